"""One row a person, over the cleaned rows of all the sources that speak of the same persons."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.observations import begins, channel, moment, run_dates
from cxjourney.metrics.preparation import Preparation, place
from cxjourney.metrics.script import Statement, makes
from cxjourney.metrics.tree import (
    E,
    absent,
    all_of,
    any_of,
    at_least,
    cases,
    cast,
    column,
    count,
    count_where,
    eq,
    is_null,
    is_set,
    minus,
    not_null,
    number,
    read,
    select,
    text,
    with_steps,
)

DAY = 86_400_000_000
"""Microseconds."""


def profiles(domain: Sequence[Preparation], dialect: Dialect) -> Statement | None:
    """The table `…-profiles`; None when no source of the domain has a column for the person.

    `contacts` are events, `visits` those of a source cut at its pauses, `responses` answers with a score, `transactions`
    orders, `value` the sum of their amounts, `channels` how many different ones under the ids of today, `recency_days` the time from the last
    row to the end of what is known.
    """
    parts = [_visits(part, member, dialect) for member in domain if (part := _rows(member, dialect)) is not None]
    if not parts:
        return None
    together: exp.Expr = parts[0]
    for part in parts[1:]:
        together = exp.Union(this=together, expression=part, distinct=False)
    seen = all_of(
        not_null(column("person")),
        any_of(is_null(column("since", "run")), at_least(column("ts"), column("since", "run"))),
    )
    last = exp.Max(this=column("ts"))
    elapsed = minus(dialect.microseconds(column("as_of", "run")), dialect.microseconds(last))
    query = select(
        {
            "person": column("person"),
            "first_seen": exp.Min(this=column("ts")),
            "last_seen": last,
            "recency_days": exp.Floor(this=exp.Div(this=cast(elapsed, exp.DType.DOUBLE), expression=number(DAY))),
            "contacts": count_where(eq(column("kind"), text("events"))),
            "visits": count_where(is_set("begins")),
            "responses": count_where(all_of(eq(column("kind"), text("surveys")), not_null(column("score")))),
            "transactions": count_where(eq(column("kind"), text("orders"))),
            "value": exp.Sum(this=column("amount")),
            "channels": count(exp.Distinct(expressions=[column("channel")])),
        },
        "rows_of_all",
        where=seen,
        beside=("run",),
    ).group_by(column("person"), column("as_of", "run"))
    query = with_steps(query, run_dates(dialect))
    query = query.with_(exp.to_identifier("rows_of_all"), as_=together)
    first = domain[0].persons
    assert first is not None  # a domain is made of sources that say how persons are recognised
    return makes(place(first.domain, "profiles"), query, dialect)


def _rows(preparation: Preparation, dialect: Dialect) -> exp.Select | None:
    persons = preparation.persons
    if persons is None or persons.column is None:
        return None
    mapped = preparation.mapping
    kind = preparation.table.type
    amount: E = absent(exp.DType.DOUBLE)
    if kind == "orders" and "amount" in mapped:
        amount = read(column(mapped["amount"], quoted=True), exp.DType.DOUBLE)
    columns: dict[str, E] = {
        "person": column(persons.column, quoted=True),
        "ts": moment(column(preparation.moment, quoted=True), preparation.table, dialect),
        "kind": text(kind),
        "score": _text("score", mapped),
        "channel": _today(
            channel(preparation.channels) if preparation.channels else _text("channel", mapped), preparation
        ),
        "amount": amount,
    }
    return select(columns, dialect.rows_of("table", preparation.cleaned))


def _visits(rows: exp.Select, preparation: Preparation, dialect: Dialect) -> exp.Select:
    """The rows of a source with 1 in `begins` where one begins a visit: none does but in a source of events."""
    events = preparation.table.type == "events"
    begun = begins(("person",), preparation.session_gap, dialect) if events else number(0)
    names = ("person", "ts", "kind", "score", "channel", "amount")
    known = exp.Subquery(this=rows, alias=exp.TableAlias(this=exp.to_identifier("known")))
    return select({**{name: column(name) for name in names}, "begins": begun}, known, where=not_null(column("ts")))


def _today(found: E, preparation: Preparation) -> E:
    """A channel by its id of today, when what the data say is one that it had."""
    pairs = [(eq(found.copy(), text(old)), text(new)) for old, new in preparation.former]
    return cases(pairs, found) if pairs else found


def _text(name: str, mapped: dict[str, str]) -> E:
    return cast(column(mapped[name], quoted=True), exp.DType.TEXT) if name in mapped else absent()
