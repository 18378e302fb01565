"""What one exit of a stage costs, from recorded costs: one definition, the metric and the table of stages alike."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cxjourney.metrics import ir
from cxjourney.metrics.results import JourneyResult, MetricResult
from cxjourney.metrics.sample import estimates
from tests.measure.support import SOURCE, Small, at
from tests.measure.test_funnel import COSTS, DAY, JOURNEY
from tests.metrics.test_resolve import gaps, specs

LEAVES = "steps: [{touchpoint: parcel/find/a}, {touchpoint: parcel/take/c}]"
METRIC = f"kind: metric\nid: dear\nname: Dear\ntype: cost-per-exit\nsource: log\nper: user\n{LEAVES}\nwindow: P30D\ncosts: spending\ncurrency: EUR\nmin_n: {{show: 1, judge: 1}}\n"
FOUND = "kind: metric\nid: found\nname: Found\ntype: conversion\nsource: log\nper: user\nsteps: [{touchpoint: parcel/find/a}, {touchpoint: parcel/take/c}]\nwindow: P30D\n"
TAKEN = "kind: metric\nid: taken\nname: Taken\ntype: cost-per-exit\nsource: log\nper: user\nsteps: [{touchpoint: parcel/take/c}, {touchpoint: parcel/home/d}]\nwindow: P30D\ncost: {amount: 7, currency: EUR, per: case}\n"


@cache
def small(metric: str = METRIC) -> Small:
    files = {"j": JOURNEY, "f": FOUND, "t": TAKEN, "d": metric, "s": SOURCE, "c": COSTS}
    return Small({f"{name}.yaml": text for name, text in files.items()})


def measured(
    people: list[tuple[str, dict[str, float]]],
    costs: list[tuple[float, str, float]],
    metric: str = METRIC,
    **dates: Any,
) -> tuple[MetricResult, JourneyResult]:
    """People as (name, day of each event), costs as (day, stage, amount)."""
    rows = [{"id": f"{who}{what}", "who": who, "what": what, "at": at(day * DAY)} for who, days in people for what, day in days.items()]  # fmt: skip
    spent = [{"month": (dt.date(2026, 1, 1) + dt.timedelta(days=day)).isoformat(), "stage": stage, "amount": amount, "currency": "EUR"} for day, stage, amount in costs]  # fmt: skip
    found = small(metric).measured(
        {"log": rows, "spending": spent}, columns={"spending": ("month", "stage", "amount", "currency")}, **dates
    )
    assert {each.code for each in found.diagnostics} <= {"M046"}  # not every event of the journey occurs
    (journey,) = found.results.journeys
    return next(each for each in found.results.metrics if each.id == "dear"), journey


PEOPLE = [
    ("old", {"A": 0, "C": 20}),
    ("slow", {"A": 0, "C": 31}),  # not within thirty days
    ("elsewhere", {"C": 25}),  # never took the first step
    ("quick", {"A": 98, "C": 99}),  # began too lately to be judged, and is out
    ("lost", {"A": 10}),
]
SPENT = [(0, "find", 40), (31, "parcel/find", 50), (59, "find", 12), (59, "take", 1_000)]


def test_the_costs_of_the_stage_are_shared_among_all_who_leave_it_in_time() -> None:
    metric, journey = measured(PEOPLE, SPENT, as_of=at(100 * DAY))
    assert (metric.cleaned.value, metric.cleaned.n) == (51, 2)
    assert {part.name: part.value for part in metric.cleaned.parts} == {"cost": 102, "unreadable": 0}
    assert journey.stages[0].cost_per_exit == 51
    assert (journey.stages[0].cost, journey.stages[0].cost_exits, journey.stages[0].cost_metric) == (102, 2, "dear")


def test_no_window_looks_back_and_whoever_began_before_the_run_counts() -> None:
    metric, journey = measured(PEOPLE, SPENT, as_of=at(100 * DAY), since=at(15 * DAY))
    # `old` began before the run and left in it; of the costs, two are in the run.
    assert (metric.cleaned.value, metric.cleaned.n) == (31, 2)
    assert (journey.stages[0].cost_per_exit, journey.stages[0].cost_exits) == (31, 2)


def test_who_left_before_the_run_does_not_count_and_nobody_has_no_price() -> None:
    metric, journey = measured(PEOPLE[:1], SPENT, as_of=at(100 * DAY), since=at(30 * DAY))
    assert (metric.cleaned.value, metric.cleaned.undefined) == (None, "no-exit")
    assert journey.stages[0].cost_per_exit is None


def test_costs_that_the_author_chooses_are_not_those_of_the_table() -> None:
    metric, journey = measured(PEOPLE, SPENT, METRIC + "count: {where: \"stage in ('find', 'take')\"}\n", as_of=at(100 * DAY))  # fmt: skip
    assert metric.cleaned.value == 526
    # Of those whom the paths show leaving it: old, slow and quick.
    assert (journey.stages[0].cost, journey.stages[0].cost_exits, journey.stages[0].cost_metric) == (102, 3, None)
    assert journey.stages[0].cost_per_exit == 34
    _, journey = measured(PEOPLE, SPENT, METRIC + "count: {where: \"stage in ('find', 'take')\"}\n", as_of=at(100 * DAY), since=at(15 * DAY))  # fmt: skip
    # The costs of the run pay for those who came out in it, be it after a beginning before it.
    assert (journey.stages[0].cost, journey.stages[0].cost_exits) == (62, 3)
    assert (journey.stages[0].entrants, journey.earlier) == (0, 2)


def test_a_stage_chosen_by_its_name_is_that_of_the_table() -> None:
    for where in ("stage = 'find'", "stage in ('find', 'parcel/find')"):
        metric, journey = measured(PEOPLE, SPENT[:1], METRIC + f'count: {{where: "{where}"}}\n', as_of=at(100 * DAY))
        assert (metric.cleaned.value, journey.stages[0].cost_per_exit) == (20, 20)


def test_a_known_cost_for_each_entry_is_shared_as_its_metric_says() -> None:
    kpis = JOURNEY.replace('{metric: taken, target: "<= 1.25"}', '{metric: taken, target: "<= 9 EUR"}')
    files = {"j": kpis, "f": FOUND, "t": TAKEN, "d": METRIC, "s": SOURCE, "c": COSTS}
    workspace = Small({f"{name}.yaml": text for name, text in files.items()})
    people = [("a", {"C": 0, "D": 1}), ("b", {"C": 0, "D": 40}), ("new", {"C": 95, "D": 96})]
    rows = [{"id": f"{who}{what}", "who": who, "what": what, "at": at(day * DAY)} for who, days in people for what, day in days.items()]  # fmt: skip
    found = workspace.measured(
        {"log": rows, "spending": []},
        columns={"spending": ("month", "stage", "amount", "currency")},
        as_of=at(100 * DAY),
    )
    taken = next(each for each in found.results.metrics if each.id == "taken")
    (stage,) = [s for j in found.results.journeys for s in j.stages if s.stage == "journey:parcel/take"]
    assert taken.cleaned.value == 14
    assert (stage.cost_per_exit, stage.cost, stage.cost_exits, stage.cost_metric) == (14, 14, 1, "taken")


def of_stages(taken: str) -> dict[str, tuple[float | None, int | None, str | None]]:
    """The cost, its exits and the metric that says them, by stage: `taken` is judged at `take`, of which costs are known."""
    kpis = JOURNEY.replace('{metric: taken, target: "<= 1.25"}', '{metric: taken, target: "<= 9 EUR"}')
    files = {"j": kpis, "f": FOUND, "t": taken, "d": METRIC, "s": SOURCE, "c": COSTS}
    workspace = Small({f"{name}.yaml": text for name, text in files.items()})
    rows = [{"id": f"{who}{what}", "who": who, "what": what, "at": at(day * DAY)} for who in "ab" for day, what in enumerate("ABCD")]  # fmt: skip
    spent = [{"month": "2026-01-05", "stage": stage, "amount": 30, "currency": "EUR"} for stage in ("find", "take")]
    found = workspace.measured(
        {"log": rows, "spending": spent}, columns={"spending": ("month", "stage", "amount", "currency")}
    )
    (journey,) = found.results.journeys
    return {each.stage.rpartition("/")[2]: (each.cost, each.cost_exits, each.cost_metric) for each in journey.stages}


LONGER = TAKEN.replace("parcel/take/c", "parcel/find/a")
RECORDED = TAKEN.replace("cost: {amount: 7, currency: EUR, per: case}", "costs: spending\ncurrency: EUR\ncount: {where: stage = 'take'}")  # fmt: skip


@pytest.mark.parametrize(
    ("taken", "metric"),
    [
        (TAKEN, "taken"),
        (LONGER, None),
        (TAKEN.replace("{touchpoint: parcel/take/c}, {touchpoint: parcel/home/d}", "{event: C}, {event: D}"), "taken"),
        (TAKEN.replace("{touchpoint: parcel/take/c}", "{event: A}"), None),
        (RECORDED, "taken"),
        (RECORDED.replace("parcel/take/c", "parcel/find/a"), None),
        (RECORDED.replace("steps: [{touchpoint: parcel/take/c}, {touchpoint: parcel/home/d}]\nwindow: P30D", "end: {touchpoint: parcel/home/d}"), "taken"),
        (RECORDED.replace("steps: [{touchpoint: parcel/take/c}, {touchpoint: parcel/home/d}]\nwindow: P30D", "end: {touchpoint: parcel/find/a}"), None),
    ],
)  # fmt: skip
def test_only_steps_that_leave_a_stage_say_what_it_costs(taken: str, metric: str | None) -> None:
    stated = 14.0 if metric and taken is not RECORDED and "costs:" not in taken else 30.0
    assert of_stages(taken)["take"] == (stated, 2, metric)


def test_a_longer_way_leaves_a_stage_without_costs_where_none_is_recorded() -> None:
    kpis = JOURNEY.replace('{metric: taken, target: "<= 1.25"}', '{metric: taken, target: "<= 9 EUR"}')
    workspace = Small({"j.yaml": kpis, "f.yaml": FOUND, "t.yaml": LONGER, "s.yaml": SOURCE})
    rows = [{"id": what, "who": "a", "what": what, "at": at(day * DAY)} for day, what in enumerate("AB")]
    (journey,) = workspace.measured({"log": rows}).results.journeys
    assert [(each.cost, each.cumulative_cost_per_exit) for each in journey.stages] == [(None, None)] * 3


BY_STAGE = "{id: spent, name: Spent, type: costs, location: c.csv, timezone: UTC, mapping: {period: month, amount: sum, stage: stage}}"
EVENTS = (
    "{id: log, name: Log, type: events, location: a.csv, timezone: UTC, "
    "mapping: {event_id: id, unit_id: who, event: name, ts: at}}"
)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ("end: {event: b}", []),
        ("end: {event: b}, window: P30D", [("window-unfit", "window")]),
        ("steps: [{event: b}], step_window: P1D", [("window-unfit", "step_window")]),
        ("steps: [{event: a}, {event: b}], window: P30D", [("costs-unclear", "costs")]),
        ("steps: [{event: a}, {event: b}], count: {where: stage = 'find'}", []),
        ("steps: [{touchpoint: parcel/find/sms}, {touchpoint: parcel/find/open}]", []),
    ],
)
def test_what_cannot_be_aligned_is_refused(tmp_path: Path, fields: str, missing: list[tuple[str, str]]) -> None:
    body = f"id: m, type: cost-per-exit, source: log, costs: spent, currency: EUR, {fields}"
    found = specs(tmp_path, body, sources=(EVENTS, BY_STAGE))["m"]
    assert gaps(found) == missing
    assert found.executable is not missing or not found.executable


def test_the_stage_that_the_steps_leave_is_written_into_the_definition(tmp_path: Path) -> None:
    steps = "steps: [{touchpoint: parcel/find/sms}, {touchpoint: parcel/find/open}]"
    body = f"id: m, type: cost-per-exit, source: log, costs: spent, currency: EUR, {steps}"
    found = specs(tmp_path, body, sources=(EVENTS, BY_STAGE))["m"].definition
    assert isinstance(found, ir.CostPerExit)
    assert (found.stage, estimates(found)) == ("parcel/find", True)
