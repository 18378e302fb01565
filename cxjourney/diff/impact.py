"""What a change touches: journeys, KPIs, metrics, pages, and the teams that must hear of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxjourney.diff.change import Change
from cxjourney.diff.classes import Difference
from cxjourney.diff.roles import roles_at, roles_below
from cxjourney.model.kinds.journey import Journey, Kpi
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.segment import Segment
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Ref
from cxjourney.model.walk import uses, walk

_CARRIES = (Metric, Source, Segment)
"""What rests on one of these is another thing when it changes: a metric made of metrics, a source, a population."""
_TOLD = ("accountable", "consulted", "informed")


@dataclass(frozen=True, slots=True)
class Impact:
    """Addresses of journeys, of KPIs (where they stand, then the metric) and of metrics; addresses of the entities
    whose page changes; ids of the teams to tell. All sorted."""

    journeys: tuple[str, ...] = ()
    kpis: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


def impact(change: Change, difference: Difference) -> Impact:
    """What one change touches, before and after."""
    found = [_touched(change, node, model) for node, model in _ends(change, difference)]
    if change.old is not None:
        found[0] = _renewed(found[0], difference)
    named = {one.id for one in _refs((change.before, change.after)) if one.kind == "team"}
    return total((*found, Impact(teams=tuple(named))))


def _renewed(former: Impact, difference: Difference) -> Impact:
    """What was touched before, under the addresses of now: what has another name is one thing and not two."""

    def renewed(kpi: str) -> str:
        place, _, metric = kpi.rpartition(" ")
        return f"{difference.now(place)} {difference.now(f'metric:{metric}').partition(':')[2]}"

    return Impact(
        tuple(map(difference.now, former.journeys)),
        tuple(map(renewed, former.kpis)),
        tuple(map(difference.now, former.metrics)),
        tuple(map(difference.now, former.pages)),
        tuple(difference.now(f"team:{team}").partition(":")[2] for team in former.teams),
    )


def total(impacts: Iterable[Impact]) -> Impact:
    """All that several changes touch."""
    listed = tuple(impacts)
    return Impact(**{name: _sorted(getattr(one, name) for one in listed) for name in (*_PARTS, "teams")})


_PARTS = ("journeys", "kpis", "metrics", "pages")


def _sorted(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({one for group in groups for one in group}))


def _ends(change: Change, difference: Difference) -> Iterator[tuple[Node, Model]]:
    if change.old is not None:
        yield change.old, difference.old
    if change.new is not None:
        yield change.new, difference.new


def _touched(change: Change, node: Node, model: Model) -> Impact:
    """What one end of a change touches in its model."""
    holder = model.holder(node)
    own = (holder.ref,) if holder is not None else ()
    whole = change.verb in ("added", "removed")
    inside = isinstance(holder, Journey)
    kpis = set(_kpis(change, node, whole=whole))
    nodes = [*walk(node)] if whole else [node]
    if inside and change.verb == "changed" and change.path[0] not in _COUNTED:
        nodes = []  # others name the journey or its parts; what it says of itself is its own affair
    reached, metrics, judged = _above(nodes, model, carry=change.path[:1] not in _WORDS)
    if isinstance(holder, Metric):
        metrics.add(holder.ref)
    return Impact(
        journeys=tuple(ref for ref in (*own, *reached) if ref.startswith("journey:")),
        kpis=tuple(kpis | judged),
        metrics=tuple(metrics),
        pages=(*own, *reached, *_shown(change, node, model, kpis)),
        teams=tuple(_teams(node, model, nodes, inside=inside, whole=whole)),
    )


_COUNTED = ("event", "cost")
"""Fields of a part of a journey from which metrics are computed."""
_WORDS = (("name",), ("definition",), ("owner",), ("benefit",), ("nature",))
"""Fields that say nothing of how something is computed: what rests on it stays as it is."""
_LIVED = ("name", "emotion", "pains", "raci", "text", "severity", "evidence", "parent")
"""Fields of a part of a journey that the page of a persona shows: the curve, the hard moments, who answers."""


def _shown(change: Change, node: Node, model: Model, kpis: Iterable[str]) -> Iterator[str]:
    """The pages, beside its own, that show what changed: those of what is named there, and of who lives it."""
    yield from (f"metric:{kpi.rpartition(' ')[2]}" for kpi in kpis)
    here = (change.old, change.before) if node is change.old else (change.new, change.after)
    whole = change.verb in ("added", "removed")
    named = _refs(use.ref for use in uses(node)) if whole else _refs((here[1], *_inside(here[1])))
    for ref in named:
        found = model.find(ref.kind, ref.id)
        above = model.holder(found) if found is not None else None
        if above is not None:
            yield above.ref
    match change.path:
        case ("emotion", "by_persona", persona, *_):
            found = model.find("persona", persona)
            yield from (found.ref,) if found is not None else ()
            return
    journey = model.journey_of(node)
    if journey is None or not (node is not journey or whole or change.path[:1] == ("name",)):
        return
    if whole or change.verb == "moved" or (change.path[:1] and change.path[0] in _LIVED):
        yield from (model[ref].ref for ref in journey.personas if ref in model)


def _inside(value: object) -> Iterator[Ref[object]]:
    """The references that a part makes which came or went."""
    if isinstance(value, Node):
        yield from (use.ref for use in uses(value))


def _above(nodes: Iterable[Node], model: Model, *, carry: bool) -> tuple[set[str], set[str], set[str]]:
    """The entities that refer to some nodes, the metrics that rest on them and the KPIs that judge those."""
    reached: set[str] = set()
    metrics: set[str] = set()
    judged: set[str] = set()
    left = list(nodes)
    seen: set[int] = set()
    while left:
        inner = left.pop()
        if id(inner) in seen:
            continue
        seen.add(id(inner))
        for use in model.referrers(inner):
            above = model.holder(use.node)
            if above is None or (carry and use.path[0] == "drives"):
                continue
            reached.add(above.ref)
            if isinstance(use.node, Kpi):
                judged.add(f"{use.node.ref} {use.node.metric.id}")
            if carry and isinstance(above, _CARRIES) and use.path[0] != "owner":
                left.append(above)
                if isinstance(above, Metric):
                    metrics.add(above.ref)
    return reached, metrics, judged


def _kpis(change: Change, node: Node, *, whole: bool) -> Iterator[str]:
    """The KPI that changed, or those that came or went."""
    if change.path[:1] == ("kpis",) and len(change.path) > 1:
        yield f"{node.ref} {change.path[1].partition('#')[0]}"
    for inner in walk(node) if whole else ():
        if isinstance(inner, Kpi):
            yield f"{inner.ref} {inner.metric.id}"


def _teams(node: Node, model: Model, nodes: Iterable[Node], *, inside: bool, whole: bool) -> set[str]:
    """In a journey, who answers, is consulted or informed; elsewhere the owner, and the owners of what rests on it."""
    roles = (roles_below if whole else roles_at)(node, model)
    found = {team for role in _TOLD for team in roles.get(role, ())}
    if not inside:
        for use in (use for inner in nodes for use in model.referrers(inner)):
            owner = getattr(model.holder(use.node), "owner", None)
            found |= {owner.id} if isinstance(owner, Ref) else set()
    return found


def _refs(values: Iterable[object]) -> Iterator[Ref[object]]:
    for value in values:
        if isinstance(value, Ref):
            yield value
        elif isinstance(value, tuple):
            yield from _refs(value)
