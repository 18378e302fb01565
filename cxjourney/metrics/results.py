"""What a run gives, as it is written to `results.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from cxjourney.metrics.ir import Amount, Goal, Words
from cxjourney.metrics.plain import from_plain, later, written

Status = Literal["met", "missed", "inconclusive", "insufficient-data", "quality-exceeded", "undefined", "not-measured"]


@dataclass(frozen=True, slots=True)
class Removed:
    """What one step of cleaning removed. `share` is that of all rows of the run.

    Rows without a date (`undated`) belong to no run: they are counted among all the rows there are.
    """

    step: str
    removed: int
    share: float | None
    ceiling: float | None
    exceeded: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Sources that share their persons: names, persons that join some, and what was too large to be one person."""

    sources: tuple[str, ...]
    names: int
    persons: int
    largest: int
    split_groups: int
    split_names: int
    rounds: int
    sql_hash: str


@dataclass(frozen=True, slots=True)
class SourceResult:
    """One source: the data that were read, and what cleaning did to them. `usable` is false when they could not be."""

    id: str
    type: str
    location: str
    usable: bool
    data_hash: str | None
    rows: int
    undated: int
    first: str | None
    last: str | None
    kept: int | None
    unidentified: float | None
    cleaning: tuple[Removed, ...]
    sql_hash: str | None
    synthetic: bool = later(False)
    settings: str | None = later(None)


@dataclass(frozen=True, slots=True)
class Part:
    """One column beside the value: its name, and a number or nothing."""

    name: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Number:
    """One number. `low` and `high` bound it at 95 %; `undefined` says why there is no value."""

    value: float | None
    n: int | None
    low: float | None
    high: float | None
    interval: Literal["wilson", "nps", "t", "none"]
    undefined: str | None
    parts: tuple[Part, ...]
    sql_hash: str | None


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding of the run, by its code and in its words."""

    code: str
    words: Words


@dataclass(frozen=True, slots=True)
class MetricResult:
    """One metric on the rows as they are, and on those that are left. `shown` is false below the least sample.

    `reasons` say why it has no number, or one that is not trusted.
    """

    id: str
    name: Words
    type: str | None
    unit: str | None
    currency: str | None
    revision: int
    sources: tuple[str, ...]
    raw: Number
    cleaned: Number
    shown: bool
    reasons: tuple[Reason, ...] = later(())


@dataclass(frozen=True, slots=True)
class KpiResult:
    """A metric judged at one place. `provisional` as long as its date has not come."""

    metric: str
    place: str
    name: Words
    accountable: str | None
    segment: str | None
    target: Goal | None
    baseline: Amount | None
    by: str | None
    status: Status
    raw_status: Status
    provisional: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """One touchpoint of a journey in the data, in persons or cases.

    `missing` went on without it, `ad_hoc` came to it by a way that the design does not have, `failing` had it fail,
    to `late` ones it came later than promised, `left` were seen nowhere after it.
    """

    touchpoint: str
    event: str
    reached: int
    missing: int
    ad_hoc: int
    failing: int
    late: int
    left: int
    repeats: int
    settled: int = later(0)
    drop_off: float | None = later(None)
    low: float | None = later(None)
    high: float | None = later(None)


@dataclass(frozen=True, slots=True)
class Movement:
    """From one touchpoint straight to another: how often, and whether the design has it, or a way with stops."""

    source: str
    target: str
    count: int
    designed: Literal["direct", "eventual", "no"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One path through a journey and how many took it.

    It `follows` the design when it comes to one of its ends as it is drawn, and `fits` when it moves as it is drawn,
    wherever it stops. `under_way` are those who are still on it and may go on.
    """

    path: tuple[str, ...]
    count: int
    follows: bool
    fits: bool = later(False)
    under_way: int = later(0)


@dataclass(frozen=True, slots=True)
class StageResult:
    """One stage of the funnel of a journey, in persons or cases that entered it long enough ago.

    `exits` went forward: to a later stage, or to the good end of the journey. `ratio` is entrants for one exit, and
    `cumulative_ratio` everyone who began the journey long enough ago for one of theirs who left this stage; both are
    null when nothing leaves. `recent` entered it too lately to be judged, and `recent_exits` of them have gone forward
    already. A cost is shared among all who went forward.
    """

    stage: str
    name: Words
    entrants: int
    exits: int
    conversion: float | None
    low: float | None
    high: float | None
    ratio: float | None
    cumulative_ratio: float | None
    cost: float | None
    currency: str | None
    cost_per_exit: float | None
    cumulative_cost_per_exit: float | None
    recent: int = later(0)
    recent_exits: int = later(0)
    cost_exits: int | None = later(None)
    cost_metric: str | None = later(None)


@dataclass(frozen=True, slots=True)
class GainResult:
    """What a stage would bring if it reached the target of one of its KPIs, the other stages staying as they are."""

    stage: str
    metric: str
    conversion: float
    target: float
    gain: float
    effort: float | None
    per_effort: float | None


@dataclass(frozen=True, slots=True)
class JourneyResult:
    """The paths that were taken beside the journey as it is designed. `reasons` say why its costs are not trusted."""

    journey: str
    source: str
    per: str
    units: int
    follow: int
    under_way: int
    deviate: int
    share: float | None
    low: float | None
    high: float | None
    variants: int
    unbound: int
    unexplained: int
    movements: tuple[Movement, ...]
    touchpoints: tuple[Seen, ...]
    top: tuple[Variant, ...]
    too_long: int
    sql_hash: str
    allowed_drift: float | None = later(None)
    stages: tuple[StageResult, ...] = later(())
    finished: int = later(0)
    gains: tuple[GainResult, ...] = later(())
    recent: int = later(0)
    recent_finished: int = later(0)
    earlier: int = later(0)
    unseen: tuple[str, ...] = later(())
    reasons: tuple[Reason, ...] = later(())


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A journey whose events are known, that nobody was followed through, and why."""

    journey: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Feeling:
    """What is felt at a touchpoint, from the answers of one score, laid on the scale of the map: from -2 to +2."""

    touchpoint: str
    metric: str
    value: float
    low: float | None
    high: float | None
    n: int
    shown: bool
    sql_hash: str


@dataclass(frozen=True, slots=True)
class Results:
    """One run, whole."""

    cxjourney: Literal["v1"]
    organisation: Words
    engine: str
    engine_version: str
    as_of: str
    as_of_from: str
    since: str | None
    sources: tuple[SourceResult, ...]
    persons: tuple[Joined, ...]
    metrics: tuple[MetricResult, ...]
    kpis: tuple[KpiResult, ...]
    journeys: tuple[JourneyResult, ...]
    feelings: tuple[Feeling, ...] = later(())
    uncompared: tuple[Uncompared, ...] = later(())


def to_json(results: Results) -> str:
    """The results as text, keys sorted."""
    return written(results)


def from_json(text: str) -> Results:
    """The results that were written."""
    return from_plain_results(json.loads(text))


def from_plain_results(data: Any) -> Results:
    """The same from what a JSON reader made of the text. The data must be valid against the schema."""
    return from_plain(Results, data)
