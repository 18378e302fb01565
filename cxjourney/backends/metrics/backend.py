"""`metrics/`: the resolved definitions, the dictionary in each language, and one file of SQL a metric and dialect."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.metrics.specs import dictionary, shown
from cxjourney.metrics.contract import to_json


def render(job: Job) -> Rendering:
    """Every file, by path. The document and the dictionary are there even when they are empty: a pipeline reads them."""
    return Rendering(tuple(sorted(_artifacts(job), key=lambda artifact: artifact.path)))


def _artifacts(job: Job) -> Iterator[Artifact]:
    here = shown(job)
    yield Artifact("metrics/metrics.resolved.json", to_json(here.document).encode())
    for language in job.languages:
        yield Artifact(f"metrics/dictionary.{language}.md", dictionary(job, language).encode())
    for spec in here.specs:
        for query in spec.queries:
            yield Artifact(f"metrics/sql/{query.dialect}/{spec.id}.sql", query.commented.encode())
        for query in spec.cleaned:
            yield Artifact(f"metrics/sql/{query.dialect}/{spec.id}.cleaned.sql", query.commented.encode())
    for script in here.scripts:
        yield Artifact(f"metrics/{script.named.path}", script.commented.encode())


BACKEND = Backend(
    "metrics", "Metrics: resolved definitions, a dictionary to read, and the SQL that computes them.", render
)
