"""Texts end to end, so that a sign is looked for in hundreds of them at once; most rules find none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from cxjourney.lint.texts import Written

_ON_A_PAGE = 500


@dataclass(frozen=True, slots=True)
class Page:
    """Some texts with their words end to end, a line break between them; text `n` begins at `starts[n]`."""

    texts: tuple[Written, ...]
    words: str
    starts: tuple[int, ...]


def pages_of(texts: Sequence[Written]) -> Iterator[Page]:
    """All texts, in their order."""
    for first in range(0, len(texts), _ON_A_PAGE):
        some = tuple(texts[first : first + _ON_A_PAGE])
        starts = accumulate((len(text.words) + 1 for text in some), initial=0)
        yield Page(some, "\n".join(text.words for text in some), tuple(starts))


def holding(pages: Sequence[Page], signs: Sequence[str]) -> Iterator[Written]:
    """The texts that hold one of the signs, each once, in their order. A sign is a stretch of one line."""
    for page in pages:
        found = {number for sign in signs for number in _where(page, sign)}
        yield from (page.texts[number] for number in sorted(found))


def _where(page: Page, sign: str) -> Iterator[int]:
    at = page.words.find(sign)
    while at >= 0:
        number = bisect_right(page.starts, at) - 1
        yield number
        at = page.words.find(sign, page.starts[number + 1])
