"""Which journeys the data can be laid beside: the source of their events, who goes through them, and for how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from cxjourney.measure.design import Design, design_of
from cxjourney.metrics.feeds import mapping_of
from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import Chain, Selection, Spec, Table
from cxjourney.metrics.paths import Followed
from cxjourney.metrics.preparation import Preparation
from cxjourney.metrics.sources import UNIT_COLUMNS, Reading
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model

SETTLED = 30 * 86_400.0
"""Seconds after its last event from which a path is over, when no metric of the journey gives people longer."""


@dataclass(frozen=True)
class Case:
    """A journey, its visible graph, and what is followed through it. `per` says whom."""

    journey: Journey
    design: Design
    source: str
    per: str
    followed: Followed


def cases(model: Model, specs: Mapping[str, Spec], sources: Mapping[str, Preparation]) -> Iterator[Case]:
    """The journeys whose touchpoints have events, and of which a metric says in which source these are."""
    known = tuple(sorted({t.event for j in model.all(Journey) for s in j.stages for t in s.touchpoints if t.event}))
    by_id = {source.id: source for source in model.all(Source)}
    for journey in model.all(Journey):
        design = design_of(flow_of(journey, model))
        source, per, longest = _told(journey, specs)
        if len(design.events) < 2 or source not in sources:
            continue
        table = table_for(by_id[source], per)
        if table is None:
            continue
        deadlines = {
            t.event: t.deadline.seconds for s in journey.stages for t in s.touchpoints if t.event and t.deadline
        }
        settled = max(longest, SETTLED)
        followed = Followed(table, design.events, known, deadlines, settled)
        yield Case(journey, design, source, per, followed)


def table_for(source: Source, per: str) -> Table | None:
    """The table of a source with what a path needs; None when the source does not say where that is."""
    gaps = Gaps()
    reading = Reading(source, "source", gaps)
    reading.moment()
    reading.ranked()
    reading.need("event")
    reading.unit(per)
    if reading.maps("outcome"):
        reading.need("outcome")
    table = reading.table()
    return None if gaps.found else table


def best_unit(source: Source) -> str | None:
    """Who goes through a source: persons where it names them, else cases, accounts or visits."""
    mapping = mapping_of(source)
    return next((per for per in UNIT_COLUMNS if any(name in mapping for name in UNIT_COLUMNS[per])), None)


def settled_of(source: Source, specs: Iterable[Spec]) -> float:
    """Seconds after its last event from which a path of a source is over, whatever the journey."""
    read = (spec for spec in specs if spec.table is not None and spec.table.source == source.id)
    return max((SETTLED, *(_window(spec) for spec in read)))


def on_cleaned(case: Case, preparation: Preparation) -> Case:
    """The same on the rows that are left."""
    if not preparation.changes:
        return case
    table = replace(case.followed.table, format="table", location=preparation.cleaned)
    return replace(case, followed=replace(case.followed, table=table))


def _told(journey: Journey, specs: Mapping[str, Spec]) -> tuple[str, str, float]:
    """The source and the unit that most metrics of the journey read its events with, and the longest window."""
    votes: Counter[tuple[str, str]] = Counter()
    longest = 0.0
    for spec in specs.values():
        table = spec.table
        if table is None or table.type != "events" or not _about(journey, spec):
            continue
        chain = next((found for found in _inside(spec.definition) if isinstance(found, Chain)), None)
        per = chain.per if chain else spec.per
        if per in UNIT_COLUMNS:
            votes[table.source, per] += 1
        longest = max(longest, _window(spec))
    if not votes:
        return "", "", longest
    order = list(UNIT_COLUMNS)
    best = min(votes, key=lambda found: (-votes[found], order.index(found[1]), found[0]))
    return (*best, longest)


def _window(spec: Spec) -> float:
    """How long a metric waits for what it counts, in seconds; 0 when it does not wait."""
    return max((getattr(found, "window", None) or 0.0 for found in _inside(spec.definition)), default=0.0)


def _about(journey: Journey, spec: Spec) -> bool:
    head = f"{journey.id}/"
    return any(isinstance(s, Selection) and (s.place or "").startswith(head) for s in _inside(spec.definition))


def _inside(value: Any) -> Iterator[Any]:
    """A resolved form and all that it is made of."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for each in fields(value):
            yield from _inside(getattr(value, each.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item)
