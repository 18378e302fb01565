"""What was spent in the run, by stage, as a source of costs says it."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import Table
from cxjourney.metrics.observations import observations, run_dates
from cxjourney.metrics.predicates import field_column
from cxjourney.metrics.script import Statement, asks
from cxjourney.metrics.shapes.counting import MONEY
from cxjourney.metrics.shapes.shape import DOUBLE
from cxjourney.metrics.sources import Reading
from cxjourney.metrics.tree import (
    E,
    absent,
    all_of,
    case,
    cast,
    column,
    count_where,
    eq,
    is_null,
    not_null,
    select,
    text,
    with_steps,
)
from cxjourney.model.kinds.source import Source


def costs_by_stage(source: Source) -> Table | None:
    """The table of a source of costs that says of which stage they are; None when it does not."""
    gaps = Gaps()
    reading = Reading(source, "source", gaps)
    if reading.type != "costs" or not reading.maps("stage"):
        return None
    reading.moment()
    reading.need("stage")
    reading.need("amount")
    if reading.maps("currency"):
        reading.need("currency")
    table = reading.table()
    return None if gaps.found else table


def spent(table: Table, dialect: Dialect) -> Statement:
    """Rows of `stage`, `amount`, `unreadable`, `lowest_currency` and `highest_currency`, in the order of the stages.

    `unreadable` are cells that hold no number. The stage of costs that name none is the empty text.
    """
    steps = {**run_dates(dialect), **observations(table, dialect)}
    blank = eq(exp.func("COALESCE", exp.Trim(this=column("stage")), text("")), text(""))
    names = {c: field_column(c) for c in ("amount", *(("currency",) if table.has("currency") else ()))}
    steps["named"] = select({"charged": case(blank, text(""), column("stage")), **names}, "observations")
    amount = exp.TryCast(this=field_column("amount"), to=MONEY.copy())
    lost = all_of(not_null(field_column("amount")), is_null(amount.copy()))
    currency: E = column("currency") if table.has("currency") else absent()
    query = select(
        {
            "stage": column("charged"),
            "amount": cast(exp.Sum(this=amount), DOUBLE),
            "unreadable": count_where(lost),
            "lowest_currency": exp.Min(this=currency),
            "highest_currency": exp.Max(this=currency.copy()),
        },
        "named",
        group=("charged",),
    ).order_by(column("stage"))
    return asks("spent", with_steps(query, steps), dialect)
