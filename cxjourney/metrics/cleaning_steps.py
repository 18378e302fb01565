"""The steps of cleaning as a source writes them under `quality:`: which rows each takes away, by which columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from cxjourney.metrics.conditions import All, Among, Compare, Condition, Not, Some, fields_in, parse_condition
from cxjourney.metrics.feeds import mapping_of
from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import Missing
from cxjourney.model.kinds.source import QualityStep, Source
from cxjourney.model.values import Fault
from cxjourney.wording import Wording, say

IDENTIFIERS = ("event_id", "response_id", "order_id")
"""Columns that tell a row from every other one."""
_WHO = ("user_id", "unit_id", "anonymous_id", "account_id", "session_id", "case_id")
_DEVICES = ("anonymous_id", "session_id", "user_id", "unit_id")
_OWN = (*IDENTIFIERS, "ts", "period", "seq", "session_id")
"""What may differ between two copies of one row."""
_CHECKS = ("undated", "out-of-scale")
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
class Quality:
    """All the steps of a source: those that remove rows, those that only watch a share, and what others lack.

    What a step lacks comes with its place.
    """

    cleaning: tuple[Cleaning, ...]
    ceilings: tuple[Ceiling, ...]
    missing: tuple[tuple[int, Missing], ...]


def quality_of(source: Source) -> Quality:
    """The steps of a source, in its order."""
    steps = [(index, _step(index, step, source)) for index, step in enumerate(source.quality)]
    return Quality(
        tuple(step for _, step in steps if isinstance(step, Cleaning)),
        tuple(step for _, step in steps if isinstance(step, Ceiling)),
        tuple((index, step) for index, step in steps if isinstance(step, Missing)),
    )


def _step(index: int, step: QualityStep, source: Source) -> Cleaning | Ceiling | Missing:
    if step.step in _CHECKS:
        return _lacks("ceiling") if step.ceiling is None else Ceiling(step.step, index, step.ceiling)
    rule = _rule(step, source)
    return rule if isinstance(rule, Missing) else Cleaning(step.step, index, rule, step.ceiling)


def _rule(step: QualityStep, source: Source) -> Rule | Missing:
    mapping = mapping_of(source)
    match step.step:
        case "duplicates":
            key = next((mapping[name] for name in IDENTIFIERS if name in mapping), None)
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
    return Unwanted(as_written(condition, mapping))


def _lacks(field: str) -> Missing:
    wording = say("this step needs `{field}:`", "cette étape demande `{field}:`", field=field)
    return _gap(field, wording)


def _gap(field: str, wording: Wording) -> Missing:
    gaps = Gaps()
    gaps.add("step-incomplete", field, wording)
    return gaps.found[0]


def columns_of(rule: Rule) -> tuple[str, ...]:
    """The columns that a rule needs beside those of the mapping."""
    match rule:
        case Robots():
            return (rule.agent,)
        case Skew():
            return (rule.received,)
        case Unwanted():
            return tuple(fields_in(rule.where))
    return ()


def as_written(condition: Condition, mapping: dict[str, str]) -> Condition:
    """A condition over the columns as they are called in the table."""
    match condition:
        case Compare() | Among():
            return replace(condition, field=mapping.get(condition.field, condition.field))
        case Not(part):
            return Not(as_written(part, mapping))
        case All(parts):
            return All(tuple(as_written(part, mapping) for part in parts))
        case Some(parts):
            return Some(tuple(as_written(part, mapping) for part in parts))
