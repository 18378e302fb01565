"""Numbers made of a chain of steps: funnel, conversion, drop-off, entries for an exit, cost, duration."""

from __future__ import annotations

from collections.abc import Mapping

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.figures import digits
from cxjourney.metrics.ir import Chain, CostPerEntry, DropOff, EntryExit, Funnel, Lapse, Table
from cxjourney.metrics.observations import Steps, observations
from cxjourney.metrics.shapes.chain import reached
from cxjourney.metrics.shapes.shape import DOUBLE, Shape, row
from cxjourney.metrics.tree import (
    E,
    all_of,
    at_least,
    cast,
    column,
    count,
    count_where,
    eq,
    is_set,
    minus,
    number,
    select,
    share,
)

SECONDS = {"minutes": 60, "hours": 3_600, "days": 86_400}
"""How many seconds one unit of a duration lasts."""


def funnel(definition: Funnel, table: Table, dialect: Dialect) -> Shape:
    """The share that reaches the last step, with `level_k` units at each step and the time it takes."""
    chain = definition.chain
    steps = _counted(chain, table, dialect)
    value = share(_last(chain), column("level_1"))
    return Shape(steps, _row(chain, value, {}, {}, times=True))


def drop_off(definition: DropOff, table: Table, dialect: Dialect) -> Shape:
    """The share that does not reach the last step; `numerator` are those who left."""
    chain = definition.chain
    left = exp.Paren(this=minus(column("level_1"), _last(chain)))
    steps = _counted(chain, table, dialect)
    return Shape(steps, _row(chain, share(left, column("level_1")), {"numerator": left}, {}))


def entry_exit(definition: EntryExit, table: Table, dialect: Dialect) -> Shape:
    """Entrants for one that reaches the last step: 1 when everyone does."""
    chain = definition.chain
    steps = _counted(chain, table, dialect)
    value = share(column("level_1"), _last(chain))
    return Shape(steps, _row(chain, value, {}, {"no-exit": eq(_last(chain), number(0))}))


def cost_per_entry(definition: CostPerEntry, table: Table, dialect: Dialect) -> Shape:
    """The cost of all that enter, for one that reaches the last step; `cost` is the whole."""
    chain = definition.chain
    spent = exp.Mul(this=number(definition.amount), expression=column("level_1"))
    steps = _counted(chain, table, dialect)
    columns = {"cost": cast(spent, DOUBLE)}
    return Shape(steps, _row(chain, share(spent, _last(chain)), columns, {"no-exit": eq(_last(chain), number(0))}))


def lapse(definition: Lapse, table: Table, dialect: Dialect, unit: str | None) -> Shape:
    """The first quantile in the unit of the metric, every quantile in seconds, and the cases still `open`."""
    chain = definition.chain
    steps = observations(table, dialect) | reached(chain, table, dialect)
    quantiles = {quantile_name(q): dialect.quantile(column("seconds"), q) for q in definition.quantiles}
    steps["times"] = select({"n": count(), **quantiles}, "reached")
    steps["counted"] = select(
        {
            "open": count_where(eq(column("level"), number(1))),
            "immature": count_where(all_of(eq(column("level"), number(0)), is_set("immature"))),
        },
        "units",
    )
    first = column(quantile_name(definition.quantiles[0]))
    value = exp.Div(this=first, expression=number(SECONDS.get(unit or "", 1)))
    columns: dict[str, E] = {name: column(name) for name in (*quantiles, "open", "immature")}
    closed = column("n")
    nothing = {"no-closed-case": eq(closed, number(0))}
    return Shape(steps, row("times", value, closed, nothing, columns, beside=("counted",)))


def quantile_name(share_: float) -> str:
    """The column of a quantile: `p50_seconds`, `p99_9_seconds`."""
    return f"p{digits(share_ * 100)}_seconds".replace(".", "_")


def _counted(chain: Chain, table: Table, dialect: Dialect) -> Steps:
    steps = observations(table, dialect) | reached(chain, table, dialect)
    levels = {f"level_{k}": count_where(at_least(column("level"), number(k))) for k in range(1, len(chain.steps) + 1)}
    immature = count_where(all_of(eq(column("level"), number(0)), is_set("immature")))
    steps["counted"] = select({**levels, "immature": immature}, "units")
    steps["times"] = select({quantile_name(q): dialect.quantile(column("seconds"), q) for q in (0.5, 0.9)}, "reached")
    return steps


def _last(chain: Chain) -> E:
    return column(f"level_{len(chain.steps)}")


def _row(
    chain: Chain, value: E, columns: Mapping[str, E], reasons: Mapping[str, E], *, times: bool = False
) -> exp.Select:
    levels: dict[str, E] = {f"level_{k}": column(f"level_{k}") for k in range(1, len(chain.steps) + 1)}
    elapsed = {quantile_name(q): column(quantile_name(q)) for q in (0.5, 0.9)}
    return row(
        "counted",
        value,
        column("level_1"),
        {"no-entrant": eq(column("level_1"), number(0)), **reasons},
        {**columns, **levels, "immature": column("immature"), **elapsed},
        beside=("times",),
    )
