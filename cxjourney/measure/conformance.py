"""Observed paths beside the design: who follows it, what is missing, what was not planned, where people leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Literal

from cxjourney.measure.design import Design
from cxjourney.measure.funnel import Passing, came_out, passed
from cxjourney.metrics.results import JourneyResult, Movement, Seen, Variant
from cxjourney.metrics.stats import wilson

Verdict = Literal["follows", "under-way", "deviates"]
TOP = 10
"""How many paths are listed."""
_HELD = 1_000
"""How many paths stand in memory at once, however many there are."""
_NAMED = ("missing", "ad_hoc", "left", "repeats")


@dataclass(frozen=True, slots=True)
class Taken:
    """A path, how many units took it, and how many of these may still go on."""

    path: tuple[str, ...]
    units: int
    under_way: int


@dataclass(slots=True)
class Tally:
    """What was counted so far, in units."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    marks: Counter[tuple[str, str]] = field(default_factory=Counter)
    movements: Counter[tuple[str, str]] = field(default_factory=Counter)
    variants: int = 0
    top: list[Taken] = field(default_factory=list)
    settled: Counter[str] = field(default_factory=Counter)
    passing: Passing = field(default_factory=Passing)
    too_long: int = 0
    earlier: int = 0


def counted(rows: Iterable[tuple[Sequence[str] | None, int, int, int]], design: Design, drawn: Design) -> Tally:
    """The tally of paths: each with how many of its events are settled, how many lie before the run, and its units.

    Who began before the run is counted as such, and in what came out of a stage in the run, for the costs of the run
    paid for it. `design` is what the data show, `drawn` the same with the events that never occur: a stage that nobody
    reaches stays one. Equal paths follow each other, so that few of them stand in memory at once.
    """
    tally = Tally()
    for path, same in groupby(rows, key=itemgetter(0)):
        taken = under_way = 0
        for _, settled, earlier, units in same:
            if earlier:
                tally.earlier += units
                came_out(tally.passing, tuple(path or ()), earlier, units, drawn)
                continue
            if not path:
                tally.too_long += units
                continue
            is_open = settled < len(path)
            taken += units
            under_way += units * (verdict_of(path, is_open, design) == "under-way")
            _add(tally, tuple(path), is_open, units, design)
            tally.settled.update(dict.fromkeys(path[:settled], units))
            passed(tally.passing, tuple(path), settled, units, drawn)
        if path and taken:
            tally.variants += 1
            tally.top.append(Taken(tuple(path), taken, under_way))
        if len(tally.top) > _HELD:
            tally.top = most(tally.top)
    tally.top = most(tally.top)
    return tally


def most(paths: Iterable[Taken]) -> list[Taken]:
    """The most frequent paths, at most `TOP`; those as frequent in the order of their events."""
    return sorted(paths, key=lambda found: (-found.units, found.path))[:TOP]


def fits(path: Sequence[str], design: Design) -> bool:
    """Whether a path begins where the design does and moves as it says, wherever it stops."""
    return path[0] in design.starts and all(pair in design.direct for pair in pairwise(path))


def verdict_of(path: Sequence[str], is_open: bool, design: Design) -> Verdict:
    """What a path that is over says: it follows the design to one of its ends, or it does not.

    Who may still go on is under way, be it from a place where others end, or after a step aside: of those who began
    together, some would else be judged before the others.
    """
    if is_open and path[-1] not in design.last:
        return "under-way"
    return "follows" if path[-1] in design.ends and fits(path, design) else "deviates"


def deviations(path: Sequence[str], is_open: bool, design: Design) -> dict[str, frozenset[str]]:
    """The events of a path that are `missing`, `ad_hoc`, `left` after or come in `repeats`."""
    present = set(path)
    missing: set[str] = set()
    ad_hoc: set[str] = set()
    if path[0] not in design.starts:
        missing |= design.before.get(path[0], frozenset())
        if path[0] not in design.before:
            ad_hoc.add(path[0])
    for pair in pairwise(path):
        if pair in design.direct:
            continue
        if pair in design.eventual:
            missing |= design.between[pair]
        elif pair[0] != pair[1]:
            ad_hoc.add(pair[1])
    times = Counter(path)
    return {
        "missing": frozenset(missing - present),
        "ad_hoc": frozenset(ad_hoc),
        "left": frozenset() if is_open or path[-1] in design.ends else frozenset({path[-1]}),
        "repeats": frozenset(event for event, often in times.items() if often > 1),
    }


def compared(
    tally: Tally,
    marks: Mapping[str, tuple[int, int]],
    unbound: int,
    design: Design,
    drawn: Design,
    *,
    source: str,
    per: str,
    sql_hash: str,
) -> JourneyResult:
    """The result of a journey. `marks` are, by event, how many were late after it and for how many it failed.

    `drawn` holds the events that never occur too.
    """
    follow, under_way, deviate = (tally.verdicts[verdict] for verdict in ("follows", "under-way", "deviates"))
    interval = wilson(follow, follow + deviate)
    movements = tuple(
        Movement(design.places[a], design.places[b], often, _designed((a, b), design))
        for (a, b), often in sorted(tally.movements.items(), key=lambda found: (-found[1], found[0]))
    )
    return JourneyResult(
        journey=design.flow.journey.id,
        source=source,
        per=per,
        units=follow + under_way + deviate,
        follow=follow,
        under_way=under_way,
        deviate=deviate,
        share=interval.value if interval else None,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        variants=tally.variants,
        unbound=unbound,
        unexplained=sum(movement.count for movement in movements if movement.designed == "no"),
        movements=movements,
        touchpoints=tuple(_seen(event, tally, marks, drawn) for event in drawn.events),
        top=tuple(
            Variant(
                tuple(design.places[event] for event in taken.path),
                taken.units,
                verdict_of(taken.path, False, design) == "follows",
                fits(taken.path, design),
                taken.under_way,
            )
            for taken in tally.top
        ),
        too_long=tally.too_long,
        sql_hash=sql_hash,
        earlier=tally.earlier,
        unseen=tuple(event for event in drawn.events if event not in design.events),
    )


def _add(tally: Tally, path: tuple[str, ...], is_open: bool, units: int, design: Design) -> None:
    verdict = verdict_of(path, is_open, design)
    tally.verdicts[verdict] += units
    for event in set(path):
        tally.seen[event] += units
    for pair in pairwise(path):
        tally.movements[pair] += units
    for name, events in deviations(path, is_open, design).items():
        if verdict == "under-way" and name != "repeats":
            continue  # what they lack may come yet, and judges nothing before it is over
        for event in events:
            tally.marks[name, event] += units


def _seen(event: str, tally: Tally, marks: Mapping[str, tuple[int, int]], design: Design) -> Seen:
    late, failing = marks.get(event, (0, 0))
    missing, ad_hoc, left, repeats = (tally.marks[name, event] for name in _NAMED)
    settled = tally.settled[event]
    gone = wilson(left, settled)
    bounds = (gone.value, gone.low, gone.high) if gone else (None, None, None)
    return Seen(
        design.places[event], event, tally.seen[event], missing, ad_hoc, failing, late, left, repeats, settled, *bounds
    )


def _designed(pair: tuple[str, str], design: Design) -> Literal["direct", "eventual", "no"]:
    return "direct" if pair in design.direct else "eventual" if pair in design.eventual else "no"
