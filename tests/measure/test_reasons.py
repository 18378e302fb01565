"""Why a number is missing or not trusted, and why paths are not compared: kept with the results, in both languages."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from cxjourney.measure.run import Outcome
from cxjourney.metrics.results import Reason, Results, from_json, to_json
from tests.measure.support import SOURCE, Small, at, codes

METRICS = """
    kind: catalog
    metrics:
      - {id: calls, name: Calls, type: count, source: log, per: event, count: {event: A}}
      - {id: files, name: Files, type: count, source: log, per: case}
      - {id: each, name: Each, type: derived, formula: "{calls} / {files}", min_n: {show: 1, judge: 1}}
      - {id: done, name: Done, type: conversion, source: log, per: user, steps: [{touchpoint: repair/book/call}, {touchpoint: repair/book/mend}], window: P30D, min_n: {show: 1, judge: 1}}
"""
JOURNEY = """
    kind: journey
    id: repair
    name: I have my bike mended
    kpis: [{metric: calls, target: "<= 5"}, {metric: each, target: "<= 5"}]
    stages:
      - id: book
        name: I book
        touchpoints: [{id: call, name: I call, event: A}, {id: mend, name: It is mended, event: B}]
"""
ROWS = [{"id": f"{who}{what}", "who": who, "file": who, "what": what, "at": at(1)} for who in "uv" for what in "AB"]


@cache
def small() -> Small:
    return Small({"j.yaml": JOURNEY, "m.yaml": METRICS, "s.yaml": SOURCE})


def reasons(outcome: Outcome, metric: str) -> list[str]:
    found = next(each for each in outcome.results.metrics if each.id == metric).reasons
    return [each.code for each in found]


def statuses(outcome: Outcome) -> dict[str, str]:
    return {kpi.metric: kpi.status for kpi in outcome.results.kpis}


def read_again(results: Results) -> Results:
    return from_json(to_json(results))


def test_numbers_that_are_trusted_need_no_reason() -> None:
    outcome = small().measured({"log": ROWS})
    assert (codes(outcome), statuses(outcome)) == ([], {"calls": "met", "each": "met"})
    assert all(not each.reasons for each in outcome.results.metrics)
    assert (outcome.results.uncompared, [each.reasons for each in outcome.results.journeys]) == ((), [()])


def test_a_feed_without_rows_meets_no_target() -> None:
    outcome = small().measured({"log": []})
    assert [each.split()[0] for each in codes(outcome)] == ["M047", "M040"]
    assert statuses(outcome) == {"calls": "quality-exceeded", "each": "insufficient-data"}
    assert [reasons(outcome, id_) for id_ in ("calls", "each", "done")] == [["M040"]] * 3
    (found,) = next(each for each in outcome.results.metrics if each.id == "calls").reasons
    assert found == Reason("M040", (("en", "the data of `log` have columns and no row"), ("fr", "les données de `log` ont des colonnes et aucune ligne")))  # fmt: skip


def test_rows_outside_the_run_are_rows_and_nobody_is_a_number() -> None:
    outcome = small().measured({"log": ROWS}, since=dt.datetime(2026, 6, 1))
    assert (statuses(outcome)["calls"], reasons(outcome, "calls")) == ("met", [])


@pytest.mark.parametrize(("day", "code"), [("2026-01-01T10:00:00Z", None), ("2026-01-01 10:00:00+02:00", "M045"), ("soon", "M032")])  # fmt: skip
def test_what_takes_a_source_away_is_kept_beside_each_number_that_it_takes(day: str, code: str | None) -> None:
    outcome = small().measured({"log": [{**row, "at": day} for row in ROWS]})
    told = [code] if code else []
    for id_ in ("calls", "files", "each", "done"):
        assert reasons(outcome, id_) == told
    assert [(one.journey, [each.code for each in one.reasons]) for one in outcome.results.uncompared] == (
        [("repair", told)] if code else []
    )
    assert read_again(outcome.results) == outcome.results


def test_a_column_that_is_not_there_takes_only_its_metric_away() -> None:
    weight = "kind: metric\nid: weight\nname: Weight\ntype: average\nsource: log\nvalue: kilos\nper: event\n"
    made = Small({"j.yaml": JOURNEY, "m.yaml": METRICS, "s.yaml": SOURCE, "w.yaml": weight})
    outcome = made.measured({"log": ROWS})
    assert (reasons(outcome, "weight"), reasons(outcome, "calls")) == (["M031"], [])


def test_a_journey_of_which_one_event_occurs_says_why_nobody_is_followed() -> None:
    outcome = small().measured({"log": [row for row in ROWS if row["what"] == "A"]})
    (found,) = outcome.results.uncompared
    assert (found.journey, [each.code for each in found.reasons], outcome.results.journeys) == ("repair", ["M047"], ())
    assert dict(found.reasons[0].words)["fr"].startswith("ses chemins ne sont pas comparés")


def test_results_written_before_are_still_read() -> None:
    outcome = small().measured({"log": ROWS})
    text = to_json(outcome.results).replace('"uncompared": []', '"feelings": []', 1)
    assert from_json(text).uncompared == ()


LONGER = JOURNEY.replace(
    "{id: mend, name: It is mended, event: B}",
    "{id: mend, name: It is mended, event: B}, {id: fetch, name: I fetch it, event: C}",
).replace("name: I book\n", 'name: I book\n        kpis: [{metric: fetched, target: ">= 50 %"}]\n')
FETCHED = """
    kind: catalog
    metrics:
      - {id: fetched, name: Fetched, type: conversion, source: log, per: user, steps: [{touchpoint: repair/book/mend}, {touchpoint: repair/book/fetch}], window: P30D, min_n: {show: 1, judge: 1}}
      - {id: fetches, name: Fetches, type: count, source: log, per: event, count: {event: C}}
      - {id: share, name: Share, type: derived, formula: "{fetches} / {calls}"}
"""


def test_what_counts_an_event_that_never_occurs_is_not_judged_and_promises_no_gain() -> None:
    made = Small({"j.yaml": LONGER, "m.yaml": METRICS, "f.yaml": FETCHED, "s.yaml": SOURCE})
    outcome = made.measured({"log": ROWS})
    assert [each.split()[0] for each in codes(outcome)] == ["M046"]
    assert [reasons(outcome, id_) for id_ in ("fetched", "fetches", "share", "calls", "done")] == [["M046"]] * 3 + [[], []]  # fmt: skip
    assert statuses(outcome)["fetched"] == "quality-exceeded"
    assert outcome.results.journeys[0].gains == ()
    outcome = made.measured({"log": [*ROWS, {**ROWS[0], "id": "c", "what": "C", "at": at(2)}]})
    assert (reasons(outcome, "fetched"), statuses(outcome)["fetched"]) == ([], "inconclusive")


def test_where_one_event_occurs_what_counts_the_others_is_not_judged() -> None:
    outcome = small().measured({"log": [row for row in ROWS if row["what"] == "A"]})
    assert (reasons(outcome, "done"), reasons(outcome, "calls")) == (["M047"], [])
