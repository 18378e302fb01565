"""The emotion curve as SVG: monotone between its points, broken where nothing is documented.

Everything is placed in hundredths of the figure, so that a curve follows the width of the table above which it
stands: the lines are drawn in a stretched inner picture, the faces and words at percentages, never stretched.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from unicodedata import east_asian_width

from cxjourney.backends.site.faces import face_id
from cxjourney.backends.site.geometry import across, down, edge

Point = tuple[float, float]
STYLES = 4
"""How many ways of drawing a line there are; a fifth persona begins again."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What is felt at one column: a score, and whether it is only a hypothesis."""

    score: int
    hypothesis: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One persona along the journey: `None` where nothing is documented. `style` counts from 0."""

    label: str
    style: int
    spots: tuple[Spot | None, ...]

    @property
    def css(self) -> str:
        """Its classes: one for its look, which comes again after four, and one that is its own."""
        return f"s{self.style % STYLES + 1} w w{self.style + 1}"


@dataclass(frozen=True, slots=True)
class Ghost:
    """The same persona in the other state of the journey: places over the columns, and scores. It has no faces."""

    style: int
    state: str
    """`as-is` or `to-be`."""
    spots: tuple[tuple[float, int | None], ...]
    label: str = ""
    """What is said where it ends."""

    @property
    def css(self) -> str:
        """Its classes: that it is the other state, and those of its persona."""
        return f"ghost {self.state} s{self.style % STYLES + 1} w w{self.style + 1}"

    @property
    def end(self) -> tuple[float, int] | None:
        """Its last point, when it has one."""
        return next(((at, score) for at, score in reversed(self.spots) if score is not None), None)


@dataclass(frozen=True)
class Plot:
    """A curve to draw: its lines, where stages begin, which columns decide, and what it says in words."""

    id: str
    title: str
    description: str
    lines: tuple[Line, ...]
    bounds: tuple[int, ...] = ()
    moments: tuple[int, ...] = ()
    right_to_left: bool = False
    ghosts: tuple[Ghost, ...] = ()

    @cached_property
    def columns(self) -> int:
        """How many columns there are."""
        return max((len(line.spots) for line in self.lines), default=0)

    @property
    def known(self) -> bool:
        """Whether there is a point to draw."""
        return any(spot for line in self.lines for spot in line.spots)

    @property
    def faces(self) -> tuple[str, ...]:
        """The symbols that it needs."""
        return tuple(
            face_id(spot.score, line.style, spot.hypothesis) for line in self.lines for spot in line.spots if spot
        )


def monotone(points: Sequence[Point]) -> str:
    """A smooth path through points in the order of x that never goes beyond the two points it joins."""
    if len(points) < 2:
        return ""
    slopes = _slopes(points)
    path = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x0, y0), (x1, y1), m0, m1 in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (x1 - x0) / 3
        path.append(f"C{_n(x0 + third)} {_n(y0 + m0 * third)} {_n(x1 - third)} {_n(y1 - m1 * third)} {_n(x1)} {_n(y1)}")
    return "".join(path)


def runs(line: Line) -> tuple[tuple[int, ...], ...]:
    """The stretches of neighbouring columns that are documented: the line breaks between them."""
    found: list[list[int]] = []
    for column, spot in enumerate(line.spots):
        if spot is None:
            continue
        if found and found[-1][-1] == column - 1:
            found[-1].append(column)
        else:
            found.append([column])
    return tuple(tuple(run) for run in found)


def svg(plot: Plot, *, face: int = 30, labels: bool = True, over: str = "") -> str:
    """The whole curve; `face` is the size of a face in pixels, `over` is drawn over it."""
    named = f"{plot.id}-t", f"{plot.id}-d"
    return (
        f'<svg class="plot" role="img" aria-labelledby="{named[0]} {named[1]}">'
        f'<title id="{named[0]}">{escape(plot.title)}</title><desc id="{named[1]}">{escape(plot.description)}</desc>'
        f"{_ground(plot)}{_ghosts(plot)}{_faces(plot, face)}{_labels(plot) + _ends(plot) if labels else ''}{over}</svg>"
    )


def glance(plot: Plot, names: Sequence[str], hardest: int, face: int = 20) -> str:
    """The curve in small, when something is known: its lines, and only two points, named: its hardest moment, which
    stands at the column `hardest`, and the first of its highest."""
    spots = [(spot.score, line, c) for line in plot.lines for c, spot in enumerate(line.spots) if spot]
    low = min((at for at in spots if at[2] == hardest), key=lambda at: at[0])
    high = max(spots, key=lambda at: (at[0], -at[2]))
    parts = [
        f'<svg class="plot" role="img" aria-labelledby="{plot.id}-t {plot.id}-d"><title id="{plot.id}-t">{escape(plot.title)}'
        f'</title><desc id="{plot.id}-d">{escape(plot.description)}</desc>{_ground(plot)}'
    ]
    for score, line, column in (low, high) if low[0] < high[0] else (low,):
        x = across(column, plot.columns, plot.right_to_left)
        anchor = "start" if x < 25 else "end" if x > 75 else "middle"
        spot = line.spots[column]
        assert spot is not None
        parts.append(
            f'<use href="#{face_id(score, line.style, spot.hypothesis)}" x="{_n(x)}%" y="{_n(down(score))}%" width="{face}" '
            f'height="{face}" transform="translate({_n(-face / 2)} {_n(-face / 2)})"/>'
            f'<text class="lab s1" x="{_n(x)}%" y="{_n(down(score))}%" dy="{26 if (score, column) == low[::2] else -15}" '
            f'text-anchor="{anchor}">{escape(_cut(names[column]))}</text>'
        )
    return "".join(parts) + "</svg>"


def _cut(name: str, most: int = 34) -> str:
    return name if len(name) <= most else name[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _short(name: str, most: int = 22) -> str:
    """A name that has room above one column: letters of East Asia count twice, as they are twice as wide."""
    room = [1 + (east_asian_width(letter) in "WF") for letter in name]
    return name if sum(room) <= most else _cut(name, sum(end <= most for end in itertools.accumulate(room)))


def _ground(plot: Plot) -> str:
    width = plot.columns * 100
    zero = _n(down(0))
    parts = [
        f'<rect class="up" width="{width}" height="{zero}"/><rect class="down" y="{zero}" width="{width}" height="{zero}"/>',
        f'<path class="grid" d="{"".join(f"M0 {_n(down(score))}H{width}" for score in (2, 1, -1, -2))}"/>',
        f'<path class="zero" d="M0 {zero}H{width}"/>',
    ]
    if bounds := [b for b in plot.bounds if 0 < b < plot.columns]:
        parts.append(f'<path class="bound" d="{"".join(f"M{_n(_x(plot, edge, b))} 0V100" for b in bounds)}"/>')
    if plot.moments:
        parts.append(
            f'<path class="decides" d="{"".join(f"M{_n(_x(plot, across, c))} 0V100" for c in plot.moments)}"/>'
        )
    for line in reversed(plot.lines):
        drawn = "".join(monotone(sorted((_x(plot, across, c), _y(line, c)) for c in run)) for run in runs(line))
        if drawn:
            parts.append(f'<path class="line {line.css}" d="{drawn}"/>')
    parts += (_ghost_line(plot, ghost) for ghost in plot.ghosts)
    return (
        f'<svg width="100%" height="100%" viewBox="0 0 {width} 100" preserveAspectRatio="none">{"".join(parts)}</svg>'
    )


def _ghost_line(plot: Plot, ghost: Ghost) -> str:
    drawn = ""
    for known, run in itertools.groupby(ghost.spots, key=lambda at: at[1] is not None):
        if known:
            drawn += monotone(sorted((_x(plot, across, at), down(score or 0)) for at, score in run))
    return f'<path class="{ghost.css}" d="{drawn}"/>' if drawn else ""


def _ghosts(plot: Plot) -> str:
    """The points of the other state: small circles, without faces."""
    return "".join(
        f'<circle class="{ghost.css}" r="5" '
        f'cx="{_n(across(at, plot.columns, plot.right_to_left))}%" cy="{_n(down(score))}%"/>'
        for ghost in plot.ghosts
        for at, score in ghost.spots
        if score is not None
    )


def _faces(plot: Plot, size: int) -> str:
    parts: list[str] = []
    for line in reversed(plot.lines):
        for column, spot in enumerate(line.spots):
            if spot is None:
                continue
            together = [other for other in plot.lines if _score(other, column) == spot.score]
            aside = (together.index(line) - (len(together) - 1) / 2) * size * 0.82
            x = across(column, plot.columns, plot.right_to_left)
            parts.append(
                f'<svg x="{_n(x)}%" y="{_n(down(spot.score))}%" overflow="visible">'
                f'<use class="pt {line.css}" href="#{face_id(spot.score, line.style, spot.hypothesis)}" '
                f'width="{size}" height="{size}" transform="translate({_n(aside - size / 2)} {_n(-size / 2)})" '
                f'data-column="{column}"/></svg>'
            )
    return f'<g aria-hidden="true">{"".join(parts)}</g>'


def _labels(plot: Plot) -> str:
    parts: list[str] = []
    for line in plot.lines:
        column = next((c for c, spot in enumerate(line.spots) if spot), None)
        if column is None:
            continue
        here = [other for other in plot.lines if (s := other.spots[column]) and s]
        lowest = len(here) > 1 and _rank(here, line, column) == len(here) - 1
        together = [other for other in here if _score(other, column) == _score(line, column)]
        step = together.index(line) if len(together) > 1 else 0
        spot = line.spots[column]
        assert spot is not None
        below = lowest if len(together) == 1 else step > 0
        shift = (30 + 20 * max(step - 1, 0)) if below else -22
        parts.append(
            f'<text class="lab {line.css}" x="{_n(across(column, plot.columns, plot.right_to_left))}%" '
            f'y="{_n(down(spot.score))}%" dy="{shift}" text-anchor="middle">{escape(_short(line.label))}</text>'
        )
    return "".join(parts)


def _ends(plot: Plot) -> str:
    """The names of the lines of the other state, where they end: the lowest below its point, the others above."""
    ends = sorted(
        ((end, ghost) for ghost in plot.ghosts if (end := ghost.end)), key=lambda one: (-one[0][1], one[1].style)
    )
    parts: list[str] = []
    for rank, ((at, score), ghost) in enumerate(ends):
        together = [other for other in ends[:rank] if other[0][1] == score]
        named = plot.columns == 1 and any(_score(line, 0) == score for line in plot.lines)
        below = named or (rank > 0 and rank == len(ends) - 1)
        shift = 30 if below else -22 - 20 * len(together)
        parts.append(
            f'<text class="lab {ghost.css}" x="{_n(across(at, plot.columns, plot.right_to_left))}%" y="{_n(down(score))}%" '
            f'dy="{shift}" text-anchor="{"end" if at > plot.columns - 1 else "middle"}">{escape(ghost.label)}</text>'
        )
    return "".join(parts)


def _rank(lines: Sequence[Line], line: Line, column: int) -> int:
    return sorted(lines, key=lambda other: -(_score(other, column) or 0)).index(line)


def _score(line: Line, column: int) -> int | None:
    spot = line.spots[column] if column < len(line.spots) else None
    return spot.score if spot else None


def _x(plot: Plot, place: object, column: float) -> float:
    assert callable(place)
    return float(place(column, plot.columns, plot.right_to_left)) * plot.columns


def _y(line: Line, column: int) -> float:
    spot = line.spots[column]
    assert spot is not None
    return down(spot.score)


def _slopes(points: Sequence[Point]) -> list[float]:
    """Slopes that keep each stretch monotone (Fritsch and Carlson, 1980)."""
    secants = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in itertools.pairwise(points)]
    slopes = [
        secants[0],
        *((a + b) / 2 if a * b > 0 else 0.0 for a, b in itertools.pairwise(secants)),
        secants[-1],
    ]
    for index, secant in enumerate(secants):
        if secant == 0:
            slopes[index] = slopes[index + 1] = 0.0
            continue
        length = ((slopes[index] / secant) ** 2 + (slopes[index + 1] / secant) ** 2) ** 0.5
        if length > 3:
            slopes[index] *= 3 / length
            slopes[index + 1] *= 3 / length
    return slopes


def _n(value: float) -> str:
    """A number with at most two decimals. Zero is not remembered: it is equal to minus zero, and is written otherwise."""
    return _written(value) if value else _written.__wrapped__(value)


@lru_cache(maxsize=5_000)
def _written(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "-0") or "0"
