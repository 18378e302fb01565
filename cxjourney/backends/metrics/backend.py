"""`metrics/`: the resolved definitions, the dictionary in each language, and one file of SQL a metric and dialect."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.metrics.specs import dictionary, shown
from cxjourney.metrics.contract import to_json


def render(job: Job) -> Rendering:
    """Every file, by path; none when the workspace has no metric."""
    if not shown(job).specs:
        return Rendering(())
    return Rendering(tuple(sorted(_artifacts(job), key=lambda artifact: artifact.path)))


def _artifacts(job: Job) -> Iterator[Artifact]:
    here = shown(job)
    yield Artifact("metrics/metrics.resolved.json", to_json(here.document).encode())
    for language in job.languages:
        yield Artifact(f"metrics/dictionary.{language}.md", dictionary(job, language).encode())
    for spec in here.specs:
        for query in spec.queries:
            yield Artifact(f"metrics/sql/{query.dialect}/{spec.id}.sql", query.commented.encode())


BACKEND = Backend(
    "metrics", "Metrics: resolved definitions, a dictionary to read, and the SQL that computes them.", render
)
