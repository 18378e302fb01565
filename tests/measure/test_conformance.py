"""Observed paths beside a design, against a replay that walks every way of the drawing."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.metrics.results import JourneyResult
from tests.measure.support import FOUND, SOURCE, Small, at

DAY = 86_400
COLUMNS = ("id", "who", "device", "what", "at", "channel", "file", "outcome")
STEPS = "ABCDE"
EVENTS = (*STEPS, "Z", "other")
JOURNEY = """
    kind: journey
    id: parcel
    name: I collect a parcel
    stages:
      - id: all
        name: All
        touchpoints:
          - {id: a, name: First, event: A}
          - {id: dark, name: Seen by nobody}
          - {id: b, name: Second, event: B, next: [{to: all/c}, {to: all/d}]}
          - {id: c, name: Third, event: C, next: [{to: all/b}, {to: all/e}], deadline: PT1H}
          - {id: d, name: Fourth, event: D, next: [{to: all/e}, {to: "exit:gone"}]}
          - {id: e, name: Last, event: E}
    exits: [{id: done, type: success}, {id: gone, type: abandonment}]
"""
OTHER = "kind: journey\nid: elsewhere\nname: Elsewhere\nstages: [{id: s, name: S, touchpoints: [{id: z, name: Z, event: Z}]}]\n"
METRIC = """
    kind: metric
    id: arrivals
    name: Arrivals
    type: count
    source: log
    per: user
    count: {touchpoint: parcel/all/e}
"""
NEXT = {"start": ("A",), "A": ("B",), "B": ("C", "D"), "C": ("B", "E"), "D": ("E", "end"), "E": ("end",)}
"""The drawing, in which the dark touchpoint is passed through."""


@cache
def small() -> Small:
    mapping = SOURCE.replace("case_id: file", "case_id: file, outcome: outcome")
    return Small({"s.yaml": mapping, "j.yaml": JOURNEY, "o.yaml": OTHER, "m.yaml": METRIC})


def ways(source: str, target: str, seen: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """What lies between, on every way that meets nothing twice."""
    for following in NEXT.get(source, ()):
        if following == target:
            yield seen
        elif following not in seen and following != "end":
            yield from ways(following, target, (*seen, following))


def replay(path: list[str], is_open: bool) -> tuple[str, dict[str, set[str]]]:
    """The verdict on one path, and its deviations."""
    whole = ["start", *path]
    missing: set[str] = set()
    ad_hoc: set[str] = set()
    fits = True
    for a, b in itertools.pairwise(whole):
        found = [set(way) for way in ways(a, b)]
        if set() in found:
            continue
        fits = False
        if found:
            missing |= set.intersection(*found)
        elif a != b:
            ad_hoc.add(b)
    ends = "end" in NEXT[path[-1]]
    arrived = NEXT[path[-1]] == ("end",)
    verdict = "under_way" if is_open and not arrived else "follow" if fits and ends else "deviate"
    left = {path[-1]} if not ends and not is_open else set()
    repeats = {event for event, often in Counter(path).items() if often > 1}
    return verdict, {"missing": missing - set(path), "ad_hoc": ad_hoc, "left": left, "repeats": repeats}


LOGS = st.dictionaries(
    st.sampled_from(["u", "v", "w", "x"]),
    st.lists(st.tuples(st.sampled_from(EVENTS), st.sampled_from([1, 3_000, 7_200, 20 * DAY])), min_size=1, max_size=8),
)


@pytest.mark.slow
@settings(max_examples=120, phases=FOUND)
@given(logs=LOGS)
def test_every_count_of_a_random_log(logs: dict[str, list[tuple[str, int]]]) -> None:
    rows: list[dict[str, Any]] = []
    expected: Counter[tuple[str, str]] = Counter()
    late: set[tuple[str, str]] = set()
    movements: Counter[tuple[str, str]] = Counter()
    as_of = 100 * DAY
    unbound = 0
    for who, log in logs.items():
        second = 0
        others = 0
        kept: list[tuple[str, int]] = []
        for event, pause in log:
            second += pause
            if second > as_of:  # what happens later is not known yet
                rows.append({"id": f"{len(rows):03d}", "who": who, "what": event, "at": at(second)})
                continue
            rows.append({"id": f"{len(rows):03d}", "who": who, "what": event, "at": at(second)})
            others += event == "other"
            if event in STEPS:
                kept.append((event, second))
        if not kept:
            continue
        unbound += others
        path = [event for event, _ in kept]
        verdict, marks = replay(path, kept[-1][1] > as_of - 30 * DAY)
        expected["verdict", verdict] += 1
        for name, events in marks.items():
            expected.update((name, event) for event in events)
        expected.update(("reached", event) for event in set(path))
        for (a, then), (b, now) in itertools.pairwise(kept):
            movements[a, b] += 1
            if b == "C" and now - then > 3_600:
                late.add((who, b))
    expected.update(("late", event) for _, event in late)
    outcome = small().measured({"log": rows}, as_of=at(as_of), columns={"log": COLUMNS})
    (journey,) = outcome.results.journeys
    assert outcome.diagnostics == ()
    assert {name: getattr(journey, name) for name in ("follow", "under_way", "deviate")} == {
        name: expected["verdict", name] for name in ("follow", "under_way", "deviate")
    }
    for seen in journey.touchpoints:
        for name in ("reached", "missing", "ad_hoc", "left", "repeats", "late"):
            assert getattr(seen, name) == expected[name, seen.event], (name, seen)
    place = {seen.touchpoint: seen.event for seen in journey.touchpoints}
    assert {(place[m.source], place[m.target]): m.count for m in journey.movements} == dict(movements)
    assert journey.unbound == unbound
    assert sum(variant.count for variant in journey.top) == journey.units
    assert sum(variant.under_way for variant in journey.top) == journey.under_way
    assert all(variant.fits for variant in journey.top if variant.follows)


def one(*logs: str, **outcomes: str) -> JourneyResult:
    """One person a log; each letter an event, a minute apart."""
    rows = [
        {
            "id": f"{who}-{place}",
            "who": f"u{who}",
            "what": event,
            "at": at(place * 60),
            "outcome": outcomes.get(event, ""),
        }
        for who, log in enumerate(logs)
        for place, event in enumerate(log)
    ]
    (journey,) = small().measured({"log": rows}, columns={"log": COLUMNS}).results.journeys
    return journey


def test_the_share_that_follows_has_an_interval_and_paths_are_listed_most_frequent_first() -> None:
    journey = one("ABCE", "ABCE", "ABD", "AB", "AC")
    assert (journey.follow, journey.deviate, journey.share) == (3, 2, 0.6)
    assert journey.low is not None
    assert journey.high is not None
    assert journey.low < 0.6 < journey.high
    assert [(v.path[-1], v.count, v.follows) for v in journey.top[:2]] == [
        ("journey:parcel/all/e", 2, True), ("journey:parcel/all/b", 1, False),
    ]  # fmt: skip
    assert {(m.source[-1], m.target[-1]): m.designed for m in journey.movements}["a", "c"] == "eventual"


def test_what_is_refused_counts_as_failing() -> None:
    journey = one("ABCE", "ABD", C="Refused")
    assert {seen.event: seen.failing for seen in journey.touchpoints if seen.failing} == {"C": 1}


def test_a_path_that_nobody_could_draw_is_left_out_and_counted() -> None:
    journey = one("ABCE", "A" + "BC" * 300)
    assert (journey.units, journey.too_long) == (1, 1)


def test_whoever_is_still_on_the_way_judges_nothing() -> None:
    rows = [{"id": "1", "who": "u", "what": "A", "at": at(0)}, {"id": "2", "who": "u", "what": "B", "at": at(60)}]
    (journey,) = small().measured({"log": rows}, columns={"log": COLUMNS}, as_of=at(10 * DAY)).results.journeys
    assert (journey.under_way, journey.deviate, journey.share) == (1, 0, None)
    (journey,) = small().measured({"log": rows}, columns={"log": COLUMNS}, as_of=at(60 * DAY)).results.journeys
    assert (journey.under_way, journey.deviate) == (0, 1)


def test_of_one_path_those_who_may_go_on_are_told_from_those_who_stopped_and_from_those_who_left_the_drawing() -> None:
    began = {"u": 0, "v": 0, "w": 50 * DAY, "x": 0}
    paths = {"u": "AB", "v": "AB", "w": "AB", "x": "AC"}
    rows = [
        {"id": f"{who}{place}", "who": who, "what": event, "at": at(began[who] + place * 60)}
        for who, path in paths.items()
        for place, event in enumerate(path)
    ]
    (journey,) = small().measured({"log": rows}, columns={"log": COLUMNS}, as_of=at(60 * DAY)).results.journeys
    stops, leaves = journey.top
    assert (stops.count, stops.under_way, stops.fits, stops.follows) == (3, 1, True, False)
    assert (leaves.count, leaves.under_way, leaves.fits, leaves.follows) == (1, 0, False, False)
    assert (journey.under_way, journey.deviate) == (1, 3)


def test_who_stands_where_some_end_is_under_way_until_the_time_is_over_and_who_arrived_is_not() -> None:
    rows = [
        {"id": f"{who}{place}", "who": who, "what": event, "at": at(50 * DAY + place * 60)}
        for who, path in {"u": "ABD", "v": "ABCE"}.items()
        for place, event in enumerate(path)
    ]
    (journey,) = small().measured({"log": rows}, columns={"log": COLUMNS}, as_of=at(60 * DAY)).results.journeys
    assert (journey.follow, journey.under_way, journey.deviate) == (1, 1, 0)
    (journey,) = small().measured({"log": rows}, columns={"log": COLUMNS}, as_of=at(90 * DAY)).results.journeys
    assert (journey.follow, journey.under_way, journey.deviate) == (2, 0, 0)


def test_who_stepped_aside_lately_is_not_judged_before_those_who_began_with_them() -> None:
    rows = [
        {"id": f"{who}{place}", "who": who, "what": event, "at": at(50 * DAY + place * 60)}
        for who, path in {"u": "AC", "v": "AB"}.items()
        for place, event in enumerate(path)
    ]
    (journey,) = small().measured({"log": rows}, columns={"log": COLUMNS}, as_of=at(60 * DAY)).results.journeys
    assert (journey.follow, journey.under_way, journey.deviate, journey.share) == (0, 2, 0, None)
    assert [(variant.fits, variant.under_way) for variant in journey.top] == [(True, 1), (False, 1)]
    assert {seen.event: seen.missing for seen in journey.touchpoints if seen.missing} == {"B": 1}
