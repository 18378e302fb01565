"""Ownership: the teams, the division above each, and the journeys, stages and touchpoints that they answer for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxjourney.backends.graphviz.graph import Box, Graph, Group, Line
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.model.derive.raci import Assignment, assignments
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.wording import Wording, say

KINDS = {
    "frontstage": say("In front of people", "Au contact du public"),
    "backstage": say("Behind the scene", "En coulisses"),
    "support": say("Support", "Appui"),
    "partner": say("Partner", "Partenaire"),
}
"""Type of team: its name."""


def ownership_graph(model: Model, speech: Speech, name: str) -> Graph:
    """Teams on the left, what they answer for on the right. Teams that answer for nothing are left out."""
    answered = list(_answered(model))
    lines = [_accountable(team, journey, stage, count, speech) for team, journey, stage, count in answered]
    shown: dict[str, Team] = {}
    for team, *_ in answered:
        for member in _upward(team, model):
            shown.setdefault(member.id, member)
    for team in shown.values():
        if team.part_of and team.part_of in model:
            above = model[team.part_of]
            about = f"{speech.text(above.name)} → {speech.text(team.name)}"
            lines.append(Line(above.ref, team.ref, "", "division", about=about))
    return Graph(
        name,
        speech.say(say("Who answers for what", "Qui répond de quoi")),
        speech.say(
            say(
                "{teams} teams and the journeys and stages that they answer for.",
                "{teams} équipes, et les parcours et étapes dont elles répondent.",
                teams=len(shown),
            )
        ),
        tuple(_journey(journey, answered, speech) for journey in model.all(Journey) if shown),
        tuple(_team(shown[id_], speech) for id_ in sorted(shown)),
        tuple(lines),
        (),
        speech.language,
        speech.mirrored,
    )


Answered = tuple[Team, Journey, Stage | None, int]
"""A team, the journey and perhaps the stage that it answers for, and the number of touchpoints when only some."""


def _answered(model: Model) -> Iterator[Answered]:
    for journey in model.all(Journey):
        whole = _whole(journey, model)
        if whole:
            yield whole, journey, None, 0
        for stage in journey.stages:
            roles = [_who(assignments(journey, stage, touchpoint, model)) for touchpoint in stage.touchpoints]
            if stage.raci and stage.raci.accountable and model[stage.raci.accountable] is not whole:
                yield model[stage.raci.accountable], journey, stage, 0
            here = [role for role in roles if role and isinstance(role.origin, Touchpoint)]
            for team_id, count in sorted(Counter(role.team.id for role in here).items()):
                yield next(role.team for role in here if role.team.id == team_id), journey, stage, count


def _whole(journey: Journey, model: Model) -> Team | None:
    """The team that answers for a whole journey."""
    if journey.raci and journey.raci.accountable:
        return model[journey.raci.accountable]
    return model[journey.owner] if journey.owner else None


def _who(roles: tuple[Assignment, ...]) -> Assignment | None:
    return next((role for role in roles if role.role == "accountable"), None)


def _upward(team: Team, model: Model) -> Iterator[Team]:
    """A team and the divisions above it; a division met twice ends the climb."""
    seen: set[str] = set()
    while team.id not in seen:
        seen.add(team.id)
        yield team
        if team.part_of and team.part_of in model:
            team = model[team.part_of]


def _journey(journey: Journey, answered: list[Answered], speech: Speech) -> Group:
    """A journey with those of its stages that somebody else answers for."""
    stages = dict.fromkeys(stage.ref for _, owned, stage, _ in answered if owned is journey and stage)
    boxes = [Box(journey.ref, _words(_WHOLE, speech), "stage", link=f"journeys/{journey.id}.html")]
    for stage in journey.stages:
        if stage.ref in stages:
            anchor = f"#{stage.id}/{stage.touchpoints[0].id}" if stage.touchpoints else ""
            boxes.append(
                Box(stage.ref, speech.text(stage.name), "stage", link=f"journeys/{journey.id}.html{anchor}")
            )
    return Group(f"{journey.ref}/", speech.text(journey.name), tuple(boxes))


_WHOLE = say("The whole journey", "Tout le parcours")


def _words(wording: Wording, speech: Speech) -> str:
    return speech.say(wording)


def _team(team: Team, speech: Speech) -> Box:
    kind = speech.say(KINDS[team.type]) if team.type else ""
    return Box(team.ref, speech.text(team.name), "team", hint=kind, link=f"teams/{team.id}.html")


def _accountable(team: Team, journey: Journey, stage: Stage | None, count: int, speech: Speech) -> Line:
    label = ""
    if count:
        one = say("{count} touchpoint", "{count} point de contact", count=count)
        label = speech.say(one if count == 1 else say("{count} touchpoints", "{count} points de contact", count=count))
    target = stage or journey
    about = f"{speech.text(team.name)} → {speech.text(target.name)}" + (f" · {label}" if label else "")
    return Line(team.ref, target.ref, label, "light" if count else "flow", about=about)
