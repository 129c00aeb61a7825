"""The code words of the data, once; ``data/README.md`` says what each means.

Order matters where a reader sees the list: it goes from the plain case to the rare one.
"""

from __future__ import annotations

MEASURES = (
    "level", "yoy_pct", "avg_growth_pct", "change_pct", "change_pp",
    "share_pct", "rank", "attainment_pct", "multiple",
)
#: Measures that say something about another figure, named in column ``of``.
RELATIVE_MEASURES = ("change_pct", "share_pct", "rank", "attainment_pct")

STATUSES = (
    "actual", "provisional", "revised", "target", "stretch", "target_revised", "planned",
)
#: What happened, as far as the document knows.
RESULTS = ("actual", "provisional", "revised")
#: What is meant to happen; never a result.
GOALS = ("target", "stretch", "target_revised")

BOUNDS = ("eq", "ge", "le", "approx", "nearly")
SKIP_REASONS = ("slogan", "name", "date", "numbering", "repeat", "threshold", "other")

DOC_TYPES = (
    "work_report", "plan_report", "scorecard", "press", "bulletin", "statistics", "budget",
    "accounts", "five_year_plan",
)
VINTAGES = ("estimate", "first", "accounts", "census")
TIERS = ("full_text", "public_excerpt")
TRUSTS = ("official", "press", "copy", "low")

ROLES = ("subject", "part", "comparator")
RELATIONS = ("part", "wider", "outside", "each", "programme")

THEMES = (
    "economy", "industry", "innovation", "openness", "urban", "environment", "livelihood",
    "governance", "finance",
)
KINDS = ("flow", "stock", "rate", "index")
#: Canonical units of things that come whole: printed one by one, such a number is counted, not
#: rounded. Whatever counts as one of them says so in ``units.csv`` (家 is a 个); 万家 is rounded.
COUNTED = (
    "个", "人", "户", "件", "台", "张", "幢", "辆", "起", "场", "套", "首", "本", "册", "份", "碗",
    "间", "片", "块", "支", "层", "次", "人次", "户次", "家次", "剂次", "大类",
)
YES_NO = ("yes", "no")
#: Whether published growth rates of an indicator take prices out; empty: nothing is said.
GROWTHS = ("", "real", "nominal")
BETTER = ("higher", "lower", "none")

BREAK_KINDS = ("geography", "definition", "price_basis", "classification", "census", "scope")
BREAK_EFFECTS = ("incomparable", "bridged")
CORRECTION_ACTIONS = ("flag", "override")
CORRECTION_STATUSES = ("open", "reported", "fixed")
#: What of a document two passes read before they were compared.
CURATION_PASSES = ("whole", "first-half", "second-half", "repeat")
JUDGEMENTS = ("", "done", "under_way", "not_done", "changed", "not_stated")

#: ``FY``, ``M01-M09``, ``EOY``, ``CUM``, ``CUM2021``, ``Y2023-Y2025``, ``ASOF:2021-12-27``.
PERIOD_PATTERN = (
    r"FY|EOY|CUM|CUM\d{4}|M(?:0[1-9]|1[0-2])-M(?:0[1-9]|1[0-2])|Y\d{4}-Y\d{4}"
    r"|ASOF:\d{4}-\d{2}-\d{2}"
)
