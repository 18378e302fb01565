"""Where metrics are judged: every KPI of every journey, with the team that answers there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from cxjourney.metrics.ir import Amount, Goal, Judged, Words
from cxjourney.metrics.texts import words
from cxjourney.model.kinds.journey import Journey, Kpi, Stage, Touchpoint
from cxjourney.model.model import Model
from cxjourney.workspace import Workspace

Levels = tuple[Journey] | tuple[Journey, Stage] | tuple[Journey, Stage, Touchpoint]
"""A place in a journey, from the journey down."""


def judged(model: Model, workspace: Workspace) -> dict[str, tuple[Judged, ...]]:
    """The KPIs by the id of their metric, in the order of journeys, stages and touchpoints."""
    table: dict[str, list[Judged]] = {}
    for journey in model.all(Journey):
        for levels, kpi in _kpis(journey):
            table.setdefault(model[kpi.metric].id, []).append(_judged(levels, kpi, model, workspace))
    return {metric: tuple(found) for metric, found in table.items()}


def _kpis(journey: Journey) -> Iterator[tuple[Levels, Kpi]]:
    for kpi in journey.kpis:
        yield (journey,), kpi
    for stage in journey.stages:
        for kpi in stage.kpis:
            yield (journey, stage), kpi
        for touchpoint in stage.touchpoints:
            for kpi in touchpoint.kpis:
                yield (journey, stage, touchpoint), kpi


def _judged(levels: Levels, kpi: Kpi, model: Model, workspace: Workspace) -> Judged:
    here = levels[-1]
    return Judged(
        place=here.ref,
        level=cast(Any, type(here).__name__.lower()),
        journey=levels[0].id,
        stage=levels[1].id if len(levels) > 1 else None,
        touchpoint=levels[2].id if len(levels) > 2 else None,
        name=_name(levels, workspace),
        target=Goal(cast(Any, kpi.target.operator), kpi.target.quantity.value, kpi.target.quantity.unit)
        if kpi.target
        else None,
        baseline=Amount(kpi.baseline.value, kpi.baseline.unit) if kpi.baseline else None,
        by=kpi.by.isoformat() if kpi.by else None,
        segment=model[kpi.segment].id if kpi.segment else None,
        accountable=_accountable(levels, model),
        why=words(kpi.why, workspace),
    )


def _name(levels: Levels, workspace: Workspace) -> Words:
    return words(levels[-1].name, workspace)


def _accountable(levels: Levels, model: Model) -> str | None:
    """The team that answers at a place: its own, else that of the level above, else the owner of the journey."""
    for level in reversed(levels):
        if level.raci is not None and level.raci.accountable is not None:
            return model[level.raci.accountable].id
    owner = levels[0].owner
    return model[owner].id if owner else None
