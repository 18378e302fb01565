"""DuckDB: the default engine."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects import pieces
from cxjourney.metrics.tree import at_most, case, count, eq, number


class DuckDb:
    """The hooks of DuckDB."""

    name = "duckdb"
    sqlglot = "duckdb"

    def parameter(self, name: str) -> exp.Expr:
        """`$as_of`."""
        return exp.Parameter(this=exp.var(name))

    def rows_of(self, format: str, location: str) -> exp.Expr:
        """A table by its name, or a file that is read where it lies; a CSV file is read as texts, never guessed."""
        match format:
            case "csv":
                options = [exp.EQ(this=exp.to_identifier(name), expression=value) for name, value in _csv().items()]
                return exp.Anonymous(this="read_csv", expressions=[exp.Literal.string(location), *options])
            case "parquet":
                return exp.Anonymous(this="read_parquet", expressions=[exp.Literal.string(location)])
        return pieces.table(location)

    def to_utc(self, moment: exp.Expr, timezone: str) -> exp.Expr:
        """`(moment AT TIME ZONE 'Europe/Paris') AT TIME ZONE 'UTC'`."""
        local = exp.AtTimeZone(this=moment, zone=exp.Literal.string(timezone))
        return exp.AtTimeZone(this=exp.Paren(this=local), zone=exp.Literal.string("UTC"))

    def instant(self, moment: exp.Expr) -> exp.Expr:
        """`CAST(moment AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`."""
        return exp.AtTimeZone(this=exp.cast(moment, exp.DType.TIMESTAMPTZ), zone=exp.Literal.string("UTC"))

    def is_text(self, value: exp.Expr) -> exp.Expr:
        """`TYPEOF(value) = 'VARCHAR'`."""
        return eq(exp.Anonymous(this="typeof", expressions=[value]), exp.Literal.string("VARCHAR"))

    def interval(self, seconds: float) -> exp.Expr:
        """`INTERVAL '7' DAY`, in the largest unit that is whole."""
        return pieces.interval(seconds)

    def microseconds(self, moment: exp.Expr) -> exp.Expr:
        """`EPOCH_US(moment)`."""
        return exp.Anonymous(this="epoch_us", expressions=[moment])

    def quantile(self, value: exp.Expr, share: float) -> exp.Expr:
        """`QUANTILE_CONT(value, 0.5)`."""
        return exp.Anonymous(
            this="quantile_cont", expressions=[value, exp.Literal.number(f"{share:.12f}".rstrip("0").rstrip("."))]
        )

    def ordered_list(self, value: exp.Expr, order: exp.Order, most: int) -> exp.Expr:
        """`LIST(value ORDER BY …)`."""
        ordered = exp.Order(this=value, expressions=order.expressions)
        return case(at_most(count(), number(most)), exp.Anonymous(this="list", expressions=[ordered]))

    def finished(self, query: exp.Select) -> exp.Select:
        """The query with truths read as elsewhere."""
        return pieces.reworked(query, _spoken)

    def made(self, location: exp.Expr, query: exp.Select) -> tuple[exp.Expr, ...]:
        """`CREATE OR REPLACE TABLE … AS …`."""
        return pieces.replaced(location, query)

    def text(self, tree: exp.Expr) -> str:
        """The words of DuckDB."""
        return str(tree.sql(dialect=self.sqlglot, pretty=True))


def _spoken(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.TryCast) and node.to.this == exp.DType.BOOLEAN:
        return pieces.truth(node.this)
    return node


def _csv() -> dict[str, exp.Expr]:
    """How a CSV file is read. What is not said here, DuckDB guesses from the file: `#` at the start of a row, say."""
    text = exp.Literal.string
    return {
        "header": exp.true(), "all_varchar": exp.true(), "delim": text(","), "quote": text('"'), "escape": text('"'),
        "comment": text(""), "skip": exp.Literal.number(0),
    }  # fmt: skip


DIALECT = DuckDb()
