"""What was measured, in one language of the site: the last number of each metric, where it comes from, how it is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from cxjourney.backends.measured import Measured
from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.discreet import FEW, apart, coarse, discreet
from cxjourney.backends.site.discretion import Discretion
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.optional import resolved
from cxjourney.backends.site.urls import page_of
from cxjourney.metrics import history
from cxjourney.metrics.asked import response_of
from cxjourney.metrics.gaps import worded
from cxjourney.metrics.history import Point, Run
from cxjourney.metrics.results import (
    Feeling,
    JourneyResult,
    KpiResult,
    MetricResult,
    Number,
    Reason,
    Results,
    SourceResult,
    StageResult,
)
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.wording import Wording

MEASURED = "measured/index.html"
"""The page about all that was measured."""


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


class Overlay:
    """What was measured, in one language of the site."""

    def __init__(self, edition: Edition, measured: Measured) -> None:
        self.edition = edition
        self.measured = measured
        if measured.everyone:
            self.measured = replace(measured, runs=discreet(measured.runs, resolved(edition.job)))

    @cached_property
    def discretion(self) -> Discretion:
        """What of it may be shown."""
        return Discretion(self.measured.everyone, resolved(self.edition.job))

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
        """The last number of a metric, and its run."""
        return history.latest(self._runs.get(metric, ()), metric)

    def told(self, metric: str, place: str, run: Run) -> KpiResult | None:
        """What was said of a target at a place; None when it was not in this run that it was said last."""
        said = history.judged_last(self._runs.get(metric, ()), metric, place)
        return said[1] if said and said[0].file == run.file else None

    def trend(self, metric: str) -> tuple[Point, ...]:
        """The values of a metric over time."""
        return history.trend(self._runs.get(metric, ()), metric)

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

    def lacking(self, metric: Metric) -> tuple[Words, ...]:
        """What keeps a metric from being computed, in the words of its definition; nothing before everyone."""
        return tuple(self.edition.wording(worded(one)) for one in self.discretion.lacking(metric.id))

    def reasons(self, found: Iterable[Reason]) -> tuple[Words, ...]:
        """Findings of a run in words; nothing before everyone, for they quote the data."""
        if self.measured.everyone:
            return ()
        return tuple(
            self.edition.wording(Wording(said["en"], said["fr"])) for said in (dict(one.words) for one in found)
        )

    def since_lost(self, metric: str) -> tuple[Results, tuple[Words, ...]] | None:
        """The last run that looked for a metric, where it found no number, and why."""
        runs = self._runs.get(metric, ())
        if not runs or runs[-1].results.metrics[0].cleaned.undefined != "not-measured":
            return None
        return runs[-1].results, self.reasons(runs[-1].results.metrics[0].reasons)

    def uncompared(self, journey: str) -> tuple[Words, ...]:
        """Why nobody was followed through a journey in the last run that looked at it; nothing where somebody was."""
        why: tuple[Reason, ...] = ()
        for run in self.measured.runs:
            if any(one.journey == journey for one in run.results.journeys):
                why = ()
            why = next((one.reasons for one in run.results.uncompared if one.journey == journey), why)
        return self.reasons(why)

    # ------------------------------------------------------------ where numbers come from

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
        for id_ in dict.fromkeys(metrics):
            if last := self.latest(id_):
                run, number = last
                found.setdefault(run.order, (run.results, set()))[1].update(number.sources)
        return tuple(self.origins(results, ids) for _, (results, ids) in sorted(found.items(), reverse=True))

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

    # ------------------------------------------------------------ days and counts

    def day(self, moment: str) -> str:
        """The day of a moment, in full."""
        return self.edition.speech.date(dt.datetime.fromisoformat(moment).date())

    def count(self, number: int) -> str:
        """People; before everyone in steps, and few of them not at all."""
        shown = self.edition.speech.number
        if self.discretion.few(number):
            return f"<\u00a0{shown(FEW)}"
        return f"≥\u00a0{shown(coarse(number))}" if self.measured.everyone and number else shown(number)

    def drawn(self, number: int) -> int:
        """People as the length of a bar: before everyone in steps, for one can measure it."""
        return coarse(number) if self.measured.everyone else number

    def draws(self, stage: StageResult) -> bool:
        """Whether a stage is drawn: before everyone, a bar of which a part is a few people would be no picture of it."""
        if not self.measured.everyone:
            return True
        return apart(stage.exits, stage.entrants) and apart(stage.recent_exits, stage.recent)

    def n_of(self, number: Number | Feeling) -> str:
        """The observations behind a number: `n = 582`; before everyone `n ≥ 570`, and `n < 30` when there are few."""
        if number.n is None:
            return ""
        sign = "" if self.measured.everyone and number.n else "=\u00a0"
        return f"n\u00a0{sign}{self.count(number.n)}"

    def asked(self, number: Number) -> str:
        """Which share of those invited answered a survey: `41.3 % of 640 invited answered`; empty when nobody says."""
        found = response_of(number)
        if found is None:
            return ""
        rate = self.edition.speech.percent(round(found.rate, 3))
        return self.edition.t("%(rate)s of %(n)s invited answered", rate=rate, n=self.count(found.invited))
