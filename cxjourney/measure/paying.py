"""What an exit of a stage costs where a metric says it: the table of stages then shows that very number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from cxjourney.measure.funnel import Spent
from cxjourney.metrics.charging import left
from cxjourney.metrics.ir import CostPerEntry, CostPerExit, Selection, Spec
from cxjourney.metrics.results import Number
from cxjourney.metrics.rows import part
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model

Bond = Literal["judged", "leaves"]
"""Why a metric speaks for a stage that its steps leave: it is judged there, or is not."""


def spent_by_metric(specs: Iterable[Spec], numbers: Mapping[str, Number], model: Model) -> dict[str, Spent]:
    """What stages cost, by their address, with the exits that a metric shares it among.

    A cost per exit speaks for the stage that its steps leave, one that is judged there before the others. From recorded
    costs, it must be made of all costs of that stage and no others; where it is not, the table makes its own.
    """
    found: dict[tuple[Bond, str], Spent] = {}
    for spec in specs:
        number = numbers.get(spec.id)
        made = _spent(spec, number) if number is not None else None
        if made is not None:
            for bond, stage in _stages(spec, model):
                found.setdefault((bond, stage), made)
    return {stage: found.get(("judged", stage), made) for (_, stage), made in found.items()}


def spent_by_case(
    journey: Journey, specs: Iterable[Spec], entrants: Mapping[str, int], model: Model
) -> dict[str, Spent]:
    """What stages cost when a KPI of theirs says what one case costs: that, for each who entered."""
    found: dict[str, Spent] = {}
    for spec in specs:
        known = spec.definition
        if isinstance(known, CostPerEntry):
            for place in _judged_at(spec):
                if place.startswith(f"{journey.ref}/") and leaves(known.chain.steps, place, model):
                    found.setdefault(place, Spent(known.amount * entrants.get(place, 0), known.currency))
    return found


def _stages(spec: Spec, model: Model) -> Iterator[tuple[Bond, str]]:
    definition = spec.definition
    judged = _judged_at(spec)
    if isinstance(definition, CostPerEntry):
        yield from (("judged", place) for place in judged if leaves(definition.chain.steps, place, model))
    elif isinstance(definition, CostPerExit) and definition.stage is not None:
        here = f"journey:{definition.stage}"
        steps = definition.chain.steps if definition.chain else (_anywhere(here, model), definition.exit)
        if here in judged and leaves(steps, here, model):
            yield "judged", here
        elif definition.chain is not None and left(steps, model) == definition.stage:
            yield "leaves", here


def _judged_at(spec: Spec) -> list[str]:
    """The stages where a metric is judged for everyone, by their address."""
    return sorted({kpi.place for kpi in spec.kpis if kpi.level == "stage" and kpi.segment is None})


def leaves(steps: Sequence[Selection], stage: str, model: Model) -> bool:
    """Whether who takes the steps enters the stage at an address by the first of them, and leaves it by the last.

    What a longer way costs is not what the stage costs. A step named by its event stands for the touchpoint of that
    event, where the journey has one alone.
    """
    events = [(t.event, _path(t.ref)) for each in _journey_of(stage, model).stages for t in each.touchpoints if t.event]
    often = Counter(event for event, _ in events)
    places = {event: place for event, place in events if often[event] == 1}
    named = tuple(step if step.place else replace(step, place=places.get(step.event or "")) for step in steps)
    return left(named, model) == _path(stage)


def _anywhere(stage: str, model: Model) -> Selection:
    """A step that is taken anywhere in a stage."""
    (here,) = (each for each in _journey_of(stage, model).stages if each.ref == stage)
    return Selection(place=next((_path(touchpoint.ref) for touchpoint in here.touchpoints), None))


def _journey_of(stage: str, model: Model) -> Journey:
    journey = model.find("journey", _path(stage).partition("/")[0])
    assert isinstance(journey, Journey)  # a stage has one
    return journey


def _path(ref: str) -> str:
    return ref.partition(":")[2]


def _spent(spec: Spec, number: Number) -> Spent | None:
    """The cost and the exits of a number; None when it has none, as for amounts in several currencies."""
    definition, cost = spec.definition, part(number, "cost")
    if cost is None or part(number, "unreadable") or number.undefined not in (None, "no-exit"):
        return None
    match definition:
        case CostPerExit():
            exits = number.n
        case CostPerEntry(chain):
            exits = int(part(number, f"level_{len(chain.steps)}") or 0)
        case _:
            return None
    return Spent(cost, definition.currency, exits, spec.id)
