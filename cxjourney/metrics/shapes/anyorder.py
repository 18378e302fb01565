"""A chain whose steps may come in any order: the first one opens the window, the others fall inside it as they come.

The level is the number of steps done within the window of the best entry. It is exact when no event can serve two
steps, which is checked when the metric is resolved.
"""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import Chain
from cxjourney.metrics.observations import Steps
from cxjourney.metrics.shapes.shape import DOUBLE
from cxjourney.metrics.tree import (
    E,
    case,
    cast,
    column,
    eq,
    flag,
    is_set,
    minus,
    not_null,
    number,
    plus,
    select,
    window,
)


def in_any_order(chain: Chain, dialect: Dialect) -> Steps:
    """The steps from `entries` to `units` and `reached`."""
    last = len(chain.steps)
    done = done_in_any_order(chain, dialect)
    level: E = number(1)
    for k in range(2, last + 1):
        level = plus(level, flag(not_null(column(f"done_{k}"))))
    best = {
        "unit_id": column("unit_id"),
        "level": exp.Max(this=case(not_null(column("entry_1")), level, number(0))),
        "immature": exp.Max(this=column("immature")),
    }
    elapsed = minus(dialect.microseconds(column("completed")), dialect.microseconds(column("entry_1")))
    first = exp.Order(
        expressions=[
            exp.Ordered(this=column("completed"), nulls_first=False),
            exp.Ordered(this=column("entry_1"), desc=True, nulls_first=False),
        ]
    )
    return {
        "attempts": done["attempts"],
        "units": select(best, "attempts", group=("unit_id",)),
        "complete": done["complete"],
        "arrivals": select(
            {
                "seconds": exp.Div(this=cast(elapsed, DOUBLE), expression=number(1_000_000)),
                "arrival": window(exp.RowNumber(), ("unit_id",), first),
            },
            "complete",
        ),
        "reached": select({"seconds": column("seconds")}, "arrivals", where=eq(column("arrival"), number(1))),
    }


def done_in_any_order(chain: Chain, dialect: Dialect) -> Steps:
    """The steps `attempts`, one an entry, and `complete`, those that come to the end, and when."""
    assert chain.window is not None  # checked when the metric is resolved
    last = len(chain.steps)
    clock = exp.Order(expressions=[exp.Ordered(this=dialect.microseconds(column("ts")), nulls_first=False)])
    frame = exp.WindowSpec(
        kind="RANGE",
        start="CURRENT ROW",
        end=number(round(chain.window * 1_000_000)),
        end_side="FOLLOWING",
    )
    columns: dict[str, E] = {name: column(name) for name in ("unit_id", "ts", "entry_1", "immature")}
    for k in range(2, last + 1):
        done = case(is_set(f"is_{k}"), column("ts"))
        columns[f"done_{k}"] = window(exp.Min(this=done), ("unit_id",), clock, frame)
    completed = _latest([column(f"done_{k}") for k in range(2, last + 1)])
    entered = not_null(column("entry_1"))
    return {
        "attempts": select(columns, "entries"),
        "complete": select(
            {"unit_id": column("unit_id"), "entry_1": column("entry_1"), "completed": completed},
            "attempts",
            where=exp.and_(entered, *(not_null(column(f"done_{k}")) for k in range(2, last + 1))),
        ),
    }


def _latest(moments: list[E]) -> E:
    """The latest of moments that are all given."""
    first, *others = moments
    return exp.Greatest(this=first, expressions=others) if others else first
