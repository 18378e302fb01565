"""The back end `raci`: the matrix of the organisation, one for each journey, and the load of the teams.

The page of the organisation goes on from file to file, so that none is too large to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.raci.markdown import to_markdown
from cxjourney.backends.raci.matrix import Matrix, Row, matrix
from cxjourney.backends.raci.page import Place, to_html
from cxjourney.backends.raci.sheet import MARK, load_to_csv, to_csv
from cxjourney.model.kinds.journey import Journey

FOLDER = "raci"
FORMATS: Mapping[str, Callable[[Matrix, str, str], str]] = {"csv": to_csv, "md": to_markdown}
"""File extension: how a matrix is written in one file."""
ROWS = 400
"""How many touchpoints a page shows; the last journey on it is whole."""
_OURS = re.compile(r"matrix(-\d+)?|load")


def render(job: Job) -> Rendering:
    """`raci/matrix.*`, `raci/<journey>.*` and `raci/load.csv`; other languages before the extension: `matrix.en.md`.

    The pages of a large matrix are `matrix.html`, `matrix-2.html` and so on."""
    return Rendering(tuple(sorted(_artifacts(job), key=lambda artifact: artifact.path)))


def _artifacts(job: Job) -> Iterator[Artifact]:
    whole = matrix(job.model)
    for journey in whole.journeys:
        if journey.ref not in job.same:
            yield from _sheets(job, journey)
    for language in job.languages:
        suffix = _suffix(job, language)
        default = job.workspace.language
        for extension, write in FORMATS.items():
            yield _file(f"matrix{suffix}.{extension}", write(whole, language, default))
        sheets = {journey.id: f"{name_of(journey)}{suffix}.html" for journey in whole.journeys}
        leaves = tuple(leaves_of(whole))
        names = tuple(f"matrix{f'-{at}' if at > 1 else ''}{suffix}.html" for at in range(1, len(leaves) + 1))
        for at, leaf in enumerate(leaves):
            yield _file(names[at], to_html(leaf, language, default, Place(at, names, sheets)))
        yield _file(f"load{suffix}.csv", load_to_csv(whole, language, default))


def _sheets(job: Job, journey: Journey) -> Iterator[Artifact]:
    """The files of one journey, in every language."""
    made, default = matrix(job.model, (journey,)), job.workspace.language
    for language in job.languages:
        name = f"{name_of(journey)}{_suffix(job, language)}"
        for extension, write in FORMATS.items():
            yield _file(f"{name}.{extension}", write(made, language, default), journey)
        yield _file(f"{name}.html", to_html(made, language, default), journey)


def _suffix(job: Job, language: str) -> str:
    return "" if language == job.languages[0] else f".{language}"


def leaves_of(whole: Matrix) -> Iterator[Matrix]:
    """The matrix in parts that begin after `ROWS` touchpoints, journeys kept whole; at least one part.

    Each knows the load of every team, in the whole organisation.
    """
    journeys: list[Journey] = []
    rows: list[Row] = []
    mine = {id_: list(found) for id_, found in groupby(whole.rows, lambda row: row.journey.id)}
    for journey in whole.journeys:
        journeys.append(journey)
        rows += mine.get(journey.id, [])
        if len(rows) >= ROWS:
            yield Matrix(tuple(journeys), whole.teams, tuple(rows), whole.loads)
            journeys, rows = [], []
    if journeys or not whole.journeys:
        yield Matrix(tuple(journeys), whole.teams, tuple(rows), whole.loads)


def name_of(journey: Journey) -> str:
    """The name of the files of a journey: its id, unless a file of the organisation has that name."""
    return f"{journey.id}-journey" if _OURS.fullmatch(journey.id) else journey.id


def _file(name: str, text: str, about: Journey | None = None) -> Artifact:
    mark = MARK if name.endswith(".csv") else ""
    return Artifact(f"{FOLDER}/{name}", (mark + text).encode(), about.ref if about else "")


BACKEND = Backend("raci", "Who does what: matrices and loads, as CSV, Markdown and HTML.", render, stream=_artifacts)
