"""The vocabulary of a semantic layer: what most tools for analysts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlglot import exp

from cxjourney.metrics.formula import Formula

Aggregation = Literal["count", "count_distinct", "sum", "average", "percentile"]
Role = Literal["time", "entity", "dimension", "value"]
DIMENSIONS = ("channel", "event", "touchpoint", "survey", "subject", "stage", "currency")
"""The columns by which numbers are grouped, where a source has them."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a relation, under a name of ours, and what it is for. A `value` is aggregated, a `dimension` groups."""

    name: str
    role: Role


@dataclass(frozen=True)
class Relation:
    """A table that a query makes: `topic` are the words to name it with, `time` the column that dates a row."""

    topic: tuple[str, ...]
    query: exp.Select
    fields: tuple[Field, ...]

    @property
    def time(self) -> str:
        """The column that dates a row."""
        return next(field.name for field in self.fields if field.role == "time")


@dataclass(frozen=True)
class Aggregate:
    """One aggregate over one relation. `part` names it beside the metric; empty when it is the metric itself."""

    part: str
    of: Relation
    how: Aggregation
    column: str | None = None
    share: float | None = None
    """For a percentile: between 0 and 1."""


@dataclass(frozen=True)
class OrZero:
    """A count or a sum of which nothing makes 0: tools give no value for no row."""

    of: Aggregate


@dataclass(frozen=True)
class Quotient:
    """One aggregate for another, 0 when there is nothing of the first; nothing when the second is 0."""

    numerator: Aggregate
    denominator: Aggregate


@dataclass(frozen=True)
class Conversion:
    """Rows of `arrivals` for a row of `starts`: one row each at most for what `entity` names in both."""

    starts: Aggregate
    arrivals: Aggregate
    entity: str


@dataclass(frozen=True)
class Arithmetic:
    """`factor * (first - second) / divisor`; without a second, `factor * first / divisor`."""

    factor: float
    first: Aggregate
    second: Aggregate | None
    divisor: Aggregate


@dataclass(frozen=True)
class OverMetrics:
    """A formula over other metrics."""

    formula: Formula


Whole = Aggregate | OrZero | Quotient | Conversion | Arithmetic | OverMetrics


@dataclass(frozen=True)
class Expressed:
    """A metric in the words of a semantic layer: how it is made, and aggregates that stand beside it."""

    whole: Whole
    beside: tuple[Aggregate, ...] = ()

    @property
    def aggregates(self) -> tuple[Aggregate, ...]:
        """Every aggregate, in order."""
        match self.whole:
            case Aggregate() as one:
                mine: tuple[Aggregate, ...] = (one,)
            case OrZero(of):
                mine = (of,)
            case Quotient(numerator, denominator):
                mine = (numerator, denominator)
            case Conversion(starts, arrivals, _):
                mine = (starts, arrivals)
            case Arithmetic(_, first, second, divisor):
                given = (first, *((second,) if second is not None else ()), divisor)
                mine = tuple(each for at, each in enumerate(given) if each not in given[:at])
            case OverMetrics():
                mine = ()
        return (*mine, *self.beside)
