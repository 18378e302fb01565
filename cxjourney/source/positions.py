"""From the index of a character to its line, column and byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from cxjourney.source.span import Position, Span

_LINE_END = re.compile("\r\n|\r|\n")


class Positions:
    """Positions in a text: `text` without its byte order mark, `before` the bytes of that mark (0 or 3)."""

    def __init__(self, text: str, before: int = 0) -> None:
        self.text = text
        self._before = before

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @cached_property
    def _offsets(self) -> Sequence[int]:
        if self.text.isascii():
            return range(len(self.text) + 1)
        return list(accumulate(map(_width, self.text), initial=0))

    def line_of(self, index: int) -> int:
        """The number of the line, from 1, that holds the character at `index`."""
        return bisect_right(self._line_starts, index)

    def line_bounds(self, index: int) -> tuple[int, int]:
        """Where the line of `index` begins and ends, its line break left out."""
        start = self._line_starts[self.line_of(index) - 1]
        end = _LINE_END.search(self.text, start)
        return start, end.start() if end else len(self.text)

    def at(self, index: int) -> Position:
        """The position of the character at `index`; an index past the end is the end."""
        index = min(max(index, 0), len(self.text))
        line = self.line_of(index)
        return Position(line, index - self._line_starts[line - 1] + 1, self._before + self._offsets[index])

    def span(self, start: int, end: int) -> Span:
        """From the character at `start` to just before the one at `end`."""
        return Span(self.at(start), self.at(max(start, end)))


def _width(character: str) -> int:
    if character < "\x80":
        return 1
    if character < "\u0800":
        return 2
    return 3 if character < "\U00010000" else 4
