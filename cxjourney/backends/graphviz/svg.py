"""The back end `svg`: every diagram as DOT text, and as a drawing that stands alone."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.graphviz.engine import engines
from cxjourney.backends.graphviz.figures import Figure, figures
from cxjourney.diagnostics.codes.build import GRAPH_NOT_DRAWN
from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.source.names import FILE_NAME
from cxjourney.wording import say

FOLDER = "maps"
_FIX = say(
    "install the engine with `pip install graphviz-pure`, or name another one with `--dot PROGRAM`",
    "installez le moteur avec `pip install graphviz-pure`, ou indiquez-en un autre avec `--dot PROGRAMME`",
)


def render(job: Job) -> Rendering:
    """`maps/<name>.dot` and `.svg` in the default language, `maps/<name>.<language>.dot` and `.svg` in the others."""
    made = [
        (path, figure)
        for language, drawn in figures(job).items()
        for figure in drawn
        for path in (f"{FOLDER}/{figure.graph.name}{_suffix(job, language)}",)
    ]
    artifacts = [Artifact(f"{path}.dot", figure.dot.encode(), figure.about) for path, figure in made]
    artifacts += [
        Artifact(f"{path}.svg", figure.standalone.encode(), figure.about) for path, figure in made if figure.drawing.svg
    ]
    artifacts.sort(key=lambda artifact: artifact.path)
    return Rendering(tuple(artifacts), tuple(_complaints(job, made)))


def _suffix(job: Job, language: str) -> str:
    return "" if language == job.languages[0] else f".{language}"


def _complaints(job: Job, made: list[tuple[str, Figure]]) -> Iterator[Diagnostic]:
    """One for each diagram that is missing, or one for all when there is no engine at all."""
    missing = [(path, figure) for path, figure in made if not figure.drawing.svg]
    if missing and not engines(job.dot):
        yield GRAPH_NOT_DRAWN.at(
            Place(FILE_NAME),
            say(
                "there is no graph engine here: {count} "
                + (
                    "diagrams are written as DOT text only"
                    if len(missing) > 1
                    else "diagram is written as DOT text only"
                ),
                "il n'y a pas de moteur de graphes ici : {count} "
                + (
                    "schémas ne sont écrits qu'en texte DOT"
                    if len(missing) > 1
                    else "schéma n'est écrit qu'en texte DOT"
                ),
                count=len(missing),
            ),
            _FIX,
        )
        return
    for path, figure in missing:
        yield GRAPH_NOT_DRAWN.at(
            figure.journey.at() if figure.journey else Place(FILE_NAME),
            say(
                "`{path}.svg` could not be drawn: {fault}",
                "`{path}.svg` n'a pas pu être dessiné : {fault}",
                path=path,
                fault=figure.drawing.fault,
            ),
            _FIX,
            ref=figure.journey.ref if figure.journey else "",
        )


BACKEND = Backend("svg", "Diagrams: flows, ecosystem, ownership, systems.", render)
