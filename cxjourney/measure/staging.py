"""The funnel of each followed journey: its stages with what they cost, and what mending one of them would bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cxjourney.diagnostics.codes.measure.cells import COSTS_UNCHARGED
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.measure.asking import Asked
from cxjourney.measure.conformance import Tally
from cxjourney.measure.design import Design
from cxjourney.measure.funnel import Spent, gains, spent_by_case, stage_results
from cxjourney.measure.paying import spent_by_metric
from cxjourney.metrics.charging import charged, readers
from cxjourney.metrics.conditions import values_of
from cxjourney.metrics.ir import Average, CostPerExit, Spec, Table, Total
from cxjourney.metrics.plan import Plan
from cxjourney.metrics.results import JourneyResult, Number
from cxjourney.metrics.spending import costs_by_stage, spent
from cxjourney.metrics.texts import words
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model
from cxjourney.wording import say
from cxjourney.workspace import Workspace

_OVER = ("delivered", "dropped")
"""Opportunities that no longer cost any effort."""
_SHOWN, _LONG = 5, 60
"""How many unknown stages are told, and how much of each."""


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
        table = _costs(source, plan)
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


def uncharged(plan: Plan, usable: Iterable[str], specs: Iterable[Spec], model: Model, asked: Asked) -> Iterator[Diagnostic]:  # fmt: skip
    """Costs that no stage bears: the stage that they name is none, or several. Raises `Refusal`.

    A word that the condition of a metric names is one that somebody counts.
    """
    known = set(usable)
    every = tuple(specs)
    paths = {f"{journey.id}/{stage.id}" for journey in model.all(Journey) for stage in journey.stages}
    for source in model.all(Source):
        read_by = readers(source, model)
        table = _costs(source, plan) if source.id in known and read_by else None
        if table is None:
            continue
        shared = {stage.id for journey in read_by for stage in journey.stages}
        others = {path.partition("/")[2] for path in paths} - shared
        fine = paths | others | set(charged(source, model)) | {v for spec in every for v in _counted(spec, source)}
        lost = [row for row in asked(spent(table, asked.dialect))[1] if row[0] not in fine]
        if lost:
            yield _told(lost, shared, source)


def _costs(source: Source, plan: Plan) -> Table | None:
    """The costs of a source by stage, cleaned; None when it does not say the stage."""
    table = costs_by_stage(source)
    preparation = plan.sources.get(source.id)
    if table is None or preparation is None:
        return None
    return replace(table, format="table", location=preparation.cleaned) if preparation.changes else table


def _counted(spec: Spec, source: Source) -> Iterator[str]:
    match spec.definition:
        case CostPerExit(_, _, costs, of) if costs.source == source.id and of.where is not None:
            yield from (str(value) for value in values_of(of.where, "stage"))
        case Total(of) | Average(of) if spec.table and spec.table.source == source.id and of.where is not None:
            yield from (str(value) for value in values_of(of.where, "stage"))


def _told(lost: Sequence[Sequence[Any]], shared: set[str], source: Source) -> Diagnostic:
    """The unknown words with their amounts, the dearest first."""
    lost = sorted(lost, key=lambda row: (-abs(row[1] or 0), row[0]))
    shown = ", ".join(
        f"`{str(stage)[:_LONG]}` {_amount(amount, low, high)}" for stage, amount, _, low, high in lost[:_SHOWN]
    )
    if len(lost) > _SHOWN:
        shown += ", …"
    several = all(row[0] in shared for row in lost)
    key = "stage" if "stage" in source.mapping else None
    return COSTS_UNCHARGED.at(
        source.at("mapping", key) if key else source.at("location"),
        say(
            "costs of `{source}` are charged to no stage, as several journeys have the stage that they name: {shown}",
            "des coûts de `{source}` ne sont portés par aucune étape, car plusieurs parcours ont celle qu'ils nomment : "
            "{shown}",
            source=source.id,
            shown=shown,
        )
        if several
        else say(
            "costs of `{source}` are charged to no stage, as the stage that they name is not known: {shown}",
            "des coûts de `{source}` ne sont portés par aucune étape, car celle qu'ils nomment n'est pas connue : {shown}",
            source=source.id,
            shown=shown,
        ),
        say(
            "correct the word in the data, or write it as `journey/stage`",
            "corrigez le mot dans les données, ou écrivez-le comme `parcours/étape`",
        ),
        ref=source.ref,
    )


def _amount(amount: float | None, low: str | None, high: str | None) -> str:
    if amount is None:
        return "(?)"
    return f"({amount:.2f} {low})" if low is not None and low == high else f"({amount:.2f})"


def staged(
    result: JourneyResult, tally: Tally, design: Design, spent: Mapping[str, Spent], specs: Mapping[str, Spec],
    numbers: Mapping[str, Number], model: Model, workspace: Workspace,
) -> JourneyResult:  # fmt: skip
    """The same result with its stages and gains. `numbers` are the cleaned ones, by metric."""
    journey = design.flow.journey
    names = {stage.ref: words(stage.name, workspace) for stage in journey.stages}
    by_case = spent_by_case(journey.id, specs.values(), design.stages, tally.passing.everyone)
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
