"""What a field wants, in words, and how the author may write it: for values that were refused."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from cxjourney.model.values import SCALARS, Fault
from cxjourney.source.scalars import resolve
from cxjourney.wording import Wording, plain, say

TYPES: Final[Mapping[str, Wording]] = {
    "object": say("a set of fields", "un ensemble de champs"),
    "array": say("a list", "une liste"),
    "string": say("a text", "un texte"),
    "integer": say("a whole number", "un nombre entier"),
    "number": say("a number", "un nombre"),
    "boolean": say("`true` or `false`", "`true` ou `false`"),
    "null": say("nothing", "rien"),
}
"""The types of JSON, for people."""

_SCALARS: Final[Mapping[str, Wording]] = {
    "target": say("a target such as `{example}`", "une cible telle que `{example}`", example='">= 38 %"'),
    "quantity": say(
        "a number, with a unit if it has one, such as `{example}`",
        "un nombre, avec son unité s'il en a une, tel que `{example}`",
        example="31 %",
    ),
    "share": say("a share such as `{example}`", "une part telle que `{example}`", example="42 %"),
    "duration": say("a duration such as `{example}`", "une durée telle que `{example}`", example="PT12M"),
    "date": say("a date such as `{example}`", "une date telle que `{example}`", example="2027-03-31"),
}
YES: Final = frozenset({"yes", "y", "on", "true", "t", "1", "oui", "o", "vrai", "x"})
"""What people write for true, in English and French; `x` is a box that is ticked."""
NO: Final = frozenset({"no", "n", "off", "false", "f", "0", "non", "faux"})
_DIGITS: Final = 15


def due(schema: Mapping[str, Any]) -> Wording:
    """What a schema wants: `a date such as …`, `a whole number`, `a list`."""
    if name := scalar_name(schema):
        return _SCALARS.get(name, plain(f"`{name}`"))
    types = schema.get("type", "string")
    return TYPES[types if isinstance(types, str) else types[0]]


def scalar_name(schema: Mapping[str, Any]) -> str:
    """`date`, `duration`, `target`… when the schema asks for one of these; else empty."""
    name: str = schema.get("format", "")
    return name.removeprefix("cxj-") if name.startswith("cxj-") else ""


def as_yaml(text: str) -> str:
    """A text as it may be written after `key: `: in quotes only when it needs them."""
    if re.fullmatch(r"\w[\w %./,+-]*(?<![ ])", text) and resolve(text) == (text, None):
        return text
    return json.dumps(text, ensure_ascii=False)


# ---------------------------------------------------------------- numbers


def scale(schema: Mapping[str, Any]) -> Wording:
    """From where to where a number goes, as advice."""
    low, high = schema.get("minimum"), schema.get("maximum")
    whole = schema.get("type") == "integer"
    if low is None and high is None:
        kind = TYPES["integer" if whole else "number"]
        return say("write {kind} of at most {n} digits", "écrivez {kind} de {n} chiffres au plus", kind=kind, n=_DIGITS)
    if high is None:
        kind = say("whole numbers ", "nombres entiers ") if whole else say("", "")
        return say("{kind}from {low} up", "{kind}à partir de {low}", kind=kind, low=_signed(low, low))
    kind = say(", without decimals", ", sans décimales") if whole else say("", "")
    return say(
        "from {low} to {high}{kind}",
        "de {low} à {high}{kind}",
        low=_signed(low, low),
        high=_signed(high, low),
        kind=kind,
    )


def _signed(number: float | None, low: float | None) -> str:
    shown = "?" if number is None else f"{number:g}"
    return f"+{shown}" if low is not None and low < 0 and number is not None and number > 0 else shown


def as_number(value: Any) -> float | None:
    """The number that a value means: itself, or what a text such as `03`, `1_000`, `0x1F`, `1,5` spells; else None."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if not isinstance(value, str):
        return value
    text = value.strip().replace("_", "").replace("−", "-").lower()
    if len(text) > 5_000:
        return None
    if re.fullmatch(r"[-+]?\.(?:inf|nan)", text):
        return float(text.replace(".", ""))
    if based := re.fullmatch(r"([-+]?)0([xbo])([0-9a-f]+)", text):
        try:
            return int(based[1] + based[3], {"x": 16, "b": 2, "o": 8}[based[2]])
        except ValueError:
            return None
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text) if len(text) < 1_000 else math.copysign(math.inf, -1 if text[0] == "-" else 1)
    if re.fullmatch(r"[-+]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:e[-+]?[0-9]+)?", text):
        return float(text.replace(",", "."))
    return None


def fits(number: float, schema: Mapping[str, Any]) -> bool:
    """Whether a number lies on the scale, and is one that every program keeps."""
    low, high = schema.get("minimum", -math.inf), schema.get("maximum", math.inf)
    return abs(number) < 10**_DIGITS and low <= number <= high


def spelled(number: float, schema: Mapping[str, Any]) -> Wording | None:
    """Advice for a number that is on the scale: how to write it, or its neighbours when a whole one is due."""
    if schema.get("type") != "integer" or number == int(number):
        digits = str(int(number)) if number == int(number) else repr(number)
        return say("write `{number}`", "écrivez `{number}`", number=digits) if as_number(digits) == number else None
    near = [each for each in (math.floor(number), math.ceil(number)) if fits(each, schema)]
    if len(near) == 2:
        return say("write `{low}` or `{high}`", "écrivez `{low}` ou `{high}`", low=near[0], high=near[1])
    return say("write `{number}`", "écrivez `{number}`", number=near[0]) if near else None


def flag(value: Any) -> Wording:
    """Advice for a value that stands where true or false is due."""
    word = str(value).strip().lower()
    if word in YES or word in NO:
        return say("write `{word}`", "écrivez `{word}`", word="true" if word in YES else "false")
    return say("write `true` or `false`", "écrivez `true` ou `false`")


# ---------------------------------------------------------------- dates, durations, targets, shares

_UNITS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("s", "sec", "second", "seconde"), "PT{}S"),
    **dict.fromkeys(("min", "mn", "minute"), "PT{}M"),
    **dict.fromkeys(("h", "hr", "hour", "heure"), "PT{}H"),
    **dict.fromkeys(("d", "day", "j", "jour"), "P{}D"),
    **dict.fromkeys(("w", "week", "semaine"), "P{}W"),
    **dict.fromkeys(("month", "moi", "mois"), "P{}M"),
    **dict.fromkeys(("y", "year", "an", "année"), "P{}Y"),
}


def repaired(name: str, value: Any) -> str | None:
    """How a value is probably meant, written so that it is accepted; None when that cannot be told."""
    mend = _MENDS.get(name)
    made = mend(str(value).strip()) if mend and isinstance(value, (str, int, float)) else None
    return None if made is None or isinstance(SCALARS[name].parse(made), Fault) else made


def _date(text: str) -> str | None:
    found = re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[T ].*)?", text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def _duration(text: str) -> str | None:
    found = re.fullmatch(r"([0-9]{1,9})\s*([^\W\d]+)", text)
    if not found:
        return text.upper() if len(text) < 40 else None
    unit = found[2].lower()
    shape = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s"))
    return shape.format(found[1]) if shape else None


def _target(text: str) -> str | None:
    found = re.match(r"(=[<>]|[<>] =)\s*", text)
    return f"{'>=' if '>' in found[1] else '<='} {text[found.end() :]}" if found else None


def _share(text: str) -> str | None:
    number = as_number(re.sub(r"\s*(?:%|percent|pour ?cent|pct)$", "", text, flags=re.IGNORECASE))
    if number is None or not math.isfinite(number):
        return None
    return f"{number * 100:.10g} %" if 0 < number < 1 and "%" not in text else f"{number:.10g} %"


_MENDS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "date": _date,
    "duration": _duration,
    "target": _target,
    "share": _share,
}


def scalar_help(name: str, value: Any, otherwise: Wording | None) -> Wording | None:
    """Advice for a date, duration, target, quantity or share that cannot be read."""
    if made := repaired(name, value):
        return say("write `{value}`", "écrivez `{value}`", value=as_yaml(made))
    if name == "target" and not isinstance(SCALARS["quantity"].parse(value), Fault):
        reaching = as_yaml(f">= {value}")
        return say(
            "begin it with `>=`, `<=`, `>`, `<` or `=`: `{value}`",
            "commencez-la par `>=`, `<=`, `>`, `<` ou `=` : `{value}`",
            value=reaching,
        )
    return otherwise


def first_wrong(name: str, text: str, at: int) -> int:
    """The index of the first character that does not fit; `at` is what the parser says."""
    if at >= len(text):  # something is missing at the end: what stands behind the number, else all of it
        behind = re.match(r"[-+−]?[0-9][0-9.,]*\s*", text)
        return behind.end() if behind and behind.end() < len(text) else 0
    if name != "date" or at:
        return at
    for index, character in enumerate(text):
        if index == 10 or not (character == "-" if index in (4, 7) else character in "0123456789"):
            return index
    return max(len(text) - 1, 0)
