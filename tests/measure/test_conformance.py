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

from cxjourney.cli.followed import mark
from cxjourney.cli.measured import lines
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


BEFORE = tuple(
    {"id": f"{who}{place}", "who": who, "what": event, "at": at((place - 90) * DAY)}
    for who, path in {"before-1": "ABCE", "before-2": "ABD"}.items()
    for place, event in enumerate(path)
)
"""So that every event occurs: two who came and went before the run."""


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
@given(logs=LOGS, since=st.sampled_from([0, 3_000, 20 * DAY]))
def test_every_count_of_a_random_log(logs: dict[str, list[tuple[str, int]]], since: int) -> None:
    rows: list[dict[str, Any]] = [*BEFORE]
    expected: Counter[tuple[str, str]] = Counter()
    late: set[tuple[str, str]] = set()
    movements: Counter[tuple[str, str]] = Counter()
    as_of = 100 * DAY
    unbound = earlier = 0
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
            others += event == "other" and second >= since
            if event in STEPS:
                kept.append((event, second))
        if not kept:
            continue
        if kept[0][1] < since:  # who began before the run is counted apart, if seen in it
            earlier += kept[-1][1] >= since
            continue
        unbound += others
        path = [event for event, _ in kept]
        verdict, marks = replay(path, kept[-1][1] > as_of - 30 * DAY)
        expected["verdict", verdict] += 1
        for name, events in marks.items():
            if verdict == "under_way" and name != "repeats":
                continue
            expected.update((name, event) for event in events)
        expected.update(("reached", event) for event in set(path))
        for (a, then), (b, now) in itertools.pairwise(kept):
            movements[a, b] += 1
            if b == "C" and now - then > 3_600:
                late.add((who, b))
    expected.update(("late", event) for _, event in late)
    outcome = small().measured({"log": rows}, as_of=at(as_of), since=at(since), columns={"log": COLUMNS})
    (journey,) = outcome.results.journeys
    assert [told.code for told in outcome.diagnostics] == ([] if rows else ["M040"])
    assert {name: getattr(journey, name) for name in ("follow", "under_way", "deviate")} == {
        name: expected["verdict", name] for name in ("follow", "under_way", "deviate")
    }
    for seen in journey.touchpoints:
        for name in ("reached", "missing", "ad_hoc", "left", "repeats", "late"):
            assert getattr(seen, name) == expected[name, seen.event], (name, seen)
    place = {seen.touchpoint: seen.event for seen in journey.touchpoints}
    assert {(place[m.source], place[m.target]): m.count for m in journey.movements} == dict(movements)
    assert (journey.unbound, journey.earlier) == (unbound, earlier)
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
    outcome = small().measured({"log": [*BEFORE, *rows]}, columns={"log": COLUMNS}, since=at(0))
    (journey,) = outcome.results.journeys
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
    (journey,) = (
        small()
        .measured({"log": [*BEFORE, *rows]}, columns={"log": COLUMNS}, since=at(0), as_of=at(10 * DAY))
        .results.journeys
    )
    assert (journey.under_way, journey.deviate, journey.share) == (1, 0, None)
    (journey,) = (
        small()
        .measured({"log": [*BEFORE, *rows]}, columns={"log": COLUMNS}, since=at(0), as_of=at(60 * DAY))
        .results.journeys
    )
    assert (journey.under_way, journey.deviate) == (0, 1)


def test_of_one_path_those_who_may_go_on_are_told_from_those_who_stopped_and_from_those_who_left_the_drawing() -> None:
    began = {"u": 0, "v": 0, "w": 50 * DAY, "x": 0}
    paths = {"u": "AB", "v": "AB", "w": "AB", "x": "AC"}
    rows = [
        {"id": f"{who}{place}", "who": who, "what": event, "at": at(began[who] + place * 60)}
        for who, path in paths.items()
        for place, event in enumerate(path)
    ]
    (journey,) = (
        small()
        .measured({"log": [*BEFORE, *rows]}, columns={"log": COLUMNS}, since=at(0), as_of=at(60 * DAY))
        .results.journeys
    )
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
    (journey,) = (
        small()
        .measured({"log": [*BEFORE, *rows]}, columns={"log": COLUMNS}, since=at(0), as_of=at(60 * DAY))
        .results.journeys
    )
    assert (journey.follow, journey.under_way, journey.deviate) == (1, 1, 0)
    (journey,) = (
        small()
        .measured({"log": [*BEFORE, *rows]}, columns={"log": COLUMNS}, since=at(0), as_of=at(90 * DAY))
        .results.journeys
    )
    assert (journey.follow, journey.under_way, journey.deviate) == (2, 0, 0)


def test_who_stepped_aside_lately_is_not_judged_before_those_who_began_with_them() -> None:
    rows = [
        {"id": f"{who}{place}", "who": who, "what": event, "at": at(50 * DAY + place * 60)}
        for who, path in {"u": "AC", "v": "AB"}.items()
        for place, event in enumerate(path)
    ]
    (journey,) = (
        small()
        .measured({"log": [*BEFORE, *rows]}, columns={"log": COLUMNS}, since=at(0), as_of=at(60 * DAY))
        .results.journeys
    )
    assert (journey.follow, journey.under_way, journey.deviate, journey.share) == (0, 2, 0, None)
    assert [(variant.fits, variant.under_way) for variant in journey.top] == [(True, 1), (False, 1)]
    assert {seen.event: seen.missing for seen in journey.touchpoints if seen.missing} == {}
    assert [mark(variant) for variant in journey.top] == ["…", "…"]


def test_who_began_before_the_run_is_context_and_in_no_share() -> None:
    logs = {"u": ("ABCE", -2), "v": ("ABCE", 0), "w": ("ABCE", -20)}
    rows = [
        {"id": f"{who}{place}", "who": who, "what": event, "at": at((begun + place) * DAY)}
        for who, (path, begun) in logs.items()
        for place, event in enumerate(path)
    ]
    outcome = small().measured({"log": [*BEFORE, *rows]}, columns={"log": COLUMNS}, since=at(0))
    (journey,) = outcome.results.journeys
    assert (journey.units, journey.follow, journey.earlier, journey.variants) == (1, 1, 1, 1)
    assert all((seen.missing, seen.ad_hoc, seen.left) == (0, 0, 0) for seen in journey.touchpoints)
    assert {seen.event: seen.late for seen in journey.touchpoints if seen.late} == {"C": 1}
    assert "1 person began before" in "\n".join(lines(outcome.results, "en"))


def test_a_touchpoint_whose_event_never_occurs_is_passed_through_and_told_with_the_name_that_was_meant() -> None:
    log = ("A", "B", "order_paid", "E")
    rows = [{"id": str(place), "who": "u", "what": event, "at": at(place * 60)} for place, event in enumerate(log)]
    misspelt = Small(
        {
            "s.yaml": SOURCE,
            "j.yaml": JOURNEY.replace("event: C,", "event: order_payed,"),
            "m.yaml": METRIC,
        }
    )
    outcome = misspelt.measured({"log": rows}, columns={"log": COLUMNS})
    (journey,) = outcome.results.journeys
    assert (journey.follow, journey.deviate, journey.unbound) == (1, 0, 1)
    assert set(journey.unseen) == {"order_payed", "D"}
    assert [seen.reached for seen in journey.touchpoints] == [1, 1, 0, 0, 1]
    told = {found.ref: found for found in outcome.diagnostics if found.code == "M046"}
    assert set(told) == {"journey:parcel/all/c", "journey:parcel/all/d"}
    help_ = told["journey:parcel/all/c"].help
    assert help_ is not None
    assert "order_paid" in help_.in_("en")
    assert told["journey:parcel/all/d"].help is None
    assert "1 event is named by no touchpoint" in "\n".join(lines(outcome.results, "en"))


def test_a_journey_of_which_one_event_occurs_is_not_compared_and_says_so() -> None:
    rows = [{"id": "1", "who": "u", "what": "B", "at": at(0)}]
    outcome = small().measured({"log": rows}, columns={"log": COLUMNS})
    assert outcome.results.journeys == ()
    (told,) = outcome.diagnostics
    assert (told.code, "only 1 of its 5 events" in told.message.in_("en")) == ("M047", True)


@pytest.mark.parametrize("counted", ["count: {event: E}", "count: {event: other}"])
def test_a_journey_is_compared_when_its_metrics_name_events_or_are_judged_in_it(counted: str) -> None:
    metric = METRIC.replace("count: {touchpoint: parcel/all/e}", counted)
    journey = JOURNEY.replace("name: All\n", "name: All\n        kpis: [{metric: arrivals, target: '>= 1'}]\n", 1)
    rows = [{"id": str(place), "who": "u", "what": event, "at": at(place * 60)} for place, event in enumerate("ABCE")]
    judged = Small({"s.yaml": SOURCE, "j.yaml": journey, "m.yaml": metric})
    assert [found.follow for found in judged.measured({"log": rows}, columns={"log": COLUMNS}).results.journeys] == [1]


def test_a_journey_of_which_no_metric_says_where_its_events_are_says_so() -> None:
    metric = METRIC.replace("count: {touchpoint: parcel/all/e}", "count: {event: other}")
    alone = Small({"s.yaml": SOURCE, "j.yaml": JOURNEY, "m.yaml": metric})
    outcome = alone.measured({"log": [*BEFORE]}, columns={"log": COLUMNS})
    assert outcome.results.journeys == ()
    assert [(told.code, told.ref) for told in outcome.diagnostics] == [("M047", "journey:parcel")]
