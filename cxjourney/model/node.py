"""What every declared object has: where it was written, and the keys that belong to the team alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar

from cxjourney.diagnostics.diagnostic import Place
from cxjourney.model.remember import per_class
from cxjourney.source.file import SourceFile
from cxjourney.source.span import Pointer

N = TypeVar("N", bound="Node")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an object comes from: its file, its pointer there, and its address in the workspace."""

    file: SourceFile
    pointer: Pointer
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Node:
    """What every declared object has: its origin, and the `x-…` keys of the team. Equality ignores the origin."""

    extra: Mapping[str, Any] = field(default_factory=dict)
    origin: Origin | None = field(default=None, compare=False, repr=False)

    # These are as `dataclass` would write them for each class anew, which is a third of what it costs to start.

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        values = _values(type(self))
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        """By class and id: equal nodes have equal hashes, and a map inside a node does no harm."""
        return hash((type(self).__name__, getattr(self, "id", None)))

    def __repr__(self) -> str:
        shown = [f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr]
        return f"{type(self).__qualname__}({', '.join(shown)})"

    @property
    def ref(self) -> str:
        """The address: `journey:first-home-loan/dream/simulator`."""
        return self.origin.ref if self.origin else ""

    def at(self, *path: str | int) -> Place:
        """Where the value of a field is written; what names the object when the field is absent or not given."""
        return self._place(path, key=False)

    def at_key(self, *path: str | int) -> Place:
        """Where the key of a field is written."""
        return self._place(path, key=True)

    def _place(self, path: tuple[str | int, ...], key: bool) -> Place:
        if self.origin is None:
            return Place("")
        file, own = self.origin.file, self.origin.pointer
        if not path or not self._gives(str(path[0])):
            return Place(file.path, lambda: file.span(_named(file, own)), own)
        pointer = (*own, *path)
        return Place(file.path, lambda: file.key_span(pointer) if key else file.span(pointer), pointer)

    def _gives(self, name: str) -> bool:
        value = self.extra.get(name, getattr(self, name, getattr(self, f"{name}_", None)))
        return value is not None and value not in ((), {})


@per_class
def _values(cls: type[Any]) -> attrgetter[Any]:
    """What is equal in equal nodes of a class."""
    return attrgetter(*(each.name for each in fields(cls) if each.compare))


def _named(file: SourceFile, pointer: Pointer) -> Pointer:
    """What names the object at `pointer`: the first of these fields that is written, else the object itself."""
    candidates = [(*pointer, name) for name in ("id", "name", "metric", "text", "to")]
    return next((candidate for candidate in candidates if candidate in file.spans), pointer)


def make(cls: type[N], **values: Any) -> N:
    """Build a node from code: fields that are not given are empty."""
    return cls(**values)
