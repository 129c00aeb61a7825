"""A comparison that the data does not bear, and why."""

from __future__ import annotations

from dataclasses import dataclass

from helpers import messages
from helpers.dataset.model import Observation


@dataclass(frozen=True)
class Refusal:
    """Why a comparison is refused. ``code`` names the rule; ``parts`` are the figures concerned."""

    code: str
    zh: str
    en: str
    parts: tuple[Observation, ...] = ()

    def reason(self, language: str) -> str:
        """Return the reason as a sentence."""
        return self.zh if language == "zh" else self.en


def refusal(
    code: str, parts: tuple[Observation, ...] = (), **values: dict[str, str] | str
) -> Refusal:
    """Make a refusal from the catalogue; a value may be one text or one per language.

    >>> refusal("not_a_goal").en
    'there is no goal to judge by'
    """
    wording = {}
    for language in messages.LANGUAGES:
        filled = {k: v[language] if isinstance(v, dict) else v for k, v in values.items()}
        wording[language] = messages.text(f"refusal.{code}", language, **filled)
    return Refusal(code, wording["zh"], wording["en"], parts)


def different_unit(parts: tuple[Observation, ...], *units: str) -> Refusal:
    """Refuse figures of unlike units, called as each language calls them.

    >>> different_unit((), "亿元", "家").en
    'the units differ (billion yuan / a count)'
    """
    return refusal("different_unit", parts, units={
        "zh": " / ".join(units), "en": " / ".join(map(_in_english, units))})


def _in_english(unit: str) -> str:
    try:
        name = messages.template(f"unit.{unit}", "en")
    except KeyError:
        return unit
    # "×0.1 billion yuan" says how values are scaled; the name is what follows.
    return (name.partition(" ")[2] if name.startswith("×") else name) or "a count"


class ComparabilityError(ValueError):
    """Raised instead of a number. ``refusal`` holds the reason in both languages."""

    def __init__(self, reason: Refusal):
        super().__init__(f"{reason.en} / {reason.zh}")
        self.refusal = reason
