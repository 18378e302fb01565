"""Metrics with a target that cannot be computed; what they merely do not say yet, other rules say."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.codes.measure.numbers import NOT_COMPUTABLE
from cxjourney.lint.measures import attached
from cxjourney.lint.rule import Context, Finding, rule_for
from cxjourney.metrics.gaps import cannot, place_of
from cxjourney.metrics.resolve_metric import lacking

_NOT_YET = frozenset(
    {"type-missing", "source-missing", "source-without-location", "source-without-timezone", "field-missing"}
)
"""A metric that is still being written."""
_SAID = frozenset({"touchpoint-without-event", "location-outside"})
"""What has a rule of its own."""


@rule_for(NOT_COMPUTABLE)
def check(context: Context) -> Iterator[Finding]:
    """Metrics with a target somewhere, and all that their numbers need, which still have no number."""
    judged = {found.metric.id: found.metric for found in attached(context) if found.kpi.target}
    for _, metric in sorted(judged.items()):
        missing = lacking(metric, context.model, context.workspace)
        if any(gap.what in _NOT_YET for gap in missing):
            continue
        for gap in missing:
            if gap.what not in _SAID:
                yield Finding(metric, cannot(metric, gap), None, place_of(metric, gap))
