"""What is felt at a touchpoint: every answer by its place between the lowest and the highest one."""

from __future__ import annotations

from functools import cache
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.metrics.results import Feeling
from tests.measure.support import FOUND, Small, at

SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
JOURNEY = """
    kind: journey
    id: trip
    name: A trip
    stages: [{id: s, name: S, touchpoints: [{id: go, name: I go}, {id: eat, name: I eat, surveys: [card]}, {id: rest, name: I rest}]}]
"""
CATALOG = """
    kind: catalog
    sources: [{id: log, name: Log, type: surveys, format: csv, location: data/log.csv, timezone: UTC, mapping: {response_id: id, user_id: who, ts: at, score: amount, touchpoint: what, survey: channel}}]
    surveys: [{id: card, name: A card, asks: [by-card], source: log}]
    metrics:
      - {id: csat, name: Liked, type: csat, source: log, count: {touchpoint: trip/s/go}, min_n: {show: 3}}
      - {id: ces, name: Easy, type: ces, as: mean, scale: {low: 1, high: 7}, source: log, count: {touchpoint: trip/s/rest}}
      - {id: nps, name: Told, type: nps, source: log, count: {where: what = 'everywhere'}}
      - {id: by-card, name: Tasty, type: csat, source: log}
"""


@cache
def small() -> Small:
    return Small({"j.yaml": JOURNEY, "c.yaml": CATALOG})


def felt(scores: list[int], what: str = "trip/s/go", channel: str = "") -> dict[str, Feeling]:
    rows = [
        {"id": f"a{n}", "who": f"p{n}", "what": what, "channel": channel, "at": at(n), "amount": score}
        for n, score in enumerate(scores)
    ]
    return {one.metric: one for one in small().measured({"log": rows}).results.feelings}


@pytest.mark.parametrize(("score", "value"), [(1, -2.0), (2, -1.0), (3, 0.0), (4, 1.0), (5, 2.0)])
def test_an_answer_has_its_place_on_the_scale_of_the_map(score: int, value: float) -> None:
    found = felt([score, score])["csat"]
    assert (found.touchpoint, found.value, found.n) == ("journey:trip/s/go", value, 2)


@settings(max_examples=10, deadline=None, phases=FOUND)
@given(st.lists(st.integers(1, 7), min_size=2, max_size=12))
def test_the_mean_is_that_of_the_answers_and_lies_in_its_interval(scores: list[int]) -> None:
    found = felt(scores, "trip/s/rest")["ces"]
    assert found.value == pytest.approx(-2 + 4 * (mean(scores) - 1) / 6, abs=1e-5)
    assert found.low is not None
    assert found.high is not None
    assert -2 <= found.low <= found.value <= found.high <= 2


def test_one_answer_has_no_interval() -> None:
    found = felt([4])["csat"]
    assert (found.low, found.high) == (None, None)


def test_few_answers_are_not_to_be_shown() -> None:
    assert not felt([4, 4])["csat"].shown
    assert felt([4, 4, 4])["csat"].shown


def test_a_survey_that_asks_at_one_touchpoint_speaks_of_it() -> None:
    found = felt([5, 5], "elsewhere", "card")
    assert list(found) == ["by-card"]
    assert found["by-card"].touchpoint == "journey:trip/s/eat"


def test_a_score_about_no_touchpoint_has_no_place_on_the_map() -> None:
    assert felt([9, 9], "everywhere") == {}
