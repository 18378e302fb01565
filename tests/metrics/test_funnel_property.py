"""Random logs: the query and the reference that tries everything agree on every unit."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.metrics import ir
from tests.metrics.reference import reference, reference_times
from tests.metrics.support import Event, chain, database, levels, row_of, spec, table

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


@pytest.mark.parametrize(
    "options",
    [{}, {"order": "strict"}, {"order": "any"}, {"entry": "first"}, {"ties": "strict-increase"}, {"step_window": 6.0}],
)
def test_the_time_it_takes(options: dict[str, Any]) -> None:
    # No two events of a unit share a moment and a place: the order of events is then the same for everyone.
    events = list({(e.unit, e.second, e.seq): e for e in log(SEED + 2)}.values())
    if options.get("order") == "any":
        events = list({(e.unit, e.second): e for e in events}.values())
    steps = chain("A", "B", "C", **options)
    times = reference_times(events, steps, as_of=34)
    found = row_of(database(events), spec(ir.Lapse(steps, (0.5, 0.25)), table()), as_of=34)
    assert found["n"] == len(times) > 50
    assert (found["p50_seconds"], found["p25_seconds"]) == (quantile(times, 0.5), quantile(times, 0.25))


def quantile(values: list[float], share: float) -> float:
    place = share * (len(values) - 1)
    below = int(place)
    above = values[min(below + 1, len(values) - 1)]
    return values[below] + (place - below) * (above - values[below])


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
