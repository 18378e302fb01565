"""Chains of references that must end and come back: `parent`, `part_of`, `drives`, formulas."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, pairwise

from cxjourney.diagnostics.codes import references as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Related
from cxjourney.model.entity import Entity
from cxjourney.model.model import Model
from cxjourney.model.walk import Use
from cxjourney.wording import say

Steps = Mapping[int, Mapping[int, Use]]
"""From each entity, by its number, the entities that it names and where it names them."""

_AT_MOST = 20
"""Chains said of one knot of entities: who untangles it looks again anyway."""


def cycles(model: Model) -> Iterator[Diagnostic]:
    """Each chain once, at the first of its members by address. The time is that of the references, not of the chains."""
    entities = tuple(model.entities.values())
    steps = _steps(model, entities)
    for knot in _knots(steps):
        inside: dict[int, dict[int, Use]] = {
            at: {to: use for to, use in steps[at].items() if to in knot} for at in sorted(knot)
        }
        said = 0
        for start in inside:
            while said < _AT_MOST and (chain := _shortest(start, inside)):
                said += 1
                yield _said(chain, inside, entities)
                # Each chain that is said gives way at its last step, so the next one is another.
                del inside[chain[-1]][start]


def _steps(model: Model, entities: Sequence[Entity]) -> dict[int, dict[int, Use]]:
    numbers = {id(entity): number for number, entity in enumerate(entities)}
    steps: dict[int, dict[int, Use]] = {number: {} for number in range(len(entities))}
    for number, (_, made) in enumerate(model.uses.items()):
        for use in made:
            target = model.find(use.ref.kind, use.ref.id) if use.type.acyclic else None
            if isinstance(target, Entity) and numbers[id(target)] != number:
                steps[number].setdefault(numbers[id(target)], use)
    return steps


def _knots(steps: Steps) -> Iterator[frozenset[int]]:
    """The strongly connected components of more than one member (Tarjan 1972), without recursion."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    held: list[int] = []
    on_hold: set[int] = set()
    ticket = count()
    for root in steps:
        if root in order:
            continue
        path = [(root, iter(steps[root]))]
        order[root] = low[root] = next(ticket)
        held.append(root)
        on_hold.add(root)
        while path:
            at, ways = path[-1]
            if (to := next(ways, None)) is not None:
                if to not in order:
                    order[to] = low[to] = next(ticket)
                    held.append(to)
                    on_hold.add(to)
                    path.append((to, iter(steps[to])))
                elif to in on_hold:
                    low[at] = min(low[at], order[to])
                continue
            path.pop()
            if path:
                low[path[-1][0]] = min(low[path[-1][0]], low[at])
            if low[at] == order[at]:
                members: list[int] = []
                while not members or members[-1] != at:
                    members.append(held.pop())
                knot = frozenset(members)
                on_hold -= knot
                if len(knot) > 1:
                    yield knot


def _shortest(start: int, steps: Steps) -> tuple[int, ...]:
    """The members of the shortest chain from `start` back to it; empty when there is none."""
    before: dict[int, int] = {start: start}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for to in steps[at]:
            if to == start:
                chain = [at]
                while chain[-1] != start:
                    chain.append(before[chain[-1]])
                return tuple(reversed(chain))
            if to not in before:
                before[to] = at
                waiting.append(to)
    return ()


def _said(chain: tuple[int, ...], steps: Steps, entities: Sequence[Entity]) -> Diagnostic:
    round_trip = (*chain, chain[0])
    uses = [steps[at][to] for at, to in pairwise(round_trip)]
    first, *others = uses
    return codes.CIRCULAR_PARENT.at(
        first.node.at(*first.path),
        say(
            "this chain comes back to its start: {names}",
            "cette chaîne revient à son départ : {names}",
            names=" → ".join(_few([entities[at].id for at in round_trip])),
        ),
        say("break it at one of these places", "rompez-la à l'un de ces endroits"),
        ref=first.node.ref,
        related=tuple(Related(other.node.at(*other.path), say("and here", "et ici")) for other in others[:_AT_MOST]),
    )


def _few(names: list[str]) -> list[str]:
    return names if len(names) <= _AT_MOST else [*names[: _AT_MOST // 2], "…", *names[-_AT_MOST // 2 :]]
