"""ClickHouse, from version 24.8 on. Every type is Nullable, and the settings that make NULL mean NULL are in the text."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects import pieces
from cxjourney.metrics.tree import E, above, at_most, case, cast, count, number, text

SETTINGS = ("aggregate_functions_null_for_empty", "join_use_nulls", "prefer_column_name_to_alias")
"""Nothing sums to NULL, what no row joins is NULL, and a name is a column before it is an alias."""
_MOMENT = "Nullable(DateTime64(6, 'UTC'))"
_FRAMES = {exp.Lag: ("lagInFrame", "UNBOUNDED", "PRECEDING"), exp.Lead: ("leadInFrame", "UNBOUNDED", "FOLLOWING")}


class ClickHouse:
    """The hooks of ClickHouse."""

    name = "clickhouse"
    sqlglot = "clickhouse"

    def parameter(self, name: str) -> exp.Expr:
        """`{as_of: Nullable(DateTime64(6, 'UTC'))}`."""
        return exp.Placeholder(this=name, kind=_moment())

    def rows_of(self, format: str, location: str) -> exp.Expr:
        """A table by its name; the rows of a file stand in a table of `cxj` named as the file."""
        return pieces.table(location) if format == "table" else pieces.loaded(location)

    def to_utc(self, moment: exp.Expr, timezone: str) -> exp.Expr:
        """The text of the date read in its time zone, the later moment where clocks are put back."""
        there = _call("toDateTime64", _call("toString", moment), number(6), text(timezone))
        found = _call("toTimeZone", there, text("UTC"))

        def shown(at: E) -> E:
            local = _call("toString", _call("toTimeZone", at, text(timezone)))
            return _call("toDateTime64", local, number(6), text("UTC"))

        return pieces.settled(found, moment, timezone, shown, self.interval)

    def instant(self, moment: exp.Expr) -> exp.Expr:
        """`parseDateTime64BestEffort(moment, 6, 'UTC')`."""
        return cast(moment, exp.DType.TIMESTAMPTZ)

    def is_text(self, value: exp.Expr) -> exp.Expr:
        """`toTypeName(value) LIKE '%String%'`."""
        return exp.Like(this=_call("toTypeName", value), expression=text("%String%"))

    def interval(self, seconds: float) -> exp.Expr:
        """`INTERVAL '7' DAY`."""
        return pieces.interval(seconds)

    def microseconds(self, moment: exp.Expr) -> exp.Expr:
        """`toUnixTimestamp64Micro(moment)`."""
        return _call("toUnixTimestamp64Micro", moment)

    def quantile(self, value: exp.Expr, share: float) -> exp.Expr:
        """`quantileExactInclusive(0.5)(value)`."""
        return exp.ParameterizedAgg(this="quantileExactInclusive", expressions=[number(share)], params=[value])

    def ordered_list(self, value: exp.Expr, order: exp.Order, most: int) -> exp.Expr:
        """`arrayMap(row -> tupleElement(row, 7), arraySort(groupArray((…, value))))`; a list is empty, never NULL."""
        keys = pieces.keys_of(order)
        rows = _call("arraySort", _call("groupArray", exp.Tuple(expressions=[*keys, value])))
        row = exp.to_identifier("row")
        item = exp.Lambda(this=_call("tupleElement", row, number(len(keys) + 1)), expressions=[row.copy()])
        listed = _call("arrayMap", item, rows)
        return case(at_most(count(), number(most)), listed, exp.Array(expressions=[]))

    def finished(self, query: exp.Select) -> exp.Select:
        """The query in the functions of ClickHouse, followed by its settings."""
        made = pieces.reworked(query, _spoken)
        for select in made.find_all(exp.Select):
            select.set("expressions", [_under_its_name(value) for value in select.expressions])
        wanted = [exp.EQ(this=exp.to_identifier(name), expression=number(1)) for name in SETTINGS]
        made.set("settings", wanted)
        return made

    def made(self, location: exp.Expr, query: exp.Select) -> tuple[exp.Expr, ...]:
        """`CREATE OR REPLACE TABLE … ENGINE=MergeTree ORDER BY tuple() AS …`."""
        stored = [
            exp.EngineProperty(this=exp.to_identifier("MergeTree")),
            exp.Order(expressions=[exp.Ordered(this=exp.Tuple(), nulls_first=False)]),
        ]
        kept = exp.Properties(expressions=stored)
        return (exp.Create(this=location, kind="TABLE", replace=True, properties=kept, expression=query),)

    def text(self, tree: exp.Expr) -> str:
        """The words of ClickHouse."""
        return str(tree.sql(dialect=self.sqlglot, pretty=True))


def _moment() -> exp.DataType:
    return exp.DataType.build(_MOMENT, dialect="clickhouse")


def _call(name: str, *values: E) -> E:
    return exp.Anonymous(this=name, expressions=list(values))


def _under_its_name(value: exp.Expr) -> exp.Expr:
    """A column of a table under its own name: of several tables, ClickHouse would call it `table.column`."""
    if isinstance(value, exp.Column) and value.table:
        return exp.alias_(value, value.this.copy())
    return value


def _spoken(node: exp.Expr) -> exp.Expr:
    match node:
        case exp.TryCast():
            return _tried(node)
        case exp.Cast() if node.to.this == exp.DType.TIMESTAMP:
            return exp.Cast(this=node.this.copy(), to=_moment())
        case exp.Cast() if node.to.this == exp.DType.TIMESTAMPTZ:
            return _call("parseDateTime64BestEffort", cast(node.this.copy(), exp.DType.TEXT), number(6), text("UTC"))
        case exp.StddevSamp():
            several = above(count(node.this.copy()), number(1))
            return case(several, _call("stddevSampStable", node.this.copy()))
        case exp.Window() if type(node.this) in _FRAMES:
            return _neighbour(node)
    return node


def _tried(node: exp.TryCast) -> exp.Expr:
    """A value as another type, NULL where it does not fit. Decimals are rounded, where a cast would cut them."""
    written = cast(node.this.copy(), exp.DType.TEXT)
    trimmed = _call("trimBoth", written)
    match node.to.this:
        case exp.DType.BOOLEAN:
            return pieces.truth(node.this)
        case exp.DType.DOUBLE:
            return _call("toFloat64OrNull", trimmed)
        case exp.DType.TIMESTAMP | exp.DType.TIMESTAMPTZ:
            return _call("parseDateTime64BestEffortOrNull", written, number(6), text("UTC"))
        case exp.DType.DECIMAL:
            size, scale = (part.this.copy() for part in node.to.expressions)
            wide = _call("toDecimal128OrNull", trimmed, number(18))
            fits = text(f"Decimal({size.name}, {scale.name})")
            return _call("accurateCastOrNull", _call("round", wide, scale), fits)
    return exp.Cast(this=node.this.copy(), to=node.to.copy())


def _neighbour(node: exp.Window) -> exp.Expr:
    """The row before or after, over a frame: the functions that need none came later."""
    name, far, side = _FRAMES[type(node.this)]
    made = node.copy()
    made.set("this", _call(name, node.this.this.copy()))
    begin, end = ((far, side), ("CURRENT ROW", None))[:: 1 if side == "PRECEDING" else -1]
    made.set("spec", exp.WindowSpec(kind="ROWS", start=begin[0], start_side=begin[1], end=end[0], end_side=end[1]))
    return made


DIALECT = ClickHouse()
