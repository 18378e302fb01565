"""What a diagram holds, before any syntax: boxes, groups of boxes, and lines between them. All text is plain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chip:
    """A small coloured mark in the corner of a box, such as an emotion: its text and the name of its colour."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Box:
    """A node. `kicker` stands above the title, `hint` below; `about` is all of it in words, for a tooltip.

    `look` names an entry of `palette.LOOKS`, `link` is where a click leads on the site.
    """

    key: str
    title: str
    look: str
    kicker: str = ""
    hint: str = ""
    chip: Chip | None = None
    link: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes that stand together in a frame. A `column` keeps them on one rank, in their order."""

    key: str
    title: str
    boxes: tuple[Box, ...]
    column: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow. `look` names an entry of `palette.STROKES`; one that leads `back` has its target to the left."""

    source: str
    target: str
    label: str = ""
    look: str = "flow"
    back: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """A diagram: its name (a file name and a prefix of ids), its title and a sentence that replaces it.

    `spine` are invisible lines that keep groups in order; `mirrored` draws from right to left; `gap` is the space between ranks,
    in inches.
    """

    name: str
    title: str
    summary: str
    groups: tuple[Group, ...] = ()
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    spine: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    mirrored: bool = False
    gap: float = 0.7

    def all_boxes(self) -> Iterator[Box]:
        """Every box, those of groups first, in the order of writing."""
        for group in self.groups:
            yield from group.boxes
        yield from self.boxes

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return next(self.all_boxes(), None) is None

    def line_ids(self) -> tuple[str, ...]:
        """The id of each line in the drawing, in the order of `lines`."""
        return tuple(f"line-{number}" for number, _ in enumerate(self.lines, 1))

    def box_ids(self) -> tuple[str, ...]:
        """The id of each box in the drawing, in the order of `all_boxes`."""
        return tuple(f"box-{number}" for number, _ in enumerate(self.all_boxes(), 1))
