"""`metrics/tracking/`: the plan in each language, and a schema for each event."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.metrics.specs import shown
from cxjourney.backends.metrics.tracking.filenames import filename
from cxjourney.backends.metrics.tracking.page import page
from cxjourney.backends.metrics.tracking.plan import plan_of
from cxjourney.backends.metrics.tracking.schemas import schema

FOLDER = "metrics/tracking"


def render(job: Job) -> Rendering:
    """The plan, by path; nothing when there is neither an event nor a touchpoint without one."""
    return Rendering(tuple(sorted(_artifacts(job), key=lambda artifact: artifact.path)))


def _artifacts(job: Job) -> Iterator[Artifact]:
    here = shown(job)
    plan = plan_of(here)
    if not (plan.events or plan.silent or plan.unbound):
        return
    taken: dict[str, set[str]] = {}
    files = {}
    for event in plan.events:
        name = filename(event.name, taken.setdefault(event.source, set()))
        files[event.source, event.name] = path = f"events/{event.source}/{name}.json"
        yield Artifact(f"{FOLDER}/{path}", schema(event, here).encode())
    for language in job.languages:
        yield Artifact(f"{FOLDER}/plan.{language}.md", page(plan, files, here, language).encode())


BACKEND = Backend("tracking", "The tracking plan: which event is sent from where, and a JSON Schema for each.", render)
