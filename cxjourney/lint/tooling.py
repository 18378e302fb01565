"""Which tools serve at a touchpoint, and who is at the other end."""

from __future__ import annotations

from cxjourney.model.kinds.journey import Touchpoint
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.model.values import Ref


def named_systems(touchpoint: Touchpoint) -> tuple[Ref[System], ...]:
    """The tools that a touchpoint names, for itself and for what happens behind; those that act come last."""
    behind = [work.system for work in touchpoint.backstage if work.system is not None]
    actors = (touchpoint.initiator, touchpoint.receiver, *[work.actor for work in touchpoint.backstage])
    acting: list[Ref[System]] = [
        Ref("system", actor.id) for actor in actors if actor is not None and actor.kind == "system"
    ]
    return (*touchpoint.systems, *behind, *acting)


def tools_known(touchpoint: Touchpoint, model: Model) -> bool:
    """Whether every tool that it names exists and could be read whole."""
    return all(ref in model and ("system", model[ref].id) not in model.faulty for ref in named_systems(touchpoint))


def tools(touchpoint: Touchpoint, model: Model) -> tuple[System, ...]:
    """The tools that it names, those that exist."""
    return tuple(model[ref] for ref in named_systems(touchpoint) if ref in model)


def teams_met(touchpoint: Touchpoint, model: Model) -> tuple[Team, ...]:
    """The teams that start the touchpoint or are at its other end, those that exist."""
    actors = (touchpoint.initiator, touchpoint.receiver)
    refs: list[Ref[Team]] = [Ref("team", actor.id) for actor in actors if actor and actor.kind in ("team", "partner")]
    return tuple(model[ref] for ref in refs if ref in model)


def is_ours(team: Team) -> bool:
    """Whether a team belongs to the organisation."""
    return team.type != "partner"
