"""What may be said of two figures, and a refusal with its reason where nothing may.

Every function takes figures and gives a :class:`Quantity` that carries its parts, or raises
:class:`ComparabilityError` with a reason in Chinese and English. Nothing here reads files or
writes sentences.
"""

from helpers.comparison.average import average_growth
from helpers.comparison.basis import PanelCell, area_cell, may_join, panel_cell
from helpers.comparison.contribution import contribution
from helpers.comparison.goals import Attainment, attainment
from helpers.comparison.order import order
from helpers.comparison.quantity import Quantity, interval, published
from helpers.comparison.refusal import ComparabilityError, Refusal
from helpers.comparison.relations import growth, growth_gap, level_ratio, share, share_of
from helpers.comparison.wider import breaks_of_share, denominator, share_of_cell, shares_of_cell

__all__ = [
    "Attainment", "ComparabilityError", "PanelCell", "Quantity", "Refusal", "area_cell",
    "attainment", "average_growth", "breaks_of_share", "contribution", "denominator", "growth",
    "growth_gap", "interval", "level_ratio", "may_join", "order", "panel_cell", "published",
    "share", "share_of", "share_of_cell", "shares_of_cell",
]
