"""What other back ends draw and write for the same job: flows, who does what, how each metric is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from cxjourney.backends.backend import Job
from cxjourney.metrics.ir import Spec as Resolved
from cxjourney.metrics.results import JourneyResult
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric

if TYPE_CHECKING:
    from cxjourney.backends.graphviz.figures import Figure
    from cxjourney.backends.metrics.specs import Spec


def drawing(job: Job, language: str, name: str) -> str:
    """The drawing of a journey, by its id, ready to stand in a page; also `ecosystem`, `ownership`, `systems`.

    Empty when there is none. Pages ask for drawings in the order in which they are made, language beside language:
    those of the workspace are remembered, of the others only the last ones.
    """
    figure = _figures(job).take(language, name)
    return figure.inline if figure else ""


class _Figures:
    """The figures of a job, taken as they come."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._known: dict[tuple[str, str], Figure] = {}
        self._coming = self._begin()

    def _begin(self) -> Iterator[tuple[str, Figure]]:
        from cxjourney.backends.graphviz.engine import engines
        from cxjourney.backends.graphviz.figures import each

        return each(self._job) if engines(self._job.dot) else iter(())

    def take(self, language: str, name: str) -> Figure | None:
        """The figure of that name. One that was forgotten is drawn again, with all of them."""
        for coming in (self._coming, self._begin()):
            self._coming = coming
            while (language, name) not in self._known:
                found = next(coming, None)
                if found is None:
                    break
                self._keep(*found)
            else:
                return self._known[language, name]
        return None

    def _keep(self, language: str, figure: Figure) -> None:
        self._known[language, figure.graph.name] = figure
        if len(self._known) > _LAST:
            oldest = next(key for key, held in self._known.items() if held.journey)
            del self._known[oldest]


_LAST = 100
"""How many drawings are remembered."""


@lru_cache(maxsize=2)
def _figures(job: Job) -> _Figures:
    return _Figures(job)


def observed_drawing(job: Job, language: str, journey: Journey, told: JourneyResult, least: int = 1) -> str:
    """The flow of a journey with the ways that people took, ready to stand in a page; empty when it cannot be drawn.

    What fewer than `least` people did is not told.
    """
    from cxjourney.backends.graphviz.clean import inline
    from cxjourney.backends.graphviz.draw import draw_all
    from cxjourney.backends.graphviz.engine import engines
    from cxjourney.backends.graphviz.flow import flow_graph
    from cxjourney.backends.graphviz.observed import observed_graph
    from cxjourney.backends.graphviz.speech import Speech
    from cxjourney.model.derive.flow import flow_of

    speech = Speech(language, job.workspace.language)
    designed = flow_graph(flow_of(journey, job.model), (), job.model, speech, journey.id)
    graph = observed_graph(designed, told, speech, f"{journey.id}-observed", least)
    (drawn,) = draw_all((graph,), engines(job.dot), job.drawings)
    return inline(drawn.svg, graph, "../") if drawn.svg else ""


def raci_table(job: Job, language: str) -> bytes:
    """Who does what in the whole organisation, as CSV."""
    from cxjourney.backends.raci import matrix, to_csv
    from cxjourney.backends.raci.sheet import MARK

    return (MARK + to_csv(matrix(job.model), language, job.workspace.language)).encode()


def spec_of(metric: Metric, job: Job) -> Spec | None:
    """How a metric is computed: its sentence, its state, and its query when it is defined precisely enough."""
    from cxjourney.backends.metrics.specs import specs

    return next((spec for spec in specs(job) if spec.id == metric.id), None)


@lru_cache(maxsize=2)
def resolved(job: Job) -> Mapping[str, Resolved]:
    """What the workspace says today of each metric, by id."""
    from cxjourney.metrics.resolve_metric import resolve_metrics

    return {spec.id: spec for spec in resolve_metrics(job.model, job.workspace)}


@lru_cache(maxsize=2)
def executable(job: Job) -> frozenset[str]:
    """The ids of the metrics that can be computed: nothing is missing of their definition."""
    return frozenset(id_ for id_, spec in resolved(job).items() if spec.executable)


def forget() -> None:
    """Drops what is remembered of drawings and definitions."""
    resolved.cache_clear()
    executable.cache_clear()
    _figures.cache_clear()
