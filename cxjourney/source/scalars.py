"""What a plain scalar stands for: the YAML 1.2 core schema, and a doubt where readers would not agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isinf
from typing import Final

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes import syntax

Scalar = str | int | float | bool | None

SUSPECT: Final = frozenset("0123456789+-.~nNtTfFyYoO")
"""First characters of the plain scalars that may be anything but a text."""

OWN_KEYS: Final = frozenset({"n"})
"""Fields of the language that a reader of YAML 1.1 may be warned about in other files: as keys of ours they are clear."""

_WORDS: Final[Mapping[str, bool | None]] = {
    **dict.fromkeys(("~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_OLD_BOOLEANS: Final = frozenset(
    form for word in ("y", "n", "yes", "no", "on", "off") for form in (word, word.title(), word.upper())
)
_DIGITS_KEPT: Final = 15
_INTEGER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_TIME: Final = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_LEADING_ZERO: Final = re.compile(r"[-+]?0[0-9]")
_UNSHARED: Final = re.compile(
    r"""[-+]?(?: 0[bB][01_]+ | 0[oO][0-7_]+ | 0[xX][0-9a-fA-F_]+ | \.(?:inf|Inf|INF)
        | (?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)? )
      | \.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)


def resolve(text: str) -> tuple[Scalar, Code | None]:
    """The value of a plain scalar, and the code of the doubt it raises.

    What readers of YAML take for different things stays a text: `no`, `8:30`, `010`, `1_000`, and numbers that
    would lose digits.
    """
    if not text:
        return None, None
    if text[0] in "0123456789+-.":
        return _number(text)
    if text in _WORDS:
        return _WORDS[text], None
    if text in _OLD_BOOLEANS:
        return text, syntax.AMBIGUOUS_BOOLEAN
    return text, None


def _number(text: str) -> tuple[Scalar, Code | None]:
    if _NUMBER.fullmatch(text):
        if _LEADING_ZERO.match(text):
            return text, syntax.LEADING_ZERO_NUMBER
        digits = re.sub("[^0-9]", "", re.split("[eE]", text, maxsplit=1)[0]).lstrip("0")
        if len(digits) > _DIGITS_KEPT:
            return text, syntax.LOSSY_NUMBER
        if _INTEGER.fullmatch(text):
            return int(text), None
        value = float(text)
        if isinf(value) or (digits and not value):
            return text, syntax.LOSSY_NUMBER
        return value, None
    if _TIME.fullmatch(text):
        return text, syntax.AMBIGUOUS_TIME
    if _UNSHARED.fullmatch(text):
        return text, syntax.AMBIGUOUS_NUMBER
    return text, None
