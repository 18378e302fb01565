"""How a language speaks: its catalogue, and how it writes dates, numbers, shares, durations and targets."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from cxjourney.backends.site.bits import Words
from cxjourney.backends.site.isolation import english, figure, own
from cxjourney.backends.site.words import kind_title
from cxjourney.model.values import Duration, Quantity, Target, tidy

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "dv"})
_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}
_PARTS = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
_NUMBERS = 10_000
"""How many numbers a language remembers: most are small, and come on every page."""
_UNITS = {"Y": "year", "W": "week", "D": "day", "H": "hour", "S": "second"}


class Speech:
    """One language: `speech.t("Owner")`, `speech.date(day)`, `speech.number(0.5)`."""

    def __init__(self, code: str) -> None:
        from babel import Locale, UnknownLocaleError

        self.code = code
        try:
            self.locale: Any = Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            self.locale = Locale.parse("en")
        self.direction = direction_of(code)
        self._numbers: dict[tuple[str, int], str] = {}
        self._durations = lru_cache(maxsize=1_000)(self._duration)
        self._shares = lru_cache(maxsize=1_000)(self._share)
        self._dates = lru_cache(maxsize=1_000)(self._date)
        self._catalogue = catalogue(code.partition("-")[0])
        self._foreign = not self._catalogue and code.partition("-")[0] != "en"

    @property
    def name(self) -> str:
        """The name of the language in itself: `français`."""
        from babel import Locale, UnknownLocaleError

        try:
            shown = Locale.parse(self.code.replace("-", "_")).get_display_name()
        except (UnknownLocaleError, ValueError):
            shown = None
        return shown or self.code

    def t(self, message: str, **values: object) -> str:
        """A sentence of the interface, its `%(holes)s` filled."""
        said = self._catalogue.get(message, message)
        text = said if isinstance(said, str) else said[0]
        return self._filled(text, values)

    def n(self, one: str, many: str, count: int, **values: object) -> str:
        """A sentence that counts: `n("%(num)s stage", "%(num)s stages", 3)`."""
        said = self._catalogue.get(one)
        forms = said if isinstance(said, tuple) else (one, many)
        alone = abs(count) < 2 if self.code.startswith("fr") else abs(count) == 1
        return self._filled(forms[0 if alone else -1], {"num": self.number(count), **values})

    def said(self, words: Words) -> str:
        """A sentence of the interface that came with its language, as a text."""
        return english(words.text) if words.lang else words.text

    def _filled(self, text: str, values: dict[str, object]) -> str:
        """A sentence with its holes filled, marked as English where the interface has no catalogue."""
        if self._foreign:
            return english(text % {key: own(value) for key, value in values.items()} if values else text)
        return text % values if values else text

    def _figure(self, shown: str) -> str:
        return figure(shown) if self.direction == "rtl" else shown

    def kind(self, kind: str, many: bool = False) -> str:
        """The name of a kind: declarations say it in English and French, catalogues in other languages."""
        title = kind_title(kind, many)
        return title.fr if self.code.partition("-")[0] == "fr" else self.t(title.en)

    def number(self, value: float, decimals: int = 2) -> str:
        """A number as this language writes it, with at most `decimals` decimals."""
        shown = self._numbers.get((key := repr(value), decimals))
        if shown is None:
            from babel.numbers import format_decimal

            pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
            shown = format_decimal(value, format=pattern, locale=self.locale).replace("-", "−")
            if len(self._numbers) < _NUMBERS:
                self._numbers[key, decimals] = shown
        return shown

    def signed(self, value: float, decimals: int = 0) -> str:
        """A score with its sign: `+1`, `0`, `−2`."""
        shown = self.number(round(value, decimals), decimals)
        return self._figure(f"+{shown}" if round(value, decimals) > 0 else ("0" if shown in {"−0", "0"} else shown))

    def percent(self, ratio: float) -> str:
        """A share: `38 %`."""
        return self._shares(ratio) if ratio else self._share(ratio)

    def _share(self, ratio: float) -> str:
        from babel.numbers import format_percent

        pattern = "#,##0.#\u202f%" if self.code.startswith("fr") else "#,##0.#%"
        shown: str = format_percent(ratio, format=pattern, locale=self.locale)
        return self._figure(shown)

    def money(self, amount: float, currency: str) -> str:
        """An amount of money."""
        from babel.numbers import format_currency

        digits = "#,##0 ¤" if float(amount).is_integer() else "#,##0.00 ¤"
        if not self.code.startswith("fr"):
            digits = "¤" + digits.removesuffix(" ¤")
        shown: str = format_currency(amount, currency, format=digits, locale=self.locale, currency_digits=False)
        return self._figure(shown)

    def quantity(self, quantity: Quantity) -> str:
        """A number with its unit."""
        if quantity.unit == "%":
            return self.percent(quantity.value)
        if re.fullmatch(r"[A-Z]{3}", quantity.unit):
            return self.money(quantity.value, quantity.unit)
        unit = self.t(quantity.unit) if quantity.unit else ""
        return f"{self.number(quantity.value)} {unit}".rstrip()

    def target(self, target: Target) -> str:
        """What a KPI should reach: `≥ 38 %`."""
        return self._figure(f"{_SIGNS[target.operator]} {self.quantity(target.quantity)}")

    def date(self, day: dt.date) -> str:
        """A day in full: `22 novembre 2026`."""
        return self._dates(day)

    def _date(self, day: dt.date) -> str:
        from babel.dates import format_date

        shown: str = format_date(day, "long", locale=self.locale)
        return shown

    def duration(self, duration: Duration) -> str:
        """A duration in words: `3 jours`."""
        return self._durations(duration.iso)

    def _duration(self, iso: str) -> str:
        from babel.units import format_unit

        date, _, time = iso.removeprefix("P").partition("T")
        found = [(n, "month" if u == "M" else _UNITS[u]) for n, u in _PARTS.findall(date)]
        found += [(n, "minute" if u == "M" else _UNITS[u]) for n, u in _PARTS.findall(time)]
        return " ".join(
            format_unit(float(n) if "." in n else int(n), f"duration-{u}", "long", locale=self.locale) for n, u in found
        )

    def plain_number(self, value: float) -> str:
        """A number for machines: `0.25`."""
        return tidy(value)


def direction_of(language: str) -> str:
    """Whether a language is written from left to right, `ltr`, or from right to left, `rtl`."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@cache
def catalogue(language: str) -> dict[str, str | tuple[str, ...]]:
    """The translations into a language, by English sentence; empty when the interface does not speak it."""
    from babel.messages.pofile import read_po

    source = files("cxjourney.backends.site").joinpath("i18n", f"{language}.po")
    if not source.is_file():
        return {}
    with source.open("rb") as stream:
        read = read_po(stream, locale=language)
    table: dict[str, str | tuple[str, ...]] = {}
    for message in read:
        if message.id and message.string:
            key = message.id if isinstance(message.id, str) else message.id[0]
            table[key] = message.string if isinstance(message.string, str) else tuple(message.string)
    return table
