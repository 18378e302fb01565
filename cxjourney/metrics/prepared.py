"""The statements that make cleaned tables, in order: rows judged, persons joined, rows kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxjourney.metrics import cleaning, persons
from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.preparation import SCHEMA, Preparation
from cxjourney.metrics.script import Statement, makes_schema


@dataclass(frozen=True, slots=True)
class Joining:
    """How persons are found: once `begin`, then `again` until `moved` says 0, then once `end`."""

    begin: tuple[Statement, ...]
    again: tuple[Statement, ...]
    moved: Statement
    taken: Statement
    end: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them, as they stand in a file."""
        return (*self.begin, *self.again, self.moved, self.taken, *self.end)


def judging(preparation: Preparation, dialect: Dialect) -> tuple[Statement, ...]:
    """The rows of a source with the reason for which each goes."""
    return makes_schema(SCHEMA, dialect), cleaning.judged(preparation, dialect)


def joining(domain: Sequence[Preparation], dialect: Dialect) -> Joining:
    """The persons of a domain, once each of its sources is judged."""
    return Joining(
        (persons.links(domain, dialect), persons.begun(domain, dialect)),
        (persons.round_(domain, dialect),),
        persons.moved(domain, dialect),
        persons.taken(domain, dialect),
        (persons.settled(domain, dialect),),
    )


def keeping(preparation: Preparation, dialect: Dialect) -> tuple[Statement, ...]:
    """The rows of a source that stay, once its persons are known."""
    return (cleaning.kept(preparation, dialect),)
