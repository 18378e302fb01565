"""Names that every tool takes: lower case, digits and single underscores, at least two signs, none twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 60
"""Signs of a name: PostgreSQL keeps 63, and a suffix may follow."""
RESERVED = frozenset(
    [
        "all",
        "analyse",
        "analyze",
        "and",
        "any",
        "array",
        "as",
        "asc",
        "asof",
        "between",
        "both",
        "by",
        "case",
        "cast",
        "check",
        "collate",
        "column",
        "constraint",
        "create",
        "cross",
        "cube",
        "current",
        "current_date",
        "current_row",
        "current_time",
        "current_timestamp",
        "current_user",
        "date",
        "day",
        "dbt",
        "default",
        "deferrable",
        "define",
        "delete",
        "desc",
        "describe",
        "distinct",
        "do",
        "drop",
        "else",
        "end",
        "entity",
        "escape",
        "except",
        "exclude",
        "exists",
        "extract",
        "false",
        "fetch",
        "following",
        "for",
        "foreign",
        "from",
        "full",
        "grant",
        "group",
        "grouping",
        "groups",
        "hash",
        "having",
        "hour",
        "if",
        "ignore",
        "ilike",
        "in",
        "initially",
        "inner",
        "insert",
        "intersect",
        "interval",
        "into",
        "is",
        "isnull",
        "join",
        "lambda",
        "lateral",
        "leading",
        "left",
        "like",
        "limit",
        "localtime",
        "localtimestamp",
        "lookup",
        "merge",
        "metric",
        "metric_time",
        "microsecond",
        "millisecond",
        "minute",
        "minus",
        "month",
        "nanosecond",
        "natural",
        "new",
        "no",
        "not",
        "notnull",
        "null",
        "nulls",
        "of",
        "offset",
        "old",
        "on",
        "only",
        "or",
        "order",
        "outer",
        "over",
        "overlaps",
        "partition",
        "pivot",
        "placing",
        "preceding",
        "primary",
        "proto",
        "qualify",
        "quarter",
        "range",
        "recursive",
        "references",
        "respect",
        "returning",
        "right",
        "rlike",
        "rollup",
        "rows",
        "schema",
        "second",
        "select",
        "semi",
        "session_user",
        "set",
        "similar",
        "some",
        "start",
        "struct",
        "summarize",
        "symmetric",
        "table",
        "tablesample",
        "then",
        "time",
        "timestamp",
        "to",
        "top",
        "trailing",
        "treat",
        "trigger",
        "true",
        "try_cast",
        "unbounded",
        "union",
        "unique",
        "unnest",
        "unpivot",
        "update",
        "user",
        "using",
        "value",
        "values",
        "variadic",
        "verbose",
        "view",
        "week",
        "when",
        "where",
        "window",
        "with",
        "within",
        "year",
    ]
)
"""Words that some engine or some semantic layer keeps for itself."""
_OTHER = re.compile(r"[^a-z0-9]+")


def identifier(text: str, *, otherwise: str = "item") -> str:
    """The text as a name: accents go, whatever is no letter or digit becomes one underscore.

    A text of which nothing is left, such as one in another script, becomes `otherwise`.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = _OTHER.sub("_", plain).strip("_")[:LONGEST].rstrip("_") or otherwise
    if not name[0].isalpha():
        name = f"n_{name}"
    return f"{name}_metric" if len(name) < 2 or name in RESERVED else name


class Names:
    """Names given so far: each is given once, and a second of the same takes a number."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def give(self, text: str, *, otherwise: str = "item") -> str:
        """A name for a text, like no other one."""
        wished = identifier(text, otherwise=otherwise)
        name, number = wished, 2
        while name in self._taken:
            name, number = f"{wished}_{number}", number + 1
        self._taken.add(name)
        return name
