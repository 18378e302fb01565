"""A metric as pages show it: its number with an interval and a trend, what the data say of a target, what to mind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cxjourney.backends.site.amounts import amount, bounds, span
from cxjourney.backends.site.bits import Words
from cxjourney.backends.site.charts import Aim, Mark, interval, side_of, trend
from cxjourney.backends.site.discretion import VERDICTS
from cxjourney.backends.site.overlay import Origins, Overlay
from cxjourney.backends.site.parts import parts_of
from cxjourney.backends.site.verdict_words import status_words, undefined_words
from cxjourney.metrics.history import Run
from cxjourney.metrics.ir import Goal
from cxjourney.metrics.provisional import provisional
from cxjourney.metrics.results import KpiResult, MetricResult, Number
from cxjourney.metrics.times import scale
from cxjourney.model.kinds.journey import Kpi
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.node import Node


@dataclass(frozen=True, slots=True)
class Judged:
    """A target and what the data say of it. `value` is empty when there is none to show; `notes` say what to mind.

    `asked` says of a score how many were invited and which share of them answered; empty for what nobody was asked.
    """

    status: str
    word: str
    value: str = ""
    span: str = ""
    n: str = ""
    notes: tuple[Words, ...] = ()
    interval: str = ""
    trend: str = ""
    stale: bool = False
    synthetic: bool = False
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A metric as it was measured, cleaned and raw; `between` says its interval in words."""

    shown: Judged
    between: str
    raw: str
    raw_n: str
    parts: tuple[tuple[str, str], ...]
    hash: str
    engine: str
    origins: Origins


def judged(overlay: Overlay, node: Node, kpi: Kpi) -> Judged | None:
    """What the data say of a target; None for a metric that this site does not show."""
    edition = overlay.edition
    metric = edition.model[kpi.metric]
    if not edition.known(metric):
        return None
    if kpi.segment is not None:
        return _without(overlay, Words(edition.t("people of a segment cannot be told apart in the data")))
    last = overlay.latest(metric.id)
    if last is None:
        return unmeasured(overlay, metric)
    run, found = last
    told = overlay.told(metric.id, node.ref, run)
    changed = overlay.stale(f"metric:{metric.id} {node.ref}")
    status = "not-measured" if told is None or changed else overlay.discretion.status(told, found)
    shown = _shown(overlay, metric, run, found, status, told.target if told else None)
    notes: Iterable[Words]
    if changed:
        notes = (changed,)
    elif told is None:
        notes = (Words(edition.t("nothing was judged here by then")),)
    else:
        notes = _reserves(overlay, node, kpi, run, told, shown)
    stale = shown.stale or changed is not None
    word = edition.t("no longer holds") if stale else shown.word
    return replace(shown, notes=(*shown.notes, *notes), stale=stale, word=word)


def unmeasured(overlay: Overlay, metric: Metric) -> Judged:
    """What stands in the place of a number that there never was: what its definition lacks, or what is wrong with the data."""
    lost = overlay.since_lost(metric.id)
    return _without(overlay, *(overlay.lacking(metric) or (lost[1] if lost else ())))


def _without(overlay: Overlay, *notes: Words) -> Judged:
    return Judged("not-measured", status_words(overlay.edition)["not-measured"], notes=notes)


def _reserves(overlay: Overlay, node: Node, kpi: Kpi, run: Run, told: KpiResult, shown: Judged) -> Iterator[Words]:
    """What to mind of what the data say of a target: what cleaning changed, and what is still to come."""
    edition, t = overlay.edition, overlay.edition.t
    if told.raw_status != told.status and told.raw_status in VERDICTS:
        yield Words(t("before cleaning: %(status)s", status=status_words(edition)[told.raw_status]))
    if shown.status not in VERDICTS:
        return
    match provisional(kpi.by, edition.model.journey_of(node), edition.today):
        case "not-due":
            yield Words(t("provisional: the target is not due yet"))
        case "not-taken":
            yield Words(t("provisional: nobody takes this journey as it is drawn"))
    until = dt.datetime.fromisoformat(run.results.as_of).date()
    if kpi.by and until < kpi.by <= edition.today and not shown.stale:
        yield Words(t("due since, but the data end before that day: measure again"))


def value_of(overlay: Overlay, metric: Metric) -> Value | None:
    """A metric as it was measured; None when it never was, or when this site does not show it."""
    last = overlay.latest(metric.id)
    if last is None or not overlay.edition.known(metric):
        return None
    run, found = last
    shown = _shown(overlay, metric, run, found, "", None)
    raw, raw_n = "", ""
    if shown.value and found.raw.value is not None:
        raw = amount(overlay.edition.speech, found.raw.value, found.unit, found.currency)
        raw_n = overlay.n_of(found.raw)
    parts = tuple(parts_of(overlay.edition, found)) if shown.value and not overlay.measured.everyone else ()
    origins = overlay.origins(run.results, found.sources)
    engine = f"{run.results.engine} {run.results.engine_version}"
    ends = bounds(overlay.edition.speech, found.cleaned, found.unit, found.currency) if shown.span else ()
    said = overlay.edition.t("between %(low)s and %(high)s, at 95 %%", low=ends[0], high=ends[1]) if ends else ""
    return Value(shown, said, raw, raw_n, parts, found.cleaned.sql_hash or "", engine, origins)


def _shown(overlay: Overlay, metric: Metric, run: Run, found: MetricResult, status: str, goal: Goal | None) -> Judged:
    """A number with its interval and its trend. Too small a sample hides it; what no longer holds is said."""
    edition, number = overlay.edition, found.cleaned
    stale = overlay.stale(f"metric:{metric.id}")
    notes = (stale, *overlay.lacking(metric)) if stale else ()
    doubts = (*overlay.reasons(found.reasons), *_lost_since(overlay, metric))
    made = Judged(
        status,
        status_words(edition)[status] if status else "",
        n=overlay.n_of(number),
        notes=notes,
        stale=stale is not None,
        synthetic=overlay.is_synthetic(run.results, found.sources),
    )
    if number.value is None:
        return replace(made, notes=(*notes, Words(undefined_words(edition, number.undefined)), *doubts))
    if not overlay.discretion.shows(metric.id, number.n, found.shown):
        return replace(made, notes=(*notes, Words(edition.t("too few observations to show a number")), *doubts))
    aim = Aim(goal.value * scale(found.unit, goal.unit), side_of(goal.operator)) if goal else None
    return replace(
        made,
        notes=(*notes, *doubts),
        value=amount(edition.speech, number.value, found.unit, found.currency),
        asked=overlay.asked(number),
        span=span(edition.speech, number, found.unit, found.currency),
        interval=_interval(overlay, number, number.value, aim, status),
        trend=_trend(overlay, found, aim),
    )


def _lost_since(overlay: Overlay, metric: Metric) -> Iterator[Words]:
    """That a later run found no number, and why: what is shown is an older one."""
    lost = overlay.since_lost(metric.id)
    if lost is None:
        return
    results, why = lost
    yield Words(overlay.edition.t("could not be measured on %(date)s", date=overlay.day(results.as_of)))
    yield from why


def _interval(overlay: Overlay, number: Number, value: float, aim: Aim | None, status: str) -> str:
    """A number drawn beside its bounds and its target; empty when it has neither."""
    if aim is None and number.low is None and number.high is None:
        return ""
    return interval(Mark(value, number.low, number.high), aim, status, overlay.edition.speech.direction == "rtl")


def _trend(overlay: Overlay, found: MetricResult, aim: Aim | None) -> str:
    """A number drawn over time; empty when it was shown once."""
    edition = overlay.edition
    points = [
        (point, point.number.value)
        for point in overlay.trend(found.id)
        if point.number.value is not None and overlay.discretion.shows(found.id, point.number.n, point.shown)
    ]
    if len(points) < 2:
        return ""
    marks = [Mark(value, point.number.low, point.number.high, point.joined) for point, value in points]
    (begin, first), (end, last) = points[0], points[-1]
    says = edition.t(
        "from %(first)s on %(begin)s to %(last)s on %(end)s",
        first=amount(edition.speech, first, found.unit, found.currency),
        begin=overlay.day(begin.as_of),
        last=amount(edition.speech, last, found.unit, found.currency),
        end=overlay.day(end.as_of),
    )
    return trend(marks, aim, says, edition.speech.direction == "rtl")
