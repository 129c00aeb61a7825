"""Which columns each file of ``data/`` has, in order. The one place that names them."""

from __future__ import annotations

#: Key of a figure within one document.
OBSERVATION_KEY = (
    "area_id", "scope", "indicator_id", "year", "period", "measure", "of", "status", "bound",
)

COLUMNS: dict[str, tuple[str, ...]] = {
    "observations": (
        "area_id", "scope", "indicator_id", "year", "period", "measure", "of", "status", "bound",
        "value", "unit", "evidence", "doubt", "context", "note",
    ),
    "skipped": ("phrase", "count", "reason"),
    "sources": (
        "source_id", "title_zh", "title_en", "publisher_zh", "doc_type", "published", "vintage",
        "index_no", "url", "tier", "trust", "sha256", "reuse_note",
    ),
    "areas": (
        "area_id", "family", "role", "name_zh", "name_en", "valid_from", "valid_to",
        "composed_of", "note", "note_zh", "note_en",
    ),
    "scopes": ("scope_id", "area_id", "name_zh", "name_en", "relation"),
    "indicators": (
        "indicator_id", "name_zh", "name_en", "theme", "unit", "kind", "additive", "better",
        "headline", "part_of", "definition_zh", "definition_en", "aliases", "short_zh", "short_en",
        "growth",
    ),
    "units": ("unit", "canonical", "factor"),
    "breaks": (
        "family", "area_id", "indicator_id", "from_year", "kind", "effect", "bridge", "note_zh",
        "note_en", "source_id", "measure", "evidence",
    ),
    "corrections": (
        "source_id", "evidence", "problem_zh", "problem_en", "how_known", "action", "use_value",
        "use_unit", "status",
    ),
    "tasks": (
        "task_no", "section_zh", "title_zh", "title_en", "lead_units_zh", "judgement", "note",
        "section_en", "lead_units_en",
    ),
    "milestones": ("landmark_no", "title_zh", "title_en", "note"),
    "curation": (
        "source_id", "pass", "rows_a", "rows_b", "both", "share_of_union", "value", "year",
        "period", "status", "scope", "bound", "note_zh", "note_en",
    ),
}

#: Files that stand once, beside ``observations/<source_id>.csv`` and ``<source_id>.skipped.csv``.
SINGLE_FILES = tuple(name for name in COLUMNS if name not in ("observations", "skipped"))
