"""The funnel of each followed journey: its stages with what they cost, and what mending one of them would bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cxjourney.measure.asking import Asked
from cxjourney.measure.conformance import Tally
from cxjourney.measure.design import Design
from cxjourney.measure.funnel import Spent, gains, stage_results
from cxjourney.measure.paying import spent_by_case, spent_by_metric
from cxjourney.measure.uncharged import costs_of
from cxjourney.metrics.charging import charged, readers
from cxjourney.metrics.ir import Spec
from cxjourney.metrics.plan import Plan
from cxjourney.metrics.results import JourneyResult, Number
from cxjourney.metrics.spending import spent
from cxjourney.metrics.texts import words
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model
from cxjourney.workspace import Workspace

_OVER = ("delivered", "dropped")
"""Opportunities that no longer cost any effort."""


def spent_on(journey: Journey, plan: Plan, usable: Iterable[str], model: Model, asked: Asked) -> dict[str, Spent]:
    """What each stage cost, by its address. Raises `Refusal`.

    Costs are those of the sources that a cost per exit of the journey names. They say the stage as `journey/stage`,
    or by its id alone when only one of the journeys that share the source has it.
    """
    known = set(usable)
    found: dict[str, list[Spent]] = {}
    for source in model.all(Source):
        if source.id not in known or journey not in readers(source, model):
            continue
        table = costs_of(source, plan)
        if table is None:
            continue
        meant = {
            name: f"journey:{path}"
            for name, path in charged(source, model).items()
            if path.startswith(f"{journey.id}/")
        }
        for stage, amount, unreadable, low, high in asked(spent(table, asked.dialect))[1]:
            if stage in meant and (amount is not None or unreadable):
                sure = low == high and not unreadable
                found.setdefault(meant[stage], []).append(Spent(amount if sure else None, low))
    return {stage: _sum(each) for stage, each in found.items()}


def staged(
    result: JourneyResult, tally: Tally, design: Design, spent: Mapping[str, Spent], specs: Mapping[str, Spec],
    numbers: Mapping[str, Number], model: Model, workspace: Workspace,
) -> JourneyResult:  # fmt: skip
    """The same result with its stages and gains. `numbers` are the cleaned ones, by metric."""
    journey = design.flow.journey
    names = {stage.ref: words(stage.name, workspace) for stage in journey.stages}
    by_case = spent_by_case(journey, specs.values(), tally.passing.everyone, model)
    paid = spent_by_metric(specs.values(), numbers, model)
    out = tally.passing.exits + tally.passing.recent_exits + tally.passing.earlier_exits
    recorded = {stage: replace(each, exits=out[stage]) for stage, each in spent.items()}
    stages = stage_results(tally.passing, design, names, {**by_case, **recorded, **paid})
    found = gains(journey.id, stages, specs.values(), numbers, _efforts(journey, model), tally.passing.units)
    house = workspace.measure.max_drift if workspace.measure else None
    allowed = journey.max_drift if journey.max_drift is not None else house
    return replace(
        result, stages=stages, finished=tally.passing.finished, gains=found, allowed_drift=allowed,
        recent=tally.passing.began_lately, recent_finished=tally.passing.quick,
    )  # fmt: skip


def _sum(spent: Sequence[Spent]) -> Spent:
    if any(each.amount is None for each in spent) or len({each.currency for each in spent}) > 1:
        return Spent(None, None)
    return Spent(sum(each.amount or 0 for each in spent), spent[0].currency)


def _efforts(journey: Journey, model: Model) -> dict[str, float]:
    """The least effort by stage, among the opportunities that would relieve a pain there and are not over."""
    whose = {
        pain.ref: stage.ref for stage in journey.stages for touchpoint in stage.touchpoints for pain in touchpoint.pains
    }
    found: dict[str, float] = {}
    for opportunity in model.all(Opportunity):
        if opportunity.effort is None or opportunity.status in _OVER:
            continue
        for stage in {whose[pain] for ref in opportunity.pains if (pain := model[ref].ref) in whose}:
            found[stage] = min(found.get(stage, opportunity.effort), opportunity.effort)
    return found
