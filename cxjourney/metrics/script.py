"""Statements that an engine executes one after the other, each with the hash of its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.sql import PARAMETERS, digest


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: what it makes or asks, its text as an engine executes it, and the parameters that it takes."""

    name: str
    text: str
    parameters: tuple[str, ...]

    @property
    def hash(self) -> str:
        """The 16-byte fingerprint of the text."""
        return digest(self.text)


def asks(name: str, query: exp.Select, dialect: Dialect) -> Statement:
    """A question: rows come back."""
    return _statement(name, dialect.finished(query), dialect)


def makes(location: str, query: exp.Select, dialect: Dialect) -> Statement:
    """A table made of the rows of a query, in the place of the one of that name."""
    made = exp.Create(this=dialect.rows_of("table", location), kind="TABLE", replace=True, expression=query)
    return _statement(location, made, dialect)


def makes_schema(name: str, dialect: Dialect) -> Statement:
    """The schema in which prepared tables stand."""
    made = exp.Create(this=exp.Table(db=exp.to_identifier(name)), kind="SCHEMA", exists=True)
    return _statement(name, made, dialect)


def text_of(statements: Iterable[Statement]) -> str:
    """The statements as one file."""
    return "\n".join(statement.text for statement in statements)


def _statement(name: str, tree: exp.Expr, dialect: Dialect) -> Statement:
    taken = {str(found.name) for found in tree.find_all(exp.Parameter, exp.Placeholder)}
    text = tree.sql(dialect=dialect.sqlglot, pretty=True) + ";\n"
    return Statement(name, text, tuple(name for name in PARAMETERS if name in taken))
