"""How a journey stands at one revision, in a few numbers that can be followed over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from cxjourney.model.derive.basis import evidence_share, split
from cxjourney.model.derive.emotion import felt
from cxjourney.model.derive.score import kpis_of, score_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model
from cxjourney.model.past import Aim, Moment, Point

Here = Callable[[str], str]
"""The present address of what had an address at the revision."""


def point(moment: Moment, journey: Journey, model: Model, here: Here = str) -> Point:
    """The numbers of a journey: see `Point` for what each one counts."""
    personas = list(dict.fromkeys(ref.id for ref in journey.personas))
    felt_by = {id_: _scores(journey, id_) for id_ in personas}
    everyone = [score for scores in felt_by.values() for score in scores] if personas else _scores(journey, None)
    return Point(
        moment,
        _mean(everyone),
        {id_: mean for id_, scores in felt_by.items() if (mean := _mean(scores)) is not None},
        evidence_share(split((journey,), model)),
        score_of(journey, model).total,
        sum(kpi.target is not None for _, kpi in kpis_of(journey)),
        aims(journey, model, here),
    )


def aims(journey: Journey, model: Model, here: Here = str) -> dict[str, Aim]:
    """The KPIs of a journey by where they are judged and by their metric; of several, also by their population.

    So a KPI that is alone keeps its line when its population is said, or is no longer said.
    """
    found: dict[str, Aim] = {}
    judged = tuple(kpis_of(journey))
    times = Counter((place.ref, kpi.metric) for place, kpi in judged)
    for place, kpi in judged:
        metric = model[kpi.metric]
        of = f" {here(f'segment:{kpi.segment.id}')}" if kpi.segment and times[place.ref, kpi.metric] > 1 else ""
        inside = None if place is journey else getattr(place, "name", None)
        found.setdefault(f"{here(place.ref)} {here(metric.ref)}{of}", Aim(kpi.target, metric.name, inside))
    return found


def _scores(journey: Journey, persona: str | None) -> list[int]:
    found = (felt(touchpoint, persona) for stage in journey.stages for touchpoint in stage.touchpoints)
    return [one.score for one in found if one is not None]


def _mean(scores: Iterable[int]) -> float | None:
    listed = list(scores)
    return round(sum(listed) / len(listed), 4) if listed else None
