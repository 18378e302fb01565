"""`metrics/ossie/model.osi.yaml`."""

from __future__ import annotations

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.metrics.ossie.model import document
from cxjourney.backends.metrics.specs import shown
from cxjourney.source.writer import to_yaml

PATH = "metrics/ossie/model.osi.yaml"


def render(job: Job) -> Rendering:
    """The model; nothing when no metric reads a source."""
    made = document(shown(job))
    return Rendering((Artifact(PATH, to_yaml(made).encode()),) if made is not None else ())


BACKEND = Backend("ossie", "Apache Ossie 0.1.1: the metrics that it can hold, and the others in an extension.", render)
