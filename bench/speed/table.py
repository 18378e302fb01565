"""The rows as one table: in a terminal, and in a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speed.goals import GOALS, Row, shown
from speed.timing import Timing

HEADS = ("journeys", "what", "CPU s", "wall s", "MB", "beside", "CPU s", "wall s", "MB", "figure", "goal", "met")
_NUMBERS = (0, 2, 3, 4, 6, 7, 8)
"""The columns that are aligned to the right."""


def in_terminal(rows: Iterable[Row]) -> str:
    """A table in columns of equal width."""
    lines = [HEADS, *map(cells, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADS))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if i in _NUMBERS else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def in_page(rows: Iterable[Row]) -> Iterator[str]:
    """A table in Markdown, line by line."""
    yield "| " + " | ".join(HEADS) + " |"
    yield "|" + "|".join("--:" if i in _NUMBERS else "---" for i in range(len(HEADS))) + "|"
    for row in rows:
        yield "| " + " | ".join(cells(row)) + " |"


def cells(row: Row) -> tuple[str, ...]:
    """The words of a line, in the order of `HEADS`."""
    met = "" if row.met is None else "yes" if row.met else "no"
    figure = f"{shown(row.figure)} {row.unit}"
    return f"{row.journeys:,}", row.what, *_costs(row.ours), row.beside, *_costs(row.theirs), figure, row.goal, met


def _costs(timing: Timing | None) -> tuple[str, str, str]:
    if timing is None:
        return "", "", ""
    return _seconds(timing.cpu), _seconds(timing.wall), f"{timing.memory:.0f}" if timing.memory else ""


def _seconds(time: float) -> str:
    return f"{time:.2f}" if time >= 0.1 else f"{time:.3f}"


def summed(rows: Iterable[Row]) -> str:
    """How many goals are met, and which ones nobody measured, in a sentence."""
    promised = [row for row in rows if row.met is not None]
    told = f"{sum(bool(row.met) for row in promised)} of {len(promised)} lines with a goal meet it"
    seen = {(row.key, row.journeys) for row in promised}
    left = [f"{key} ({size:,})" for key, goals in GOALS.items() for size in goals if (key, size) not in seen]
    return f"{told}; not measured: {', '.join(left)}" if left else told
