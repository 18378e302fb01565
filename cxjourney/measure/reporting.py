"""What a run gives, put together for its document: sources, metrics with their reasons, targets with what the data say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.measure.data import Found
from cxjourney.measure.judging import ABSENT, status_of
from cxjourney.measure.preparing import Prepared
from cxjourney.measure.reasons import doubtful, unmeasured
from cxjourney.measure.trust import Trust
from cxjourney.metrics.ir import Judged, Spec
from cxjourney.metrics.plan import Plan
from cxjourney.metrics.results import KpiResult, MetricResult, Number, Reason, SourceResult
from cxjourney.metrics.sample import estimates
from cxjourney.metrics.settings import settings_of
from cxjourney.model.kinds.source import Source

Numbers = Mapping[str, tuple[Number, Number]]
"""The raw and the cleaned number of metrics, by id."""


def source_result(
    source: Source, plan: Plan, located: Mapping[str, Found], rows: Mapping[str, tuple[int, int]], made: Prepared,
    usable: bool,
) -> SourceResult:  # fmt: skip
    """What was read of a source, and what cleaning did to it."""
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


def metric_results(
    ids: Iterable[str], specs: Mapping[str, Spec], plan: Plan, numbers: Numbers, trust: Trust,
    told: Sequence[Diagnostic], usable: Sequence[str],
) -> Iterator[MetricResult]:  # fmt: skip
    """Each metric with its numbers; `told` are the findings that say why there are none."""
    for id_ in ids:
        if id_ in numbers:
            yield _metric(specs[id_], plan, *numbers[id_], doubtful(id_, trust.doubts))
        else:
            yield _metric(specs[id_], plan, ABSENT, ABSENT, unmeasured(id_, specs, told, usable))


def _metric(spec: Spec, plan: Plan, raw: Number, cleaned: Number, reasons: tuple[Reason, ...]) -> MetricResult:
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
        reasons=reasons,
    )


def kpi_results(
    ids: Iterable[str], specs: Mapping[str, Spec], numbers: Numbers, trust: Trust, today: dt.date
) -> Iterator[KpiResult]:
    """Each target with what the numbers say of it, as far as these are trusted."""
    for id_ in ids:
        raw, cleaned = numbers.get(id_, (ABSENT, ABSENT))
        for kpi in specs[id_].kpis:
            yield _kpi(specs[id_], kpi, raw, cleaned, id_ in trust.exceeded, id_ in trust.lost, today)


def _kpi(
    spec: Spec, kpi: Judged, raw: Number, cleaned: Number, exceeded: bool, lost: bool, today: dt.date
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
        status=status_of(spec, cleaned, kpi.target, exceeded, lost),
        raw_status=status_of(spec, raw, kpi.target, exceeded, lost),
        provisional=kpi.by is not None and dt.date.fromisoformat(kpi.by) > today,
    )


def _moment(found: dt.datetime | None) -> str | None:
    return found.isoformat() if found else None
