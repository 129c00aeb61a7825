"""A page is read in the pieces that a reader meets."""

from helpers.review.text import read


def test_kinds_of_pieces_and_where_they_stand():
    page = read(
        '<html lang="zh-CN"><title>题</title><style>p{}</style><main><h2>规模</h2><p>话</p>'
        '<figure id="fig-1"><figcaption>图题</figcaption><div role="img" aria-label="替代"><svg>'
        '<g class="tick"><text>刻度</text></g><text>标注</text></svg></div>'
        '<p class="src">来源</p><table><caption>表题</caption><tr><th scope="col">列</th></tr>'
        '<tr><th scope="row">行</th><td>格</td><td>乙</td></tr></table></figure>'
        '<section class="evidence"><p>注</p></section></main></html>')
    assert [(p.kind, p.text) for p in page.pieces] == [
        ("heading", "题"), ("heading", "规模"), ("prose", "话"), ("caption", "图题"),
        ("alt", "替代"), ("tick", "刻度"), ("label", "标注"), ("source", "来源"),
        ("caption", "表题"), ("header", "列"), ("row", "行"), ("cell", "格"), ("cell", "乙"),
        ("note", "注")]
    by_text = {p.text: p for p in page.pieces}
    assert by_text["话"].where == "规模" and by_text["标注"].figure == "fig-1"
    assert (by_text["乙"].row, by_text["乙"].column) == (2, 2)
    assert page.language == "zh-CN" and "fig-1" in page.ids


def test_runs_know_links_counts_and_quotations_also_inside_one_another():
    page = read('<html lang="en"><p>a <a class="n" href="#n1"><b>5</b> %</a> '
                '<span class="count">3</span><q>b</q><i lang="zh-CN">某</i></p></html>')
    assert [(r.text, r.role) for r in page.pieces[0].runs if r.text.strip()] == [
        ("a ", ""), ("5", "link"), (" %", "link"), ("3", "count"), ("b", "quote"), ("某", "quote")]


def test_unclosed_elements_do_not_swallow_what_follows():
    page = read("<ul><li>a<li>b</ul><p>c<br>d</p>")
    assert [p.text for p in page.pieces] == ["a", "b", "c d"]
