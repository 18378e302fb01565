"""Arithmetic over the rows of other metrics. Undefined as soon as one of them is, or when a divisor is zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlglot import exp

from cxjourney.metrics.formula import Formula, Input, Number, Operation, inputs_of
from cxjourney.metrics.ir import Derived
from cxjourney.metrics.observations import Steps
from cxjourney.metrics.shapes.shape import DOUBLE, Shape, row
from cxjourney.metrics.tree import E, any_of, cast, column, eq, is_null, number, select, with_steps

_SIGNS: dict[str, type[exp.Binary]] = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul, "/": exp.Div}


def derived(definition: Derived, inputs: Mapping[str, Shape | Derived]) -> Shape:
    """`value`, with the value of each input as `value_of_…`.

    `n` is the least of the inputs whose observations count, or of all when it is made of totals.
    `inputs` are the metrics below, each after those on which it rests itself.
    """
    steps: Steps = {}
    names = {id_: f"input_{position}" for position, id_ in enumerate(inputs, start=1)}
    for id_, below in inputs.items():
        steps[names[id_]] = _summary(_row(below, names)) if isinstance(below, Derived) else _nested(below)
    return Shape(steps, _row(definition, names))


def _nested(shape: Shape) -> exp.Select:
    row_ = select({"value": column("value"), "n": column("n")}, "measured")
    return with_steps(row_, {**shape.steps, "measured": shape.row})


def _summary(row_: exp.Select) -> exp.Select:
    return select({"value": column("value"), "n": column("n")}, row_.subquery("measured"))


def _row(definition: Derived, names: Mapping[str, str]) -> exp.Select:
    used = {id_: names[id_] for id_ in inputs_of(definition.formula)}
    values: dict[str, E] = {id_: cast(column("value", name), DOUBLE) for id_, name in used.items()}
    counts: list[E] = [column("n", used[id_]) for id_ in definition.sample or used]
    least = exp.Least(this=counts[0], expressions=counts[1:]) if len(counts) > 1 else counts[0]
    reasons = {"input-undefined": any_of(*(is_null(found) for found in values.values()))}
    divisors = [eq(found, number(0)) for found in _divisors(definition.formula, values)]
    if divisors:
        reasons["division-by-zero"] = any_of(*divisors)
    columns = {f"value_of_{id_.replace('-', '_')}": found for id_, found in values.items()}
    first, *others = used.values()
    return row(first, _value(definition.formula, values), least, reasons, columns, beside=tuple(others))


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
