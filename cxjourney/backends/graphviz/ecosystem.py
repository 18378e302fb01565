"""The ecosystem: every journey, the larger ones and their parts, what should replace what, and the ways between."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.backends.graphviz.graph import Box, Graph, Group, Line
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.model import Model
from cxjourney.wording import say

ROW = 5
"""How many journeys without a link stand in one column."""


def ecosystem_graph(model: Model, speech: Speech, name: str) -> Graph:
    """Journeys and what binds them."""
    journeys = model.all(Journey)
    lines = tuple(_lines(model, speech))
    linked = {end for line in lines for end in (line.source, line.target)}
    alone = [journey for journey in journeys if journey.ref not in linked]
    columns = [alone[at : at + ROW] for at in range(0, len(alone), ROW)]
    title = speech.say(say("Not linked to another journey", "Sans lien avec un autre parcours"))
    groups = tuple(
        Group(f"alone-{number}", title, tuple(_box(journey, model, speech) for journey in column))
        for number, column in enumerate(columns)
    )
    tops = [group.boxes[0].key for group in groups]
    return Graph(
        name,
        speech.say(say("The journeys and what links them", "Les parcours et ce qui les relie")),
        speech.say(
            say(
                "{journeys} journeys, {links} links between them.",
                "{journeys} parcours, {links} liens entre eux.",
                journeys=len(journeys),
                links=len(lines),
            )
        ),
        groups,
        tuple(_box(journey, model, speech) for journey in journeys if journey.ref in linked),
        lines,
        tuple(zip(tops, tops[1:], strict=False)),
        speech.language,
        speech.mirrored,
    )


def _box(journey: Journey, model: Model, speech: Speech) -> Box:
    to_be = journey.state == "to-be"
    owner = speech.text(model[journey.owner].name) if journey.owner else ""
    return Box(
        journey.ref,
        speech.text(journey.name),
        "to-be" if to_be else "journey",
        kicker=speech.say(say("As it should be", "Tel qu'il devrait être")) if to_be else "",
        hint=owner,
        link=f"journeys/{journey.id}.html",
        about=" · ".join(part for part in (speech.text(journey.name), owner) if part),
    )


def _lines(model: Model, speech: Speech) -> Iterator[Line]:
    sub = speech.say(say("has the part", "a pour partie"))
    replaced = speech.say(say("should become", "devrait devenir"))
    accepted = speech.say(say("may come from", "peut venir de"))
    for journey in model.all(Journey):
        ways = _ways(journey, model)
        for target, touchpoints in ways.items():
            names = " · ".join(speech.text(touchpoint.name) for touchpoint in touchpoints)
            yield Line(journey.ref, target, names, "flow", about=names)
        if journey.parent and journey.parent in model:
            yield Line(model[journey.parent].ref, journey.ref, sub, "part")
        if journey.counterpart and journey.counterpart in model and journey.state != "to-be":
            yield Line(journey.ref, model[journey.counterpart].ref, replaced, "change")
        for accepts in journey.accepts:
            other = model[accepts]
            if accepts in model and journey.ref not in _ways(other, model):
                yield Line(other.ref, journey.ref, accepted, "light")


def _ways(journey: Journey, model: Model) -> dict[str, list[Touchpoint]]:
    """The other journeys that this one leads to, each with the touchpoints from which it does."""
    flow = flow_of(journey, model)
    found: dict[str, list[Touchpoint]] = {}
    for edge in flow.edges:
        source = flow.steps[edge.source]
        if isinstance(flow.steps[edge.target], Journey) and isinstance(source, Touchpoint):
            found.setdefault(edge.target, []).append(source)
    return found
