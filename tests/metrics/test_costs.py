"""Recorded costs, shared among those who come out in the run: every option of the chain, on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cxjourney.measure.engines.engine import Engine
from cxjourney.metrics import ir
from cxjourney.metrics.conditions import Compare
from cxjourney.metrics.dialects.dialect import dialects
from cxjourney.metrics.ir import Chain, Selection
from cxjourney.metrics.legible import Cells, looked_into
from cxjourney.metrics.semantic.expressed import expressed
from cxjourney.metrics.semantic.layer import Aggregate, Quotient
from tests.metrics.engines import NAMES, log, opened, provide, row_of, sheet
from tests.metrics.support import at, chain, spec, story
from tests.metrics.test_postgres import engine as postgres  # noqa: F401 -- a fixture, asked for by its name

ENGINES = [name if name == "duckdb" else pytest.param(name, marks=pytest.mark.slow) for name in (*NAMES, "postgres")]
A, B = Selection(event="A"), Selection(event="B")
PEOPLE = {
    "in time": "0A 5B",
    "before the run": "0A 2B",
    "again": "0A 2B 20A 25B 27A 28B",
    "too slow": "0A 50B",
    "never began": "30B",
    "turned round": "33B 36A",
    "just now": "98A 99B",
    "still there": "40A",
    "at once": "60A 60B",
}
CASES: list[tuple[str, dict[str, Any], set[str]]] = [
    ("ordered", {}, {"in time", "again", "just now", "at once"}),
    ("in any order", {"order": "any"}, {"in time", "again", "just now", "at once"}),
    ("later alone", {"ties": "strict-increase"}, {"in time", "again", "just now"}),
    ("the first start", {"entry": "first"}, {"in time", "just now", "at once"}),
    ("each start", {"counting": "entry"}, {"in time", "again", "again ", "just now", "at once"}),
    ("without a window", {"window": None}, {"in time", "again", "too slow", "just now", "at once"}),
]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "postgres":
        yield request.getfixturevalue("postgres")
        return
    with opened(request.param) as found:
        yield found


def laid(engine: Engine) -> tuple[ir.Table, ir.Table]:
    made = log(event for name, text in PEOPLE.items() for event in story(text, name))
    costs = sheet(("ts", "amount"), [(at(0), 1_000), (at(4), 40), (at(100), 20), (at(101), 7_000)], "costs")
    for each in (made, costs):
        provide(engine, each)
    return made, costs


def metric(made: ir.Table, costs: ir.Table, way: Chain | None, per: Any = "user") -> ir.Spec:
    return spec(ir.CostPerExit(B, per, costs, Selection(), "EUR", way), made)


@pytest.mark.parametrize(("options", "left"), [pytest.param(o, left, id=name) for name, o, left in CASES])
def test_who_comes_out_in_the_run(engine: Engine, options: dict[str, Any], left: set[str]) -> None:
    made, costs = laid(engine)
    found = row_of(engine, metric(made, costs, chain("A", "B", **options)), since=3, as_of=100)
    assert (found["n"], found["cost"]) == (len(left), 60)
    assert found["value"] == pytest.approx(60 / len(left))


def test_without_a_first_step_whoever_takes_the_last_one_comes_out(engine: Engine) -> None:
    made, costs = laid(engine)
    everyone = row_of(engine, metric(made, costs, None), since=3, as_of=100)
    each_time = row_of(engine, metric(made, costs, None, "event"), since=3, as_of=100)
    assert (everyone["n"], each_time["n"]) == (7, 8)


@pytest.mark.parametrize("way", [None, chain("A", "B"), chain("A", "B", counting="entry")])
def test_a_semantic_layer_divides_the_same_costs_by_the_same_exits(way: Chain | None) -> None:
    with opened("duckdb") as engine:
        made, costs = laid(engine)
        hooks, asked = dialects()["duckdb"], metric(made, costs, way)
        layer = expressed(asked, hooks)
        assert layer is not None
        assert isinstance(layer.whole, Quotient)
        sides = []
        for aggregate, call in ((layer.whole.numerator, "sum(amount)"), (layer.whole.denominator, "count(*)")):
            assert isinstance(aggregate, Aggregate)
            text = f"select {call} from ({hooks.text(aggregate.of.query)}) as relation"
            sides.append(float(engine.run(text, {"as_of": at(100), "since": at(3)})[1][0][0]))
        assert sides[0] / sides[1] == row_of(engine, asked, since=3, as_of=100)["value"]


def test_costs_that_nobody_recorded_are_unknown_and_unreadable_ones_are_counted(engine: Engine) -> None:
    made, _ = laid(engine)
    costs = sheet(("ts", "amount"), [(at(5), "about 50"), (at(50), 20), (at(60), "1,5")], "costs")
    provide(engine, costs)
    asked = metric(made, costs, None)
    for as_of, since, expected in (
        (100, 3, (20, 2, None)),
        (10, 3, (None, 1, "unreadable")),
        (10, 6, (None, 0, "no-exit")),
        (40, 20, (None, 0, "no-cost")),
    ):
        found = row_of(engine, asked, as_of=as_of, since=since)
        assert (found["cost"], found["unreadable"], found["undefined"]) == expected
        assert (found["value"] is None) == (found["cost"] is None)


def test_truths_are_read_with_the_same_words(engine: Engine) -> None:
    words = ["oui", " VRAI ", "o", "x", "True", "on", "non", "faux", "OFF", "peut-être", "2", ""]
    made = sheet(("ts", "flag", "score"), [(at(0), word, 10) for word in words], "surveys")
    provide(engine, made)
    told = Selection(where=Compare("flag", "=", True)), Selection(where=Compare("flag", "=", False))
    found = [row_of(engine, spec(ir.Count(of, "event", None), made))["n"] for of in told]
    assert found == [6, 3]
    hooks = dialects()[engine.dialect]
    asked = looked_into(Cells(made, "flag", "truth"), hooks)
    ((filled, unreadable, example),) = engine.run(asked.text, {"as_of": at(1), "since": None})[1]
    assert (filled, unreadable, str(example)) == (11, 2, "2")
