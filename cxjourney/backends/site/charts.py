"""Small drawings of numbers: where an interval stands against a target, and how a value moved from run to run.

They repeat what stands beside them in words, so they are hidden from those who listen; a trend says itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDE, TALL = 120.0, 14.0
"""The box of an interval."""
LONG, HIGH = 112.0, 32.0
"""The box of a trend."""
_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on a line: the value, the bounds if there are any, and whether the line runs to it from the one before."""

    value: float
    low: float | None = None
    high: float | None = None
    joined: bool = True


@dataclass(frozen=True, slots=True)
class Aim:
    """A target: its value, and the side on which it is met: `up`, `down`, or `at` the value itself."""

    value: float
    side: str


def side_of(operator: str) -> str:
    """The side of a target: `>=` is met above it."""
    return {">=": "up", ">": "up", "<=": "down", "<": "down"}.get(operator, "at")


def interval(mark: Mark, aim: Aim | None, tone: str, mirrored: bool = False) -> str:
    """Where a value and its interval stand against a target; the ground is shaded on the side where it is met."""
    across = _scale([mark], aim, WIDE, mirrored)
    middle = TALL / 2
    parts = [f'<path class="axis" d="M0 {middle:g}H{WIDE:g}"/>']
    if aim:
        at = across(aim.value)
        if aim.side != "at":
            ahead = (aim.side == "up") != mirrored
            start, end = (at, WIDE) if ahead else (0.0, at)
            parts.insert(0, f'<rect class="zone" x="{_n(start)}" width="{_n(end - start)}" height="{TALL:g}"/>')
        parts.append(f'<path class="aim" d="M{_n(at)} 0V{TALL:g}"/>')
    if mark.low is not None or mark.high is not None:
        ends = sorted(across(bound) for bound in _bounds(mark, aim))
        parts.append(
            f'<rect class="span" x="{_n(ends[0])}" y="{middle - 2.5:g}" width="{_n(ends[1] - ends[0])}" height="5" rx="2.5"/>'
        )
    parts.append(f'<circle class="dot" cx="{_n(across(mark.value))}" cy="{middle:g}" r="3.5"/>')
    return _svg(f"ival {tone}", WIDE, TALL, parts)


def trend(marks: Sequence[Mark], aim: Aim | None, says: str, mirrored: bool = False) -> str:
    """How a value moved, run after run; empty for fewer than two. The line breaks where the metric changed its meaning."""
    if len(marks) < 2:
        return ""
    up = _scale(marks, aim, HIGH)
    step = (LONG - 2 * _EDGE) / (len(marks) - 1)
    places = [LONG - _EDGE - step * at if mirrored else _EDGE + step * at for at in range(len(marks))]
    heights = [HIGH - up(mark.value) for mark in marks]
    parts = [f'<path class="aim" d="M0 {_n(HIGH - up(aim.value))}H{LONG:g}"/>'] if aim else []
    parts += [
        f'<path class="reach" d="M{_n(place)} {_n(HIGH - up(mark.low))}V{_n(HIGH - up(mark.high))}"/>'
        for mark, place in zip(marks, places, strict=True)
        if mark.low is not None and mark.high is not None
    ]
    parts.append(f'<path class="run" d="{"".join(_line(marks, places, heights))}"/>')
    parts.append(f'<circle class="dot" cx="{_n(places[-1])}" cy="{_n(heights[-1])}" r="2.75"/>')
    return _svg("trend", LONG, HIGH, parts, says)


def bar(shares: Iterable[tuple[str, float]], label: str = "", mirrored: bool = False) -> str:
    """A bar of several parts, each with its class and its share of the whole width."""
    parts, start = [], 0.0
    for tone, share in shares:
        width = max(0.0, min(1.0, share)) * 100
        x = 100 - start - width if mirrored else start
        parts.append(f'<rect class="{tone}" x="{_n(x)}" width="{_n(width)}" height="10"/>')
        start += width
    return _svg("bar", 100, 10, parts, label, stretched=True)


def _bounds(mark: Mark, aim: Aim | None) -> tuple[float, float]:
    """The bounds that are drawn: one that does not exist ends where the drawing does."""
    known = [*_all([mark], aim)]
    reach = (max(known) - min(known)) or abs(mark.value) or 1.0
    low = mark.low if mark.low is not None else min(known) - reach
    high = mark.high if mark.high is not None else max(known) + reach
    return low, high


def _line(marks: Sequence[Mark], places: Sequence[float], heights: Sequence[float]) -> Iterator[str]:
    for at, mark in enumerate(marks):
        alone = not mark.joined and (at + 1 == len(marks) or not marks[at + 1].joined)
        yield f"{'L' if at and mark.joined else 'M'}{_n(places[at])} {_n(heights[at])}{'h.01' if alone else ''}"


def _all(marks: Iterable[Mark], aim: Aim | None) -> Iterator[float]:
    for mark in marks:
        yield from (one for one in (mark.value, mark.low, mark.high) if one is not None)
    if aim:
        yield aim.value


class _Scale:
    """From a value to its place between the edges of a box."""

    def __init__(self, low: float, high: float, length: float, mirrored: bool) -> None:
        self.low, self.high, self.length, self.mirrored = low, high, length, mirrored

    def __call__(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        part = 1 - part if self.mirrored else part
        return min(self.length - _EDGE, max(_EDGE, _EDGE + part * (self.length - 2 * _EDGE)))


def _scale(marks: Iterable[Mark], aim: Aim | None, length: float, mirrored: bool = False) -> _Scale:
    known = list(_all(marks, aim))
    low, high = min(known), max(known)
    room = (high - low) * 0.15
    return _Scale(low - room, high + room, length, mirrored)


def _svg(name: str, wide: float, tall: float, parts: Iterable[str], says: str = "", stretched: bool = False) -> str:
    role = f' role="img" aria-label="{escape(says)}"' if says else ' aria-hidden="true"'
    shape = ' preserveAspectRatio="none"' if stretched else f' width="{wide:g}" height="{tall:g}"'
    return f'<svg class="{name}" viewBox="0 0 {wide:g} {tall:g}"{shape}{role} focusable="false">{"".join(parts)}</svg>'


def _n(value: float) -> str:
    return f"{round(value, 2):g}"
