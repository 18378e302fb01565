"""Counts, ratios, sums and averages."""

from __future__ import annotations

from cxjourney.metrics.definitions.draft import Draft
from cxjourney.metrics.ir import (
    Average,
    Count,
    Definition,
    Ratio,
    Total,
)


def count(draft: Draft) -> Definition:
    """Rows, unless `per` says what is counted once."""
    return Count(draft.rows(draft.metric.count, "count"), draft.per("event"), draft.back)


def ratio(draft: Draft) -> Definition:
    """A numerator and a denominator, counted in rows unless `per` says otherwise."""
    return Ratio(
        draft.needed(draft.metric.numerator, "numerator"),
        draft.needed(draft.metric.denominator, "denominator"),
        draft.per("event"),
        draft.back,
    )


def total(draft: Draft) -> Definition:
    """The sum of the column `value`."""
    return Total(draft.rows(draft.metric.count, "count"), draft.column(), draft.currency(), draft.back)


def average(draft: Draft) -> Definition:
    """The mean of the column `value` over rows, or over units that count with the sum of their rows."""
    rows = draft.rows(draft.metric.count, "count")
    return Average(rows, draft.column(), draft.per("event"), draft.currency(), draft.back)
