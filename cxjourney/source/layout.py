"""How a document lies in its text: where its nodes and comments stand, and what is wrong between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import islice
from typing import Final
from unicodedata import normalize

from cxjourney.source.characters import WIDE_SPACES, Finding
from cxjourney.source.faults import of_nodes, of_spacing
from cxjourney.source.positions import Positions, Spans
from cxjourney.source.span import Pointer


class Kind(Enum):
    """What a step through a document meets."""

    MAP = auto()
    LIST = auto()
    END = auto()
    SCALAR = auto()
    ALIAS = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One node of a document, or the end of a collection, between two characters of the text.

    `style` is the indicator of a scalar that is not plain, and the bracket that ends a collection; else empty.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: `text` from its `#` to the end of the line; line and column count from 1."""

    line: int
    column: int
    text: str


# ---------------------------------------------------------------- nodes

_BUDGET: Final = 10_000_000
_DEEPEST: Final = 1_000


@dataclass(slots=True)
class _Open:
    """A collection whose end is not reached yet, and the key that waits for its value."""

    is_map: bool
    pointer: Pointer | None
    own_key: tuple[int, int] | None
    start: int
    end: int
    count: int = 0
    key: str | None = None
    key_at: tuple[int, int] = (0, 0)

    def next_child(self) -> tuple[Pointer | None, tuple[int, int] | None]:
        """The pointer of the value that comes next, and where its key stands."""
        step: str | int
        if self.key is not None:
            step, key_at, self.key = self.key, self.key_at, None
        else:
            step, key_at = self.count, None
            self.count += 1
        return (None if self.pointer is None else (*self.pointer, step)), key_at


def nodes(steps: Iterable[Step], positions: Positions) -> Spans:
    """The place of every node, by its pointer; the first of equal keys. Ends where the steps or a budget end."""
    found: dict[Pointer, tuple[int, int, int, int]] = {}
    opened: list[_Open] = []
    budget = _BUDGET

    def keep(pointer: Pointer | None, key: tuple[int, int] | None, start: int, end: int) -> None:
        if pointer is not None:
            found[pointer] = (*(key or (start, end)), start, end)

    def close(last: int) -> None:
        done = opened.pop()
        done.end = max(done.end, last)
        keep(done.pointer, done.own_key, done.start, done.end)
        if opened:
            opened[-1].end = max(opened[-1].end, done.end)

    for step in steps:
        inside = opened[-1] if opened else None
        if step.kind is Kind.END:
            close(step.end if step.style else 0)
            continue
        end = written_end(positions.text, step)
        if inside is not None:
            inside.end = max(inside.end, end)
            if inside.is_map and inside.key is None:
                if step.kind is not Kind.SCALAR:
                    break
                inside.key, inside.key_at = normalize("NFC", step.text), (step.start, end)
                continue
        pointer, own_key = inside.next_child() if inside is not None else ((), None)
        if pointer in found:
            pointer = None
        budget -= len(pointer or ()) + 1
        if budget < 0 or len(opened) > _DEEPEST:
            break
        if step.kind in (Kind.MAP, Kind.LIST):
            opened.append(_Open(step.kind is Kind.MAP, pointer, own_key, step.start, end))
        else:
            keep(pointer, own_key, step.start, end)
    while opened:
        close(0)
    return Spans(found, positions)


def written_end(text: str, step: Step) -> int:
    """The index just after the last character that can be seen of a scalar; the opening of a collection."""
    end = min(step.end, len(text))
    if step.kind is Kind.SCALAR and step.style in ("|", ">"):
        return max(step.start + 1, step.start + len(text[step.start : end].rstrip()))
    return end


# ---------------------------------------------------------------- between the nodes

_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)
_BLOCK_HEADER: Final = re.compile(r"[^\r\n]*?[|>][-+0-9]*(?=[ \t\r\n]|$)")
_LINE_REST: Final = re.compile(r"[^\r\n]*")
_QUESTION: Final = re.compile(r"\?")
_GLUED: Final = re.compile(r"(?<=[\"'\]},>|\[{])#")
_GLUED_HEADER: Final = re.compile(r"[|>][-+0-9]*#")
_HEADER_TAB: Final = re.compile(r"[|>][-+0-9]*[ ]*(\t+)")
_QUOTED_TAB: Final = re.compile(r"[\r\n][ ]*(\t+)")
_WIDE_INDENT: Final = re.compile(rf"^[ ]*(?:- *)*[{WIDE_SPACES}][ {WIDE_SPACES}]*", re.MULTILINE)
_CUT: Final = re.compile(r"#[^\s#!:]")
_OWN_COMMENT: Final = re.compile(r"#\s*cxj:")

SUSPECT: Final = re.compile(
    rf"\t|[ ]#[^\s#!:]|[\"'\]}},>|\[{{]#|[{{\[,:][ ]*\?|^[- ]*[?{WIDE_SPACES}]",
    re.MULTILINE,
)
"""Whatever may be a finding between the nodes; a text without a match has none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The scalars of a text up to `stop`, in order, and the comments between them, as stretches of indices.

    `brackets` are the outermost lists and maps between brackets or braces.
    """

    text: str
    scalars: tuple[Step, ...]
    comments: tuple[tuple[int, int], ...]
    stop: int
    brackets: tuple[tuple[int, int], ...] = ()


def lay_out(text: str, steps: Sequence[Step], stop: int) -> Layout:
    """The layout of a text of which the part before `stop` could be read."""
    scalars = tuple(step for step in steps if step.kind is Kind.SCALAR)
    comments: list[tuple[int, int]] = []
    last = 0
    for step in scalars:
        comments += _comments_in(text, last, step.start)
        last = step.end
        if step.style in ("|", ">") and (header := _BLOCK_HEADER.match(text, step.start)):
            line_end = _end_of_line(text, header.end())
            comments += _comments_in(text, header.end(), line_end)
            last = max(last, line_end)
    comments += _comments_in(text, last, stop)
    return Layout(text, scalars, tuple(comments), stop, tuple(_brackets(steps)))


def _brackets(steps: Iterable[Step]) -> list[tuple[int, int]]:
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for step in steps:
        if step.kind in (Kind.MAP, Kind.LIST):
            opened.append(step.start)
        elif step.kind is Kind.END:
            start = opened.pop()
            while step.style and found and found[-1][0] > start:
                found.pop()
            if step.style:
                found.append((start, step.end))
    return found


def _comments_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (match := _COMMENT.search(text, start, end)):
        start = _end_of_line(text, match.start())
        yield match.start(), start


def _end_of_line(text: str, start: int) -> int:
    match = _LINE_REST.match(text, start)
    return match.end() if match else start


def _outside(layout: Layout, pattern: re.Pattern[str], *, also_plain: bool) -> Iterator[re.Match[str]]:
    """Matches that begin before the stop, outside comments and quoted or block scalars."""
    covered = sorted(
        [(step.start, step.end) for step in layout.scalars if step.style or not also_plain] + list(layout.comments)
    )
    at = 0
    for match in pattern.finditer(layout.text):
        if match.start() > layout.stop:
            return
        while at < len(covered) and covered[at][1] <= match.start():
            at += 1
        if at == len(covered) or not covered[at][0] <= match.start():
            yield match


def whitespace_fault(layout: Layout) -> Finding | None:
    """The first tab or no-break space that stands where only spaces may."""
    tabs = [match.span() for match in islice(_outside(layout, re.compile("\t+"), also_plain=True), 1)]
    for step in layout.scalars:
        if step.style in ("'", '"'):
            match = _QUOTED_TAB.search(layout.text, step.start, step.end)
        else:
            match = _HEADER_TAB.match(layout.text, step.start) if step.style else None
        if match:
            tabs.append(match.span(1))
            break
    tab = min(tabs, default=None)
    wide = next(_outside(layout, _WIDE_INDENT, also_plain=True), None)
    if tab and (not wide or tab[0] < wide.start()):
        return of_spacing.tab(*tab)
    return of_spacing.wide_indent(wide.start(), wide.end()) if wide else None


def glued_comment(layout: Layout) -> Finding | None:
    """The first comment that begins right after a value."""
    for step in layout.scalars:
        if step.style in ("|", ">") and (header := _GLUED_HEADER.match(layout.text, step.start)):
            return of_spacing.glued_comment(header.end() - 1)
    match = next(_outside(layout, _GLUED, also_plain=False), None)
    return of_spacing.glued_comment(match.start()) if match else None


def complex_keys(layout: Layout) -> Iterator[Finding]:
    """Keys announced by `?`."""
    for match in _outside(layout, _QUESTION, also_plain=False):
        yield of_nodes.complex_key(match.start(), match.end(), "?")


def pointers_by_end(steps: Iterable[Step], positions: Positions) -> dict[int, Pointer]:
    """The pointer of the value that ends at each index; of the innermost one where several do."""
    found = nodes(steps, positions)
    return {found.end(pointer): pointer for pointer in sorted(found, key=len)}


def cut_values(layout: Layout) -> Iterator[tuple[int, Finding]]:
    """Comments that look like the rest of the value before them, and where that value ends: `color: #fff`."""
    ends = {step.end: step for step in layout.scalars if not step.style}
    for start, end in layout.comments:
        if not _CUT.match(layout.text, start) or _OWN_COMMENT.match(layout.text, start):
            continue
        before = start
        while before and layout.text[before - 1] == " ":
            before -= 1
        if before < start and (step := ends.get(before)):
            yield before, replace(of_spacing.cut_value(start, end, step.text), whole=_with(layout, step, start, end))


def _with(layout: Layout, step: Step, start: int, end: int) -> tuple[int, int] | None:
    """A value on one line with the comment behind it; None between brackets, where it may reach too far."""
    first = step.start if step.text else start
    at = bisect_right(layout.brackets, (first, len(layout.text))) - 1
    if (at >= 0 and first < layout.brackets[at][1]) or re.search(r"[\r\n]", layout.text[first:start]):
        return None
    return first, first + len(layout.text[first:end].rstrip())
