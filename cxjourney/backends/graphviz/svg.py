"""The back end `svg`: every diagram as DOT text, and as a drawing that stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.graphviz.engine import engines
from cxjourney.backends.graphviz.figures import each
from cxjourney.diagnostics.codes.build import GRAPH_NOT_DRAWN
from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.model.kinds.journey import Journey
from cxjourney.source.names import FILE_NAME
from cxjourney.wording import Wording, counted, say

FOLDER = "maps"
_FIX = say(
    "install the engine with `pip install graphviz-pure`, or name another one with `--dot PROGRAM`",
    "installez le moteur avec `pip install graphviz-pure`, ou indiquez-en un autre avec `--dot PROGRAMME`",
)


def render(job: Job) -> Rendering:
    """`maps/<name>.dot` and `.svg` in the default language, `maps/<name>.<language>.dot` and `.svg` in the others."""
    made = tuple(stream(job))
    artifacts = sorted((one for one in made if isinstance(one, Artifact)), key=lambda artifact: artifact.path)
    return Rendering(tuple(artifacts), tuple(one for one in made if isinstance(one, Diagnostic)))


def stream(job: Job) -> Iterator[Artifact | Diagnostic]:
    """The same, diagram by diagram, then one finding for each that is missing, or one for all without an engine."""
    missing: list[tuple[str, Journey | None, Wording | None]] = []
    for language, figure in each(job):
        path = f"{FOLDER}/{figure.graph.name}{_suffix(job, language)}"
        yield Artifact(f"{path}.dot", figure.dot.encode(), figure.about)
        if figure.drawing.svg:
            yield Artifact(f"{path}.svg", figure.standalone.encode(), figure.about)
        else:
            missing.append((path, figure.journey, figure.drawing.fault))
    if missing and not engines(job.dot):
        yield _no_engine(len(missing))
        return
    for path, journey, fault in sorted(missing, key=itemgetter(0)):
        yield GRAPH_NOT_DRAWN.at(
            journey.at() if journey else Place(FILE_NAME),
            say(
                "`{path}.svg` could not be drawn: {fault}",
                "`{path}.svg` n'a pas pu être dessiné : {fault}",
                path=path,
                fault=fault,
            ),
            _FIX,
            ref=journey.ref if journey else "",
        )


def _suffix(job: Job, language: str) -> str:
    return "" if language == job.languages[0] else f".{language}"


def _no_engine(count: int) -> Diagnostic:
    return GRAPH_NOT_DRAWN.at(
        Place(FILE_NAME),
        say(
            "there is no graph engine here: {diagrams}",
            "il n'y a pas de moteur de graphes ici : {diagrams}",
            diagrams=counted(
                count,
                say(
                    "{n} diagram is written as DOT text only",
                    "{n} schéma n'est écrit qu'en texte DOT",
                ),
                say(
                    "{n} diagrams are written as DOT text only",
                    "{n} schémas ne sont écrits qu'en texte DOT",
                ),
            ),
        ),
        _FIX,
    )


BACKEND = Backend("svg", "Diagrams: flows, ecosystem, ownership, systems.", render, stream=stream)
