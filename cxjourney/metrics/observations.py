"""The first part of every query: the table as written, under canonical names, then the rows that the run may see.

    run            the dates of the run: `as_of`, the end of what is known, and `since`, the beginning or NULL
    source         the columns that the metric needs, under our names, moments in UTC, days as they are
    channelled     the same with the channel through which each row came, where rules say so
    visitors       the rows known at the end, with the person or device that they are about
    visits         the same with 1 in `begins` where one begins a visit
    sessions       the same with the visit as the thing counted
    observations   the rows between the two dates

The table may be a cleaned one, in which persons stand in the place of names: it has the same columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlglot import exp

from cxjourney.metrics.dates import is_date, is_day
from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import ChannelRule, Table
from cxjourney.metrics.predicates import field_column, predicate
from cxjourney.metrics.tree import (
    E,
    above,
    absent,
    all_of,
    any_of,
    at_least,
    at_most,
    case,
    cases,
    cast,
    column,
    flag,
    is_null,
    minus,
    not_null,
    number,
    ordered,
    plus,
    select,
    text,
    window,
)

_TEXTS = ("event_id", "unit_id", "case_id", "event", "touchpoint", "survey", "scale", "currency", "subject", "stage")

ID_LENGTH = "cxj_id_length"
"""Of two identifiers the shorter comes first, so that whole numbers come in their order: 9 before 10."""
RANK = ("ts", "seq", ID_LENGTH, "event_id")
"""What orders the rows of a unit."""
VISITOR = "visitor_"
"""What the names of persons and devices are called whose rows are cut into visits."""
Steps = dict[str, exp.Select]
"""The named parts of a query, in order."""


def run_dates(dialect: Dialect) -> Steps:
    """The dates of the run, given when the query is executed."""
    moments = {name: cast(dialect.parameter(name), exp.DType.TIMESTAMP) for name in ("as_of", "since")}
    made = exp.Select(expressions=[exp.alias_(value, name) for name, value in moments.items()])
    return {"run": made}


def observations(table: Table, dialect: Dialect, *, back: float | None = None, name: str = "observations") -> Steps:
    """`source` and `observations`; `back` keeps what happened less than that many seconds before `as_of`."""
    as_of, since = column("as_of", "run"), column("since", "run")
    recent = above(column("ts"), minus(as_of, dialect.interval(back))) if back is not None else None
    kept = all_of(
        at_most(column("ts"), as_of),
        any_of(is_null(since), at_least(column("ts"), since)),
        recent,
    )
    return _observed(table, dialect, name, kept)


def history(table: Table, dialect: Dialect) -> Steps:
    """The same with what came before `since`: for what is counted in the run and may have begun before it."""
    return _observed(table, dialect, "observations", at_most(column("ts"), column("as_of", "run")))


def _observed(table: Table, dialect: Dialect, name: str, kept: E | None) -> Steps:
    head = "" if name == "observations" else f"{name}_"
    raw = f"{head}source"
    columns = {c.name: _canonical(c.name, c.written, table, dialect) for c in table.columns}
    if table.has("event_id"):
        columns.setdefault("seq", number(0))
        columns[ID_LENGTH] = exp.Length(this=columns["event_id"].copy())
    source = select(columns, dialect.rows_of(table.format, table.location))
    steps = {raw: source}
    if table.channels:
        steps[f"{head}channelled"] = select({**_as_they_are(columns, raw), "channel": channel(table.channels)}, raw)
        raw, columns["channel"] = f"{head}channelled", column("channel")
    if table.session_gap is not None:
        steps |= _sessions(columns, raw, table, head, dialect)
        raw = f"{head}sessions"
        columns = {c: value for c, value in columns.items() if not c.startswith(VISITOR)}
        columns["unit_id"] = column("unit_id")
    return {**steps, name: select(_as_they_are(columns, raw), raw, where=kept, beside=("run",))}


def channel(rules: Sequence[ChannelRule]) -> E:
    """Through which channel a row came, by the first rule that holds; NULL when none does."""
    always = next((rule for rule in rules if rule.where is None), None)
    asked = rules[: rules.index(always)] if always else rules
    otherwise = text(always.channel) if always else absent()
    pairs = [(predicate(rule.where), text(rule.channel)) for rule in asked if rule.where is not None]
    return cases(pairs, otherwise) if pairs else otherwise


def begins(who: tuple[str, ...], gap: float, dialect: Dialect) -> E:
    """1 on a row that begins a visit: the first one, and any that comes more than `gap` seconds after the one before."""
    before = window(exp.Lag(this=column("ts")), who, ordered("ts"))
    return flag(any_of(is_null(before), above(column("ts"), plus(before, dialect.interval(gap)))))


def _sessions(columns: Iterable[str], raw: str, table: Table, head: str, dialect: Dialect) -> Steps:
    """`visits` and `sessions`. Rows of one instant are in one visit, whatever their order: time alone cuts."""
    assert table.session_gap is not None
    visitors = [column(c.name) for c in table.columns if c.name.startswith(VISITOR)]
    who = visitors[0] if len(visitors) == 1 else exp.func("COALESCE", *visitors)
    named = {c: value for c, value in _as_they_are(columns, raw).items() if not c.startswith(VISITOR)}
    visited = select(
        {**named, "visitor": who}, raw, where=at_most(column("ts"), column("as_of", "run")), beside=("run",)
    )
    names = {c: field_column(c) for c in named} | {"visitor": column("visitor")}
    cut = {**names, "begins": begins(("visitor",), table.session_gap, dialect)}
    so_far = window(exp.Sum(this=column("begins")), ("visitor",), ordered("ts"))
    visit = exp.func("CONCAT", column("visitor"), text("#"), exp.cast(so_far, exp.DType.TEXT))
    own = {c: field_column(c) for c in named} | {"unit_id": case(not_null(column("visitor")), visit)}
    return {
        f"{head}visitors": visited,
        f"{head}visits": select(cut, f"{head}visitors"),
        f"{head}sessions": select(own, f"{head}visits"),
    }


def _as_they_are(names: Iterable[str], raw: str) -> dict[str, E]:
    """The columns of a part of the query; one of the table may be called like one of `run`."""
    return {c: column(c, raw, quoted=True) if c in ("as_of", "since") else field_column(c) for c in names}


def not_told(type_: exp.DType = exp.DType.BIGINT) -> E:
    """A number that the source does not hold."""
    return absent(type_)


def _canonical(name: str, written: str, table: Table, dialect: Dialect) -> E:
    found = column(written, quoted=True)
    if name == "ts":
        return moment(found, table, dialect)
    if name == "seq":
        return exp.func("COALESCE", cast(found, exp.DType.BIGINT), number(0))
    if name.startswith(VISITOR):
        return exp.func("NULLIF", cast(found, exp.DType.TEXT), text(""))
    return cast(found, exp.DType.TEXT) if name in _TEXTS else found


def moment(found: E, table: Table, dialect: Dialect) -> E:
    """A date of a table as a naive date: a moment in UTC, or a day of the calendar.

    A date without an hour is the beginning of that day, as it is written: no time zone moves it to the day before. So
    are all dates of costs that carry no offset.
    """
    naive = cast(found, exp.DType.TIMESTAMP)
    if table.instants:
        return case(is_day(found), naive, dialect.instant(found.copy()))
    if table.timezone == "UTC" or table.type == "costs":
        return naive
    return case(is_day(found), naive, dialect.to_utc(naive.copy(), table.timezone))


def moment_if_any(found: E, table: Table, dialect: Dialect) -> E:
    """The same; NULL where no date is written, where a query would fail or an engine see a date of its own."""
    made = moment(found, table, dialect)
    for node in [*made.find_all(exp.Cast)]:
        if type(node) is exp.Cast and isinstance(node.this, exp.Column) and node.to.this != exp.DType.TEXT:
            tried = exp.TryCast(this=node.this.copy(), to=node.to.copy())
            made = tried if node is made else made
            node.replace(tried)
    return case(is_date(found), made)
