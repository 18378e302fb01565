"""What may stand before a colon, which words may stand after it, and what they choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.model.declare import DOCS, KINDS, ChoiceType, fields_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import ELEMENTS, Model
from cxjourney.model.node import Node
from cxjourney.model.walk import walk
from cxjourney.selection.ground import Ground, Thing
from cxjourney.source.glob import names as path_names


@dataclass(frozen=True, eq=False)
class Scope:
    """What a selection may look at.

    `selections` are those that the workspace names. `findings` are those of the run, `codes` the codes that a code,
    a name or a letter stands for. `changed` gives the addresses of the entities that differ from a revision, and
    raises `CannotRun` when that cannot be known.
    """

    model: Model
    selections: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    changed: Callable[[str], frozenset[str]] = lambda revision: frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """A term: what it chooses for a value, what it chooses for any value, and the values that it knows.

    A `closed` term knows all its values, and one that happens to choose nothing is no mistake.
    """

    chosen: Callable[[Ground, Scope, str], Iterable[str]]
    known: Callable[[Ground, Scope], Iterable[str]]
    closed: bool = False


def matches(pattern: str, word: str) -> bool:
    """Whether a word is what a value names; `*` and `?` stand for letters."""
    return pattern == word or fnmatchcase(word, pattern)


def is_pattern(value: str) -> bool:
    """Whether a value stands for several words."""
    return any(sign in value for sign in "*?[")


# ---------------------------------------------------------------- by kind and by path


def by_kind(ground: Ground, scope: Scope, value: str) -> Iterable[str]:
    """Entities of a kind, or elements when the value names one of theirs."""
    return (thing.ref for thing in ground.things.values() if matches(value, thing.kind))


def by_id(ground: Ground, kind: str, value: str) -> frozenset[str]:
    """The things that an id or a path names, of any kind when `kind` is empty, and all that they contain."""
    named = frozenset(
        thing.ref
        for thing in ground.things.values()
        if (not kind or thing.ref.startswith(f"{kind}:") or thing.kind == kind) and _called(thing, value)
    )
    return ground.inside(named | _former(ground, kind, value))


def _called(thing: Thing, value: str) -> bool:
    # A star in an id does not reach into what the entity contains, unless the pattern says so by a slash.
    if "/" in thing.path and "/" not in value:
        return False
    return matches(value, thing.path)


def _former(ground: Ground, kind: str, value: str) -> frozenset[str]:
    """What once had this id."""
    kinds = [kind] if kind else [*KINDS, *ELEMENTS]
    answers = (ground.model.find(name, value) for name in kinds)
    return frozenset(node.ref for node in answers if node is not None and node.ref in ground.things)


def _by_path(ground: Ground, scope: Scope, value: str) -> Iterable[str]:
    origins = ((thing.ref, thing.entity.origin) for thing in ground.things.values())
    return (ref for ref, origin in origins if origin and path_names(value, origin.file.path))


def _files(ground: Ground, scope: Scope) -> Iterable[str]:
    return {thing.entity.origin.file.path for thing in ground.things.values() if thing.entity.origin}


# ---------------------------------------------------------------- by field


def _field(name: str) -> Term:
    """A field of the entity with a closed list of words; what stands inside the entity follows it."""

    def chosen(ground: Ground, scope: Scope, value: str) -> Iterable[str]:
        for thing in ground.things.values():
            word = getattr(thing.entity, name, None)
            if name == "status" and isinstance(thing.entity, Journey):
                word = word or "draft"
            if word and matches(value, word):
                yield thing.ref

    def known(ground: Ground, scope: Scope) -> Iterable[str]:
        specs = (spec for cls in KINDS.values() for spec in fields_of(cls) if spec.name == name)
        return {word for spec in specs if isinstance(spec.type, ChoiceType) for word in spec.type.values}

    return Term(chosen, known, closed=True)


def _naming(kind: str) -> Term:
    """What names an entity of a kind, itself or inside it, and that entity."""

    def chosen(ground: Ground, scope: Scope, value: str) -> Iterable[str]:
        for ref, named in ground.named.items():
            if any(kind_ == kind and _is(kind, id_, value) for kind_, id_ in named):
                yield ref

    def known(ground: Ground, scope: Scope) -> Iterable[str]:
        ids = {id_ for named in ground.named.values() for kind_, id_ in named if kind_ == kind}
        return {id_.rpartition("/")[2] for id_ in ids} if kind == "phase" else ids

    return Term(chosen, known)


def _is(kind: str, id_: str, value: str) -> bool:
    """A phase may be called without its lifecycle."""
    return matches(value, id_) or (kind == "phase" and matches(value, id_.rpartition("/")[2]))


def _by_owner(ground: Ground, scope: Scope, value: str) -> Iterable[str]:
    for thing in ground.things.values():
        owner = getattr(thing.entity, "owner", None)
        if owner is not None and matches(value, _current(ground.model, owner)):
            yield thing.ref


def _owners(ground: Ground, scope: Scope) -> Iterable[str]:
    owners = (getattr(thing.entity, "owner", None) for thing in ground.things.values())
    return {_current(ground.model, owner) for owner in owners if owner is not None}


def _current(model: Model, ref: Any) -> str:
    found = model.find(ref.kind, ref.id)
    return str(getattr(found, "id", ref.id))


# ---------------------------------------------------------------- by presence, finding, change


def _by_presence(ground: Ground, scope: Scope, value: str) -> Iterable[str]:
    wanted = {name for word, name in _fields().items() if matches(value, word)}
    for thing in ground.things.values():
        if any(_gives(node, wanted) for node in walk(thing.node)):
            yield thing.ref


def _gives(node: Node, wanted: set[str]) -> bool:
    return any(spec.name in wanted and getattr(node, spec.attribute) for spec in fields_of(type(node)))


@cache
def _fields() -> Mapping[str, str]:
    """Every field of the language by its name; one that is a list also answers in the singular."""
    found: dict[str, str] = {}
    for cls in DOCS:
        for spec in fields_of(cls):
            found[spec.name] = spec.name
            if spec.many and spec.name.endswith("s"):
                name = spec.name
                found.setdefault(name[:-3] + "y" if name.endswith("ies") else name[:-1], name)
    return found


def _by_finding(ground: Ground, scope: Scope, value: str) -> Iterable[str]:
    codes = {code for word, meant in scope.codes.items() if matches(value, word) for code in meant}
    found = {ground.nearest(finding.ref) for finding in scope.findings if finding.code in codes}
    return (found | ground.above(frozenset(found))) - {""}


def _by_change(ground: Ground, scope: Scope, value: str) -> Iterable[str]:
    changed = scope.changed(value)
    return (thing.ref for thing in ground.things.values() if thing.entity.ref in changed)


TERMS: Mapping[str, Term] = {
    "kind": Term(by_kind, lambda ground, scope: (*KINDS, *ELEMENTS), closed=True),
    "owner": Term(_by_owner, _owners),
    **{name: _field(name) for name in ("status", "state", "traveller")},
    **{name: _naming(name) for name in ("persona", "channel", "system", "phase", "metric", "team")},
    "path": Term(_by_path, _files),
    "changed": Term(_by_change, lambda ground, scope: (), closed=True),
    "has": Term(_by_presence, lambda ground, scope: _fields(), closed=True),
    "finding": Term(_by_finding, lambda ground, scope: scope.codes, closed=True),
}
"""Every term by its name; a kind may stand before a colon too, and chooses by id."""
