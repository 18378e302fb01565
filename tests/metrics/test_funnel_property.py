"""Random logs: the query and the reference that tries everything agree on every unit."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.metrics.reference import reference
from tests.metrics.support import Event, chain, levels

UNITS = 3_000
SEED = 20_261_122


def log(seed: int) -> list[Event]:
    """Units with 1 to 9 events among four names within 31 seconds: ties and window edges abound."""
    chosen = random.Random(seed)
    return [
        Event(f"u{unit}", chosen.choice("ABCX"), float(chosen.randrange(31)), chosen.randrange(3))
        for unit in range(UNITS)
        for _ in range(chosen.randint(1, 9))
    ]


OPTIONS: list[dict[str, Any]] = [
    {"order": order, "entry": entry, "ties": ties, "step_window": step}
    for order, entry, ties, step in product(
        ("ordered", "strict"), ("any", "first"), ("rank", "strict-increase"), (None, 4.0, 0.0)
    )
    if not (order == "strict" and ties == "strict-increase")
]
OPTIONS += [{"order": "any", "entry": entry} for entry in ("any", "first")]
OPTIONS += [
    {"counting": "entry", "order": order, "step_window": s} for order in ("ordered", "strict") for s in (None, 4.0)
]
OPTIONS += [{"window": None}, {"window": 0.0}, {"window": None, "counting": "entry"}]


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: "-".join(f"{k}={v}" for k, v in options.items()))
def test_every_unit_of_a_random_log(options: dict[str, Any]) -> None:
    events = log(SEED)
    steps = chain("A", "B", "C", **options)
    assert levels(events, steps, as_of=34) == reference(events, steps, as_of=34)


@pytest.mark.parametrize("ties", ["rank", "strict-increase"])
@pytest.mark.parametrize("names", ["AA", "AAB", "ABA", "ABAB", "ABCAB"])
def test_steps_that_repeat(names: str, ties: str) -> None:
    events = log(SEED + 1)
    steps = chain(*names, ties=ties)
    assert levels(events, steps, as_of=34) == reference(events, steps, as_of=34)


EVENTS = st.lists(
    st.builds(
        Event,
        unit=st.sampled_from(["u", "v", None]),
        event=st.sampled_from("ABCX"),
        second=st.integers(0, 14).map(float),
        seq=st.integers(0, 2),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(EVENTS, st.sampled_from(OPTIONS), st.sampled_from(["ABC", "AB", "ABCC"]), st.integers(0, 30))
def test_small_logs_shrink(events: list[Event], options: dict[str, Any], names: str, as_of: int) -> None:
    if options.get("order") == "any" and len(set(names)) < len(names):
        names = "ABC"
    steps = chain(*names, **options)
    assert levels(events, steps, as_of=as_of) == reference(events, steps, as_of=as_of)
