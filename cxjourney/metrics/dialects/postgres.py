"""PostgreSQL, from version 14 on. Texts are compared byte by byte, as everywhere else, whatever the database speaks."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dates import WRITTEN
from cxjourney.metrics.dialects import pieces
from cxjourney.metrics.tree import E, case, cast, number, text

_NUMBER = r"^\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*$"


class Postgres:
    """The hooks of PostgreSQL."""

    name = "postgres"
    sqlglot = "postgres"

    def parameter(self, name: str) -> exp.Expr:
        """`:as_of`, as psql and most tools write it."""
        return exp.var(f":{name}")

    def rows_of(self, format: str, location: str) -> exp.Expr:
        """A table by its name; the rows of a file stand in a table of `cxj` named as the file."""
        return pieces.table(location) if format == "table" else pieces.loaded(location)

    def to_utc(self, moment: exp.Expr, timezone: str) -> exp.Expr:
        """`(moment AT TIME ZONE 'Europe/Paris') AT TIME ZONE 'UTC'`."""
        local = exp.AtTimeZone(this=moment, zone=text(timezone))
        return exp.AtTimeZone(this=exp.Paren(this=local), zone=text("UTC"))

    def instant(self, moment: exp.Expr) -> exp.Expr:
        """`CAST(moment AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`."""
        return exp.AtTimeZone(this=cast(moment, exp.DType.TIMESTAMPTZ), zone=text("UTC"))

    def is_text(self, value: exp.Expr) -> exp.Expr:
        """`CAST(PG_TYPEOF(value) AS TEXT) IN ('text', 'character varying')`."""
        kind = cast(exp.Anonymous(this="PG_TYPEOF", expressions=[value]), exp.DType.TEXT)
        return exp.In(this=kind, expressions=[text("text"), text("character varying")])

    def interval(self, seconds: float) -> exp.Expr:
        """`INTERVAL '7 DAY'`."""
        return pieces.interval(seconds)

    def microseconds(self, moment: exp.Expr) -> exp.Expr:
        """`CAST(EXTRACT(EPOCH FROM moment) * 1000000 AS BIGINT)`."""
        epoch = exp.Extract(this=exp.var("EPOCH"), expression=moment)
        return cast(exp.Mul(this=epoch, expression=number(1_000_000)), exp.DType.BIGINT)

    def quantile(self, value: exp.Expr, share: float) -> exp.Expr:
        """`PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY value)`."""
        order = exp.Order(expressions=[exp.Ordered(this=value, nulls_first=False)])
        return exp.WithinGroup(this=exp.PercentileCont(this=number(share)), expression=order)

    def ordered_list(self, value: exp.Expr, order: exp.Order, most: int) -> exp.Expr:
        """`ARRAY_AGG(value ORDER BY …)`."""
        return pieces.gathered(value, order, most)

    def finished(self, query: exp.Select) -> exp.Select:
        """The query with texts in the order of their bytes, and numbers read without a fault."""
        return pieces.reworked(query, _spoken)

    def made(self, location: exp.Expr, query: exp.Select) -> tuple[exp.Expr, ...]:
        """`DROP TABLE IF EXISTS …`, then `CREATE TABLE … AS …`."""
        return pieces.dropped(location), exp.Create(this=location.copy(), kind="TABLE", expression=query)

    def text(self, tree: exp.Expr) -> str:
        """The words of PostgreSQL."""
        return str(tree.sql(dialect=self.sqlglot, pretty=True))


def _spoken(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.TryCast):
        return _tried(node)
    if isinstance(node, exp.Cast) and node.to.this == exp.DType.TEXT and not isinstance(node.parent, exp.Collate):
        return exp.Collate(this=node.copy(), expression=exp.to_identifier("C", quoted=True))
    return node


def _tried(node: exp.TryCast) -> exp.Expr:
    """There is no cast that gives NULL: a pattern says first whether the text fits."""
    match node.to.this:
        case exp.DType.BOOLEAN:
            return pieces.truth(node.this)
        case exp.DType.DOUBLE | exp.DType.DECIMAL:
            return _fitting(node, _NUMBER)
        case exp.DType.TIMESTAMP | exp.DType.TIMESTAMPTZ:
            return _fitting(node, WRITTEN)
    return exp.Cast(this=node.this.copy(), to=node.to.copy())


def _fitting(node: exp.TryCast, pattern: str) -> E:
    written = cast(node.this.copy(), exp.DType.TEXT)
    fits = exp.RegexpLike(this=written, expression=text(pattern))
    return case(fits, exp.Cast(this=node.this.copy(), to=node.to.copy()))


DIALECT = Postgres()
