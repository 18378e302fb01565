"""The vocabulary of a difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from cxjourney.model.declare import FieldSpec
from cxjourney.model.node import Node

Verb = Literal["added", "removed", "renamed", "moved", "changed"]
"""What happened: to an entity or element (all five), or to a field (the last)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not what it was.

    `kind` is the kind of entity or element concerned (`journey`, `touchpoint`), `old` and `new` are the two nodes; one
    is None for what was added or removed. For a changed field, `path` leads from the node to it (`("emotion",
    "score")`, `("kpis", "csat", "target")`: members of a list by what names them), `spec` is its declaration when it
    has one, and `before` and `after` are its values, None where there was none.

    For what was renamed, `declared` tells whether an alias says so; otherwise the two only look alike. For what moved,
    `before` and `after` are the names of the elements that it followed, or of its stages when it left one for another;
    empty at the head of a list.
    """

    verb: Verb
    kind: str
    old: Node | None
    new: Node | None
    path: tuple[str, ...] = ()
    spec: FieldSpec | None = None
    before: Any = None
    after: Any = None
    declared: bool = False

    @property
    def node(self) -> Node:
        """The node as it is now, or as it was when it is no more."""
        node = self.new or self.old
        assert node is not None  # one of them is always given
        return node

    @property
    def ref(self) -> str:
        """The address of the node concerned, as it is now, or as it was."""
        return self.node.ref
