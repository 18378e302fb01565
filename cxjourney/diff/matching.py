"""Which node of the new model is which of the old one: by id, by alias, else by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from cxjourney.model.declare import fields_of
from cxjourney.model.dump import dump
from cxjourney.model.entity import Entity
from cxjourney.model.model import ELEMENTS, Model, elements_of, kind_of
from cxjourney.model.node import Node
from cxjourney.model.values import Text
from cxjourney.model.walk import children

ALIKE = 0.6
"""From this share of equal leaves on, two nodes that nothing else joins are taken for one that was renamed."""
_COSTLY = 20_000
"""More pairs than this are not compared for likeness."""
_NAMES = {cls: name for name, cls in ELEMENTS.items()}


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing before and after. `how`: `id`, `alias` or `likeness`."""

    old: Node
    new: Node
    how: str = "id"


@dataclass(frozen=True, slots=True)
class Matching:
    """Everything that can be referred to, paired or alone."""

    pairs: dict[str, Pair] = field(default_factory=dict)
    """By the address of the new node."""
    names: dict[str, str] = field(default_factory=dict)
    """The new address of each old one."""
    removed: list[Node] = field(default_factory=list)
    added: list[Node] = field(default_factory=list)

    def take(self, pair: Pair) -> None:
        """Note a pair."""
        self.pairs[pair.new.ref] = pair
        self.names[pair.old.ref] = pair.new.ref


def match(old: Model, new: Model) -> Matching:
    """Entities, then the elements inside those that are paired."""
    found = Matching()
    kinds = sorted({kind for kind, _ in (*old.entities, *new.entities)})
    for kind in kinds:
        before = [entity for entity in old.entities.values() if kind_of(entity) == kind and _written(entity)]
        after = [entity for entity in new.entities.values() if kind_of(entity) == kind and _written(entity)]
        pairs, gone, come = joined(before, after)
        found.removed.extend(gone)
        found.added.extend(come)
        for pair in pairs:
            found.take(pair)
            _inside(pair, found)
    return found


def kind_of_node(node: Node) -> str:
    """The kind of an entity or element."""
    return kind_of(node) if isinstance(node, Entity) else _NAMES.get(type(node), type(node).__name__.lower())


def _written(entity: Entity) -> bool:
    """Not what ships with the tool: it changes with the tool alone."""
    return entity.origin is not None and bool(entity.origin.file.data)


def _inside(pair: Pair, found: Matching) -> None:
    """Elements of a paired entity, level by level; what left one stage for another is still the same.

    What stands inside an element that came or went is not told again, but may have moved from there or to there.
    """
    if isinstance(pair.old, Entity) and isinstance(pair.new, Entity) and same_as_written(pair.old, pair.new):
        for (_, one), (_, other) in zip(elements_of(pair.old), elements_of(pair.new), strict=True):
            found.take(Pair(one, other))
        return
    level: list[Pair] = [pair]
    lost: list[Node] = []
    fresh: list[Node] = []
    while level:
        pairs: list[Pair] = []
        gone: list[Node] = []
        come: list[Node] = []
        for cls in ELEMENTS.values():
            alone: list[Node] = []
            arrived: list[Node] = []
            for upper in level:
                below, left, new = joined(_elements(upper.old, cls), _elements(upper.new, cls))
                pairs += below
                alone += left
                arrived += new
            inside_lost = [node for upper in lost for node in _elements(upper, cls)]
            inside_fresh = [node for upper in fresh for node in _elements(upper, cls)]
            crossed, left, new = joined([*alone, *inside_lost], [*arrived, *inside_fresh])
            pairs += crossed
            found.removed.extend(node for node in left if any(node is one for one in alone))
            found.added.extend(node for node in new if any(node is one for one in arrived))
            gone += left
            come += new
        for joint in pairs:
            found.take(joint)
        level, lost, fresh = pairs, gone, come


def same_as_written(old: Node, new: Node) -> bool:
    """Whether two nodes have one address and say the same, names of other things included."""
    return old is new or (old.ref == new.ref and bool(old == new))


def _elements(node: Node, cls: type[Any]) -> list[Node]:
    return [child for child in children(node) if type(child) is cls and getattr(child, "id", None)]


def joined(old: Sequence[Node], new: Sequence[Node]) -> tuple[list[Pair], list[Node], list[Node]]:
    """The pairs of two lists of nodes that have ids, and what is left of each list, in order."""
    pairs: list[Pair] = []
    left = {id(node): node for node in old}
    arrived = {id(node): node for node in new}

    def pair(one: Node, other: Node, how: str) -> None:
        pairs.append(Pair(left.pop(id(one)), arrived.pop(id(other)), how))

    def of_id() -> dict[str, list[Node]]:
        table: dict[str, list[Node]] = {}
        for node in left.values():
            table.setdefault(_id(node), []).append(node)
        return table

    known = of_id()
    for node in new:
        if same := known.get(_id(node)):
            pair(same.pop(0), node, "id")
    known = of_id()
    for node in list(arrived.values()):
        if former := next((known[alias] for alias in getattr(node, "aliases", ()) if known.get(alias)), None):
            pair(former.pop(0), node, "alias")
    for one, other in _alike(list(left.values()), list(arrived.values())):
        pair(one, other, "likeness")
    return pairs, list(left.values()), list(arrived.values())


def _id(node: Node) -> str:
    return str(getattr(node, "id"))  # noqa: B009 -- parts with an id have no common class


def _alike(old: list[Node], new: list[Node]) -> Iterator[tuple[Node, Node]]:
    """Pairs that look alike, the likest first; equal likeness is settled by the order of writing."""
    if not old or not new or len(old) * len(new) > _COSTLY:
        return
    leaves = {id(node): frozenset(_leaves(dump(node))) for node in chain(old, new)}
    scored = sorted(
        (
            (-_share(leaves[id(one)], leaves[id(other)]), i, j)
            for i, one in enumerate(old)
            for j, other in enumerate(new)
        )
    )
    old, new = list(old), list(new)
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for score, i, j in scored:
        if -score < ALIKE:
            return
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield old[i], new[j]


def likeness(one: Node, other: Node) -> float:
    """The share of leaves that two nodes have in common, ids left out: 1 when they say the same, 0 when nothing."""
    return _share(frozenset(_leaves(dump(one))), frozenset(_leaves(dump(other))))


def reworded(one: Node, other: Node) -> bool:
    """Whether two parts say the same with other words: their first text is much alike in one language at least."""
    for spec in fields_of(type(one)):
        before, after = getattr(one, spec.attribute), getattr(other, spec.attribute)
        if isinstance(before, Text) and isinstance(after, Text):
            old, new = dict(before), dict(after)
            pairs = [(old[language], new[language]) for language in old if language in new]
            if not pairs and len(old) == len(new) == 1:
                pairs = [(str(before), str(after))]
            return any(_alike_words(*pair) >= ALIKE for pair in pairs)
    return False


def _alike_words(one: str, other: str) -> float:
    """The share of words that two texts have in common, each counted as often as it stands there."""
    words, others = Counter(one.casefold().split()), Counter(other.casefold().split())
    whole = (words | others).total()
    return (words & others).total() / whole if whole else 1.0


def _share(one: frozenset[object], other: frozenset[object]) -> float:
    whole = one | other
    return len(one & other) / len(whole) if whole else 1.0


def _leaves(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is written in a node, place by place; members of a list have no number, so that moving them costs nothing."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("id", "aliases"):
                yield from _leaves(value, (*path, str(key)))
    elif isinstance(data, (list, tuple)):
        for item in data:
            yield from _leaves(item, path)
    else:
        yield path, str(data)


def named(cls: type[Any]) -> bool:
    """Whether the members of a list of this class have ids of their own."""
    return cls in _NAMES and any(spec.name == "id" for spec in fields_of(cls))


def moved(pairs: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Of pairs of places (before, after), the fewest new places of which the others keep their order."""
    ordered = sorted(pairs, key=lambda pair: pair[1])
    # The longest rising run of old places (patience sorting): what is outside it has moved.
    tails: list[int] = []
    came_from: list[int] = []
    for index, (before, _) in enumerate(ordered):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if ordered[tails[middle]][0] < before:
                low = middle + 1
            else:
                high = middle
        came_from.append(tails[low - 1] if low else -1)
        tails[low : low + 1] = [index]
    kept: set[int] = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        kept.add(at)
        at = came_from[at]
    return frozenset(after for index, (_, after) in enumerate(ordered) if index not in kept)
