"""Which function defines which type of metric."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxjourney.metrics.definitions import arithmetic, counting, returns, scores, steps
from cxjourney.metrics.definitions.draft import Draft
from cxjourney.metrics.ir import Definition

DEFINERS: Mapping[str, Callable[[Draft], Definition | None]] = {
    "count": counting.count,
    "ratio": counting.ratio,
    "average": counting.average,
    "sum": counting.total,
    "funnel": steps.funnel,
    "conversion": steps.conversion,
    "duration": steps.duration,
    "nps": scores.nps,
    "csat": scores.csat,
    "ces": scores.ces,
    "entry-exit-ratio": steps.entry_exit,
    "cost-per-exit": steps.cost,
    "drop-off": steps.drop_off,
    "retention": returns.retention,
    "first-contact-resolution": returns.first_contact,
    "derived": arithmetic.derived,
}
"""A function for each type of the language."""
