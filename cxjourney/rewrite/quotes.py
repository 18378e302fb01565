"""How a scalar is written: in quotes only where a reader of YAML 1.1 or 1.2 would take it for something else."""

from __future__ import annotations

import json
import re
from typing import Final

from cxjourney.rewrite.tree import Leaf
from cxjourney.source.characters import UNUSUAL
from cxjourney.source.scalars import SUSPECT, resolve

_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_COMPARISONS: Final = frozenset("<>=")
_BROKEN: Final = re.compile(r":(?=\s|$)|\s#|[\t\n]")
_BROKEN_IN_FLOW: Final = re.compile(r"[,?\[\]{}]")
"""The question mark is no sign of YAML 1.2 there, and stops some readers of 1.1."""
_TIMESTAMP: Final = re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?")
_CLEAR_KEYS: Final = frozenset({"n"})
_LONGEST_KEY: Final = 1000


def one_line(leaf: Leaf, flow: bool, *, levels: bool = False, key: bool = False) -> str:
    """A scalar on one line, as it should be; `flow` inside brackets.

    `levels`: the words `on` and `off` need no quotes in this file.
    """
    value = leaf.value
    if leaf.lines > 1:
        return value if _safe(value, flow) else json.dumps(value, ensure_ascii=False)
    if not leaf.style:
        needed = value[:1] in SUSPECT and resolve(value)[1] is not None and not (key and value in _CLEAR_KEYS)
        needed = needed and not (levels and value.lower() in ("on", "off"))
        needed = needed or (value[:1] in _COMPARISONS and not key) or (flow and "?" in value)
        return json.dumps(value, ensure_ascii=False) if needed else leaf.written
    if _safe(value, flow) and not (key and len(value) > _LONGEST_KEY):
        return value
    if leaf.style == "'" and not set(value) & {'"', "\\"}:
        return f'"{value}"'
    return leaf.written


def _safe(value: str, flow: bool) -> bool:
    """Whether a text may stand without quotes, in every reader."""
    if not value or value != value.strip() or UNUSUAL.search(value) or _BROKEN.search(value):
        return False
    if value[0] in _COMPARISONS or (value[0] in _INDICATORS and not _leads(value)):
        return False
    if value[0] in SUSPECT and (resolve(value) != (value, None) or _TIMESTAMP.fullmatch(value)):
        return False
    if value.startswith(("---", "...")):
        return False
    return not (flow and _BROKEN_IN_FLOW.search(value))


def _leads(value: str) -> bool:
    """Whether a hyphen at the beginning is the sign of a number: `-5 %`."""
    return value[0] == "-" and value[1:2].isdigit()
