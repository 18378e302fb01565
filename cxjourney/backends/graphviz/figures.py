"""The figures of a job: every graph in every language, drawn once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

from cxjourney.backends.backend import Job
from cxjourney.backends.graphviz import clean, dot
from cxjourney.backends.graphviz.draw import Drawing, draw
from cxjourney.backends.graphviz.ecosystem import ecosystem_graph
from cxjourney.backends.graphviz.engine import engines
from cxjourney.backends.graphviz.flow import flow_graph
from cxjourney.backends.graphviz.graph import Graph
from cxjourney.backends.graphviz.ownership import ownership_graph
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.backends.graphviz.systems import systems_graph
from cxjourney.errors import CannotRun
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

OVERVIEWS = {"ecosystem": ecosystem_graph, "ownership": ownership_graph, "systems": systems_graph}
"""The diagrams of the whole workspace, by name."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A graph and its drawing. `journey` is None for a diagram of the whole workspace."""

    graph: Graph
    journey: Journey | None
    drawing: Drawing

    @property
    def dot(self) -> str:
        """The DOT text."""
        return dot.source(self.graph)

    @property
    def standalone(self) -> str:
        """The SVG as a file of its own; empty when it could not be drawn."""
        return clean.standalone(self.drawing.svg, self.graph) if self.drawing.svg else ""

    @property
    def inline(self) -> str:
        """The SVG for a page; empty when it could not be drawn."""
        return clean.inline(self.drawing.svg, self.graph) if self.drawing.svg else ""


def diagrams(job: Job, language: str = "") -> Mapping[str, str]:
    """SVG for the pages of a site, by the id of the journey, and `ecosystem`, `ownership`, `systems`.

    `language` is one of the job, its default one when none is given. A diagram with nothing in it, or that no engine
    could draw, is left out. Links lead from the page of the journey, or from the root of the site for the last three.
    """
    drawn = ((figure.graph.name, figure.inline) for figure in figures(job)[language or job.languages[0]])
    return {name: svg for name, svg in drawn if svg}


@lru_cache(maxsize=4)
def figures(job: Job) -> Mapping[str, tuple[Figure, ...]]:
    """Every figure of a job by language, in the order of their names.

    Raises `CannotRun` when a program was asked for and draws none of them.
    """
    graphs = {language: tuple(_graphs(job, language)) for language in job.languages}
    found = engines(job.dot)
    wanted = [graph for language in graphs for graph, _ in graphs[language]]
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        made = list(pool.map(lambda graph: draw(graph, found), wanted))
    if job.dot is not None and made and not any(drawing.svg for drawing in made):
        raise CannotRun(
            say(
                "`--dot {program}` draws nothing: {why}",
                "`--dot {program}` ne dessine rien\u00a0: {why}",
                program=job.dot,
                why=made[0].fault,
            ),
            say(
                "name a program that reads DOT and writes SVG, or leave `--dot` out to use the engine installed with cxjourney",
                "indiquez un programme qui lit du DOT et écrit du SVG, ou retirez `--dot` pour utiliser le moteur installé avec cxjourney",
            ),
        )
    drawings = iter(made)
    return {
        language: tuple(Figure(graph, journey, next(drawings)) for graph, journey in graphs[language])
        for language in graphs
    }


def name_of(journey: Journey) -> str:
    """The name of the figure of a journey: its id, unless a diagram of the workspace has that name."""
    return f"{journey.id}-journey" if journey.id in OVERVIEWS else journey.id


def _graphs(job: Job, language: str) -> Iterator[tuple[Graph, Journey | None]]:
    speech = Speech(language, job.workspace.language)
    flows = {journey.id: flow_of(journey, job.model) for journey in job.model.all(Journey)}
    for overview, build in OVERVIEWS.items():
        graph = build(job.model, speech, overview)
        if not graph.empty:
            yield graph, None
    for id_, flow in flows.items():
        arriving = [
            other.journey for other in flows.values() if other.journey.id != id_ and flow.journey.ref in other.steps
        ]
        yield flow_graph(flow, arriving, job.model, speech, name_of(flow.journey)), flow.journey
