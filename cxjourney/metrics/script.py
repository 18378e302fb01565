"""Statements that an engine executes one after the other, each with the hash of its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.sql import PARAMETERS, digest


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: what it makes or asks, its text as an engine executes it, and the parameters that it takes.

    `before` are texts without parameters that are executed first: an engine may have to clear the place.
    """

    name: str
    text: str
    parameters: tuple[str, ...]
    before: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """All that is executed, as it stands in a file."""
        return "\n".join((*self.before, self.text))

    @property
    def hash(self) -> str:
        """The 16-byte fingerprint of all that is executed."""
        return digest(self.whole)


def asks(name: str, query: exp.Select, dialect: Dialect) -> Statement:
    """A question: rows come back."""
    return _statement(name, (dialect.finished(query),), dialect)


def makes(location: str, query: exp.Select, dialect: Dialect) -> Statement:
    """A table made of the rows of a query, in the place of the one of that name."""
    made = dialect.made(dialect.rows_of("table", location), dialect.finished(query))
    return _statement(location, made, dialect)


def makes_schema(name: str, dialect: Dialect) -> Statement:
    """The schema in which prepared tables stand."""
    made = exp.Create(this=exp.Table(db=exp.to_identifier(name)), kind="SCHEMA", exists=True)
    return _statement(name, (made,), dialect)


def text_of(statements: Iterable[Statement]) -> str:
    """The statements as one file."""
    return "\n".join(statement.whole for statement in statements)


def _statement(name: str, trees: Sequence[exp.Expr], dialect: Dialect) -> Statement:
    *before, text = (f"{dialect.text(tree)};\n" for tree in trees)
    return Statement(name, text, _taken(trees[-1]), tuple(before))


def _taken(tree: exp.Expr) -> tuple[str, ...]:
    """The parameters that a statement takes, as each dialect writes them."""
    written = {str(found.name).lstrip(":") for found in tree.find_all(exp.Parameter, exp.Placeholder, exp.Var)}
    return tuple(name for name in PARAMETERS if name in written)
