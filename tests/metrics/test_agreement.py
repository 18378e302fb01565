"""Our intervals and those of statsmodels, where it is installed."""

from __future__ import annotations

from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.metrics.stats import FEW_ANSWERS, LITTLE_SPREAD, nps, nps_variance, wilson

pytestmark = pytest.mark.slow


def library(name: str) -> Any:
    return pytest.importorskip(name)


@settings(max_examples=200)
@given(counts=st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_shares(counts: tuple[int, int]) -> None:
    successes, n = counts
    low, high = library("statsmodels.stats.proportion").proportion_confint(successes, n, 0.05, "wilson")
    found = wilson(successes, n)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@settings(max_examples=60)
@given(answers=st.lists(st.integers(0, 10), min_size=FEW_ANSWERS, max_size=400))
def test_recommendation(answers: list[int]) -> None:
    worth = [100 if score >= 9 else -100 if score <= 6 else 0 for score in answers]
    n = len(worth)
    promoters, detractors = worth.count(100), worth.count(-100)
    spread = n * nps_variance(promoters / n, detractors / n)
    found = nps(promoters, detractors, n)
    assert found is not None
    weights = library("statsmodels.stats.weightstats")
    if spread < LITTLE_SPREAD:
        # Three answers more, as ¾, 1½ and ¾: the same, weighted.
        shown = weights.DescrStatsW(
            [100, 0, -100], [promoters + 0.75, n - promoters - detractors + 1.5, detractors + 0.75]
        )
        worth_of = sqrt(shown.var / (n + 3))
        centre = shown.mean
    else:
        shown = weights.DescrStatsW(worth)
        worth_of, centre = sqrt(shown.var / n), shown.mean
        assert found.value == pytest.approx(shown.mean)
    low, high = weights._zconfint_generic(centre, worth_of, 0.05, "two-sided")
    expected = (max(-100, min(found.value, low)), min(100, max(found.value, high)))
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-6)


@settings(max_examples=60)
@given(answers=st.lists(st.integers(1, 7), min_size=2, max_size=200))
def test_means(answers: list[int]) -> None:
    from statistics import stdev

    from cxjourney.metrics.stats import mean

    low, high = library("statsmodels.stats.weightstats").DescrStatsW(answers).tconfint_mean(0.05)
    found = mean(float(sum(answers)), stdev(answers), len(answers))
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)
