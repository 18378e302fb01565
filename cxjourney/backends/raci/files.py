"""The back end `raci`: the matrix of the organisation, one for each journey, and the load of the teams."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.raci.markdown import to_markdown
from cxjourney.backends.raci.matrix import Matrix, matrix
from cxjourney.backends.raci.page import to_html
from cxjourney.backends.raci.sheet import MARK, load_to_csv, to_csv
from cxjourney.model.kinds.journey import Journey

FOLDER = "raci"
FORMATS: Mapping[str, Callable[[Matrix, str, str], str]] = {"csv": to_csv, "html": to_html, "md": to_markdown}
"""File extension: how the matrix is written."""


def render(job: Job) -> Rendering:
    """`raci/matrix.*`, `raci/<journey>.*` and `raci/load.csv`; other languages before the extension: `matrix.en.md`."""
    return Rendering(tuple(sorted(_artifacts(job), key=lambda artifact: artifact.path)))


def _artifacts(job: Job) -> Iterator[Artifact]:
    whole = matrix(job.model)
    parts = {name_of(journey): matrix(job.model, (journey,)) for journey in whole.journeys}
    for language in job.languages:
        suffix = "" if language == job.languages[0] else f".{language}"
        default = job.workspace.language
        for name, made in ({"matrix": whole} | parts).items():
            for extension, write in FORMATS.items():
                text = write(made, language, default)
                yield _file(f"{name}{suffix}.{extension}", text)
        yield _file(f"load{suffix}.csv", load_to_csv(whole, language, default))


def name_of(journey: Journey) -> str:
    """The name of the files of a journey: its id, unless a file of the organisation has that name."""
    return f"{journey.id}-journey" if journey.id in ("matrix", "load") else journey.id


def _file(name: str, text: str) -> Artifact:
    mark = MARK if name.endswith(".csv") else ""
    return Artifact(f"{FOLDER}/{name}", (mark + text).encode())


BACKEND = Backend("raci", "Who does what: matrices and loads, as CSV, Markdown and HTML.", render)
