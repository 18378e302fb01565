"""The order of keys: that of the declarations, for a tree of a known kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import cxjourney.model.kinds  # noqa: F401 -- declares every kind
from cxjourney.lint.directives import MARK
from cxjourney.model.declare import KINDS, PLURALS, FieldSpec, MapType, PartType, fields_of
from cxjourney.rewrite.attach import SPEAKS_OF_NEXT
from cxjourney.rewrite.tree import Branch, Document, Leaf, Member, Note, Tree
from cxjourney.schema.generate import VERSION
from cxjourney.workspace import Workspace

ENVELOPE: Final = ("cxjourney", "kind")
_DIRECTIVE: Final = MARK.decode()


def put_in_order(document: Document) -> int:
    """Put the keys of a document in the order of the declarations, in place; how many maps had another order.

    Free keys (languages, own names, the sections of a catalog) stay as they are; keys that nobody declares come
    last, those with `x-` at the very end.
    """
    root = document.root
    if not isinstance(root, Branch) or not root.is_map:
        return 0
    said = {name: _word(root, name) for name in ENVELOPE}
    first = root.members[0] if root.members else None
    if first is not None:
        about = next(
            (at for at, note in enumerate(document.head) if SPEAKS_OF_NEXT.search(note.text)), len(document.head)
        )
        first.before, document.head[about:] = document.head[about:], []
    changed = 0
    for branch, names, in_list in _maps(root, said["kind"] if said["cxjourney"] == VERSION else ""):
        changed += _sorted(branch, names, in_list)
    if first is not None:
        _crowned(document, first, root.members[0])
    return changed


def _crowned(document: Document, old: Member, new: Member) -> None:
    """The head of a file stays at the top, and what stood above the key that is now the first is a part of it."""
    if new is not old:
        new.spaced, old.spaced = old.spaced, False
    document.head += new.before
    new.before = []


def lift(root: Tree) -> None:
    """Hang what stands above the first line of a list member on that member: nothing fits after its hyphen."""
    if not isinstance(root, Branch):
        return
    for member in _postorder(root):
        inner = member.value
        if member.key is None and isinstance(inner, Branch) and not inner.flow:
            first = inner.members[0]
            member.before += [*first.before, *first.beside[:-1]]
            first.before, first.beside = [], first.beside[-1:]
            first.spaced = False


def _postorder(root: Branch) -> Iterator[Member]:
    """Inner members before the outer ones."""
    listed: list[Member] = []
    waiting = list(root.members)
    while waiting:
        member = waiting.pop()
        listed.append(member)
        if isinstance(member.value, Branch):
            waiting += member.value.members
    return reversed(listed)


def _word(branch: Branch, name: str) -> str:
    for member in branch.members:
        if member.key is not None and member.key.value == name and isinstance(member.value, Leaf):
            return member.value.value
    return ""


def _maps(root: Branch, kind: str) -> Iterator[tuple[Branch, tuple[str, ...], bool]]:
    """Every map whose keys are declared, with their names in order, and whether it is the member of a list."""
    cls = Workspace if kind == "workspace" else KINDS.get(kind)
    specs = fields_of(cls) if cls is not None else ()
    yield root, (*ENVELOPE, *(spec.name for spec in specs)), False
    waiting: list[tuple[Branch, type[Any], bool]] = []
    if kind == "catalog":
        for member in root.members:
            name = PLURALS.get(member.key.value if member.key else "")
            waiting += [(item, KINDS[name], True) for item in _items(member.value)] if name else []
    waiting += _below(root, specs)
    while waiting:
        branch, cls, in_list = waiting.pop()
        specs = fields_of(cls)
        yield branch, tuple(spec.name for spec in specs), in_list
        waiting += _below(branch, specs)


def _below(branch: Branch, specs: tuple[FieldSpec, ...]) -> Iterator[tuple[Branch, type[Any], bool]]:
    """The maps one level down that have declared keys."""
    known = {spec.name: spec for spec in specs}
    for member in branch.members:
        spec = known.get(member.key.value) if member.key else None
        if spec is None:
            continue
        values: list[Tree] = _items(member.value) if spec.many else [member.value]
        kind = spec.type
        while isinstance(kind, MapType):
            values = [inner.value for value in values if isinstance(value, Branch) for inner in value.members]
            kind = kind.value
        if isinstance(kind, PartType):
            for value in values:
                if isinstance(value, Branch) and value.is_map:
                    yield value, kind.cls, spec.many


def _items(value: Tree) -> list[Any]:
    if isinstance(value, Branch) and not value.is_map:
        return [item.value for item in value.members if isinstance(item.value, Branch) and item.value.is_map]
    return []


def _sorted(branch: Branch, names: tuple[str, ...], in_list: bool) -> bool:
    """Order the members of one map, in place; whether that changed anything."""
    ranks = {name: rank for rank, name in enumerate(names)}

    def rank(member: Member) -> int:
        name = member.key.value if member.key else ""
        return ranks.get(name, len(names) + name.startswith("x-"))

    ordered = sorted(branch.members, key=rank)
    first = branch.members[0] if branch.members else None
    if in_list and first is not None and ordered[0] is not first and _spoken_for(first, ordered[0]):
        ordered = [first, *(member for member in ordered if member is not first)]
    changed = ordered != branch.members
    branch.members[:] = ordered
    return changed


def _spoken_for(first: Member, coming: Member) -> bool:
    """Whether a comment to the checker would mean something else if another key came first in a list member."""
    notes: list[Note] = [*first.before, *first.beside, *coming.before, *coming.beside]
    return any(_DIRECTIVE in note.text for note in notes)
