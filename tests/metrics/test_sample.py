"""How many observations a number rests on, when it is made of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from cxjourney.measure.judging import number_of, status_of
from cxjourney.metrics import ir
from cxjourney.metrics.sample import estimates
from tests.metrics.support import database, row_of, story
from tests.metrics.test_resolve import EVENTS, SPENT, VOICES, specs

INPUTS = (
    "id: loans, type: count, source: log, count: {event: B}",
    "id: spend, type: sum, source: spent, value: amount",
    "id: share, type: ratio, source: log, numerator: {event: B}, denominator: {event: A}",
    "id: score, type: nps, source: voices",
    "id: both, type: derived, formula: '{spend} + {spend}'",
    "id: each, type: derived, formula: '{both} / {loans}'",
)


def resolved(folder: Path, formula: str) -> Mapping[str, ir.Spec]:
    return specs(folder, *INPUTS, f"id: m, type: derived, formula: '{formula}'", sources=(EVENTS, VOICES, SPENT))


@pytest.mark.parametrize(
    ("formula", "sample"),
    [
        ("{spend} / {loans}", ("loans",)),
        ("({spend} + {spend} * 3) / {loans}", ("loans",)),
        ("{loans} / 12", ()),
        ("{spend} - {loans}", ()),
        ("{both} - {loans}", ()),
        ("{share} * {spend}", ("share",)),
        ("{share} - {score}", ("share", "score")),
        ("{score} / 100", ("score",)),
        ("{score} / {loans}", ("score", "loans")),
        ("{spend} / ({loans} * {share})", ("loans", "share")),
        ("{each} * 2", ("each",)),
        ("{spend} / {both}", ("both",)),
    ],
)
def test_totals_weigh_nothing_above_the_line(tmp_path: Path, formula: str, sample: tuple[str, ...]) -> None:
    found = resolved(tmp_path, formula)["m"]
    assert isinstance(found.definition, ir.Derived)
    assert found.definition.sample == sample
    assert estimates(found.definition) is bool(sample)


def test_many_formulas_on_one_another_are_weighed_quickly(tmp_path: Path) -> None:
    tower = [f"id: d{n}, type: derived, formula: '{{d{n + 1}}} * {{e{n + 1}}}'" for n in range(30)]
    twins = [f"id: e{n}, type: derived, formula: '{{d{n + 1}}} / {{e{n + 1}}}'" for n in range(30)]
    ground = ("id: d30, type: count, source: log", "id: e30, type: count, source: log")
    found = specs(tmp_path, *tower, *twins, *ground, sources=(EVENTS,))
    assert isinstance(found["d0"].definition, ir.Derived)
    assert found["d0"].definition.sample == ("d1", "e1")


def test_the_cost_of_one_thing_rests_on_how_many_things_there_are(tmp_path: Path) -> None:
    found = resolved(tmp_path, "{spend} / {loans}")
    log = database(story(" ".join(f"{second}B" for second in range(120))))
    log.execute('create view a_csv as select event_id as id, unit_id as who, event as name, ts as "at" from log')
    log.execute("create view c_csv as select ts as month, '10' as \"sum\" from log limit 12")
    known = {id_: _tables(spec) for id_, spec in found.items()}
    row = row_of(log, known["m"], *known.values(), as_of=2e9)
    assert (row["value"], row["n"]) == (1.0, 120)
    number = number_of(known["m"], row, "h")
    assert status_of(known["m"], number, ir.Goal("<=", 2, ""), exceeded=False) == "met"


def test_a_sum_of_totals_needs_no_least_sample(tmp_path: Path) -> None:
    found = resolved(tmp_path, "{spend} * 2")["m"]
    number = number_of(found, {"value": 24.0, "n": 3, "undefined": None}, "h")
    assert status_of(found, number, ir.Goal("<=", 30, ""), exceeded=False) == "met"


def _tables(spec: ir.Spec) -> ir.Spec:
    """The same over tables of a database in the place of files."""
    if spec.table is None:
        return spec
    return replace(spec, table=replace(spec.table, format="table", location=spec.table.location.replace(".", "_")))
