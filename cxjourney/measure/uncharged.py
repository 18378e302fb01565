"""Recorded costs that no stage bears: told with their amount, and nothing that is counted by stage is judged without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cxjourney.diagnostics.codes.measure.cells import COSTS_UNCHARGED
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.measure.asking import Asked
from cxjourney.measure.engines.engine import Refusal
from cxjourney.measure.preparing import money
from cxjourney.measure.scales import rests_on
from cxjourney.metrics.charging import charged, readers
from cxjourney.metrics.conditions import Condition, fields_in, values_of
from cxjourney.metrics.ir import Average, CostPerExit, Spec, Table, Total
from cxjourney.metrics.plan import Plan
from cxjourney.metrics.spending import costs_by_stage, spent
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model
from cxjourney.wording import Wording, plain, say

_SHOWN, _LONG = 5, 60
"""How many unknown stages are told, and how much of each."""


@dataclass(frozen=True, slots=True)
class Uncharged:
    """The metrics that cannot be judged without such costs, those made from them included, and what is told.

    `told` are the findings by the source that they are about.
    """

    metrics: frozenset[str]
    told: Mapping[str, Diagnostic]


def uncharged(plan: Plan, usable: Iterable[str], ids: Iterable[str], model: Model, asked: Asked) -> Uncharged:
    """Costs whose stage is none, is said by nobody, or is that of several journeys.

    `ids` are the metrics that were computed. A word that the condition of a metric names is one that somebody counts.
    A table that cannot be read is told with the numbers that read it.
    """
    told: dict[str, Diagnostic] = {}
    hit: set[str] = set()
    paths = {f"{journey.id}/{stage.id}" for journey in model.all(Journey) for stage in journey.stages}
    for source, table in by_stage(plan, usable, model):
        shared = {stage.id for journey in readers(source, model) for stage in journey.stages}
        others = {path.partition("/")[2] for path in paths} - shared
        conditions = {id_: where for id_, spec in plan.raw.items() if (where := _on_costs(spec, source)) is not None}
        named = {str(value) for where in conditions.values() for value in values_of(where, "stage")}
        fine = (paths | others | set(charged(source, model)) | named) - {""}
        try:
            every = asked(spent(table, asked.dialect))[1]
        except Refusal:
            continue
        lost = [row for row in every if row[0] not in fine and _weighs(row)]
        if lost:
            told[source.id] = _told(lost, shared, source)
            hit |= {id_ for id_, where in conditions.items() if "stage" in fields_in(where)}
    return Uncharged(frozenset(id_ for id_ in ids if rests_on(id_, hit, plan)), told)


def by_stage(plan: Plan, usable: Iterable[str], model: Model) -> Iterator[tuple[Source, Table]]:
    """The sources whose costs are laid on the stages of a journey, each with its table, cleaned."""
    known = set(usable)
    for source in model.all(Source):
        table = costs_of(source, plan) if source.id in known and readers(source, model) else None
        if table is not None:
            yield source, table


def costs_of(source: Source, plan: Plan) -> Table | None:
    """The costs of a source by stage, cleaned; None when it does not say the stage."""
    table = costs_by_stage(source)
    preparation = plan.sources.get(source.id)
    if table is None or preparation is None:
        return None
    return replace(table, format="table", location=preparation.cleaned) if preparation.changes else table


def _on_costs(spec: Spec, source: Source) -> Condition | None:
    """The condition under which a metric counts the costs of a source; None when it counts all of them, or none."""
    match spec.definition:
        case CostPerExit(_, _, costs, of) if costs.source == source.id:
            return of.where
        case Total(of) | Average(of) if spec.table is not None and spec.table.source == source.id:
            return of.where
    return None


def _weighs(row: Sequence[Any]) -> bool:
    """Whether a stage has an amount: something that can be read, or a cell that cannot."""
    return row[1] is not None or bool(row[2])


def _told(lost: Sequence[Sequence[Any]], shared: set[str], source: Source) -> Diagnostic:
    """The unknown words with their amounts, the dearest first."""
    lost = sorted(lost, key=lambda row: (-abs(row[1] or 0), row[0]))
    shown = [_one(stage, _amount(amount, low, high)) for stage, amount, _, low, high in lost[:_SHOWN]]
    listed = say("{some}", "{some}", some=shown[0])
    for each in shown[1:]:
        listed = say("{some}, {each}", "{some}, {each}", some=listed, each=each)
    if len(lost) > _SHOWN:
        listed = say("{some}, …", "{some}, …", some=listed)
    several = all(row[0] in shared for row in lost)
    key = "stage" if "stage" in source.mapping else None
    return COSTS_UNCHARGED.at(
        source.at("mapping", key) if key else source.at("location"),
        say(
            "costs of `{source}` are charged to no stage, as several journeys have the stage that they name: {shown}",
            "des coûts de `{source}` ne sont portés par aucune étape, car plusieurs parcours ont celle qu'ils nomment : "
            "{shown}",
            source=source.id,
            shown=listed,
        )
        if several
        else say(
            "costs of `{source}` are charged to no stage, as the stage that they name is not known: {shown}",
            "des coûts de `{source}` ne sont portés par aucune étape, car celle qu'ils nomment n'est pas connue : {shown}",
            source=source.id,
            shown=listed,
        )
        if any(row[0] for row in lost)
        else say(
            "costs of `{source}` are charged to no stage, as they name none: {shown}",
            "des coûts de `{source}` ne sont portés par aucune étape, car ils n'en nomment aucune : {shown}",
            source=source.id,
            shown=listed,
        ),
        say(
            "correct the word in the data, or write it as `journey/stage`; costs that belong to no stage are taken out by "
            "a step of `quality:`",
            "corrigez le mot dans les données, ou écrivez-le comme `parcours/étape` ; les coûts qui ne sont d'aucune étape "
            "se retirent par une étape de `quality:`",
        ),
        ref=source.ref,
    )


def _one(stage: str, amount: Wording) -> Wording:
    if not stage:
        return say("without a stage {amount}", "sans étape {amount}", amount=amount)
    return say("`{stage}` {amount}", "`{stage}` {amount}", stage=str(stage)[:_LONG], amount=amount)


def _amount(amount: float | None, low: str | None, high: str | None) -> Wording:
    if amount is None:
        return plain("(?)")
    return say("({money})", "({money})", money=money(amount, low if low == high else None))
