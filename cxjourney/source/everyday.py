"""The everyday part of YAML, read a line at a time: what most files are made of, in a quarter of the time.

A line holds a key, a dash or both, then a value that ends on it: a plain text, a quoted one without back-slash, or
lists and maps between brackets. A text may also follow on lines of its own. Whatever is written otherwise, and
whatever a message may be due for, is left to the strict reader, which takes the file from its beginning. So no
message comes from here, and data that comes from here is the data that the strict reader gives.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from cxjourney.source.characters import WIDE_SPACES
from cxjourney.source.limits import Limits
from cxjourney.source.scalars import OWN_KEYS, SUSPECT, Scalar, resolve

_HEADERS: Final = frozenset("|>")
_DEEPEST: Final = 8
"""Lists and maps inside one another: deeper ones are rare, and the strict reader counts them."""

_KEY: Final = r"[A-Za-z_][A-Za-z0-9_-]{0,99}+"
_FIRST: Final = rf"(?:-(?=[0-9])|[^\s{WIDE_SPACES}\-?:,\[\]{{}}#&*!|>'\"%@`])"
_PLAIN: Final = rf"{_FIRST}[^\n:#]*+(?::(?=[^ \n])[^\n:#]*+)*+(?<![ ])"
_WORDS: Final = rf"{_FIRST}(?:[ ]*+[^ ,\[\]{{}}:#]++|[ ]*+:(?=[^ ,\[\]{{}}#]))*+"
_QUOTED: Final = r"\"[^\"\\\n]*+\"|'[^'\n]*+(?:''[^'\n]*+)*+'"
_BLOCK: Final = r"[|>]-?+\n(?P<edge>\1[ ]++)[^ \n][^\n]*+(?:\n(?P=edge)[^ \n][^\n]*+)*+(?![ \n]*\n\1[ ]++[\#\n])"
_LINE: Final = re.compile(
    rf"""([ ]*+)                                            # the margin
         (?: (-[ ])?+                                       # the dash of a member
             (?:({_KEY}):(?=[ \n])[ ]*+)?+                  # a key
             ({_PLAIN}|{_QUOTED}|[\[{{][^\n]*+|{_BLOCK})?+\n  # a value; nothing at all on an empty line
           | \#[^\n]*+\n                                    # a comment alone on its line
           | ([^\n]++)\n                                    # anything else
         )""",
    re.VERBOSE,
)
_PART: Final = re.compile(rf"[ ]*+(?:([\[\]{{}},])[ ]*+(?:({_KEY}):(?=[ ])[ ]*+)?+({_WORDS}|{_QUOTED})?+|([^ ]))")
"""A bracket or a comma, with the key and the value that follow it; or anything else."""


class _Unusual(Exception):  # noqa: N818 -- hands the file over, and never leaves this module
    pass


def read(text: str, size: int, limits: Limits) -> dict[str, Any] | None:
    """The map that a text of `size` bytes without unusual characters holds; None when it is for the strict reader."""
    # A node takes a byte at least, so a short text has few nodes and no long scalar.
    small = size <= min(limits.nodes, limits.scalar) and limits.depth > 2 * _DEEPEST + 2
    if not small or "\t" in text or not text.endswith("\n"):
        return None
    try:
        return _lines(text) or None
    except _Unusual:
        return None


def _lines(text: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    around: list[tuple[Any, int]] = []
    inside: Any = root
    column = 0
    waiting: str | None = None
    for margin, dash, key, value, edge, other in _LINE.findall(text):
        if other:
            raise _Unusual
        if not dash and not key:
            if value:
                raise _Unusual
            continue
        indent = len(margin)
        if waiting is not None and (indent > column or (dash and indent == column)):
            around.append((inside, column))
            inside[waiting] = [] if dash else {}
            inside, column = inside[waiting], indent
        else:
            while column > indent or (column == indent and not dash and type(inside) is list):
                if not around:
                    raise _Unusual
                inside, column = around.pop()
            if column != indent or (type(inside) is list) != bool(dash):
                raise _Unusual
        if dash and edge and len(edge) <= indent + 2:
            raise _Unusual
        if dash and key:
            member: dict[str, Any] = {}
            inside.append(member)
            around.append((inside, column))
            inside, column = member, indent + 2
        if len(around) > _DEEPEST:
            raise _Unusual
        waiting = None
        if not key:
            inside.append(_value(value))
        elif (key := _key(key)) in inside:
            raise _Unusual
        elif value:
            inside[key] = _value(value)
        else:
            inside[key] = None
            waiting = key
    return root


def _value(written: str) -> Any:
    first = written[0]
    if first in "[{":
        return _brackets(written)
    if first == '"':
        return written[1:-1]
    if first == "'":
        return written[1:-1].replace("''", "'")
    if first in _HEADERS:
        return _block(written)
    return _plain(written) if first in SUSPECT else written


def _block(written: str) -> str:
    """A text on lines of its own, after its header; all of them begin at the same column."""
    header, *lines = written.split("\n")
    return (" " if header[0] == ">" else "\n").join(line.lstrip(" ") for line in lines) + ("" if header[1:] else "\n")


def _brackets(written: str) -> Any:
    """A list or a map between brackets that ends with the line."""
    outermost: list[Any] = []
    around: list[Any] = []
    inside: Any = outermost
    name = ""
    due = False
    """Whether a value must follow: after a comma, after the `name` of a member."""
    for mark, key, value, other in _PART.findall(written):
        if other:
            raise _Unusual
        if mark == ",":
            if due or not inside:
                raise _Unusual
        elif mark in "[{":
            if len(around) > _DEEPEST:
                raise _Unusual
            made: Any = [] if mark == "[" else {}
            if type(inside) is list and (due or not inside):
                inside.append(made)
            elif name:
                inside[name] = made
            else:
                raise _Unusual
            around.append(inside)
            inside, name = made, ""
        elif due or key or value or not around or (type(inside) is list) != (mark == "]"):
            raise _Unusual
        else:
            inside = around.pop()
            continue
        due = False
        if key:
            if type(inside) is list or name or (key := _key(key)) in inside:
                raise _Unusual
            if value:
                inside[key] = _value(value)
            else:
                name = key
                due = True
        elif value:
            if type(inside) is not list:
                raise _Unusual
            inside.append(_value(value))
        else:
            due = mark == ","
    if len(around) > 0 or due or len(outermost) != 1:
        raise _Unusual
    return outermost[0]


@lru_cache(4096)
def _plain(written: str) -> Scalar:
    """The value of a plain scalar of which readers have no doubt."""
    value, doubt = resolve(written)
    if doubt is not None:
        raise _Unusual
    return value


@lru_cache(4096)
def _key(written: str) -> str:
    """A key that nobody takes for anything but a text."""
    if written not in OWN_KEYS and _plain(written) != written:
        raise _Unusual
    return written
