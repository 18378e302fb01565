"""Where observations come from, and which of them count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxjourney.metrics.conditions import Condition

SourceType = Literal["events", "surveys", "orders", "costs"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a metric reads: the name used in the SQL, and its name in the table."""

    name: str
    written: str


@dataclass(frozen=True, slots=True)
class ChannelRule:
    """Rows for which a condition holds, or all of them, came through a channel."""

    channel: str
    where: Condition | None


@dataclass(frozen=True, slots=True)
class Table:
    """A source, with the columns that one metric needs. `timezone` is that of naive dates; `instants` carry theirs.

    With a `session_gap`, in seconds, the things counted are visits, cut out of the rows of a person or a device, whose
    names stand in the columns `visitor_1`, `visitor_2` …, the surest first. `channels` are the rules, in order, that say
    through which channel a row came.
    """

    source: str
    type: SourceType
    format: Literal["csv", "parquet", "table"]
    location: str
    timezone: str
    instants: bool
    columns: tuple[Column, ...]
    session_gap: float | None = None
    channels: tuple[ChannelRule, ...] = ()

    def has(self, name: str) -> bool:
        """Whether a column of that name is read."""
        return any(column.name == name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows count. Each part that is given must hold; none given, every row counts.

    `event` is compared with the event, `touchpoint` with the touchpoint of an answer, `surveys` with its survey.
    `place` is the touchpoint that the author named, whether or not the rows carry it.
    """

    event: str | None = None
    touchpoint: str | None = None
    surveys: tuple[str, ...] = ()
    where: Condition | None = None
    place: str | None = None
