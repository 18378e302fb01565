"""Where something is written in a file."""

from __future__ import annotations

from dataclasses import dataclass

Pointer = tuple[str | int, ...]
"""The way from the root of a document to a node: keys of maps, indices of lists."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A point of a text: `line` and `column` start at 1 and count code points, `offset` counts bytes from 0."""

    line: int
    column: int
    offset: int

    def after(self, text: str) -> Position:
        """The point behind a text that begins here."""
        lines = text.replace("\r\n", "\n").split("\n")
        column = len(lines[-1]) + (self.column if len(lines) == 1 else 1)
        return Position(self.line + len(lines) - 1, column, self.offset + len(text.encode()))


START = Position(1, 1, 0)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text; `end` is the position just after its last character."""

    start: Position
    end: Position


NOWHERE = Span(START, START)


@dataclass(frozen=True, slots=True)
class NodeSpans:
    """Where a node stands: its value, and its key when it is a member of a map (else the value again)."""

    key: Span
    value: Span
