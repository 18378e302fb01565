"""Systems by category, and the journeys that need them, with the number of touchpoints that stop when they stop."""

from __future__ import annotations

from collections.abc import Mapping

from cxjourney.backends.graphviz.graph import Box, Graph, Group, Line
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.system import System
from cxjourney.model.model import Model
from cxjourney.model.values import Ref
from cxjourney.model.words import SYSTEM_CATEGORIES
from cxjourney.wording import Wording, say

CATEGORIES: Mapping[str, Wording] = {
    "mapping": say("Journey mapping", "Cartographie de parcours"),
    "feedback": say("Feedback", "Écoute"),
    "crm": say("Customer relations", "Relation client"),
    "analytics": say("Analytics", "Analyse"),
    "marketing-automation": say("Marketing automation", "Marketing automatisé"),
    "cms": say("Content", "Contenus"),
    "customer-service": say("Customer service", "Service client"),
    "ai": say("Artificial intelligence", "Intelligence artificielle"),
    "core": say("Business systems", "Systèmes métier"),
    "": say("Other", "Autres"),
}
"""Category: its name, in the order of the picture."""


def systems_graph(model: Model, speech: Speech, name: str) -> Graph:
    """Systems on the left, journeys on the right. Systems that no journey needs are shown too: nothing needs them."""
    systems = model.all(System)
    lines = tuple(
        _line(system, journey, touchpoints, speech)
        for journey in model.all(Journey)
        for system, touchpoints in _needs(journey, model)
    )
    used = {line.target for line in lines}
    return Graph(
        name,
        speech.say(say("Systems and the journeys that need them", "Les systèmes et les parcours qui en dépendent")),
        speech.say(
            say(
                "{systems} systems by category, {links} links to the journeys that need them.",
                "{systems} systèmes par catégorie, {links} liens vers les parcours qui en dépendent.",
                systems=len(systems),
                links=len(lines),
            )
        ),
        tuple(
            Group(
                f"category/{category or 'other'}",
                speech.say(CATEGORIES[category]),
                tuple(_system(system, model, speech) for system in systems if (system.category or "") == category),
                column=False,
            )
            for category in (*SYSTEM_CATEGORIES, "")
            if any((system.category or "") == category for system in systems)
        ),
        tuple(
            Box(journey.ref, speech.text(journey.name), "journey", link=f"journeys/{journey.id}.html")
            for journey in model.all(Journey)
            if journey.ref in used
        ),
        lines,
        (),
        speech.language,
        speech.mirrored,
    )


def _needs(journey: Journey, model: Model) -> list[tuple[System, tuple[Touchpoint, ...]]]:
    """The systems that a journey needs, each with the touchpoints where it does; none when it is the whole journey."""
    found: dict[str, list[Touchpoint]] = {}
    known: dict[str, System] = {}

    def note(ref: Ref[System] | None, touchpoint: Touchpoint | None = None) -> None:
        if ref is None or ref not in model:
            return
        system = model[ref]
        known[system.id] = system
        touchpoints = found.setdefault(system.id, [])
        if touchpoint is not None and touchpoint not in touchpoints:
            touchpoints.append(touchpoint)

    for ref in journey.depends_on.systems if journey.depends_on else ():
        note(ref)
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            for ref in touchpoint.systems:
                note(ref, touchpoint)
            for behind in touchpoint.backstage:
                note(behind.system, touchpoint)
            for actor in (touchpoint.initiator, touchpoint.receiver):
                if actor is not None and actor.kind == "system":
                    note(Ref("system", actor.id), touchpoint)
    return [(known[id_], tuple(found[id_])) for id_ in sorted(found)]


def _system(system: System, model: Model, speech: Speech) -> Box:
    owner = speech.text(model[system.owner].name) if system.owner else ""
    return Box(system.ref, speech.text(system.name), "system", hint=owner, link=f"systems/{system.id}.html")


def _line(system: System, journey: Journey, touchpoints: tuple[Touchpoint, ...], speech: Speech) -> Line:
    names = ", ".join(speech.text(touchpoint.name) for touchpoint in touchpoints)
    if not touchpoints:
        label = speech.say(say("all of it", "en entier"))
    elif len(touchpoints) == 1:
        label = speech.say(say("1 touchpoint", "1 point de contact"))
    else:
        label = speech.say(say("{n} touchpoints", "{n} points de contact", n=len(touchpoints)))
    about = f"{speech.text(system.name)} → {speech.text(journey.name)} · {names or label}"
    return Line(system.ref, journey.ref, label, "flow", about=about)
