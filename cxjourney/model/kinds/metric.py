"""How a number is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.model.declare import choice, kind, nested, number, part, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.money import Money
from cxjourney.model.kinds.source import Source
from cxjourney.model.kinds.team import Team
from cxjourney.model.node import Node
from cxjourney.model.values import Duration, Ref, Text
from cxjourney.model.words import BENEFITS

if TYPE_CHECKING:
    from cxjourney.model.kinds.journey import Touchpoint

METRIC_TYPES = (
    "count",
    "ratio",
    "average",
    "sum",
    "funnel",
    "conversion",
    "duration",
    "nps",
    "csat",
    "ces",
    "entry-exit-ratio",
    "cost-per-exit",
    "drop-off",
    "retention",
    "first-contact-resolution",
    "derived",
)


@part("Which observations count: the event of a touchpoint, or an event by name, kept where a condition holds.")
class Events(Node):
    touchpoint: Ref[Touchpoint] | None = ref(
        "The touchpoint whose event counts.", "touchpoint", example="first-home-loan/dream/simulator"
    )
    event: str | None = string(
        "The name of the event, when no touchpoint has it.", "event", example="simulation_completed"
    )
    where: str | None = string("Which of these events count, as a condition.", example="channel = 'web'")


@part("The answers that a scale allows.")
class Scale(Node):
    low: float = number("Lowest answer.", required=True)
    high: float = number("Highest answer.", required=True)


@part("From how many observations a number is shown, and judged.")
class Sample(Node):
    show: int | None = number("Below, the value is hidden.", 0, whole=True)
    judge: int | None = number("Below, the value is not compared with its target.", 0, whole=True)


@kind(
    "metric",
    "metrics",
    "How a number is made. A KPI gives it a target where it is judged.",
    fr="métrique",
    feminine=True,
)
class Metric(Entity):
    definition: Text | None = prose("The number in words: enough for a draft.")
    type: str | None = choice("How it is computed.", *METRIC_TYPES)
    unit: str | None = choice(
        "How it is displayed.", "percent", "score", "count", "minutes", "hours", "days", "currency", "number"
    )
    currency: str | None = string("Three letters, for money.", "currency", example="EUR")
    direction: str | None = choice("Which way is better.", "up", "down")
    scale: Scale | None = nested("The answers that people may give.", Scale)
    top: int | None = number("How many of the best answers count as satisfied.", 1, whole=True)
    as_: str | None = choice(
        "For effort: the mean of the answers, or the share of the three best.", "mean", "top-3-box"
    )
    source: Ref[Source] | None = ref("Where its observations come from.", "source")
    per: str | None = choice("The thing counted.", "user", "account", "session", "case", "event")
    count: Events | None = nested(
        "Which observations count: events, orders, answers, costs, or the contacts of a first-contact resolution.",
        Events,
    )
    value: str | None = string(
        "For an average, sum or survey score: the column that holds the number.", "column", example="score"
    )
    numerator: Events | None = nested("For a ratio: what is counted above.", Events)
    denominator: Events | None = nested("For a ratio: what it is counted among.", Events)
    start: Events | None = nested(
        "For a duration: what starts the clock. For a retention: what makes someone a member of the group.", Events
    )
    end: Events | None = nested(
        "For a duration: what stops the clock. For a retention: what shows that someone is still there. "
        "For a first-contact resolution: what closes a case.",
        Events,
    )
    reopened: Events | None = nested("For a first-contact resolution: what opens a closed case again.", Events)
    steps: tuple[Events, ...] = nested("For a funnel: its steps, in order.", Events, many=True)
    order: str | None = choice("Whether other events may come between, or in any order.", "ordered", "strict", "any")
    window: Duration | None = scalar(
        "duration",
        "How long after its start a thing still counts; for a count, a ratio or a score, how far back it looks.",
        example="P30D",
    )
    step_window: Duration | None = scalar("duration", "How long between two steps of a funnel, at most.", example="P7D")
    period: Duration | None = scalar(
        "duration",
        "For a retention: the last part of the window, in which people must be there; absent, the whole window.",
        example="P30D",
    )
    returning: str | None = choice(
        "For a retention: whether people must be there in that period, or in that period or later.",
        "bounded",
        "unbounded",
    )
    entry: str | None = choice("Which start counts when someone starts several times.", "any", "first")
    counting: str | None = choice("Count each person once, or each start.", "unit", "entry")
    ties: str | None = choice("What happens when two steps carry the same time.", "rank", "strict-increase")
    quantiles: tuple[float, ...] = number(
        "For a duration: which quantiles, between 0 and 1.", 0, 1, many=True, example=[0.5, 0.9]
    )
    cost: Money | None = nested("For a cost per exit, when no source holds it: what one case costs.", Money)
    costs: Ref[Source] | None = ref("For a cost per exit: where the costs are recorded.", "source")
    formula: str | None = string(
        "For a derived metric: arithmetic over the ids of others.", "formula", example="{revenue} / {orders}"
    )
    min_n: Sample | None = nested("From how many observations it is shown and judged.", Sample)
    owner: Ref[Team] | None = ref("The team that answers for the number.", "team")
    timing: str | None = choice("Whether it announces or confirms.", "leading", "lagging")
    drives: tuple[Ref[Metric], ...] = ref("The metrics that it announces.", "metric", acyclic=True, many=True)
    nature: str | None = choice("What people feel, or what the operation does.", "perception", "operation")
    benefit: str | None = choice("What the organisation gains when it improves.", *BENEFITS)
    revision: int | None = number("Raised when its meaning changes, so that trends are not joined.", 1, whole=True)
