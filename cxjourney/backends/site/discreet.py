"""What was measured, as everyone may read it: no number from which one learns what a few people did.

Pages are given these results in the place of the others, so that none of them has to think of it. A share is kept only
when its part and what is left of the whole are nobody or many; of two shares of one whole, both are kept only when their
difference is nobody or many too, the first one otherwise. Counts are kept as they are: pages show them in steps, which
makes any difference of two of them say as little.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxjourney.metrics.history import Run
from cxjourney.metrics.inputs import made_of
from cxjourney.metrics.ir import Spec
from cxjourney.metrics.results import (
    GainResult,
    JourneyResult,
    MetricResult,
    Number,
    Removed,
    Results,
    Seen,
    SourceResult,
    StageResult,
    Variant,
)

FEW = 30
"""Fewer people than this are not told of before everyone."""
_LEVEL = re.compile(r"level_(\d+)")
_PARTS = ("numerator", "satisfied", "returned", "solved")
"""The columns that hold the part of a whole; else it is the last step reached."""
_ANSWERS = ("invited", "answered", "response_rate")

Told = dict[object, set[int]]
"""The numbers told so far, by what they are a part of."""


def many(*people: int) -> bool:
    """Whether each of these is nobody, or many people."""
    return all(not 0 < abs(number) < FEW for number in people)


def apart(part: int, whole: int) -> bool:
    """Whether a share says nothing of a few people: neither of those in it, nor of the others."""
    return many(part, whole - part)


def coarse(people: int) -> int:
    """A count in steps, rounded down: nobody stays nobody, and a few are one."""
    return people - people % FEW if people >= FEW else min(people, 1)


def discreet(runs: Sequence[Run], specs: Mapping[str, Spec]) -> tuple[Run, ...]:
    """The same runs with nothing in them that tells of a few people, in their order. `specs` are the metrics of today.

    Of what a number is made of, that which its own run did not look at is as it was in the last one that did.
    """
    last: dict[str, bool] = {}
    made: list[tuple[Run, dict[str, bool], Told]] = []
    for run in runs:
        told: Told = {}
        tells = {one.id: _tells(one, told) for one in run.results.metrics}
        last |= tells
        made.append((run, tells, told))
    return tuple(Run(run.file, _results(run.results, {**last, **tells}, specs, told)) for run, tells, told in made)


def _results(results: Results, tells: Mapping[str, bool], specs: Mapping[str, Spec], told: Told) -> Results:
    inside = {one.id: made_of((one.id,), specs) for one in results.metrics}
    shown = {id_ for id_, parts in inside.items() if all(tells.get(each, True) for each in parts)}
    return replace(
        results,
        sources=tuple(_source(one) for one in results.sources),
        metrics=tuple(_metric(one, one.id in shown) for one in results.metrics),
        journeys=tuple(_journey(one, {metric.id for metric in results.metrics} - shown, told) for one in results.journeys),
    )  # fmt: skip


# ---------------------------------------------------------------- metrics


def split_of(number: Number) -> tuple[int, int] | None:
    """The part and the whole of which a number is the share, or its inverse; None when it is no share."""
    parts = {one.name: one.value for one in number.parts if one.value is not None}
    levels = sorted(int(found[1]) for name in parts if (found := _LEVEL.fullmatch(name)))
    whole = parts.get("denominator", parts.get("level_1", number.n))
    part = next((parts[name] for name in _PARTS if name in parts), None)
    if part is None and levels:
        part = parts[f"level_{levels[-1]}"]
    return None if part is None or whole is None else (int(part), int(whole))


def _tells(one: MetricResult, told: Told) -> bool:
    """Whether the number of a metric may be told, after others of the run."""
    number = one.cleaned
    if number.value is None:
        return True
    if number.n is None or not many(number.n):
        return False
    split = split_of(number)
    if split is not None:
        part, whole = split
        return _share(whole - part if one.type == "drop-off" else part, whole, told)
    return one.type != "count" or _among(number.n, ("rows", one.sources), told)


def _metric(one: MetricResult, shown: bool) -> MetricResult:
    cleaned = _number(one.cleaned, shown)
    return replace(one, cleaned=cleaned, raw=_number(one.raw, shown and _alike(one.raw, one.cleaned)))


def _number(number: Number, shown: bool) -> Number:
    parts = {part.name: part for part in number.parts}
    asked = [parts[name].value for name in _ANSWERS[:2] if name in parts]
    fine = len(asked) == 2 and all(each is not None for each in asked) and apart(int(asked[1] or 0), int(asked[0] or 0))
    kept = tuple(
        part for part in number.parts if (shown and part.name not in _ANSWERS) or (fine and part.name in _ANSWERS)
    )
    if shown or number.value is None:
        return replace(number, parts=kept)
    why = "few" if number.n is None or not many(number.n) else "few-apart"
    return replace(number, value=None, low=None, high=None, interval="none", undefined=why, parts=kept)


def _alike(raw: Number, cleaned: Number) -> bool:
    """Whether nothing is learnt of a few people from a number before and after cleaning."""
    before, after = split_of(raw), split_of(cleaned)
    if before is not None and after is not None:
        return apart(*before) and many(before[0] - after[0], before[1] - after[1])
    return many(raw.n or 0, (raw.n or 0) - (cleaned.n or 0))


# ---------------------------------------------------------------- data


def _source(one: SourceResult) -> SourceResult:
    known = (
        one.unidentified is not None and one.kept is not None and apart(round(one.unidentified * one.kept), one.kept)
    )
    return replace(one, cleaning=tuple(_step(step, one) for step in one.cleaning), unidentified=one.unidentified if known else None)  # fmt: skip


def _step(step: Removed, source: SourceResult) -> Removed:
    return step if apart(step.removed, max(source.rows, step.removed)) else replace(step, share=None)


# ---------------------------------------------------------------- journeys


def _journey(one: JourneyResult, hidden: set[str], told: Told) -> JourneyResult:
    over = one.follow + one.deviate
    share = _share(one.follow, over, told)
    stages = tuple(_stage(stage, one, hidden, told) for stage in one.stages)
    kept = {stage.stage for stage in stages if stage.conversion is not None}
    return replace(
        one,
        share=one.share if share else None,
        low=one.low if share else None,
        high=one.high if share else None,
        movements=tuple(replace(each, count=coarse(each.count)) for each in one.movements),
        touchpoints=tuple(_seen(each) for each in one.touchpoints),
        top=tuple(_paths(one)),
        stages=stages,
        gains=tuple(each for each in one.gains if _gain(each, kept, hidden)),
    )


def _stage(stage: StageResult, one: JourneyResult, hidden: set[str], told: Told) -> StageResult:
    began = one.units - one.recent
    onward = round(began / stage.cumulative_ratio) if stage.cumulative_ratio else 0
    made = stage
    if not _share(stage.exits, stage.entrants, told):
        made = replace(made, conversion=None, low=None, high=None, ratio=None)
    if not _share(onward, began, told):
        made = replace(made, cumulative_ratio=None)
    if stage.cost_exits is not None and not (many(stage.cost_exits) and _among(stage.cost_exits, ("exits", one.journey), told)):  # fmt: skip
        made = replace(made, cost_per_exit=None, cumulative_cost_per_exit=None)
    if stage.cost_metric in hidden:  # what it is made of says how many came out, or came in
        made = replace(made, cost=None, cost_per_exit=None, cumulative_cost_per_exit=None)
    return made


def _seen(one: Seen) -> Seen:
    return replace(
        one,
        reached=coarse(one.reached),
        missing=coarse(one.missing),
        ad_hoc=coarse(one.ad_hoc),
        failing=coarse(one.failing),
        late=coarse(one.late),
        left=coarse(one.left),
        repeats=coarse(one.repeats),
        settled=0,
        drop_off=None,
        low=None,
        high=None,
    )


def _paths(one: JourneyResult) -> list[Variant]:
    """The paths of many, but for the last of them where only a few people took the others."""
    kept = [path for path in one.top if path.count >= FEW]
    while (last := _last_but_few(kept, one)) is not None:
        kept.remove(last)
    return kept


def _last_but_few(kept: Sequence[Variant], one: JourneyResult) -> Variant | None:
    """The last of the paths whose number gives a few others away: of those as drawn, of the others, or of all."""
    for follows, over in ((True, one.follow), (False, one.deviate)):
        here = [path for path in kept if path.follows is follows]
        if here and not many(over - sum(path.count - path.under_way for path in here)):
            return here[-1]
    everyone = one.follow + one.deviate + one.under_way
    return kept[-1] if kept and not many(everyone - sum(path.count for path in kept)) else None


def _gain(one: GainResult, kept: set[str], hidden: set[str]) -> bool:
    return one.stage in kept and one.metric not in hidden and one.gain >= FEW


# ---------------------------------------------------------------- what was told before


def _share(part: int, whole: int, told: Told) -> bool:
    """Whether a share may be told, alone and beside the shares of the same whole."""
    if not apart(part, whole) or not _clear(part, told.get(whole, set())):
        return False
    told.setdefault(whole, set()).add(part)
    return True


def _among(number: int, of: object, told: Told) -> bool:
    """Whether a number may be told beside others of its kind."""
    if not _clear(number, told.get(of, set())):
        return False
    told.setdefault(of, set()).add(number)
    return True


def _clear(number: int, others: set[int]) -> bool:
    return many(*(number - other for other in others))
