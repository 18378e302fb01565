"""From the index of a character to its line, column and byte; and the places of nodes, found when asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from cxjourney.source.span import NodeSpans, Pointer, Position, Span

_LINE_END = re.compile("\r\n|\r|\n")
_STEP = 1024
"""Characters between two known bytes: a position costs no more on a line of a megabyte than on a short one."""


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
        """The byte at which each step of some characters starts; empty when all characters are one byte."""
        if self.text.isascii():
            return ()
        steps = (self.text[start : start + _STEP] for start in range(0, len(self.text), _STEP))
        return list(accumulate(map(_bytes, steps), initial=0))

    def line_of(self, index: int) -> int:
        """The number of the line, from 1, that holds the character at `index`."""
        return bisect_right(self._line_starts, index)

    def line_bounds(self, index: int) -> tuple[int, int]:
        """Where the line of `index` begins and ends, its line break left out."""
        start = self._line_starts[self.line_of(index) - 1]
        line = self.line_of(index)
        if line == len(self._line_starts):
            return start, len(self.text)
        end = self._line_starts[line]
        return start, end - (2 if self.text.startswith("\r\n", end - 2) and end - 2 >= start else 1)

    def at(self, index: int) -> Position:
        """The position of the character at `index`; an index past the end is the end."""
        index = min(max(index, 0), len(self.text))
        line = self.line_of(index)
        return Position(line, index - self._line_starts[line - 1] + 1, self._before + self._byte(index))

    def _byte(self, index: int) -> int:
        if not self._offsets:
            return index
        step = index // _STEP
        return self._offsets[step] + _bytes(self.text[step * _STEP : index])

    def span(self, start: int, end: int) -> Span:
        """From the character at `start` to just before the one at `end`."""
        return Span(self.at(start), self.at(max(start, end)))


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


class Spans(Mapping[Pointer, NodeSpans]):
    """The place of every node, kept as indices of characters: few are ever asked for as positions."""

    def __init__(self, indices: Mapping[Pointer, tuple[int, int, int, int]], positions: Positions) -> None:
        self._indices = indices
        self._positions = positions

    def __getitem__(self, pointer: Pointer) -> NodeSpans:
        key_start, key_end, start, end = self._indices[pointer]
        value = self._positions.span(start, end)
        same = (key_start, key_end) == (start, end)
        return NodeSpans(value if same else self._positions.span(key_start, key_end), value)

    def __contains__(self, pointer: object) -> bool:
        return pointer in self._indices

    def end(self, pointer: Pointer) -> int:
        """The index just after the value at `pointer`."""
        return self._indices[pointer][3]

    def __iter__(self) -> Iterator[Pointer]:
        return iter(self._indices)

    def __len__(self) -> int:
        return len(self._indices)
