"""Snowflake. Written with care and read back by a parser; no test runs it.

Every name is quoted, so that columns are called in small letters, as elsewhere.
"""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects import pieces
from cxjourney.metrics.tree import E, at_most, case, cast, count, number, text

_NAIVE = {exp.DType.TIMESTAMP: exp.DataType(this=exp.DType.TIMESTAMPNTZ)}


class Snowflake:
    """The hooks of Snowflake."""

    name = "snowflake"
    sqlglot = "snowflake"

    def parameter(self, name: str) -> exp.Expr:
        """`$as_of`, a variable of the session."""
        return exp.Parameter(this=exp.var(name))

    def rows_of(self, format: str, location: str) -> exp.Expr:
        """A table by its name; the rows of a file stand in a table of `cxj` named as the file."""
        return pieces.table(location) if format == "table" else pieces.loaded(location)

    def to_utc(self, moment: exp.Expr, timezone: str) -> exp.Expr:
        """`CONVERT_TIMEZONE('Europe/Paris', 'UTC', moment)`, the later one where clocks are put back."""
        found = _converted(moment, timezone, "UTC")
        return pieces.settled(found, moment, timezone, lambda at: _converted(at, "UTC", timezone), self.interval)

    def instant(self, moment: exp.Expr) -> exp.Expr:
        """`CAST(CONVERT_TIMEZONE('UTC', CAST(moment AS TIMESTAMPTZ)) AS TIMESTAMPNTZ)`."""
        there = exp.Anonymous(this="CONVERT_TIMEZONE", expressions=[text("UTC"), cast(moment, exp.DType.TIMESTAMPTZ)])
        return cast(there, exp.DType.TIMESTAMP)

    def is_text(self, value: exp.Expr) -> exp.Expr:
        """`STARTSWITH(SYSTEM$TYPEOF(value), 'VARCHAR')`."""
        kind = exp.Anonymous(this="SYSTEM$TYPEOF", expressions=[value])
        return exp.Anonymous(this="STARTSWITH", expressions=[kind, text("VARCHAR")])

    def interval(self, seconds: float) -> exp.Expr:
        """`INTERVAL '7 DAY'`."""
        return pieces.interval(seconds)

    def microseconds(self, moment: exp.Expr) -> exp.Expr:
        """`DATE_PART(EPOCH_MICROSECOND, moment)`."""
        return exp.Anonymous(this="DATE_PART", expressions=[text("EPOCH_MICROSECOND"), moment])

    def quantile(self, value: exp.Expr, share: float) -> exp.Expr:
        """`PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY value)`."""
        order = exp.Order(expressions=[exp.Ordered(this=value, nulls_first=False)])
        return exp.WithinGroup(this=exp.PercentileCont(this=number(share)), expression=order)

    def ordered_list(self, value: exp.Expr, order: exp.Order, most: int) -> exp.Expr:
        """`ARRAY_AGG(value) WITHIN GROUP (ORDER BY …)`."""
        listed = exp.WithinGroup(this=exp.ArrayAgg(this=value), expression=order)
        return case(at_most(count(), number(most)), listed)

    def finished(self, query: exp.Select) -> exp.Select:
        """The query with dates that carry no time zone, patterns found anywhere in a text, numbers read from texts."""
        return pieces.typed(pieces.reworked(query, _spoken), _NAIVE)

    def made(self, location: exp.Expr, query: exp.Select) -> tuple[exp.Expr, ...]:
        """`CREATE OR REPLACE TABLE … AS …`."""
        return pieces.replaced(location, query)

    def text(self, tree: exp.Expr) -> str:
        """The words of Snowflake, with every name quoted."""
        return str(tree.sql(dialect=self.sqlglot, pretty=True, identify=True))


def _converted(moment: E, one: str, other: str) -> E:
    return exp.Anonymous(this="CONVERT_TIMEZONE", expressions=[text(one), text(other), moment.copy()])


def _spoken(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.TryCast):
        if node.to.this == exp.DType.BOOLEAN:
            return pieces.truth(node.this)
        written = cast(node.this.copy(), exp.DType.TEXT)
        return exp.TryCast(this=written, to=node.to.copy(), requires_string=True)
    if isinstance(node, exp.RegexpLike):
        # The pattern of Snowflake must fit the whole text.
        return exp.RegexpLike(this=node.this.copy(), expression=text(f"(.|\n)*({node.expression.name})(.|\n)*"))
    return node


DIALECT = Snowflake()
