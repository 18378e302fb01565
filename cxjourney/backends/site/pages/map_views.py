"""What the template of the map shows: heads, lanes and cells, without a word of how they were found."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.pages.observed import Heard


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it says, over how many columns, and whether a stage begins there."""

    state: str
    items: tuple[object, ...]
    begins: bool = False
    span: int = 1
    badge: str = ""
    """What is otherwise in the other state of the journey, in a word."""
    anchor: str = ""
    """Where others lead to this cell; most have none."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane. `mode` says how its items are shown."""

    id: str
    label: str
    hint: str
    mode: str
    cells: tuple[Cell, ...]
    style: int = 0
    """The place of the persona, for a lane that is about one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lanes that belong together. `line` is `solid`, `dashed` or `dotted` when a blueprint line comes before them."""

    id: str
    title: str
    line: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class StageHead:
    """The head of a stage."""

    anchor: str
    former: tuple[str, ...]
    number: str
    words: Words
    phase: Words
    growth: str
    critical: bool
    span: int


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The head of a touchpoint."""

    anchor: str
    former: tuple[str, ...]
    number: str
    words: Words
    moment: bool
    begins: bool
    importance: int
    badge: str = ""
    """`new`, `goes away`, `moves` or `changes`, when the journey has another state."""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the scale: its place from the top in hundredths, its number and its word."""

    place: float
    number: str
    word: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A lane that can be hidden or kept on top."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Person:
    """A persona whose curve can be shown alone."""

    id: str
    label: str
    style: int


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the map rests on one basis: `start` and `width` in hundredths of a bar, `count` in words."""

    tone: str
    count: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole map."""

    columns: int
    stages: tuple[StageHead, ...]
    heads: tuple[ColumnHead, ...]
    curve: str
    """Empty when nothing is documented."""
    scale: tuple[Mark, ...]
    people: tuple[Lane, ...]
    weights: Lane | None
    """How much each touchpoint matters; None when nobody says."""
    groups: tuple[Group, ...]
    faces: tuple[str, ...]
    icons: tuple[str, ...]
    persons: tuple[Person, ...]
    """The personas among whom one may choose, when there are several."""
    choices: tuple[tuple[str, tuple[Choice, ...]], ...]
    rests: tuple[Share, ...]
    proof: tuple[Link, ...]
    more_proof: int
    bare: tuple[StageHead, ...]
    """Stages in which no touchpoint is written yet."""
    heard: Heard | None = None
    """What people said they felt, beside what the map says; None when nobody was heard."""
