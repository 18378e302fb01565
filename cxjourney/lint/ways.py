"""What can be wrong with the ways of a journey: parts that nothing leads to, loops that nothing leaves."""

from __future__ import annotations

from cxjourney.model.derive.flow import Flow
from cxjourney.model.kinds.journey import Journey, Touchpoint


def is_endless(flow: Flow) -> bool:
    """Whether no end is written: neither an exit nor a way into another journey."""
    return flow.complete and not flow.journey.exits and not any(isinstance(s, Journey) for s in flow.steps.values())


def holes(flow: Flow) -> tuple[Touchpoint, ...]:
    """The touchpoints at which unreachable parts begin, one for each part: what follows them is reached from them."""
    if not flow.complete:
        return ()
    lost = {touchpoint.ref: touchpoint for touchpoint in flow.touchpoints if touchpoint.ref not in flow.reachable}
    without_way = [ref for ref in lost if not flow.arriving[ref]]
    found: list[str] = []
    covered: set[str] = set()
    for ref in [*without_way, *lost]:
        if ref not in covered:
            found.append(ref)
            covered |= ahead(flow, ref) | {ref}
    return tuple(touchpoint for ref, touchpoint in lost.items() if ref in found)


def loops(flow: Flow) -> tuple[tuple[Touchpoint, ...], ...]:
    """The loops of two touchpoints or more that can be entered and never left, each in the order of writing."""
    if not flow.complete:
        return ()
    stuck = [t for t in flow.touchpoints if t.ref in flow.reachable and t.ref not in flow.leads_out]
    reached = {touchpoint.ref: ahead(flow, touchpoint.ref) for touchpoint in stuck}
    found: list[tuple[Touchpoint, ...]] = []
    seen: set[str] = set()
    for touchpoint in stuck:
        members = reached[touchpoint.ref]
        closed = touchpoint.ref in members and all(touchpoint.ref in reached.get(ref, ()) for ref in members)
        if closed and touchpoint.ref not in seen:
            seen |= members
            if len(members) > 1:
                found.append(tuple(member for member in stuck if member.ref in members))
    return tuple(found)


def ahead(flow: Flow, start: str) -> set[str]:
    """Addresses where one can get from `start`; `start` itself only when a way leads back to it."""
    seen: set[str] = set()
    waiting = [edge.target for edge in flow.leaving.get(start, ())]
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting.extend(edge.target for edge in flow.leaving.get(at, ()))
    return seen
