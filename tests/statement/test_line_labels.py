"""Labels at the ends of lines keep out of the way of points."""

import pytest

from helpers.statement.plots.fitting import fit
from helpers.statement.plots.lines import one_panel, small_multiples
from helpers.statement.plots.marks import Line, Panel, Point
from helpers.statement.style import LOOKS


def label_of(text, *lines):
    """Draw lines in one panel and return the label with that text: (offset, anchor)."""
    panel = Panel("", tuple(Line("", look, points)
                            for look, points in zip(LOOKS, lines, strict=False)))
    axis = small_multiples([panel], (2017, 2023)).axes[0]
    return next(a for a in axis.texts if a.get_text() == text)


def series(*points, label="here"):
    return tuple(Point(year, value, label) for year, value in points)


def test_a_label_stands_to_the_right_of_the_end_of_its_line():
    assert label_of("here", series((2017, 10), (2018, 11))).get_position() == (7, 0)


@pytest.mark.parametrize(("neighbour", "side"), [((2019, 11), -1), ((2019, 11.2), -1)])
def test_a_label_with_a_point_in_its_way_goes_below(neighbour, side):
    label = label_of("here", series((2017, 10), (2018, 11)), series(neighbour, label="there"))
    x, y = label.get_position()
    assert x == 0 and y * side > 0


def test_with_a_point_below_as_well_it_goes_above():
    label = label_of("here", series((2017, 10), (2018, 11)),
                     series((2018, 10.2), (2019, 11), label="there"))
    assert label.get_position() == (0, 11)


def test_a_panel_that_goes_below_zero_shows_where_zero_is():
    def rules(*values):
        panel = Panel("", (Line("", LOOKS[0], series(*enumerate(values, 2018))),))
        axis = small_multiples([panel], (2017, 2023)).axes[0]
        return [line for line in axis.lines if list(line.get_ydata()) == [0, 0]]

    assert rules(-5, 5) and not rules(4, 5)


def test_a_line_to_the_last_year_is_named_before_its_value_and_a_short_one_over_its_middle():
    long = Line("North", LOOKS[0], series((2022, 5), (2023, 6), label="6"))
    short = Line("East", LOOKS[1], series((2018, 2), (2019, 3), label="3"))
    axis = one_panel([long, short], (2017, 2023), [2021], "", "").axes[0]
    named = {a.get_text(): a for a in axis.texts}
    assert "North 6" in named
    assert named["East 3 → 3"].xy[0] == 2018.5


def test_titles_of_neighbouring_panels_do_not_touch():
    lines = (Line("", LOOKS[0], series((2017, 10_000), (2018, 11_000))),)
    panels = [Panel(title, lines) for title in ("general budget revenue (bn yuan)", "growth (%)")]
    figure = small_multiples(panels, (2017, 2023))
    fit(figure)
    left, right = (axis._left_title.get_window_extent() for axis in figure.axes)
    assert left.x1 + 3 < right.x0


def marks(*lines):
    """Draw lines in one panel and return where the marks of 2018 stand."""
    panel = Panel("", tuple(Line("", look, points)
                            for look, points in zip(LOOKS, lines, strict=False)))
    axis = small_multiples([panel], (2017, 2023)).axes[0]
    return [line.get_xdata()[0] for line in axis.lines
            if line.get_linestyle() == "None" and abs(line.get_xdata()[0] - 2018) < 0.5]


def test_a_mark_never_hides_another_of_its_year():
    for other in (10, 10.1):
        left, right = marks(series((2018, 10)), series((2018, other)))
        assert right - left > 0.2
    assert marks(series((2018, 10)), series((2018, 5))) == [2018, 2018]


def test_a_label_does_not_stand_on_the_rule_of_a_cut():
    for year, side in ((2020, "right"), (2021, "left")):
        panel = Panel("", (Line("", LOOKS[0], series((2018, 10), (year, 11))),
                           Line("", LOOKS[1], series((2022, 11), label="there"))))
        axis = small_multiples([panel], (2017, 2023), [2021]).axes[0]
        label = next(a for a in axis.texts if a.get_text() == "here")
        assert (label.get_ha(), label.get_position()[0] > 0) == (side, side == "right")
