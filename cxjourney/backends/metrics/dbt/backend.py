"""`metrics/dbt/`: a project that dbt and MetricFlow take as it is."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.metrics.dbt import files
from cxjourney.backends.metrics.dbt.project import Project
from cxjourney.backends.metrics.dbt.readme import readme
from cxjourney.backends.metrics.specs import shown
from cxjourney.source.writer import to_yaml

FOLDER = "metrics/dbt"


def render(job: Job) -> Rendering:
    """The project, by path; nothing when no metric can be computed, for dbt takes no project without a source."""
    project = Project(shown(job))
    if not project.specs:
        return Rendering(())
    return Rendering(tuple(sorted(_artifacts(job, project), key=lambda artifact: artifact.path)))


def _artifacts(job: Job, project: Project) -> Iterator[Artifact]:
    yield _file("dbt_project.yml", files.settings(job.today))
    yield _file("profiles.yml", files.connection())
    yield _file("macros/cxj_moment.sql", files.MACRO)
    yield _file("models/cxj_days.sql", files.DAYS)
    yield _file("models/cxj_days.yml", files.spine())
    yield _file("models/sources.yml", to_yaml(project.source_tables()))
    yield _file("models/semantic.yml", to_yaml(project.semantic()))
    for model in project.models():
        yield _file(f"models/{model.folder}/{model.name}.sql", model.text)
    for language in job.languages:
        suffix = "" if language == job.languages[0] else f".{language}"
        yield _file(f"README{suffix}.md", readme(project, language))


def _file(path: str, text: str) -> Artifact:
    return Artifact(f"{FOLDER}/{path}", text.encode())


BACKEND = Backend("dbt", "A dbt project: the metrics in its semantic layer, and every query as a model.", render)
