"""The statements that make cleaned tables, in order: rows judged, persons joined, rows kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxjourney.metrics import cleaning, hubs, persons
from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.preparation import SCHEMA, Preparation
from cxjourney.metrics.script import Statement, makes_schema


@dataclass(frozen=True, slots=True)
class Joining:
    """How persons are found: once `begin`, then `again` until `moved` says 0, then once `whole`, at last once `end`.

    While `too_large` says more than 0, `apart` is executed before `end`, then `again` as before. It is None when a
    person may have any number of names.
    """

    begin: tuple[Statement, ...]
    again: tuple[Statement, ...]
    moved: Statement
    taken: Statement
    whole: Statement
    too_large: Statement | None
    apart: tuple[Statement, ...]
    end: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them, as they stand in a file."""
        guard = (self.too_large, *self.apart) if self.too_large else ()
        return (*self.begin, *self.again, self.moved, self.taken, self.whole, *guard, *self.end)


def judging(preparation: Preparation, dialect: Dialect) -> tuple[Statement, ...]:
    """The rows of a source with the reason for which each goes."""
    return makes_schema(SCHEMA, dialect), cleaning.judged(preparation, dialect)


def joining(domain: Sequence[Preparation], dialect: Dialect) -> Joining:
    """The persons of a domain, once each of its sources is judged."""
    first = domain[0].persons
    guarded = first is not None and first.most is not None
    begun = persons.begun(domain, dialect)
    return Joining(
        (persons.links(domain, dialect), begun),
        (persons.round_(domain, dialect),),
        persons.moved(domain, dialect),
        persons.taken(domain, dialect),
        persons.grouped(domain, dialect),
        hubs.too_large(domain, dialect) if guarded else None,
        (hubs.hubs(domain, dialect), *hubs.cut(domain, dialect), begun) if guarded else (),
        (persons.settled(domain, dialect),),
    )


def keeping(preparation: Preparation, dialect: Dialect) -> tuple[Statement, ...]:
    """The rows of a source that stay, once its persons are known."""
    return (cleaning.kept(preparation, dialect),)
