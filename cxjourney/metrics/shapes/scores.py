"""Scores: recommendation, satisfaction, effort.

`out_of_scale` are answers that the scale does not allow, `unreadable` those that are no number: neither is the other.
"""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import Mean, Nps, Share, Table
from cxjourney.metrics.observations import Steps, not_told, observations
from cxjourney.metrics.predicates import field_column, selected
from cxjourney.metrics.shapes.shape import Shape, row
from cxjourney.metrics.tree import (
    E,
    all_of,
    at_least,
    at_most,
    case,
    column,
    count,
    count_where,
    eq,
    flag,
    is_null,
    is_set,
    minus,
    not_null,
    number,
    read,
    select,
    share,
    text,
)


def nps(definition: Nps, table: Table, dialect: Dialect) -> Shape:
    """From -100 to 100, with the `promoters` and `detractors` from which its interval follows."""
    steps = _answers(definition, table, dialect, 0, 10)
    score = column("score")
    steps["counted"] = select(
        {
            "n": count(score),
            "promoters": count_where(at_least(score, number(9))),
            "detractors": count_where(at_most(score, number(6))),
            **_beside(table),
        },
        "answers",
    )
    difference = exp.Paren(this=minus(column("promoters"), column("detractors")))
    value = share(exp.Mul(this=number(100), expression=difference), column("n"))
    return _row(steps, value, ("promoters", "detractors"))


def top_box(definition: Share, table: Table, dialect: Dialect) -> Shape:
    """The share of the best answers, with their number `satisfied`."""
    steps = _answers(definition, table, dialect, definition.low, definition.high)
    least = definition.high - definition.top + 1
    steps["counted"] = select(
        {
            "n": count(column("score")),
            "satisfied": count_where(at_least(column("score"), number(least))),
            **_beside(table),
        },
        "answers",
    )
    return _row(steps, share(column("satisfied"), column("n")), ("satisfied",))


def mean_score(definition: Mean, table: Table, dialect: Dialect) -> Shape:
    """The mean answer, with the standard deviation `sd`, from which its interval follows."""
    steps = _answers(definition, table, dialect, definition.low, definition.high)
    score = column("score")
    steps["counted"] = select(
        {"n": count(score), "mean": exp.Avg(this=score), "sd": exp.StddevSamp(this=score), **_beside(table)},
        "answers",
    )
    return _row(steps, column("mean"), ("sd",))


def _answers(definition: Nps | Share | Mean, table: Table, dialect: Dialect, low: float, high: float) -> Steps:
    """One row an invitation or answer: `score` where it lies on the scale."""
    steps = observations(table, dialect, back=definition.back)
    written = field_column(definition.value)
    found = read(written, exp.DType.DOUBLE)
    fits = all_of(
        at_least(found, number(low)),
        at_most(found, number(high)),
        eq(column("scale"), text(f"{low:g}-{high:g}")) if table.has("scale") else None,
    )
    columns: dict[str, E] = {
        "score": case(fits, found),
        "given": flag(not_null(written)),
        "unreadable": flag(all_of(not_null(written), is_null(found))),
    }
    if table.has("invited"):
        columns["invited"] = flag(eq(read(column("invited"), exp.DType.BOOLEAN), exp.true()))
    steps["answers"] = select(columns, "observations", where=selected(definition.of))
    return steps


def _beside(table: Table) -> dict[str, E]:
    unreadable = count_where(is_set("unreadable"))
    numbers = minus(count_where(is_set("given")), unreadable)
    return {
        "out_of_scale": minus(numbers, count(column("score"))),
        "unreadable": unreadable.copy(),
        "invited": count_where(is_set("invited")) if table.has("invited") else not_told(),
        "answered": count_where(all_of(is_set("invited"), is_set("given"))) if table.has("invited") else not_told(),
    }


def _row(steps: Steps, value: E, components: tuple[str, ...]) -> Shape:
    columns = {name: column(name) for name in (*components, "out_of_scale", "unreadable", "invited", "answered")}
    empty = eq(column("n"), number(0))
    return Shape(steps, row("counted", value, column("n"), {"no-answer": empty}, columns))
