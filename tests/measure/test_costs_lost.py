"""Costs that no stage bears, or that cannot be read: told, and nothing that is counted by stage is judged without them."""

from __future__ import annotations

from functools import cache

import pytest

from cxjourney.measure.run import Outcome
from cxjourney.metrics.results import JourneyResult
from tests.measure.support import COSTS, SOURCE, Small, at, codes

STEPS = "steps: [{touchpoint: parcel/find/a}, {touchpoint: parcel/take/b}]"
METRICS = f"""
    kind: catalog
    metrics:
      - {{id: dear, name: Dear, type: cost-per-exit, source: log, per: user, {STEPS}, costs: costs, currency: EUR, min_n: {{show: 1, judge: 1}}}}
      - {{id: chosen, name: Chosen, type: sum, source: costs, value: amount, count: {{where: stage = 'find'}}, unit: currency, currency: EUR}}
      - {{id: all, name: All, type: sum, source: costs, value: amount, unit: currency, currency: EUR}}
      - {{id: half, name: Half, type: derived, unit: currency, currency: EUR, formula: "{{dear}} / 2", min_n: {{show: 1, judge: 1}}}}
"""
JOURNEY = """
    kind: journey
    id: parcel
    name: I collect a parcel
    kpis:
      - {metric: chosen, target: "<= 500 EUR"}
      - {metric: all, target: "<= 500 EUR"}
      - {metric: half, target: "<= 500 EUR"}
    stages:
      - id: find
        name: Find
        kpis: [{metric: dear, target: "<= 500 EUR"}]
        touchpoints: [{id: a, name: A, event: A}]
      - id: take
        name: Take
        touchpoints: [{id: b, name: B, event: B, next: [{to: "exit:home"}]}]
    exits: [{id: home, type: success}]
"""
HEAD = "day,amount,money,stage"
GOOD = ("2026-01-01,100,EUR,find", "2026-01-31,50,EUR,parcel/take")
AMOUNT, STAGE = "c.yaml:8:28", "c.yaml:8:60"


@cache
def small() -> Small:
    return Small({"c.yaml": COSTS, "m.yaml": METRICS, "j.yaml": JOURNEY, "s.yaml": SOURCE})


@cache
def alone() -> Small:
    """The same with a metric of the first stage alone."""
    kept = [line for line in METRICS.splitlines() if "id: chosen" not in line and "id: all" not in line]
    judged = [line for line in JOURNEY.splitlines() if "metric: chosen" not in line and "metric: all" not in line]
    return Small({"c.yaml": COSTS, "m.yaml": "\n".join(kept), "j.yaml": "\n".join(judged), "s.yaml": SOURCE})


def measured(*lines: str, made: Small | None = None) -> Outcome:
    here = made or small()
    (here.folder / "data").mkdir(exist_ok=True)
    (here.folder / "data" / "costs.csv").write_text("\n".join((HEAD, *GOOD, *lines, "")), encoding="utf-8")
    rows = [{"id": f"{who}{what}", "who": who, "what": what, "at": at(day)} for who in "uv" for day, what in enumerate("AB")]  # fmt: skip
    return here.measured({"log": rows})


def statuses(outcome: Outcome) -> dict[str, str]:
    return {kpi.metric: kpi.status for kpi in outcome.results.kpis}


def journey(outcome: Outcome) -> JourneyResult:
    (found,) = outcome.results.journeys
    return found


def test_costs_that_all_have_a_stage_are_judged() -> None:
    outcome = measured()
    assert codes(outcome) == []
    assert set(statuses(outcome).values()) == {"met"}
    assert journey(outcome).reasons == ()


@pytest.mark.parametrize(("stage", "shown"), [("", "without a stage (500.00 EUR)"), ("   ", "without a stage (500.00 EUR)"), ("find ", "`find ` (500.00 EUR)"), ("fnd", "`fnd` (500.00 EUR)")])  # fmt: skip
def test_a_cost_that_no_stage_bears_is_told_and_nothing_counted_by_stage_is_judged(stage: str, shown: str) -> None:
    outcome = measured(f"2026-02-01,500,EUR,{stage}")
    assert codes(outcome) == [f"M044 {STAGE}"]
    assert outcome.diagnostics[0].message.in_("en").endswith(shown)
    lost = "quality-exceeded"
    assert statuses(outcome) == {"dear": lost, "chosen": lost, "half": lost, "all": "missed"}
    told = {each.id: [reason.code for reason in each.reasons] for each in outcome.results.metrics}
    assert told == {"dear": ["M044"], "chosen": ["M044"], "half": ["M044"], "all": []}
    assert [reason.code for reason in journey(outcome).reasons] == ["M044"]


def test_a_cost_of_a_stage_that_no_metric_counts_is_told_when_it_cannot_be_read() -> None:
    outcome = measured("2026-02-01,1 000 EUR or so,EUR,take", made=alone())
    assert codes(outcome) == [f"M043 {AMOUNT}"]
    assert "is left out: 1 (33.3 %); for example `1 000 EUR or so`" in outcome.diagnostics[0].message.in_("en")
    assert (journey(outcome).stages[0].cost, journey(outcome).stages[1].cost) == (100, None)
    assert statuses(outcome)["dear"] == "met"


def test_a_row_without_stage_nor_amount_is_no_cost() -> None:
    assert codes(measured("2026-02-01,,,")) == []
