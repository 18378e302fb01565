"""A document as its author laid it out: nodes as they are written, each with the comments that speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cxjourney.source.span import Pointer


@dataclass(frozen=True, slots=True)
class Note:
    """A comment from its `#` on; `spaced` when an empty line stands above it."""

    text: str
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar: what it says, how it is written, and its indicator (`"`, `'`, `|`, `>`, nothing when plain)."""

    value: str
    written: str
    style: str

    @property
    def lines(self) -> int:
        """How many lines it is written on."""
        return self.written.count("\n") + 1


@dataclass(slots=True)
class Branch:
    """A map or a list, from `start` to `end` of the text; `last` are comments after its last member."""

    is_map: bool
    flow: bool
    start: int
    end: int = 0
    members: list[Member] = field(default_factory=list)
    last: list[Note] = field(default_factory=list)


Tree = Leaf | Branch


@dataclass(slots=True)
class Member:
    """A member of a map (with a key) or of a list, from its key or hyphen on.

    `before` are the comments on the lines above, `beside` those at the end of its own lines; `spaced` when an empty
    line stands above the key or hyphen itself.
    """

    start: int
    inside: Branch
    key: Leaf | None = None
    value: Tree = Leaf("", "", "")
    before: list[Note] = field(default_factory=list)
    beside: list[Note] = field(default_factory=list)
    spaced: bool = False


@dataclass(slots=True)
class Document:
    """A whole text: `head` are comments before the first key, those before the mark `---` apart in `prologue`."""

    root: Tree
    marked: bool = False
    prologue: list[Note] = field(default_factory=list)
    head: list[Note] = field(default_factory=list)


def pointers(root: Tree) -> Iterator[tuple[Pointer, Member]]:
    """Every member with its pointer, in the order of the text."""
    waiting: list[tuple[Pointer, Tree]] = [((), root)]
    while waiting:
        pointer, node = waiting.pop()
        if isinstance(node, Leaf):
            continue
        children = [
            ((*pointer, index if member.key is None else member.key.value), member)
            for index, member in enumerate(node.members)
        ]
        yield from children
        waiting += [(inner, member.value) for inner, member in reversed(children)]


def members(root: Tree) -> Iterator[Member]:
    """Every member, in the order of the text: an outer one before those inside it."""
    waiting: list[Member] = list(reversed(root.members)) if isinstance(root, Branch) else []
    while waiting:
        member = waiting.pop()
        yield member
        if isinstance(member.value, Branch):
            waiting += reversed(member.value.members)
