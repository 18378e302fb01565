"""The first part of every query: the table as written, under canonical names, then the rows that the run may see.

    run            the dates of the run: `as_of`, the end of what is known, and `since`, the beginning or NULL
    source         the columns that the metric needs, under our names, dates in UTC
    observations   the rows between the two dates

The table may be a cleaned one, in which persons stand in the place of names: it has the same columns.
"""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import Table
from cxjourney.metrics.predicates import field_column
from cxjourney.metrics.tree import (
    E,
    above,
    absent,
    all_of,
    any_of,
    at_least,
    at_most,
    cast,
    column,
    is_null,
    minus,
    number,
    select,
)

_TEXTS = ("event_id", "unit_id", "case_id", "event", "touchpoint", "survey", "scale", "currency", "subject", "stage")

Steps = dict[str, exp.Select]
"""The named parts of a query, in order."""


def run_dates(dialect: Dialect) -> Steps:
    """The dates of the run, given when the query is executed."""
    moments = {name: cast(dialect.parameter(name), exp.DType.TIMESTAMP) for name in ("as_of", "since")}
    made = exp.Select(expressions=[exp.alias_(value, name) for name, value in moments.items()])
    return {"run": made}


def observations(table: Table, dialect: Dialect, *, back: float | None = None, name: str = "observations") -> Steps:
    """`source` and `observations`; `back` keeps what happened less than that many seconds before `as_of`."""
    raw = "source" if name == "observations" else f"{name}_source"
    columns = {c.name: _canonical(c.name, c.written, table, dialect) for c in table.columns}
    if table.has("event_id") and not table.has("seq"):
        columns["seq"] = number(0)
    source = select(columns, dialect.rows_of(table.format, table.location))
    as_of, since = column("as_of", "run"), column("since", "run")
    recent = above(column("ts"), minus(as_of, dialect.interval(back))) if back is not None else None
    kept = all_of(
        at_most(column("ts"), as_of),
        any_of(is_null(since), at_least(column("ts"), since)),
        recent,
    )
    # A column of the table may be called like one of `run`.
    seen = {c: column(c, raw, quoted=True) if c in ("as_of", "since") else field_column(c) for c in columns}
    return {raw: source, name: select(seen, raw, where=kept, beside=("run",))}


def not_told(type_: exp.DType = exp.DType.BIGINT) -> E:
    """A number that the source does not hold."""
    return absent(type_)


def _canonical(name: str, written: str, table: Table, dialect: Dialect) -> E:
    found = column(written, quoted=True)
    if name == "ts":
        return moment(found, table, dialect)
    if name == "seq":
        return exp.func("COALESCE", cast(found, exp.DType.BIGINT), number(0))
    return cast(found, exp.DType.TEXT) if name in _TEXTS else found


def moment(found: E, table: Table, dialect: Dialect, *, forgiving: bool = False) -> E:
    """A date of a table as a naive date in UTC. A `forgiving` one is NULL where it cannot be read."""
    if table.instants:
        made = dialect.instant(found)
    else:
        naive = cast(found, exp.DType.TIMESTAMP)
        made = naive if table.timezone == "UTC" else dialect.to_utc(naive, table.timezone)
    return made.transform(_forgiven) if forgiving else made


def _forgiven(node: exp.Expr) -> exp.Expr:
    return exp.TryCast(**node.args) if type(node) is exp.Cast else node
