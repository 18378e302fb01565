"""A comparison as every report tells it: its changes in three classes, each with its words, its place and its impact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity
from cxjourney.diff.classes import Classed, Difference
from cxjourney.diff.findings import finding, former_place, hygiene, names_of, place_of, told
from cxjourney.diff.impact import Impact, impact, total
from cxjourney.wording import Wording, say

CLASSES = {
    Severity.ERROR: say("breaking", "bloquants"),
    Severity.WARNING: say("notable", "notables"),
    Severity.INFO: say("cosmetic", "de forme"),
}
"""What changes are called in a report, by their weight."""
NAMES = {Severity.ERROR: "breaking", Severity.WARNING: "notable", Severity.INFO: "cosmetic"}
"""The same for programs and for `--fail-on`."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change: what happened, where it is written now, where it was when it is no more, and what it touches.

    `words` call a KPI by the id of its metric, `spoken` by its name.
    """

    classed: Classed
    words: Wording
    spoken: Wording
    place: Place
    former: Place | None
    impact: Impact

    @property
    def ref(self) -> str:
        """The address of what changed."""
        return self.classed.change.ref


@dataclass(frozen=True, slots=True)
class Story:
    """A comparison from `base` to `head`: the changes, the gravest first, and what is wrong with approvals."""

    base: Wording
    head: Wording
    difference: Difference
    changes: tuple[Told, ...]
    remarks: tuple[Diagnostic, ...] = ()

    def of(self, severity: Severity) -> tuple[Told, ...]:
        """The changes of one class."""
        return tuple(one for one in self.changes if one.classed.severity is severity)

    @property
    def impact(self) -> Impact:
        """All that the changes touch, those of form aside."""
        return total(one.impact for one in self.changes if one.classed.severity is not Severity.INFO)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The same as findings, for any format of reports."""
        return (*(finding(one.classed, self.difference) for one in self.changes), *self.remarks)


def story(
    base: Wording,
    head: Wording,
    difference: Difference,
    about: Callable[[str], bool] = lambda ref: True,
) -> Story:
    """The story of a difference; `about` tells by its address whether a change is asked for."""
    precise, spoken = names_of(difference, "metric"), names_of(difference)
    changes = tuple(
        Told(
            classed,
            told(classed, precise),
            told(classed, spoken),
            place_of(classed.change, difference),
            former_place(classed.change),
            impact(classed.change, difference),
        )
        for classed in difference.classed
        if about(classed.change.ref)
    )
    return Story(base, head, difference, _gravest_first(changes), tuple(hygiene(difference)))


def _gravest_first(changes: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(sorted(changes, key=lambda one: (-one.classed.severity, one.ref.split("/")[0])))
