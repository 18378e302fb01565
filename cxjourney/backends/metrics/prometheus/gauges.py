"""The names, units and labels that the rules and the numbers share.

One family of gauges for each unit, for a gauge has one unit: ratios, seconds, amounts of money, plain numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isinf

from cxjourney.metrics.figures import significant
from cxjourney.metrics.ir import Goal
from cxjourney.metrics.texts import one_line
from cxjourney.metrics.times import DURATIONS, scale

FAMILIES = ("ratio", "seconds", "amount", "number")
WHAT: Mapping[str, str] = {
    "value": "The metric, as of cxjourney_as_of_timestamp_seconds.",
    "low": "The lower bound of its interval at 95 percent.",
    "high": "The upper bound of its interval at 95 percent.",
    "target": "What the metric should reach.",
}
UNITS: Mapping[str, str] = {
    "ratio": "A ratio between 0 and 1.",
    "seconds": "In seconds.",
    "amount": "In the currency of its label.",
    "number": "Without a unit.",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """How the numbers of a metric are shown: the family of its gauges, and by what its values are multiplied."""

    family: str
    factor: float
    currency: str | None

    def of(self, value: float) -> float:
        """A value of the metric in the base unit of its family, with the digits that mean something."""
        return significant(value * self.factor)


def measure_of(unit: str | None, currency: str | None) -> Measure:
    """From the unit of a metric."""
    if unit == "percent":
        return Measure("ratio", 1, None)
    if unit in DURATIONS:
        return Measure("seconds", DURATIONS[unit], None)
    return Measure("amount", 1, currency) if currency else Measure("number", 1, None)


def target_of(goal: Goal, unit: str | None, currency: str | None) -> float:
    """What is aimed at, in the base unit of the family of the metric."""
    return measure_of(unit, currency).of(goal.value * scale(unit, goal.unit))


def labels(values: Mapping[str, str | None]) -> dict[str, str]:
    """Labels without those that say nothing, in the order of their names."""
    return {name: one_line(value) for name, value in sorted(values.items()) if value}


def selector(given: Mapping[str, str]) -> str:
    """`{metric="nps",rows="cleaned"}`: the same form selects a series in a rule and names one among the numbers."""
    return "{" + ",".join(f'{name}="{_quoted(value)}"' for name, value in given.items()) + "}"


def figure(value: float) -> str:
    """A number with the digits that read back to it, whole when it is."""
    if isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
