"""Where mending pays most, against the same chain computed twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.metrics.bottlenecks import Link, ranked, through


def test_the_gain_is_what_comes_out_more_at_the_target() -> None:
    chain = [Link("find", 0.5, 0.6), Link("buy", 0.2, 0.4, effort=2), Link("use", 0.9)]
    assert through(1000, chain) == pytest.approx(90)
    first, second = ranked(1000, chain)
    assert (first.stage, first.gain, first.per_effort) == ("buy", pytest.approx(90), pytest.approx(45))
    assert (second.stage, second.gain, second.per_effort) == ("find", pytest.approx(18), None)


def test_a_stage_at_its_target_brings_nothing_and_one_that_nobody_passes_brings_all() -> None:
    gains = ranked(100, [Link("a", 0.8, 0.7), Link("b", 0.0, 0.5)])
    assert [(gain.stage, gain.gain) for gain in gains] == [("b", pytest.approx(40)), ("a", 0)]


def test_what_is_not_known_is_passed_through() -> None:
    assert through(10, [Link("a", None), Link("b", 0.5)]) == 5
    assert ranked(10, [Link("a", None, 0.5), Link("b", 0.5)]) == ()


def test_ties_stand_in_the_order_of_the_story() -> None:
    chain = [Link(name, 0.5, 1.0) for name in "abc"]
    assert [gain.stage for gain in ranked(8, chain)] == ["a", "b", "c"]


SHARES = st.floats(0, 1)


@given(shares=st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=6), entrants=st.integers(0, 10_000))
def test_gains_are_the_difference_between_two_chains(shares: list[tuple[float, float]], entrants: int) -> None:
    chain = [Link(str(place), found, target) for place, (found, target) in enumerate(shares)]
    gains = ranked(entrants, chain)
    assert [gain.gain for gain in gains] == sorted((gain.gain for gain in gains), reverse=True)
    for gain in gains:
        place = int(gain.stage)
        now = mended = float(entrants)
        for at, (found, target) in enumerate(shares):
            now *= found
            mended *= max(found, target) if at == place else found
        assert gain.gain == pytest.approx(mended - now, abs=1e-6)
        assert gain.gain >= 0
