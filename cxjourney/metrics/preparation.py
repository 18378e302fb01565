"""What is done to a source before its numbers are cleaned ones: rows that go, and names that are joined.

Columns are named as they are written in the table, so that a cleaned table can stand in the place of the raw one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cxjourney.metrics.cleaning_steps import IDENTIFIERS, Ceiling, Cleaning, as_written, columns_of, quality_of
from cxjourney.metrics.conditions import fields_in
from cxjourney.metrics.feeds import SESSION_GAP, channel_rules, mapping_of
from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import ChannelRule, CostPerExit, Missing, Spec, Table
from cxjourney.metrics.sources import Reading
from cxjourney.model.kinds.source import Source

SCHEMA = "cxj"
"""The schema in which prepared tables stand."""
_PERSON = ("user_id", "unit_id")


@dataclass(frozen=True, slots=True)
class Persons:
    """How the names of one person are joined: columns that hold names, the surest first.

    Sources of one `domain` speak of the same persons. `anonymous` is the one of these columns that names a device.
    `column` is the one that then holds the person. A person with more than `most` names is split again. `ranks` are the
    places of the columns among all those of the domain.
    """

    domain: str
    names: tuple[str, ...]
    anonymous: str | None
    column: str | None
    most: int | None
    ranks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Preparation:
    """One source, whole: where it is, the columns that anything reads, cleaning in order, persons.

    `mapping` says under which name a canonical column is written. `channels` are the rules that say through which channel
    a row came, over columns as they are written; visits begin after `session_gap` seconds without a row. `former` are
    ids that channels had, each with the one of today.
    """

    table: Table
    columns: tuple[str, ...]
    moment: str
    rank: tuple[str, ...]
    cleaning: tuple[Cleaning, ...]
    persons: Persons | None
    mapping: dict[str, str]
    channels: tuple[ChannelRule, ...] = ()
    session_gap: float = SESSION_GAP
    missing: tuple[tuple[int, Missing], ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    former: tuple[tuple[str, str], ...] = ()

    def ceiling(self, reason: str) -> Ceiling | None:
        """The first ceiling of what counts nowhere, for one reason."""
        return next((each for each in self.ceilings if each.reason == reason), None)

    @property
    def source(self) -> str:
        """The id of the source."""
        return self.table.source

    @property
    def changes(self) -> bool:
        """Whether cleaned rows may differ from raw ones."""
        return bool(self.cleaning) or (self.persons is not None and self.persons.column is not None)

    @property
    def cleaned(self) -> str:
        """The name of the table that holds the cleaned rows."""
        return place(self.source, "cleaned")


def place(name: str, part: str) -> str:
    """The name of a prepared table: `cxj.azur-events-cleaned`."""
    return f"{SCHEMA}.{name}-{part}"


def preparation_of(source: Source, tables: Iterable[Table] = ()) -> Preparation | None:
    """What is done to a source before the metrics that read these tables; None when it says too little to be read."""
    gaps = Gaps()
    reading = Reading(source, "source", gaps)
    reading.moment()
    table = reading.table()
    if table is None or gaps.found:
        return None
    mapping = mapping_of(source)
    quality = quality_of(source)
    persons = _persons(source)
    channels = tuple(
        ChannelRule(source.channels[index].channel.id, as_written(condition, mapping) if condition else None)
        for index, condition in channel_rules(source)
    )
    moment = next(column.written for column in table.columns if column.name == "ts")
    read = {moment, *mapping.values(), *(persons.names if persons else ())}
    read.update(column.written for each in tables for column in each.columns)
    for step in quality.cleaning:
        read.update(columns_of(step.rule))
    for rule in channels:
        read.update(fields_in(rule.where) if rule.where else ())
    return Preparation(
        table,
        columns=tuple(sorted(read)),
        moment=moment,
        rank=tuple(mapping[name] for name in ("seq", *IDENTIFIERS) if name in mapping),
        cleaning=quality.cleaning,
        persons=persons,
        mapping=mapping,
        channels=channels,
        session_gap=source.session_gap.seconds if source.session_gap else SESSION_GAP,
        missing=quality.missing,
        ceilings=quality.ceilings,
    )


def with_cleaned(spec: Spec, known: dict[str, Preparation]) -> Spec:
    """A metric that reads the cleaned tables instead of the raw ones; itself when nothing is done to them."""
    definition = spec.definition
    if isinstance(definition, CostPerExit):
        definition = replace(definition, costs=_cleaned(definition.costs, known))
    table = _cleaned(spec.table, known) if spec.table else None
    return replace(spec, table=table, definition=definition)


def tables_of(spec: Spec) -> tuple[Table, ...]:
    """The tables that a metric reads itself."""
    own = (spec.table,) if spec.table else ()
    return (*own, spec.definition.costs) if isinstance(spec.definition, CostPerExit) else own


def _cleaned(table: Table, known: dict[str, Preparation]) -> Table:
    found = known.get(table.source)
    if found is None or not found.changes:
        return table
    return replace(table, format="table", location=found.cleaned)


def _persons(source: Source) -> Persons | None:
    if source.identity is None:
        return None
    mapping = mapping_of(source)
    column = next((mapping[name] for name in _PERSON if name in mapping), None)
    device = source.identity.anonymous
    anonymous = mapping.get(device, device) if device else None
    keys = [mapping.get(key, key) for key in source.identity.keys]
    names = dict.fromkeys([*keys, *([column] if column else []), *([anonymous] if anonymous else [])])
    ranks = tuple(range(len(names)))
    return Persons(source.id, tuple(names), anonymous, column, source.identity.max_component, ranks)
