"""Two models, and what is different: a loop over declarations that names no kind.

Comments, layout, the order of keys and the files in which things stand do not count; a reference to what was renamed
is the same reference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cxjourney.diff.change import Change
from cxjourney.diff.matching import (
    ALIKE,
    Matching,
    Pair,
    kind_of_node,
    likeness,
    match,
    moved,
    named,
    reworded,
    same_as_written,
)
from cxjourney.diff.roles import inherited
from cxjourney.diff.said import in_one_language, the_same_words
from cxjourney.model.declare import FieldSpec, MapType, PartType, RefType, fields_of
from cxjourney.model.kinds.journey import Touchpoint
from cxjourney.model.model import Model
from cxjourney.model.node import Node, make
from cxjourney.model.values import Ref
from cxjourney.source.names import FILE_NAME
from cxjourney.workspace import Limits, Measure, Rules, Workspace

_OF_THE_ID = ("id", "aliases")
Languages = tuple[str, str]
"""The default languages of the two sides; empty when not known."""


def compare(old: Model, new: Model, languages: Languages = ("", "")) -> tuple[Change, ...]:
    """Every change from `old` to `new`, sorted by address, then in the order of the declarations.

    `languages` are the default languages of both sides: a text without a language is in that one. An empty one is not
    known, and taken for the language in which the other side says the same.
    """
    found = match(old, new)
    comparison = _Comparison(old, new, found, languages)
    changes = [change for pair in found.pairs.values() for change in comparison.pair(pair)]
    changes += [Change("removed", kind_of_node(node), node, None) for node in found.removed]
    added = (node for node in found.added if id(node) not in comparison.named_since)
    changes += [Change("added", kind_of_node(node), None, node) for node in added]
    return tuple(sorted(changes, key=lambda change: (change.ref, _VERBS.index(change.verb))))


def compare_settings(old: Workspace, new: Workspace) -> tuple[Change, ...]:
    """What changed in the workspace file, in the order of its declaration; what is not written asks for nothing."""
    nothing = Model((), frozenset())
    one, other = (
        replace(each, origin=replace(each.origin, ref=SETTINGS) if each.origin else None) for each in (old, new)
    )
    pair = Pair(one, other)
    return tuple(_Comparison(nothing, nothing, Matching(), ("", "")).fields(_whole(one), _whole(other), pair, ()))


SETTINGS = f"workspace:{FILE_NAME}"
"""The address under which the changes of the workspace file are told."""


def _whole(settings: Workspace) -> Workspace:
    """The same with the parts that say how strict the checks are, so that each of their fields is compared."""
    rules = settings.rules or make(Rules)
    return replace(
        settings, rules=replace(rules, options=rules.options or make(Limits)), measure=settings.measure or make(Measure)
    )


_VERBS = ("removed", "added", "renamed", "moved", "changed")


class _Comparison:
    """What is needed to tell whether two values are the same."""

    def __init__(self, old: Model, new: Model, found: Matching, languages: Languages) -> None:
        self.languages = languages
        self.old = old
        self.new = new
        self.found = found
        self.renamed = any(before != after for before, after in found.names.items())
        self.named_since: set[int] = set()
        """New elements that were there before, without an id."""

    def pair(self, pair: Pair) -> Iterator[Change]:
        """What happened to an entity or element: its name, its place among its kind, its fields."""
        if self.untouched(pair):
            return
        kind = kind_of_node(pair.old)
        if pair.how != "id":
            yield Change("renamed", kind, pair.old, pair.new, declared=pair.how == "alias")
        for spec in fields_of(type(pair.new)):
            if isinstance(spec.type, PartType) and spec.many and named(spec.type.cls):
                yield from self.order(pair, spec)
        yield from self.fields(pair.old, pair.new, pair, ())

    def untouched(self, pair: Pair) -> bool:
        """Whether nothing can have changed: both say the same, and nothing that they may name has another address."""
        if pair.how != "id" or self.renamed:
            return False
        return same_as_written(pair.old, pair.new)

    # ------------------------------------------------------------ order

    def order(self, pair: Pair, spec: FieldSpec) -> Iterator[Change]:
        """Elements of a list that changed places, or that came from another list."""
        before: Sequence[Node] = getattr(pair.old, spec.attribute)
        after: Sequence[Node] = getattr(pair.new, spec.attribute)
        places = {node.ref: place for place, node in enumerate(before)}
        here: list[tuple[int, int]] = []
        for place, node in enumerate(after):
            known = self.found.pairs.get(node.ref) if getattr(node, "id", None) else None
            if known is None:
                continue
            if known.old.ref in places:
                here.append((places[known.old.ref], place))
            else:
                came = known.old.ref.rpartition("/")[0]
                yield Change(
                    "moved", kind_of_node(node), known.old, node, path=("parent",), before=came, after=pair.new.ref
                )
                yield from self.answered(known)
        for place in sorted(moved(here)):
            node = after[place]
            was = places[self.found.pairs[node.ref].old.ref]
            yield Change(
                "moved", kind_of_node(node), self.found.pairs[node.ref].old, node,
                before=_id(before[was - 1]) if was else "", after=_id(after[place - 1]) if place else "",
            )  # fmt: skip

    def answered(self, pair: Pair) -> Iterator[Change]:
        """Another team answers for a touchpoint that inherits it, for it stands elsewhere now."""
        old, new = pair.old, pair.new
        if not isinstance(old, Touchpoint) or not isinstance(new, Touchpoint):
            return
        before, after = inherited(old, self.old), inherited(new, self.new)
        written = [one.raci is not None and one.raci.accountable is not None for one in (old, new)]
        if not any(written) and not self.leads_to_the_same(RefType(("team",)), before, after):
            yield self.changed(None, before, after, pair, ("raci", "accountable"))

    # ------------------------------------------------------------ fields

    def fields(self, old: Node, new: Node, pair: Pair, path: tuple[str, ...]) -> Iterator[Change]:
        """The fields of a node or part that differ."""
        for spec in fields_of(type(new)):
            if spec.name not in _OF_THE_ID:
                yield from self.field(
                    spec, getattr(old, spec.attribute), getattr(new, spec.attribute), pair, (*path, spec.name)
                )
        for key in sorted({*old.extra, *new.extra}):
            before, after = old.extra.get(key), new.extra.get(key)
            if before != after:
                yield self.changed(None, before, after, pair, (*path, key))

    def field(self, spec: FieldSpec, old: Any, new: Any, pair: Pair, path: tuple[str, ...]) -> Iterator[Change]:
        """The differences between two values of one field."""
        match spec.type:
            case PartType(cls) if spec.many and named(cls) and any(getattr(one, "id", None) for one in (*old, *new)):
                # Elements are compared as pairs of their own; those without an id are members like any other.
                before = [one for one in old if not getattr(one, "id", None)]
                fresh = [one for one in new if any(one is added for added in self.found.added)]
                for one in fresh:
                    if same := next((other for other in before if likeness(other, one) >= ALIKE), None):
                        before = [other for other in before if other is not same]
                        self.named_since.add(id(one))
                        yield self.changed(spec, None, _id(one), pair, (*path, _id(one), "id"))
                        yield from self.fields(same, one, pair, (*path, _id(one)))
                after = [one for one in new if not getattr(one, "id", None)]
                yield from self.members(spec, before, after, pair, path)
            case PartType() if spec.many:
                yield from self.members(spec, old, new, pair, path)
            case PartType() if old is not None and new is not None:
                yield from self.fields(old, new, pair, path)
            case MapType(value):
                yield from self.keys(spec, value, old, new, pair, path)
            case _:
                if not self.same(spec, old, new):
                    yield self.changed(spec, old or None if old in ((), {}) else old, None if new in ((), {}) else new, pair, path)  # fmt: skip

    def keys(
        self,
        spec: FieldSpec,
        value: Any,
        old: Mapping[str, Any],
        new: Mapping[str, Any],
        pair: Pair,
        path: tuple[str, ...],
    ) -> Iterator[Change]:
        """The keys of a map that differ; a key that names an entity follows it when it is renamed."""
        keys = spec.type.keys if isinstance(spec.type, MapType) else ""
        before = {self.key(keys, key): item for key, item in old.items()}
        inner = FieldSpec(spec.name, value, spec.doc)
        for key in dict.fromkeys((*before, *new)):
            if key not in before or key not in new:
                yield self.changed(inner, before.get(key), new.get(key), pair, (*path, key))
            else:
                yield from self.field(inner, before[key], new[key], pair, (*path, key))

    def key(self, kind: str, key: str) -> str:
        """The key as it is written now."""
        if not kind:
            return key
        return self.found.names.get(f"{kind}:{key}", f"{kind}:{key}").partition(":")[2]

    def members(
        self, spec: FieldSpec, old: Sequence[Node], new: Sequence[Node], pair: Pair, path: tuple[str, ...]
    ) -> Iterator[Change]:
        """The members of a list of parts without ids: equal ones first, then those that speak of the same thing."""
        left = list(old)
        partner: dict[int, Node] = {}
        likenesses: tuple[Callable[[Node, Node], bool], ...] = (
            lambda one, other: next(self.fields(one, other, pair, ()), None) is None,
            self.about_the_same,
            lambda one, other: likeness(one, other) >= ALIKE or reworded(one, other),
        )
        for similar in likenesses:
            for place, member in enumerate(new):
                if place in partner:
                    continue
                found = next((one for one in left if similar(one, member)), None)
                if found is not None:
                    partner[place] = found
                    left = [one for one in left if one is not found]
        before, after = titles(old), titles(new)
        for place, gone in enumerate(old):
            if any(gone is one for one in left):
                yield self.changed(spec, gone, None, pair, (*path, before[place]))
        for place, member in enumerate(new):
            if place not in partner:
                yield self.changed(spec, None, member, pair, (*path, after[place]))
            else:
                yield from self.fields(partner[place], member, pair, (*path, after[place]))
        places = {id(one): place for place, one in enumerate(old)}
        if moved((places[id(one)], place) for place, one in partner.items()):
            yield self.changed(spec, before, after, pair, path)

    def about_the_same(self, one: Node, other: Node) -> bool:
        """Whether two parts are named by the same thing: the metric of a KPI, the end of a transition, a text."""
        for spec in fields_of(type(one)):
            before, after = getattr(one, spec.attribute), getattr(other, spec.attribute)
            if spec.required or not _empty(before) or not _empty(after):
                return not _empty(before) and self.same(spec, before, after)
        return False

    # ------------------------------------------------------------ values

    def same(self, spec: FieldSpec, old: Any, new: Any) -> bool:
        """Whether two values mean the same."""
        if isinstance(spec.type, RefType):
            if not spec.many:
                return self.leads_to_the_same(spec.type, old, new)
            return len(old) == len(new) and all(
                self.leads_to_the_same(spec.type, one, other) for one, other in zip(old, new, strict=True)
            )
        return the_same_words(old, new, self.languages)

    def leads_to_the_same(self, type_: RefType, old: Ref[Any] | None, new: Ref[Any] | None) -> bool:
        """Whether two references lead to the same thing, which may have another name by now."""
        if old is None or new is None:
            return old is new
        if type_.kinds == ("phase",) and old.id.partition("/")[0] != new.id.partition("/")[0]:
            # A phase is written without its lifecycle, which is told on the journey.
            return old.id.partition("/")[2] == new.id.partition("/")[2]
        before, after = self.old.find(old.kind, old.id), self.new.find(new.kind, new.id)
        if before is None or after is None:
            return old == new  # one of them leads nowhere: what is gone is told where it was
        return self.found.names.get(before.ref, before.ref) == after.ref

    def changed(self, spec: FieldSpec | None, before: Any, after: Any, pair: Pair, path: tuple[str, ...]) -> Change:
        """A changed field of the pair."""
        before, after = in_one_language(before, after, self.languages)
        return Change("changed", kind_of_node(pair.new), pair.old, pair.new, path, spec, before, after)


def title(member: Node) -> str:
    """What names a part in a path: its id, the first thing that it must say, else the first that it says."""
    if id_ := getattr(member, "id", None):
        return str(id_)
    specs = fields_of(type(member))
    for spec in sorted(specs, key=lambda spec: not spec.required):
        value = getattr(member, spec.attribute)
        if not _empty(value) and not isinstance(value, (Node, dict, tuple)):
            return value.id or value.kind if isinstance(value, Ref) else str(value)
    return ""


def titles(members: Sequence[Node]) -> tuple[str, ...]:
    """What names each member of a list, once: the second `backstage` is `backstage#2`."""
    seen: dict[str, int] = {}
    found: list[str] = []
    for member in members:
        name = title(member)
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return tuple(found)


def _empty(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, (tuple, dict)) and not value)


def _id(node: Node) -> str:
    return str(getattr(node, "id", ""))
