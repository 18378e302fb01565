"""One run, from the declarations to the results: data found and inspected, cleaned, counted, judged, compared."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from cxjourney.measure.judging import number_of
from cxjourney.measure.lacking import lacking
from cxjourney.measure.legibility import illegible
from cxjourney.measure.preparing import Watch, prepare
from cxjourney.measure.reasons import Doubt, uncompared
from cxjourney.measure.reporting import kpi_results, metric_results, source_result
from cxjourney.measure.scales import outside
from cxjourney.measure.staging import spent_on, staged
from cxjourney.measure.tidying import tidied
from cxjourney.measure.trust import of_costs, trusted
from cxjourney.measure.uncharged import by_stage, uncharged
from cxjourney.measure.unseen import silenced, too_few, unseen_events
from cxjourney.metrics import paths
from cxjourney.metrics.ir import Spec
from cxjourney.metrics.legible import number_columns
from cxjourney.metrics.plan import Plan, plan_of
from cxjourney.metrics.resolve_metric import resolve_metrics
from cxjourney.metrics.results import JourneyResult, Number, Results
from cxjourney.metrics.script import Statement
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
    found_in = {
        journey.id: case for journey, case in cases(job.model, specs, plan.sources) if journey.id in job.journeys
    }
    wanted = list(found_in.values())
    followed = [case for case in wanted if isinstance(case, Case)]
    events_in = {id_: case.source if isinstance(case, Case) else None for id_, case in found_in.items()}
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
    told += tidied(located, plan.sources, sources, job.data, copies, number_columns(specs[id_] for id_ in ready))
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
        unread = illegible(cleaned, plan, sources, asked, [table for _, table in by_stage(plan, usable, job.model)])
        told += unread.diagnostics
        stray = uncharged(plan, usable, cleaned, job.model, asked)
        told += stray.told.values()
        costs, silent = (*stray.told.values(), *unread.diagnostics), list[Doubt]()
        journeys = tuple(
            replace(each, reasons=of_costs(each.journey, costs, job.model))
            for each in _journeys(job, followed, plan, usable, sources, cleaned, asked, watch, told, silent)
        )
        trust = trusted(looked, made, beyond, unread, stray, silent, numbers, specs)
        results = Results(
            cxjourney="v1",
            organisation=words(job.workspace.organisation.name, job.workspace),
            engine=engine.name,
            engine_version=engine.version,
            as_of=job.dates.as_of.isoformat(),
            as_of_from=job.dates_from,
            since=job.dates.since.isoformat() if job.dates.since else None,
            sources=tuple(
                source_result(sources[id_], plan, located, looked.rows, made, id_ in usable) for id_ in needed
            ),
            persons=tuple(made.joined),
            metrics=tuple(metric_results(job.metrics, specs, plan, numbers, trust, in_order(told), usable)),
            kpis=tuple(kpi_results(job.metrics, specs, numbers, trust, job.dates.as_of.date())),
            journeys=journeys,
            feelings=tuple(feelings(plan, ready, usable, job.model, asked)),
            uncompared=tuple(uncompared(events_in, (each.journey for each in journeys), told, usable)),
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
    numbers: Mapping[str, Number], asked: Asked, watch: Watch, told: list[Diagnostic], silent: list[Doubt],
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
                absent = list(unseen_events(here, unseen, asked))
                if len(design.events) < 2:
                    absent.append(too_few(here, unseen))
                told += absent
                silent += silenced(here, unseen, absent, numbers, plan)
                if len(design.events) < 2:
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
        doubtful = {id_ for doubt in silent for id_ in doubt.metrics}
        specs = {id_: spec for id_, spec in plan.raw.items() if id_ not in doubtful}
        yield staged(result, tally, here.design, spent, specs, numbers, job.model, job.workspace)
