"""Another id for an entity or an element: the id itself, every reference to it, and the former id kept as an alias."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cxjourney.binding.repairs import instead
from cxjourney.compiler import Compilation
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, in_order
from cxjourney.diagnostics.fingerprint import identities
from cxjourney.errors import CannotRun
from cxjourney.model.declare import fields_of
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Ref
from cxjourney.model.walk import Use
from cxjourney.rewrite.allowed import differs, old_id, place_of, refuse
from cxjourney.source import patches
from cxjourney.source.edit import Edit, apply
from cxjourney.source.file import SourceFile
from cxjourney.source.names import BASELINE

Compile = Callable[[Mapping[str, bytes]], Compilation]


@dataclass(frozen=True, slots=True)
class Renamed:
    """The edits of a rename, in the order of the files, and the new bytes of each file."""

    edits: tuple[Edit, ...]
    files: Mapping[str, bytes]


def rename(before: Compilation, node: Node, new: str, compile: Compile, *, alias: bool) -> Renamed:
    """Give `node` the id `new`; with `alias`, the former id keeps working.

    Raises `CannotRun` when `new` is not free or no id, when not all references can be seen, and when the workspace
    would mean anything else afterwards.
    """
    old = old_id(node)
    refuse(before, node, old, new)
    kind, path = place_of(before.model, node)
    renamed = _Renaming(before.model, node, kind, path, new)
    edits = {*patches.value(_file(node), (*_pointer(node), "id"), new)}
    for uses in before.model.uses.values():
        for use in uses:
            written = renamed.written(use)
            if written is not None:
                edits |= set(instead(use, written))
    edits |= set(_former_ids(node, old, new, alias=alias))
    files = _applied(before, edits)
    after = compile(files)
    if entries := set(_baseline(before, after)):
        edits |= entries
        files = _applied(before, edits)
        after = compile(files)
    if (why := differs(before, after, node, old, new)) is not None:
        raise CannotRun(why)
    return Renamed(tuple(sorted(edits)), files)


def _file(node: Node) -> SourceFile:
    assert node.origin is not None
    return node.origin.file


def _pointer(node: Node) -> tuple[str | int, ...]:
    assert node.origin is not None
    return node.origin.pointer


# ---------------------------------------------------------------- references


@dataclass(frozen=True, slots=True)
class _Renaming:
    """One step of paths that becomes another: the last one of `path`, wherever it leads to `node`."""

    model: Model
    node: Node
    kind: str
    path: str
    new: str

    def written(self, use: Use) -> str | None:
        """What a reference says after the rename, without its kind; None when it does not pass by the node."""
        steps = use.ref.id.split("/")
        depth = self.path.count("/")
        kinds = _kinds_on_the_way(use.ref, depth)
        passes = any(self.model.find(kind, "/".join(steps[: depth + 1])) is self.node for kind in kinds)
        if len(steps) <= depth or not passes:
            return None
        steps[depth] = self.new
        inside = use.ref.kind in use.type.local or use.ref.kind == "phase"
        if inside and depth == 0:
            return None  # written from inside: the journey or the lifecycle is not named there
        return "/".join(steps[1:] if inside else steps)


_WAYS = {
    "stage": ("journey", "stage"),
    "touchpoint": ("journey", "stage", "touchpoint"),
    "exit": ("journey", "exit"),
    "pain": ("journey", "stage", "touchpoint", "pain"),
    "phase": ("lifecycle", "phase"),
}
"""Of which kinds the steps of a path are."""


def _kinds_on_the_way(ref: Ref[Any], depth: int) -> tuple[str, ...]:
    return _WAYS.get(ref.kind, (ref.kind,))[depth : depth + 1]


def _former_ids(node: Node, old: str, new: str, *, alias: bool) -> tuple[Edit, ...]:
    """Keep the former id, where there is room for it; one that comes back in use is no longer a former one."""
    file, pointer = _file(node), _pointer(node)
    if not any(spec.name == "aliases" for spec in fields_of(type(node))):
        return ()
    aliases: tuple[str, ...] = getattr(node, "aliases", ())
    listed = (*pointer, "aliases")
    if new in aliases:
        member = (*listed, aliases.index(new))
        return patches.value(file, member, old) if alias and old not in aliases else patches.drop(file, member)
    if not alias:
        return ()
    if aliases or listed in file.spans:
        return patches.append(file, listed, old)
    below = next((name for name in ("name", "id") if (*pointer, name) in file.spans), "id")
    return patches.add(file, (*pointer, below), "aliases", f"[{patches.written(old, flow=True)}]")


def _applied(before: Compilation, edits: set[Edit]) -> dict[str, bytes]:
    touched = {edit.file for edit in edits}
    return {
        file.path: apply(file.data, [edit for edit in edits if edit.file == file.path])
        for file in before.files
        if file.path in touched
    }


def _baseline(before: Compilation, after: Compilation) -> Iterator[Edit]:
    """Entries of the baseline call findings by the ids around them: they follow."""
    entries = {id(known.diagnostic): known.entry for known in before.known}
    old, new = _everything(before), _everything(after)
    if not entries or [(d.code, d.place.file) for d in old] != [(d.code, d.place.file) for d in new]:
        return
    then = identities(old, {file.path: file for file in before.files})
    now = identities(new, {file.path: file for file in after.files})
    for found, was, becomes in zip(old, then, now, strict=True):
        entry = entries.get(id(found))
        if entry is None or entry.origin is None:
            continue
        file, pointer = entry.origin.file, entry.origin.pointer
        if was.ref != becomes.ref:
            yield from patches.value(file, (*pointer, "entity"), becomes.ref)
        if was.pointer != becomes.pointer:
            yield from patches.value(file, (*pointer, "pointer"), becomes.pointer)


def _everything(compilation: Compilation) -> tuple[Diagnostic, ...]:
    found = (*compilation.diagnostics, *(known.diagnostic for known in compilation.known))
    return in_order(diagnostic for diagnostic in found if diagnostic.place.file != BASELINE)


def mentions(compilation: Compilation, old: str) -> Iterator[Place]:
    """Where the workspace file names an id in words of its own, which a rename leaves to people: its selections."""
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    for name, selection in sorted(compilation.workspace.selections.items()):
        if word.search(selection):
            yield compilation.workspace.at("selections", name)
