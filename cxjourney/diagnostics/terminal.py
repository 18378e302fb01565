"""A text on a terminal: what it takes in columns, what may be shown as it is, and the stretch of a line to show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple


class Cell(NamedTuple):
    """What one place of the cursor holds: the text to print, its columns, and the index at which its source ends."""

    text: str
    columns: int
    end: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a line, made safe: `text` to print; the mark covers `columns` columns after the first `skip`."""

    text: str
    skip: int
    columns: int


_JOINERS: Final = "\u200c\u200d"
_AS_EMOJI: Final = "\ufe0f"
_KEYCAP: Final = "\u20e3"
_FLAGS: Final = range(0x1F1E6, 0x1F200)
_TONES: Final = range(0x1F3FB, 0x1F400)
_JAMO: Final = range(0x1160, 0x1200)
_TAGS: Final = range(0xE0020, 0xE0080)
_ACCENTS: Final = "\u0300"
_LATIN_END: Final = "\u0530"
_ONE: Final = 3
"""Characters that a column may cost on average before the rest of a line is left out: a heap of accents is not read."""


def columns(text: str) -> int:
    """How many columns of a terminal a text takes, once it is made safe."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(cell.columns for cell in cells(text))


def shown(text: str) -> str:
    """A text that is safe on a terminal: what cannot be seen as `\\x1b` or `\\u202e`, tabs as one space."""
    if text.isprintable():
        return text
    return "".join(cell.text for cell in cells(text))


def cells(text: str, start: int = 0, end: int | None = None) -> Iterator[Cell]:
    """The text from `start` to `end`, cursor place by cursor place: accents and joined emoji stay with their base."""
    stop = len(text) if end is None else min(end, len(text))
    index = start
    while index < stop:
        character = text[index]
        index += 1
        if " " <= character <= "~" and (index == stop or text[index] < _ACCENTS):
            yield Cell(character, 1, index)
            continue
        if character == "\t":
            yield Cell(" ", 1, index)
            continue
        if not _seen(character):
            written = by_number(character)
            yield Cell(written, len(written), index)
            continue
        size = _columns(character)
        begun, index, size = index - 1, *_joined(text, index, stop, size)
        yield Cell(text[begun:index], size, index)


def excerpt(line: str, first: int, last: int, room: int) -> Excerpt:
    """What to show of `line` so that the stretch from `first` to `last` stands out, in at most `room` columns.

    Both are indices of characters; a mark that is empty or past the end takes one column. The cost depends on `room`,
    not on the length of the line.
    """
    first = min(max(first, 0), len(line))
    last = min(max(last, first), len(line))
    nearest = max(first - room * _ONE, 0)
    before = list(cells(line, nearest, first))
    after, ends = _head(cells(line, first, first + room * _ONE), room)
    ends = ends and first + room * _ONE >= len(line)
    opening = closing = ""
    if nearest or _total(before) + _total(after) > room or not ends:
        fair = room // 2 if not ends else max(room // 2, room - _total(after))
        if nearest or _total(before) > fair:
            opening = "…"
            left = room // 3 if not ends else max(room // 3, room - _total(after))
            before = _head(before[::-1], left - 1)[0][::-1]
        left = room - len(opening) - _total(before)
        if not ends or _total(after) > left:
            closing = "…"
            after = _head(after, left - 1)[0]
    marked = 0
    begun = first
    for cell in after:
        marked += cell.columns if begun < last else 0
        begun = cell.end
    text = opening + "".join(cell.text for cell in (*before, *after)) + closing
    return Excerpt(text, len(opening) + _total(before), max(marked, 1))


def _joined(text: str, index: int, stop: int, size: int) -> tuple[int, int]:
    """Where the cursor place that begins before `index` ends, and its columns."""
    base = text[index - 1]
    flag = ord(base) in _FLAGS
    while index < stop:
        follower = text[index]
        number = ord(follower)
        if follower in _JOINERS and base >= _LATIN_END:
            index += 1
            if (
                follower == _JOINERS[1]
                and base >= "\u2190"
                and index < stop
                and _seen(text[index])
                and text[index] >= "\u2190"
            ):
                index += 1  # the next emoji is drawn into this one
        elif flag and number in _FLAGS:
            index, size, flag = index + 1, 2, False
        elif follower in (_AS_EMOJI, _KEYCAP):
            index, size = index + 1, 2 if base in "#*0123456789" or base >= "\u00a9" else size
        elif _rides(follower, base, size):
            index += 1
        else:
            break
    return index, size


def _rides(follower: str, base: str, size: int) -> bool:
    """Whether a character takes no column of its own behind `base`: an accent, a skin tone, a letter of a flag."""
    number = ord(follower)
    if number in _TONES:
        return size == 2
    return base >= "\U0001f000" if number in _TAGS else not _columns(follower) and _seen(follower)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me") or unicodedata.combining(character) or ord(character) in _JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _seen(character: str) -> bool:
    """Whether a terminal shows the character itself, alone or on the one before it."""
    return character.isprintable() or unicodedata.category(character) in ("Zs", "Co", "Cn")


def by_number(character: str) -> str:
    """A character that cannot be seen, as its escape: `\\x1b`, `\\u202e`."""
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _total(found: Sequence[Cell]) -> int:
    return sum(cell.columns for cell in found)


def _head(found: Iterable[Cell], room: int) -> tuple[list[Cell], bool]:
    """The first cells, as far as there is room, and whether these are all."""
    kept: list[Cell] = []
    for cell in found:
        room -= cell.columns
        if room < 0:
            return kept, False
        kept.append(cell)
    return kept, True
