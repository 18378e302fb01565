"""Which journeys the data can be laid beside: the source of their events, who goes through them, and for how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from cxjourney.diagnostics.codes.measure.paths import PATHS_NOT_COMPARED
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.measure.design import Design, design_of
from cxjourney.metrics.feeds import mapping_of
from cxjourney.metrics.gaps import Gaps, worded
from cxjourney.metrics.ir import Chain, Selection, Spec, Table
from cxjourney.metrics.paths import Followed
from cxjourney.metrics.preparation import Preparation
from cxjourney.metrics.sources import UNIT_COLUMNS, Reading
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model
from cxjourney.wording import Wording, say

_NO_METRIC = say(
    "no metric says in which source its events are: one that counts them, or is judged in the journey, does",
    "aucun indicateur ne dit dans quelle source sont ses événements : un indicateur qui les compte, ou qui est jugé dans "
    "le parcours, le dit",
)
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


def cases(
    model: Model, specs: Mapping[str, Spec], sources: Mapping[str, Preparation]
) -> Iterator[tuple[Journey, Case | Diagnostic]]:
    """The journeys of which two touchpoints have an event, as what is followed; as a finding when they cannot be.

    A metric must say in which source the events are.
    """
    known = tuple(sorted({t.event for j in model.all(Journey) for s in j.stages for t in s.touchpoints if t.event}))
    by_id = {source.id: source for source in model.all(Source)}
    for journey in model.all(Journey):
        design = design_of(flow_of(journey, model))
        source, per, longest = _told(journey, specs)
        if len(design.events) < 2:
            continue
        if source not in sources:
            yield journey, not_compared(journey, _NO_METRIC)
            continue
        gaps = Gaps()
        table = table_for(by_id[source], per, gaps)
        if table is None:
            why = say("of its events, {gap}", "pour ses événements, {gap}", gap=worded(gaps.found[0]))
            yield journey, not_compared(journey, why)
            continue
        deadlines = {
            t.event: t.deadline.seconds for s in journey.stages for t in s.touchpoints if t.event and t.deadline
        }
        settled = max(longest, SETTLED)
        followed = Followed(table, design.events, known, deadlines, settled)
        yield journey, Case(journey, design, source, per, followed)


def not_compared(journey: Journey, why: Wording) -> Diagnostic:
    """Says why nobody is followed through a journey whose touchpoints have events."""
    message = say("its paths are not compared: {why}", "ses chemins ne sont pas comparés : {why}", why=why)
    return PATHS_NOT_COMPARED.at(journey.at("id"), message, ref=journey.ref)


def table_for(source: Source, per: str, gaps: Gaps | None = None) -> Table | None:
    """The table of a source with what a path needs; None when the source does not say where that is: `gaps` get why."""
    gaps = Gaps() if gaps is None else gaps
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
    """The source and the unit that most metrics of the journey read its events with, and the longest window.

    Where none counts an event of its touchpoints, those that are judged in the journey say it.
    """
    reading = [spec for spec in specs.values() if spec.table is not None and spec.table.type == "events"]
    judged = (spec for spec in reading if any(kpi.journey == journey.id for kpi in spec.kpis))
    votes: Counter[tuple[str, str]] = Counter()
    longest = 0.0
    for spec in [spec for spec in reading if _about(journey, spec)] or judged:
        table = spec.table
        assert table is not None  # of those alone
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
    """How long a metric gives people from a first step to a last, in seconds; 0 when it does not.

    Who comes back within a year, or calls again, has been through the journey before.
    """
    return max((found.window or 0.0 for found in _inside(spec.definition) if isinstance(found, Chain)), default=0.0)


def counts(spec: Spec, event: str) -> bool:
    """Whether a metric counts the rows of an event, named as such or by its touchpoint."""
    return any(isinstance(found, Selection) and found.event == event for found in _inside(spec.definition))


def _about(journey: Journey, spec: Spec) -> bool:
    """Whether a metric counts events of a journey, which it may name by the touchpoint or by the event."""
    head = f"{journey.id}/"
    events = {t.event for stage in journey.stages for t in stage.touchpoints if t.event}
    selections = (found for found in _inside(spec.definition) if isinstance(found, Selection))
    return any(s.place.startswith(head) if s.place else s.event in events for s in selections)


def _inside(value: Any) -> Iterator[Any]:
    """A resolved form and all that it is made of."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for each in fields(value):
            yield from _inside(getattr(value, each.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item)
