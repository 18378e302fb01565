"""What a metric is displayed in and which way is better, when it does not say: plain from its type."""

from __future__ import annotations

from collections.abc import Mapping

from cxjourney.model.kinds.metric import Metric

UNITS: Mapping[str, str] = {
    "count": "count", "ratio": "percent", "average": "number", "sum": "number", "funnel": "percent",
    "conversion": "percent", "duration": "hours", "nps": "score", "csat": "percent", "ces": "score",
    "entry-exit-ratio": "number", "cost-per-exit": "currency", "drop-off": "percent", "retention": "percent",
    "first-contact-resolution": "percent", "derived": "number",
}  # fmt: skip
"""How each type is displayed unless the metric says otherwise; `number` where the type does not tell."""
DIRECTIONS: Mapping[str, str] = {
    "funnel": "up", "conversion": "up", "retention": "up", "first-contact-resolution": "up", "nps": "up", "csat": "up",
    "ces": "up", "drop-off": "down", "entry-exit-ratio": "down", "cost-per-exit": "down", "duration": "down",
}  # fmt: skip
"""Which way is better, for types of which it is plain."""


def unit_of(metric: Metric) -> str | None:
    """`percent`, `score`, `count`, `minutes`, `hours`, `days`, `currency` or `number`; None for a mere definition."""
    if metric.unit is None and metric.type == "ces" and metric.as_ == "top-3-box":
        return "percent"
    return metric.unit or UNITS.get(metric.type or "")


def direction_of(metric: Metric) -> str | None:
    """`up` or `down`; None when neither is said nor plain."""
    return metric.direction or DIRECTIONS.get(metric.type or "")
