"""Which stage a row of costs is charged to, and which stage a pair of steps leaves.

A source of costs that maps `stage` says it as `journey/stage`, or by the id of the stage alone when only one of the
journeys that read the source has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cxjourney.metrics.conditions import All, Among, Compare, Condition, Value
from cxjourney.metrics.ir import Selection
from cxjourney.metrics.selections import place_of
from cxjourney.model.derive.score import kpis_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model


def readers(source: Source, model: Model) -> tuple[Journey, ...]:
    """The journeys for which a source of costs is read: those of the steps of a metric of it, or where it is judged."""
    if source.type != "costs":
        return ()
    users = [
        m for m in model.all(Metric) if any(ref is not None and model[ref] is source for ref in (m.costs, m.source))
    ]
    named = {place.partition("/")[0] for metric in users for place in _places(metric, model)}
    return tuple(
        journey
        for journey in model.all(Journey)
        if journey.id in named or any(model[kpi.metric] is user for _, kpi in kpis_of(journey) for user in users)
    )


def charged(source: Source, model: Model) -> Mapping[str, str]:
    """What the column `stage` of a source of costs may hold, with the stage as `journey/stage`."""
    stages = [(stage.id, f"{journey.id}/{stage.id}") for journey in readers(source, model) for stage in journey.stages]
    often = Counter(id_ for id_, _ in stages)
    return {id_: path for id_, path in stages if often[id_] == 1} | {path: path for _, path in stages}


def left(steps: Sequence[Selection], model: Model) -> str | None:
    """The stage, as `journey/stage`, that who takes the first and the last step leaves; None when they do not say.

    They do when the last step is in the stage of the first one, or in the next that has an event.
    """
    if len(steps) < 2:
        return None
    first, last = ((step.place or "").split("/") for step in (steps[0], steps[-1]))
    journey = model.find("journey", first[0])
    if len(first) != 3 or len(last) != 3 or first[0] != last[0] or not isinstance(journey, Journey):
        return None
    ids = [stage.id for stage in journey.stages]
    begins, ends = ids.index(first[1]), ids.index(last[1])
    skipped = [touchpoint for stage in journey.stages[begins + 1 : ends] for touchpoint in stage.touchpoints]
    straight = begins <= ends and not any(touchpoint.event for touchpoint in skipped)
    return f"{journey.id}/{first[1]}" if straight else None


def only(condition: Condition | None, names: Mapping[str, str]) -> str | None:
    """The stage of which a condition keeps all costs, and no others; None when it says something else."""
    match condition:
        case Compare("stage", "=", value):
            values: tuple[Value, ...] = (value,)
        case Among("stage", values):
            pass
        case _:
            return None
    found = {names.get(str(value)) for value in values}
    return found.pop() if len(found) == 1 else None


def kept(condition: Condition | None, stage: str, names: Mapping[str, str]) -> Condition:
    """A condition that also keeps the costs of one stage alone."""
    here = Among("stage", tuple(sorted(name for name, meant in names.items() if meant == stage)))
    return here if condition is None else All((condition, here))


def _places(metric: Metric, model: Model) -> Iterator[str]:
    for step in (*metric.steps, metric.start, metric.end):
        place = place_of(step, model) if step is not None else None
        if place is not None:
            yield place
