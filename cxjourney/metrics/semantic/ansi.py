"""A metric as one expression of standard SQL over the columns of one table, where that loses nothing.

What cannot be said so: steps and their order, a window that looks back, a sum for each unit, two tables at once.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlglot import exp

from cxjourney.metrics.formula import Formula, Input, Number, inputs_of
from cxjourney.metrics.ir import Average, Count, Derived, Mean, Nps, Per, Ratio, Selection, Share, Spec, Table, Total
from cxjourney.metrics.predicates import field_column, selected
from cxjourney.metrics.tree import (
    E,
    all_of,
    at_least,
    at_most,
    case,
    cast,
    column,
    count,
    eq,
    minus,
    number,
    text,
)

_STANDARD = {exp.DType.DOUBLE: "DOUBLE PRECISION", exp.DType.TEXT: "VARCHAR"}
"""The types that the standard calls otherwise; a text without a length is of it since SQL:2023."""


def expression(spec: Spec, known: Mapping[str, Spec], datasets: Mapping[str, str]) -> str | None:
    """The expression, its columns under the name of their dataset; None when it would not mean the same."""
    found = _tree(spec, known)
    if found is None:
        return None
    table, tree = found
    dataset = datasets[table.source]
    plain = tree.transform(_plain_cast).transform(_standard_type)
    return plain.transform(lambda node: _within(node, dataset)).sql()


def identifier_sql(name: str) -> str:
    """A column of a table as standard SQL names it."""
    return exp.to_identifier(name, quoted=True).sql()


def _plain_cast(node: exp.Expr) -> exp.Expr:
    """The standard has no cast that gives NULL where a value does not fit."""
    return exp.Cast(this=node.this, to=node.args["to"]) if isinstance(node, exp.TryCast) else node


def _standard_type(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.DataType) and node.this in _STANDARD:
        return exp.DataType(this=exp.DType.USERDEFINED, kind=_STANDARD[node.this])
    return node


def _within(node: exp.Expr, dataset: str) -> exp.Expr:
    if isinstance(node, exp.Column):
        return exp.column(exp.to_identifier(node.name, quoted=True), exp.to_identifier(dataset))
    return node


def _tree(spec: Spec, known: Mapping[str, Spec]) -> tuple[Table, E] | None:
    definition, table = spec.definition, spec.table
    if isinstance(definition, Derived):
        return _derived(definition.formula, known)
    if table is None:
        return None
    made: E | None = None
    match definition:
        case Count(of, per, None):
            made = _number_of(of, per)
        case Ratio(numerator, denominator, per, None):
            made = _quotient(_number_of(numerator, per), _number_of(denominator, per))
        case Total(of, value, currency, None):
            made = _in(currency, table, exp.func("COALESCE", exp.Sum(this=_amount(of, value)), number(0)), of)
        case Average(of, value, "event", currency, None):
            made = _in(currency, table, exp.Avg(this=_amount(of, value)), of)
        case Nps(of, value, None):
            inside = _inside(of, value, 0, 10, table)
            best = _tally(inside, at_least(_score(value), number(9)))
            worst = _tally(inside, at_most(_score(value), number(6)))
            balance = exp.Mul(this=number(100), expression=exp.Paren(this=minus(best, worst)))
            made = _quotient(exp.Paren(this=balance), _tally(inside))
        case Share(of, value, low, high, top, None):
            inside = _inside(of, value, low, high, table)
            made = _quotient(_tally(inside, at_least(_score(value), number(high - top + 1))), _tally(inside))
        case Mean(of, value, low, high, None):
            made = exp.Avg(this=case(_inside(of, value, low, high, table), _score(value)))
        case _:
            return None
    return table, made


def _derived(formula: Formula, known: Mapping[str, Spec]) -> tuple[Table, E] | None:
    below = {id_: _tree(known[id_], known) for id_ in inputs_of(formula)}
    found = {id_: made for id_, made in below.items() if made is not None}
    tables = {made[0].source: made[0] for made in found.values()}
    if len(found) < len(below) or len(tables) != 1:
        return None
    (table,) = tables.values()
    return table, _arithmetic(formula, {id_: made[1] for id_, made in found.items()})


def _arithmetic(formula: Formula, values: Mapping[str, E]) -> E:
    match formula:
        case Number(value):
            return number(value)
        case Input(id_):
            return exp.Paren(this=values[id_].copy())
    left, right = _arithmetic(formula.left, values), _arithmetic(formula.right, values)
    if formula.sign == "/":
        return exp.Paren(this=_quotient(left, right))
    kinds: dict[str, type[exp.Binary]] = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}
    return exp.Paren(this=kinds[formula.sign](this=left, expression=right))


def _number_of(of: Selection, per: Per) -> E:
    if per == "event":
        return _tally(selected(of))
    return count(exp.Distinct(expressions=[case(selected(of), column("unit_id"))]))


def _tally(*conditions: E | None) -> E:
    kept = all_of(*conditions)
    return count(case(kept, number(1))) if kept is not None else count()


def _quotient(above: E, below: E) -> E:
    real = cast(above, exp.DType.DOUBLE)
    return exp.Div(this=real, expression=exp.func("NULLIF", below, number(0)))


def _score(value: str) -> E:
    return cast(field_column(value), exp.DType.DOUBLE)


def _inside(of: Selection, value: str, low: float, high: float, table: Table) -> E:
    scale = eq(column("scale"), text(f"{low:g}-{high:g}")) if table.has("scale") else None
    found = all_of(selected(of), at_least(_score(value), number(low)), at_most(_score(value), number(high)), scale)
    assert found is not None  # the bounds are always there
    return found


def _amount(of: Selection, value: str) -> E:
    return case(selected(of), cast(field_column(value), exp.DType.DOUBLE))


def _in(currency: str | None, table: Table, found: E, of: Selection) -> E:
    """An amount of money, unless some of it is in another currency."""
    if currency is None or not table.has("currency"):
        return found
    other = all_of(selected(of), exp.NEQ(this=column("currency"), expression=text(currency)))
    return case(eq(_tally(other), number(0)), found)
