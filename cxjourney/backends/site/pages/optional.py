"""What other parts of the house draw or write when they are there: flows, and the SQL of a metric."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cxjourney.backends.backend import Job
from cxjourney.model.kinds.metric import Metric


@lru_cache(maxsize=8)
def drawings(job: Job, language: str) -> Mapping[str, str]:
    """Drawings ready to stand in a page, by the id of their journey; also `ecosystem`, `ownership`, `systems`."""
    try:
        from cxjourney.backends.graphviz import diagrams
    except ImportError:
        return {}
    return dict(diagrams(job, language))


def sql_of(metric: Metric, job: Job) -> str | None:
    """The query of a metric, when it is defined precisely enough to have one."""
    try:
        from cxjourney.backends.metrics import specs
    except ImportError:
        return None
    found: str | None = specs.sql_of(metric, job)
    return found
