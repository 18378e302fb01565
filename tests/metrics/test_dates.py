"""The forms in which a date is written, on each engine: read alike, and what an engine takes beside them is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb
import pytest

from cxjourney.measure.engines.engine import Engine
from cxjourney.metrics import ir
from cxjourney.metrics.cleaning import looked_at
from cxjourney.metrics.dialects.dialect import dialects
from cxjourney.metrics.observations import moment, moment_if_any
from cxjourney.metrics.preparation import Preparation
from cxjourney.metrics.tree import column, select
from tests.metrics import engines
from tests.metrics.engines import NAMES, opened, sheet
from tests.metrics.support import EPOCH

ENGINES = [name if name == "duckdb" else pytest.param(name, marks=pytest.mark.slow) for name in NAMES]
Provide = Callable[[Any, ir.Table], None]

LOCAL = {
    "2026-01-05": "2026-01-05 00:00:00",
    "2026-01-05 10:00": "2026-01-05 09:00:00",
    "2026-01-05T10:00:00": "2026-01-05 09:00:00",
    "2026-07-05 10:00:00.25": "2026-07-05 08:00:00.250000",
    "2026-07-05T10:00:00.123456012": "2026-07-05 08:00:00.123456",
    "1920-01-05 00:00:00": "1920-01-05 00:00:00",
    "2250-01-05 00:00:00": "2250-01-04 23:00:00",
}
"""Dates of Paris, and what they are in universal time."""
MOMENTS = {
    "2026-01-05": "2026-01-05 00:00:00",
    "2026-01-05T10:00:00Z": "2026-01-05 10:00:00",
    "2026-01-05 10:00:00 UTC": "2026-01-05 10:00:00",
    "2026-01-05 10:00:00+02": "2026-01-05 08:00:00",
    "2026-01-05T10:00:00-0530": "2026-01-05 15:30:00",
    "2026-01-05T10:00:00.5+14:00": "2026-01-04 20:00:00.500000",
}
"""Dates that carry an offset, days among them, and what they are in universal time."""
ZERO = tuple(f"2026-01-05 10:00:00{end}" for end in ("Z", " UTC", "+00", "+0000", "+00:00", "-00:00"))
NO_CALENDAR = ("2026-02-30", "2025-02-29")
"""What has the form of a date and is none."""
NONE = (
    "+2026-01-05", "01-01-26", "5/1/26", "26-01-12", "99-01-05", "0026-01-12", "0000-01-01", "2026-01-05 (BC)", "10000-01-01",
    "1899-12-30", "infinity", "-infinity", "epoch", "now", "03/04/2026", "2026/01/05", "2026-1-5", "20260105",
    "1767600000", "2026", "2026-01", "2026-13-05", "2026-01-05 10", "2026-01-05 24:00:00", "2026-01-05 23:59:60",
    "2026-01-05 10:00:00+15:00", "2026-01-05Z", "2026-01-05 10:00:00 America/New_York", "2026-01-05 10:00:00 EST",
    "2026-01-05 10:00:00 CET", "2026-01-05 10:00:00 PM", "2026-01-05 10:00:00 +02:00", "x 2026-01-05", "2026-01-05 x",
)  # fmt: skip


def table_of(cells: Sequence[str], timezone: str, instants: bool) -> ir.Table:
    return sheet(("n", "ts"), list(enumerate(cells)), timezone=timezone, instants=instants)


def looked(engine: Engine, provide: Provide, cells: Sequence[str], timezone: str, instants: bool) -> Mapping[str, Any]:
    """What is seen in a column of dates."""
    table = table_of(cells, timezone, instants)
    provide(engine, table)
    return asked(engine, table)


def asked(engine: Engine, table: ir.Table) -> Mapping[str, Any]:
    """The same in a table that the engine knows."""
    statement = looked_at(Preparation(table, ("n", "ts"), "ts", (), (), None, {}), dialects()[engine.dialect])
    names, (row,) = engine.run(statement.text, {})
    return dict(zip(names, row, strict=True))


def seconds(engine: Engine, provide: Provide, cells: Sequence[str], timezone: str, instants: bool) -> list[list[Any]]:
    """Each cell in microseconds, read as in a metric and read with care."""
    table, hooks = table_of(cells, timezone, instants), dialects()[engine.dialect]
    provide(engine, table)
    found = []
    for read in (moment, moment_if_any):
        value = hooks.microseconds(read(column("ts", quoted=True), table, hooks))
        query = select({"n": column("n"), "at_": value}, hooks.rows_of(table.format, table.location))
        rows = engine.run(hooks.text(hooks.finished(query)), {})[1]
        found.append([at for _, at in sorted((int(n), at) for n, at in rows)])
    return found


def microseconds(date: str) -> int:
    return (dt.datetime.fromisoformat(date) - EPOCH) // dt.timedelta(microseconds=1)


def the_forms_are_read_alike(engine: Engine, provide: Provide) -> None:
    for forms, instants in ((LOCAL, False), (MOMENTS, True)):
        expected = [microseconds(date) for date in forms.values()]
        assert seconds(engine, provide, [*forms], "Europe/Paris", instants) == [expected, expected]
        seen = looked(engine, provide, [*forms, ""], "Europe/Paris", instants)
        assert [seen[name] for name in ("rows", "undated", "unreadable", "offset")] == [len(forms) + 1, 1, 0, 0]
    assert set(seconds(engine, provide, ZERO, "UTC", False)[0]) == {microseconds("2026-01-05 10:00:00")}


def nothing_else_is_a_date(engine: Engine, provide: Provide, none: Sequence[str] = (*NONE, *NO_CALENDAR)) -> None:
    for instants in (False, True):
        good = "2026-01-05 10:00:00Z" if instants else "2026-01-05 10:00:00"
        seen = looked(engine, provide, [good, *none], "Europe/Paris", instants)
        assert (seen["unreadable"], seen["unreadable_example"], seen["offset"]) == (len(none), min(none), 0)


def an_offset_is_there_or_it_is_not(engine: Engine, provide: Provide) -> None:
    carrying, days = [date for date in MOMENTS if ":" in date], ["2026-01-05", "2026-01-05"]
    lacking = ["2026-01-05 10:00", "2026-01-05T10:00:00", "2026-01-05 10:00:00.5"]
    for timezone, cells, instants, n, example in (
        (
            "Europe/Paris",
            [*carrying, *ZERO, *lacking, *days],
            False,
            len(carrying) + len(ZERO),
            min((*carrying, *ZERO)),
        ),
        ("UTC", ["2026-01-05 10:00:00+01:00", *ZERO, *lacking, *days], False, 1, "2026-01-05 10:00:00+01:00"),
        ("UTC", [*carrying, *lacking, *days], True, len(lacking), min(lacking)),
    ):
        seen = looked(engine, provide, cells, timezone, instants)
        assert (seen["unreadable"], seen["offset"], seen["offset_example"]) == (0, n, example)


@pytest.mark.parametrize("name", ENGINES)
def test_dates_on_an_engine(name: str) -> None:
    with opened(name) as engine:
        for test in (the_forms_are_read_alike, nothing_else_is_a_date, an_offset_is_there_or_it_is_not):
            test(engine, engines.provide)


@pytest.mark.parametrize("name", ENGINES)
def test_a_column_of_moments_lacks_no_offset_and_a_column_of_texts_does(name: str) -> None:
    for kind, lacking in (("TIMESTAMP", 0), ("TIMESTAMPTZ", 0), ("DATE", 0), ("VARCHAR", 1)):
        location = f"typed-{name}-{kind.lower()}.parquet"
        file = engines.folder() / location
        with duckdb.connect() as made:
            made.execute("SET TimeZone = 'UTC'")
            cell = f"CAST('2026-01-05 10:00:00' AS {kind})"
            made.execute(f"COPY (SELECT 1 AS n, {cell} AS ts) TO '{file}' (FORMAT PARQUET)")
        table = replace(table_of((), "UTC", True), format="parquet", location=location)
        with opened(name) as engine:
            engine.reads(location, [file])
            seen = asked(engine, table)
        assert (seen["rows"], seen["unreadable"], seen["offset"]) == (1, 0, lacking), kind


ZONE = {
    "duckdb": "SELECT current_setting('TimeZone') AS zone",
    "clickhouse": "SELECT timezone() AS zone",
    "spark": "SELECT current_timezone() AS zone",
}


@pytest.mark.parametrize("name", ENGINES)
def test_every_connection_is_in_universal_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    with opened(name) as engine:
        assert engine.run(ZONE[name], {})[1] == [("UTC",)]
        assert [*engine.stream(ZONE[name], {})] == [("UTC",)]
