"""Arithmetic over the rows of other metrics. Undefined as soon as one of them is, or when a divisor is zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlglot import exp

from cxjourney.metrics.formula import Formula, Input, Number, Operation
from cxjourney.metrics.ir import Derived
from cxjourney.metrics.shapes.shape import DOUBLE, Shape, row
from cxjourney.metrics.tree import E, any_of, cast, column, eq, is_null, number, select

_SIGNS: dict[str, type[exp.Binary]] = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul, "/": exp.Div}


def derived(definition: Derived, inputs: Mapping[str, exp.Select]) -> Shape:
    """`value`, with `n` the least of the inputs and the value of each as `value_of_…`."""
    names = {id_: f"value_of_{id_.replace('-', '_')}" for id_ in inputs}
    steps: dict[str, exp.Select] = {}
    parts: dict[str, E] = {}
    counts: list[E] = []
    for position, (id_, query) in enumerate(inputs.items(), start=1):
        steps[f"input_{position}"] = query
        parts[names[id_]] = cast(column("value", f"input_{position}"), DOUBLE)
        counts.append(column("n", f"input_{position}"))
    first, *others = [f"input_{position}" for position in range(1, len(inputs) + 1)]
    least = exp.Least(this=counts[0], expressions=counts[1:]) if others else counts[0]
    steps["inputs"] = select({**parts, "n": least}, first, beside=tuple(others))
    values = {id_: column(name) for id_, name in names.items()}
    value, divisors = _value(definition.formula, values), list(_divisors(definition.formula, values))
    reasons = {"input-undefined": any_of(*(is_null(found) for found in values.values()))}
    if divisors:
        reasons["division-by-zero"] = any_of(*(eq(found, number(0)) for found in divisors))
    return Shape(steps, row("inputs", value, column("n"), reasons, {name: column(name) for name in names.values()}))


def _value(formula: Formula, values: Mapping[str, E]) -> E:
    match formula:
        case Number(value):
            return number(value)
        case Input(metric):
            return values[metric]
        case Operation(sign, left, right):
            below = _value(right, values)
            if sign == "/":
                below = exp.func("NULLIF", below, number(0))
            return exp.Paren(this=_SIGNS[sign](this=_value(left, values), expression=below))


def _divisors(formula: Formula, values: Mapping[str, E]) -> Iterator[E]:
    if isinstance(formula, Operation):
        yield from _divisors(formula.left, values)
        yield from _divisors(formula.right, values)
        if formula.sign == "/":
            yield _value(formula.right, values)
