"""Costs and orders by the day, measured: what a run takes in, and the days that it tells."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from cxjourney.cli.commands.measure import dates_of
from cxjourney.metrics.results import MetricResult, SourceResult
from tests.measure.support import Small

COLUMNS = ("day", "amount", "currency")
MONTHS = [{"day": f"2025-{month:02d}-01", "amount": 41_000, "currency": "EUR"} for month in range(1, 13)]


@cache
def small(type_: str, cleaned: bool) -> Small:
    field = "period" if type_ == "costs" else "ts"
    quality = "quality: [{step: internal-traffic, where: amount = 0}]" if cleaned else ""
    source = f"""
    kind: source
    id: money
    name: Money
    type: {type_}
    format: csv
    location: data/money.csv
    mapping: {{{field}: day, amount: amount, currency: currency}}
    timezone: Europe/Paris
    {quality}
"""
    metric = (
        "kind: metric\nid: spend\nname: Spend\ntype: sum\nvalue: amount\nunit: currency\ncurrency: EUR\nsource: money\n"
    )
    return Small({"s.yaml": source, "m.yaml": metric})


def run(type_: str, cleaned: bool, as_of: str, since: str | None) -> tuple[MetricResult, SourceResult]:
    dates, _ = dates_of(as_of, since, dt.date(2026, 1, 1), "test")
    found = small(type_, cleaned).measured(
        {"money": MONTHS}, columns={"money": COLUMNS}, as_of=dates.as_of, since=dates.since
    )
    return found.results.metrics[0], found.results.sources[0]


@pytest.mark.parametrize("type_", ["costs", "orders"])
@pytest.mark.parametrize("cleaned", [False, True])
def test_the_first_month_is_in_and_the_next_one_is_not(type_: str, cleaned: bool) -> None:
    year, whole = run(type_, cleaned, "2025-12-31", "2025-01-01")
    month, first = run(type_, cleaned, "2025-01-31", None)
    assert (year.raw.value, year.cleaned.value) == (492_000, 492_000)
    assert (month.raw.value, month.cleaned.value) == (41_000, 41_000)
    assert (whole.first, whole.last, whole.rows) == ("2025-01-01T00:00:00", "2025-12-01T00:00:00", 12)
    assert (first.first, first.last, first.rows) == ("2025-01-01T00:00:00", "2025-01-01T00:00:00", 1)
