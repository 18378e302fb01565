"""The plan as data: events by source, what they carry and for what, touchpoints that send nothing.

Names of properties are those of the source, so that a plan can be held against the rows that arrive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cxjourney.backends.metrics.specs import Shown
from cxjourney.metrics.cleaning_steps import Duplicates, Robots, Skew, Unwanted, Velocity
from cxjourney.metrics.conditions import fields_in
from cxjourney.metrics.ir import Selection, Spec, Table
from cxjourney.metrics.preparation import Preparation, tables_of
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.metric import Events, Metric
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model

UNITS = ("user_id", "unit_id", "account_id", "session_id", "case_id", "anonymous_id")
"""Names by which a row says whose it is."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of an event: its name in the source, what it holds in our words, and what asks for it.

    `metrics` are ids, `cleaning` the steps that look at it. `numeric` when a condition or a sum takes it for a number.
    """

    name: str
    meanings: tuple[str, ...]
    required: bool
    numeric: bool
    metrics: tuple[str, ...]
    cleaning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one source: where it is sent from, what it carries. `whose` are properties of which one is needed."""

    source: str
    name: str
    places: tuple[Touchpoint, ...]
    properties: tuple[Property, ...]
    whose: tuple[str, ...]
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """A touchpoint without an event, and the metrics that name it."""

    place: Touchpoint
    metrics: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """The whole plan. `unbound` are touchpoints whose event no source is known to receive."""

    events: tuple[Event, ...]
    silent: tuple[Silent, ...]
    unbound: tuple[Touchpoint, ...]


@dataclass
class _Asked:
    """What is asked of one event of one source, while it is gathered."""

    metrics: set[str] = field(default_factory=set)
    columns: dict[str, set[str]] = field(default_factory=dict)
    numeric: set[str] = field(default_factory=set)


def plan_of(here: Shown) -> Plan:
    """The plan of a workspace: events by source and name, touchpoints in the order of their journeys."""
    model = here.model
    specs = [spec.resolved for spec in here.specs]
    streams = {id_: found for id_, found in here.plan.sources.items() if found.table.type == "events"}
    asked = _asked(specs, streams)
    places = [
        (journey, each) for journey in model.all(Journey) for stage in journey.stages for each in stage.touchpoints
    ]
    homes = _homes(specs, streams, model)
    bound: dict[tuple[str, str], list[Touchpoint]] = {}
    unbound: list[Touchpoint] = []
    for journey, place in places:
        if place.event is None:
            continue
        known = sorted(source for source, event in asked if event == place.event)
        sources = known or homes.get(journey.id, [])
        for source in sources:
            bound.setdefault((source, place.event), []).append(place)
        if not sources:
            unbound.append(place)
    keys = sorted({*asked, *bound})
    events = tuple(
        _event(streams[source], name, tuple(bound.get((source, name), ())), asked.get((source, name), _Asked()))
        for source, name in keys
    )
    waiting = _waiting(model)
    silent = tuple(Silent(place, waiting.get(place.ref, ())) for _, place in places if place.event is None)
    return Plan(events, silent, tuple(unbound))


def _asked(specs: Iterable[Spec], streams: Mapping[str, Preparation]) -> dict[tuple[str, str], _Asked]:
    found: dict[tuple[str, str], _Asked] = {}
    for spec in specs:
        for table in tables_of(spec):
            if table.source not in streams:
                continue
            for selection in selections(spec.definition):
                if selection.event is not None:
                    _note(found.setdefault((table.source, selection.event), _Asked()), spec, table, selection)
    return found


def _note(asked: _Asked, spec: Spec, table: Table, selection: Selection) -> None:
    """What one metric asks of one event: the columns that it reads of every row, and those of its own condition."""
    asked.metrics.add(spec.id)
    written = {column.name: column.written for column in table.columns}
    value = getattr(spec.definition, "value", None)
    own = set(fields_in(selection.where)) if selection.where is not None else set()
    always = {name for name in written if name in (*UNITS, "event", "event_id", "ts", "seq", "subject")}
    for name in {*own, *always, *([value] if value else [])}:
        asked.columns.setdefault(written.get(name, name), set()).add(spec.id)
    if value:
        asked.numeric.add(written.get(value, value))


def selections(value: Any) -> Iterator[Selection]:
    """Every selection inside a definition."""
    if isinstance(value, Selection):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from selections(item)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, Table):
        for name in value.__dataclass_fields__:
            yield from selections(getattr(value, name))


def _homes(specs: Iterable[Spec], streams: Mapping[str, Preparation], model: Model) -> dict[str, list[str]]:
    """For each journey, the sources of events from which its own numbers are read."""
    found: dict[str, set[str]] = {}
    for spec in specs:
        for kpi in spec.kpis:
            found.setdefault(kpi.journey, set()).update(t.source for t in tables_of(spec) if t.source in streams)
    return {journey: sorted(sources) for journey, sources in found.items()}


def _event(stream: Preparation, name: str, places: tuple[Touchpoint, ...], asked: _Asked) -> Event:
    meanings: dict[str, list[str]] = {}
    for canonical, written in sorted(stream.mapping.items()):
        meanings.setdefault(written, []).append(canonical)
    cleaning = _looked_at(stream)
    persons = stream.persons.names if stream.persons else ()
    names = {*meanings, *asked.columns, *cleaning, *persons, stream.moment}
    required = {stream.moment, *(stream.mapping[key] for key in ("event", "event_id") if key in stream.mapping)}
    whose = {stream.mapping[key] for key in UNITS if key in stream.mapping} | set(persons)
    properties = tuple(
        Property(
            column,
            tuple(meanings.get(column, ())),
            column in required,
            column in asked.numeric,
            tuple(sorted(asked.columns.get(column, ()))),
            tuple(sorted(cleaning.get(column, ()))),
        )
        for column in sorted(names, key=lambda column: (column not in required, column))
    )
    return Event(stream.source, name, places, properties, tuple(sorted(whose)), tuple(sorted(asked.metrics)))


def _looked_at(stream: Preparation) -> dict[str, set[str]]:
    """The columns that cleaning looks at, with the steps that do."""
    found: dict[str, set[str]] = {}
    for step in stream.cleaning:
        match step.rule:
            case Robots(agent, _):
                columns: tuple[str, ...] = (agent,)
            case Velocity(device, _):
                columns = device
            case Skew(received, _):
                columns = (received,)
            case Unwanted(where):
                columns = tuple(fields_in(where))
            case Duplicates(key, who, _, _):
                columns = (*((key,) if key else ()), *who)
        for column in columns:
            found.setdefault(column, set()).add(step.reason)
    return found


def _waiting(model: Model) -> dict[str, tuple[str, ...]]:
    """The metrics that name a touchpoint as an event, by its address."""
    found: dict[str, set[str]] = {}
    for metric in model.all(Metric):
        if metric.source is not None and model[metric.source].type == "surveys":
            continue
        for each in _events_of(metric):
            if each.touchpoint is not None and each.event is None:
                found.setdefault(model[each.touchpoint].ref, set()).add(metric.id)
    return {ref: tuple(sorted(ids)) for ref, ids in found.items()}


def _events_of(metric: Metric) -> Iterator[Events]:
    given = (
        metric.count,
        metric.numerator,
        metric.denominator,
        metric.start,
        metric.end,
        metric.reopened,
        *metric.steps,
    )
    yield from (each for each in given if each is not None)


def source_of(model: Model, id_: str) -> Source:
    """The source that an event arrives in."""
    found = model.find("source", id_)
    assert isinstance(found, Source)  # it was read to make the plan
    return found
