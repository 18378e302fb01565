"""Counts, ratios, sums, scores, retention, first contacts and costs: the row that each query gives."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import pytest

from cxjourney.metrics import ir
from cxjourney.metrics.conditions import Compare
from tests.metrics.support import Event, at, chain, database, row_of, spec, story, table

ALL = ir.Selection()
A, B = ir.Selection(event="A"), ir.Selection(event="B")
DAY = 86_400.0


def sheet(columns: str, rows: Iterable[Sequence[Any]], type_: str = "surveys") -> tuple[Any, ir.Table]:
    """A table of texts under the name `sheet`, and how to read it."""
    names = columns.split()
    connection = duckdb.connect()
    connection.execute(f"create table sheet({', '.join(f'{name} varchar' for name in names)})")
    for row in rows:
        marks = ", ".join("?" for _ in names)
        connection.execute(f"insert into sheet values ({marks})", [None if v is None else str(v) for v in row])
    read = ir.Table("s", type_, "table", "sheet", "UTC", False, tuple(ir.Column(n, n) for n in sorted(names)))  # type: ignore[arg-type]
    return connection, read


# ---------------------------------------------------------------- counts and ratios


def test_count_of_events_and_of_units() -> None:
    log = database([*story("0A 1A 2B", "u"), *story("3A", "v"), Event(None, "A", 4)])
    assert row_of(log, spec(ir.Count(A, "event", None), table()))["value"] == 4
    assert row_of(log, spec(ir.Count(A, "user", None), table())) == {"value": 2, "n": 2, "undefined": None}
    assert row_of(database([]), spec(ir.Count(A, "user", None), table()))["value"] == 0


def test_the_dates_of_the_run_and_the_look_back() -> None:
    log = database(story("0A 5A 10A 15A"))
    assert row_of(log, spec(ir.Count(A, "event", None), table()), as_of=10)["value"] == 3
    assert row_of(log, spec(ir.Count(A, "event", None), table()), as_of=10, since=5)["value"] == 2
    assert row_of(log, spec(ir.Count(A, "event", 5.0), table()), as_of=10)["value"] == 1


def test_ratio_of_events_and_of_units() -> None:
    log = database([*story("0A 1A 2B", "u"), *story("3A", "v"), *story("4B", "w")])
    of_events = row_of(log, spec(ir.Ratio(B, A, "event", None), table()))
    assert (of_events["value"], of_events["numerator"], of_events["denominator"]) == (2 / 3, 2, 3)
    of_units = row_of(log, spec(ir.Ratio(B, A, "user", None), table()))
    assert (of_units["value"], of_units["n"], of_units["in_both"]) == (1.0, 2, 1)
    empty = row_of(log, spec(ir.Ratio(A, ir.Selection(event="Z"), "user", None), table()))
    assert (empty["value"], empty["n"], empty["undefined"]) == (None, 0, "no-denominator")


def test_a_share_whose_numerator_is_part_of_its_denominator() -> None:
    log = database([Event("u", "A", 0, tag="yes"), Event("v", "A", 1, tag="no"), Event("w", "A", 2)])
    part = ir.Selection(event="A", where=Compare("tag", "=", "yes"))
    found = row_of(log, spec(ir.Ratio(part, A, "user", None), table("tag")))
    assert (found["value"], found["in_both"]) == (pytest.approx(1 / 3), found["numerator"])


# ---------------------------------------------------------------- sums and averages


def test_sum_is_exact_and_says_what_it_cannot_read() -> None:
    log, source = sheet("ts amount", [("2026-01-01", v) for v in (*["0.1"] * 10, "n/a", None)], "costs")
    found = row_of(log, spec(ir.Total(ALL, "amount", None, None), source), as_of=1e10)
    assert (found["value"], found["n"], found["unreadable"]) == (1.0, 10, 1)
    nothing = row_of(log, spec(ir.Total(ALL, "amount", None, None), source), as_of=0)
    assert (nothing["value"], nothing["n"], nothing["undefined"]) == (None, 0, "no-cost")
    log, orders = sheet("ts amount", [("2026-01-01", "n/a")], "orders")
    for as_of, expected in ((0, (0.0, 0, None)), (1e10, (None, 0, "unreadable"))):
        found = row_of(log, spec(ir.Total(ALL, "amount", None, None), orders), as_of=as_of)
        assert (found["value"], found["n"], found["undefined"]) == expected


def test_amounts_in_several_currencies_have_no_sum() -> None:
    log, source = sheet("ts amount currency", [("2026-01-01", 1, "EUR"), ("2026-01-02", 2, "CHF")], "costs")
    for definition in (ir.Total(ALL, "amount", "EUR", None), ir.Average(ALL, "amount", "event", "EUR", None)):
        found = row_of(log, spec(definition, source), as_of=1e10)
        assert (found["value"], found["undefined"]) == (None, "other-currency")
        first = row_of(log, spec(definition, source), as_of=1767225600.0)
        assert (first["value"], first["undefined"]) == (1.0, None)


def test_average_over_rows_and_over_units() -> None:
    rows = [("2026-01-01", "u", 2), ("2026-01-02", "u", 4), ("2026-01-03", "v", 3)]
    log, source = sheet("ts unit_id amount", rows, "orders")
    of_rows = row_of(log, spec(ir.Average(ALL, "amount", "event", None, None), source), as_of=1e10)
    assert (of_rows["value"], of_rows["n"], of_rows["sd"]) == (3.0, 3, pytest.approx(1.0))
    of_units = row_of(log, spec(ir.Average(ALL, "amount", "user", None, None), source), as_of=1e10)
    assert (of_units["value"], of_units["n"], of_units["total"]) == (4.5, 2, 9.0)
    none = row_of(log, spec(ir.Average(ALL, "amount", "user", None, None), source), as_of=0)
    assert (none["value"], none["n"], none["undefined"]) == (None, 0, "no-observation")


# ---------------------------------------------------------------- scores


def answers(scores: Iterable[Any]) -> tuple[Any, ir.Table]:
    return sheet("ts score", [("2026-01-01", score) for score in scores])


def test_recommendation() -> None:
    log, source = answers([*[9, 10] * 25, *[7, 8] * 15, *[0, 6] * 10, 11, -1, "well", None])
    found = row_of(log, spec(ir.Nps(ALL, "score", None), source), as_of=1e10)
    assert found == {
        "value": 30.0, "n": 100, "promoters": 50, "detractors": 20, "out_of_scale": 2, "unreadable": 1, "invited": None, "undefined": None,
        "answered": None,
    }  # fmt: skip


def test_satisfaction_is_the_share_of_the_best_answers() -> None:
    log, source = answers([*[5] * 40, *[4] * 30, *[3] * 20, *[1] * 10])
    found = row_of(log, spec(ir.Share(ALL, "score", 1, 5, 2, None), source), as_of=1e10)
    assert (found["value"], found["n"], found["satisfied"]) == (0.7, 100, 70)
    assert row_of(log, spec(ir.Share(ALL, "score", 1, 5, 3, None), source), as_of=1e10)["value"] == 0.9


def test_effort_as_a_mean_and_as_a_share() -> None:
    log, source = answers([1, 5, 6, 7, 8, "9/10"])
    mean = row_of(log, spec(ir.Mean(ALL, "score", 1, 7, None), source), as_of=1e10)
    assert (mean["value"], mean["n"], mean["out_of_scale"], mean["unreadable"]) == (4.75, 4, 1, 1)
    assert mean["sd"] == pytest.approx(2.6299556)
    assert row_of(log, spec(ir.Share(ALL, "score", 1, 7, 3, None), source), as_of=1e10)["value"] == 0.75


def test_no_answer_is_undefined() -> None:
    log, source = answers([])
    for definition in (
        ir.Nps(ALL, "score", None),
        ir.Share(ALL, "score", 1, 5, 2, None),
        ir.Mean(ALL, "score", 1, 7, None),
    ):
        found = row_of(log, spec(definition, source), as_of=1e10)
        assert (found["value"], found["n"], found["undefined"]) == (None, 0, "no-answer")


def test_answers_of_one_survey_on_one_scale_with_those_who_were_invited() -> None:
    rows = [
        ("2026-01-01", 10, "0-10", "yearly", "true"),
        ("2026-01-01", 5, "1-5", "yearly", "true"),
        ("2026-01-01", None, "0-10", "yearly", "true"),
        ("2026-01-01", 0, "0-10", "other", "true"),
    ]
    log, source = sheet("ts score scale survey invited", rows)
    found = row_of(log, spec(ir.Nps(ir.Selection(surveys=("yearly",)), "score", None), source), as_of=1e10)
    assert (found["value"], found["n"], found["out_of_scale"], found["invited"]) == (100.0, 1, 1, 3)


# ---------------------------------------------------------------- durations


def test_duration_of_closed_cases_with_open_and_recent_ones_apart() -> None:
    log = database([*story("0A 10B", "a"), *story("0A 4A 10B", "b"), *story("0A", "open"), *story("95A 96B", "recent")])
    latest = ir.Lapse(chain("A", "B", window=30.0), (0.5, 0.9))
    found = row_of(log, spec(latest, table(), unit="minutes"), as_of=100)
    assert (found["p50_seconds"], found["value"]) == (8.0, pytest.approx(8 / 60))
    assert (found["n"], found["open"], found["immature"]) == (2, 1, 1)
    first = ir.Lapse(chain("A", "B", window=30.0, entry="first"), (0.5,))
    assert row_of(log, spec(first, table()), as_of=100)["value"] == 10.0
    endless = ir.Lapse(chain("A", "B", window=None), (0.5,))
    assert row_of(log, spec(endless, table()), as_of=100)["n"] == 3
    none = row_of(database(story("0A")), spec(latest, table(), unit="days"))
    assert (none["value"], none["undefined"], none["open"]) == (None, "no-closed-case", 1)


def test_quantiles_are_exact() -> None:
    chosen = random.Random(5)
    times = sorted(chosen.choice((10.0, 5000.0)) + chosen.randrange(100) for _ in range(501))
    log = database([e for i, t in enumerate(times) for e in (Event(f"u{i}", "A", 0), Event(f"u{i}", "B", t))])
    found = row_of(log, spec(ir.Lapse(chain("A", "B", window=None), (0.5, 0.999)), table()))
    assert found["p50_seconds"] == times[250]
    assert found["p99_9_seconds"] == pytest.approx(times[499] + 0.5 * (times[500] - times[499]))


# ---------------------------------------------------------------- coming back


def came_back(window: float, after: float, bounded: bool = True, start: ir.Selection = A) -> ir.Spec:
    return spec(ir.Retention(start, B, "user", window, after, bounded), table())


def test_retention_within_a_window_in_its_last_part_and_later() -> None:
    log = database(
        [*story("0A 3B", "early"), *story("0A 9B", "late"), *story("0A 12B", "after"), *story("95A 96B", "new")]
    )
    found = row_of(log, came_back(10, 0), as_of=100)
    assert (found["value"], found["n"], found["returned"], found["immature"]) == (pytest.approx(2 / 3), 3, 2, 1)
    assert row_of(log, came_back(10, 5), as_of=100)["returned"] == 1
    assert row_of(log, came_back(10, 5, bounded=False), as_of=100)["returned"] == 2


def test_the_event_that_joins_does_not_count_as_coming_back() -> None:
    log = database([*story("0B 5B", "twice"), *story("0B", "once"), *story("0B 0B", "at once")])
    assert row_of(log, came_back(10, 0, start=B), as_of=100)["returned"] == 2


def test_coming_back_before_joining_is_no_return() -> None:
    found = row_of(database(story("0B 5A 6A")), came_back(10, 0), as_of=100)
    assert (found["returned"], found["n"]) == (0, 1)
    nobody = row_of(database(story("0B")), came_back(10, 0), as_of=100)
    assert (nobody["value"], nobody["undefined"]) == (None, "no-cohort")


def test_retention_agrees_with_a_plain_count() -> None:
    chosen = random.Random(11)
    events = [Event(f"u{u}", chosen.choice("ABX"), chosen.randrange(40), chosen.randrange(2)) for u in range(500) for _ in range(6)]  # fmt: skip
    expected = [0, 0]
    for unit in {event.unit for event in events}:
        mine = sorted(
            ((e.second, e.seq, i, e.event) for i, e in enumerate(events) if e.unit == unit), key=lambda e: e[:3]
        )
        starts = [i for i, e in enumerate(mine) if e[3] == "A"]
        if starts and mine[starts[0]][0] <= 30:
            joined = mine[starts[0]][0]
            back = [e for e in mine[starts[0] + 1 :] if e[3] == "B" and joined + 4 < e[0] <= joined + 10]
            expected[0] += 1
            expected[1] += bool(back)
    found = row_of(database(events), came_back(10, 4), as_of=40)
    assert [found["n"], found["returned"]] == expected


# ---------------------------------------------------------------- first contacts


def contacts(rows: Iterable[tuple[str, str, float, str]], **options: Any) -> tuple[Any, ir.Spec]:
    """Rows of (event, case, day, subject) by one person."""
    log, source = sheet(
        "event_id unit_id case_id event ts subject",
        [(i, "u", case, event, at(day * DAY), subject) for i, (event, case, day, subject) in enumerate(rows)],
        "events",
    )
    values = {"closed": None, "reopened": None, "by_subject": False, "window": 7 * DAY, **options}
    return log, spec(ir.FirstContact(ir.Selection(event="call"), **values), source)


def test_each_contact_is_a_case_when_nothing_closes_one() -> None:
    log, metric = contacts(
        [("call", "1", 0, "a"), ("call", "1", 7, "a"), ("call", "2", 15, "b"), ("call", "3", 95, "a")]
    )
    found = row_of(log, metric, as_of=100 * DAY)
    assert (found["n"], found["solved"], found["immature"], found["value"]) == (3, 2, 1, pytest.approx(2 / 3))


def test_first_contacts_agree_with_a_plain_count() -> None:
    chosen = random.Random(3)
    events = [Event(f"u{u}", "A", chosen.randrange(60), tag=chosen.choice("ab")) for u in range(400) for _ in range(4)]
    solved = [0, 0]
    places = {id(event): place for place, event in enumerate(events)}
    for event in events:
        mine = [e for e in events[places[id(event)] // 4 * 4 :][:4] if e.tag == event.tag]
        after = [e for e in mine if (e.second, places[id(e)]) > (event.second, places[id(event)])]
        if event.second <= 50:
            solved[0] += 1
            solved[1] += not [e for e in after if e.second <= event.second + 10]
    log = database(events)
    log.execute("alter table log rename tag to subject")
    metric = spec(ir.FirstContact(A, None, None, 10.0, True), table("subject"))
    found = row_of(log, metric, as_of=60)
    assert [found["n"], found["solved"]] == solved


def test_a_contact_on_another_subject_is_another_matter() -> None:
    rows = [("call", "1", 0, "a"), ("call", "2", 1, "b")]
    assert row_of(*contacts(rows), as_of=100 * DAY)["solved"] == 1
    assert row_of(*contacts(rows, by_subject=True), as_of=100 * DAY)["solved"] == 2


def test_cases_that_are_closed_reopened_and_followed() -> None:
    rows = [
        ("call", "good", 0, "a"), ("close", "good", 1, "a"),
        ("call", "two calls", 20, "a"), ("call", "two calls", 21, "a"), ("close", "two calls", 22, "a"),
        ("call", "reopened", 40, "a"), ("close", "reopened", 41, "a"), ("reopen", "reopened", 44, "a"),
        ("call", "repeated", 60, "a"), ("close", "repeated", 61, "a"), ("call", "again", 63, "a"),
        ("close", "again", 64, "a"),
        ("call", "recent", 98, "a"), ("close", "recent", 99, "a"),
        ("call", "never closed", 80, "a"),
    ]  # fmt: skip
    options = {"closed": ir.Selection(event="close"), "reopened": ir.Selection(event="reopen")}
    found = row_of(*contacts(rows, **options), as_of=100 * DAY)
    assert (found["n"], found["solved"], found["immature"]) == (5, 2, 1)
    # Without `reopened`, the third case is solved as well.
    assert row_of(*contacts(rows, closed=options["closed"]), as_of=100 * DAY)["solved"] == 3


def test_a_case_of_nobody_known_is_left_out() -> None:
    log, metric = contacts([("call", "1", 0, "a"), ("close", "1", 1, "a")], closed=ir.Selection(event="close"))
    assert row_of(log, metric, as_of=100 * DAY)["n"] == 1
    log.execute("update sheet set unit_id = null")
    assert row_of(log, metric, as_of=100 * DAY)["n"] == 0


def test_no_case_is_undefined() -> None:
    found = row_of(*contacts([]), as_of=100 * DAY)
    assert (found["value"], found["undefined"]) == (None, "no-case")


# ---------------------------------------------------------------- costs


def test_recorded_costs_are_shared_among_those_who_get_through_in_the_period() -> None:
    log = database([*story("0A 1B 2B", "a"), *story("0B", "b"), *story("0A", "c")])
    log.execute("create table costs_table(stage text, ts timestamp, amount text, currency text)")
    log.executemany(
        "insert into costs_table values (?, ?, ?, ?)",
        [("file", at(0), "100", "EUR"), ("file", at(5), "20.5", "EUR"), ("sign", at(5), "7", "CHF")],
    )
    names = ("amount", "currency", "stage", "ts")
    costs = ir.Table("costs", "costs", "table", "costs_table", "UTC", False, tuple(ir.Column(n, n) for n in names))
    of_stage = ir.Selection(where=Compare("stage", "=", "file"))
    found = row_of(log, spec(ir.CostPerExit(B, "user", costs, of_stage, "EUR", None), table()))
    assert (found["value"], found["n"], found["cost"]) == (60.25, 2, 120.5)
    mixed = row_of(log, spec(ir.CostPerExit(B, "user", costs, ALL, "EUR", None), table()))
    assert (mixed["value"], mixed["undefined"]) == (None, "other-currency")
    nobody = ir.CostPerExit(ir.Selection(event="Z"), "user", costs, of_stage, "EUR", None)
    assert row_of(log, spec(nobody, table()))["undefined"] == "no-exit"


# ---------------------------------------------------------------- time


def test_local_dates_across_the_change_of_hour_become_instants() -> None:
    rows = [(1, "u", "A", "2026-03-29 01:59:50"), (2, "u", "B", "2026-03-29 03:00:00")]
    log, source = sheet("event_id unit_id event ts", rows, "events")
    local = ir.Table(**{**{f: getattr(source, f) for f in source.__slots__}, "timezone": "Europe/Paris"})
    as_of = 2e9
    assert row_of(log, spec(ir.Funnel(chain("A", "B")), local), as_of=as_of)["level_2"] == 1
    assert row_of(log, spec(ir.Funnel(chain("A", "B")), source), as_of=as_of)["level_2"] == 0


def test_dates_that_carry_their_offset() -> None:
    rows = [(1, "u", "A", "2026-03-01T10:00:00+01:00"), (2, "u", "B", "2026-03-01T09:00:05Z")]
    log, source = sheet("event_id unit_id event ts", rows, "events")
    carried = ir.Table(**{**{f: getattr(source, f) for f in source.__slots__}, "instants": True})
    log.execute("set timezone = 'America/New_York'")
    assert row_of(log, spec(ir.Funnel(chain("A", "B")), carried), as_of=2e9)["level_2"] == 1
