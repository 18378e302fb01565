"""Seconds of processor by number of journeys, as an SVG whose axes are both logarithmic; readable on light and on dark."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import pairwise

from speed.goals import shown

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 500, 30, 340
"""The frame in which lines are drawn; labels of the lines stand to the right of it."""
STYLE = """
.page{fill:#ffffff}.ink{fill:#1b1b1f}.muted{fill:#5b5f6b}.grid{stroke:#d9dbe1}.guide{stroke:#7a7f8c;stroke-dasharray:4 5}
.check{--line:#0a5fa8}.build{--line:#b34a00}.line{fill:none;stroke:var(--line);stroke-width:2.5}.dot,.name{fill:var(--line)}
text{font:14px system-ui,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}.name{font-weight:600}
@media(prefers-color-scheme:dark){.page{fill:#15171c}.ink{fill:#e9eaf0}.muted{fill:#a9adba}.grid{stroke:#3a3d46}
.check{--line:#7cbcf5}.build{--line:#f5a25d}}
"""
MARKS = {"check": '<circle class="dot" cx="{x}" cy="{y}" r="5"/>', "build": '<path class="dot" d="M{x} {y}m-5.5 5h11l-5.5 -10z"/>'}  # fmt: skip
"""A shape a line, so that colour is not alone."""


def svg(growth: Mapping[str, Mapping[int, float]]) -> str:
    """The plot of `check` and `build`; a dashed line from each first point shows a cost in step with the journeys."""
    lines = {what: line for what, line in growth.items() if line}
    sizes = sorted({size for line in lines.values() for size in line})
    costs = [cpu for line in lines.values() for cpu in line.values()]
    across = (math.floor(math.log10(min(sizes))), max(math.ceil(math.log10(max(sizes))), math.floor(math.log10(min(sizes))) + 1))  # fmt: skip
    up = (math.floor(math.log10(min(costs))), math.ceil(math.log10(max(costs))))
    if up[0] == up[1]:
        up = (up[0], up[0] + 1)

    def x(size: float) -> str:
        return _number(LEFT + (RIGHT - LEFT) * (math.log10(size) - across[0]) / (across[1] - across[0]))

    def y(cpu: float) -> str:
        return _number(BOTTOM - (BOTTOM - TOP) * (math.log10(cpu) - up[0]) / (up[1] - up[0]))

    def grid() -> Iterator[str]:
        for power in range(up[0], up[1] + 1):
            at = y(10.0**power)
            yield f'<path class="grid" d="M{LEFT} {at}H{RIGHT}"/>'
            yield f'<text class="muted" x="{LEFT - 10}" y="{at}" dy=".35em" text-anchor="end">{10.0**power:,g} s</text>'
        for power in range(across[0], across[1] + 1):
            at = x(10.0**power)
            yield f'<path class="grid" d="M{at} {TOP}V{BOTTOM}"/>'
            yield f'<text class="muted" x="{at}" y="{BOTTOM + 22}" text-anchor="middle">{10**power:,}</text>'
        yield f'<text class="ink" x="{(LEFT + RIGHT) // 2}" y="{BOTTOM + 48}" text-anchor="middle">journeys</text>'

    def drawn(what: str, line: Mapping[int, float]) -> Iterator[str]:
        points = sorted(line.items())
        (first, cost), (last, most) = points[0], points[-1]
        yield f'<g class="{what}">'
        yield f'<path class="guide" d="M{x(first)} {y(cost)}L{x(last)} {y(cost * last / first)}"/>'
        yield f'<path class="line" d="M{"L".join(f"{x(size)} {y(cpu)}" for size, cpu in points)}"/>'
        yield from (MARKS[what].format(x=x(size), y=y(cpu)) for size, cpu in points)
        yield f'<text class="name" x="{float(x(last)) + 12:g}" y="{y(most)}" dy=".35em">cxj {what}</text></g>'

    title = "Processor time of a cold check and of a cold build, by number of journeys"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d">',
            f'<title id="t">{title}</title><desc id="d">{escape(told(lines))}</desc>',
            f'<style>{STYLE}</style><rect class="page" width="{WIDTH}" height="{HEIGHT}"/>',
            *grid(),
            *(part for what, line in lines.items() for part in drawn(what, line)),
            "</svg>\n",
        ]
    )


def told(growth: Mapping[str, Mapping[int, float]]) -> str:
    """The plot in words, for those who do not see it."""
    return " ".join(f"cxj {what}: {', '.join(_points(sorted(line.items())))}." for what, line in growth.items() if line)


def steps(line: Mapping[int, float]) -> Iterator[tuple[int, int, float]]:
    """From each size to the next: both sizes, and by how much the cost grew."""
    for (less, small), (more, large) in pairwise(sorted(line.items())):
        yield less, more, large / small


def _points(points: Iterable[tuple[int, float]]) -> Iterator[str]:
    yield from (f"{shown(cpu)} s for {size:,} journeys" for size, cpu in points)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
