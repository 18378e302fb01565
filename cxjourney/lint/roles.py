"""Where a role is missing, said once: at the smallest part of a journey that holds everything that lacks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxjourney.lint.rule import Context
from cxjourney.model.derive.raci import Assignment
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint


@dataclass(frozen=True, slots=True)
class Gap:
    """A journey, stage or touchpoint in which nobody has the role, and the touchpoints that lack it there."""

    node: Journey | Stage | Touchpoint
    touchpoints: tuple[Touchpoint, ...]


def gaps(journey: Journey, role: str, context: Context, concerned: Callable[[Touchpoint], bool]) -> Iterator[Gap]:
    """Where `role` is missing after inheritance, among the touchpoints that are `concerned`.

    Five touchpoints of a stage that all lack it are one gap, on the stage; all the touchpoints of all stages are
    one gap, on the journey.
    """
    stages: list[tuple[Stage, list[Touchpoint], list[Touchpoint]]] = []
    for stage in journey.stages:
        asked = [touchpoint for touchpoint in stage.touchpoints if concerned(touchpoint)]
        lacking = [t for t in asked if not _has(role, context.roles[t.ref])]
        if asked:
            stages.append((stage, asked, lacking))
    if len(stages) > 1 and all(asked == lacking for _, asked, lacking in stages):
        yield Gap(journey, tuple(touchpoint for _, _, lacking in stages for touchpoint in lacking))
        return
    for stage, asked, lacking in stages:
        if len(lacking) > 1 and asked == lacking:
            yield Gap(stage, tuple(lacking))
        else:
            yield from (Gap(touchpoint, (touchpoint,)) for touchpoint in lacking)


def parts_of(journey: Journey) -> Iterator[Journey | Stage | Touchpoint]:
    """Where roles can be written: the journey, its stages and its touchpoints, in the order of writing."""
    yield journey
    for stage in journey.stages:
        yield stage
        yield from stage.touchpoints


def _has(role: str, found: tuple[Assignment, ...]) -> bool:
    return any(assignment.role == role for assignment in found)
