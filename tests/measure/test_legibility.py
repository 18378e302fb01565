"""Amounts, answers, truths and dates that cannot be read as they are meant: told, and never judged as if they could."""

from __future__ import annotations

from functools import cache

import pytest

from cxjourney.measure.run import Outcome
from cxjourney.metrics.legible import number_columns
from cxjourney.metrics.resolve_metric import resolve_metrics
from cxjourney.metrics.results import MetricResult
from tests.measure.support import COSTS, SOURCE, Small, at, codes

HERE = COSTS.replace("timezone: UTC", "timezone: Europe/Paris")
METRICS = """
    kind: catalog
    metrics:
      - {id: spent, name: Spent, type: sum, source: costs, value: amount, unit: currency, currency: EUR}
      - {id: mean, name: Mean, type: average, source: costs, value: amount, per: event, unit: currency, currency: EUR}
      - {id: dear, name: Dear, type: cost-per-exit, source: log, per: user, end: {touchpoint: parcel/find/a}, costs: costs, currency: EUR, min_n: {show: 1, judge: 1}}
      - {id: half, name: Half, type: derived, unit: currency, currency: EUR, formula: "{spent} / 2"}
"""
JOURNEY = """
    kind: journey
    id: parcel
    name: I collect a parcel
    kpis:
      - {metric: spent, target: "<= 200 EUR"}
      - {metric: dear, target: "<= 500 EUR"}
      - {metric: half, target: ">= 1000 EUR"}
    stages:
      - id: find
        name: Find
        touchpoints: [{id: a, name: A, event: A}]
"""
HEAD = "day;amount;money;stage"
GOOD = ("2026-01-01;100,50;EUR;find", "2026-01-31;49,50;EUR;find")
AMOUNT = "c.yaml:8:28"


@cache
def small() -> Small:
    return Small({"c.yaml": HERE, "m.yaml": METRICS, "j.yaml": JOURNEY, "s.yaml": SOURCE})


def measured(*lines: str, made: Small | None = None, name: str = "costs") -> Outcome:
    here = made or small()
    (here.folder / "data").mkdir(exist_ok=True)
    (here.folder / "data" / f"{name}.csv").write_text("\n".join((*lines, "")), encoding="utf-8")
    return here.measured({"log": [{"id": "1", "who": "u", "what": "A", "at": at(0)}]})


def told(outcome: Outcome) -> list[str]:
    """What is told but for how a file is read."""
    return [each for each in codes(outcome) if not each.startswith("M041")]


def metric(outcome: Outcome, id_: str) -> MetricResult:
    return next(each for each in outcome.results.metrics if each.id == id_)


def statuses(outcome: Outcome) -> dict[str, str]:
    return {kpi.metric: kpi.status for kpi in outcome.results.kpis}


def test_amounts_that_can_be_read_say_nothing() -> None:
    outcome = measured(HEAD, *GOOD)
    assert told(outcome) == []
    assert (metric(outcome, "spent").cleaned.value, metric(outcome, "dear").cleaned.value) == (150, 150)
    assert statuses(outcome) == {"spent": "met", "dear": "met", "half": "missed"}


@pytest.mark.parametrize("cell", ["env. 50", "1.049,50", "1.049", "100,50 €"])
def test_one_amount_that_is_none_is_told_and_leaves_the_commas_of_the_others(cell: str) -> None:
    outcome = measured(HEAD, *GOOD, f"2026-02-01;{cell};EUR;find")
    assert told(outcome) == [f"M043 {AMOUNT}"]
    (found,) = [each for each in outcome.diagnostics if each.code == "M043"]
    assert found.message.in_("en").startswith(
        f"the column `amount` of `costs` holds what is no number, and is left out: 1 (33.3 %); for example `{cell}"
    )
    assert (metric(outcome, "spent").cleaned.value, metric(outcome, "mean").cleaned.value) == (150, 75)
    for id_ in ("spent", "mean", "dear"):
        assert {part.name: part.value for part in metric(outcome, id_).cleaned.parts}["unreadable"] == 1
    assert set(statuses(outcome).values()) == {"quality-exceeded"}


def test_a_point_before_the_decimals_is_still_one_among_commas() -> None:
    outcome = measured(HEAD, *GOOD, "2026-02-01;12.5;EUR;find")
    assert (told(outcome), metric(outcome, "spent").cleaned.value) == ([], 162.5)


@pytest.mark.parametrize("cell", ["cinquante", '"50,20"'])
def test_between_commas_too(cell: str) -> None:
    outcome = measured(HEAD.replace(";", ","), "2026-01-01,107,EUR,find", f"2026-01-02,{cell},EUR,find")
    assert told(outcome) == [f"M043 {AMOUNT}"]
    assert statuses(outcome)["spent"] == "quality-exceeded"


def test_an_amount_that_is_none_outside_the_run_is_not_its_concern() -> None:
    assert told(measured(HEAD, *GOOD, "2028-01-01;?;EUR;find")) == []


def test_rows_taken_out_by_a_step_are_no_longer_in_the_way() -> None:
    step = HERE + "    quality: [{step: spam, where: \"amount = '?'\"}]\n"
    made = Small({"c.yaml": step, "m.yaml": METRICS, "j.yaml": JOURNEY, "s.yaml": SOURCE})
    outcome = measured(HEAD, *GOOD, "2026-02-01;?;EUR;find", made=made)
    assert (told(outcome), statuses(outcome)["spent"]) == ([], "met")


def test_which_columns_are_read_as_numbers() -> None:
    compilation = small().compilation
    assert number_columns(resolve_metrics(compilation.model, compilation.workspace)) == {"costs": {"amount"}}


def test_costs_that_nobody_recorded_are_not_zero() -> None:
    outcome = measured(HEAD)
    assert told(outcome) == ["M040 c.yaml:7:11"]
    for id_ in ("spent", "dear"):
        found = metric(outcome, id_).cleaned
        assert (found.value, found.undefined) == (None, "no-cost")
    assert statuses(outcome) == {"spent": "undefined", "dear": "undefined", "half": "undefined"}
    nothing = metric(measured(HEAD, "2026-01-01;?;EUR;find"), "spent").cleaned
    assert (nothing.value, nothing.undefined) == (None, "unreadable")


def test_costs_of_a_stage_that_nobody_knows_are_told_with_their_amount() -> None:
    outcome = measured(HEAD, *GOOD, "2026-02-01;1530;EUR;fnd", "2026-02-01;12;EUR;parcel/find", "2026-02-01;1;EUR;")
    assert told(outcome) == ["M044 c.yaml:8:60"]
    message = outcome.diagnostics[-1].message
    assert "`fnd` (1,530.00 EUR)" in message.in_("en")
    assert "`fnd` (1\u202f530,00\u00a0EUR)" in message.in_("fr")


def dated(day: str, timezone: str = "Europe/Paris") -> list[str]:
    source = SOURCE.replace("timezone: UTC", f"timezone: {timezone}")
    rows = "kind: metric\nid: rows\nname: Rows\ntype: count\nsource: log\nper: event\ncount: {event: A}\n"
    outcome = Small({"s.yaml": source, "m.yaml": rows}).measured({"log": [{"id": "1", "what": "A", "at": day}]})
    assert outcome.results.sources[0].usable is not bool(codes(outcome))
    return codes(outcome)


@pytest.mark.parametrize("day", ["2026-02-01T00:30:00Z", "2026-02-01 00:30:00+00:00", "2026-02-01 00:30:00-05"])
def test_a_date_with_an_offset_is_never_read_as_a_local_one(day: str) -> None:
    assert dated(day) == ["M045 s.yaml:8:78"]


def test_an_offset_that_loses_nothing_is_no_fault() -> None:
    assert dated("2026-02-01T00:30:00Z", "UTC") == []
    assert dated("2026-02-01T00:30:00+02:00", "UTC") == ["M045 s.yaml:8:78"]
    assert dated("2026-02-01 00:30:00.5") == []


ANSWERS = """
    kind: source
    id: answers
    name: Answers
    type: surveys
    format: csv
    location: data/answers.csv
    mapping: {response_id: id, unit_id: who, ts: day, score: score, invited: invited}
    timezone: UTC
"""
NPS = "kind: metric\nid: nps\nname: Nps\ntype: nps\nsource: answers\nmin_n: {show: 1, judge: 1}\n"
TARGET = "kind: journey\nid: j\nname: J\nkpis: [{metric: nps, target: '>= -100'}]\n"


def answered(*cells: str) -> Outcome:
    made = Small({"a.yaml": ANSWERS, "n.yaml": NPS, "j.yaml": TARGET})
    rows = [f"{place},u{place},2026-01-01,{cell}" for place, cell in enumerate(cells)]
    return measured("id,who,day,score,invited", *rows, made=made, name="answers")


def test_truths_are_read_in_french_and_what_is_none_is_told() -> None:
    outcome = answered("10,oui", "9,vrai", "10,OUI", ",o", "10,x", "10,non", "10,faux", "10,")
    parts = {part.name: part.value for part in metric(outcome, "nps").cleaned.parts}
    assert (codes(outcome), parts["invited"], parts["answered"]) == ([], 5, 4)
    outcome = answered("10,oui", "10,peut-être")
    assert codes(outcome) == ["M043 a.yaml:8:74"]
    assert "neither true nor false: 1 (50.0 %); for example `peut-être`" in outcome.diagnostics[0].message.in_("en")
    assert statuses(outcome) == {"nps": "met"}


def test_an_answer_that_is_no_number_is_told_and_nothing_is_judged_on_it() -> None:
    outcome = answered("10,", "neuf,")
    assert codes(outcome) == ["M043 a.yaml:8:58"]
    assert statuses(outcome) == {"nps": "quality-exceeded"}


def test_an_answer_is_outside_the_scale_or_is_no_number_and_counts_once() -> None:
    outcome = answered("10,", "9,", *["11,"] * 5, "cinq,")
    assert [each.split()[0] for each in codes(outcome)] == ["M043", "M042"]
    unread, outside = (each.message.in_("en") for each in outcome.diagnostics)
    assert "is left out: 1 (12.5 %); for example `cinq`" in unread
    assert outside == "answers to `nps` that lie outside its scale, and are left out: 5 (71.4 %)"
    assert codes(answered("10,", *["9/10,"] * 5)) == ["M043 a.yaml:8:58"]
