"""How far each unit comes along a chain of steps: `units` (unit_id, level, immature) and `reached` (seconds).

`entry_k`, on a row that serves as step k, is the time of the latest entry from which a chain of k steps ends there.
Among the chains that end at a row, the one that began last fits the window best, so keeping it alone loses nothing.
An entry whose window is still open at `as_of` begins no chain; a unit that has no other is `immature`.

When each start counts, what a unit does is first cut into attempts, one a start, and each attempt stands for a unit.

Ties are settled by `seq`, then by the identifier of the event. With `strict-increase` a later step needs a later time:
rows of one instant are put together first, for none of them can follow another.
"""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import Chain, Table
from cxjourney.metrics.observations import RANK, Steps
from cxjourney.metrics.predicates import selected
from cxjourney.metrics.shapes.anyorder import done_in_any_order, in_any_order
from cxjourney.metrics.shapes.shape import DOUBLE
from cxjourney.metrics.tree import (
    E,
    all_of,
    any_of,
    at_least,
    at_most,
    case,
    cases,
    cast,
    column,
    eq,
    flag,
    is_null,
    is_set,
    minus,
    not_null,
    number,
    ordered,
    rows_before,
    select,
    window,
)


def reached(chain: Chain, table: Table, dialect: Dialect) -> Steps:
    """The steps from `observations` to `units` and `reached`."""
    last = len(chain.steps)
    steps = _marked(chain, table)
    order = _order(chain)
    steps |= _entries(chain, chain.window, dialect, order)
    if chain.order == "any":
        return steps | in_any_order(chain, dialect)
    steps |= _walked(chain, dialect, order)
    table_name = f"step_{last}"
    deepest = cases(
        ((not_null(column(f"entry_{k}")), number(k)) for k in range(last, 0, -1)),
        number(0),
    )
    whose: dict[str, E] = {name: column(name) for name in _whose(chain)}
    steps["units"] = select(
        {**whose, "level": exp.Max(this=deepest), "immature": exp.Max(this=column("immature"))},
        table_name,
        group=_whose(chain),
    )
    elapsed = minus(dialect.microseconds(column("ts")), dialect.microseconds(column(f"entry_{last}")))
    first = window(exp.RowNumber(), _whose(chain), ordered(*order))
    steps["arrivals"] = select(
        {"seconds": exp.Div(this=cast(elapsed, DOUBLE), expression=number(1_000_000)), "arrival": first},
        table_name,
        where=not_null(column(f"entry_{last}")),
    )
    steps["reached"] = select({"seconds": column("seconds")}, "arrivals", where=eq(column("arrival"), number(1)))
    return steps


def leavers(chain: Chain, table: Table, dialect: Dialect) -> Steps:
    """The steps from `observations` to `leavers`: who comes to the end in the run, and `ts`, when first.

    How long ago they began matters no more than whether others of that time may still come.
    """
    steps = _marked(chain, table)
    order = _order(chain)
    steps |= _entries(chain, None, dialect, order)
    if chain.order == "any":
        steps |= done_in_any_order(chain, dialect)
        source, moment, arrived = "complete", column("completed"), None
    else:
        steps |= _walked(chain, dialect, order)
        last = len(chain.steps)
        source, moment, arrived = f"step_{last}", column("ts"), not_null(column(f"entry_{last}"))
    since = column("since", "run")
    whose: dict[str, E] = {name: column(name) for name in _whose(chain)}
    inside = exp.Paren(this=any_of(is_null(since), at_least(moment, since.copy())))
    steps["arrived"] = select({**whose, "ts": moment.copy()}, source, where=all_of(arrived, inside), beside=("run",))
    steps["leavers"] = select({**whose, "ts": exp.Min(this=column("ts"))}, "arrived", group=_whose(chain))
    return steps


def _order(chain: Chain) -> tuple[str, ...]:
    return RANK if chain.ties == "rank" and chain.order != "any" else ("ts",)


def _walked(chain: Chain, dialect: Dialect, order: tuple[str, ...]) -> Steps:
    return {f"step_{k}": _next(chain, k, dialect, order) for k in range(2, len(chain.steps) + 1)}


def _marked(chain: Chain, table: Table) -> Steps:
    """One row an event (or an instant), with a flag for each step that it can serve as."""
    rules = [selected(step) for step in chain.steps]
    flags = {f"is_{k}": flag(rule) for k, rule in enumerate(rules, start=1)}
    together = chain.ties == "strict-increase" and chain.order != "any"
    known = not_null(column("unit_id"))
    useful = None if chain.order == "strict" or any(rule is None for rule in rules) else any_of(*map(_given, rules))
    keys = ("unit_id", "ts") if together or chain.order == "any" else ("unit_id", *RANK)
    columns: dict[str, E] = {**{name: column(name) for name in keys}, **flags}
    marked = select(columns, "observations", where=all_of(known, useful))
    if not together:
        return {"marked": marked}
    instants = {
        "unit_id": column("unit_id"),
        "ts": column("ts"),
        **{name: exp.Max(this=column(name)) for name in flags},
    }
    return {"events_marked": marked, "marked": select(instants, "events_marked", group=("unit_id", "ts"))}


def _entries(chain: Chain, wait: float | None, dialect: Dialect, order: tuple[str, ...]) -> Steps:
    """The rows with `entry_1` on those that begin a chain, and `immature` on those less than `wait` seconds old."""
    starts = is_set("is_1")
    columns: dict[str, E] = {"unit_id": column("unit_id"), **{name: column(name) for name in order}}
    columns |= {f"is_{k}": column(f"is_{k}") for k in range(1, len(chain.steps) + 1)}
    steps: Steps = {}
    if chain.entry == "first":
        before = window(exp.Max(this=column("is_1")), ("unit_id",), ordered(*order), rows_before())
        steps["starts"] = select({**columns, "began": before}, "marked")
        began = exp.func("COALESCE", column("began"), number(0))
        starts = all_of(starts, eq(began, number(0))) or starts
    source = "starts" if chain.entry == "first" else "marked"
    if chain.counting == "entry":
        so_far = exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end="CURRENT ROW")
        attempt = window(exp.Sum(this=column("is_1")), ("unit_id",), ordered(*order), so_far)
        steps["attempts"] = select({**columns, "attempt": attempt}, source)
        columns["attempt"] = column("attempt")
        source = "attempts"
    if wait is None:
        entries = {**columns, "entry_1": case(starts, column("ts")), "immature": number(0)}
        steps["entries"] = select(entries, source)
        return steps
    closed = at_most(column("ts"), minus(column("as_of", "run"), dialect.interval(wait)))
    entries = {
        **columns,
        "entry_1": case(all_of(starts, closed), column("ts")),
        "immature": flag(all_of(starts, exp.Not(this=exp.Paren(this=closed)))),
    }
    steps["entries"] = select(entries, source, beside=("run",))
    return steps


def _next(chain: Chain, k: int, dialect: Dialect, order: tuple[str, ...]) -> exp.Select:
    """The rows with `entry_k` on those that can serve as step k after a step k - 1."""
    before = _latest_before(chain, k, dialect, order)
    in_time = (
        at_least(before, minus(column("ts"), dialect.interval(chain.window)))
        if chain.window is not None
        else not_null(before)
    )
    names = [*_whose(chain), *order, *(f"is_{j}" for j in range(k, len(chain.steps) + 1))]
    names += [*(f"entry_{j}" for j in range(1, k)), "immature"]
    columns: dict[str, E] = {name: column(name) for name in names}
    columns[f"entry_{k}"] = case(all_of(is_set(f"is_{k}"), in_time), before)
    return select(columns, "entries" if k == 2 else f"step_{k - 1}")


def _latest_before(chain: Chain, k: int, dialect: Dialect, order: tuple[str, ...]) -> E:
    """The latest entry among the chains of k - 1 steps that end before a row, near enough when steps are timed."""
    previous = column(f"entry_{k - 1}")
    if chain.order == "strict":
        lag = window(exp.Lag(this=previous), _whose(chain), ordered(*order))
        if chain.step_window is None:
            return lag
        moment = window(exp.Lag(this=column("ts")), _whose(chain), ordered(*order))
        return case(at_least(moment, minus(column("ts"), dialect.interval(chain.step_window))), lag)
    if chain.step_window is None:
        return window(exp.Max(this=previous), _whose(chain), ordered(*order), rows_before())
    return _timed(chain.step_window, previous, dialect, order, _whose(chain))


def _timed(step_window: float, previous: E, dialect: Dialect, order: tuple[str, ...], whose: tuple[str, ...]) -> E:
    """The same over the rows of the last `step_window` seconds: the earlier instants, then this instant's own."""
    clock = exp.Order(expressions=[exp.Ordered(this=dialect.microseconds(column("ts")), nulls_first=False)])
    reach = number(round(step_window * 1_000_000))
    earlier: E | None = None
    if step_window > 0:
        frame = exp.WindowSpec(kind="RANGE", start=reach, start_side="PRECEDING", end=number(1), end_side="PRECEDING")
        earlier = window(exp.Max(this=previous), whose, clock, frame)
    if order == ("ts",):
        return earlier if earlier is not None else exp.cast(exp.null(), exp.DType.TIMESTAMP)
    same = window(exp.Max(this=previous), (*whose, "ts"), ordered(*order[1:]), rows_before())
    if earlier is None:
        return same
    larger = any_of(is_null(earlier), exp.GT(this=same, expression=earlier))
    return cases(((is_null(same), earlier), (larger, same)), earlier)


def _whose(chain: Chain) -> tuple[str, ...]:
    """Who takes the steps: a unit, or one of its attempts."""
    return ("unit_id", "attempt") if chain.counting == "entry" else ("unit_id",)


def _given(rule: E | None) -> E:
    assert rule is not None  # asked only when every step has a rule
    return rule
