"""What people felt at a touchpoint, from the answers that they gave there, on the scale of the map: from -2 to +2.

An answer is laid on that scale by its place between the lowest and the highest one: 1 of 5 is -2, 3 is 0, 5 is +2.
The mean of all answers and its interval by Student's t are what is felt. Satisfaction, effort (asked so that more is
easier) and recommendation count alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cxjourney.measure.asking import Asked, one
from cxjourney.measure.engines.engine import Refusal
from cxjourney.metrics import stats
from cxjourney.metrics.ir import Mean, Nps, Share, Spec
from cxjourney.metrics.plan import Plan
from cxjourney.metrics.results import Feeling
from cxjourney.metrics.script import Statement
from cxjourney.metrics.sql import PARAMETERS, query_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model

LOWEST, HIGHEST = -2.0, 2.0
DIGITS = 6
"""Decimals that are kept."""


def feelings(plan: Plan, ids: Iterable[str], usable: Sequence[str], model: Model, asked: Asked) -> Iterator[Feeling]:
    """What is felt at each touchpoint of which a score among `ids` tells, in the order of the ids.

    A score of which the data cannot be read is passed over: its metric says why.
    """
    asking = _asking(model)
    known = {touchpoint.ref for journey in model.all(Journey) for s in journey.stages for touchpoint in s.touchpoints}
    for id_ in ids:
        spec = plan.cleaned.get(id_)
        if spec is None or not set(plan.read_by(id_)) <= set(usable):
            continue
        place = place_of(spec, asking)
        if place in known:
            try:
                yield from _felt(spec, place, asked)
            except Refusal:
                continue


def place_of(spec: Spec, asking: Mapping[str, Sequence[str]]) -> str:
    """The touchpoint that a score is about; empty when it is about several, or about the whole relation.

    `asking` holds the touchpoints at which each survey asks.
    """
    match spec.definition:
        case Nps(of) | Share(of) | Mean(of):
            if of.place or of.touchpoint:
                return f"journey:{of.place or of.touchpoint}"
            places = {place for survey in of.surveys for place in asking.get(survey, ())}
            return places.pop() if len(places) == 1 else ""
    return ""


def _asking(model: Model) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for journey in model.all(Journey):
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                for survey in touchpoint.surveys:
                    found.setdefault(model[survey].id, []).append(touchpoint.ref)
    return found


def _felt(spec: Spec, place: str, asked: Asked) -> Iterator[Feeling]:
    definition = spec.definition
    assert isinstance(definition, Nps | Share | Mean)  # what `place_of` finds a place for
    low, high = (0.0, 10.0) if isinstance(definition, Nps) else (definition.low, definition.high)
    answers = Mean(definition.of, definition.value, low, high, definition.back)
    query = query_of(replace(spec, definition=answers), {}, asked.engine.dialect)
    assert query is not None  # as executable as the score itself
    row = one(asked, Statement(spec.id, query.text, PARAMETERS))
    if row["value"] is None:
        return
    n, mean = int(row["n"]), float(row["value"])
    interval = stats.mean(mean * n, None if row["sd"] is None else float(row["sd"]), n)
    lower, upper = (interval.low, interval.high) if interval else (None, None)

    def laid(score: float | None) -> float | None:
        if score is None:
            return None
        return round(min(HIGHEST, max(LOWEST, LOWEST + (HIGHEST - LOWEST) * (score - low) / (high - low))), DIGITS)

    yield Feeling(
        touchpoint=place, metric=spec.id, value=laid(mean) or 0.0, low=laid(lower), high=laid(upper), n=n,
        shown=n >= spec.min_n.show, sql_hash=query.hash,
    )  # fmt: skip
