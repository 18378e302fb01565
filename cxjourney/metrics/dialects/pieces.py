"""What several dialects say in the same way: names of tables, lengths of time, values that are read with care."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlglot import exp, parse_one

from cxjourney.metrics.tree import E, any_of, at_most, case, cases, cast, count, eq, number, plus, text
from cxjourney.schema.due import NO, YES

SCHEMA = "cxj"
"""Where the rows of files stand on an engine that does not read files where they lie."""
_UNITS = ((86_400, "DAY"), (3_600, "HOUR"), (60, "MINUTE"), (1, "SECOND"))
_TRUE, _FALSE = tuple(sorted(YES)), tuple(sorted(NO))
_ODD_HOURS = {"Australia/Lord_Howe": 1_800}
"""Time zones whose clocks are not put back by one hour."""


def table(location: str) -> E:
    """A table by its name, of three parts at most."""
    *above, last = (exp.to_identifier(part, quoted=True) for part in location.split("."))
    database, catalog = ([*reversed(above), None, None])[:2]
    return exp.Table(this=last, db=database, catalog=catalog)


def loaded(location: str) -> E:
    """The table that holds the rows of a file: `"cxj"."data/events.csv"`."""
    return exp.Table(this=exp.to_identifier(location, quoted=True), db=exp.to_identifier(SCHEMA, quoted=True))


def whole(seconds: float) -> tuple[int, str]:
    """A length of time in the largest unit that is whole."""
    for size, unit in _UNITS:
        if seconds % size == 0:
            return int(seconds // size), unit
    return round(seconds * 1_000_000), "MICROSECOND"


def interval(seconds: float) -> E:
    """`INTERVAL '7' DAY`."""
    size, unit = whole(seconds)
    return exp.Interval(this=exp.Literal.string(str(size)), unit=exp.var(unit))


def replaced(location: E, query: exp.Select) -> tuple[exp.Expr, ...]:
    """`CREATE OR REPLACE TABLE … AS …`."""
    return (exp.Create(this=location, kind="TABLE", replace=True, expression=query),)


def dropped(location: E) -> exp.Expr:
    """`DROP TABLE IF EXISTS …`."""
    made = parse_one("DROP TABLE IF EXISTS place")
    for name in made.find_all(exp.Table):
        name.replace(location)
    return made


def reworked(query: exp.Select, change: Callable[[exp.Expr], exp.Expr]) -> exp.Select:
    """A query with every node changed, those inside a node before it; the query itself is not changed."""
    whole_ = query.copy()
    for node in [*whole_.walk(bfs=False)][:0:-1]:
        made = change(node)
        if made is not node:
            node.replace(made)
    return whole_


def typed(query: exp.Select, types: Mapping[exp.DType, exp.DataType]) -> exp.Select:
    """A query with other types in its casts."""
    return reworked(query, lambda node: types[node.this].copy() if _is(node, types) else node)


def _is(node: exp.Expr, types: Mapping[exp.DType, exp.DataType]) -> bool:
    return isinstance(node, exp.DataType) and node.this in types


def truth(value: E) -> E:
    """A text as true or false; NULL when it is neither. Engines do not agree on the words that they take."""
    written = exp.Lower(this=exp.Trim(this=cast(value, exp.DType.TEXT)))
    return cases(
        (exp.In(this=written.copy(), expressions=[text(word) for word in words]), said)
        for words, said in ((_TRUE, exp.true()), (_FALSE, exp.false()))
    )


def settled(moment: E, local: E, timezone: str, shown: Callable[[E], E], length: Callable[[float], E]) -> E:
    """A moment in UTC that an engine finds for a local one: the later of two where clocks are put back.

    Where clocks are put forward, the hour that does not exist is taken as the one after it. Engines differ in both.
    `shown` gives the local time of a moment.
    """
    later = plus(moment, length(_ODD_HOURS.get(timezone, 3_600)))
    twice = eq(shown(later.copy()), local.copy())
    never = exp.LT(this=shown(moment.copy()), expression=local.copy())
    return case(any_of(twice, never), later, moment.copy())


def gathered(value: E, order: exp.Order, most: int) -> E:
    """`ARRAY_AGG(value ORDER BY …)`, and NULL for more than `most` values."""
    listed = exp.ArrayAgg(this=exp.Order(this=value, expressions=order.expressions))
    return case(at_most(count(), number(most)), listed)


def keys_of(order: exp.Order) -> list[E]:
    """What orders a list: each key after whether it is absent, so that what is absent comes last."""
    return [part for each in order.expressions for part in (_is_absent(each.this), each.this.copy())]


def _is_absent(value: E) -> E:
    return case(exp.Is(this=value.copy(), expression=exp.null()), exp.Literal.number("1"), exp.Literal.number("0"))
