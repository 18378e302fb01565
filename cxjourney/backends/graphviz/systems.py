"""Systems by category, and the journeys that need them, with the number of touchpoints that stop when they stop."""

from __future__ import annotations

from collections.abc import Mapping

from cxjourney.backends.graphviz.graph import Box, Graph, Group, Line
from cxjourney.backends.graphviz.links import page
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.system import System
from cxjourney.model.model import Model
from cxjourney.model.values import Ref
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
    """Journeys in the middle, systems by category on both sides; those that no journey needs are shown too."""
    systems = model.all(System)
    journeys = model.all(Journey)
    left, right = _sides(systems)
    lines = tuple(
        _line(journey, system, touchpoints, (system.category or "") in left, speech)
        for journey in journeys
        for system, touchpoints in needs(journey, model)
    )
    users = [journey for journey in journeys if any(line.source == journey.ref for line in lines)]
    needed = {line.target for line in lines}
    idle = [system for system in systems if (system.category or "") in right and system.ref not in needed]
    return Graph(
        name,
        speech.say(say("Systems and the journeys that need them", "Les systèmes et les parcours qui en dépendent")),
        speech.say(
            say(
                "Systems by category: {systems}. Lines from the journeys that need them: {links}; the number on a line "
                "counts touchpoints.",
                "Systèmes par catégorie\u00a0: {systems}. Liens depuis les parcours qui en dépendent\u00a0: {links}\u202f; le "
                "nombre sur un lien compte les points de contact.",
                systems=len(systems),
                links=len(lines),
            )
        ),
        tuple(_group(category, systems, model, speech) for category in (*left, *right)),
        tuple(
            Box(journey.ref, speech.text(journey.name), "journey", link=page("journeys", journey.id))
            for journey in users
        ),
        lines,
        tuple((users[0].ref, system.ref) for system in idle) if users else (),
        speech.language,
        speech.mirrored,
        gap=2.4,
    )


def _sides(systems: tuple[System, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The categories that are not empty, in two halves that hold about as many systems."""
    counts = {
        category: count
        for category in CATEGORIES
        if (count := sum((system.category or "") == category for system in systems))
    }
    left: list[str] = []
    filled = 0
    for category, count in counts.items():
        if filled + count / 2 > len(systems) / 2 and left:
            break
        left.append(category)
        filled += count
    return tuple(left), tuple(category for category in counts if category not in left)


def _group(category: str, systems: tuple[System, ...], model: Model, speech: Speech) -> Group:
    members = tuple(_system(system, model, speech) for system in systems if (system.category or "") == category)
    return Group(f"category/{category or 'other'}", speech.say(CATEGORIES[category]), members, column=False)


def needs(journey: Journey, model: Model) -> list[tuple[System, tuple[Touchpoint, ...]]]:
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
    name = speech.text(system.name)
    owner = speech.text(model[system.owner].name) if system.owner else ""
    about = f"{name} · {owner}" if owner else name
    return Box(system.ref, name, "system", link=page("systems", system.id), about=about)


def _line(journey: Journey, system: System, touchpoints: tuple[Touchpoint, ...], back: bool, speech: Speech) -> Line:
    whole = speech.say(say("all of it", "en entier"))
    names = ", ".join(speech.text(touchpoint.name) for touchpoint in touchpoints) or whole
    label = str(len(touchpoints)) if touchpoints else whole
    about = f"{speech.text(journey.name)} → {speech.text(system.name)} · {names}"
    return Line(journey.ref, system.ref, label, "flow", back, about)
