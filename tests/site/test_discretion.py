"""Whether a number is shown: who looks, how many people stand behind it, what its metric asks for today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxjourney.backends.site.discretion import FEW, Discretion
from cxjourney.backends.site.pages.optional import resolved
from cxjourney.metrics.ir import LeastSample
from tests.site import overlaid


def discretion(*, everyone: bool = False, show: int = 10) -> Discretion:
    """That of the shop, whose metrics ask for so many observations."""
    specs = {id_: replace(spec, min_n=LeastSample(show, show)) for id_, spec in resolved(overlaid.job()).items()}
    return Discretion(everyone, specs)


@pytest.mark.parametrize(
    ("people", "few"), [(None, False), (0, False), (1, True), (FEW - 1, True), (FEW, False), (FEW + 1, False)]
)
def test_some_people_are_few_before_everyone_and_never_inside(people: int | None, few: bool) -> None:
    assert discretion(everyone=True).few(people) is few
    assert not discretion().few(people)


def test_a_number_is_shown_from_the_least_sample_of_today_whatever_was_said_then() -> None:
    assert discretion().shows("liked", 10, then=False)
    assert not discretion().shows("liked", 9, then=True)
    assert not discretion().shows("liked", None, then=True)


@pytest.mark.parametrize("then", [True, False])
def test_what_was_said_then_counts_for_a_metric_that_the_workspace_no_longer_has(then: bool) -> None:
    assert discretion().shows("gone", 1, then) is then


def test_few_people_are_not_told_of_before_everyone_though_the_metric_asks_for_fewer() -> None:
    assert not discretion(everyone=True, show=5).shows("liked", 6, then=True)
    assert not discretion(everyone=True).shows("gone", 6, then=True)


def test_too_few_data_for_the_metric_of_today_take_a_verdict_back_and_nothing_else() -> None:
    results = overlaid.runs()[-1].results
    found = next(one for one in results.metrics if one.id == "liked")
    told = next(one for one in results.kpis if one.metric == "liked")
    n = found.cleaned.n or 0
    assert discretion(show=n).status(replace(told, status="met"), found) == "met"
    assert discretion(show=n + 1).status(replace(told, status="met"), found) == "insufficient-data"
    assert discretion(show=n + 1).status(replace(told, status="undefined"), found) == "undefined"
