"""What is missing before a metric can be computed, noted once each."""

from __future__ import annotations

from cxjourney.diagnostics.diagnostic import Place
from cxjourney.metrics.ir import Missing
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.values import Duration
from cxjourney.wording import LOCALES, Wording, say

CENTURY = 100 * 365 * 86_400.0
"""Longer than this, a length of time is a slip of the pen, and engines cannot reckon with it."""


def worded(missing: Missing) -> Wording:
    """The sentence of a gap."""
    said = dict(missing.words)
    return Wording(said["en"], said["fr"])


def cannot(metric: Metric, missing: Missing) -> Wording:
    """Why a metric has no number, in one sentence."""
    return say(
        "`{metric}` cannot be computed: {why}",
        "`{metric}` ne peut pas être calculé : {why}",
        metric=metric.id,
        why=worded(missing),
    )


def place_of(metric: Metric, missing: Missing) -> Place:
    """Where to look: the field that a gap is about where it is written, else the type."""
    field = missing.field.partition(".")[0].partition("[")[0]
    return metric.at(field)


class Gaps:
    """The gaps of one metric, in the order in which they were noted."""

    def __init__(self) -> None:
        self.found: list[Missing] = []

    def add(self, what: str, field: str, wording: Wording) -> None:
        """Note a gap: a stable word, the field to look at, and the sentence."""
        missing = Missing(what, field, tuple((locale, wording.in_(locale)) for locale in LOCALES))
        if missing not in self.found:
            self.found.append(missing)

    def seconds(self, duration: Duration | None, field: str) -> float | None:
        """The length of a window in seconds; a gap when it is longer than a century."""
        if duration is None or duration.seconds <= CENTURY:
            return duration.seconds if duration else None
        self.add(
            "window-unfit",
            field,
            say("this length of time is more than a century", "cette durée dépasse un siècle"),
        )
        return CENTURY
