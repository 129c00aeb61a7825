"""Writes sentences and cells in one language; every number it writes is a link to its note."""

from __future__ import annotations

from decimal import Decimal
from string import Formatter

from markupsafe import Markup, escape

from helpers import messages
from helpers.comparison.quantity import Quantity, published
from helpers.comparison.refusal import Refusal
from helpers.dataset.load import Dataset
from helpers.dataset.model import Area, Indicator, Observation, Source
from helpers.statement import numbers, units
from helpers.statement.ledger import Ledger
from helpers.statement.render import chinese_marked


class Writer:
    """The voice of one page.

    >>> writer = Writer(data, "zh")                                           # doctest: +SKIP
    >>> writer.sentence("overview.level", area=area, value=figure)            # doctest: +SKIP
    Markup('…<a class="n" id="u1" href="#n1">2184.8亿元</a>…')
    """

    def __init__(self, data: Dataset, language: str):
        self.data = data
        self.language = language
        self.ledger = Ledger(data, language)

    # -- words --------------------------------------------------------------------------------

    def say(self, key: str, **values: object) -> str:
        """Return a message as plain text (no numbers of the data in it)."""
        return messages.text(key, self.language, **values)

    def term(self, section: str, code: str) -> str:
        """Return the name of a code word, or the word itself where the catalogue has none."""
        try:
            return self.say(f"{section}.{code}")
        except KeyError:
            return code

    def name(self, record: Area | Indicator) -> str:
        """Return the name of an area or indicator."""
        return record.name_zh if self.language == "zh" else record.name_en

    def short(self, indicator: Indicator) -> str:
        """Return the name that charts have room for."""
        return indicator.short_zh if self.language == "zh" else indicator.short_en

    def family_name(self, family: str) -> str:
        """Return the name of a family: that of its latest vintage."""
        return self.name(self.data.vintages_of(family)[-1])

    def title(self, source: Source) -> str:
        """Return the title of a document."""
        return source.title_zh if self.language == "zh" else source.title_en

    def listed(self, items) -> Markup:
        """Join items as the language lists them."""
        return Markup(escape(self.say("list.separator"))).join(items)

    def stacked(self, mark: str, items) -> Markup:
        """Join the numbers of a cell; in a column of numbers a page gives each a line instead."""
        return Markup('<span class="sep">{}</span>').format(self.say(mark)).join(items)

    def clauses(self, items) -> Markup:
        """Join clauses with commas."""
        return Markup(escape(self.say("list.comma"))).join(items)

    def sentence(self, key: str, **values: object) -> Markup:
        """Fill a message; observations and quantities become links, all else is escaped.

        What the message does not name gets no link either: its note would lead back to nothing.
        """
        template = messages.template(key, self.language)
        named = {name for _, name, _, _ in Formatter().parse(template)}
        filled = {name: self._filled(value) for name, value in values.items() if name in named}
        return Markup(escape(template)).format(**filled)

    def _filled(self, value: object) -> object:
        if isinstance(value, Observation | Quantity):
            return self.figure(value)
        if isinstance(value, Area | Indicator):
            return self.name(value)
        return value

    # -- numbers ------------------------------------------------------------------------------

    def figure(self, of: Observation | Quantity, unit: bool = True, signed: bool = False) -> Markup:
        """Write a figure, with its unit, as a link to its note."""
        quantity = published(of) if isinstance(of, Observation) else of
        mark = self._mark(quantity)
        value, name = self.shown(quantity)
        language = self.language
        # Under a header of yuan 70,000 yuan may stand as 7 ten thousands, which has a unit then.
        if unit or (language == "zh" and numbers.words_up(value, name, language)):
            written = numbers.amount(value, name, language, signed)
        else:
            value, _ = numbers.scaled(value, name, self.language)
            written = numbers.number(value, self.language, signed)
        return self.ledger.link(quantity, mark + written)

    def magnitude(self, quantity: Quantity) -> Markup:
        """Write a change without its sign, which the verb of the sentence carries."""
        return self.ledger.link(quantity, self._mark(quantity) + numbers.amount(
            abs(quantity.value), quantity.unit, self.language))

    def _mark(self, quantity: Quantity) -> str:
        """Return what stands before a number that is a bound or no more than about right."""
        bound = quantity.parts[0].bound if quantity.is_published else (
            "approx" if quantity.is_rough else "eq")
        return numbers.bound_mark(bound, self.language)

    def shown(self, quantity: Quantity) -> tuple[Decimal, str]:
        """Return value and unit as they are shown; see :func:`units.shown`."""
        return units.shown(self.data, quantity)

    def count(self, what: object) -> Markup:
        """Write a number that the page has counted itself (rows, tasks, months), not a figure."""
        if isinstance(what, int):
            what = numbers.number(Decimal(what), self.language)
        return Markup('<span class="count">{}</span>').format(what)

    def rule(self, what: object) -> Markup:
        """Write a number that a rule of the page sets (a threshold), not a figure."""
        return Markup('<span class="rule">{}</span>').format(what)

    def numbering(self, what: object) -> Markup:
        """Write the number by which a list calls one of its items (task 21), not a figure."""
        return Markup('<span class="no">{}</span>').format(what)

    def flags(self, codes) -> Markup:
        """Return flags as words in square brackets, which a screen reader can say."""
        return Markup("").join(
            Markup('<wbr><span class="flag">[{}]</span>').format(
                numbers.flag_name(code, self.language))
            for code in codes
        )

    def remark(self, text: str) -> Markup:
        """Return a remark beside a figure, in the form of a flag."""
        return Markup('<wbr><span class="flag">[{}]</span>').format(text)

    def on_screen(self, text: str) -> Markup:
        """Return words that hold on a screen only: of what can be opened or followed there."""
        return Markup('<span class="onscreen">{}</span>').format(text)

    def on_paper(self, text: str) -> Markup:
        """Return words that hold on paper only, where nothing can be opened or followed."""
        return Markup('<span class="onpaper">{}</span>').format(text)

    def day(self, text: str) -> Markup:
        """Write a date as printed, that no line ends in the midst of it."""
        return Markup('<span class="day">{}</span>').format(text)

    def blank(self) -> Markup:
        """Fill a cell that has nothing to hold; what was looked for and not found says so."""
        return Markup('<span class="none">{}</span>').format(self.say("page.blank"))

    def refused(self, refusal: Refusal) -> Markup:
        """Write a refusal in place of the number."""
        return Markup('<span class="refused">{}</span>').format(self.reason(refusal))

    def reason(self, refusal: Refusal, inside: bool = False) -> Markup:
        """Write why something is refused; Chinese words of the data are marked in English.

        ``inside`` a sentence it begins small, but for a name in capitals.
        """
        said = refusal.reason(self.language)
        if inside and said[1:2].islower():
            said = said[:1].lower() + said[1:]
        return escape(said) if self.language == "zh" else chinese_marked(said)
