"""Plain data to YAML that our own reader reads back the same: block style, quotes only where they are needed."""

from __future__ import annotations

import json
import re
from typing import Any

_PLAIN = re.compile(r"[^\W\d_][^:#\n\"'\\\[\]{},&*!|>%@`\u0085\u2028\u2029\ufeff\x00-\x1f\x7f]*\Z")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def to_yaml(data: Any) -> str:
    """Maps, lists, texts, numbers, booleans and null as a YAML document in block style."""
    return "".join(f"{line}\n" for line in _lines(data))


def scalar(value: Any) -> str:
    """One value on one line."""
    if isinstance(value, str):
        plain = _PLAIN.match(value) and value.lower() not in _RESERVED and not value.endswith(" ")
        return value if plain or _DATE.match(value) else json.dumps(value, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)


def _lines(data: Any) -> list[str]:
    if isinstance(data, dict) and data:
        return [line for key, value in data.items() for line in _member(f"{scalar(key)}:", value)]
    if isinstance(data, list) and data:
        return [line for item in data for line in _item(item)]
    return [_empty(data)]


def _member(head: str, value: Any) -> list[str]:
    if isinstance(value, (dict, list)) and value:
        return [head, *(f"  {line}" for line in _lines(value))]
    return [f"{head} {_empty(value)}"]


def _item(value: Any) -> list[str]:
    first, *rest = _lines(value)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _empty(value: Any) -> str:
    return "{}" if value == {} and isinstance(value, dict) else "[]" if isinstance(value, list) else scalar(value)
