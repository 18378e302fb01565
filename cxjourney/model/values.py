"""The small values of the language: texts, targets, durations, dates, shares. Parsed once, written back the same."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from cxjourney.wording import Wording, say

T = TypeVar("T")

# ---------------------------------------------------------------- vocabulary


@dataclass(frozen=True)
class Ref(Generic[T]):
    """A reference to an entity or an element: its kind, and its id or its path inside the workspace.

    `Ref("persona", "lea")`, `Ref("touchpoint", "first-home-loan/dream/simulator")`, `Ref("traveller", "")`.
    """

    # No slots: `Ref[Team]("team", "care")` lets Python note the type argument on the instance.
    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind


@dataclass(frozen=True, slots=True)
class Text:
    """What people read: `((language, words), …)`; a plain string has the language `""`, the default one."""

    values: tuple[tuple[str, str], ...]

    def in_(self, language: str, default: str) -> str:
        """The words in `language`, else in the `default` language of the workspace, else in the first one."""
        return self.said(language, default)[0]

    def language_of(self, language: str, default: str) -> str:
        """The language in which `in_` answers: `language` itself unless it fell back."""
        return self.said(language, default)[1]

    def said(self, language: str, default: str) -> tuple[str, str]:
        """Both: the words, and the language they are in."""
        if len(self.values) == 1:
            return self.values[0][1], self.values[0][0] or default
        for wanted in (language, "") if language == default else (language, default, ""):
            for spoken, words in self.values:
                if spoken == wanted:
                    return words, wanted or default
        return self.values[0][1], self.values[0][0]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.values)

    def __str__(self) -> str:
        return self.values[0][1]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as people write it: `38 %` is 0.38 with unit `%`; `3 days` is 3 with unit `days`."""

    value: float
    unit: str = ""

    def __str__(self) -> str:
        if self.unit == "%":
            return f"{tidy(self.value * 100)} %"
        return f"{tidy(self.value)} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Target:
    """What a KPI should reach: `>= 38 %`. `operator` is one of `>= <= > < =`."""

    operator: str
    quantity: Quantity

    def met_by(self, value: float) -> bool:
        """Whether a value, in the same unit, satisfies the target."""
        aim = self.quantity.value
        return {">=": value >= aim, "<=": value <= aim, ">": value > aim, "<": value < aim, "=": value == aim}[
            self.operator
        ]

    def __str__(self) -> str:
        return f"{self.operator} {self.quantity}"


@dataclass(frozen=True, slots=True)
class Duration:
    """An ISO 8601 duration. `seconds` counts a month as 30 days and a year as 365."""

    iso: str
    seconds: float

    def __str__(self) -> str:
        return self.iso


# ---------------------------------------------------------------- parsing


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a scalar does not parse: `at` is the index of the first character that does not fit."""

    at: int
    message: Wording


_NUMBER = r"[-+−]?\d[\d  ]*+(?:[.,]\d+)?"
_QUANTITY = re.compile(rf"(?P<number>{_NUMBER})[ \u00a0\u202f]*+(?P<unit>%|[^\d\s%<>=][^%<>=]*)?\Z")
_EXPONENT = re.compile(r"[eE][-+−]?\d")
_TARGET = re.compile(r"(?P<op>>=|<=|>|<|=|≥|≤)[ \u00a0\u202f]*")
_DURATION = re.compile(
    r"P(?=.)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=.)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?\Z"
)
_SECONDS = {
    "years": 31_536_000,
    "months": 2_592_000,
    "weeks": 604_800,
    "days": 86_400,
    "hours": 3_600,
    "minutes": 60,
    "seconds": 1,
}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def parse_quantity(raw: Any) -> Quantity | Fault:
    """`38 %`, `4.2`, `3 days`, `1 200 EUR`, or a YAML number. An exponent, as in `1e3`, is for YAML numbers only."""
    if isinstance(raw, (int, float)):
        return Quantity(float(raw))
    found = _QUANTITY.match(raw)
    if not found:
        bad = re.match(rf"{_NUMBER}", raw)
        return Fault(
            bad.end() if bad else 0,
            say(
                "expected a number, with a unit if it has one, such as `38 %`",
                "un nombre est attendu, avec son unité s'il en a une, par exemple `38 %`",
            ),
        )
    if _EXPONENT.match(found["unit"] or "") and raw[found.end("number") : found.start("unit")] == "":
        return Fault(
            found.end("number"),
            say(
                "write the number with all its digits, without `e`",
                "écrivez le nombre avec tous ses chiffres, sans `e`",
            ),
        )
    number = float(re.sub("[   ]", "", found["number"]).replace(",", ".").replace("−", "-"))
    if not math.isfinite(number):
        return Fault(0, say("this number is too large", "ce nombre est trop grand"))
    unit = (found["unit"] or "").strip()
    return Quantity(round(number / 100, 12) if unit == "%" else number, unit)


def parse_target(raw: str) -> Target | Fault:
    """`>= 38 %`: an operator, then a quantity."""
    operator = _TARGET.match(raw)
    if not operator:
        return Fault(
            0,
            say(
                "a target begins with `>=`, `<=`, `>`, `<` or `=`", "une cible commence par `>=`, `<=`, `>`, `<` ou `=`"
            ),
        )
    quantity = parse_quantity(raw[operator.end() :])
    if isinstance(quantity, Fault):
        return Fault(operator.end() + quantity.at, quantity.message)
    return Target({"≥": ">=", "≤": "<="}.get(operator["op"], operator["op"]), quantity)


def parse_share(raw: str) -> float | Fault:
    """`42 %` as the ratio 0.42, between 0 and 1."""
    quantity = parse_quantity(raw)
    if isinstance(quantity, Fault):
        return quantity
    if quantity.unit != "%":
        return Fault(
            len(raw),
            say("write the share with its `%`, as in `42 %`", "écrivez la part avec son `%`, par exemple `42 %`"),
        )
    if not 0 <= quantity.value <= 1:
        return Fault(0, say("a share lies between 0 % and 100 %", "une part est comprise entre 0 % et 100 %"))
    return quantity.value


def parse_duration(raw: str) -> Duration | Fault:
    """`PT12M`, `P3D`, `P2W`, `P1DT6H`."""
    found = _DURATION.match(raw)
    if not found:
        at = 0 if not raw.startswith("P") else len(re.match(r"P(?:\d+[YMWD])*(?:T(?:\d+[HMS])*)?", raw)[0])  # type: ignore[index]  # the pattern matches any text that begins with P
        return Fault(
            at,
            say(
                "a duration is written `PT12M` (12 minutes), `PT2H`, `P3D` (3 days) or `P2W`",
                "une durée s'écrit `PT12M` (12 minutes), `PT2H`, `P3D` (3 jours) ou `P2W`",
            ),
        )
    total = sum(float(amount) * _SECONDS[unit] for unit, amount in found.groupdict().items() if amount)
    return Duration(raw, total)


def parse_date(raw: str) -> dt.date | Fault:
    """`2027-03-31`."""
    if _DATE.match(raw):
        try:
            return dt.date.fromisoformat(raw)
        except ValueError:
            return Fault(5, say("this day is not in the calendar", "ce jour n'existe pas dans le calendrier"))
    return Fault(
        0, say("a date is written year-month-day: `2027-03-31`", "une date s'écrit année-mois-jour : `2027-03-31`")
    )


def tidy(number: float) -> str:
    """A number without needless decimals: `38`, `4.2`, `12345.67`; ten decimals at most."""
    written = f"{round(number, 10):.10f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar type of the language: its JSON type and pattern for editors, and its exact parser and writer.

    Durations and dates are few and written often, so what was parsed lately is remembered.
    """

    name: str
    json_type: tuple[str, ...]
    parse: Callable[[Any], Any]
    dump: Callable[[Any], Any]
    pattern: str = ""
    example: Any = ""


_parsed = lru_cache(1024, typed=True)
SCALARS: Mapping[str, Scalar] = {
    s.name: s
    for s in (
        Scalar("target", ("string",), _parsed(parse_target), str, r"^(>=|<=|>|<|=|≥|≤)\s*[-+−]?\d", ">= 38 %"),
        Scalar(
            "quantity",
            ("string", "number"),
            _parsed(parse_quantity),
            lambda q: str(q) if q.unit else q.value,
            r"^[-+−]?\d",
            "31 %",
        ),
        Scalar("share", ("string",), _parsed(parse_share), lambda ratio: f"{tidy(ratio * 100)} %", r"^\d.*%$", "42 %"),
        Scalar(
            "duration",
            ("string",),
            _parsed(parse_duration),
            str,
            r"^P(?=.)(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$",
            "PT12M",
        ),
        Scalar("date", ("string",), _parsed(parse_date), dt.date.isoformat, r"^\d{4}-\d{2}-\d{2}$", "2027-03-31"),
    )
}
