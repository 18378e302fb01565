"""A journey as it is beside the same journey as it should be: which stage and touchpoint of one answers which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.model import Model

Part = TypeVar("Part", Stage, Touchpoint)


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint in its stage. `column` counts the touchpoints of the journey from 0."""

    stage: Stage
    point: Touchpoint
    column: int


@dataclass(frozen=True, slots=True)
class Match:
    """Two journeys, and what is the same in both: pairs of stages, pairs of touchpoints, each in the order of `before`."""

    before: Journey
    after: Journey
    stages: tuple[tuple[Stage, Stage], ...]
    points: tuple[tuple[Spot, Spot], ...]


def counterpart(journey: Journey, model: Model) -> Journey | None:
    """The other state of a journey, whichever of the two names the other; None when it has none."""
    if journey.counterpart and journey.counterpart in model:
        return model[journey.counterpart]
    return next(
        (
            one
            for one in model.all(Journey)
            if one.counterpart and one.counterpart in model and model[one.counterpart] is journey
        ),
        None,
    )


def match(journey: Journey, model: Model) -> Match | None:
    """A journey and its other state, the one that is today first; None when it stands alone."""
    other = counterpart(journey, model)
    if other is None or other is journey:
        return None
    names = journey.counterpart and model[journey.counterpart] is other
    later = journey.state == "to-be" if journey.state != other.state else not names
    before, after = (other, journey) if later else (journey, other)
    stages = tuple(paired(before.stages, after.stages))
    found: dict[int, tuple[Spot, Spot]] = {}
    left, right = tuple(spots(before)), tuple(spots(after))
    answers = {id(one): other for one, other in stages}
    for one, twin in stages:
        _take(found, [at for at in left if at.stage is one], [at for at in right if at.stage is twin])
    taken = {id(b.point) for _, b in found.values()}
    rest = [at for at in right if id(at.point) not in taken]
    _take(found, [at for at in left if at.column not in found and id(at.stage) in answers], rest)
    taken = {id(b.point) for _, b in found.values()}
    _take(found, [at for at in left if at.column not in found], [at for at in rest if id(at.point) not in taken])
    return Match(before, after, stages, tuple(found[column] for column in sorted(found)))


def spots(journey: Journey) -> Iterator[Spot]:
    """The touchpoints of a journey where they stand, in order."""
    column = 0
    for stage in journey.stages:
        for point in stage.touchpoints:
            yield Spot(stage, point, column)
            column += 1


def paired(before: Sequence[Part], after: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Parts that are the same: by id, else by a former id, else by a name, each once, in the order of `before`."""
    found: dict[int, Part] = {}
    free = list(after)
    for same in (_same_id, _same_alias, _same_name):
        for place, one in enumerate(before):
            if place in found:
                continue
            twin = next((other for other in free if same(one, other)), None)
            if twin is not None:
                found[place] = twin
                free = [other for other in free if other is not twin]
    return ((before[place], found[place]) for place in sorted(found))


def displaced(order: Sequence[int]) -> frozenset[int]:
    """Places in `order` of the fewest numbers that have to move for the others to rise."""
    best: list[tuple[int, ...]] = [()]
    for place, value in enumerate(order):
        before = [run for run in best if not run or order[run[-1]] < value]
        best.append((*sorted(before, key=len)[-1], place))
    return frozenset(range(len(order))) - frozenset(sorted(best, key=len)[-1])


def places(here: Journey, there: Journey, pairs: Sequence[tuple[Spot, Spot]]) -> dict[int, float]:
    """Where the touchpoints of `there` stand over the columns of `here`, by their own column; whole numbers are columns.

    `pairs` are (here, there). What has a twin in the same stage stands over it; the others share the room between.
    """
    twin = {b.column: a.column for a, b in pairs}
    stage = {id(b.stage): a.stage for a, b in pairs} | {id(b): a for a, b in paired(here.stages, there.stages)}
    rooms = {}
    for one, group in groupby(spots(here), key=lambda at: id(at.stage)):
        columns = [at.column for at in group]
        rooms[one] = (columns[0] - 0.5, columns[-1] + 0.5)
    placed: dict[int, float] = {}
    edge = -0.5
    for home, run in groupby(spots(there), key=lambda at: id(stage.get(id(at.stage)))):
        start, end = rooms.get(home, (edge - 0.4, edge + 0.4))
        edge = max(edge, end) if home in rooms else edge
        placed |= _shared([at.column for at in run], twin, start, end)
    last, most = -0.5, max((end for _, end in rooms.values()), default=0.0)
    for column in sorted(placed):
        last = placed[column] = min(max(placed[column], last + 0.05), most)
    return placed


def _shared(columns: Sequence[int], twin: dict[int, int], start: float, end: float) -> dict[int, float]:
    """Neighbouring touchpoints of one stage between `start` and `end`."""
    placed: dict[int, float] = {}
    last, waiting = start, list[int]()
    for column in columns:
        at = twin.get(column)
        if at is None or not last < at < end:
            waiting.append(column)
            continue
        placed |= _even(waiting, last, at) | {column: float(at)}
        last, waiting = at, []
    return placed | _even(waiting, last, end)


def _even(columns: Sequence[int], start: float, end: float) -> dict[int, float]:
    step = (end - start) / (len(columns) + 1)
    return {column: start + step * place for place, column in enumerate(columns, 1)}


def _take(found: dict[int, tuple[Spot, Spot]], left: Sequence[Spot], right: Sequence[Spot]) -> None:
    of = {id(at.point): at for at in (*left, *right)}
    for one, other in paired([at.point for at in left], [at.point for at in right]):
        found[of[id(one)].column] = (of[id(one)], of[id(other)])


def _same_id(one: Stage | Touchpoint, other: Stage | Touchpoint) -> bool:
    return one.id == other.id


def _same_alias(one: Stage | Touchpoint, other: Stage | Touchpoint) -> bool:
    return one.id in other.aliases or other.id in one.aliases


def _same_name(one: Stage | Touchpoint, other: Stage | Touchpoint) -> bool:
    return bool({words.casefold() for _, words in one.name} & {words.casefold() for _, words in other.name})
