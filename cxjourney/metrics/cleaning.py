"""Cleaning in SQL: a table of rows with the reason for which each goes, then the table of those that stay.

    source      the columns that anything reads, as they are written, and `cxj_ts`, their time in UTC
    step_k      the same rows after k steps of cleaning, with `cxj_reason`, the first reason that held

Each step looks only at the rows that those before it have left.
"""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.cleaning_steps import Cleaning, Duplicates, Robots, Skew, Unwanted, Velocity
from cxjourney.metrics.dates import carries_offset, lacks_offset
from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import Table
from cxjourney.metrics.observations import Steps, moment, moment_if_any, run_dates
from cxjourney.metrics.persons import filled, name_of
from cxjourney.metrics.predicates import predicate
from cxjourney.metrics.preparation import Preparation, place
from cxjourney.metrics.robots import INNOCENT, WORDS
from cxjourney.metrics.script import Statement, asks, makes
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
    count,
    count_where,
    eq,
    is_null,
    minus,
    not_null,
    number,
    select,
    text,
    with_steps,
)

TS, REASON = "cxj_ts", "cxj_reason"
MINUTE = 60_000_000
"""Microseconds."""


def judged(preparation: Preparation, dialect: Dialect) -> Statement:
    """The table `…-judged`: every row known as of the run, and why it goes."""
    last, steps = _steps(preparation, dialect)
    names = (*preparation.columns, TS, REASON)
    query = with_steps(select({name: _own(name) for name in names}, last), steps)
    return makes(place(preparation.source, "judged"), query, dialect)


def kept(preparation: Preparation, dialect: Dialect) -> Statement:
    """The table `…-cleaned`: the rows that stay, under the names of the raw table, with persons in the place of names."""
    persons = preparation.persons
    here = dialect.rows_of("table", place(preparation.source, "judged"))
    columns: dict[str, E] = {name: _own(name) for name in preparation.columns}
    if persons is None or persons.column is None:
        return makes(preparation.cleaned, select(columns, here, where=is_null(_own(REASON))), dialect)
    named = select({**columns, "cxj_name": name_of(persons)}, here, where=is_null(_own(REASON)))
    person = exp.func("COALESCE", column("person", "known"), column("cxj_name", "named"))
    known = dialect.rows_of("table", place(persons.domain, "persons"))
    shown = [
        exp.alias_(person, exp.to_identifier(name, quoted=True))
        if name == persons.column
        else column(name, "named", quoted=True)
        for name in preparation.columns
    ]
    found = exp.Select(expressions=shown).from_("named")
    found = found.join(
        exp.alias_(known, "known", table=True),
        on=eq(column("name", "known"), column("cxj_name", "named")),
        join_type="LEFT",
    )
    return makes(preparation.cleaned, with_steps(found, {"named": named}), dialect)


def removed(preparation: Preparation, dialect: Dialect) -> Statement:
    """How many rows of the run there are by reason; NULL counts those that stay."""
    seen = any_of(is_null(column("since", "run")), at_least(column(TS), column("since", "run")))
    found = select(
        {"reason": column(REASON), "rows": count()},
        dialect.rows_of("table", place(preparation.source, "judged")),
        where=seen,
        group=(REASON,),
        beside=("run",),
    )
    return asks(f"{preparation.source}-removed", with_steps(found, run_dates(dialect)), dialect)


def described(table: Table, dialect: Dialect) -> Statement:
    """No row of a table, with all its columns."""
    return asks(
        "columns",
        exp.Select(expressions=[exp.Star()]).from_(dialect.rows_of(table.format, table.location)).limit(0),
        dialect,
    )


def looked_at(preparation: Preparation, dialect: Dialect, name: str | None = None) -> Statement:
    """Of the table as it is written: its rows, those without a date, those whose date cannot be read, one of these.

    The dates are those of the column `name`, or else those at which things happened.
    `offset` are those with an offset where dates are local, or those without one where each carries its own; a column
    that holds moments, not texts, lacks none.
    """
    written, table = _own(name or preparation.moment), preparation.table
    found: dict[str, E] = {
        "written": cast(written, exp.DType.TEXT),
        "moment": moment_if_any(written.copy(), table, dialect),
    }
    shown = column("written")
    if table.instants:
        found["is_text"] = dialect.is_text(written.copy())
        offset: E = exp.and_(column("is_text"), lacks_offset(shown))
    else:
        offset = carries_offset(shown, table.timezone)
    faults = {
        "unreadable": exp.and_(not_null(shown), is_null(column("moment"))),
        "offset": exp.and_(not_null(column("moment")), offset),
    }
    seen: dict[str, E] = {"rows": count(), "undated": count_where(is_null(shown))}
    for kind, fault in faults.items():
        seen |= {kind: count_where(fault), f"{kind}_example": exp.Min(this=case(fault.copy(), shown.copy()))}
    query = select(seen, "rows")
    rows = select(found, _rows(preparation, dialect))
    return asks(f"{preparation.source}-looked-at", with_steps(query, {"rows": rows}), dialect)


def covered(preparation: Preparation, dialect: Dialect) -> Statement:
    """The first and the last moment among the rows of the run."""
    as_of, since = column("as_of", "run"), column("since", "run")
    rows = select({TS: moment(_own(preparation.moment), preparation.table, dialect)}, _rows(preparation, dialect))
    inside = all_of(at_most(column(TS), as_of), any_of(is_null(since), at_least(column(TS), since)))
    query = select(
        {"first": exp.Min(this=column(TS)), "last": exp.Max(this=column(TS)), "rows": count()},
        "rows",
        where=inside,
        beside=("run",),
    )
    return asks(f"{preparation.source}-covered", with_steps(query, {**run_dates(dialect), "rows": rows}), dialect)


def _rows(preparation: Preparation, dialect: Dialect) -> E:
    return dialect.rows_of(preparation.table.format, preparation.table.location)


def _steps(preparation: Preparation, dialect: Dialect) -> tuple[str, Steps]:
    columns: dict[str, E] = {name: _own(name) for name in preparation.columns}
    found = moment(_own(preparation.moment), preparation.table, dialect)
    steps = run_dates(dialect)
    steps["source"] = select({**columns, TS: found, REASON: absent()}, _rows(preparation, dialect))
    every: dict[str, E] = {name: _own(name) for name in (*preparation.columns, TS)}
    # A column of the table may be called like one of `run`.
    first = {name: column(name, "source", quoted=not name.startswith("cxj_")) for name in (*every, REASON)}
    steps["known"] = select(first, "source", where=at_most(column(TS), column("as_of", "run")), beside=("run",))
    last = "known"
    for number_, step in enumerate(preparation.cleaning, start=1):
        for part, (marks, goes) in enumerate(_passes(step, preparation, dialect)):
            at = f"step_{number_}{'ab'[part]}" if isinstance(step.rule, Duplicates) else f"step_{number_}"
            if marks is not None:
                steps[f"{at}_seen"] = select({**every, REASON: _own(REASON), **marks}, last)
                last = f"{at}_seen"
            gone = all_of(is_null(_own(REASON)), goes)
            assert gone is not None  # the reason alone is a condition
            why = cases(((gone, text(step.reason)),), _own(REASON))
            steps[at] = select({**every, REASON: why}, last)
            last = at
    return last, steps


def _passes(step: Cleaning, preparation: Preparation, dialect: Dialect) -> list[tuple[dict[str, E] | None, E]]:
    """For each pass of a step: columns to work out first, and which of the rows that are left go."""
    match step.rule:
        case Duplicates():
            return _duplicates(step.rule, preparation, dialect)
        case Robots(agent):
            written = exp.Lower(this=cast(_own(agent), exp.DType.TEXT))
            known = exp.RegexpLike(this=written, expression=text("|".join(WORDS)))
            innocent = exp.RegexpLike(this=written.copy(), expression=text("|".join(INNOCENT)))
            return [(None, exp.and_(known, exp.Not(this=innocent)))]
        case Velocity(device, most):
            return _velocity(device, most, dialect)
        case Unwanted(where):
            return [(None, exp.Paren(this=predicate(where)))]
        case Skew(received, within):
            found = moment_if_any(_own(received), preparation.table, dialect)
            apart = exp.Abs(this=minus(dialect.microseconds(column(TS)), dialect.microseconds(found)))
            return [(None, above(apart, number(round(within * 1_000_000))))]


def _duplicates(rule: Duplicates, preparation: Preparation, dialect: Dialect) -> list[tuple[dict[str, E] | None, E]]:
    order = _order(preparation)
    passes: list[tuple[dict[str, E] | None, E]] = []
    if rule.key is not None:
        copy = exp.Window(this=exp.RowNumber(), partition_by=[_own(REASON), _own(rule.key)], order=order)
        passes.append(({"cxj_copy": copy}, exp.and_(above(column("cxj_copy"), number(1)), not_null(_own(rule.key)))))
    if rule.within is not None and rule.who:
        alike = [_own(REASON), *(_own(name) for name in rule.same)]
        before = exp.Window(this=exp.Lag(this=column(TS)), partition_by=alike, order=order)
        soon = at_least(column("cxj_before"), minus(column(TS), dialect.interval(rule.within)))
        someone = exp.Paren(this=any_of(*(not_null(filled(name)) for name in rule.who)))
        passes.append(({"cxj_before": before}, exp.and_(soon, someone)))
    return passes


def _velocity(device: tuple[str, ...], most: int, dialect: Dialect) -> list[tuple[dict[str, E] | None, E]]:
    if not device:
        return []
    who = cases(
        (not_null(filled(name)), exp.func("CONCAT", text(f"{at}:"), filled(name))) for at, name in enumerate(device)
    )
    # How many come within a minute before each row is one window; the most of them, another that cannot be nested.
    clock = exp.Order(expressions=[exp.Ordered(this=dialect.microseconds(column(TS)), nulls_first=False)])
    frame = exp.WindowSpec(kind="RANGE", start=number(MINUTE - 1), start_side="PRECEDING", end="CURRENT ROW")
    pace = exp.Window(this=count(), partition_by=[_own(REASON), who], order=clock, spec=frame)
    return [({"cxj_device": who.copy(), "cxj_pace": pace}, _busiest(most))]


def _busiest(most: int) -> E:
    top = exp.Window(this=exp.Max(this=column("cxj_pace")), partition_by=[_own(REASON), column("cxj_device")])
    return exp.and_(not_null(column("cxj_device")), above(top, number(most)))


def _order(preparation: Preparation) -> exp.Order:
    """The time, then the order that the source states, then everything: two runs keep the same row."""
    names = dict.fromkeys([TS, *preparation.rank, *preparation.columns])
    return exp.Order(expressions=[exp.Ordered(this=_own(name), nulls_first=False) for name in names])


def _own(name: str) -> E:
    return column(name, quoted=not name.startswith("cxj_"))
