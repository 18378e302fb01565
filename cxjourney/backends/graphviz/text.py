"""Text on its way into a diagram: measured, wrapped, cut, and escaped in one function for each place."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache, lru_cache

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*|-?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)")
_KEYWORDS = frozenset({"node", "edge", "graph", "digraph", "subgraph", "strict"})
ELLIPSIS = "…"


def clean(text: str) -> str:
    """Without the characters that XML forbids; line breaks and tabs become spaces."""
    return re.sub(r"[\t\n\r]+", " ", _NOT_XML.sub("", text))


def markup(text: str) -> str:
    """Escape a text for an HTML-like label. Back-slashes are doubled, for `\\N` and its kin are read in labels too."""
    return html.escape(clean(text)).replace("\\", "\\\\")


def quoted(text: str) -> str:
    """A text as DOT: in quotation marks, unless it is a word that needs none."""
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return escaped if _WORD.fullmatch(escaped) and escaped.lower() not in _KEYWORDS else f'"{escaped}"'


def columns(text: str) -> int:
    """How wide a text is, in narrow letters: wide ones count twice, combining ones nothing."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def points(text: str, size: float, bold: bool = False) -> int:
    """A generous estimate of the width of a text in points: fonts differ, and engines do not know all letters."""
    return round(columns(text) * size * (0.6 if bold else 0.55))


@lru_cache(maxsize=2_000)
def wrap(text: str, width: int, lines: int) -> tuple[str, ...]:
    """Cut a text into at most `lines` lines of about `width` letters; what does not fit ends with `…`.

    Lines are balanced, no-break spaces hold. Never empty: a text without letters gives one no-break space.
    """
    words = [word for word in re.split(r"[ \t\r\n]+", clean(text)[:5000]) if word]
    wrapped = _filled(words, width)
    if len(wrapped) > lines:
        return (*wrapped[: lines - 1], _shortened(wrapped[lines - 1], width))
    widths = [columns(word) for word in words]
    narrower, least = width, max(widths, default=0)
    while len(wrapped) > 1 and narrower > least and _count(widths, narrower - 1) == len(wrapped):
        narrower -= 1
    return tuple(_filled(words, narrower)) or ("\u00a0",)


def _count(widths: list[int], width: int) -> int:
    """How many lines words of these widths fill, none of which is wider than a line."""
    lines, taken = 0, width
    for wide in widths:
        if taken + 1 + wide <= width:
            taken += 1 + wide
        else:
            lines += 1
            taken = wide
    return lines


def _filled(words: list[str], width: int) -> list[str]:
    wrapped: list[str] = []
    taken = width
    for word in (piece for written in words for piece in _pieces(written, width)):
        wide = columns(word)
        if wrapped and taken + 1 + wide <= width:
            wrapped[-1] += f" {word}"
            taken += 1 + wide
        else:
            wrapped.append(word)
            taken = wide
    return wrapped


def _pieces(word: str, width: int) -> list[str]:
    """A word cut where it is longer than a line."""
    if columns(word) <= width:
        return [word]
    pieces, taken = [""], 0
    for letter in word:
        wide = _columns(letter)
        if taken + wide > width:
            pieces.append("")
            taken = 0
        pieces[-1] += letter
        taken += wide
    return pieces


def _shortened(line: str, width: int) -> str:
    while line and columns(line) >= width:
        line = line[:-1]
    return line.rstrip(" ,;:.") + ELLIPSIS


def percent(ratio: float, language: str) -> str:
    """`42%`, or `42 %` in French, with at most one decimal."""
    number = f"{round(ratio * 100, 1):g}"
    return f"{number.replace('.', ',')}\u202f%" if language.partition("-")[0] == "fr" else f"{number}%"
