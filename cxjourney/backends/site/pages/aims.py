"""The target of each KPI of a journey, from commit to commit: those that moved, then those that did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxjourney.backends.site.bits import Row, Table, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.trends import drawing
from cxjourney.model.past import Aim, Moment, Point
from cxjourney.model.values import Target


@dataclass(frozen=True, slots=True)
class AimTrend:
    """One KPI whose target moved: its metric, where it is judged, each move in words, and a drawing.

    The drawing is empty where targets cannot stand on one scale: in two units, or when there is only one.
    """

    metric: Words
    where: Words
    moves: tuple[str, ...]
    drawing: str


@dataclass(frozen=True, slots=True)
class Aims:
    """All targets of a journey over time; `rested` lists those that stayed, None when there are none."""

    moved: tuple[AimTrend, ...]
    rested: Table | None


def aims_of(edition: Edition, points: Sequence[Point]) -> Aims | None:
    """How the targets of a journey moved, the oldest point first; None when no KPI ever had one."""
    keys = dict.fromkeys(key for point in reversed(points) for key in point.aims)
    moved: list[AimTrend] = []
    rested: list[Row] = []
    for key in keys:
        found = [(point.moment, point.aims.get(key)) for point in points]
        steps = _steps(found)
        if not any(target for _, target in steps):
            continue
        latest = next(aim for _, aim in reversed(found) if aim is not None)
        metric, where = edition.words(latest.metric), edition.words(latest.inside)
        if len(steps) > 1:
            moved.append(AimTrend(metric, where, _moves(edition, steps), _drawn(edition, found)))
        elif steps[0][1] is not None:
            rested.append(Row((metric, where, Words(edition.speech.target(steps[0][1])))))
    if not moved and not rested:
        return None
    heads = (edition.kind("metric"), edition.t("Where it is judged"), edition.t("Target"))
    caption = edition.n("%(num)s target that did not move", "%(num)s targets that did not move", len(rested))
    return Aims(tuple(moved), Table(caption, heads, tuple(rested), (2,), True) if rested else None)


def _steps(found: Sequence[tuple[Moment, Aim | None]]) -> list[tuple[Moment, Target | None]]:
    """The first target, then each one that differs from the one before, with its commit."""
    steps: list[tuple[Moment, Target | None]] = []
    for moment, aim in found:
        target = aim.target if aim else None
        if not steps or steps[-1][1] != target:
            steps.append((moment, target))
    return steps


def _moves(edition: Edition, steps: Sequence[tuple[Moment, Target | None]]) -> tuple[str, ...]:
    """Each move with its day: `≥ 45 % → ≥ 50 % on 3 March 2026`."""
    told = []
    for (_, before), (moment, after) in pairwise(steps):
        was, is_ = (edition.speech.target(one) if one else edition.t("no target") for one in (before, after))
        if moment.date is None:
            told.append(edition.t("%(before)s → %(after)s, not committed yet", before=was, after=is_))
        else:
            day = edition.speech.date(moment.date)
            told.append(edition.t("%(before)s → %(after)s on %(date)s", before=was, after=is_, date=day))
    return tuple(told)


def _drawn(edition: Edition, found: Sequence[tuple[Moment, Aim | None]]) -> str:
    quantities = [aim.target.quantity if aim and aim.target else None for _, aim in found]
    known = [one for one in quantities if one is not None]
    least, most = min(one.value for one in known), max(one.value for one in known)
    if len({one.unit for one in known}) > 1 or least == most:
        return ""
    room = (most - least) / 4
    low = least - room if least < 0 else max(0, least - room)
    values = tuple(one.value if one else None for one in quantities)
    return drawing(values, low, most + room, edition.speech.quantity(known[-1]), edition.speech.direction == "rtl")
