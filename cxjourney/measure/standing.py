"""Whether the numbers of earlier runs still mean what the workspace says today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxjourney.measure.design import design_of
from cxjourney.measure.recleaned import CLEANED_OTHERWISE, recleaned
from cxjourney.metrics.dialects.dialect import dialects
from cxjourney.metrics.history import Run, judged_last, latest
from cxjourney.metrics.ir import Goal, Judged, Spec
from cxjourney.metrics.plan import Plan, plan_of
from cxjourney.metrics.resolve_metric import resolve_metrics
from cxjourney.metrics.results import JourneyResult, Results
from cxjourney.metrics.sql import query_of
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model
from cxjourney.wording import Wording, say
from cxjourney.workspace import Workspace


def stale(runs: Sequence[Run], model: Model, workspace: Workspace) -> dict[str, Wording]:
    """Why a number no longer holds, by the address of what it is about.

    The address of a metric is `metric:nps`, that of a target `metric:nps journey:collect/find`, that of the paths
    through a journey `journey:collect`. What holds has no entry; nor has what the workspace no longer knows at all,
    for nothing shows it.
    """
    specs = {spec.id: spec for spec in resolve_metrics(model, workspace)}
    plan = plan_of(specs.values(), model)
    found: dict[str, Wording] = {}
    for id_, spec in specs.items():
        if why := _of_metric(spec, specs, runs) or _of_cleaning(spec, runs, plan, model):
            found[f"metric:{id_}"] = why
        for kpi in spec.kpis:
            if why := _of_target(id_, kpi, runs):
                found[f"metric:{id_} {kpi.place}"] = why
    for journey in model.all(Journey):
        told = paths_of(runs, journey.id)
        if told and (why := next(_of_paths(journey, told[1], model), None)):
            found[journey.ref] = why
        elif told and recleaned(told[0], (told[1].source,), plan, model):
            found[journey.ref] = CLEANED_OTHERWISE
    return found


def paths_of(runs: Sequence[Run], journey: str) -> tuple[Results, JourneyResult] | None:
    """The last run that followed a journey; None when none did."""
    for run in reversed(runs):
        for found in run.results.journeys:
            if found.journey == journey:
                return run.results, found
    return None


def _of_metric(spec: Spec, specs: dict[str, Spec], runs: Sequence[Run]) -> Wording | None:
    last = latest(runs, spec.id)
    if last is None or last[1].raw.sql_hash is None:
        return None
    run, number = last
    if not spec.executable:
        return say(
            "its definition is no longer complete enough to be computed",
            "sa définition n'est plus assez complète pour être calculée",
        )
    if run.results.engine not in dialects():
        return say(
            "it was measured with an engine that is not known here, `{engine}`",
            "il a été mesuré avec un moteur inconnu ici, `{engine}`",
            engine=run.results.engine,
        )
    query = query_of(spec, specs, run.results.engine)
    if query is None or query.hash != number.raw.sql_hash:
        return say("its definition has changed since it was measured", "sa définition a changé depuis la mesure")
    return None


def _of_cleaning(spec: Spec, runs: Sequence[Run], plan: Plan, model: Model) -> Wording | None:
    last = latest(runs, spec.id)
    if last is None or last[1].cleaned.sql_hash is None:
        return None
    return CLEANED_OTHERWISE if recleaned(last[0].results, plan.read_by(spec.id), plan, model) else None


def _of_target(metric: str, kpi: Judged, runs: Sequence[Run]) -> Wording | None:
    last = judged_last(runs, metric, kpi.place)
    if last is None or _same(last[1].target, kpi.target):
        return None
    return say("the target has changed since it was judged", "la cible a changé depuis qu'elle a été jugée")


def _same(then: Goal | None, now: Goal | None) -> bool:
    return then == now


def _of_paths(journey: Journey, then: JourneyResult, model: Model) -> Iterator[Wording]:
    """What has changed in the design; its ways count as much as its touchpoints."""
    flow = flow_of(journey, model)
    drawn, design = design_of(flow), design_of(flow, then.unseen)
    if {(seen.touchpoint, seen.event) for seen in then.touchpoints} != {(drawn.places[e], e) for e in drawn.events}:
        yield say(
            "its touchpoints or their events have changed since people were followed",
            "ses points de contact ou leurs événements ont changé depuis que les personnes ont été suivies",
        )
        return
    events = {place: event for event, place in design.places.items()}
    for movement in then.movements:
        pair = events[movement.source], events[movement.target]
        now = "direct" if pair in design.direct else "eventual" if pair in design.eventual else "no"
        if now != movement.designed:
            yield say(
                "its ways have changed since people were followed",
                "ses chemins ont changé depuis que les personnes ont été suivies",
            )
            return
