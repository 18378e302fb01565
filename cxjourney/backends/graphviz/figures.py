"""The figures of a job: every graph in every language, drawn once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

from cxjourney.backends.backend import Job, Kept
from cxjourney.backends.graphviz import clean, dot
from cxjourney.backends.graphviz.draw import Drawing, draw_all
from cxjourney.backends.graphviz.ecosystem import ecosystem_graph
from cxjourney.backends.graphviz.engine import Engine, engines
from cxjourney.backends.graphviz.flow import flow_graph
from cxjourney.backends.graphviz.graph import Graph
from cxjourney.backends.graphviz.ownership import ownership_graph
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.backends.graphviz.systems import systems_graph
from cxjourney.errors import CannotRun
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model
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
    def about(self) -> str:
        """The address of its journey; empty for a diagram of the whole workspace."""
        return self.journey.ref if self.journey else ""

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


def figures(job: Job) -> Mapping[str, tuple[Figure, ...]]:
    """Every figure of a job by language, in the order of their names. Raises `CannotRun` as `each` does."""
    found: dict[str, list[Figure]] = {language: [] for language in job.languages}
    for language, figure in each(job):
        found[language].append(figure)
    return {language: tuple(drawn) for language, drawn in found.items()}


def each(job: Job) -> Iterator[tuple[str, Figure]]:
    """Every figure with its language, journey by journey, so that none needs to be held: those that come next are
    drawn, on all cores, while these are used. Those of journeys that stay the `same` are left out.

    Raises `CannotRun` when a program was asked for and draws none of the first ones.
    """
    found = engines(job.dot)
    batches = _batches(job)
    with ThreadPoolExecutor(_CORES) as pool:
        now = _begun(pool, next(batches, []), found, job.drawings)
        made = tuple(_ended(*now))
        if job.dot is not None and made and not any(figure.drawing.svg for _, figure in made):
            raise _mute(job.dot, made[0][1].drawing)
        for batch in batches:
            coming = _begun(pool, batch, found, job.drawings)
            yield from made
            made = tuple(_ended(*coming))
        yield from made


_Wanted = tuple[str, Graph, Journey | None]
"""A graph to draw: its language, and its journey when it is of one."""
_Shares = list["Future[tuple[Drawing, ...]]"]
"""What the cores draw of a batch: it is dealt out to them one after the other."""
_CORES = os.cpu_count() or 1
_TOGETHER = 16
"""How many journeys are drawn at a time: enough to save processes, few enough to be held."""


def _begun(
    pool: ThreadPoolExecutor, batch: list[_Wanted], found: tuple[Engine, ...], kept: Kept | None
) -> tuple[list[_Wanted], _Shares]:
    shares = ([graph for _, graph, _ in batch[at::_CORES]] for at in range(_CORES))
    return batch, [pool.submit(draw_all, share, found, kept) for share in shares]


def _ended(batch: list[_Wanted], shares: _Shares) -> Iterator[tuple[str, Figure]]:
    drawn = [share.result() for share in shares]
    for at, (language, graph, journey) in enumerate(batch):
        yield language, Figure(graph, journey, drawn[at % _CORES][at // _CORES])


def _batches(job: Job) -> Iterator[list[_Wanted]]:
    """What there is to draw: the diagrams of the workspace and the first journeys, then the next journeys."""
    batch: list[_Wanted] = []
    journeys = 0
    for together in zip(*(_graphs(job, language) for language in job.languages), strict=True):
        batch += [(code, graph, journey) for code, (graph, journey) in zip(job.languages, together, strict=True)]
        journeys += together[0][1] is not None
        if journeys == _TOGETHER:
            yield batch
            batch, journeys = [], 0
    if batch:
        yield batch


def _mute(program: str, drawing: Drawing) -> CannotRun:
    return CannotRun(
        say(
            "`--dot {program}` draws nothing: {why}",
            "`--dot {program}` ne dessine rien\u00a0: {why}",
            program=program,
            why=drawing.fault,
        ),
        say(
            "name a program that reads DOT and writes SVG, or leave `--dot` out to use the engine installed with cxjourney",
            "indiquez un programme qui lit du DOT et écrit du SVG, ou retirez `--dot` pour utiliser le moteur installé avec cxjourney",
        ),
    )


def name_of(journey: Journey) -> str:
    """The name of the figure of a journey: its id, unless a diagram of the workspace has that name."""
    return f"{journey.id}-journey" if journey.id in OVERVIEWS else journey.id


def _graphs(job: Job, language: str) -> Iterator[tuple[Graph, Journey | None]]:
    speech = Speech(language, job.workspace.language)
    for overview, build in OVERVIEWS.items():
        graph = build(job.model, speech, overview)
        if not graph.empty:
            yield graph, None
    arriving = _arriving(job.model)
    for journey in job.model.all(Journey):
        if journey.ref not in job.same:
            flow = flow_of(journey, job.model)
            yield flow_graph(flow, arriving.get(journey.ref, ()), job.model, speech, name_of(journey)), journey


@lru_cache(maxsize=4)
def _arriving(model: Model) -> Mapping[str, tuple[Journey, ...]]:
    """The other journeys that lead into each journey, by its address."""
    table: dict[str, dict[str, Journey]] = {}
    for journey in model.all(Journey):
        for step in flow_of(journey, model).steps.values():
            if isinstance(step, Journey) and step is not journey:
                table.setdefault(step.ref, {})[journey.id] = journey
    return {ref: tuple(found.values()) for ref, found in table.items()}
