"""A metric with every default resolved: what is written to `metrics.resolved.json` and compiled to SQL.

The types that stand for a choice carry a `form`, which names them in JSON. Durations are in seconds, shares between
0 and 1, dates ISO. `Words` are texts by language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxjourney.metrics.conditions import Condition
from cxjourney.metrics.formula import Formula

Words = tuple[tuple[str, str], ...]
"""`((language, words), …)`, in the order of the codes."""
Per = Literal["user", "account", "session", "case", "event"]
Order = Literal["ordered", "strict", "any"]
Entry = Literal["any", "first"]
Counting = Literal["unit", "entry"]
Ties = Literal["rank", "strict-increase"]
SourceType = Literal["events", "surveys", "orders", "costs"]

# ---------------------------------------------------------------- where observations come from


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


# ---------------------------------------------------------------- how a number is made


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows, or how many units have such a row. `back`: how far before the end of the data it looks."""

    of: Selection
    per: Per
    back: float | None
    form: Literal["count"] = "count"


@dataclass(frozen=True, slots=True)
class Ratio:
    """Rows (or units) of one selection for one of another; both are kept."""

    numerator: Selection
    denominator: Selection
    per: Per
    back: float | None
    form: Literal["ratio"] = "ratio"


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column."""

    of: Selection
    value: str
    currency: str | None
    back: float | None
    form: Literal["sum"] = "sum"


@dataclass(frozen=True, slots=True)
class Average:
    """The mean of a column over rows; or over units, of which each counts with the sum of its rows."""

    of: Selection
    value: str
    per: Per
    currency: str | None
    back: float | None
    form: Literal["average"] = "average"


@dataclass(frozen=True, slots=True)
class Nps:
    """100 · (promoters - detractors) / answers, on a scale from 0 to 10."""

    of: Selection
    value: str
    back: float | None
    form: Literal["nps"] = "nps"


@dataclass(frozen=True, slots=True)
class Share:
    """The share of answers among the `top` best ones of a scale: satisfaction, or effort as a share."""

    of: Selection
    value: str
    low: float
    high: float
    top: int
    back: float | None
    form: Literal["top-box"] = "top-box"


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean answer on a scale: effort as a mean."""

    of: Selection
    value: str
    low: float
    high: float
    back: float | None
    form: Literal["mean-score"] = "mean-score"


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps that a unit takes, one after the other.

    `window` runs from the first step, its end included; None when it never closes, which only a duration allows.
    `step_window` runs from the step before. With `counting: entry` each start counts: what a unit does belongs to the
    last of its starts so far.
    """

    steps: tuple[Selection, ...]
    per: Per
    order: Order
    window: float | None
    step_window: float | None
    entry: Entry
    counting: Counting
    ties: Ties


@dataclass(frozen=True, slots=True)
class Funnel:
    """Units that reach the last step, for one that takes the first."""

    chain: Chain
    form: Literal["funnel"] = "funnel"


@dataclass(frozen=True, slots=True)
class DropOff:
    """Units that never reach the last step, for one that takes the first."""

    chain: Chain
    form: Literal["drop-off"] = "drop-off"


@dataclass(frozen=True, slots=True)
class EntryExit:
    """Units that take the first step, for one that reaches the last."""

    chain: Chain
    form: Literal["entry-exit-ratio"] = "entry-exit-ratio"


@dataclass(frozen=True, slots=True)
class CostPerEntry:
    """A known cost for each unit that takes the first step, shared among those that reach the last."""

    chain: Chain
    amount: float
    currency: str
    form: Literal["cost-per-entry"] = "cost-per-entry"


@dataclass(frozen=True, slots=True)
class CostPerExit:
    """The costs recorded in a period, shared among the units that take the last step in the same period."""

    exit: Selection
    per: Per
    costs: Table
    of: Selection
    currency: str
    back: float | None
    form: Literal["cost-per-exit"] = "cost-per-exit"


@dataclass(frozen=True, slots=True)
class Lapse:
    """The time from a start to an end: exact quantiles over the units that reach the end."""

    chain: Chain
    quantiles: tuple[float, ...]
    form: Literal["duration"] = "duration"


@dataclass(frozen=True, slots=True)
class Retention:
    """Units that are there again, for one that joined; `after` and `window` count from the day it joined."""

    start: Selection
    back_again: Selection
    per: Per
    window: float
    after: float
    bounded: bool
    form: Literal["retention"] = "retention"


@dataclass(frozen=True, slots=True)
class FirstContact:
    """Cases solved by one contact, with no other one by the same person on the same subject within the window.

    Without `closed`, each contact is a case of its own, closed when it happens.
    """

    contact: Selection
    closed: Selection | None
    reopened: Selection | None
    window: float
    by_subject: bool
    form: Literal["first-contact-resolution"] = "first-contact-resolution"


@dataclass(frozen=True, slots=True)
class Derived:
    """Arithmetic over other metrics."""

    formula: Formula
    form: Literal["derived"] = "derived"


Definition = (
    Count
    | Ratio
    | Total
    | Average
    | Nps
    | Share
    | Mean
    | Funnel
    | DropOff
    | EntryExit
    | CostPerEntry
    | CostPerExit
    | Lapse
    | Retention
    | FirstContact
    | Derived
)

# ---------------------------------------------------------------- the metric as a whole


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a metric cannot be computed: a stable word, the field concerned, and a sentence by language."""

    what: str
    field: str
    words: Words


@dataclass(frozen=True, slots=True)
class Goal:
    """What a KPI should reach."""

    operator: Literal[">=", "<=", ">", "<", "="]
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit as people write it; with `%` it is a ratio."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A KPI: a metric judged at one place. `accountable` is the team that answers there, by inheritance."""

    place: str
    level: Literal["journey", "stage", "touchpoint"]
    journey: str
    stage: str | None
    touchpoint: str | None
    name: Words
    target: Goal | None
    baseline: Amount | None
    by: str | None
    segment: str | None
    accountable: str | None
    why: Words


@dataclass(frozen=True, slots=True)
class LeastSample:
    """From how many observations the number is shown, and compared with its target."""

    show: int
    judge: int


@dataclass(frozen=True, slots=True)
class Spec:
    """One metric, whole. When it is not `executable`, `definition` is None and `missing` says why."""

    id: str
    name: Words
    told: Words
    type: str | None
    unit: str | None
    currency: str | None
    direction: Literal["up", "down"] | None
    per: Per | None
    nature: str | None
    timing: Literal["leading", "lagging"] | None
    drives: tuple[str, ...]
    announced_by: tuple[str, ...]
    benefit: str | None
    owner: str | None
    revision: int
    min_n: LeastSample
    source: str | None
    surveys: tuple[str, ...]
    table: Table | None
    executable: bool
    definition: Definition | None
    missing: tuple[Missing, ...]
    kpis: tuple[Judged, ...]
