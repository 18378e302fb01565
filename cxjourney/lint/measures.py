"""What a metric is displayed in, which way is better, what its type needs: as declared, or plain from its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cxjourney.lint.delays import SECONDS
from cxjourney.lint.rule import Context
from cxjourney.metrics import defaults
from cxjourney.metrics.defaults import UNITS
from cxjourney.model.derive.score import kpis_of
from cxjourney.model.kinds.journey import Journey, Kpi, Stage, Touchpoint
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.model import Model
from cxjourney.model.values import Quantity

CHAINS = ("funnel", "conversion", "drop-off", "entry-exit-ratio")
"""Types that follow travellers from a first step to a last one."""
OVER_TIME = (*CHAINS, "retention")
"""Types that mean nothing without the time given to travellers."""
ON_A_SCALE = ("csat", "ces")
ANSWERS = ("nps", *ON_A_SCALE)
"""Types that rest on answers to a survey."""

_SHARES = tuple(type_ for type_, unit in UNITS.items() if unit == "percent")
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "ratio": ("numerator", "denominator"),
    "average": ("value",),
    "sum": ("value",),
    "duration": ("start", "end"),
    "derived": ("formula",),
    **dict.fromkeys(CHAINS, ("steps",)),
}
_MONEY = frozenset({"€", "$", "£", "¥", "k€", "euro", "euros"})


Holder = Journey | Stage | Touchpoint
"""What holds KPIs."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A KPI with its metric, and where it is judged: the journey, and the node that holds it."""

    kpi: Kpi
    metric: Metric
    journey: Journey
    holder: Holder


@lru_cache(maxsize=1)
def _by_journey(context: Context) -> Mapping[str, tuple[Attached, ...]]:
    model = context.model
    table: dict[str, tuple[Attached, ...]] = {}
    for journey in model.all(Journey):
        found = [(holder, kpi, model[kpi.metric]) for holder, kpi in kpis_of(journey) if kpi.metric in model]
        sound = [each for each in found if ("metric", each[2].id) not in model.faulty]
        table[journey.id] = tuple(Attached(kpi, metric, journey, holder) for holder, kpi, metric in sound)
    return table


def attached(context: Context) -> Iterator[Attached]:
    """Every KPI of sound journeys whose metric exists and is sound."""
    for found in _by_journey(context).values():
        yield from found


def attached_to(journey: Journey, context: Context) -> tuple[Attached, ...]:
    """Those of one journey."""
    return _by_journey(context)[journey.id]


def unit_of(metric: Metric) -> str | None:
    """What it is displayed in; None when its type leaves that open and it does not say."""
    unit = defaults.unit_of(metric)
    return None if metric.unit is None and unit == "number" else unit


def lacks(metric: Metric) -> tuple[str, ...]:
    """The fields that its type needs and that are not there."""
    needed = _NEEDS.get(metric.type or "", ())
    return tuple(name for name in needed if not getattr(metric, name) or (name == "steps" and len(metric.steps) < 2))


def has_source(metric: Metric, model: Model) -> bool:
    """Whether observations come from somewhere: a source, a survey that stores its answers, or other metrics."""
    if metric.source is not None or metric.type == "derived":
        return True
    surveys = (use.node for use in model.referrers(metric) if isinstance(use.node, Survey) and use.path[0] == "asks")
    return any(survey.source is not None for survey in surveys)


def fits(quantity: Quantity, metric: Metric) -> bool:
    """Whether a quantity is written in a unit that the metric can have."""
    unit = quantity.unit.lower()
    match unit_of(metric):
        case None:
            return True
        case "percent":
            return unit == "%" or (unit == "" and abs(quantity.value) <= 1)
        case "minutes" | "hours" | "days":
            return unit == "" or unit in SECONDS
        case "currency":
            return unit != "%" and unit not in SECONDS
        case _:
            return unit != "%" and unit not in SECONDS and unit not in _MONEY


def bounds(metric: Metric) -> tuple[float, float] | None:
    """Between which values it must lie, in its own unit (shares as ratios); None when there are none, or unknown."""
    if metric.type == "nps":
        return -100, 100
    if unit_of(metric) == "percent" and metric.type in (*_SHARES, "ces") and metric.type != "ratio":
        return 0, 1
    if unit_of(metric) == "score" and metric.type in (*ON_A_SCALE, "average") and metric.scale:
        return metric.scale.low, metric.scale.high
    return None


def seconds_of(quantity: Quantity, metric: Metric) -> float | None:
    """How long a quantity lasts, in its own unit or else that of the metric; None when it is no time."""
    unit = quantity.unit.lower() or unit_of(metric) or ""
    return quantity.value * SECONDS[unit] if unit in SECONDS else None
