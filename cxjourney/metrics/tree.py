"""Short words for pieces of an SQL syntax tree. A query is built from these, never by joining text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlglot import exp

E = exp.Expr


def column(name: str, table: str | None = None, *, quoted: bool = False) -> E:
    """A column, of a table if given."""
    return exp.column(exp.to_identifier(name, quoted=quoted), table)


def text(value: str) -> E:
    """A literal text."""
    return exp.Literal.string(value)


def number(value: float) -> E:
    """A literal number, whole when it is."""
    shown = f"{value:.0f}" if float(value).is_integer() else f"{value:.12f}".rstrip("0")
    literal = exp.Literal.number(shown.lstrip("-"))
    return exp.Neg(this=literal) if value < 0 else literal


def absent(type_: exp.DType = exp.DType.TEXT) -> E:
    """NULL, of a type."""
    return exp.cast(exp.null(), type_)


def cast(value: E, type_: exp.DType) -> E:
    """A value as another type; the query fails when one does not fit."""
    return exp.cast(value, type_)


def read(value: E, type_: exp.DType) -> E:
    """A value as another type; NULL when it does not fit."""
    return exp.TryCast(this=value, to=exp.DataType.build(type_))


def all_of(*conditions: E | None) -> E | None:
    """Every condition, None being always true."""
    given = [condition for condition in conditions if condition is not None]
    return exp.and_(*given) if given else None


def any_of(*conditions: E) -> E:
    """At least one condition."""
    return exp.or_(*conditions)


def case(condition: E | None, value: E, otherwise: E | None = None) -> E:
    """`CASE WHEN condition THEN value ELSE otherwise END`; the value itself when the condition is always true."""
    if condition is None:
        return value
    return exp.Case(ifs=[exp.If(this=condition, true=value)], default=otherwise)


def cases(pairs: Iterable[tuple[E, E]], otherwise: E | None = None) -> E:
    """A CASE of several branches, the first that holds."""
    return exp.Case(ifs=[exp.If(this=condition, true=value) for condition, value in pairs], default=otherwise)


def flag(condition: E | None) -> E:
    """1 where a condition holds, else 0."""
    return case(condition, number(1), number(0))


def is_set(name: str) -> E:
    """Whether a flag is 1."""
    return exp.EQ(this=column(name), expression=number(1))


def count(value: E | None = None) -> E:
    """How many rows, or how many values that are not NULL."""
    return exp.Count(this=value or exp.Star())


def count_where(condition: E | None) -> E:
    """How many rows satisfy a condition."""
    return count(case(condition, number(1))) if condition is not None else count()


def is_null(value: E) -> E:
    """`value IS NULL`."""
    return exp.Is(this=value, expression=exp.null())


def not_null(value: E) -> E:
    """`value IS NOT NULL`."""
    return exp.Is(this=value, expression=exp.Not(this=exp.null()))


def eq(left: E, right: E) -> E:
    """`left = right`."""
    return exp.EQ(this=left, expression=right)


def at_least(left: E, right: E) -> E:
    """`left >= right`."""
    return exp.GTE(this=left, expression=right)


def at_most(left: E, right: E) -> E:
    """`left <= right`."""
    return exp.LTE(this=left, expression=right)


def below(left: E, right: E) -> E:
    """`left < right`."""
    return exp.LT(this=left, expression=right)


def above(left: E, right: E) -> E:
    """`left > right`."""
    return exp.GT(this=left, expression=right)


def minus(left: E, right: E) -> E:
    """`left - right`."""
    return exp.Sub(this=left, expression=right)


def plus(left: E, right: E) -> E:
    """`left + right`."""
    return exp.Add(this=left, expression=right)


def share(numerator: E, denominator: E) -> E:
    """`numerator / denominator` as a fraction; NULL when the denominator is 0."""
    divided = exp.Div(this=cast(numerator, exp.DType.DOUBLE), expression=denominator)
    return case(above(denominator, number(0)), divided)


def ordered(*names: str) -> exp.Order:
    """`ORDER BY names`, what is absent last."""
    return exp.Order(expressions=[exp.Ordered(this=column(name), nulls_first=False) for name in names])


def window(
    value: E, partition: Sequence[str], order: exp.Order | None = None, frame: exp.WindowSpec | None = None
) -> E:
    """A window function."""
    return exp.Window(this=value, partition_by=[column(name) for name in partition], order=order, spec=frame)


def rows_before() -> exp.WindowSpec:
    """Every row before this one."""
    return exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end=number(1), end_side="PRECEDING")


def select(
    columns: Mapping[str, E],
    source: str | E,
    *,
    where: E | None = None,
    group: Sequence[str] = (),
    beside: Sequence[str] = (),
    joined: Mapping[str, E] | None = None,
) -> exp.Select:
    """A SELECT: columns by name; `beside` are one-row tables that stand beside every row.

    `joined` are tables of which the rows that fit stand beside, with NULLs where there is none.
    """
    made = exp.Select(expressions=[_named(name, value) for name, value in columns.items()])
    made = made.from_(_table(source) if isinstance(source, str) else source, copy=False)
    for table in beside:
        made = made.join(_table(table), join_type="CROSS", copy=False)
    for table, fits in (joined or {}).items():
        made = made.join(_table(table), on=fits, join_type="LEFT", copy=False)
    if where is not None:
        made = made.where(where, copy=False)
    if group:
        made = made.group_by(*(column(name) for name in group), copy=False)
    return made


def with_steps(row: exp.Select, steps: Mapping[str, exp.Select]) -> exp.Select:
    """A SELECT after the named steps on which it rests."""
    for name, step in steps.items():
        row = row.with_(exp.to_identifier(name), as_=step, copy=False)
    return row


def _table(name: str) -> E:
    return exp.Table(this=exp.to_identifier(name))


def _named(name: str, value: E) -> E:
    if isinstance(value, exp.Column) and value.name == name:
        return value
    quoted = not name.isascii() or not name.replace("_", "a").isalnum() or name != name.lower()
    return exp.alias_(value, exp.to_identifier(name, quoted=quoted))
