"""Conditions and selections as SQL.

What is absent equals nothing, and a comparison is then false, which SQL does not say by itself under a `NOT`: so `not`
is pushed down to the comparisons, where the absent value is named.
"""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.conditions import All, Among, Compare, Condition, Not, Some, Value
from cxjourney.metrics.ir import Selection
from cxjourney.metrics.sources import CANONICAL
from cxjourney.metrics.tree import E, all_of, any_of, cast, column, eq, is_null, number, read, text

_OPERATORS: dict[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}
_CONTRARY = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def selected(selection: Selection) -> E | None:
    """Whether a row of `observations` counts; None when every row does."""
    surveys = [text(survey) for survey in selection.surveys]
    return all_of(
        eq(column("event"), text(selection.event)) if selection.event is not None else None,
        eq(column("touchpoint"), text(selection.touchpoint)) if selection.touchpoint is not None else None,
        exp.In(this=column("survey"), expressions=surveys) if surveys else None,
        predicate(selection.where) if selection.where is not None else None,
    )


def predicate(condition: Condition, truth: bool = True) -> E:
    """SQL that is true exactly where `conditions.holds` is `truth`, and never true elsewhere."""
    match condition:
        case Not(part):
            return predicate(part, not truth)
        case All(parts) | Some(parts):
            together = all_of if isinstance(condition, All) == truth else any_of
            joined = together(*(predicate(part, truth) for part in parts))
            assert joined is not None  # a condition has at least two parts here
            return joined
        case Compare(field, operator, value):
            sign = operator if truth else _CONTRARY[operator]
            absent_too = (operator == "!=") is truth
            found = _OPERATORS[sign](this=_field(field, value), expression=_literal(value))
            return _or_absent(found, field, value) if absent_too else found
        case Among(field, values):
            inside = exp.In(this=_field(field, values[0]), expressions=[_literal(value) for value in values])
            return inside if truth else _or_absent(exp.Not(this=inside), field, values[0])


def plain_name(name: str) -> bool:
    """Whether a column has a name of ours, which needs no quotes."""
    return name in CANONICAL


def field_column(name: str) -> E:
    """A column of `observations`."""
    return column(name, quoted=not plain_name(name))


def _or_absent(found: E, field: str, value: Value) -> E:
    return exp.Paren(this=any_of(found, is_null(_field(field, value))))


def _field(name: str, value: Value) -> E:
    """The column as the type of the literal beside it: a text that is no number is absent beside a number."""
    match value:
        case bool():
            return read(field_column(name), exp.DType.BOOLEAN)
        case float():
            return read(field_column(name), exp.DType.DOUBLE)
    return cast(field_column(name), exp.DType.TEXT)


def _literal(value: Value) -> E:
    match value:
        case bool():
            return exp.true() if value else exp.false()
        case float():
            return number(value)
    return text(value)
