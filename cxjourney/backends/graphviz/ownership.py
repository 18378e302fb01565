"""Ownership: the teams, the division above each, and the journeys, stages and touchpoints that they answer for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.graphviz.graph import Box, Graph, Group, Line
from cxjourney.backends.graphviz.links import page
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.model.derive.raci import accountable, assignments
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.wording import say

KINDS = {
    "frontstage": say("In front of people", "Au contact du public"),
    "backstage": say("Behind the scene", "En coulisses"),
    "support": say("Support", "Appui"),
    "partner": say("Partner", "Partenaire"),
}
"""Type of team: its name."""


@dataclass(frozen=True, slots=True)
class Charge:
    """What a team answers for: a journey, one of its stages, or so many of its touchpoints."""

    team: Team
    journey: Journey
    stage: Stage | None = None
    touchpoints: tuple[Touchpoint, ...] = ()


def ownership_graph(model: Model, speech: Speech, name: str) -> Graph:
    """Teams on the left, what they answer for on the right. Teams that answer for nothing are left out."""
    charges = tuple(charge for journey in model.all(Journey) for charge in charges_of(journey, model))
    lines = [_line(charge, speech) for charge in charges]
    shown: dict[str, Team] = {}
    for charge in charges:
        shown.update((team.id, team) for team in _upward(charge.team, model))
    for team in shown.values():
        if team.part_of and team.part_of in model:
            above = model[team.part_of]
            about = f"{speech.text(above.name)} → {speech.text(team.name)}"
            lines.append(Line(above.ref, team.ref, "", "division", about=about))
    owned = [journey for journey in model.all(Journey) if any(charge.journey is journey for charge in charges)]
    split = {charge.journey.id for charge in charges if charge.stage}
    return Graph(
        name,
        speech.say(say("Who answers for what", "Qui répond de quoi")),
        speech.say(
            say(
                "The journeys, stages and touchpoints that each team answers for, and the division above it: {teams}.",
                "Les parcours, étapes et points de contact dont chaque équipe répond, et la direction dont elle "
                "dépend\u00a0: {teams}.",
                teams=", ".join(sorted(speech.text(team.name) for team in shown.values())),
            )
        ),
        tuple(_group(journey, charges, speech) for journey in owned if journey.id in split),
        (
            *(_team(shown[id_], speech) for id_ in sorted(shown)),
            *(_journey(journey, speech.text(journey.name)) for journey in owned if journey.id not in split),
        ),
        tuple(lines),
        (),
        speech.language,
        speech.mirrored,
    )


def charges_of(journey: Journey, model: Model) -> Iterator[Charge]:
    """Who answers for a journey, for stages where it is another team, and for touchpoints where it is yet another."""
    whole = _whole(journey, model)
    if whole:
        yield Charge(whole, journey)
    exceptions: dict[str, list[Touchpoint]] = {}
    teams: dict[str, Team] = {}
    for stage in journey.stages:
        own = model[stage.raci.accountable] if stage.raci and stage.raci.accountable else whole
        if own is not None and own is not whole:
            yield Charge(own, journey, stage)
        for touchpoint in stage.touchpoints:
            team = accountable(assignments(journey, stage, touchpoint, model))
            if team is not None and team is not own:
                teams[team.id] = team
                exceptions.setdefault(team.id, []).append(touchpoint)
    for id_ in sorted(exceptions):
        yield Charge(teams[id_], journey, None, tuple(exceptions[id_]))


def _whole(journey: Journey, model: Model) -> Team | None:
    """The team that answers for a whole journey."""
    if journey.raci and journey.raci.accountable:
        return model[journey.raci.accountable]
    return model[journey.owner] if journey.owner else None


def _upward(team: Team, model: Model) -> Iterator[Team]:
    """A team and the divisions above it; a division met twice ends the climb."""
    seen: set[str] = set()
    while team.id not in seen:
        seen.add(team.id)
        yield team
        if team.part_of and team.part_of in model:
            team = model[team.part_of]


def _group(journey: Journey, charges: tuple[Charge, ...], speech: Speech) -> Group:
    """A journey with those of its stages that another team answers for."""
    whole = speech.say(say("The whole journey", "Tout le parcours"))
    stages = [charge.stage for charge in charges if charge.journey is journey and charge.stage]
    boxes = (
        Box(
            stage.ref,
            speech.text(stage.name),
            "stage",
            link=page("journeys", journey.id, stage.id),
        )
        for stage in stages
    )
    return Group(f"{journey.ref}/", speech.text(journey.name), (_journey(journey, whole), *boxes))


def _journey(journey: Journey, title: str) -> Box:
    return Box(journey.ref, title, "journey", link=page("journeys", journey.id))


def _team(team: Team, speech: Speech) -> Box:
    kind = speech.say(KINDS[team.type]) if team.type else ""
    return Box(team.ref, speech.text(team.name), "team", hint=kind, link=page("teams", team.id))


def _line(charge: Charge, speech: Speech) -> Line:
    target = charge.stage or charge.journey
    about = f"{speech.text(charge.team.name)} → {speech.text(target.name)}"
    if not charge.touchpoints:
        return Line(charge.team.ref, target.ref, about=about)
    names = ", ".join(speech.text(touchpoint.name) for touchpoint in charge.touchpoints)
    label = touchpoints(len(charge.touchpoints), speech)
    return Line(charge.team.ref, target.ref, label, "light", about=f"{about} · {names}")


def touchpoints(count: int, speech: Speech) -> str:
    """`1 touchpoint`, `3 touchpoints`."""
    if count == 1:
        return speech.say(say("1 touchpoint", "1 point de contact"))
    return speech.say(say("{count} touchpoints", "{count} points de contact", count=count))
