"""What was measured, as back ends get it: the runs that were kept, and which of their numbers no longer hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxjourney.metrics.history import Run
from cxjourney.wording import Wording


@dataclass(frozen=True, eq=False)
class Measured:
    """Runs from the first date to the last, never none.

    `stale` says why a number of the last run no longer matches the workspace, by the address of what it is about:
    `metric:nps`, `journey:collect`, or `metric:nps journey:collect/find` for a target judged at a place. In a build
    for `everyone`, counts too small to be shown of people are hidden.
    """

    runs: tuple[Run, ...]
    stale: Mapping[str, Wording] = field(default_factory=dict)
    everyone: bool = False
