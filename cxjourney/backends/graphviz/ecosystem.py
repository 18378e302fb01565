"""The ecosystem: journeys, the larger ones and their parts, what should replace what, and the ways between.

Every journey while they are few; beyond, those that hold others together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cxjourney.backends.graphviz.graph import Box, Graph, Group, Line
from cxjourney.backends.graphviz.links import page
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.model import Model
from cxjourney.wording import Wording, say

ROW = 4
"""How many journeys without a link stand side by side."""
MOST = 24
"""How many journeys are drawn. When there are more, those without a link are left out; then those with fewer links."""
NAMED = 3
"""How many touchpoints the label of an arrow names."""


def ecosystem_graph(model: Model, speech: Speech, name: str) -> Graph:
    """Journeys and what binds them: at most `MOST` of them, as `chosen` takes them."""
    journeys = model.all(Journey)
    every = tuple(_lines(model, speech))
    ends = [(line.source, line.target) for line in every]
    shown = chosen(journeys, ends)
    lines = tuple(line for line in every if line.source in shown and line.target in shown)
    linked = {end for line in lines for end in (line.source, line.target)}
    alone = tuple(
        _box(journey, model, speech) for journey in journeys if journey.ref in shown and journey.ref not in linked
    )
    title = speech.say(say("Not linked to another journey", "Sans lien avec un autre parcours"))
    neighbours = pairwise(alone)
    return Graph(
        name,
        speech.say(say("The journeys and what links them", "Les parcours et ce qui les relie")),
        speech.say(_summary(len(shown), len(journeys), len(lines))),
        (Group("alone", title, alone, column=False),) if alone else (),
        tuple(_box(journey, model, speech) for journey in journeys if journey.ref in linked),
        lines,
        tuple((left.key, right.key) for at, (left, right) in enumerate(neighbours, 1) if at % ROW),
        speech.language,
        speech.mirrored,
    )


def chosen(journeys: Sequence[Journey], ends: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The addresses of the journeys to draw, given the two ends of each link.

    All of them up to `MOST`; else those with a link; else the one with most links, then again and again the one with
    most links to those taken so far, and those of them that are linked to another one taken.
    """
    every = frozenset(journey.ref for journey in journeys)
    if len(every) <= MOST:
        return every
    beside: dict[str, Counter[str]] = {}
    for source, target in ends:
        if source != target:
            beside.setdefault(source, Counter())[target] += 1
            beside.setdefault(target, Counter())[source] += 1
    taken: set[str] = set()
    near: Counter[str] = Counter()
    while len(taken) < min(MOST, len(beside)):
        best = min(beside.keys() - taken, key=lambda ref: (-near[ref], -beside[ref].total(), ref))
        taken.add(best)
        near.update(beside[best])
    return frozenset(ref for ref in taken if beside[ref].keys() & taken)


def left_out(model: Model) -> int:
    """How many journeys the ecosystem does not draw."""
    journeys = model.all(Journey)
    if len(journeys) <= MOST:
        return 0
    plain = Speech("en", "en")
    return len(journeys) - len(chosen(journeys, [(line.source, line.target) for line in _lines(model, plain)]))


def _summary(shown: int, journeys: int, links: int) -> Wording:
    if shown == journeys:
        return say(
            "Journeys: {journeys}. Links between them: {links}.",
            "Parcours\u00a0: {journeys}. Liens entre eux\u00a0: {links}.",
            journeys=journeys,
            links=links,
        )
    return say(
        "Journeys: {shown} of {journeys}, those with most links. Links between them: {links}.",
        "Parcours\u00a0: {shown} sur {journeys}, ceux qui ont le plus de liens. Liens entre eux\u00a0: {links}.",
        shown=shown,
        journeys=journeys,
        links=links,
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
        link=page("journeys", journey.id),
        about=" · ".join(part for part in (speech.text(journey.name), owner) if part),
    )


def _lines(model: Model, speech: Speech) -> Iterator[Line]:
    part = speech.say(say("part of it", "en fait partie"))
    replaced = speech.say(say("should become", "devrait devenir"))
    accepted = speech.say(say("may lead to", "peut mener à"))
    for journey in model.all(Journey):
        ways = _ways(journey, model)
        parts = [other.ref for other in model.all(Journey) if other.parent and model[other.parent] is journey]
        for target in dict.fromkeys((*parts, *ways)):
            names = _names(ways.get(target, []), speech)
            label = " · ".join(words for words in (part if target in parts else "", names) if words)
            yield _line(journey.ref, target, label, "part" if target in parts else "flow", model, speech)
        if journey.counterpart and journey.counterpart in model and journey.state != "to-be":
            yield _line(journey.ref, model[journey.counterpart].ref, replaced, "change", model, speech)
        for accepts in journey.accepts:
            if accepts in model and journey.ref not in _ways(model[accepts], model):
                yield _line(model[accepts].ref, journey.ref, accepted, "light", model, speech)


def _names(touchpoints: Sequence[Touchpoint], speech: Speech) -> str:
    """The touchpoints that an arrow starts from: the first ones by name, the others counted."""
    more = len(touchpoints) - NAMED
    named = [speech.text(touchpoint.name) for touchpoint in touchpoints[:NAMED]]
    return " · ".join((*named, f"+{more}") if more > 0 else named)


def _line(source: str, target: str, label: str, look: str, model: Model, speech: Speech) -> Line:
    ends = (model.find(*address.split(":", 1)) for address in (source, target))
    names = " → ".join(speech.text(end.name) for end in ends if isinstance(end, Journey))
    return Line(source, target, label, look, about=f"{names} · {label}" if label else names)


def _ways(journey: Journey, model: Model) -> dict[str, list[Touchpoint]]:
    """The other journeys that this one leads to, each with the touchpoints from which it does."""
    flow = flow_of(journey, model)
    found: dict[str, list[Touchpoint]] = {}
    for edge in flow.edges:
        source = flow.steps[edge.source]
        if isinstance(flow.steps[edge.target], Journey) and isinstance(source, Touchpoint):
            found.setdefault(edge.target, []).append(source)
    return found
