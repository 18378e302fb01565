"""What is spent in a period, shared among those who get through in the same period."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import CostPerExit, Table
from cxjourney.metrics.observations import observations
from cxjourney.metrics.predicates import field_column, selected
from cxjourney.metrics.shapes.counting import MONEY, mixed
from cxjourney.metrics.shapes.shape import DOUBLE, Shape, row
from cxjourney.metrics.tree import (
    E,
    case,
    cast,
    column,
    count,
    eq,
    number,
    select,
    share,
)


def cost_per_exit(definition: CostPerExit, table: Table, dialect: Dialect) -> Shape:
    """The `cost` of the period for each of its `n` exits."""
    costs = definition.costs
    steps = observations(table, dialect, back=definition.back)
    steps["exits"] = select(
        {"exits": count(exp.Distinct(expressions=[column("unit_id")]))},
        "observations",
        where=selected(definition.exit),
    )
    steps |= observations(costs, dialect, back=definition.back, name="costs")
    currency: dict[str, E] = {}
    if costs.has("currency"):
        currency = {
            "lowest_currency": exp.Min(this=column("currency")),
            "highest_currency": exp.Max(this=column("currency")),
        }
    amount = exp.TryCast(this=field_column("amount"), to=MONEY.copy())
    steps["spent"] = select(
        {"cost": exp.func("COALESCE", exp.Sum(this=amount), number(0)), **currency},
        "costs",
        where=selected(definition.of),
    )
    other = mixed(definition.currency, costs)
    same = exp.Not(this=exp.func("COALESCE", other["other-currency"], exp.false())) if other else None
    value = case(same, share(column("cost"), column("exits")))
    reasons = {"no-exit": eq(column("exits"), number(0)), **other}
    return Shape(
        steps, row("exits", value, column("exits"), reasons, {"cost": cast(column("cost"), DOUBLE)}, beside=("spent",))
    )
