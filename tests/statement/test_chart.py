import re
import warnings

import matplotlib.pyplot as plt
import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup
from matplotlib.text import Text

from helpers.statement import style
from helpers.statement.chart import Chart, svg
from helpers.statement.plots.arrows import Arrow, arrow_groups
from helpers.statement.plots.bars import bar_panels
from helpers.statement.plots.bullets import Bullet, bullets
from helpers.statement.plots.counts import count_map
from helpers.statement.plots.coverage import SHADES, coverage_map
from helpers.statement.plots.dots import Dot, DotRow, dot_rows
from helpers.statement.plots.fitting import fit
from helpers.statement.plots.lines import small_multiples
from helpers.statement.plots.marks import Line, Panel, Point
from helpers.statement.plots.slopes import slopes
from helpers.statement.plots.steps import Steps, goal_steps
from helpers.statement.plots.tallies import grid
from helpers.statement.plots.titles import width
from helpers.statement.style import LOOKS
from helpers.statement.table import Band, Column, Table


def drawn(label="甲"):
    line = Line(label, LOOKS[0], (Point(2018, 1, "1", joins=False), Point(2019, 2, "2"),
                                  Point(2021, 4, "4", joins=False)))
    return small_multiples([Panel("指标", (line,))], (2017, 2023), [2021])


def test_names_without_end_are_cut_and_leave_room_to_draw_in():
    for name in ("长" * 10_000, "long " * 2_000):
        for figure in (drawn(name), bullets([Bullet(name, 80, "80%", LOOKS[0])], "%", "goal")):
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                fit(figure)
            widths = [width(line) for text in figure.findobj(Text)
                      for line in text.get_text().split("\n")]
            assert max(widths) <= 76
            assert all(axes.get_position().width > 0.1 for axes in figure.axes)
            plt.close(figure)


def test_no_line_runs_across_a_missing_year():
    figure = drawn()
    runs = [list(artist.get_xdata()) for artist in figure.axes[0].lines
            if artist.get_linestyle() != "None" and len(artist.get_xdata()) > 1
            and artist.get_marker() == "None"]
    assert [2018, 2019] in runs
    assert not [run for run in runs if 2021 in run]
    plt.close(figure)


def test_text_in_a_chart_is_text_in_our_own_font():
    figure = drawn()
    picture = svg(figure, "fig-1")
    plt.close(figure)
    assert "指标" in picture and "Briefing Sans SC" in picture


def test_two_charts_on_a_page_share_no_id_and_refer_to_their_own():
    pictures = []
    for prefix in ("fig-1", "fig-2"):
        figure = drawn()
        pictures.append(svg(figure, prefix))
        plt.close(figure)
    ids = [set(re.findall(r'\bid="([^"]+)"', p)) for p in pictures]
    assert ids[0] and not ids[0] & ids[1]
    for picture, own in zip(pictures, ids, strict=True):
        used = set(re.findall(r'(?:href="|url\()#([^")]+)', picture))
        assert used <= own


def test_a_chart_holds_no_clock_and_no_address():
    figure = drawn()
    picture = svg(figure, "fig-1")
    plt.close(figure)
    assert "metadata" not in picture and "rdf" not in picture.lower()
    assert not re.search(r"\d{4}-\d\d-\d\dT", picture)


def test_a_slim_chart_keeps_its_words_and_drops_what_no_eye_sees():
    figure = drawn("3.14159 次")
    figure.axes[0].set_title("甲 1.23456  乙")
    picture = svg(figure, "fig-1")
    plt.close(figure)
    assert "甲 1.23456  乙" in picture
    tags = "".join(re.findall(r"<[^>]+>", picture))
    assert not re.search(r"(?<![\w#])\d+\.\d{3,}", tags) and "rotate(-0" not in tags
    assert "<g></g>" not in picture


def test_an_alt_text_without_a_number_stops_the_page():
    table = Table("表", [Column("甲")], [])
    chart = Chart("x", drawn(), "图", "一张图", Markup("资料"), table, "数据")
    with pytest.raises(ValueError, match="no number"):
        chart.html("fig-1", "图 1")
    plt.close("all")


def test_a_missing_glyph_stops_the_page_instead_of_leaving_a_box():
    with pytest.raises(UserWarning, match="missing from font"):
        _draw_missing()
    plt.close("all")


def _draw_missing():
    style.apply()
    figure, axis = plt.subplots()
    axis.set_title("\U00013000")
    svg(figure, "x")


def test_two_districts_differ_by_colour_marker_and_dash():
    for part in ("colour", "marker", "dash"):
        assert len({getattr(look, part) for look in LOOKS}) == len(LOOKS)


def contrast(colour):
    def channel(value):
        value /= 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[i:i + 2], 16)) for i in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@pytest.mark.parametrize("colour", [*(look.colour for look in LOOKS), style.INK, style.MUTED])
def test_every_colour_that_text_is_written_in_can_be_read_on_white(colour):
    assert contrast(colour) >= 4.5


@pytest.mark.parametrize("figure", [
    lambda: count_map(list("甲乙"), list("abcde"), [[1, 2, 3, 4, 5], [0, 1, 0, 2, 0]]),
    lambda: coverage_map(["甲"], range(len(SHADES)), [("乙", [list(SHADES)])],
                         dict.fromkeys(SHADES, "x")),
])
def test_every_sign_of_a_heat_map_stands_out_from_its_cell(figure):
    made = figure()
    (axis,) = made.axes
    mesh = axis.collections[0]
    assert len(axis.texts) > 5
    for sign in axis.texts:
        column, row = map(int, sign.get_position())
        cell = mesh.get_facecolor()[row * mesh.get_array().shape[1] + column]
        light, dark = sorted(map(style.luminance, (cell, sign.get_color())), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, sign
    plt.close(made)


def test_a_row_of_dots_joins_only_what_may_be_compared():
    dots = (Dot(1, "1", LOOKS[0]), Dot(3, "3", LOOKS[1]))
    for joined, rules in ((True, 1), (False, 0)):
        figure = dot_rows([DotRow("比例", dots, joined=joined)], "%")
        found = [x for x in figure.axes[0].lines if list(x.get_xdata()) == [1, 3]]
        assert len(found) == rules
        plt.close(figure)


@pytest.mark.parametrize(("values", "apart"), [((9.2, 9.8), True), ((9, 60), False)])
def test_a_dot_never_hides_another_of_its_row(values, apart):
    dots = tuple(Dot(value, f"{value}%", look)
                 for value, look in zip(values, LOOKS, strict=False))
    figure = dot_rows([DotRow("比例", dots), DotRow("别的", (Dot(100, "100%", LOOKS[0]),))], "%")
    axis = figure.axes[0]
    heights = {line.get_ydata()[0] for line in axis.lines
               if line.get_marker() in "os" and line.get_xdata()[0] in values}
    assert len(heights) == (2 if apart else 1)
    labels = {text.get_text(): text.xy[1] for text in axis.texts}
    assert {labels[dot.label] for dot in dots} == heights
    plt.close(figure)


def test_the_city_is_a_thin_line_that_runs_through_since_dots_mark_a_merger():
    assert style.COMPARATOR.dash == "-" and style.COMPARATOR.width < style.LOOKS[0].width
    line = Line("", style.COMPARATOR, (Point(2020, 1, "1"), Point(2021, 2, "2")))
    figure = small_multiples([Panel("", (line,))], (2020, 2022), (2022,))
    drawn = {round(x.get_linewidth(), 1): x.get_linestyle() for x in figure.axes[0].lines
             if x.get_linestyle() != "None"}
    assert drawn[style.COMPARATOR.width] == "-" and drawn[0.8] != "-"
    plt.close(figure)


def test_a_table_with_a_cell_too_few_is_refused():
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Table("表", [Column("甲"), Column("乙")], [["x"]]).html("tab-1")


def test_rows_under_a_band_are_a_group_of_rows_of_their_own():
    rows = [["a", "1"], Band("first"), ["b", "2"], ["c", "3"], Band("second"), ["d", "4"]]
    table = Table("caption", [Column("what"), Column("value")], rows).html("tab-1")
    groups = BeautifulSoup(str(table), "html.parser").select("tbody")
    assert [len(group.select("tr")) for group in groups] == [1, 3, 2]
    heads = [group.select_one("th[scope=rowgroup]") for group in groups]
    assert [head and (head.text, head["colspan"]) for head in heads] == [
        None, ("first", "2"), ("second", "2")]


def test_on_a_phone_the_smallest_text_of_every_chart_is_nine_pixels_high():
    column = 347  # what a phone 375 px wide leaves beside its margins
    figures = {
        "lines": drawn(),
        "counts": count_map(["a"], ["2021"], [[1]]),
        "coverage": coverage_map(["a"], [2021], [("t", [["value"]])], dict.fromkeys(SHADES, "x")),
        "bullets": bullets([Bullet("a", 80, "80%", LOOKS[0])], "%", "goal"),
        "grid": grid(["a"], [("b", 0)], [[1]]),
        "bars": bar_panels(["a"], [("t", LOOKS[0], [1])]),
        "arrows": arrow_groups([("%", [Arrow("a", 1, (), "b", LOOKS[0])])]),
        "steps": goal_steps([Steps("t", (Point(2021, 1, "1"),), (), LOOKS[0], LOOKS[1])]),
        "slopes": slopes([Panel("t", (Line("a", LOOKS[0], (Point(2021, 1, "1"),)),))]),
    }
    for name, figure in figures.items():
        picture = svg(figure, "fig-1")
        plt.close(figure)
        width = float(re.search(r'viewBox="0 0 ([\d.]+)', picture)[1])
        sizes = [float(size) for size in re.findall(r"font: (?:\d+ )?([\d.]+)px", picture)]
        sizes += [float(size) for size in re.findall(r"font-size: ([\d.]+)px", picture)]
        assert sizes and min(sizes) * column / width >= 9, name


def test_values_of_goals_and_results_lie_over_no_column_and_no_other_value():
    def figures(*pairs):
        return tuple(Point(year, value, f"{value:,}") for year, value in pairs)

    for goals, results in (
        (figures((2021, 20), (2022, 50)), figures((2021, 20), (2023, 30))),
        (figures((2021, 1721), (2022, 2975), (2023, 1298)), figures((2020, 1490), (2021, 1298))),
        (figures((2021, 1298), (2022, 2975)), figures((2021, 2721), (2023, 900))),
    ):
        figure = goal_steps([Steps("t", goals, results, LOOKS[0], LOOKS[2])] * 2)
        figure.canvas.draw()
        axis = figure.axes[0]
        texts = [text.get_window_extent() for text in axis.texts]
        columns = [column.get_window_extent() for column in axis.patches]
        for place, text in enumerate(texts):
            assert not any(text.overlaps(other) for other in (*columns, *texts[:place])), place
        plt.close(figure)


def test_heads_of_a_table_begin_with_a_capital_and_keep_the_rest_as_it_is():
    table = Table("t", [Column("indicator"), Column("R&D of GDP"), Column("指标")], [])
    heads = BeautifulSoup(str(table.html("tab-1")), "html.parser").select("thead th")
    assert [head.text for head in heads] == ["Indicator", "R&D of GDP", "指标"]


@pytest.mark.parametrize(("words", "beside"), [("短。", True), ("长" * 400, False)])
def test_words_stand_beside_a_chart_on_paper_only_where_they_are_no_higher(words, beside):
    table = Table("图", [Column("a")], [["1"]])
    chart = Chart("x", drawn(), "图", "一张图，1", Markup("资料"), table, "数据", Markup(words))
    plate = BeautifulSoup(chart.html("fig-1", "图 1"), "html.parser").select_one(".plate")
    assert ("beside" in plate["class"]) == beside
