from helpers.pages import tracks
from helpers.pages.overview import Overview


def opened(world):
    from helpers.parameters import validate

    parameters = validate("overview", {}, families=("west", "north"))
    return Overview(parameters, world.load())


def test_a_break_put_in_leaves_a_footnote_that_names_place_indicator_and_year(world):
    for year in (2020, 2021, 2022):
        world.row("north", year, "100")
    page = opened(world)
    shown = list(tracks.tracks(page, "north", "revenue"))
    assert tracks.cut_notes(page, shown) == ""
    world.breaks.append(("north", "", "revenue", "2022", "definition", "incomparable", "", "甲。",
                         "A.", "merger"))
    page = opened(world)
    note = tracks.cut_notes(page, list(tracks.tracks(page, "north", "revenue")))
    for part in ("北区", "一般公共预算收入", "2022", "基数或口径疑有变"):
        assert part in note
