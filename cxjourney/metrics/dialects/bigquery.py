"""BigQuery: GoogleSQL. Written with care and read back by a parser; no test runs it."""

from __future__ import annotations

import re

from sqlglot import exp

from cxjourney.metrics.dialects import pieces
from cxjourney.metrics.tree import cast, number, text

_REFUSED = re.compile(r"[^\w-]")


class BigQuery:
    """The hooks of BigQuery."""

    name = "bigquery"
    sqlglot = "bigquery"

    def parameter(self, name: str) -> exp.Expr:
        """`@as_of`."""
        return exp.Parameter(this=exp.var(name))

    def rows_of(self, format: str, location: str) -> exp.Expr:
        """A table by its name; the rows of a file stand in a table of `cxj` named as the file, signs made `_`."""
        if format == "table":
            return pieces.table(location)
        return pieces.loaded(_REFUSED.sub("_", location))

    def to_utc(self, moment: exp.Expr, timezone: str) -> exp.Expr:
        """`DATETIME(TIMESTAMP(moment, 'Europe/Paris'), 'UTC')`."""
        there = exp.Anonymous(this="TIMESTAMP", expressions=[moment, text(timezone)])
        return exp.Anonymous(this="DATETIME", expressions=[there, text("UTC")])

    def instant(self, moment: exp.Expr) -> exp.Expr:
        """`DATETIME(CAST(moment AS TIMESTAMP), 'UTC')`."""
        return exp.Anonymous(this="DATETIME", expressions=[cast(moment, exp.DType.TIMESTAMPTZ), text("UTC")])

    def is_text(self, value: exp.Expr) -> exp.Expr:
        """`STARTS_WITH(FORMAT('%T', value), '"')`: a text is shown between quotation marks."""
        shown = exp.Anonymous(this="FORMAT", expressions=[text("%T"), value])
        return exp.Anonymous(this="STARTS_WITH", expressions=[shown, text('"')])

    def interval(self, seconds: float) -> exp.Expr:
        """`INTERVAL 7 DAY`."""
        size, unit = pieces.whole(seconds)
        return exp.Interval(this=number(size), unit=exp.var(unit))

    def microseconds(self, moment: exp.Expr) -> exp.Expr:
        """`UNIX_MICROS(TIMESTAMP(moment, 'UTC'))`."""
        there = exp.Anonymous(this="TIMESTAMP", expressions=[moment, text("UTC")])
        return exp.Anonymous(this="UNIX_MICROS", expressions=[there])

    def quantile(self, value: exp.Expr, share: float) -> exp.Expr:
        """`PERCENTILE_CONT` over the values made a list: it is no aggregate there."""
        every = exp.IgnoreNulls(this=exp.ArrayAgg(this=value))
        found = exp.Window(
            this=exp.PercentileCont(this=exp.column("value"), expression=number(share)), over=exp.var("OVER")
        )
        source = exp.Unnest(expressions=[every], alias=exp.TableAlias(columns=[exp.to_identifier("value")]))
        return exp.Subquery(this=exp.Select(expressions=[found]).from_(source).limit(1))

    def ordered_list(self, value: exp.Expr, order: exp.Order, most: int) -> exp.Expr:
        """`ARRAY_AGG(value ORDER BY …)`."""
        return pieces.gathered(value, order, most)

    def finished(self, query: exp.Select) -> exp.Select:
        """The query with truths read as elsewhere."""
        return pieces.reworked(query, _spoken)

    def made(self, location: exp.Expr, query: exp.Select) -> tuple[exp.Expr, ...]:
        """`CREATE OR REPLACE TABLE … AS …`."""
        return pieces.replaced(location, query)

    def text(self, tree: exp.Expr) -> str:
        """The words of BigQuery."""
        return str(tree.sql(dialect=self.sqlglot, pretty=True))


def _spoken(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.TryCast) and node.to.this == exp.DType.BOOLEAN:
        return pieces.truth(node.this)
    if isinstance(node, exp.Window) and node.args.get("order"):
        return _ordered(node)
    return node


def _ordered(node: exp.Window) -> exp.Window:
    """A window in which what is absent comes last without `NULLS LAST`; over a distance nothing is absent."""
    made, order, frame = node.copy(), node.args["order"], node.args.get("spec")
    near = frame is not None and frame.args.get("kind") == "RANGE"
    keys = [each.this.copy() for each in order.expressions] if near else pieces.keys_of(order)
    made.set("order", exp.Order(expressions=[exp.Ordered(this=key, nulls_first=True) for key in keys]))
    return made


DIALECT = BigQuery()
