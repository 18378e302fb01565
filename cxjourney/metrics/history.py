"""Results of several runs, in the order of their dates: what a status, a trend and a drawing are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cxjourney.metrics.results import KpiResult, MetricResult, Number, Results


@dataclass(frozen=True, slots=True)
class Run:
    """The results of one run, and the file that holds them, by its name."""

    file: str
    results: Results

    @property
    def order(self) -> tuple[str, str]:
        """By the end of what was known; between files of one moment, by their names."""
        return self.results.as_of, self.file


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a metric over time. `joined` is whether a line may be drawn to it from the point before.

    It may not when the metric was given another meaning in between: its `revision` was raised.
    """

    as_of: str
    number: Number
    revision: int
    shown: bool
    joined: bool


def in_order(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs from the first date to the last."""
    return tuple(sorted(runs, key=lambda run: run.order))


def latest(runs: Sequence[Run], metric: str) -> tuple[Run, MetricResult] | None:
    """The last run that has a number for a metric, or a reason for which there is none; None when no run has."""
    for run in reversed(in_order(runs)):
        for found in run.results.metrics:
            if found.id == metric and _measured(found):
                return run, found
    return None


def judged_last(runs: Sequence[Run], metric: str, place: str) -> tuple[Run, KpiResult] | None:
    """The last run that judges a metric at a place; None when no run does."""
    for run in reversed(in_order(runs)):
        for found in run.results.kpis:
            if (found.metric, found.place) == (metric, place) and found.status != "not-measured":
                return run, found
    return None


def trend(runs: Sequence[Run], metric: str) -> tuple[Point, ...]:
    """The cleaned values of a metric over time, one a date: of several runs of one moment, the last file counts."""
    by_date: dict[str, MetricResult] = {}
    for run in in_order(runs):
        for found in run.results.metrics:
            if found.id == metric and _measured(found):
                by_date[run.results.as_of] = found
    points = [Point(as_of, found.cleaned, found.revision, found.shown, False) for as_of, found in by_date.items()]
    return (
        *points[:1],
        *(replace(here, joined=here.revision == before.revision) for before, here in pairwise(points)),
    )


def _measured(found: MetricResult) -> bool:
    return found.cleaned.undefined != "not-measured"
