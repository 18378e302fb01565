"""What is spent in a period, shared among those who get through in the same period.

    value = sum of the costs dated in the run / units that come out in the run

Where no cost is recorded, what was spent is not known: there is no value, rather than zero.

Costs are not told apart by person, so nobody who comes out is left aside: neither who began lately, nor who began
before the run.
"""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import CostPerExit, Table
from cxjourney.metrics.observations import Steps, history, observations
from cxjourney.metrics.predicates import field_column, selected
from cxjourney.metrics.shapes.chain import leavers
from cxjourney.metrics.shapes.counting import MONEY, mixed, unknown
from cxjourney.metrics.shapes.shape import DOUBLE, Shape, row
from cxjourney.metrics.tree import (
    E,
    all_of,
    case,
    cast,
    column,
    count,
    count_where,
    eq,
    is_null,
    not_null,
    number,
    select,
    share,
)


def cost_per_exit(definition: CostPerExit, table: Table, dialect: Dialect) -> Shape:
    """The `cost` of the period for each of its `n` exits; `unreadable` are cells that hold no number."""
    costs = definition.costs
    steps = came_out(definition, table, dialect)
    steps["exits"] = select({"exits": count()}, "leavers")
    steps |= observations(costs, dialect, name="costs")
    currency: dict[str, E] = {}
    if costs.has("currency"):
        currency = {
            "lowest_currency": exp.Min(this=column("currency")),
            "highest_currency": exp.Max(this=column("currency")),
        }
    amount = exp.TryCast(this=field_column("amount"), to=MONEY.copy())
    lost = all_of(not_null(field_column("amount")), is_null(amount.copy()))
    steps["spent"] = select(
        {"cost": exp.Sum(this=amount), "unreadable": count_where(lost), **currency},
        "costs",
        where=selected(definition.of),
    )
    other = mixed(definition.currency, costs)
    same = exp.Not(this=exp.func("COALESCE", other["other-currency"], exp.false())) if other else None
    value = case(same, share(column("cost"), column("exits")))
    reasons = {"no-exit": eq(column("exits"), number(0)), **other, **unknown("cost")}
    columns: dict[str, E] = {"cost": cast(column("cost"), DOUBLE), "unreadable": column("unreadable")}
    return Shape(steps, row("exits", value, column("exits"), reasons, columns, beside=("spent",)))


def came_out(definition: CostPerExit, table: Table, dialect: Dialect) -> Steps:
    """The steps from the dates of the run to `leavers`: one row for each that comes out in it, and `ts`, when first."""
    if definition.chain is not None:
        return history(table, dialect) | leavers(definition.chain, table, dialect)
    steps = observations(table, dialect)
    leaves = selected(definition.exit)
    if definition.per == "event":
        steps["leavers"] = select({"ts": column("ts")}, "observations", where=leaves)
        return steps
    known = all_of(not_null(column("unit_id")), leaves)
    first: dict[str, E] = {"unit_id": column("unit_id"), "ts": exp.Min(this=column("ts"))}
    steps["leavers"] = select(first, "observations", where=known, group=("unit_id",))
    return steps
