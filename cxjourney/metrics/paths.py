"""The paths that people take, in SQL: for each person or case, the events of a journey in their order.

path      the events of one unit, in the order (ts, seq, event_id); NULL, or empty, when there are more than `LONGEST`
earlier   how many of them lie before the run: who has one began before it
settled   how many of them, from the first on, are so long ago that what came of them is known: a path is over when
          this is all of them, and too young for any rate when it is none
is_open   1 when the last event of a unit is too recent for its path to be over

A path is whole, whenever it began: cut at the beginning of the run, it would lack what came before. Units without an
event in the run are no part of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import Table
from cxjourney.metrics.observations import RANK, Steps, history, observations, run_dates
from cxjourney.metrics.script import Statement, asks
from cxjourney.metrics.tree import (
    E,
    above,
    all_of,
    any_of,
    at_least,
    at_most,
    below,
    case,
    cases,
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
    ordered,
    plus,
    select,
    text,
    window,
    with_steps,
)

LONGEST = 500
"""Events of one unit that a path can hold."""
NAMES = 500
"""How many names of events are looked through for the one that was meant."""
FAILURES = ("error", "expired", "failed", "failure", "refused", "rejected", "timeout")
"""What the column `outcome` says of an event that failed."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed: a table with `unit_id`, `event`, `ts`, `event_id`, and `outcome` if the source says it.

    `events` are those of the journey, `known` those of every journey. `deadlines` are in seconds from the event
    before, by event.
    `settled` is how long after its last event a path is over.
    """

    table: Table
    events: tuple[str, ...]
    known: tuple[str, ...]
    deadlines: Mapping[str, float]
    settled: float


def paths(followed: Followed, dialect: Dialect) -> Statement:
    """Each path with how much of it is settled, how much lies before the run, and how many units took it.

    The rows of one path stand together.
    """
    steps = _bound(followed, dialect)
    listed = dialect.ordered_list(column("event"), ordered(*RANK), LONGEST)
    steps["units"] = select(
        {
            "unit_id": column("unit_id"),
            "path": listed,
            "settled": count_where(at_most(column("ts"), _settled(followed.settled, dialect))),
            "earlier": count_where(below(column("ts"), column("since", "run"))),
            "events": count(),
        },
        "bound",
        beside=("run",),
    ).group_by(column("unit_id"))
    kinds = ("path", "settled", "earlier")
    within = above(column("events"), column("earlier"))
    found = select({**{name: column(name) for name in kinds}, "units": count()}, "units", where=within, group=kinds)
    found = found.order_by(*(column(name) for name in kinds))
    return asks("paths", with_steps(found, steps), dialect)


def marks(followed: Followed, dialect: Dialect) -> Statement:
    """For each event of the journey: units to which it came later than promised, and units for which it failed.

    They are those that began in the run; an event has a row when it is known at all, be it before the run.
    """
    steps = _bound(followed, dialect)
    before = window(exp.Lag(this=column("ts")), ("unit_id",), ordered(*RANK))
    outcome: dict[str, E] = {"outcome": column("outcome")} if followed.table.has("outcome") else {}
    steps["moves"] = select(
        {
            "unit_id": column("unit_id"),
            "event": column("event"),
            "ts": column("ts"),
            **outcome,
            "previous_ts": before,
            "in_run": flag(_in_run(window(exp.Min(this=column("ts")), ("unit_id",)))),
        },
        "bound",
        beside=("run",),
    )
    limits = [
        (eq(column("event"), text(event)), plus(column("previous_ts"), dialect.interval(seconds)))
        for event, seconds in sorted(followed.deadlines.items())
    ]
    late = above(column("ts"), cases(limits)) if limits else exp.false()
    failing: E = exp.false()
    if outcome:
        words: list[E] = [text(word) for word in FAILURES]
        failing = exp.In(this=exp.Lower(this=exp.cast(column("outcome"), exp.DType.TEXT)), expressions=words)
    found = select(
        {
            "event": column("event"),
            "late": _distinct(all_of(late, is_set("in_run"))),
            "failing": _distinct(all_of(failing, is_set("in_run"))),
        },
        "moves",
        group=("event",),
    ).order_by(column("event"))
    return asks("marks", with_steps(found, steps), dialect)


def unbound(followed: Followed, dialect: Dialect) -> Statement:
    """Events of the units that began the journey in the run that no touchpoint of any journey names."""
    steps = _bound(followed, dialect)
    steps["began"] = select(
        {"unit_id": column("unit_id"), "first_ts": exp.Min(this=column("ts"))}, "bound", group=("unit_id",)
    )
    steps["members"] = select(
        {"unit_id": column("unit_id")}, "began", where=_in_run(column("first_ts")), beside=("run",)
    )
    found = select({"rows": count()}, "observations", beside=("run",))
    found = found.join(
        exp.to_table("members"), on=eq(column("unit_id", "members"), column("unit_id", "observations"))
    ).where(all_of(exp.Not(this=_among(followed.known)), _in_run(column("ts"))))
    return asks("unbound", with_steps(found, steps), dialect)


def unnamed(followed: Followed, dialect: Dialect) -> Statement:
    """The most frequent events that no touchpoint names, at most `NAMES`: one of them may be meant by another name."""
    steps = {**run_dates(dialect), **history(followed.table, dialect)}
    unknown = all_of(not_null(column("event")), exp.Not(this=_among(followed.known)))
    steps["names"] = select(
        {"event": column("event"), "often": count()}, "observations", where=unknown, group=("event",)
    )
    found = select({"event": column("event")}, "names")
    found = found.order_by(exp.Ordered(this=column("often"), desc=True), column("event")).limit(NAMES)
    return asks("unnamed", with_steps(found, steps), dialect)


def log(table: Table, settled: float, dialect: Dialect) -> Statement:
    """Every path of a source, whatever the events, and whether it is open: `settled` is as in `Followed`."""
    steps = {**run_dates(dialect), **observations(table, dialect)}
    listed = dialect.ordered_list(column("event"), ordered(*RANK), LONGEST)
    steps["units"] = select(
        {
            "unit_id": column("unit_id"),
            "path": listed,
            "events": count(),
            "is_open": flag(above(exp.Max(this=column("ts")), _settled(settled, dialect))),
        },
        "observations",
        where=all_of(not_null(column("unit_id")), not_null(column("event"))),
        beside=("run",),
    ).group_by(column("unit_id"), column("as_of", "run"))
    short = at_most(column("events"), number(LONGEST))
    kinds = ("path", "is_open")
    found = select({**{name: column(name) for name in kinds}, "units": count()}, "units", where=short, group=kinds)
    found = found.order_by(exp.Ordered(this=column("units"), desc=True), *(column(name) for name in kinds))
    return asks("log", with_steps(found, steps), dialect)


def _settled(after: float, dialect: Dialect) -> E:
    """The moment up to which what came of an event is known."""
    return minus(column("as_of", "run"), dialect.interval(after))


def _in_run(moment: E) -> E:
    """Whether a moment does not lie before the run."""
    return any_of(is_null(column("since", "run")), at_least(moment, column("since", "run")))


def _bound(followed: Followed, dialect: Dialect) -> Steps:
    """The events of the journey that are known at the end of the run, and what came before it."""
    steps = {**run_dates(dialect), **history(followed.table, dialect)}
    names = ("unit_id", "event", *RANK, *(("outcome",) if followed.table.has("outcome") else ()))
    columns: dict[str, E] = {name: column(name) for name in names}
    inside = all_of(not_null(column("unit_id")), _among(followed.events))
    steps["bound"] = select(columns, "observations", where=inside)
    return steps


def _among(events: Sequence[str]) -> E:
    return exp.In(this=column("event"), expressions=[text(event) for event in events])


def _distinct(condition: E | None) -> E:
    return count(exp.Distinct(expressions=[case(condition, column("unit_id"))]))
