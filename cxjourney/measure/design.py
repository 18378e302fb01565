"""A journey as the data can see it: its events, which may follow which, and what cannot be passed by.

A touchpoint without an event, or whose event never occurs, is invisible: ways go through it as if it were not there. Touchpoints that share an event
are one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cxjourney.model.derive.flow import Flow
from cxjourney.model.kinds.journey import Exit, Touchpoint


@dataclass(frozen=True)
class Design:
    """The visible graph of a journey, by events in the order of the story.

    `direct` are pairs that may follow each other, `eventual` those with a way between them, whatever its length.
    `between` are the events that every way from one to the other passes, `before` those on every way to an event.
    `stages` are the addresses of the stages that have an event, in order, and `depth` the place of each event's own
    among them. `good_ends` are the events at which the journey may end well: neither in a failure nor given up.
    `last` are the ends after which nothing is drawn: who is there has arrived, however lately.
    """

    flow: Flow
    events: tuple[str, ...]
    places: Mapping[str, str]
    starts: frozenset[str]
    ends: frozenset[str]
    direct: frozenset[tuple[str, str]]
    eventual: frozenset[tuple[str, str]]
    between: Mapping[tuple[str, str], frozenset[str]]
    before: Mapping[str, frozenset[str]]
    stages: tuple[str, ...]
    depth: Mapping[str, int]
    good_ends: frozenset[str]
    last: frozenset[str]


def design_of(flow: Flow, unseen: Collection[str] = ()) -> Design:
    """The visible graph of a journey; touchpoints whose event is among the `unseen` are invisible too."""
    visible = {t.ref: t.event for t in flow.touchpoints if t.event and t.event not in unseen}
    events = tuple(dict.fromkeys(visible.values()))
    places: dict[str, str] = {}
    for place, event in visible.items():
        places.setdefault(event, place)
    direct: set[tuple[str, str]] = set()
    ends: set[str] = set()
    for place, event in visible.items():
        following, leaves = _next(flow, visible, [edge.target for edge in flow.leaving.get(place, ())])
        direct.update((event, other) for other in following)
        if leaves or not flow.leaving.get(place):
            ends.add(event)
    first = [touchpoint.ref for touchpoint in flow.touchpoints[:1]]
    starts, _ = _next(flow, visible, first)
    onward = {event: frozenset(b for a, b in direct if a == event) for event in events}
    eventual = frozenset((event, other) for event in events for other in _reach(onward[event], onward))
    between = {
        (a, b): frozenset(
            m for m in events if m not in (a, b) and b not in _reach(onward[a] - {m}, _without(onward, m))
        )
        for a, b in eventual - direct
    }
    reached = _reach(starts, onward)
    before = {
        event: frozenset(m for m in events if m != event and event not in _reach(starts - {m}, _without(onward, m)))
        for event in reached
    }
    stage_of = {touchpoint.ref: stage.ref for stage in flow.journey.stages for touchpoint in stage.touchpoints}
    whose = {event: stage_of[places[event]] for event in events}
    stages = tuple(stage.ref for stage in flow.journey.stages if stage.ref in whose.values())
    depth = {event: stages.index(stage) for event, stage in whose.items()}
    good_ends = frozenset(visible[place] for place in visible if _ends_well(flow, visible, place))
    return Design(
        flow, events, places, starts, frozenset(ends), frozenset(direct), eventual, between, before, stages, depth,
        good_ends, frozenset(event for event in ends if not onward[event]),
    )  # fmt: skip


def _next(flow: Flow, visible: Mapping[str, str], targets: Iterable[str]) -> tuple[frozenset[str], bool]:
    """The events that come next through invisible touchpoints, and whether the journey may end on the way."""
    found: set[str] = set()
    leaves = False
    seen: set[str] = set()
    waiting = list(targets)
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        if at in visible:
            found.add(visible[at])
        elif not isinstance(flow.steps.get(at), Touchpoint) or not flow.leaving.get(at):
            leaves = True
        else:
            waiting += [edge.target for edge in flow.leaving[at]]
    return frozenset(found), leaves


def _ends_well(flow: Flow, visible: Mapping[str, str], place: str) -> bool:
    """Whether a way leads from a touchpoint, through invisible ones, to a good exit, another journey or a bare end."""
    seen: set[str] = set()
    waiting = [place]
    while waiting:
        at = waiting.pop()
        if at in seen or (at in visible and at != place):
            continue
        seen.add(at)
        step = flow.steps.get(at)
        if isinstance(step, Exit):
            if step.type == "success":
                return True
        elif not isinstance(step, Touchpoint) or not flow.leaving.get(at):
            return True
        else:
            waiting += [edge.target for edge in flow.leaving[at]]
    return False


def _reach(start: Iterable[str], onward: Mapping[str, frozenset[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += onward.get(at, ())
    return frozenset(seen)


def _without(onward: Mapping[str, frozenset[str]], event: str) -> dict[str, frozenset[str]]:
    return {a: others - {event} for a, others in onward.items() if a != event}
