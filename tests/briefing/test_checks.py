import pytest

from helpers.briefing.checks import LARGEST, checks

FINE = '<style>a{src:url("data:x")}</style><a class="n" href="#n1">5</a><b id="n1">x</b>'


def test_a_silent_page_whose_numbers_lead_somewhere_passes():
    assert all(checks(FINE).values())


@pytest.mark.parametrize(("added", "name"), [
    ("<script>1</script>", "silent"),
    ('<p onclick="x">', "silent"),
    ('<img src="https://a.b/c.png">', "silent"),
    ("<style>p{background:url(http://a.b/c)}</style>", "silent"),
    ('<style>@import "a.css"</style>', "silent"),
    ('<a class="n" href="#n2">6</a>', "links"),
    ("x" * LARGEST, "size"),
])
def test_what_a_page_must_not_hold_is_told_by_the_name_of_its_check(added, name):
    assert [key for key, passes in checks(FINE + added).items() if not passes] == [name]
