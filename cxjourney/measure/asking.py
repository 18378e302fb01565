"""Statements and the engine: each is given its parameters and executed as it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from cxjourney.measure.engines.engine import Dates, Engine
from cxjourney.metrics.dialects.dialect import Dialect, dialects
from cxjourney.metrics.script import Statement


@dataclass(frozen=True)
class Asked:
    """An engine with the dates of a run."""

    engine: Engine
    dates: Dates

    @property
    def dialect(self) -> Dialect:
        """How the engine wants statements to be written."""
        return dialects()[self.engine.dialect]

    def __call__(self, statement: Statement) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The names of the columns, and the rows. Raises `Refusal`."""
        for text in statement.before:
            self.engine.run(text, {})
        return self.engine.run(statement.text, self.parameters(statement.parameters))

    def parameters(self, names: Iterable[str]) -> dict[str, object]:
        """The values of some parameters."""
        known = {"as_of": self.dates.as_of, "since": self.dates.since}
        return {name: known[name] for name in names}


def one(asked: Asked, statement: Statement) -> dict[str, Any]:
    """The one row of a statement, by the names of its columns. Raises `Refusal`."""
    names, rows = asked(statement)
    return dict(zip(names, rows[0], strict=True))


def hash_of(statements: Iterable[Statement]) -> str:
    """The 16-byte fingerprint of several statements, in hexadecimal."""
    return blake2b("\n".join(statement.whole for statement in statements).encode(), digest_size=16).hexdigest()
