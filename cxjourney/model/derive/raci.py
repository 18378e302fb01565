"""Who does what, after inheritance: a touchpoint takes each role from itself, else its stage, else its journey.

The `owner` of a journey counts as accountable for it. Each role is inherited on its own, and says where it was
written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.model.kinds.journey import Journey, Raci, Stage, Touchpoint
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.model.node import Node

ROLES = ("responsible", "accountable", "consulted", "informed")
LETTERS = {"responsible": "R", "accountable": "A", "consulted": "C", "informed": "I"}


@dataclass(frozen=True, slots=True)
class Assignment:
    """A team in a role. `origin` is the touchpoint, stage or journey where it is written."""

    team: Team
    role: str
    origin: Touchpoint | Stage | Journey
    inherited: bool


def assignments(journey: Journey, stage: Stage, touchpoint: Touchpoint, model: Model) -> tuple[Assignment, ...]:
    """The roles at a touchpoint, in the order of `ROLES`, then as written."""
    found: list[Assignment] = []
    for role in ROLES:
        for level in (touchpoint, stage, journey):
            teams = _teams(level.raci, role, model)
            if role == "accountable" and level is journey and not teams and journey.owner:
                teams = (model[journey.owner],)
            if teams:
                found.extend(Assignment(team, role, level, level is not touchpoint) for team in teams)
                break
    return tuple(found)


def roles_of(journey: Journey, model: Model) -> Iterator[tuple[Touchpoint, tuple[Assignment, ...]]]:
    """The roles at every touchpoint of a journey. Those of a stage are worked out once for all that write none."""
    for stage in journey.stages:
        inherited: tuple[Assignment, ...] | None = None
        for touchpoint in stage.touchpoints:
            if touchpoint.raci is not None:
                yield touchpoint, assignments(journey, stage, touchpoint, model)
                continue
            if inherited is None:
                inherited = assignments(journey, stage, touchpoint, model)
            yield touchpoint, inherited


def all_assignments(model: Model) -> Iterator[tuple[Journey, Stage, Touchpoint, tuple[Assignment, ...]]]:
    """The roles at every touchpoint of every journey."""
    for journey in model.all(Journey):
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                yield journey, stage, touchpoint, assignments(journey, stage, touchpoint, model)


def accountable(roles: tuple[Assignment, ...]) -> Team | None:
    """The one team that answers."""
    return next((role.team for role in roles if role.role == "accountable"), None)


def _teams(raci: Raci | None, role: str, model: Model) -> tuple[Team, ...]:
    if raci is None:
        return ()
    if role == "accountable":
        return (model[raci.accountable],) if raci.accountable else ()
    return tuple(model[ref] for ref in getattr(raci, role))


def written_at(origin: Node) -> str:
    """The word for the level at which a role is written: `touchpoint`, `stage` or `journey`."""
    return type(origin).__name__.lower()
