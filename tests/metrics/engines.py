"""Queries on each engine over the same CSV file, whose cells are texts everywhere."""

from __future__ import annotations

import contextlib
import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from cxjourney.measure.engines.engine import Engine, engines
from cxjourney.metrics import ir
from cxjourney.metrics.dialects.dialect import dialects
from cxjourney.metrics.observations import observations, run_dates
from cxjourney.metrics.shapes.chain import reached
from cxjourney.metrics.sql import query_of
from cxjourney.metrics.tree import column, select, with_steps
from tests.metrics.support import LATE, Event, at

NAMES = ("duckdb", "clickhouse", "spark")
_PACKAGES = {"duckdb": "duckdb", "clickhouse": "chdb", "spark": "pyspark"}
_numbers = count()


def needs(name: str) -> None:
    """Skip a test whose engine is not installed; where everything must be, it fails."""
    package = _PACKAGES[name]
    if find_spec(package) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{package} is not installed, and this run must have it")
        pytest.skip(f"{package} is not installed")


@cache
def folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="cxj-engines-"))


@contextlib.contextmanager
def opened(name: str) -> Iterator[Engine]:
    needs(name)
    engine = engines()[name].open(folder(), {}, "1GB", None)
    try:
        yield engine
    finally:
        engine.close()


def sheet(columns: Sequence[str], rows: Iterable[Sequence[Any]], type_: str = "events", **options: Any) -> ir.Table:
    """A CSV file, and how to read it."""
    location = f"sheet-{next(_numbers)}.csv"
    with (folder() / location).open("w", encoding="utf-8", newline="") as opened_:
        writer = csv.writer(opened_)
        writer.writerow(columns)
        writer.writerows(["" if cell is None else str(cell) for cell in row] for row in rows)
    values: dict[str, Any] = {
        "source": "s", "type": type_, "format": "csv", "location": location, "timezone": "UTC", "instants": False,
        "columns": tuple(ir.Column(name, name) for name in sorted(columns)), **options,
    }  # fmt: skip
    return ir.Table(**values)


def log(events: Iterable[Event], **options: Any) -> ir.Table:
    """A log as a CSV file."""
    rows = [(f"{i:06d}", e.unit, e.event, at(e.second), e.seq, e.tag) for i, e in enumerate(events)]
    return sheet(("event_id", "unit_id", "event", "ts", "seq", "tag"), rows, **options)


def provide(engine: Engine, *tables: ir.Table) -> None:
    for table in tables:
        engine.reads(table.location, [folder() / table.location])


def levels(
    engine: Engine, table: ir.Table, steps: ir.Chain, as_of: float = LATE
) -> dict[tuple[Any, ...], tuple[int, int]]:
    """The level that each unit (or attempt) reaches, and whether it has a start that is too recent."""
    hooks = dialects()[engine.dialect]
    parts = {**run_dates(hooks), **observations(table, hooks), **reached(steps, table, hooks)}
    keys = ("unit_id", "attempt") if steps.counting == "entry" else ("unit_id",)
    tree = with_steps(select({name: column(name) for name in (*keys, "level", "immature")}, "units"), parts)
    _, found = engine.run(hooks.text(hooks.finished(tree)), {"as_of": at(as_of), "since": None})
    return {tuple(row[:-2]): (row[-2], row[-1]) for row in found if 0 not in row[1:-2]}


def row_of(
    engine: Engine, metric: ir.Spec, *others: ir.Spec, as_of: float = LATE, since: float | None = None
) -> Mapping[str, Any]:
    """The one row that the query of a metric gives, by the names that the query announces."""
    made = query_of(metric, {m.id: m for m in (metric, *others)}, engine.dialect)
    assert made is not None
    dates = {"as_of": at(as_of), "since": at(since) if since is not None else None}
    names, found = engine.run(made.text, dates)
    assert names == made.columns
    (row,) = found
    return dict(zip(names, row, strict=True))


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    """Whole numbers, texts and absences are equal; others are within a few units of the last place."""
    assert one.keys() == other.keys()
    for name, value in one.items():
        if isinstance(value, str) or value is None or other[name] is None:
            assert value == other[name], name
        else:
            assert float(other[name]) == pytest.approx(float(value), rel=1e-12, abs=1e-12), name
