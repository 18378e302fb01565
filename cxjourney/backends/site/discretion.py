"""Whether a measured number is shown: who looks, how many people stand behind it, what its metric asks for today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxjourney.backends.site.discreet import FEW
from cxjourney.metrics.ir import Missing, Spec
from cxjourney.metrics.results import KpiResult, MetricResult
from cxjourney.metrics.sample import estimates

VERDICTS = ("met", "missed", "inconclusive")
"""What the data say of a target when there are enough of them."""


@dataclass(frozen=True, slots=True)
class Discretion:
    """What a site may tell. `everyone` is whether everyone reads it; `specs` are the metrics of today, by id."""

    everyone: bool
    specs: Mapping[str, Spec]

    def few(self, people: int | None) -> bool:
        """Whether this many people are too few to be told of before everyone."""
        return self.everyone and people is not None and 0 < people < FEW

    def shows(self, metric: str, n: int | None, then: bool) -> bool:
        """Whether a number of so many observations is shown: by what `min_n` says today, and by `then` where it is silent.

        Before everyone, a number drawn from few people is not.
        """
        if self.few(n):
            return False
        spec = self.specs.get(metric)
        if spec is None or not spec.executable:
            return then
        return not estimates(spec.definition) or (n or 0) >= spec.min_n.show

    def status(self, told: KpiResult, found: MetricResult) -> str:
        """What was said of a target; too few data once its metric asks for more than there were."""
        spec = self.specs.get(found.id)
        if spec is None or told.status not in VERDICTS or not estimates(spec.definition) or not spec.executable:
            return told.status
        return told.status if (found.cleaned.n or 0) >= spec.min_n.judge else "insufficient-data"

    def lacking(self, metric: str) -> tuple[Missing, ...]:
        """What keeps a metric from being computed; nothing before everyone."""
        spec = self.specs.get(metric)
        return () if spec is None or spec.executable or self.everyone else spec.missing
