"""Dates without an hour are days of a calendar: no time zone moves them across midnight."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from cxjourney.metrics import ir
from cxjourney.metrics.dialects.dialect import dialects
from cxjourney.metrics.ir import Selection
from cxjourney.metrics.sql import query_of
from tests.metrics.engines import NAMES, opened, provide, row_of, sheet
from tests.metrics.support import EPOCH, chain, spec

ZONES = ("Europe/Paris", "America/New_York", "Pacific/Auckland", "UTC")
MONTHS = tuple(f"2025-{month:02d}-01" for month in range(1, 13))
ENGINES = [name if name == "duckdb" else pytest.param(name, marks=pytest.mark.slow) for name in NAMES]


def second(year: int, month: int, day: int, **clock: int) -> float:
    return (dt.datetime(year, month, day, **clock) - EPOCH).total_seconds()


def spent(type_: str, zone: str, dates: tuple[str, ...] = MONTHS) -> tuple[ir.Spec, ir.Table]:
    table = sheet(("ts", "amount"), [(day, 41) for day in dates], type_, timezone=zone)
    return spec(ir.Total(Selection(), "amount", None, None), table), table


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("type_", ["costs", "orders"])
def test_a_period_belongs_to_its_day_in_every_time_zone(name: str, type_: str) -> None:
    evening = {"hour": 23, "minute": 59, "second": 59, "microsecond": 999_999}
    with opened(name) as engine:
        for zone in ZONES:
            metric, table = spent(type_, zone)
            provide(engine, table)
            year = row_of(engine, metric, since=second(2025, 1, 1), as_of=second(2025, 12, 31, **evening))
            january = row_of(engine, metric, since=second(2025, 1, 1), as_of=second(2025, 1, 31, **evening))
            december = row_of(engine, metric, since=second(2025, 12, 1), as_of=second(2025, 12, 1, **evening))
            assert (year["value"], january["value"], december["value"]) == (492, 41, 41), zone


@pytest.mark.parametrize("name", ENGINES)
def test_beside_it_a_moment_is_still_read_in_its_time_zone(name: str) -> None:
    metric, table = spent("orders", "Europe/Paris", ("2025-01-31", "2025-01-31 23:30:00", "2025-02-01 00:30:00", "2025-02-01"))  # fmt: skip
    with opened(name) as engine:
        provide(engine, table)
        # Half past midnight in Paris is half past eleven in universal time.
        assert row_of(engine, metric, as_of=second(2025, 1, 31, hour=23, minute=45))["n"] == 3


@pytest.mark.parametrize("name", ENGINES)
def test_what_carries_its_offset_may_also_be_a_day(name: str) -> None:
    rows = [("2025-01-01", 1), ("2025-01-01T00:30:00+01:00", 2), ("2025-01-01T00:30:00Z", 4)]
    table = sheet(("ts", "amount"), rows, "orders", timezone="Europe/Paris", instants=True)
    with opened(name) as engine:
        provide(engine, table)
        found = row_of(
            engine, spec(ir.Total(Selection(), "amount", None, None), table), since=second(2025, 1, 1), as_of=2e9
        )
    assert found["value"] == 5


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(("first", "second_"), [("2026-03-28", "2026-03-29"), ("2026-03-29", "2026-03-30")])
def test_a_day_lasts_a_day_where_clocks_change(name: str, first: str, second_: str) -> None:
    rows = [(1, "u", "A", first), (2, "u", "B", second_)]
    table = sheet(("event_id", "unit_id", "event", "ts"), rows, timezone="Europe/Paris")
    with opened(name) as engine:
        provide(engine, table)
        metric = spec(ir.Lapse(chain("A", "B", window=None), (0.5,)), table)
        assert row_of(engine, metric, as_of=2e9)["value"] == 86_400


@pytest.mark.parametrize("dialect", sorted(dialects()))
def test_costs_are_compared_by_their_day_in_every_dialect(dialect: str) -> None:
    metric, table = spent("costs", "Europe/Paris")
    elsewhere, _ = spent("costs", "UTC")
    same: Any = replace(elsewhere, table=replace(table, timezone="UTC"))
    one, other = query_of(metric, {}, dialect), query_of(same, {}, dialect)
    assert one is not None
    assert one == other, "a day is read without a time zone"
