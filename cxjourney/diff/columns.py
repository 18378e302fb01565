"""Which touchpoint of a journey stood where before: the columns of two maps of one journey, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.diff.change import Change
from cxjourney.diff.classes import Difference
from cxjourney.model.kinds.journey import Journey, Touchpoint


@dataclass(frozen=True, slots=True)
class Columns:
    """Pairs of columns, before and after, counted from 0 over the whole journey; and those of the second that moved."""

    pairs: tuple[tuple[int, int], ...]
    moved: frozenset[int]


def columns(difference: Difference, former: Journey, journey: Journey) -> Columns:
    """The columns of `journey` beside those of the same journey as it was."""
    inside = [one for one in difference.changes if one.new is not None and one.old is not None and one.verb in _PLACES]
    mine = [one for one in inside if f"{one.ref}/".startswith(f"{journey.ref}/")]
    was = {point.ref: at for at, point in enumerate(_points(former))}
    pairs, moved = [], set[int]()
    for at, point in enumerate(_points(journey)):
        before = was.get(_former(point.ref, mine, former, journey))
        if before is None:
            continue
        pairs.append((before, at))
        if any(one.verb == "moved" and one.ref == point.ref for one in mine):
            moved.add(at)
    return Columns(tuple(pairs), frozenset(moved))


_PLACES = ("renamed", "moved")


def _points(journey: Journey) -> list[Touchpoint]:
    return [point for stage in journey.stages for point in stage.touchpoints]


def _former(ref: str, changes: list[Change], former: Journey, journey: Journey) -> str:
    """The address of a touchpoint before: by its own change, else by that of its stage, else by that of the journey."""
    address = ref
    while "/" in address:
        for change in changes:
            if change.ref == address and change.old is not None:
                return change.old.ref + ref[len(address) :]
        address = address.rpartition("/")[0]
    return former.ref + ref[len(journey.ref) :]
