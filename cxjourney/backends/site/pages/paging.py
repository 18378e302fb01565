"""Long lists cut into leaves: `index.html`, `index-2.html` and so on, each with the way to the others."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, TypeVar

from cxjourney.backends.site.bits import Words
from cxjourney.backends.site.edition import Edition

T = TypeVar("T")

ROWS = 200
"""The most rows that one page shows."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A way to another leaf: its number, its page; `gap` when leaves are left out before it."""

    number: int
    to: str
    here: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one is among the leaves. `turns` is empty when there is only one."""

    total: int
    first: int
    last: int
    before: str
    after: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list."""

    path: str
    number: int
    rows: tuple[T, ...]
    pager: Pager


def leaves(path: str, rows: Sequence[T], size: int = ROWS) -> Iterator[Leaf[T]]:
    """The rows in pages of at most `size`; an empty list makes one empty page."""
    count = max(1, -(-len(rows) // size))
    for number in range(1, count + 1):
        start = (number - 1) * size
        mine = tuple(rows[start : start + size])
        pager = Pager(
            total=len(rows),
            first=start + 1,
            last=start + len(mine),
            before=leaf_path(path, number - 1) if number > 1 else "",
            after=leaf_path(path, number + 1) if number < count else "",
            turns=tuple(_turns(path, number, count)) if count > 1 else (),
        )
        yield Leaf(leaf_path(path, number), number, mine, pager)


def leaf_path(path: str, number: int) -> str:
    """The page of a leaf: `raci.html`, then `raci-2.html`."""
    return path if number == 1 else f"{path.removesuffix('.html')}-{number}.html"


def leaf_of(path: str, place: int, size: int = ROWS) -> str:
    """The page that shows the row at `place`, counted from 0."""
    return leaf_path(path, place // size + 1)


def titled(edition: Edition, title: str, number: int) -> Words:
    """The title of a leaf: that of the list, with the number of the page from the second on."""
    return Words(title if number == 1 else edition.t("%(title)s, page %(num)s", title=title, num=number))


def grouped(rows: Iterable[T], key: Callable[[T], Hashable]) -> tuple[tuple[Any, tuple[T, ...]], ...]:
    """Neighbours with the same key, gathered; the order stays."""
    return tuple((name, tuple(members)) for name, members in groupby(rows, key))


def _turns(path: str, here: int, count: int) -> Iterator[Turn]:
    shown = sorted({1, count, *range(max(1, here - 2), min(count, here + 2) + 1)})
    for before, number in zip((0, *shown), shown, strict=False):
        yield Turn(number, leaf_path(path, number), number == here, number - before > 1)
