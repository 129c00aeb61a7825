from decimal import Decimal

import pytest

from helpers.rounding import half_up


@pytest.mark.parametrize(("value", "decimals", "wanted"), [
    ("106.25", 1, "106.3"), ("-106.25", 1, "-106.3"), ("106.249", 1, "106.2"), ("0.5", 0, "1"),
])
def test_a_tie_goes_away_from_zero(value, decimals, wanted):
    assert str(half_up(Decimal(value), decimals)) == wanted
