"""Who answers for something, after inheritance, and who is concerned by what happens to it."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.model.kinds.journey import Journey, Raci, Stage, Touchpoint
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Ref
from cxjourney.model.walk import walk


def answering(node: Node, model: Model) -> Ref[Team] | None:
    """The team that answers: accountable here or above for a part of a journey, else the owner."""
    for level in _levels(node, model):
        raci: Raci | None = level.raci
        if raci is not None and raci.accountable is not None:
            return raci.accountable
        if isinstance(level, Journey):
            return level.owner
    owner: Ref[Team] | None = getattr(node, "owner", None)
    return owner


def inherited(node: Node, model: Model) -> Ref[Team] | None:
    """The team that answers for a part of a journey when the part itself names nobody."""
    for level in _levels(node, model):
        raci: Raci | None = level.raci
        if level.ref != node.ref and raci is not None and raci.accountable is not None:
            return raci.accountable
        if isinstance(level, Journey):
            return level.owner
    return None


def roles_at(node: Node, model: Model) -> dict[str, set[str]]:
    """The ids of the teams in each role at a part of a journey, inheritance resolved; the owner of anything else."""
    found: dict[str, set[str]] = {}
    for level in _levels(node, model):
        raci: Raci | None = level.raci
        for role in ("responsible", "consulted", "informed"):
            if raci is not None and role not in found and getattr(raci, role):
                found[role] = {ref.id for ref in getattr(raci, role)}
    if (team := answering(node, model)) is not None:
        found["accountable"] = {team.id}
    return found


def roles_below(node: Node, model: Model) -> dict[str, set[str]]:
    """The same at a part of a journey and at every touchpoint that stands in it."""
    found = roles_at(node, model)
    for inner in walk(node):
        if isinstance(inner, Touchpoint):
            for role, teams in roles_at(inner, model).items():
                found.setdefault(role, set()).update(teams)
    return found


def _levels(node: Node, model: Model) -> Iterator[Touchpoint | Stage | Journey]:
    journey = model.journey_of(node)
    if journey is None:
        return
    inside = node.ref.partition("/")[2]
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            if inside and f"{node.ref}/".startswith(f"{touchpoint.ref}/"):
                yield touchpoint
        if inside and f"{node.ref}/".startswith(f"{stage.ref}/"):
            yield stage
    yield journey
