"""What differs from one SQL engine to another. Everything else is the same syntax tree for all of them.

A dialect is a module here that exposes `DIALECT`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Protocol

from sqlglot import exp

from cxjourney.registry import modules_in


class Dialect(Protocol):
    """The hooks of one engine."""

    name: str
    """The name for `--dialect`, and the folder of its files."""
    sqlglot: str
    """The name under which sqlglot knows it."""

    def parameter(self, name: str) -> exp.Expr:
        """A value that is given when the query runs: `as_of`, `since`."""

    def rows_of(self, format: str, location: str) -> exp.Expr:
        """What stands after FROM to read a table, or a file whose columns are all texts."""

    def to_utc(self, moment: exp.Expr, timezone: str) -> exp.Expr:
        """A naive date of a time zone as a naive date in UTC."""

    def instant(self, moment: exp.Expr) -> exp.Expr:
        """A date that carries its offset as a naive date in UTC."""

    def is_text(self, value: exp.Expr) -> exp.Expr:
        """Whether a column holds texts, rather than dates."""

    def interval(self, seconds: float) -> exp.Expr:
        """A length of time, to add to a date or take from it."""

    def microseconds(self, moment: exp.Expr) -> exp.Expr:
        """A date as a whole number of microseconds since 1970."""

    def quantile(self, value: exp.Expr, share: float) -> exp.Expr:
        """The exact quantile of a group, interpolated between the two nearest values."""

    def ordered_list(self, value: exp.Expr, order: exp.Order, most: int) -> exp.Expr:
        """The values of a group as a list, in an order; NULL, or an empty list, when the group has more rows."""

    def finished(self, query: exp.Select) -> exp.Select:
        """The query with the words and settings that the engine needs to mean the same as the others."""

    def made(self, location: exp.Expr, query: exp.Select) -> tuple[exp.Expr, ...]:
        """The statements that put the rows of a finished query into a table, in the place of what it held."""

    def text(self, tree: exp.Expr) -> str:
        """A statement as a person reads it and the engine executes it."""


@cache
def dialects() -> Mapping[str, Dialect]:
    """Every dialect by its name."""
    found = [module.DIALECT for module in modules_in("cxjourney.metrics.dialects") if hasattr(module, "DIALECT")]
    return {dialect.name: dialect for dialect in sorted(found, key=lambda dialect: str(dialect.name))}
