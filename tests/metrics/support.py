"""Small logs and the queries of metrics over them, run on DuckDB."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from cxjourney.metrics import ir
from cxjourney.metrics.dialects.duckdb import DIALECT
from cxjourney.metrics.observations import observations, run_dates
from cxjourney.metrics.shapes.chain import reached
from cxjourney.metrics.sql import query_of
from cxjourney.metrics.tree import column, select, with_steps

EPOCH = dt.datetime(1970, 1, 1)
LATE = 1_000_000
"""An `as_of` after everything, so that every start is mature."""


@dataclass(frozen=True)
class Event:
    """One row: who, what, at which second, and its place among those of the same second."""

    unit: str | None
    event: str
    second: float
    seq: int = 0
    tag: str | None = None


def at(second: float) -> dt.datetime:
    return EPOCH + dt.timedelta(seconds=second)


def story(text: str, unit: str = "u") -> list[Event]:
    """`0A 1B 1C`: the second and the name of each event; in a tie the order of writing is the order of events."""
    return [Event(unit, word[-1], float(word[:-1]), place) for place, word in enumerate(text.split())]


def chain(*steps: str, **options: Any) -> ir.Chain:
    values: dict[str, Any] = {
        "steps": tuple(ir.Selection(event=step) for step in steps), "per": "user", "order": "ordered", "window": 10.0,
        "step_window": None, "entry": "any", "counting": "unit", "ties": "rank",
    }  # fmt: skip
    return ir.Chain(**{**values, **options})


def table(*extra: str) -> ir.Table:
    names = ("event", "event_id", "seq", "ts", "unit_id", *extra)
    return ir.Table("log", "events", "table", "log", "UTC", False, tuple(ir.Column(n, n) for n in names))


def database(events: Iterable[Event]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    rows = [(f"{i:06d}", e.unit, e.event, at(e.second), e.seq, e.tag) for i, e in enumerate(events)]
    connection.execute("create table log(event_id text, unit_id text, event text, ts timestamp, seq bigint, tag text)")
    if rows:
        ids, units, names, times, places, tags = (list(values) for values in zip(*rows, strict=True))
        connection.execute(
            "insert into log select unnest($1::text[]), unnest($2::text[]), unnest($3::text[]), "
            "unnest($4::timestamp[]), unnest($5::bigint[]), unnest($6::text[])",
            [ids, units, names, times, places, tags],
        )
    return connection


def levels(events: Sequence[Event], steps: ir.Chain, as_of: float = LATE) -> dict[tuple[Any, ...], tuple[int, int]]:
    """The level that each unit (or attempt) reaches, and whether it has a start that is too recent."""
    parts = {**run_dates(DIALECT), **observations(table(), DIALECT), **reached(steps, table(), DIALECT)}
    keys = ("unit_id", "attempt") if steps.counting == "entry" else ("unit_id",)
    tree = with_steps(select({name: column(name) for name in (*keys, "level", "immature")}, "units"), parts)
    found = database(events).execute(tree.sql("duckdb"), {"as_of": at(as_of), "since": None}).fetchall()
    # What comes before the first start belongs to no attempt.
    return {tuple(row[:-2]): (row[-2], row[-1]) for row in found if 0 not in row[1:-2]}


def spec(definition: ir.Definition, source: ir.Table | None = None, id_: str = "m", unit: str | None = None) -> ir.Spec:
    """A metric that is nothing but its definition."""
    return ir.Spec(
        id=id_, name=(("en", id_),), told=(), type=None, unit=unit, currency=None, direction=None, per=None, nature=None,
        timing=None, drives=(), announced_by=(), benefit=None, owner=None, revision=1, min_n=ir.LeastSample(30, 100),
        source=None, surveys=(), table=source, executable=True, definition=definition, missing=(), kpis=(),
    )  # fmt: skip


def row_of(
    connection: duckdb.DuckDBPyConnection,
    metric: ir.Spec,
    *others: ir.Spec,
    as_of: float = LATE,
    since: float | None = None,
) -> dict[str, Any]:
    """The one row that the query of a metric gives."""
    made = query_of(metric, {m.id: m for m in (metric, *others)})
    assert made is not None
    dates = {"as_of": at(as_of), "since": at(since) if since is not None else None}
    cursor = connection.execute(made.text, dates)
    found = cursor.fetchall()
    assert len(found) == 1
    names = [described[0] for described in cursor.description or ()]
    assert tuple(names) == made.columns
    return dict(zip(names, found[0], strict=True))
