"""The flow of one journey: a column of touchpoints a stage, its exits, and the journeys before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from cxjourney.backends.graphviz.graph import Box, Chip, Graph, Group, Line
from cxjourney.backends.graphviz.links import page
from cxjourney.backends.graphviz.palette import EMOTIONS
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.backends.graphviz.text import columns, percent
from cxjourney.model.derive.flow import Edge, Flow
from cxjourney.model.kinds.journey import Exit, Journey, Stage, Touchpoint
from cxjourney.model.model import Model
from cxjourney.wording import Wording, say

EXITS: Mapping[str, Wording] = {
    "success": say("Success", "Réussite"),
    "failure": say("Failure", "Échec"),
    "abandonment": say("Abandonment", "Abandon"),
    "non-purchase": say("No purchase", "Sans achat"),
}
"""Exit type: its name."""
NO_FOLLOW_UP = say("No follow-up", "Sans suite")
"""The name of `non-purchase` for those who buy nothing."""
BUYERS = ("customer", "prospect", "user", "partner", None)
SYMBOLS: Mapping[str, str] = {"success": "●", "failure": "▼", "abandonment": "▼", "non-purchase": "○"}


def flow_graph(flow: Flow, arriving: Iterable[Journey], model: Model, speech: Speech, name: str) -> Graph:
    """The graph of a journey. `arriving` are the other journeys that lead into it."""
    journey = flow.journey
    place = {touchpoint.ref: at for at, stage in enumerate(journey.stages) for touchpoint in stage.touchpoints}
    groups = tuple(
        _stage(number, stage, model, speech, decisive=stage.critical) for number, stage in enumerate(journey.stages, 1)
    )
    ends = [_end(ref, step, journey, speech) for ref, step in flow.steps.items() if not isinstance(step, Touchpoint)]
    lines = [_line(edge, flow, place, speech) for edge in flow.edges]
    first = next(iter(flow.touchpoints), None)
    if first is not None:
        for other in arriving:
            key = f"from/{other.id}"
            ends.append(
                Box(
                    key,
                    speech.text(other.name),
                    "journey",
                    kicker="→ " + speech.say(say("From another journey", "Depuis un autre parcours")),
                    link=page("", other.id),
                )
            )
            about = f"{speech.text(other.name)} → {speech.text(first.name)}"
            lines.append(Line(key, first.ref, look="to-journey", about=about))
    tops = [group.boxes[0].key for group in groups]
    return Graph(
        name,
        speech.say(say("Flow: {name}", "Enchaînement\u00a0: {name}", name=speech.text(journey.name))),
        _summary(flow, speech),
        groups,
        tuple(ends),
        tuple(lines),
        tuple(pairwise(tops)),
        speech.language,
        speech.mirrored,
    )


def _stage(number: int, stage: Stage, model: Model, speech: Speech, decisive: bool) -> Group:
    boxes = tuple(_touchpoint(stage, touchpoint, model, speech) for touchpoint in stage.touchpoints)
    nothing = Box(f"{stage.ref}/", speech.say(say("No touchpoint yet", "Aucun point de contact")), "missing")
    title = f"{number}. {speech.text(stage.name)}"
    return Group(stage.ref, f"★ {title}" if decisive else title, boxes or (nothing,))


def _touchpoint(stage: Stage, touchpoint: Touchpoint, model: Model, speech: Speech) -> Box:
    names = [speech.text(model[ref].name) for ref in touchpoint.channels]
    channels = ", ".join(names)
    name = speech.text(touchpoint.name)
    about = [name]
    if channels:
        about.append(speech.say(say("on {channels}", "sur {channels}", channels=channels)))
    chip = None
    if touchpoint.emotion:
        score = touchpoint.emotion.score
        colour, shape = EMOTIONS[score]
        chip = Chip(f"{shape} {signed(score)}", colour)
        feeling = speech.text(touchpoint.emotion.feeling)
        about.append(f"{speech.say(say('emotion', 'émotion'))} {signed(score)}" + (f" ({feeling})" if feeling else ""))
    decisive = speech.say(say("★ Moment of truth", "★ Moment de vérité")) if touchpoint.moment_of_truth else ""
    return Box(
        touchpoint.ref,
        name,
        "decisive" if touchpoint.moment_of_truth else "touchpoint",
        kicker=decisive,
        hint="\u00a0· ".join(_together(name) for name in names),
        chip=chip,
        link=f"#{stage.id}/{touchpoint.id}",
        about=" · ".join(about),
    )


def _together(name: str) -> str:
    """A short name that is not to be cut at the end of a line."""
    return name.replace(" ", "\u00a0") if columns(name) < 17 else name


def signed(score: int) -> str:
    """A score with its sign: `+1`, `0`, `−2`."""
    return f"{score:+d}".replace("-", "−") if score else "0"


def _end(ref: str, step: Exit | Journey, journey: Journey, speech: Speech) -> Box:
    if isinstance(step, Journey):
        kicker = "→ " + speech.say(say("Another journey", "Autre parcours"))
        return Box(ref, speech.text(step.name), "journey", kicker, link=page("", step.id))
    bought = step.type != "non-purchase" or journey.traveller in BUYERS
    kind = speech.say(EXITS[step.type] if bought else NO_FOLLOW_UP)
    name = speech.text(step.name, step.id)
    return Box(ref, name, step.type, kicker=f"{SYMBOLS[step.type]} {kind}", about=f"{kind} · {name}")


def _line(edge: Edge, flow: Flow, place: Mapping[str, int], speech: Speech) -> Line:
    transition = edge.transition
    share = percent(edge.share, speech.language) if edge.share is not None else ""
    when = speech.text(transition.when) if transition else ""
    label = " · ".join(part for part in (share, when) if part)
    ends = [_name(flow, ref, speech) for ref in (edge.source, edge.target)]
    about = " → ".join(ends) + (f" · {label}" if label else "")
    back = edge.target in place and place[edge.target] < place[edge.source]
    look = "to-journey" if isinstance(flow.steps[edge.target], Journey) else "flow"
    return Line(edge.source, edge.target, label, look, back, about)


def _name(flow: Flow, ref: str, speech: Speech) -> str:
    step = flow.steps[ref]
    return speech.text(step.name, step.id)


def _summary(flow: Flow, speech: Speech) -> str:
    """What replaces the picture: the stages in order, then the ends."""
    stages = ", ".join(speech.text(stage.name) for stage in flow.journey.stages)
    ends = ", ".join(
        speech.text(step.name, step.id) for step in flow.steps.values() if not isinstance(step, Touchpoint)
    )
    summary = say("Stages in order: {stages}.", "Étapes dans l'ordre\u00a0: {stages}.", stages=stages or "–")
    then = say(" Ends: {ends}.", " Issues\u00a0: {ends}.", ends=ends)
    return speech.say(summary) + (speech.say(then) if ends else "")
