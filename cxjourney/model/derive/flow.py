"""The flow of a journey: its touchpoints and exits as a graph, with the transitions that are left unsaid.

A touchpoint without `next` leads to the following touchpoint, then to the first one of the following stage; the
last one of all leads to the only exit of type `success`, when there is exactly one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cxjourney.model.kinds.journey import Exit, Journey, Stage, Touchpoint, Transition
from cxjourney.model.model import Model

Step = Touchpoint | Exit | Journey
"""What a transition leads to."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One way from a touchpoint to a step, by their addresses; `transition` is None when it was left unsaid."""

    source: str
    target: str
    share: float | None = None
    transition: Transition | None = None


@dataclass(frozen=True)
class Flow:
    """The graph of one journey. Steps are keyed by their address, in the order of writing.

    `complete` is False when a transition leads to something that does not exist: then what seems unreachable may
    not be.
    """

    journey: Journey
    steps: Mapping[str, Step]
    edges: tuple[Edge, ...]
    complete: bool

    @cached_property
    def leaving(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that leave each step."""
        return _grouped(self.steps, ((edge.source, edge) for edge in self.edges))

    @cached_property
    def arriving(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that arrive at each step."""
        return _grouped(self.steps, ((edge.target, edge) for edge in self.edges))

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints, in the order of writing."""
        return tuple(step for step in self.steps.values() if isinstance(step, Touchpoint))

    @cached_property
    def reachable(self) -> frozenset[str]:
        """Addresses that can be reached from the first touchpoint."""
        first = [touchpoint.ref for touchpoint in self.touchpoints[:1]]
        return _closure(first, lambda at: (edge.target for edge in self.leaving.get(at, ())))

    @cached_property
    def leads_out(self) -> frozenset[str]:
        """Addresses from which an exit, another journey or an end can be reached."""
        ends = [at for at, step in self.steps.items() if not isinstance(step, Touchpoint) or not self.leaving.get(at)]
        return _closure(ends, lambda at: (edge.source for edge in self.arriving.get(at, ())))


def flow_of(journey: Journey, model: Model) -> Flow:
    """The graph of `journey`."""
    return model.once(_flow_of, journey)


def _flow_of(journey: Journey, model: Model) -> Flow:
    ordered = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    steps: dict[str, Step] = {touchpoint.ref: touchpoint for touchpoint in ordered}
    steps.update({exit_.ref: exit_ for exit_ in journey.exits})
    edges: list[Edge] = []
    complete = True
    for position, touchpoint in enumerate(ordered):
        for transition in touchpoint.next:
            target: Step = model[transition.to]  # type: ignore[misc]  # one of three kinds, which mypy does not distribute
            if transition.to not in model or not target.ref:
                complete = False
                continue
            steps.setdefault(target.ref, target)
            edges.append(Edge(touchpoint.ref, target.ref, transition.share, transition))
        if not touchpoint.next:
            following = ordered[position + 1] if position + 1 < len(ordered) else only_success(journey)
            if following is not None:
                edges.append(Edge(touchpoint.ref, following.ref))
    return Flow(journey, steps, tuple(edges), complete)


def only_success(journey: Journey) -> Exit | None:
    """The exit of type `success` when there is exactly one."""
    found = [exit_ for exit_ in journey.exits if exit_.type == "success"]
    return found[0] if len(found) == 1 else None


def stage_of(journey: Journey, touchpoint: Touchpoint) -> Stage:
    """The stage in which a touchpoint stands."""
    return next(stage for stage in journey.stages if any(member is touchpoint for member in stage.touchpoints))


def _grouped(keys: Iterable[str], pairs: Iterable[tuple[str, Edge]]) -> dict[str, tuple[Edge, ...]]:
    table: dict[str, list[Edge]] = {key: [] for key in keys}
    for key, edge in pairs:
        table[key].append(edge)
    return {key: tuple(found) for key, found in table.items()}


def _closure(start: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting.extend(neighbours(at))
    return frozenset(seen)
