"""The small pieces that every page is made of."""

from __future__ import annotations

from dataclasses import dataclass

MISSING, NOTHING, FULL = "missing", "nothing", "full"
"""What a cell says: not documented, nothing to say, or something."""


@dataclass(frozen=True, slots=True)
class Words:
    """What an author wrote. `lang` is given when it is not the language of the page."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to a page of the site, from its top; without `to`, only words. `note` is said after it, quietly."""

    words: Words
    to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word in a frame. `tone` chooses its shape: `hypothesis`, `co-created`, `evidence`, `plain`, `late`."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Face:
    """A feeling: its drawing, its signed number, its arrow, its word, and what it rests on."""

    symbol: str
    number: str
    arrow: str
    word: Words
    basis: str = "evidence"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it. `mode` says how to show `values`."""

    label: str
    mode: str
    values: tuple[object, ...]
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its first cell is its name."""

    cells: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A simple table. `numeric` lists the columns whose numbers are set to the end."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: tuple[int, ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its path without the language, its template, and what the template shows."""

    path: str
    template: str
    title: Words
    section: str
    crumbs: tuple[Link, ...]
    view: object
    source: str = ""
    """The file that an editor would change."""
    faces: tuple[str, ...] = ()
    icons: tuple[str, ...] = ()
    about: str = ""
    """The address of the entity that it is about, when it is about one alone."""
    same: bool = False
    """Whether it stands there as it should be: it has no view then."""
