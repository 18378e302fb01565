"""Formulas of derived metrics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.metrics import ir
from cxjourney.metrics.formula import Formula, Input, Number, Operation, computed, inputs_of, parse_formula
from cxjourney.model.values import Fault
from tests.metrics.support import database, row_of, spec, story, table


def read(text: str) -> Formula:
    found = parse_formula(text)
    assert not isinstance(found, Fault)
    return found


def test_products_come_before_sums_and_all_from_left_to_right() -> None:
    assert read("1 - 2 * 3 - 4") == Operation(
        "-", Operation("-", Number(1.0), Operation("*", Number(2.0), Number(3.0))), Number(4.0)
    )
    assert computed(read("8 / 2 / 2"), {}) == 2
    assert computed(read("-(1 + 2) * 3"), {}) == -9


def test_the_metrics_of_a_formula() -> None:
    assert inputs_of(read("{revenue} / {orders} + { revenue }")) == ("revenue", "orders")
    assert read("{a}") == Input("a")


def test_undefined_as_soon_as_an_input_is_or_a_divisor_is_zero() -> None:
    assert computed(read("{a} + 1"), {"a": None}) is None
    assert computed(read("{a} / ({b} - 1)"), {"a": 1.0, "b": 1.0}) is None


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("", 0, "stops too early"),
        ("{a} +", 5, "stops too early"),
        ("revenue / 2", 0, "between braces: `{revenue}`"),
        ("{a} {b}", 4, "cannot stand here"),
        ("({a}", 4, "`)` is due"),
        ("{a", 0, "not closed"),
        ("1 + { }", 4, "name a metric"),
        ("{a} ^ 2", 4, "cannot stand here"),
        ("(" * 50 + "1" + ")" * 50, 40, "too many parentheses"),
        ("1+" * 80 + "1", 120, "too long"),
    ],
)
def test_stumbles_where_it_does_not_fit(text: str, at: int, says: str) -> None:
    found = parse_formula(text)
    assert isinstance(found, Fault)
    assert (found.at, says in found.message.in_("en")) == (at, True)


def count(id_: str, event: str) -> ir.Spec:
    return spec(ir.Count(ir.Selection(event=event), "event", None), table(), id_)


FORMULAS = st.recursive(
    st.one_of(st.builds(Number, st.sampled_from([0.0, 1.0, 2.5])), st.builds(Input, st.sampled_from(["a", "b"]))),
    lambda inner: st.builds(Operation, st.sampled_from("+-*/"), inner, inner),
    max_leaves=6,
)


@given(FORMULAS)
def test_sql_means_what_python_means(formula: Formula) -> None:
    if not inputs_of(formula):
        return
    found = row_of(LOG, spec(ir.Derived(formula)), count("a", "A"), count("b", "B"))
    expected = computed(formula, {"a": 3.0, "b": 2.0})
    assert found["value"] == (None if expected is None else pytest.approx(expected))
    assert found["undefined"] == (None if expected is not None else "division-by-zero")


LOG = database(story("0A 1A 2A 3B 4B"))


def test_a_derived_metric_may_rest_on_another_one_and_share_its_inputs() -> None:
    half = spec(ir.Derived(read("{a} / 2")), id_="half")
    whole = spec(ir.Derived(read("{half} + {a} - {b}")), id_="whole")
    found = row_of(LOG, whole, half, count("a", "A"), count("b", "B"))
    assert (found["value"], found["n"], found["value_of_half"]) == (2.5, 2, 1.5)


def test_an_undefined_input_is_the_reason() -> None:
    ratio = ir.Ratio(ir.Selection(event="A"), ir.Selection(event="Z"), "event", None)
    found = row_of(LOG, spec(ir.Derived(read("{r} + 1"))), spec(ratio, table(), "r"))
    assert (found["value"], found["undefined"]) == (None, "input-undefined")
