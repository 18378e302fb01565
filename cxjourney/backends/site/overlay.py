"""Measured numbers laid over the pages of one language: what is judged, from which data, and whether it still holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from cxjourney.backends.measured import Measured
from cxjourney.backends.site.amounts import amount, span
from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.charts import Aim, Mark, interval, side_of, trend
from cxjourney.backends.site.parts import parts_of
from cxjourney.backends.site.urls import page_of
from cxjourney.metrics import history
from cxjourney.metrics.asked import response_of
from cxjourney.metrics.gaps import worded
from cxjourney.metrics.history import Run
from cxjourney.metrics.ir import Goal, Spec
from cxjourney.metrics.provisional import provisional
from cxjourney.metrics.results import Feeling, JourneyResult, KpiResult, MetricResult, Number, Results, SourceResult
from cxjourney.metrics.sample import estimates
from cxjourney.metrics.times import scale
from cxjourney.model.kinds.journey import Journey, Kpi
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.model.node import Node

if TYPE_CHECKING:
    from cxjourney.backends.site.edition import Edition
    from cxjourney.backends.site.pages.kpis import KpiView

STATUSES = ("missed", "inconclusive", "met", "quality-exceeded", "insufficient-data", "undefined", "not-measured")
"""In the order in which they ask for attention."""
_VERDICTS = ("met", "missed", "inconclusive")
FEW = 30
"""Counts of people below this are not shown to everyone."""
MEASURED = "measured/index.html"
"""The page about all that was measured."""


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
class Origin:
    """A table of data behind a number: from when to when it goes, and its fingerprint."""

    source: Link
    window: str
    hash: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Origins:
    """Where numbers come from. `synthetic` is whether any of it is made up."""

    as_of: str
    since: str
    tables: tuple[Origin, ...]
    synthetic: bool
    to: str = MEASURED


@dataclass(frozen=True, slots=True)
class Value:
    """A metric as it was measured, cleaned and raw."""

    shown: Judged
    raw: str
    raw_n: str
    parts: tuple[tuple[str, str], ...]
    hash: str
    engine: str
    origins: Origins


class Overlay:
    """What was measured, in one language of the site."""

    def __init__(self, edition: Edition, measured: Measured) -> None:
        self.edition = edition
        self.measured = measured

    # ------------------------------------------------------------ look-ups

    @cached_property
    def _runs(self) -> Mapping[str, tuple[Run, ...]]:
        """The runs of each metric, each holding no other metric: to ask about one does not go through all."""
        found: dict[str, list[Run]] = {}
        for run in self.measured.runs:
            kpis: dict[str, list[KpiResult]] = {}
            for kpi in run.results.kpis:
                kpis.setdefault(kpi.metric, []).append(kpi)
            for metric in run.results.metrics:
                mine = tuple(kpis.get(metric.id, ()))
                alone = replace(run.results, metrics=(metric,), kpis=mine, journeys=(), feelings=())
                found.setdefault(metric.id, []).append(Run(run.file, alone))
        return {id_: tuple(runs) for id_, runs in found.items()}

    def latest(self, metric: str) -> tuple[Run, MetricResult] | None:
        """The last number of a metric."""
        return history.latest(self._runs.get(metric, ()), metric)

    @cached_property
    def followed(self) -> Mapping[str, tuple[Results, JourneyResult]]:
        """The last run that followed each journey of this workspace."""
        found: dict[str, tuple[Results, JourneyResult]] = {}
        known = {journey.id for journey in self.edition.model.all(Journey)}
        for run in self.measured.runs:
            found.update({one.journey: (run.results, one) for one in run.results.journeys if one.journey in known})
        return found

    @cached_property
    def last(self) -> Results:
        """The results of the last date."""
        return self.measured.runs[-1].results

    def stale(self, address: str) -> Words | None:
        """Why a number no longer holds; None when it does."""
        why = self.measured.stale.get(address)
        return self.edition.wording(why) if why else None

    # ------------------------------------------------------------ numbers

    def judged(self, node: Node, kpi: Kpi) -> Judged | None:
        """What the data say of a target; None for a metric that this site does not show."""
        metric = self.edition.model[kpi.metric]
        if not self.edition.known(metric):
            return None
        t = self.edition.t
        runs = self._runs.get(metric.id, ())
        last = history.latest(runs, metric.id)
        journey = self.edition.model.journey_of(node)
        if kpi.segment is not None:
            note = Words(t("people of a segment cannot be told apart in the data"))
            return Judged("not-measured", self.word("not-measured"), notes=(note,))
        if last is None:
            return Judged("not-measured", self.word("not-measured"), notes=tuple(self.lacks(metric)))
        said = history.judged_last(runs, metric.id, node.ref)
        told = said[1] if said and said[0].file == last[0].file else None
        changed = self.stale(f"metric:{metric.id} {node.ref}")
        status = "not-measured" if told is None or changed else self._status(told, last[1])
        found = self._shown(last, status, told.target if told else None, metric)
        notes = list(found.notes)
        if changed:
            notes.append(changed)
        elif told is None:
            notes.append(Words(t("nothing was judged here by then")))
        else:
            notes += self._said_of(told, status, provisional(kpi.by, journey, self.edition.today))
            old = status in _VERDICTS and not found.stale
            if (
                old
                and kpi.by
                and dt.datetime.fromisoformat(last[0].results.as_of).date() < kpi.by <= self.edition.today
            ):
                notes.append(Words(t("due since, but the data end before that day: measure again")))
        judged_ = found.stale or changed is not None
        word = t("no longer holds") if judged_ else self.word(status)
        return replace(found, notes=tuple(notes), stale=judged_, word=word)

    def value(self, metric: Metric) -> Value | None:
        """A metric as it was measured; None when it never was, or when this site does not show it."""
        last = self.latest(metric.id)
        if last is None or not self.edition.known(metric):
            return None
        run, found = last
        shown = self._shown(last, "", None, metric)
        raw, raw_n = "", ""
        if shown.value and found.raw.value is not None:
            raw = amount(self.edition.speech, found.raw.value, found.unit, found.currency)
            raw_n = self.n_of(found.raw)
        told = shown.value and not self.measured.everyone
        parts = tuple(parts_of(self.edition, found)) if told else ()
        origins = self.origins(run.results, found.sources)
        engine = f"{run.results.engine} {run.results.engine_version}"
        return Value(shown, raw, raw_n, parts, found.cleaned.sql_hash or "", engine, origins)

    def _shown(self, last: tuple[Run, MetricResult], status: str, goal: Goal | None, metric: Metric) -> Judged:
        """A number with its interval and its trend. Too small a sample hides it; what no longer holds is said."""
        run, found = last
        number = found.cleaned
        speech = self.edition.speech
        synthetic = self.is_synthetic(run.results, found.sources)
        stale = self.stale(f"metric:{metric.id}")
        notes = (stale, *self.lacks(metric)) if stale else ()
        made = Judged(status, self.word(status) if status else "", n=self.n_of(number), notes=notes,
                      stale=stale is not None, synthetic=synthetic)  # fmt: skip
        if number.value is None:
            return replace(made, notes=(*notes, Words(self.undefined(number.undefined))))
        if not self.shows(metric.id, number.n, found.shown):
            return replace(made, notes=(*notes, Words(self.edition.t("too few observations to show a number"))))
        aim = _aim(goal, found)
        rtl = speech.direction == "rtl"
        mark = Mark(number.value, number.low, number.high)
        return replace(
            made,
            value=amount(speech, number.value, found.unit, found.currency),
            asked=self.asked(number),
            span=span(speech, number, found.unit, found.currency),
            interval=interval(mark, aim, status, rtl) if aim or mark.low is not None or mark.high is not None else "",
            trend=self._trend(metric.id, found, aim, rtl),
        )

    def shows(self, metric: str, n: int | None, then: bool) -> bool:
        """Whether a number of so many observations is shown: by what `min_n` says today, and by `then` where it is silent.

        Before everyone, a number drawn from few people is not.
        """
        if self.few(n):
            return False
        spec = self._specs.get(metric)
        if spec is None or not spec.executable:
            return then
        return not estimates(spec.definition) or (n or 0) >= spec.min_n.show

    def lacks(self, metric: Metric) -> Iterator[Words]:
        """What keeps a metric from being computed, in the words of its definition; nothing before everyone."""
        spec = self._specs.get(metric.id)
        if spec is None or spec.executable or self.measured.everyone:
            return
        for one in spec.missing:
            yield self.edition.wording(worded(one))

    def _status(self, told: KpiResult, found: MetricResult) -> str:
        """What was said of a target; too few data once the metric asks for more than there were."""
        spec = self._specs.get(found.id)
        if spec is None or told.status not in _VERDICTS or not estimates(spec.definition) or not spec.executable:
            return told.status
        return told.status if (found.cleaned.n or 0) >= spec.min_n.judge else "insufficient-data"

    @property
    def _specs(self) -> Mapping[str, Spec]:
        """What the workspace says today of each metric."""
        from cxjourney.backends.site.pages.optional import resolved

        return resolved(self.edition.job)

    def _trend(self, metric: str, found: MetricResult, aim: Aim | None, rtl: bool) -> str:
        points = [
            point
            for point in history.trend(self._runs[metric], metric)
            if point.number.value is not None and self.shows(metric, point.number.n, point.shown)
        ]
        if len(points) < 2:
            return ""
        marks = [Mark(p.number.value or 0.0, p.number.low, p.number.high, p.joined) for p in points]
        ends = (points[0], points[-1])
        first, final = (amount(self.edition.speech, p.number.value or 0.0, found.unit, found.currency) for p in ends)
        says = self.edition.t(
            "from %(first)s on %(begin)s to %(last)s on %(end)s",
            first=first,
            begin=self.day(ends[0].as_of),
            last=final,
            end=self.day(ends[1].as_of),
        )
        return trend(marks, aim, says, rtl)

    def _said_of(self, told: KpiResult, status: str, waits: Literal["not-due", "not-taken"] | None) -> Iterable[Words]:
        t = self.edition.t
        if told.raw_status != told.status and told.raw_status in ("met", "missed", "inconclusive"):
            yield Words(t("before cleaning: %(status)s", status=self.word(told.raw_status)))
        if status not in _VERDICTS:
            return
        if waits == "not-due":
            yield Words(t("provisional: the target is not due yet"))
        elif waits == "not-taken":
            yield Words(t("provisional: nobody takes this journey as it is drawn"))

    # ------------------------------------------------------------ where they come from

    def origins(self, results: Results, ids: Iterable[str]) -> Origins:
        """Where numbers that rest on these sources come from."""
        wanted = set(ids)
        tables = tuple(self._origin(found) for found in results.sources if found.id in wanted)
        return Origins(
            self.day(results.as_of),
            self.day(results.since) if results.since else "",
            tables,
            any(one.synthetic for one in tables),
        )

    def origins_of(self, metrics: Iterable[str]) -> tuple[Origins, ...]:
        """Where several metrics come from, run by run, the last one first."""
        found: dict[tuple[str, str], tuple[Results, set[str]]] = {}
        for id_ in metrics:
            if last := self.latest(id_):
                run, number = last
                found.setdefault(run.order, (run.results, set()))[1].update(number.sources)
        return tuple(self.origins(results, ids) for _, (results, ids) in sorted(found.items(), reverse=True))

    def behind(self, views: Iterable[KpiView]) -> tuple[Origins, ...]:
        """Where the numbers of these KPIs come from."""
        return self.origins_of(dict.fromkeys(view.id for view in views if view.measured and view.measured.n))

    def is_synthetic(self, results: Results, ids: Iterable[str]) -> bool:
        """Whether any of these sources is made up."""
        wanted = set(ids)
        return any(self._made_up(found) for found in results.sources if found.id in wanted)

    @cached_property
    def synthetic(self) -> bool:
        """Whether any number of the last run rests on made-up data."""
        return any(self._made_up(found) for found in self.last.sources if found.usable)

    def _made_up(self, found: SourceResult) -> bool:
        source = self.edition.model.find("source", found.id)
        return found.synthetic or (isinstance(source, Source) and source.synthetic)

    def _origin(self, found: SourceResult) -> Origin:
        return Origin(self.source(found.id), self.window(found), found.data_hash or "", self._made_up(found))

    def source(self, id_: str) -> Link:
        """A source; what is for the organisation alone is not named to everyone."""
        source = self.edition.model.find("source", id_)
        if isinstance(source, Source) and self.edition.known(source):
            return Link(self.edition.words(source.name), page_of("source", source.id))
        return Link(Words(self.edition.t("internal data") if self.measured.everyone else id_))

    def window(self, found: SourceResult) -> str:
        """From when to when data go; empty when they hold no date."""
        if not found.first or not found.last:
            return ""
        return self.edition.t("%(first)s to %(last)s", first=self.day(found.first), last=self.day(found.last))

    # ------------------------------------------------------------ words

    def day(self, moment: str) -> str:
        """The day of a moment, in full."""
        return self.edition.speech.date(dt.datetime.fromisoformat(moment).date())

    def n_of(self, number: Number | Feeling) -> str:
        """The observations behind a number: `n = 582`; before everyone, `n < 30` when there are few."""
        if number.n is None:
            return ""
        return f"n\u00a0{self.count(number.n)}" if self.few(number.n) else f"n\u00a0=\u00a0{self.count(number.n)}"

    def few(self, number: int | None) -> bool:
        """Whether this many people are too few to be told of before everyone."""
        return self.measured.everyone and number is not None and 0 < number < FEW

    def asked(self, number: Number) -> str:
        """Which share of those invited answered a survey: `41.3 % of 640 invited answered`; empty when nobody says."""
        found = response_of(number)
        if found is None:
            return ""
        rate = self.edition.speech.percent(round(found.rate, 3))
        return self.edition.t("%(rate)s of %(n)s invited answered", rate=rate, n=self.count(found.invited))

    def count(self, number: int) -> str:
        """People; few of them are not counted before everyone."""
        shown = self.edition.speech.number
        return f"<\u00a0{shown(FEW)}" if self.few(number) else shown(number)

    def word(self, status: str) -> str:
        """A status as people say it."""
        t = self.edition.t
        return {
            "met": t("target met"),
            "missed": t("target missed"),
            "inconclusive": t("inconclusive"),
            "insufficient-data": t("too few data"),
            "quality-exceeded": t("data not trusted"),
            "undefined": t("undefined"),
            "not-measured": t("not measured yet"),
        }[status]

    def undefined(self, why: str | None) -> str:
        """Why there is no number."""
        t = self.edition.t
        return {
            "no-entrant": t("nobody began"),
            "no-exit": t("undefined when nothing leaves: nobody got through"),
            "no-cost": t("no cost recorded"),
            "unreadable": t("no amount that can be read"),
            "no-answer": t("no answer"),
            "no-case": t("no case"),
            "no-closed-case": t("no case is over"),
            "no-cohort": t("nobody joined"),
            "other-currency": t("several currencies"),
            "input-undefined": t("an input is undefined"),
            "division-by-zero": t("division by zero"),
        }.get(why or "", t("not measured yet"))


def _aim(goal: Goal | None, found: MetricResult) -> Aim | None:
    """A target on the scale of the number."""
    return Aim(goal.value * scale(found.unit, goal.unit), side_of(goal.operator)) if goal else None
