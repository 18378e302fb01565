"""What people said they felt, as marks over the curve of a map: a speech bubble with its interval, beside the face."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from cxjourney.backends.site.geometry import across, down

ASIDE = 30
"""How far from the middle of its column a mark stands, in pixels: clear of the faces."""
BUBBLE = "M-7.5-7h15v10.5h-8l-4 4v-4h-3z"
"""Something said: no persona has this shape."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A mean answer on the scale of the map, its interval, the column of its touchpoint, and its number in words."""

    column: int
    score: float
    low: float
    high: float
    label: str


def marks(answers: Iterable[Answer], columns: int, right_to_left: bool = False) -> str:
    """The marks of a curve with so many columns; empty without answers."""
    return "".join(part for one in answers for part in _mark(one, columns, right_to_left))


def _mark(one: Answer, columns: int, right_to_left: bool) -> Iterator[str]:
    side = -ASIDE if right_to_left else ASIDE
    middle, top, bottom = (_n(down(score)) for score in (one.score, one.high, one.low))
    yield f'<svg class="said" x="{_n(across(one.column, columns, right_to_left))}%" overflow="visible">'
    yield f'<line x1="{side}" x2="{side}" y1="{top}%" y2="{bottom}%"/>'
    yield f'<svg y="{middle}%" overflow="visible"><path d="{BUBBLE}" transform="translate({side})"/></svg>'
    yield (
        f'<text x="{side * 1.4:g}" y="{middle}%" dy=".35em" text-anchor="{"end" if right_to_left else "start"}">'
        f"{escape(one.label)}</text></svg>"
    )


def _n(value: float) -> str:
    return f"{round(value, 2):g}"
