"""From YAML to a resolved metric, or to what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cxjourney.metrics import ir
from cxjourney.metrics.conditions import Compare
from cxjourney.metrics.formula import Input, Number, Operation
from cxjourney.metrics.resolve_metric import resolve_metrics
from tests.laying import compiled

EVENTS = (
    "{id: log, name: Log, type: events, location: a.csv, timezone: Europe/Paris, "
    "mapping: {event_id: id, unit_id: who, event: name, ts: at, case_id: file}}"
)
VOICES = "{id: voices, name: Voices, type: surveys, location: b.csv, timezone: UTC, mapping: {ts: at, score: note}}"
SPENT = "{id: spent, name: Spent, type: costs, location: c.csv, timezone: UTC, mapping: {period: month, amount: sum}}"
JOURNEY = """
    kind: journey
    id: parcel
    name: Parcel
    owner: shops
    stages:
      - id: find
        name: Find
        kpis: [{metric: m, target: ">= 80 %", baseline: 60 %, by: 2027-06-30}]
        raci: {accountable: web}
        touchpoints:
          - {id: sms, name: The code, event: code_sent}
          - {id: walk, name: Walking, type: action}
          - id: open
            name: Open
            event: opened
            kpis: [{metric: m, target: "< 2 days"}]
            raci: {accountable: lockers}
"""


def specs(
    folder: Path, *metrics: str, sources: tuple[str, ...] = (EVENTS, VOICES, SPENT), more: str = ""
) -> Mapping[str, ir.Spec]:
    body = "\n".join(f"  - {{name: Number, {metric}}}" for metric in metrics)
    catalog = f"kind: catalog\nmetrics:\n{body}\nsources:\n" + "\n".join(f"  - {source}" for source in sources)
    teams = "\nteams: [{id: shops, name: Shops}, {id: web, name: Web}, {id: lockers, name: Lockers}]\n"
    made = compiled(folder, {"a.yaml": catalog + teams + more, "b.yaml": JOURNEY})
    assert not [d for d in made.diagnostics if d.code[0] in "YS"], made.diagnostics
    return {spec.id: spec for spec in resolve_metrics(made.model, made.workspace)}


def gaps(spec: ir.Spec) -> list[tuple[str, str]]:
    return [(missing.what, missing.field) for missing in spec.missing]


def test_every_default_of_a_funnel_is_resolved(tmp_path: Path) -> None:
    steps = "steps: [{touchpoint: parcel/find/sms}, {event: opened, where: \"door = 'left'\"}]"
    found = specs(tmp_path, f"id: m, type: funnel, source: log, window: P7D, {steps}")["m"]
    assert found.executable
    assert found.definition == ir.Funnel(
        ir.Chain(
            steps=(
                ir.Selection(event="code_sent", place="parcel/find/sms"),
                ir.Selection(event="opened", where=Compare("door", "=", "left")),
            ),
            per="user", order="ordered", window=604_800.0, step_window=None, entry="any", counting="unit", ties="rank",
        )
    )  # fmt: skip
    assert found.table == ir.Table(
        "log", "events", "csv", "a.csv", "Europe/Paris", False,
        (
            ir.Column("door", "door"), ir.Column("event", "name"), ir.Column("event_id", "id"),
            ir.Column("ts", "at"), ir.Column("unit_id", "who"),
        ),
    )  # fmt: skip
    assert (found.unit, found.direction, found.min_n, found.revision) == ("percent", "up", ir.LeastSample(30, 100), 1)


def test_where_it_is_judged_and_who_answers_there(tmp_path: Path) -> None:
    stage, touchpoint = specs(tmp_path, "id: m")["m"].kpis
    assert (stage.place, stage.level, stage.accountable) == ("journey:parcel/find", "stage", "web")
    assert (stage.target, stage.baseline, stage.by) == (ir.Goal(">=", 0.8, "%"), ir.Amount(0.6, "%"), "2027-06-30")
    assert (touchpoint.touchpoint, touchpoint.accountable) == ("open", "lockers")
    assert touchpoint.target == ir.Goal("<", 2, "days")


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("revision: 1", [("type-missing", "type")]),
        ("type: count", [("source-missing", "source")]),
        ("type: funnel, source: log", [("field-missing", "steps"), ("field-missing", "window")]),
        ("type: funnel, source: log, window: P1D, steps: [{event: a}]", [("field-missing", "steps")]),
        ("type: conversion, source: log, window: P1D, steps: [{event: a}, {event: b}, {event: c}]", [("too-many-steps", "steps")]),
        ("type: conversion, source: log, window: P1D, per: event, steps: [{event: a}, {event: b}]", [("unit-unfit", "per")]),
        ("type: conversion, source: log, window: P1D, per: account, steps: [{event: a}, {event: b}]", [("column-not-mapped", "source")]),
        ("type: count, source: log, count: {touchpoint: parcel/find/walk}", [("touchpoint-without-event", "count")]),
        ("type: count, source: log, count: {event: a, where: \"x = y\"}", [("condition-unreadable", "count.where")]),
        ("type: count, source: log, count: {event: a, where: \"ts > 1\"}", [("column-reserved", "count.where")]),
        ("type: count, source: log, count: {event: a, where: \"channel = 'web'\"}", [("column-not-mapped", "source")]),
        ("type: ratio, source: log, numerator: {event: a}", [("field-missing", "denominator")]),
        ("type: sum, source: log", [("field-missing", "value")]),
        ("type: sum, source: spent, value: amount, unit: currency", [("field-missing", "currency")]),
        ("type: nps, source: voices, scale: {low: 1, high: 5}", [("scale-unfit", "scale")]),
        ("type: csat, source: voices, top: 5", [("scale-unfit", "scale")]),
        ("type: ces, source: voices", [("field-missing", "scale"), ("field-missing", "as")]),
        ("type: cost-per-exit, source: spent", [("events-missing", "source")]),
        ("type: cost-per-exit, source: log, window: P1D, start: {event: a}, end: {event: b}", [("field-missing", "costs"), ("field-missing", "currency")]),
        ("type: cost-per-exit, source: log, window: P1D, start: {event: a}, end: {event: b}, cost: {amount: 3, currency: EUR, per: month}", [("cost-unfit", "cost")]),
        ("type: retention, source: log, start: {event: a}", [("field-missing", "end"), ("field-missing", "window")]),
        ("type: retention, source: log, end: {event: a}, window: P1D, period: P2D", [("period-unfit", "period")]),
        ("type: count, source: log, window: P" + "9" * 400 + "D", [("window-unfit", "window")]),
        ("type: retention, source: log, end: {event: a}, window: P101Y", [("window-unfit", "window")]),
        ("type: first-contact-resolution, source: log", [("field-missing", "count")]),
        ("type: first-contact-resolution, source: log, count: {event: a}, reopened: {event: b}", [("field-missing", "end")]),
        ("type: derived", [("field-missing", "formula")]),
        ("type: derived, formula: \"{m\"", [("formula-unreadable", "formula")]),
        ("type: derived, formula: \"1 + 1\"", [("formula-without-metric", "formula")]),
        ("type: derived, formula: \"{other} / 2\"", [("input-not-executable", "formula")]),
        ("type: derived, formula: \"{m} / 2\"", [("input-not-executable", "formula")]),
        ("type: funnel, source: log, window: P1D, order: strict, ties: strict-increase, steps: [{event: a}, {event: b}]", [("not-yet", "ties")]),
        ("type: funnel, source: log, window: P1D, order: any, steps: [{event: a}, {event: a}]", [("not-yet", "steps")]),
        ("type: funnel, source: log, window: P1D, order: any, step_window: PT1H, steps: [{event: a}, {event: b}]", [("not-yet", "order")]),
        ("type: funnel, source: log, window: P1D, counting: entry, steps: [{event: a}, {event: a}]", [("not-yet", "steps")]),
        ("type: funnel, source: log, window: P1D, counting: entry, entry: first, steps: [{event: a}, {event: b}]", [("options-at-odds", "counting")]),
        ("type: funnel, source: log, window: P1D, counting: entry, order: any, steps: [{event: a}, {event: b}]", [("not-yet", "counting")]),
    ],
)  # fmt: skip
def test_what_is_missing(tmp_path: Path, metric: str, expected: list[tuple[str, str]]) -> None:
    found = specs(tmp_path, f"id: m, {metric}", "id: other")["m"]
    # A source of costs also lacks the columns of events; the first gap is the one to repair.
    assert gaps(found)[: len(expected)] == expected
    assert not found.executable
    assert found.definition is None
    for missing in found.missing:
        assert dict(missing.words).keys() == {"en", "fr"}


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("location: a.csv", "source-without-timezone"),
        ("timezone: UTC", "source-without-location"),
        ("timezone: UTC, location: ../secret.csv", "location-outside"),
        ("timezone: UTC, location: /etc/passwd, format: csv", "location-outside"),
        ('timezone: UTC, location: "https://example.org/a.csv"', "location-outside"),
        ('timezone: UTC, location: "C:\\\\data\\\\a.csv"', "location-outside"),
        ("timezone: UTC, location: run", "location-taken"),
    ],
)
def test_sources_that_cannot_be_read(tmp_path: Path, source: str, what: str) -> None:
    made = f"{{id: log, name: Log, type: events, mapping: {{ts: at}}, {source}}}"
    found = specs(tmp_path, "id: m, type: count, source: log", sources=(made,))["m"]
    assert [gap for gap, _ in gaps(found)] == [what]


def test_a_former_id_in_a_formula_is_the_present_one(tmp_path: Path) -> None:
    found = specs(
        tmp_path, "id: m, type: derived, formula: '{old} / 2'", "id: new, aliases: [old], type: count, source: log"
    )
    assert found["m"].definition == ir.Derived(Operation("/", Input("new"), Number(2.0)))


def test_the_source_of_a_score_may_be_that_of_its_survey(tmp_path: Path) -> None:
    survey = "surveys: [{id: pulse, name: Pulse, asks: [m], source: voices}]"
    found = specs(tmp_path, "id: m, type: nps", more=survey)["m"]
    assert (found.source, found.executable, found.surveys) == ("voices", True, ("pulse",))


def test_scores_that_share_a_source_must_say_which_answers_count(tmp_path: Path) -> None:
    two = ("id: m, type: nps, source: voices", "id: other, type: csat, source: voices")
    found = specs(tmp_path, *two)
    assert gaps(found["m"]) == gaps(found["other"]) == [("answers-unclear", "count")]


def test_scores_that_share_a_source_are_told_apart_by_survey(tmp_path: Path) -> None:
    voices = VOICES.replace("score: note", "score: note, survey: post")
    found = specs(
        tmp_path, "id: m, type: nps, source: voices", "id: other, type: csat, source: voices",
        sources=(voices,), more="surveys: [{id: pulse, name: Pulse, asks: [m]}, {id: late, name: Late, asks: [other]}]",
    )  # fmt: skip
    assert found["m"].definition == ir.Nps(ir.Selection(surveys=("pulse",)), "score", None)
    assert found["other"].executable


def test_strictly_increasing_times_need_no_order_of_events(tmp_path: Path) -> None:
    log = EVENTS.replace("event_id: id, ", "")
    funnel = "id: m, type: funnel, source: log, window: P1D, steps: [{event: a}, {event: b}]"
    assert gaps(specs(tmp_path, funnel, sources=(log,))["m"]) == [("column-not-mapped", "source")]
    assert specs(tmp_path, f"{funnel}, ties: strict-increase", sources=(log,))["m"].executable


def test_every_type_of_the_language_can_be_computed(tmp_path: Path) -> None:
    ends = "start: {event: a}, end: {event: b}"
    found = specs(
        tmp_path,
        "id: count, type: count, source: log, count: {event: a}, per: user",
        "id: ratio, type: ratio, source: log, numerator: {event: a}, denominator: {event: b}, per: case",
        "id: sum, type: sum, source: spent, value: amount",
        "id: average, type: average, source: log, value: papers, count: {event: a}, per: case",
        "id: funnel, type: funnel, source: log, window: P1D, steps: [{event: a}, {event: b}, {event: c}]",
        "id: conversion, type: conversion, source: log, window: P1D, steps: [{event: a}, {event: b}]",
        f"id: duration, type: duration, source: log, {ends}",
        "id: nps, type: nps, source: voices, count: {where: \"q = 'nps'\"}",
        "id: csat, type: csat, source: voices, count: {where: \"q = 'csat'\"}",
        "id: ces, type: ces, source: voices, scale: {low: 1, high: 7}, as: mean, count: {where: \"q = 'ces'\"}",
        f"id: entry-exit-ratio, type: entry-exit-ratio, source: log, window: P1D, {ends}",
        f"id: cost-per-exit, type: cost-per-exit, source: log, costs: spent, currency: EUR, {ends}",
        f"id: drop-off, type: drop-off, source: log, window: P1D, {ends}",
        f"id: retention, type: retention, source: log, window: P90D, {ends}",
        "id: first-contact-resolution, type: first-contact-resolution, source: log, count: {event: a}",
        "id: derived, type: derived, formula: '{sum} / {count}'",
    )
    assert {id_: gaps(spec) for id_, spec in found.items() if not spec.executable} == {}
    assert len(found) == 16


def test_formulas_stand_on_one_another_up_to_a_depth(tmp_path: Path) -> None:
    derived = [f"id: d{n}, type: derived, formula: '{{d{n + 1}}} * 2'" for n in range(60)]
    found = specs(tmp_path, *derived, "id: d60, type: count, source: log")
    # d60 is observed; d20, forty formulas above it, is the last that can be computed.
    assert {f"d{n}" for n in range(61) if found[f"d{n}"].executable} == {f"d{n}" for n in range(20, 61)}
    assert gaps(found["d19"]) == gaps(found["d0"]) == [("formula-too-deep", "formula")]
