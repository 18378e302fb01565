"""What is done to a source before its numbers are cleaned ones: rows that go, and names that are joined.

Columns are named as they are written in the table, so that a cleaned table can stand in the place of the raw one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from cxjourney.metrics.conditions import (
    All,
    Among,
    Compare,
    Condition,
    Not,
    Some,
    fields_in,
    parse_condition,
)
from cxjourney.metrics.feeds import SESSION_GAP, channel_rules, mapping_of
from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import ChannelRule, CostPerExit, Missing, Spec, Table
from cxjourney.metrics.sources import Reading
from cxjourney.model.kinds.source import QualityStep, Source
from cxjourney.model.values import Fault
from cxjourney.wording import Wording, say

SCHEMA = "cxj"
"""The schema in which prepared tables stand."""
_WHO = ("user_id", "unit_id", "anonymous_id", "account_id", "session_id", "case_id")
_DEVICES = ("anonymous_id", "session_id", "user_id", "unit_id")
_IDENTIFIERS = ("event_id", "response_id", "order_id")
_OWN = (*_IDENTIFIERS, "ts", "period", "seq", "session_id")
"""What may differ between two copies of one row."""
_PERSON = ("user_id", "unit_id")
CHECKS = ("undated", "out-of-scale")
"""Steps that remove no row: what they watch counts nowhere in any case."""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Rows that carry the identifier of an earlier one; or, `within` seconds of the last one, repeat all it says.

    `who` are the columns of which one at least must be filled for two rows to be compared, `same` all those compared.
    """

    key: str | None
    who: tuple[str, ...]
    same: tuple[str, ...]
    within: float | None
    form: Literal["duplicates"] = "duplicates"


@dataclass(frozen=True, slots=True)
class Robots:
    """Rows whose user agent names a robot."""

    agent: str
    edition: str
    form: Literal["known-bots"] = "known-bots"


@dataclass(frozen=True, slots=True)
class Velocity:
    """Every row of a device that makes more than `most` of them in less than a minute."""

    device: tuple[str, ...]
    most: int
    form: Literal["velocity"] = "velocity"


@dataclass(frozen=True, slots=True)
class Unwanted:
    """Rows for which a condition holds."""

    where: Condition
    form: Literal["where"] = "where"


@dataclass(frozen=True, slots=True)
class Skew:
    """Rows whose time is more than `within` seconds away from the time at which they were received."""

    received: str
    within: float
    form: Literal["clock-skew"] = "clock-skew"


Rule = Duplicates | Robots | Velocity | Unwanted | Skew


@dataclass(frozen=True, slots=True)
class Cleaning:
    """One step: the reason that its rows are given, what it removes, and the share above which nothing is trusted."""

    reason: str
    index: int
    rule: Rule
    ceiling: float | None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A share that nothing is trusted above, of what counts nowhere: the step that states it, and its place."""

    reason: str
    index: int
    share: float


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
    steps: list[Cleaning] = []
    missing: list[tuple[int, Missing]] = []
    ceilings: list[Ceiling] = []
    for index, step in enumerate(source.quality):
        if step.step in CHECKS:
            if step.ceiling is None:
                missing.append((index, _lacks("ceiling")))
            else:
                ceilings.append(Ceiling(step.step, index, step.ceiling))
            continue
        found = _rule(step, source)
        if isinstance(found, Missing):
            missing.append((index, found))
        else:
            steps.append(Cleaning(step.step, index, found, step.ceiling))
    persons = _persons(source)
    read = [column.written for each in tables for column in each.columns]
    read += [*mapping.values(), *(persons.names if persons else ())]
    for step_ in steps:
        read += _columns(step_.rule)
    channels = tuple(
        ChannelRule(source.channels[index].channel.id, _as_written(condition, mapping) if condition else None)
        for index, condition in channel_rules(source)
    )
    for rule in channels:
        read += fields_in(rule.where) if rule.where else ()
    moment = next(column.written for column in table.columns if column.name == "ts")
    rank = tuple(mapping[name] for name in ("seq", *_IDENTIFIERS) if name in mapping)
    columns = tuple(sorted({moment, *read}))
    gap = source.session_gap.seconds if source.session_gap else SESSION_GAP
    return Preparation(
        table, columns, moment, rank, tuple(steps), persons, mapping, channels, gap, tuple(missing), tuple(ceilings)
    )  # fmt: skip


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


def _rule(step: QualityStep, source: Source) -> Rule | Missing:
    mapping = mapping_of(source)
    match step.step:
        case "duplicates":
            key = next((mapping[name] for name in _IDENTIFIERS if name in mapping), None)
            who = tuple(mapping[name] for name in _WHO if name in mapping)
            same = tuple(sorted({mapping[name] for name in mapping if name not in _OWN}))
            return Duplicates(key, who, same, step.within.seconds if step.within else None)
        case "known-bots":
            from cxjourney.metrics.robots import EDITION

            return Robots(mapping.get("user_agent", "user_agent"), EDITION)
        case "velocity":
            device = tuple(mapping[name] for name in _DEVICES if name in mapping)
            return Velocity(device, step.per_minute) if step.per_minute else _lacks("per_minute")
        case "clock-skew":
            received = mapping.get("received_at", "received_at")
            return Skew(received, step.within.seconds) if step.within else _lacks("within")
    if step.where is None:
        return _lacks("where")
    condition = parse_condition(step.where)
    if isinstance(condition, Fault):
        wording = say(
            "this condition cannot be read: {why}",
            "cette condition ne peut pas être lue : {why}",
            why=condition.message,
        )
        return _gap("where", wording)
    return Unwanted(_as_written(condition, mapping))


def _lacks(field: str) -> Missing:
    wording = say("this step needs `{field}:`", "cette étape demande `{field}:`", field=field)
    return _gap(field, wording)


def _gap(field: str, wording: Wording) -> Missing:
    gaps = Gaps()
    gaps.add("step-incomplete", field, wording)
    return gaps.found[0]


def _columns(rule: Rule) -> tuple[str, ...]:
    match rule:
        case Robots():
            return (rule.agent,)
        case Skew():
            return (rule.received,)
        case Unwanted():
            return tuple(fields_in(rule.where))
    return ()


def _as_written(condition: Condition, mapping: dict[str, str]) -> Condition:
    """A condition over the columns as they are called in the table."""
    match condition:
        case Compare() | Among():
            return replace(condition, field=mapping.get(condition.field, condition.field))
        case Not(part):
            return Not(_as_written(part, mapping))
        case All(parts):
            return All(tuple(_as_written(part, mapping) for part in parts))
        case Some(parts):
            return Some(tuple(_as_written(part, mapping) for part in parts))
