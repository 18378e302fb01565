"""Reads the tables of a page: each by its caption, as rows of words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

Grid = list[list[str]]


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, Grid] = {}
        self.grid: Grid | None = None
        self.caption = ""
        self.words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.grid, self.caption = [], ""
        elif tag == "tr" and self.grid is not None:
            self.grid.append([])
        elif tag in ("th", "td", "caption"):
            self.words = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td", "caption") and self.words is not None:
            said = plain("".join(self.words))
            if tag == "caption":
                self.caption = said
            elif self.grid:
                self.grid[-1].append(said)
            self.words = None
        elif tag == "table" and self.grid is not None:
            self.found[self.caption] = self.grid
            self.grid = None

    def handle_data(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data)


def tables(page: str) -> dict[str, Grid]:
    """The tables of a page by caption; one caption, one table."""
    reader = _Tables()
    reader.feed(page)
    return reader.found


def plain(text: str) -> str:
    """Words with plain spaces."""
    return " ".join(re.sub("[\u00a0\u202f]", " ", text).split())


def leading(cell: str) -> int:
    """The number that a cell begins with."""
    found = re.match(r"\d+", cell.replace(",", ""))
    assert found, cell
    return int(found[0])


def body(grid: Grid) -> dict[str, list[str]]:
    """The rows below the heads, by their first cell."""
    return {row[0]: row[1:] for row in grid[1:]}
