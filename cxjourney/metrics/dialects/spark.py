"""Spark SQL, from Spark 3.5 on. The time zone of the session must be UTC."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects import pieces
from cxjourney.metrics.tree import E, at_most, case, cast, count, eq, number, text

_NAIVE = {exp.DType.TIMESTAMP: exp.DataType(this=exp.DType.TIMESTAMPNTZ)}
_SUFFIXED = "[0-9.][dDfF] *$"
"""Spark reads `1.5d` as a number, as Java does."""


class Spark:
    """The hooks of Spark."""

    name = "spark"
    sqlglot = "spark"

    def parameter(self, name: str) -> exp.Expr:
        """`:as_of`."""
        return exp.Placeholder(this=name)

    def rows_of(self, format: str, location: str) -> exp.Expr:
        """A table by its name; the rows of a file stand in a view named as the file.

        Names of prepared tables hold no hyphen: the catalog of Spark takes none.
        """
        if format != "table":
            return exp.Table(this=exp.to_identifier(location, quoted=True))
        if location.startswith(f"{pieces.SCHEMA}."):
            location = location.replace("-", "_")
        return pieces.table(location)

    def to_utc(self, moment: exp.Expr, timezone: str) -> exp.Expr:
        """`CONVERT_TIMEZONE('Europe/Paris', 'UTC', moment)`, the later one where clocks are put back."""
        found = _converted(moment, timezone, "UTC")
        return pieces.settled(found, moment, timezone, lambda at: _converted(at, "UTC", timezone), self.interval)

    def instant(self, moment: exp.Expr) -> exp.Expr:
        """`CAST(CAST(moment AS TIMESTAMP) AS TIMESTAMP_NTZ)`."""
        return cast(cast(moment, exp.DType.TIMESTAMPTZ), exp.DType.TIMESTAMP)

    def is_text(self, value: exp.Expr) -> exp.Expr:
        """`TYPEOF(value) = 'string'`."""
        return eq(exp.Anonymous(this="TYPEOF", expressions=[value]), text("string"))

    def interval(self, seconds: float) -> exp.Expr:
        """`INTERVAL '7' DAY`."""
        return pieces.interval(seconds)

    def microseconds(self, moment: exp.Expr) -> exp.Expr:
        """`UNIX_MICROS(CAST(moment AS TIMESTAMP))`."""
        return exp.Anonymous(this="UNIX_MICROS", expressions=[cast(moment, exp.DType.TIMESTAMPTZ)])

    def quantile(self, value: exp.Expr, share: float) -> exp.Expr:
        """`PERCENTILE(value, 0.5)`."""
        return exp.Anonymous(this="PERCENTILE", expressions=[value, number(share)])

    def ordered_list(self, value: exp.Expr, order: exp.Order, most: int) -> exp.Expr:
        """`TRANSFORM(ARRAY_SORT(COLLECT_LIST(STRUCT(…))), row -> row.item)`."""
        named = [exp.alias_(key, f"key_{place}") for place, key in enumerate(pieces.keys_of(order))]
        rows = exp.Anonymous(
            this="COLLECT_LIST",
            expressions=[exp.Anonymous(this="STRUCT", expressions=[*named, exp.alias_(value, "item")])],
        )
        item = exp.Lambda(
            this=exp.Dot(this=exp.to_identifier("row"), expression=exp.to_identifier("item")),
            expressions=[exp.to_identifier("row")],
        )
        listed = exp.Anonymous(
            this="TRANSFORM", expressions=[exp.Anonymous(this="ARRAY_SORT", expressions=[rows]), item]
        )
        return case(at_most(count(), number(most)), listed)

    def finished(self, query: exp.Select) -> exp.Select:
        """The query with dates that carry no time zone, and numbers read as elsewhere."""
        made = pieces.typed(pieces.reworked(query, _read), _NAIVE)
        for step in [*made.find_all(exp.CTE)]:
            if step.this.ctes:
                _rename(step)
        return made

    def made(self, location: exp.Expr, query: exp.Select) -> tuple[exp.Expr, ...]:
        """`DROP TABLE IF EXISTS …`, then `CREATE TABLE … USING PARQUET AS …`: Spark replaces no such table."""
        stored = exp.Properties(expressions=[exp.FileFormatProperty(this=exp.var("PARQUET"))])
        created = exp.Create(this=location.copy(), kind="TABLE", properties=stored, expression=query)
        return pieces.dropped(location), created

    def text(self, tree: exp.Expr) -> str:
        """The words of Spark."""
        return str(tree.sql(dialect=self.sqlglot, pretty=True))


def _converted(moment: E, one: str, other: str) -> E:
    return exp.Anonymous(this="CONVERT_TIMEZONE", expressions=[text(one), text(other), moment.copy()])


def _rename(step: exp.CTE) -> None:
    """Call the steps inside a step after it: all steps are written side by side, and two may not share a name."""
    own = {inner.alias: f"{step.alias}_{inner.alias}" for inner in step.this.ctes}
    for inner in step.this.ctes:
        inner.set("alias", exp.TableAlias(this=exp.to_identifier(own[inner.alias])))
    for node in step.this.walk():
        if isinstance(node, exp.Table) and not node.db and node.name in own:
            node.set("this", exp.to_identifier(own[node.name]))
        elif isinstance(node, exp.Column) and node.table in own:
            node.set("table", exp.to_identifier(own[node.table]))


def _read(node: exp.Expr) -> exp.Expr:
    if not isinstance(node, exp.TryCast):
        return node
    if node.to.this == exp.DType.BOOLEAN:
        return pieces.truth(node.this)
    tried = exp.TryCast(this=node.this.copy(), to=node.to.copy(), safe=True)
    if node.to.this != exp.DType.DOUBLE:
        return tried
    written = cast(node.this.copy(), exp.DType.TEXT)
    suffixed = exp.RegexpLike(this=written, expression=text(_SUFFIXED))
    return exp.Case(ifs=[exp.If(this=suffixed, true=exp.null())], default=tried)


DIALECT = Spark()
