"""How a number is made. The types that stand for a choice carry a `form`, which names them in JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxjourney.metrics.formula import Formula
from cxjourney.metrics.ir.rows import Selection, Table
from cxjourney.metrics.plain import later

Per = Literal["user", "account", "session", "case", "event"]
Order = Literal["ordered", "strict", "any"]
Entry = Literal["any", "first"]
Counting = Literal["unit", "entry"]
Ties = Literal["rank", "strict-increase"]


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
    """The costs recorded in a period, shared among the units that take the last step in the same period.

    With a `chain`, they took its first step before, be it before the period. `stage` is the one whose costs count, as
    `journey/stage`, when it is one alone.
    """

    exit: Selection
    per: Per
    costs: Table
    of: Selection
    currency: str
    chain: Chain | None
    stage: str | None = later(None)
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
    """Arithmetic over other metrics.

    `sample` are those of them whose observations count; with none, it is made of totals and needs no least sample.
    """

    formula: Formula
    sample: tuple[str, ...] = later(())
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
