"""What was promised, and the rows that say whether it holds."""

from __future__ import annotations

from dataclasses import dataclass

from speed.timing import Timing


@dataclass(frozen=True)
class Goal:
    """A bound on a figure. `unit` is what the figure counts: `× less CPU`, `s`, `MB` …"""

    bound: float
    unit: str
    least: bool = True

    def met(self, figure: float) -> bool:
        """Whether a figure keeps to the bound."""
        return figure >= self.bound if self.least else figure <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {shown(self.bound)} {self.unit}"


def at_most(bound: float, unit: str) -> Goal:
    """A figure that must not pass a bound."""
    return Goal(bound, unit, least=False)


GOALS: dict[str, dict[int, Goal]] = {
    "check beside check-jsonschema": {1000: Goal(15, "× less CPU")},
    "check beside ajv-cli": {10000: Goal(1, "× less wall time")},
    "check beside yamllint": {},
    "check again": {size: Goal(15, "× faster than cold") for size in (1000, 10000)},
    "check after an edit": {1000: at_most(0.3, "s"), 10000: at_most(1.5, "s")},
    "version": {1: at_most(4, "× the CPU of Python")},
    "check of one journey": {1: at_most(8, "× the CPU of Python")},
    "build beside Hugo": {1000: Goal(1.5, "× less CPU"), 10000: Goal(2, "× less CPU")},
    "memory of a build": {size: at_most(300, "MB") for size in (1000, 10000)},
    "build again": {},
    "build after an edit": {1000: at_most(1, "s")},
    "diagrams": {size: Goal(2.5, "× less CPU") for size in (100, 1000)},
    "growth of check": {size: at_most(11, "× the CPU") for size in (1000, 10000)},
    "growth of build": {size: at_most(11, "× the CPU") for size in (1000, 10000)},
}
"""By what is measured and by the number of journeys at which it is promised."""
UNITS = {"check beside yamllint": "× less CPU", "build again": "× faster than the first"}
"""The unit of what is shown without a promise."""


@dataclass(frozen=True)
class Row:
    """One line of the table: what ran on how many journeys, beside what, and the figure that the goal is about.

    `goal` is empty where nothing is promised at this size; `met` is None then.
    """

    key: str
    journeys: int
    what: str
    ours: Timing
    beside: str
    theirs: Timing | None
    figure: float
    unit: str
    goal: str = ""
    met: bool | None = None


def judged(
    key: str, journeys: int, what: str, ours: Timing, figure: float, beside: str = "", theirs: Timing | None = None
) -> Row:
    """A row with its goal, when there is one at this size."""
    promised = GOALS[key]
    goal = promised.get(journeys)
    unit = next((one.unit for one in promised.values()), UNITS.get(key, ""))
    figure = round(figure, 3)
    if goal is None:
        return Row(key, journeys, what, ours, beside, theirs, figure, unit)
    return Row(key, journeys, what, ours, beside, theirs, figure, unit, str(goal), goal.met(figure))


def shown(figure: float) -> str:
    """A figure with as many digits as it deserves: two after the point below 1, one below 20, none above."""
    return f"{figure:.2f}" if 0 < figure < 1 else f"{figure:.1f}".removesuffix(".0") if figure < 20 else f"{figure:.0f}"
