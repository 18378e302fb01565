"""The cases that tell one funnel semantics from another, each by name."""

from __future__ import annotations

from typing import Any

import pytest

from cxjourney.metrics import ir
from tests.metrics.support import Event, chain, database, levels, row_of, spec, story, table

CASES = {
    # name: (events, level with ties by rank, level with strictly increasing times)
    "plain": ("0A 1B 2C", 3, 3),
    "interleave_other": ("0A 1X 2B 3C", 3, 3),
    "skip_order": ("0A 1C 2B", 2, 2),
    "reverse": ("0C 1B 2A", 1, 1),
    "reentry_late": ("0A 11A 12B 13C", 3, 3),
    "first_B_then_reA": ("0A 5B 9A 16B 17C", 3, 3),
    "window_edge_eq": ("0A 5B 10C", 3, 3),
    "window_over": ("0A 5B 11C", 2, 2),
    "tie_AB": ("0A 0B 1C", 3, 1),
    "tie_BA": ("0B 0A 1C", 1, 1),
    "dup_B": ("0A 1B 2B 3C", 3, 3),
    "dupA_blocks": ("0A 1B 2A 3C", 3, 3),
}


@pytest.mark.parametrize(("ties", "place"), [("rank", 1), ("strict-increase", 2)])
def test_the_twelve_cases(ties: str, place: int) -> None:
    events = [event for name, case in CASES.items() for event in story(case[0], name)]
    found = levels(events, chain("A", "B", "C", ties=ties))
    assert {name: found[(name,)][0] for name in CASES} == {name: case[place] for name, case in CASES.items()}


@pytest.mark.parametrize(
    ("events", "steps", "options", "level"),
    [
        # Only the first start counts: what a later one reaches is not looked at.
        ("0A 11A 12B 13C", "ABC", {"entry": "first"}, 1),
        ("0A 5B 9A 16B 17C", "ABC", {"entry": "first"}, 2),
        ("0A 1B 2C", "ABC", {"entry": "first"}, 3),
        # Nothing else may come in between.
        ("0A 1B 2C", "ABC", {"order": "strict"}, 3),
        ("0A 1X 2B 3C", "ABC", {"order": "strict"}, 1),
        ("0A 1A 2B 3C", "ABC", {"order": "strict"}, 3),
        ("0A 1B 2B 3C", "ABC", {"order": "strict"}, 2),
        ("0A 5B 11C", "ABC", {"order": "strict"}, 2),
        # The first step opens the window, the others come as they come.
        ("0A 1C 2B", "ABC", {"order": "any"}, 3),
        ("0C 1B 2A", "ABC", {"order": "any"}, 1),
        ("0C 0B 0A", "ABC", {"order": "any"}, 3),
        ("0A 5C 11B", "ABC", {"order": "any"}, 2),
        ("0A 10C 10B", "ABC", {"order": "any"}, 3),
        # One event serves one step of a chain.
        ("0A", "AA", {}, 1),
        ("0A 1A", "AA", {}, 2),
        ("0A 0A", "AA", {}, 2),
        ("0A 0A", "AA", {"ties": "strict-increase"}, 1),
        ("0A 1B 2A", "ABA", {}, 3),
        # A window of no length holds what happens at the same instant, in the order of events.
        ("0A 0B 0C", "ABC", {"window": 0.0}, 3),
        ("0A 0B 1C", "ABC", {"window": 0.0}, 2),
        # Steps that must follow closely.
        ("0A 4B 8C", "ABC", {"step_window": 4.0}, 3),
        ("0A 4B 9C", "ABC", {"step_window": 4.0}, 2),
        ("0A 3A 7B 7B 9C", "ABC", {"step_window": 4.0}, 3),
        ("0A 1B 5B 6C", "ABC", {"step_window": 2.0}, 2),
        ("0A 0B 0C", "ABC", {"step_window": 0.0}, 3),
        ("0A 3B", "AB", {"step_window": 3.0, "ties": "strict-increase"}, 2),
        ("0A 0B", "AB", {"step_window": 3.0, "ties": "strict-increase"}, 1),
        ("0A 1X 2B", "AB", {"step_window": 5.0, "order": "strict"}, 1),
        ("0A 6B", "AB", {"step_window": 5.0, "order": "strict"}, 1),
    ],
)
def test_options(events: str, steps: str, options: dict[str, Any], level: int) -> None:
    assert levels(story(events), chain(*steps, **options))[("u",)][0] == level


def test_each_start_counts_and_what_follows_belongs_to_the_last_one() -> None:
    found = levels(story("0A 1B 2A 3C 4B 5C"), chain("A", "B", "C", counting="entry"))
    assert {who[1]: level for who, (level, _) in found.items()} == {1: 2, 2: 3}


def test_a_start_whose_window_is_open_is_counted_apart() -> None:
    events = story("0A 1B", "old") + story("95A 96B", "new") + story("0A 95A 96B", "both") + story("95B", "never")
    found = levels(events, chain("A", "B"), as_of=100)
    assert found == {("old",): (2, 0), ("new",): (0, 1), ("both",): (1, 1), ("never",): (0, 0)}


def test_the_window_of_a_start_may_close_exactly_now() -> None:
    assert levels(story("90A"), chain("A", "B"), as_of=100) == {("u",): (1, 0)}


def test_what_happens_after_the_end_of_the_data_is_not_known() -> None:
    assert levels(story("0A 9B"), chain("A", "B", window=5.0), as_of=8) == {("u",): (1, 0)}


def test_rows_without_a_unit_take_no_steps() -> None:
    assert levels([Event(None, "A", 0), Event(None, "B", 1)], chain("A", "B")) == {}


def test_chains_never_mix_two_units() -> None:
    assert levels([Event("a", "A", 0), Event("b", "B", 1)], chain("A", "B")) == {("a",): (1, 0), ("b",): (0, 0)}


def test_the_row_of_a_funnel() -> None:
    events = [event for name, case in CASES.items() for event in story(case[0], name)] + story("999995A", "late")
    found = row_of(database(events), spec(ir.Funnel(chain("A", "B", "C")), table()))
    assert found["value"] == pytest.approx(8 / 12)
    assert [found[f"level_{k}"] for k in (1, 2, 3)] == [12, 10, 8]
    assert (found["n"], found["immature"], found["undefined"]) == (12, 1, None)


def test_the_time_it_takes_runs_from_the_latest_start_of_the_first_success() -> None:
    events = story("0A 3A 5B 6B", "u") + story("0A 8B", "v") + story("0A", "w")
    found = row_of(database(events), spec(ir.Funnel(chain("A", "B")), table()))
    assert (found["p50_seconds"], found["p90_seconds"]) == (5.0, pytest.approx(7.4))


def test_nothing_at_all_is_undefined_and_never_zero() -> None:
    found = row_of(database([]), spec(ir.Funnel(chain("A", "B")), table()))
    assert (found["value"], found["n"], found["level_2"], found["undefined"]) == (None, 0, 0, "no-entrant")


def test_drop_off_and_entries_for_an_exit_follow_from_the_conversion() -> None:
    events = story("0A 1B", "a") + story("0A", "b") + story("0A", "c") + story("0A 2B", "d")
    log = database(events)
    left = row_of(log, spec(ir.DropOff(chain("A", "B")), table()))
    ratio = row_of(log, spec(ir.EntryExit(chain("A", "B")), table()))
    cost = row_of(log, spec(ir.CostPerEntry(chain("A", "B"), 12.5, "EUR"), table()))
    assert (left["value"], left["numerator"], left["n"]) == (0.5, 2, 4)
    assert ratio["value"] == 2
    assert (cost["value"], cost["cost"]) == (25.0, 50.0)
    none = row_of(database(story("0A")), spec(ir.EntryExit(chain("A", "B")), table()))
    assert (none["value"], none["undefined"]) == (None, "no-exit")
