"""Intervals: known values, and how often they hold the truth."""

from __future__ import annotations

from math import exp, lgamma, log

import pytest

from cxjourney.metrics.stats import answers_needed, mean, nps, nps_variance, t_probability, t_quantile, wilson


def test_recommendation_of_a_hundred_answers() -> None:
    found = nps(50, 20, 100)
    assert found is not None
    assert (found.value, round(found.low, 1), round(found.high, 1)) == (30, 14.7, 45.3)
    assert nps(0, 0, 0) is None


def test_answers_needed_for_five_points() -> None:
    assert (answers_needed(5, 0.7), answers_needed(5, 1)) == (1076, 1537)
    assert nps_variance(0.5, 0.2) == pytest.approx(0.61)


def test_satisfaction_of_seventy_in_a_hundred() -> None:
    found = wilson(70, 100)
    assert found is not None
    assert (found.value, round(found.low, 3), round(found.high, 3)) == (0.7, 0.604, 0.781)
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("successes", "n"), [(0, 1), (1, 1), (0, 40), (40, 40)])
def test_a_share_stays_between_nothing_and_all(successes: int, n: int) -> None:
    found = wilson(successes, n)
    assert found is not None
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low < found.high


@pytest.mark.parametrize(("promoters", "detractors"), [(100, 0), (0, 100), (0, 0), (30, 0)])
def test_answers_of_one_sort_still_have_a_width(promoters: int, detractors: int) -> None:
    found = nps(promoters, detractors, 100)
    assert found is not None
    assert -100 <= found.low <= found.value <= found.high <= 100
    assert found.low < found.high


def coverage(promoters: float, detractors: float, n: int) -> float:
    """The exact probability that the interval of n answers holds the true score."""
    passives, truth = 1 - promoters - detractors, 100 * (promoters - detractors)
    whole = 0.0
    for p in range(n + 1):
        for d in range(n - p + 1):
            found = nps(p, d, n)
            assert found is not None
            if found.low - 1e-9 <= truth <= found.high + 1e-9:
                logs = lgamma(n + 1) - lgamma(p + 1) - lgamma(d + 1) - lgamma(n - p - d + 1)
                logs += p * log(promoters) + d * log(detractors) + (n - p - d) * log(passives)
                whole += exp(logs)
    return whole


@pytest.mark.parametrize("n", [30, 50, 99, 100, 150])
@pytest.mark.parametrize(
    ("promoters", "detractors"), [(0.5, 0.2), (0.7, 0.1), (0.3, 0.3), (0.2, 0.6), (0.9, 0.05), (0.95, 0.01), (0.1, 0.1)]
)
def test_the_interval_of_a_recommendation_holds_the_truth(promoters: float, detractors: float, n: int) -> None:
    assert coverage(promoters, detractors, n) >= 0.93


@pytest.mark.parametrize(
    ("freedom", "expected"), [(1, 12.7062), (2, 4.30265), (5, 2.57058), (10, 2.22814), (30, 2.04227), (1000, 1.96234)]
)
def test_quantiles_of_student(freedom: int, expected: float) -> None:
    found = t_quantile(0.975, freedom)
    assert found == pytest.approx(expected, abs=1e-4)
    assert t_probability(found, freedom) == pytest.approx(0.975)


def test_the_interval_of_a_mean() -> None:
    found = mean(19.0, 2.6299556396765835, 4)
    assert found is not None
    assert found.value == 4.75
    assert found.high - found.value == pytest.approx(4.184846)
    assert mean(5.0, None, 1) is None
