"""The funnel of a journey by its stages, and where mending it pays most, against a walk through the paths."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxjourney.metrics.results import JourneyResult
from tests.measure.support import FOUND, SOURCE, Small, at

DAY = 86_400
JOURNEY = """
    kind: journey
    id: parcel
    name: I collect a parcel
    stages:
      - id: find
        name: Find
        kpis: [{metric: found, target: ">= 80 %"}]
        touchpoints:
          - {id: a, name: A, event: A, next: [{to: find/b}, {to: "exit:gone"}]}
          - {id: b, name: B, event: B, next: [{to: find/a}, {to: take/c}], pains: [{id: lost, text: Where is it, severity: 3}]}
      - id: dark
        name: Seen by nobody
        touchpoints: [{id: x, name: X}]
      - id: take
        name: Take
        kpis: [{metric: taken, target: "<= 1.25"}]
        touchpoints: [{id: c, name: C, event: C, next: [{to: home/d}, {to: "exit:done"}]}]
      - id: home
        name: Home
        touchpoints: [{id: d, name: D, event: D}]
    exits: [{id: done, type: success}, {id: gone, type: abandonment}]
"""
FOUND_ = "kind: metric\nid: found\nname: Found\ntype: conversion\nsource: log\nper: user\nsteps: [{touchpoint: parcel/find/a}, {touchpoint: parcel/take/c}]\nwindow: P300D\n"
TAKEN = "kind: metric\nid: taken\nname: Taken\ntype: entry-exit-ratio\nsource: log\nper: user\nsteps: [{touchpoint: parcel/take/c}, {touchpoint: parcel/home/d}]\nwindow: P300D\n"
SPENT = "kind: metric\nid: dear\nname: Dear\ntype: cost-per-exit\nsource: log\nper: user\nend: {touchpoint: parcel/home/d}\ncosts: spending\ncurrency: EUR\n"
COSTS = """
    kind: source
    id: spending
    name: Spending
    type: costs
    format: csv
    location: data/spending.csv
    mapping: {period: month, amount: amount, currency: currency, stage: stage}
    timezone: UTC
"""
OPPORTUNITY = "kind: opportunity\nid: signs\nname: Signs\npains: [parcel/find/b/lost]\neffort: 2\nstatus: explored\n"
DEPTH = {"A": 0, "B": 0, "C": 1, "D": 2}


@cache
def small() -> Small:
    files = {"j": JOURNEY, "f": FOUND_, "t": TAKEN, "d": SPENT, "s": SOURCE, "c": COSTS, "o": OPPORTUNITY}
    return Small({f"{name}.yaml": text for name, text in files.items()})


def journey(*paths: str, costs: list[tuple[str, float, str]] | None = None) -> JourneyResult:
    rows: list[dict[str, Any]] = [
        {"id": f"{who:02d}-{place}", "who": f"u{who}", "what": event, "at": at(place * 60)}
        for who, path in enumerate(paths)
        for place, event in enumerate(path)
    ]
    spent = [
        {"month": at(0), "stage": stage, "amount": amount, "currency": money} for stage, amount, money in costs or []
    ]
    outcome = small().measured(
        {"log": rows, "spending": spent}, columns={"spending": ("month", "stage", "amount", "currency")}
    )
    told = [found.code for found in outcome.diagnostics if found.code != "M046"]
    unknown = any(stage == "elsewhere" for stage, _, _ in costs or [])
    assert told == (["M044"] if unknown else [] if costs else ["M040"])
    (found,) = outcome.results.journeys
    return found


def test_each_stage_has_its_entrants_and_exits_and_the_journey_its_end() -> None:
    found = journey("ABCD", "ABC", "AB", "A", "CD")
    assert [(s.stage, s.entrants, s.exits) for s in found.stages] == [
        ("journey:parcel/find", 4, 2), ("journey:parcel/take", 3, 3), ("journey:parcel/home", 2, 2),
    ]  # fmt: skip
    first, take, _ = found.stages
    assert (first.conversion, first.ratio, first.cumulative_ratio) == (0.5, 2, 2.5)
    assert (take.ratio, take.cumulative_ratio) == (1, pytest.approx(5 / 3))
    assert found.finished == 3
    assert [t.settled for t in found.touchpoints] == [4, 3, 3, 2]
    assert [t.drop_off for t in found.touchpoints] == [0, pytest.approx(1 / 3), 0, 0]


def test_those_who_entered_a_stage_lately_count_neither_as_through_nor_as_lost_but_are_told_apart() -> None:
    rows = [{"id": f"{who}{what}", "who": who, "what": what, "at": at(day * DAY)} for who, what, day in (
        ("old", "A", 0), ("old", "C", 320), ("quick", "A", 310), ("quick", "C", 311), ("slow", "A", 5),
    )]  # fmt: skip
    spent = {"spending": ("month", "stage", "amount", "currency")}
    (found,) = small().measured({"log": rows, "spending": []}, columns=spent, as_of=at(330 * DAY)).results.journeys
    told = [(stage.entrants, stage.exits, stage.recent, stage.recent_exits) for stage in found.stages]
    assert told == [(2, 1, 1, 1), (0, 0, 2, 2), (0, 0, 0, 0)]
    assert [stage.conversion for stage in found.stages] == [0.5, None, None]
    assert (found.units, found.finished, found.recent, found.recent_finished) == (3, 1, 1, 1)
    # Of the two who began long enough ago, one has left the second stage by now.
    assert [stage.cumulative_ratio for stage in found.stages] == [2, 2, None]


def test_a_cost_is_shared_among_all_who_left_however_lately() -> None:
    rows = [{"id": f"{who}{what}", "who": who, "what": what, "at": at(day * DAY)} for who, what, day in (
        ("old", "A", 0), ("old", "C", 20), ("quick", "A", 310), ("quick", "C", 311),
    )]  # fmt: skip
    columns = ("month", "stage", "amount", "currency")
    spent = [{"month": at(0), "stage": "find", "amount": 30, "currency": "EUR"}]
    outcome = small().measured({"log": rows, "spending": spent}, columns={"spending": columns}, as_of=at(330 * DAY))
    first = outcome.results.journeys[0].stages[0]
    assert (first.exits, first.recent_exits, first.cost_per_exit) == (1, 1, 15)


def test_nothing_that_leaves_has_no_ratio() -> None:
    first = journey("A", "AB").stages[0]
    assert (first.exits, first.ratio, first.cumulative_ratio, first.cost_per_exit) == (0, None, None, None)


def test_costs_are_shared_among_those_who_leave_forward() -> None:
    found = journey("ABCD", "AB", costs=[("find", 30, "EUR"), ("parcel/take", 12, "EUR"), ("elsewhere", 99, "EUR")])
    told = [(s.cost, s.currency, s.cost_per_exit, s.cumulative_cost_per_exit) for s in found.stages]
    assert told == [(30, "EUR", 30, 30), (12, "EUR", 12, 42), (None, None, None, None)]


def test_what_was_spent_from_the_start_is_unknown_after_a_stage_of_unknown_cost() -> None:
    found = journey("ABCD", "AB", costs=[("take", 12, "EUR"), ("home", 5, "EUR")])
    told = [(s.cost, s.cost_per_exit, s.cumulative_cost_per_exit) for s in found.stages]
    assert told == [(None, None, None), (12, 12, None), (5, 5, None)]


def test_amounts_in_two_currencies_are_not_added_up() -> None:
    found = journey("ABCD", costs=[("find", 30, "EUR"), ("find", 12, "USD"), ("take", 5, "EUR")])
    assert [(s.cost, s.cumulative_cost_per_exit) for s in found.stages] == [(None, None), (5, None), (None, None)]


def test_the_stage_that_would_bring_most_stands_first() -> None:
    found = journey(*["ABCD"] * 2, *["ABC"] * 2, *["A"] * 6)
    # Of ten, four are found (eight should be); of four taken, two reach home, one for two (1.25 should).
    told = [(g.stage, g.metric, g.conversion, g.target, round(g.gain, 6), g.per_effort) for g in found.gains]
    assert told == [
        ("journey:parcel/find", "found", 0.4, 0.8, 2, 1), ("journey:parcel/take", "taken", 0.5, 0.8, 1.2, None),
    ]  # fmt: skip


PATHS = st.lists(st.text("ABCD", min_size=1, max_size=7), min_size=1, max_size=8)


@pytest.mark.slow
@settings(max_examples=60, phases=FOUND)
@given(paths=PATHS)
def test_every_count_of_random_paths(paths: list[str]) -> None:
    assume(len(set("".join(paths))) > 1)  # of one event, nothing is compared
    entrants: Counter[int] = Counter()
    exits: Counter[int] = Counter()
    for path in paths:
        for stage in {DEPTH[event] for event in path}:
            entrants[stage] += 1
            first = next(place for place, event in enumerate(path) if DEPTH[event] == stage)
            exits[stage] += path[-1] in "CD" or any(DEPTH[event] > stage for event in path[first:])
    found = journey(*paths)
    names = ("find", "take", "home")
    for stage in found.stages:
        place = names.index(stage.stage.rpartition("/")[2])
        assert (stage.entrants, stage.exits) == (entrants[place], exits[place])
    assert found.finished == sum(path[-1] in "CD" for path in paths)


def test_a_share_that_begins_before_the_stage_ranks_nothing() -> None:
    early = JOURNEY.replace("{metric: taken,", "{metric: found,").replace('"<= 1.25"', '">= 90 %"')
    files = {"j": early, "f": FOUND_, "t": TAKEN, "d": SPENT, "s": SOURCE, "c": COSTS}
    made = Small({f"{name}.yaml": text for name, text in files.items()})
    rows = [{"id": f"{who}{what}", "who": f"u{who}", "what": what, "at": at(n)} for who in range(4) for n, what in enumerate("ABC"[: who + 1])]  # fmt: skip
    columns = {"spending": ("month", "stage", "amount", "currency")}
    (found,) = made.measured({"log": rows, "spending": []}, columns=columns).results.journeys
    assert [gain.stage for gain in found.gains] == ["journey:parcel/find"]
