"""Data that nobody here has written, measured, and the same numbers from a few lines of plain Python.

- The purchases of 23 570 customers of CDNOW over eighteen months, from the package `lifetimes`.
- The rating survey of R. Fair (1978), 6 366 answers, from the package `statsmodels`.

Both are read from the installed packages; nothing of them is kept here.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from math import sqrt
from pathlib import Path
from statistics import NormalDist, median, stdev
from typing import Any

import pytest

from cxjourney.cli.app import run
from tests.laying import laid
from tests.measure.support import write

pytestmark = pytest.mark.slow

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Real}\n"
AS_OF = dt.date(1998, 6, 30)
END = dt.datetime.combine(AS_OF, dt.time.max, dt.UTC)
SHOP = """
    kind: source
    id: purchases
    name: Purchases
    type: orders
    format: csv
    location: data/purchases.csv
    mapping: {order_id: id, user_id: customer, event: event, ts: day, amount: dollars}
    timezone: America/New_York
"""
EVENTS = (
    SHOP.replace("id: purchases", "id: visits").replace("type: orders", "type: events").replace("order_id", "event_id")
)
BUYING = """
    kind: journey
    id: records
    name: I buy records
    stages:
      - id: try
        name: I try
        kpis: [{metric: second-in-90-days, target: ">= 50 %"}]
        touchpoints: [{id: first, name: First purchase, event: first}]
      - id: return
        name: I come back
        touchpoints:
          - id: again
            name: Another purchase
            event: again
          - {id: listen, name: I listen, type: action, next: [{to: return/again}, {to: "exit:regular"}]}
    exits: [{id: regular, type: success}]
"""
METRICS = """
    kind: catalog
    metrics:
      - {id: customers, name: Customers, type: count, source: purchases, per: user}
      - {id: orders, name: Orders, type: count, source: purchases, per: event}
      - {id: revenue, name: Revenue, type: sum, source: purchases, value: amount, unit: currency, currency: USD}
      - {id: basket, name: Basket, type: average, source: purchases, value: amount, unit: currency, currency: USD}
      - {id: worth, name: Worth of a customer, type: average, source: purchases, per: user, value: amount, unit: currency, currency: USD}
      - {id: large, name: Large baskets, type: ratio, source: purchases, numerator: {where: amount >= 100}, denominator: {where: amount >= 0}}
      - {id: second-in-90-days, name: A second one, type: conversion, source: visits, per: user, steps: [{touchpoint: records/try/first}, {touchpoint: records/return/again}], window: P90D}
      - {id: three-in-180-days, name: Three, type: funnel, source: visits, per: user, steps: [{where: dollars >= 0}, {where: dollars >= 0}, {where: dollars >= 0}], window: P180D}
      - {id: kept, name: Kept, type: retention, source: visits, per: user, start: {event: first}, end: {event: again}, window: P365D, period: P90D, returning: bounded}
      - {id: pause, name: Until the second, type: duration, source: visits, per: user, start: {event: first}, end: {event: again}, unit: days}
"""


@dataclass(frozen=True)
class Purchase:
    customer: str
    day: dt.date
    dollars: str


def cdnow() -> list[Purchase]:
    """The purchases in the order of the file, which is that of the customers and of time."""
    found = find_spec("lifetimes")
    if found is None or found.origin is None:
        pytest.skip("lifetimes is not installed")
    text = (Path(found.origin).parent / "datasets" / "CDNOW_master.txt").read_text()
    rows = [line.split() for line in text.splitlines()[1:] if line.strip()]
    return [Purchase(who, dt.datetime.strptime(day, "%Y%m%d").date(), paid) for who, day, _, paid in rows]


def measured(folder: Path, as_of: dt.date) -> dict[str, Any]:
    file = folder / "results.json"
    assert run(["-C", str(folder), "measure", "--as-of", as_of.isoformat(), "--write", str(file), "-q"]) == 0
    results: dict[str, Any] = json.loads(file.read_text())
    return results


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Purchase], dict[str, Any]]:
    purchases = cdnow()
    folder = laid(tmp_path_factory.mktemp("cdnow"), {"s.yaml": SHOP, "e.yaml": EVENTS, "j.yaml": BUYING, "m.yaml": METRICS}, HEAD + "include: ['*.yaml']\n")  # fmt: skip
    seen: set[str] = set()

    def rows() -> Iterator[dict[str, Any]]:
        for number, bought in enumerate(purchases):
            event = "again" if bought.customer in seen else "first"
            seen.add(bought.customer)
            yield {"id": f"{number:06d}", "customer": bought.customer, "day": bought.day, "event": event, "dollars": bought.dollars}  # fmt: skip

    write(folder / "data" / "purchases.csv", rows(), ("id", "customer", "day", "event", "dollars"))
    return purchases, measured(folder, AS_OF)


def by_customer(purchases: list[Purchase]) -> dict[str, list[dt.datetime]]:
    """The days on which each customer buys: days of the calendar, which no time zone moves."""
    found: dict[str, list[dt.datetime]] = defaultdict(list)
    for bought in purchases:
        found[bought.customer].append(dt.datetime.combine(bought.day, dt.time(), dt.UTC))
    return found


def wilson(part: int, whole: int) -> tuple[float, float]:
    z = NormalDist().inv_cdf(0.975)
    p = part / whole
    middle, half = p + z * z / (2 * whole), z * sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    return (middle - half) / (1 + z * z / whole), (middle + half) / (1 + z * z / whole)


def value(results: dict[str, Any], metric: str) -> dict[str, Any]:
    (found,) = [each["cleaned"] for each in results["metrics"] if each["id"] == metric]
    assert isinstance(found, dict)
    return found


def test_purchases_are_counted_and_added_up(shop: tuple[list[Purchase], dict[str, Any]]) -> None:
    purchases, results = shop
    cents = [round(float(bought.dollars) * 100) for bought in purchases]
    customers = by_customer(purchases)
    assert len(customers) == 23_570
    assert value(results, "customers")["value"] == len(customers)
    assert value(results, "orders")["value"] == len(purchases)
    assert value(results, "revenue")["value"] == pytest.approx(sum(cents) / 100)
    assert value(results, "basket")["value"] == pytest.approx(sum(cents) / 100 / len(cents))
    assert value(results, "worth")["value"] == pytest.approx(sum(cents) / 100 / len(customers))
    large = sum(paid >= 10_000 for paid in cents)
    found = value(results, "large")
    assert found["value"] == pytest.approx(large / len(cents))
    assert (found["low"], found["high"]) == pytest.approx(wilson(large, len(cents)))


def test_customers_who_come_back(shop: tuple[list[Purchase], dict[str, Any]]) -> None:
    purchases, results = shop
    customers = by_customer(purchases)
    last = {days: END - dt.timedelta(days=days) for days in (90, 180, 365)}
    begun = [days for days in customers.values() if days[0] <= last[90]]
    back = [days for days in begun if len(days) > 1 and days[1] - days[0] <= dt.timedelta(days=90)]
    second = value(results, "second-in-90-days")
    assert (second["n"], second["value"]) == (len(begun), pytest.approx(len(back) / len(begun)))
    assert (second["low"], second["high"]) == pytest.approx(wilson(len(back), len(begun)))
    starts = [[at for at, day in enumerate(days) if day <= last[180]] for days in customers.values()]
    entered = [(days, places) for days, places in zip(customers.values(), starts, strict=True) if places]
    three = sum(
        any(at + 2 < len(days) and days[at + 2] - days[at] <= dt.timedelta(days=180) for at in places)
        for days, places in entered
    )
    found = value(results, "three-in-180-days")
    assert (found["n"], found["value"]) == (len(entered), pytest.approx(three / len(entered)))
    cohort = [days for days in customers.values() if days[0] <= last[365]]
    late, end = dt.timedelta(days=275), dt.timedelta(days=365)
    kept = sum(any(late < day - days[0] <= end for day in days[1:]) for days in cohort)
    found = value(results, "kept")
    assert (found["n"], found["value"]) == (len(cohort), pytest.approx(kept / len(cohort)))
    pauses = [(days[1] - days[0]) / dt.timedelta(days=1) for days in customers.values() if len(days) > 1]
    assert value(results, "pause")["value"] == pytest.approx(median(pauses))


def test_the_paths_of_customers_beside_the_design(shop: tuple[list[Purchase], dict[str, Any]]) -> None:
    purchases, results = shop
    customers = by_customer(purchases)
    (journey,) = results["journeys"]
    # Whoever began less than ninety days ago, the longest window of the journey, would not be counted yet.
    closed = {who: days for who, days in customers.items() if days[0] <= END - dt.timedelta(days=90)}
    once = sum(len(days) == 1 for days in closed.values())
    assert (journey["units"], journey["unexplained"], journey["unbound"]) == (len(customers), 0, 0)
    assert journey["deviate"] == once
    first, again = journey["stages"]
    assert (first["entrants"], first["exits"]) == (len(closed), len(closed) - once)
    assert journey["finished"] == len(closed) - once
    # A stage that was entered less than ninety days ago is told apart, however long ago the journey began.
    back = [days for days in customers.values() if len(days) > 1]
    settled = sum(days[1] <= END - dt.timedelta(days=90) for days in back)
    assert (again["entrants"], again["exits"]) == (settled, settled)
    assert again["recent"] == again["recent_exits"] == len(back) - settled
    moves = sum(len(days) - 1 for days in customers.values())
    assert sum(movement["count"] for movement in journey["movements"]) == moves
    assert sum(1 for days in customers.values() for _ in pairwise(days)) == moves
    (gain,) = journey["gains"]
    found = value(results, "second-in-90-days")["value"]
    final = len(closed) * found * again["conversion"]
    assert gain["gain"] == pytest.approx(final * (0.5 / found - 1))


SURVEY = """
    kind: source
    id: ratings
    name: Ratings
    type: surveys
    format: csv
    location: data/ratings.csv
    mapping: {response_id: id, ts: at, score: rate_marriage, touchpoint: place}
    timezone: UTC
"""
COUPLE = """
    kind: journey
    id: marriage
    name: We live together
    stages:
      - id: years
        name: The years
        touchpoints:
          - id: home
            name: At home
            kpis: [{metric: happy, target: ">= 75 %"}, {metric: happy-long, target: ">= 80 %"}]
"""
RATED = """
    kind: catalog
    metrics:
      - {id: happy, name: Good or very good, type: csat, source: ratings, count: {touchpoint: marriage/years/home}}
      - {id: happy-long, name: After ten years, type: csat, source: ratings, count: {touchpoint: marriage/years/home, where: yrs_married >= 10}}
      - {id: mean, name: Mean rating, type: ces, as: mean, scale: {low: 1, high: 5}, source: ratings, count: {touchpoint: marriage/years/home}}
"""


def test_a_rating_survey(tmp_path: Path) -> None:
    found = find_spec("statsmodels")
    if found is None or found.origin is None:
        pytest.skip("statsmodels is not installed")
    with (Path(found.origin).parent / "datasets" / "fair" / "fair.csv").open() as opened:
        answers = list(csv.DictReader(opened))
    assert len(answers) == 6_366
    folder = laid(tmp_path, {"s.yaml": SURVEY, "j.yaml": COUPLE, "m.yaml": RATED}, HEAD + "include: ['*.yaml']\n")
    rows = [{**row, "id": number, "at": "1974-07-01", "place": "marriage/years/home"} for number, row in enumerate(answers)]  # fmt: skip
    write(folder / "data" / "ratings.csv", rows, tuple(rows[0]))
    results = measured(folder, dt.date(1975, 1, 1))
    scores = [int(float(row["rate_marriage"])) for row in answers]
    long_ = [score for score, row in zip(scores, answers, strict=True) if float(row["yrs_married"]) >= 10]
    for metric, rated in (("happy", scores), ("happy-long", long_)):
        good = sum(score >= 4 for score in rated)
        told = value(results, metric)
        assert (told["n"], told["value"]) == (len(rated), pytest.approx(good / len(rated)))
        assert (told["low"], told["high"]) == pytest.approx(wilson(good, len(rated)))
    told = value(results, "mean")
    assert told["value"] == pytest.approx(sum(scores) / len(scores))
    half = NormalDist().inv_cdf(0.975) * stdev(scores) / sqrt(len(scores))
    assert told["high"] - told["low"] == pytest.approx(2 * half, rel=1e-3)
    assert {kpi["metric"]: kpi["status"] for kpi in results["kpis"]} == {"happy": "met", "happy-long": "missed"}
