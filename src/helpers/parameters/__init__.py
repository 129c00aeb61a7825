"""The parameters of each briefing: names, types, choices and help, said once.

A notebook's parameters cell, the help table, the refusals and the file names of the pages all
come from these models. Text from make or the command line is split and compared, never evaluated.

>>> chosen = parse("overview", "focus_year=2022 language=en", families=("gongshu", "binjiang"))
>>> chosen.focus_year, chosen.families, slug(chosen)
(2022, ('gongshu', 'binjiang'), 'overview-focus_year-2022-language-en')
>>> parse("overview", "focus_yaer=2022", families=("gongshu",))
Traceback (most recent call last):
...
helpers.parameters.refused.Refused: parameter focus_yaer: unknown: accepted: families, \
start_year, end_year, focus_year, basis, as_of, language, edition (nearest: focus_year)
"""

from helpers.parameters.districts import Offered, subject_families
from helpers.parameters.models import (
    BRIEFINGS,
    CommonParameters,
    EvidenceParameters,
    MilestonesParameters,
    OverviewParameters,
    TargetsParameters,
    ThemeParameters,
)
from helpers.parameters.reading import model_of, parse, split, validate
from helpers.parameters.refused import Refused
from helpers.parameters.texts import LONGEST_SLUG, as_cell_source, help_table, slug

__all__ = [
    "BRIEFINGS", "LONGEST_SLUG", "CommonParameters", "EvidenceParameters", "MilestonesParameters",
    "Offered", "OverviewParameters", "Refused", "TargetsParameters", "ThemeParameters",
    "as_cell_source", "help_table", "model_of", "parse", "slug", "split", "subject_families",
    "validate",
]
