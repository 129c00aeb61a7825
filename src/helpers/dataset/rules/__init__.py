"""What must hold between the cells of a row, between rows, and between files.

A rule is a function that takes the `Contents` of the data and yields `Fault`s; its docstring
says the rule in the words of the contract (``data/README.md``). Rules are independent of each
other and keep quiet about cells that are malformed, which `schemas` reports.
"""

from helpers.dataset.rules import (
    areas,
    curation,
    dictionary,
    figures,
    folder,
    keys,
    ledgers,
    phrases,
    plausible,
    references,
    times,
)

RULES = (
    *folder.RULES,
    *keys.RULES,
    *references.RULES,
    *areas.RULES,
    *times.RULES,
    *figures.RULES,
    *phrases.RULES,
    *dictionary.RULES,
    *ledgers.RULES,
    *plausible.RULES,
    *curation.RULES,
)
