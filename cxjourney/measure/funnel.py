"""The funnel of a journey by its stages: entrants, exits, costs; and what mending one of them brings.

A share counts those who entered a stage long enough ago: of those who entered it lately, only the quick ones could
have left it. They are counted apart, with what became of them so far.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cxjourney.measure.design import Design
from cxjourney.metrics.bottlenecks import Link, ranked
from cxjourney.metrics.ir import Chain, DropOff, EntryExit, Funnel, Judged, Spec, Words
from cxjourney.metrics.results import GainResult, Number, StageResult
from cxjourney.metrics.stats import wilson


@dataclass(slots=True)
class Passing:
    """What was counted so far, in units, by stage and in all.

    `entrants` entered a stage long enough ago, `exits` of them went forward; `recent` and `recent_exits` are the same
    of those who entered it lately. `units` began the journey long enough ago: `finished` of them ended it well, and
    `onward` went forward from a stage, however lately; `began_lately` and `quick` are those who began lately, and those
    of them who ended well already. `earlier_exits` began before the run, and went forward from a stage in it.
    """

    units: int = 0
    finished: int = 0
    began_lately: int = 0
    quick: int = 0
    entrants: Counter[str] = field(default_factory=Counter)
    exits: Counter[str] = field(default_factory=Counter)
    recent: Counter[str] = field(default_factory=Counter)
    recent_exits: Counter[str] = field(default_factory=Counter)
    onward: Counter[str] = field(default_factory=Counter)
    earlier_exits: Counter[str] = field(default_factory=Counter)

    @property
    def everyone(self) -> Counter[str]:
        """All who entered each stage."""
        return self.entrants + self.recent


@dataclass(frozen=True, slots=True)
class Spent:
    """What a stage has cost in a run, in one currency; None when amounts are in several.

    Where a `metric` says it, `exits` are those among whom it shares the amount.
    """

    amount: float | None
    currency: str | None
    exits: int | None = None
    metric: str | None = None


def passed(passing: Passing, path: Sequence[str], settled: int, units: int, design: Design) -> None:
    """Add a path that so many units took, of which the first `settled` events are long enough ago."""
    ended_well = path[-1] in design.good_ends
    if settled:
        passing.units += units
        passing.finished += units * ended_well
    else:
        passing.began_lately += units
        passing.quick += units * ended_well
    depths = [design.depth[event] for event in path]
    for at in set(depths):
        entered = depths.index(at)
        stage = design.stages[at]
        forward = units * (ended_well or max(depths[entered:]) > at)
        if entered < settled:
            passing.entrants[stage] += units
            passing.exits[stage] += forward
        else:
            passing.recent[stage] += units
            passing.recent_exits[stage] += forward
        if settled:
            passing.onward[stage] += forward


def came_out(passing: Passing, path: Sequence[str], earlier: int, units: int, design: Design) -> None:
    """Add the stages from which a path goes forward in the run, of which `earlier` events lie before it."""
    depths = [design.depth[event] for event in path]
    for at in set(depths):
        entered = depths.index(at)
        forward = next((place for place in range(entered, len(depths)) if depths[place] > at), None)
        if forward is None and path[-1] in design.good_ends:
            forward = len(path) - 1
        if forward is not None and forward >= earlier:
            passing.earlier_exits[design.stages[at]] += units


def stage_results(
    passing: Passing, design: Design, names: Mapping[str, Words], spent: Mapping[str, Spent]
) -> tuple[StageResult, ...]:
    """The stages that the data can see, in the order of the story."""
    made = []
    so_far: list[Spent] = []
    unknown = Spent(None, None)
    for stage in design.stages:
        entrants, exits = passing.entrants[stage], passing.exits[stage]
        onward = passing.onward[stage]
        share = wilson(exits, entrants)
        here = spent.get(stage)
        left = here.exits if here and here.exits is not None else exits + passing.recent_exits[stage]
        so_far.append(here or unknown)
        amount = here.amount if here else None
        total = _total(so_far)
        made.append(
            StageResult(
                stage=stage,
                name=names[stage],
                entrants=entrants,
                exits=exits,
                conversion=share.value if share else None,
                low=share.low if share else None,
                high=share.high if share else None,
                ratio=entrants / exits if exits else None,
                cumulative_ratio=passing.units / onward if onward else None,
                cost=amount,
                currency=here.currency if here else None,
                cost_per_exit=amount / left if left and amount is not None else None,
                cumulative_cost_per_exit=total / left if left and total is not None else None,
                recent=passing.recent[stage],
                recent_exits=passing.recent_exits[stage],
                cost_exits=left if amount is not None else None,
                cost_metric=here.metric if here else None,
            )
        )
    return tuple(made)


def gains(
    journey: str, stages: Sequence[StageResult], specs: Iterable[Spec], numbers: Mapping[str, Number],
    efforts: Mapping[str, float], entrants: int,
) -> tuple[GainResult, ...]:  # fmt: skip
    """The stages that have a target, the greatest gain first.

    A stage is judged by the first of its KPIs that is a share of those who get through, or the inverse or complement
    of one; where that has no number, its target is held against what the paths show. A share of those who set out from
    an earlier stage is none: it holds what was lost there, which the chain counts already.
    """
    judged: dict[str, tuple[str, float | None, float]] = {}
    for spec in specs:
        for kpi in spec.kpis:
            target = _share_wanted(spec, kpi) if kpi.journey == journey else None
            if kpi.level == "stage" and target is not None and kpi.segment is None and _begins(spec, kpi):
                judged.setdefault(kpi.place, (spec.id, _share_of(spec, numbers.get(spec.id)), target))
    chain = []
    for stage in stages:
        _, measured, target = judged.get(stage.stage, ("", None, None))
        conversion = measured if measured is not None else stage.conversion
        chain.append(Link(stage.stage, conversion, target, efforts.get(stage.stage)))
    return tuple(
        GainResult(each.stage, judged[each.stage][0], each.conversion, each.target, each.gain, each.effort, each.per_effort)
        for each in ranked(entrants, chain)
    )  # fmt: skip


def _begins(spec: Spec, kpi: Judged) -> bool:
    """Whether the steps of a metric begin in the stage where it is judged; one that names no place may."""
    chain = getattr(spec.definition, "chain", None)
    place = chain.steps[0].place if isinstance(chain, Chain) else None
    return place is None or place.rpartition("/")[0] == kpi.place.partition(":")[2]


def _share_wanted(spec: Spec, kpi: Judged) -> float | None:
    """The share of people who should get through, from a target; None when the target says nothing of the kind."""
    goal = kpi.target
    if goal is None:
        return None
    match spec.definition:
        case Funnel() if goal.operator in (">=", ">", "="):
            wanted = goal.value
        case DropOff() if goal.operator in ("<=", "<", "="):
            wanted = 1 - goal.value
        case EntryExit() if goal.operator in ("<=", "<", "=") and goal.value > 0:
            wanted = 1 / goal.value
        case _:
            return None
    return wanted if 0 <= wanted <= 1 else None


def _share_of(spec: Spec, number: Number | None) -> float | None:
    """The share of people who get through, from the number of such a metric."""
    if number is None or number.value is None:
        return None
    match spec.definition:
        case DropOff():
            return 1 - number.value
        case EntryExit():
            return 1 / number.value
    return number.value


def _total(spent: Sequence[Spent]) -> float | None:
    """The sum; None as soon as one of them is not known, or when amounts cannot be added up."""
    if any(each.amount is None for each in spent) or len({each.currency for each in spent}) > 1:
        return None
    return sum(each.amount or 0 for each in spent)
