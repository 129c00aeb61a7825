"""What stands beside a number in its cell is set apart from it."""

from markupsafe import Markup

from helpers.statement.beside import WIDEST, apart, margins

NUMBER = '<a class="n" id="u{0}" href="#n{0}">{0}</a>'
FLAG = '<span class="flag">[预计]</span>'
MARK = '<span class="sep">；</span>'


def test_year_and_flags_of_each_number_of_a_cell_get_a_box_and_a_bare_number_none():
    one, two = NUMBER.format(1), NUMBER.format(2)
    assert apart(Markup(one)) == one
    assert apart(Markup(f'{one} <span class="year">2022</span><wbr>{FLAG}')) == (
        f'{one}<span class="by"> <span class="year">2022</span><wbr>{FLAG}</span>')
    assert apart(Markup(f"{one}{MARK}{two}<wbr>{FLAG}")) == (
        f'{one}{MARK}{two}<span class="by">{FLAG}</span>')


def test_words_are_left_as_they_are_written():
    for cell in ("<b>12</b>", Markup("见后"), Markup(f"{NUMBER.format(1)} 与 {NUMBER.format(2)}")):
        assert apart(cell) is cell or apart(cell) == cell


def test_only_columns_with_remarks_have_a_margin_and_all_margins_fit_on_paper():
    plain, flagged = (apart(Markup(NUMBER.format(1) + more)) for more in ("", f"<wbr>{FLAG}"))
    assert margins({1: [plain], 2: [plain]}) == (set(), 0)
    columns, wide = margins({1: [plain], 2: [plain, flagged]})
    assert columns == {2} and 3 < wide < 4
    long = apart(Markup(NUMBER.format(1) + FLAG * 9))
    columns, wide = margins({1: [long], 2: [flagged]})
    assert columns == {1, 2} and wide * 2 <= WIDEST
    assert wide < margins({1: [long], 2: [flagged]}, words=False)[1]
