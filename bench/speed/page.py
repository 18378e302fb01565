"""The page on speed: its figures and its plot come from what was kept, never from a hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from speed import kept, plot
from speed.goals import Row
from speed.table import in_page, summed

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = DOCS / "speed.md"
PLOT = DOCS / "images" / "growth.svg"
BEGIN = "<!-- measured: `python bench/run.py --keep` writes from here -->"
END = "<!-- measured: to here -->"


def write() -> None:
    """Fill page and plot from what was kept."""
    figures = kept.read()
    PLOT.write_text(plot.svg(figures.growth), encoding="utf-8")
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), figures), encoding="utf-8")


def filled(page: str, figures: kept.Figures) -> str:
    """A page with its measured part replaced. Raises `ValueError` when the page has lost its marks."""
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"{PAGE.name} has lost the lines between which figures are written")
    return f"{before}{BEGIN}\n\n" + "\n".join(_measured(figures)) + f"\n\n{END}{after}"


def _measured(figures: kept.Figures) -> Iterator[str]:
    machine = figures.machine
    yield f"Measured in one run on {machine['system']} with {machine['cores']} cores and Python {machine['python']}; {summed(figures.rows)}."
    yield ""
    yield from in_page(figures.rows)
    yield ""
    yield from _missed([row for row in figures.rows if row.met is False])
    yield f"![{plot.told(figures.growth)}](images/{PLOT.name})"


def _missed(rows: list[Row]) -> Iterator[str]:
    if rows:
        yield "Not met: " + "; ".join(f"{row.what}, {row.journeys:,} journeys ({row.goal})" for row in rows) + "."
        yield ""
