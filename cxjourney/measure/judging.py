"""What a row of a query is worth: its number with an interval, and what that says of a target."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any, Literal

from cxjourney.metrics import stats
from cxjourney.metrics.figures import significant
from cxjourney.metrics.ir import (
    Average,
    Chain,
    CostPerEntry,
    Definition,
    DropOff,
    EntryExit,
    FirstContact,
    Funnel,
    Goal,
    Mean,
    Nps,
    Ratio,
    Retention,
    Share,
    Spec,
)
from cxjourney.metrics.results import Number, Part, Status
from cxjourney.metrics.rows import part
from cxjourney.metrics.sample import estimates
from cxjourney.metrics.times import scale

Method = Literal["wilson", "nps", "t", "none"]
ABSENT = Number(None, None, None, None, "none", "not-measured", (), None)
"""What stands where nothing was measured."""


def number_of(spec: Spec, row: Mapping[str, Any], sql_hash: str) -> Number:
    """The number that a row holds, with its interval."""
    value, n = _real(row["value"]), row["n"]
    parts = tuple(Part(name, _real(found)) for name, found in row.items() if name not in ("value", "n", "undefined"))
    if row.get("invited"):
        parts = (*parts, Part("response_rate", _real(row["answered"] / row["invited"])))
    low, high, method = bounds(spec.definition, row) if value is not None else (None, None, "none")
    count = None if n is None else int(n)
    why = "unreadable" if value is None and row.get("unreadable") and not count else row["undefined"]
    return Number(value, count, _real(low), _real(high), method, why, parts, sql_hash)


def bounds(definition: Definition | None, row: Mapping[str, Any]) -> tuple[float | None, float | None, Method]:
    """The two bounds at 95 % and how they are made; an infinite bound is None, as is one that does not exist."""
    n = int(row["n"] or 0)
    match definition:
        case Ratio() if row["in_both"] == row["numerator"]:
            return _of(stats.wilson(int(row["numerator"]), int(row["denominator"])), "wilson")
        case Share():
            return _of(stats.wilson(int(row["satisfied"]), n), "wilson")
        case Funnel(chain):
            return _of(stats.wilson(int(row[_last(chain)]), int(row["level_1"])), "wilson")
        case DropOff():
            return _of(stats.wilson(int(row["numerator"]), int(row["level_1"])), "wilson")
        case Retention():
            return _of(stats.wilson(int(row["returned"]), n), "wilson")
        case FirstContact():
            return _of(stats.wilson(int(row["solved"]), n), "wilson")
        case EntryExit(chain):
            return _inverse(stats.wilson(int(row[_last(chain)]), int(row["level_1"])), 1)
        case CostPerEntry(chain, amount):
            return _inverse(stats.wilson(int(row[_last(chain)]), int(row["level_1"])), amount)
        case Nps():
            return _of(stats.nps(int(row["promoters"]), int(row["detractors"]), n), "nps")
        case Mean() | Average():
            return _of(stats.mean(float(row["value"]) * n, _real(row["sd"]), n), "t")
    return None, None, "none"


def status_of(spec: Spec, number: Number, goal: Goal | None, exceeded: bool, lost: bool = False) -> Status:
    """What a number says of a target. With an interval, all of it must be on one side.

    What is no estimate, such as a count or a sum, needs no least sample. Where data are `lost`, with cells that are
    unread, costs that no stage bears, or no row at all, nobody can tell on which side the number is.
    """
    if number is ABSENT or (number.sql_hash is None and number.value is None):
        return "not-measured"
    if number.undefined == "unreadable":
        return "quality-exceeded"
    if estimates(spec.definition) and (number.n or 0) < spec.min_n.judge:
        return "insufficient-data"
    if number.value is None:
        return "undefined"
    if goal is None:
        return "not-measured"
    if lost or part(number, "unreadable"):
        return "quality-exceeded"
    found = _against(number, goal, scale(spec.unit, goal.unit))
    return "quality-exceeded" if exceeded and found == "met" else found


def _against(number: Number, goal: Goal, scale: float) -> Status:
    wanted = goal.value * scale
    assert number.value is not None  # asked only of numbers that there are
    if number.interval == "none":
        return "met" if _holds(number.value, goal.operator, wanted) else "missed"
    low = -inf if number.low is None else number.low
    high = inf if number.high is None else number.high
    if goal.operator == "=":
        return "inconclusive" if low <= wanted <= high else "missed"
    sides = [_holds(bound, goal.operator, wanted) for bound in (low, high)]
    return "met" if all(sides) else "inconclusive" if any(sides) else "missed"


def _holds(value: float, operator: str, wanted: float) -> bool:
    match operator:
        case ">=":
            return value >= wanted
        case "<=":
            return value <= wanted
        case ">":
            return value > wanted
        case "<":
            return value < wanted
    return value == wanted


def _of(found: stats.Interval | None, method: Method) -> tuple[float | None, float | None, Method]:
    return (found.low, found.high, method) if found else (None, None, "none")


def _inverse(found: stats.Interval | None, times: float) -> tuple[float | None, float | None, Method]:
    if found is None:
        return None, None, "none"
    return times / found.high, times / found.low if found.low > 0 else None, "wilson"


def _last(chain: Chain) -> str:
    return f"level_{len(chain.steps)}"


def _real(value: Any) -> float | None:
    return None if value is None else significant(float(value))
