"""One run, from the declarations to the results: data found and inspected, cleaned, counted, judged, compared."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxjourney.diagnostics.codes.measure.files import DATA_UNREADABLE
from cxjourney.diagnostics.codes.measure.numbers import NUMBER_REFUSED
from cxjourney.diagnostics.diagnostic import Diagnostic, in_order
from cxjourney.measure.asking import Asked, hash_of, one
from cxjourney.measure.conformance import compared, counted
from cxjourney.measure.data import Found, found
from cxjourney.measure.design import design_of
from cxjourney.measure.engines.engine import Dates, Engine, Refusal
from cxjourney.measure.feelings import feelings
from cxjourney.measure.following import Case, cases, on_cleaned
from cxjourney.measure.inspecting import inspected, provided
from cxjourney.measure.judging import ABSENT, number_of, status_of
from cxjourney.measure.lacking import lacking
from cxjourney.measure.legibility import illegible
from cxjourney.measure.preparing import Prepared, Watch, prepare
from cxjourney.measure.scales import outside
from cxjourney.measure.staging import spent_on, staged, uncharged
from cxjourney.measure.tidying import tidied
from cxjourney.measure.unseen import too_few, unseen_events
from cxjourney.metrics import paths
from cxjourney.metrics.ir import Judged, Spec
from cxjourney.metrics.legible import number_columns
from cxjourney.metrics.plan import Plan, plan_of
from cxjourney.metrics.resolve_metric import resolve_metrics
from cxjourney.metrics.results import JourneyResult, KpiResult, MetricResult, Number, Results, SourceResult
from cxjourney.metrics.sample import estimates
from cxjourney.metrics.script import Statement
from cxjourney.metrics.settings import settings_of
from cxjourney.metrics.sql import PARAMETERS, query_of
from cxjourney.metrics.texts import words
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model
from cxjourney.wording import plain, say
from cxjourney.workspace import Workspace

Opened = Callable[[Mapping[str, Path]], Engine]
"""Opens an engine, given the files that stand for tables."""


@dataclass(frozen=True)
class Job:
    """What to measure: the metrics wanted by id, and the journeys whose paths are compared.

    `data` is the folder from which the paths of sources begin. A `connected` engine has the tables itself.
    """

    model: Model
    workspace: Workspace
    data: Path
    dates: Dates
    dates_from: str
    metrics: tuple[str, ...]
    journeys: tuple[str, ...]
    connected: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came out. `prepared` are the sources of which the engine holds cleaned rows, as long as it is open."""

    results: Results
    diagnostics: tuple[Diagnostic, ...]
    plan: Plan
    prepared: tuple[str, ...]


def measured(job: Job, opened: Opened, watch: Watch, after: Callable[[Outcome, Asked], None] | None = None) -> Outcome:
    """Run everything. `after` is called while the engine is still open. Data that are at fault are findings."""
    with tempfile.TemporaryDirectory(prefix="cxj-copies-") as copies:
        return _measured(job, opened, watch, after, Path(copies).resolve())


def _measured(
    job: Job, opened: Opened, watch: Watch, after: Callable[[Outcome, Asked], None] | None, copies: Path
) -> Outcome:
    specs = {spec.id: spec for spec in resolve_metrics(job.model, job.workspace)}
    sources = {source.id: source for source in job.model.all(Source)}
    metrics = {metric.id: metric for metric in job.model.all(Metric)}
    plan = plan_of(specs.values(), job.model)
    wanted = [case for journey, case in cases(job.model, specs, plan.sources) if journey.id in job.journeys]
    followed = [case for case in wanted if isinstance(case, Case)]
    ready = [id_ for id_ in job.metrics if specs[id_].executable]
    needed = _needed(plan, ready, followed)
    located: dict[str, Found] = {}
    told: list[Diagnostic] = [found_ for found_ in wanted if isinstance(found_, Diagnostic)]
    told += lacking(job.metrics, specs, metrics, sources)
    for id_ in needed:
        where = found(plan.sources[id_].table, sources[id_], job.data, connected=job.connected)
        if isinstance(where, Found):
            located[id_] = where
        else:
            told.append(where)
    numeric = number_columns(specs[id_] for id_ in ready)
    told += tidied(located, plan.sources, sources, job.data, copies, numeric)
    engine = opened({where.stands_for: where.read[0] for where in located.values() if where.stands_for})
    try:
        asked = Asked(engine, job.dates)
        with watch(say("looking at the data", "examen des données")):
            told += provided(engine, located, plan.sources, sources)
            looked = inspected(
                [plan.sources[id_] for id_ in located], [specs[id_] for id_ in ready], sources, metrics, asked
            )
        told += looked.diagnostics
        usable = [id_ for id_ in located if id_ not in looked.lost_sources]
        whole = {id_: spec for id_, spec in specs.items() if id_ not in looked.lost_metrics}
        plan = plan_of(whole.values(), job.model, without=set(plan.sources) - set(usable))
        made = prepare(plan, [id_ for id_ in usable if id_ in plan.sources], sources, asked, watch, looked.rows)
        told += made.diagnostics
        usable = [id_ for id_ in usable if id_ not in made.lost]
        numbers = dict(_numbers(plan, [id_ for id_ in ready if id_ in whole], usable, metrics, asked, watch, told))
        cleaned = {id_: found for id_, (_, found) in numbers.items()}
        beyond = outside(cleaned, plan, metrics, sources)
        told += beyond.diagnostics
        unread = illegible(cleaned, plan, sources, asked)
        told += unread.diagnostics
        with contextlib.suppress(Refusal):  # a table that cannot be read is told with the numbers that read it
            told += uncharged(plan, usable, whole.values(), job.model, asked)
        journeys = tuple(_journeys(job, followed, plan, usable, sources, cleaned, asked, watch, told))
        results = Results(
            cxjourney="v1",
            organisation=words(job.workspace.organisation.name, job.workspace),
            engine=engine.name,
            engine_version=engine.version,
            as_of=job.dates.as_of.isoformat(),
            as_of_from=job.dates_from,
            since=job.dates.since.isoformat() if job.dates.since else None,
            sources=tuple(_source(sources[id_], plan, located, looked.rows, made, id_ in usable) for id_ in needed),
            persons=tuple(made.joined),
            metrics=tuple(_metric(specs[id_], plan, numbers.get(id_, (ABSENT, ABSENT))) for id_ in job.metrics),
            kpis=tuple(_kpis(job, specs, plan, numbers, made, beyond.untrusted, unread.metrics)),
            journeys=journeys,
            feelings=tuple(feelings(plan, ready, usable, job.model, asked)),
        )
        outcome = Outcome(results, in_order(told), plan, tuple(usable))
        if after is not None:
            after(outcome, asked)
        return outcome
    finally:
        engine.close()


def _needed(plan: Plan, ready: Iterable[str], followed: Iterable[Case]) -> list[str]:
    """The sources that are read, and those that share their persons: who is who rests on all of these."""
    wanted = {source for id_ in ready for source in plan.read_by(id_)} | {case.source for case in followed}
    wanted |= {m.source for domain in plan.domains if any(m.source in wanted for m in domain) for m in domain}
    return sorted(id_ for id_ in wanted if id_ in plan.sources)


def _numbers(
    plan: Plan, ids: Sequence[str], usable: Sequence[str], metrics: Mapping[str, Metric], asked: Asked, watch: Watch,
    told: list[Diagnostic],
) -> Iterator[tuple[str, tuple[Number, Number]]]:  # fmt: skip
    for id_ in ids:
        if not all(source in usable for source in plan.read_by(id_)):
            continue
        with watch(say("computing `{metric}`", "calcul de `{metric}`", metric=id_)):
            try:
                raw = _number(plan.raw[id_], plan.raw, asked)
                cleaned = _number(plan.cleaned[id_], plan.cleaned, asked) if plan.differs(id_) else raw
            except Refusal as refusal:
                why = say("its query is refused: {why}", "sa requête est refusée : {why}", why=plain(refusal.words))
                metric = metrics[id_]
                told.append(NUMBER_REFUSED.at(metric.at("type"), why, ref=metric.ref))
                continue
        yield id_, (raw, cleaned)


def _number(spec: Spec, known: Mapping[str, Spec], asked: Asked) -> Number:
    query = query_of(spec, known, asked.engine.dialect)
    assert query is not None  # asked only of executable metrics
    row = one(asked, Statement(spec.id, query.text, PARAMETERS))
    return number_of(spec, row, query.hash)


def _journeys(
    job: Job, followed: Iterable[Case], plan: Plan, usable: Sequence[str], sources: Mapping[str, Source],
    numbers: Mapping[str, Number], asked: Asked, watch: Watch, told: list[Diagnostic],
) -> Iterator[JourneyResult]:  # fmt: skip
    for case in followed:
        if case.source not in usable:
            continue
        here = on_cleaned(case, plan.sources[case.source])
        statements = [ask(here.followed, asked.dialect) for ask in (paths.paths, paths.marks, paths.unbound)]
        every, marks, unbound = statements
        with watch(say("following `{journey}`", "suivi de `{journey}`", journey=case.journey.id)):
            try:
                marked = {event: (late, failing) for event, late, failing in asked(marks)[1]}
                unseen = [event for event in here.design.events if event not in marked]
                design = design_of(here.design.flow, unseen)
                told += unseen_events(here, unseen, asked)
                if len(design.events) < 2:
                    told.append(too_few(here, unseen))
                    continue
                rows = asked.engine.stream(every.text, asked.parameters(every.parameters))
                tally = counted(rows, design, here.design)
                outside = one(asked, unbound)["rows"]
                spent = spent_on(case.journey, plan, usable, job.model, asked)
            except Refusal as refusal:
                why = say("its paths cannot be read: {why}", "ses chemins ne peuvent pas être lus : {why}", why=plain(refusal.words))  # fmt: skip
                told.append(DATA_UNREADABLE.at(sources[case.source].at("location"), why, ref=case.journey.ref))
                continue
        result = compared(
            tally, marked, outside, design, here.design, source=case.source, per=case.per, sql_hash=hash_of(statements)
        )
        yield staged(result, tally, here.design, spent, plan.raw, numbers, job.model, job.workspace)


def _source(
    source: Source, plan: Plan, located: Mapping[str, Found], rows: Mapping[str, tuple[int, int]], made: Prepared,
    usable: bool,
) -> SourceResult:  # fmt: skip
    id_ = source.id
    where = located.get(id_)
    return SourceResult(
        id=id_,
        type=source.type or "events",
        location=source.location or "",
        usable=usable,
        data_hash=where.hash if where else None,
        rows=made.rows.get(id_, 0),
        undated=rows.get(id_, (0, 0))[1],
        first=_moment(made.first.get(id_)),
        last=_moment(made.last.get(id_)),
        kept=made.kept.get(id_) if usable else None,
        unidentified=made.unidentified.get(id_),
        cleaning=made.cleaning.get(id_, ()),
        sql_hash=made.hashes.get(id_),
        synthetic=source.synthetic,
        settings=settings_of(source),
    )


def _metric(spec: Spec, plan: Plan, numbers: tuple[Number, Number]) -> MetricResult:
    raw, cleaned = numbers
    return MetricResult(
        id=spec.id,
        name=spec.name,
        type=spec.type,
        unit=spec.unit,
        currency=spec.currency,
        revision=spec.revision,
        sources=plan.read_by(spec.id) if spec.id in plan.raw else (),
        raw=raw,
        cleaned=cleaned,
        shown=not estimates(spec.definition) or (cleaned.n or 0) >= spec.min_n.show,
    )


def _kpis(
    job: Job, specs: Mapping[str, Spec], plan: Plan, numbers: Mapping[str, tuple[Number, Number]], made: Prepared,
    untrusted: frozenset[str], unread: frozenset[str],
) -> Iterator[KpiResult]:  # fmt: skip
    above = {id_ for id_, steps in made.cleaning.items() if any(step.exceeded for step in steps)}
    today = job.dates.as_of.date()
    for id_ in job.metrics:
        spec = specs[id_]
        raw, cleaned = numbers.get(id_, (ABSENT, ABSENT))
        exceeded = id_ in untrusted or (id_ in plan.raw and bool(above & set(plan.read_by(id_))))
        for kpi in spec.kpis:
            yield _kpi(spec, kpi, raw, cleaned, exceeded, id_ in unread, today)


def _kpi(
    spec: Spec, kpi: Judged, raw: Number, cleaned: Number, exceeded: bool, unread: bool, today: dt.date
) -> KpiResult:
    # The number is that of everyone: it says nothing of a population that cannot be told apart in the data.
    if kpi.segment is not None:
        raw = cleaned = ABSENT
    return KpiResult(
        metric=spec.id,
        place=kpi.place,
        name=kpi.name,
        accountable=kpi.accountable,
        segment=kpi.segment,
        target=kpi.target,
        baseline=kpi.baseline,
        by=kpi.by,
        status=status_of(spec, cleaned, kpi.target, exceeded, unread),
        raw_status=status_of(spec, raw, kpi.target, exceeded, unread),
        provisional=kpi.by is not None and dt.date.fromisoformat(kpi.by) > today,
    )


def _moment(found: dt.datetime | None) -> str | None:
    return found.isoformat() if found else None
