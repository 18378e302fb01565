"""`metrics/prometheus/cxjourney.rules.yml`."""

from __future__ import annotations

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.metrics.prometheus.rules import rules
from cxjourney.backends.metrics.specs import shown
from cxjourney.source.writer import to_yaml

PATH = "metrics/prometheus/cxjourney.rules.yml"


def render(job: Job) -> Rendering:
    """The rules; nothing when no metric that can be computed has a target."""
    made = rules(shown(job), job.today)
    return Rendering((Artifact(PATH, to_yaml(made).encode()),) if made is not None else ())


BACKEND = Backend("prometheus", "Prometheus rules: each target as a series, an alert when it is missed.", render)
