"""A number beside its target."""

from __future__ import annotations

import pytest

from cxjourney.measure.judging import ABSENT, bounds, number_of, status_of
from cxjourney.metrics import ir
from cxjourney.metrics.results import Number
from cxjourney.metrics.stats import wilson
from tests.metrics.support import chain, spec

SHARE = ir.Share(ir.Selection(), "score", 1, 5, 2, None)


def number(value: float | None, low: float | None, high: float | None, n: int = 500, how: str = "wilson") -> Number:
    return Number(value, n, low, high, how, None if value is not None else "no-answer", (), "h")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "goal", "status"),
    [
        (number(0.8, 0.76, 0.84), (">=", 0.75), "met"),
        (number(0.8, 0.76, 0.84), (">=", 0.78), "inconclusive"),
        (number(0.8, 0.76, 0.84), (">=", 0.85), "missed"),
        (number(0.8, 0.76, 0.84), ("<=", 0.85), "met"),
        (number(0.8, 0.76, 0.84), ("<", 0.84), "inconclusive"),
        (number(0.8, 0.76, 0.84), ("<=", 0.7), "missed"),
        (number(0.8, 0.76, 0.84), ("=", 0.8), "inconclusive"),
        (number(0.8, 0.76, 0.84), ("=", 0.9), "missed"),
        (number(2.0, 1.5, None), ("<=", 3), "inconclusive"),
        (number(2.0, None, None, how="none"), ("<=", 3), "met"),
        (number(4.0, None, None, how="none"), ("<=", 3), "missed"),
        (number(0.8, 0.76, 0.84, n=99), (">=", 0.75), "insufficient-data"),
        (number(None, None, None), (">=", 0.75), "undefined"),
        (number(None, None, None, n=0), (">=", 0.75), "insufficient-data"),
        (ABSENT, (">=", 0.75), "not-measured"),
    ],
)
def test_the_whole_interval_must_be_on_one_side(found: Number, goal: tuple[str, float], status: str) -> None:
    assert status_of(spec(SHARE), found, ir.Goal(goal[0], goal[1], ""), exceeded=False) == status  # type: ignore[arg-type]


def test_nothing_is_met_on_data_that_are_not_trusted() -> None:
    goal = ir.Goal(">=", 0.75, "%")
    assert status_of(spec(SHARE), number(0.8, 0.76, 0.84), goal, exceeded=True) == "quality-exceeded"
    assert status_of(spec(SHARE), number(0.7, 0.66, 0.74), goal, exceeded=True) == "missed"


def test_a_count_needs_no_least_sample() -> None:
    count = spec(ir.Count(ir.Selection(), "event", None))
    assert status_of(count, number(3, None, None, n=3, how="none"), ir.Goal("<=", 5, ""), exceeded=False) == "met"


@pytest.mark.parametrize(("unit", "written", "value", "status"), [("hours", "days", 47, "met"), ("hours", "days", 49, "missed"), ("days", "hours", 0.1, "missed"), ("days", "", 2, "met")])  # fmt: skip
def test_lengths_of_time_are_compared_in_one_unit(unit: str, written: str, value: float, status: str) -> None:
    lapse = spec(ir.Lapse(chain("A", "B"), (0.5,)), unit=unit)
    goal = ir.Goal("<=", 2, written)
    assert status_of(lapse, number(value, None, None, how="none"), goal, exceeded=False) == status


def test_a_ratio_has_an_interval_only_when_it_is_a_share() -> None:
    ratio = ir.Ratio(ir.Selection(event="B"), ir.Selection(event="A"), "user", None)
    share = {"value": 0.3, "n": 10, "numerator": 3, "denominator": 10, "in_both": 3}
    found = wilson(3, 10)
    assert found is not None
    assert bounds(ratio, share) == (found.low, found.high, "wilson")
    assert bounds(ratio, {**share, "in_both": 2}) == (None, None, "none")


def test_entrants_for_an_exit_are_bounded_by_the_inverse_of_a_share() -> None:
    ratio = ir.EntryExit(chain("A", "B"))
    found = wilson(5, 10)
    assert found is not None
    low, high, _ = bounds(ratio, {"value": 2, "n": 10, "level_1": 10, "level_2": 5})
    assert (low, high) == (1 / found.high, 1 / found.low)
    row = {"value": None, "n": 10, "level_1": 10, "level_2": 0, "undefined": "no-exit"}
    assert number_of(spec(ratio), row, "h").low is None
