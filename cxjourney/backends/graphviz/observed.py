"""The ways that people took, laid over the flow of a journey: the more people, the thicker the line.

A way that is drawn and that nobody took is grey; one that people took although it is not drawn is dashed, and says so.
Where the data cannot see, because a touchpoint has no event, the line is dotted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cxjourney.backends.graphviz.graph import Box, Graph, Group, Line
from cxjourney.backends.graphviz.links import page
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.metrics.results import JourneyResult, Movement, Seen
from cxjourney.wording import say

WEIGHTS = 4
"""How many widths there are."""
MOST = 12
"""How many ways that are not drawn are added, the most frequent ones."""


def observed_graph(graph: Graph, told: JourneyResult, speech: Speech, name: str, least: int = 1) -> Graph:
    """The flow of a journey with what was seen of it. What fewer than `least` people did is not told.

    With more than one at least, the counts are in steps already.
    """
    seen = {one.touchpoint: one for one in told.touchpoints}
    counts = {(one.source, one.target): one for one in told.movements}
    most = max((one.count for one in told.movements), default=1)
    drawn = {(line.source, line.target) for line in graph.lines}
    known = {box.key for box in graph.all_boxes()}
    added = [
        one
        for one in told.movements
        if (one.source, one.target) not in drawn
        and one.source != one.target
        and {one.source, one.target} <= known
        and one.count >= least
    ]
    places = {box.key: at for at, group in enumerate(graph.groups) for box in group.boxes}
    lines = [_line(line, counts, seen, most, speech, least) for line in graph.lines]
    lines += [_added(one, most, places, graph, speech, least) for one in added[:MOST]]
    return replace(
        graph,
        name=name,
        title=speech.say(say("{flow}, as it was taken", "{flow}, tel qu'il a été suivi", flow=graph.title)),
        groups=tuple(_group(group, seen, told, speech, least) for group in graph.groups),
        boxes=tuple(replace(box, link=_away(box.link, told.journey)) for box in graph.boxes),
        lines=tuple(lines),
    )


def _group(group: Group, seen: Mapping[str, Seen], told: JourneyResult, speech: Speech, least: int) -> Group:
    return replace(group, boxes=tuple(_box(box, seen.get(box.key), told, speech, least) for box in group.boxes))


def _box(box: Box, one: Seen | None, told: JourneyResult, speech: Speech, least: int) -> Box:
    link = _away(box.link, told.journey)
    if one is None:
        hint = speech.say(say("no event", "pas d'événement"))
        return replace(box, hint=hint, chip=None, link=link, about=f"{box.title} · {hint}")
    if not one.reached:
        hint = speech.say(say("seen by nobody", "vu par personne"))
        return replace(box, look="missing", hint=hint, chip=None, link=link, about=f"{box.title} · {hint}")
    number = _number(one.reached, speech, least)
    one_, many = say("{all} person", "{all} personne", all=number), say("{all} people", "{all} personnes", all=number)
    hint = (
        speech.say(one_ if one.reached == 1 else many)
        if one.reached >= least
        else speech.say(say("a few people", "quelques personnes"))
    )
    return replace(box, hint=hint, chip=None, link=link, about=f"{box.title} · {hint}")


def _line(
    line: Line, counts: Mapping[tuple[str, str], Movement], seen: Mapping[str, Seen], most: int, speech: Speech, least: int
) -> Line:  # fmt: skip
    ends = line.about.split(" · ")[0]
    if line.source not in seen or line.target not in seen:
        return replace(line, look="light", label="", about=ends)
    one = counts.get((line.source, line.target))
    if one is None:
        nobody = speech.say(say("nobody", "personne"))
        return replace(line, look="untaken", label="", about=f"{ends} · {nobody}")
    if one.count < least:
        return replace(line, look="taken-1", label="", about=ends)
    return replace(line, look=f"taken-{_weight(one.count, most)}", label=_number(one.count, speech, least), about=f"{ends} · {_number(one.count, speech, least)}")  # fmt: skip


def _added(
    one: Movement, most: int, places: Mapping[str, int], graph: Graph, speech: Speech, least: int
) -> Line:  # fmt: skip
    """A way that is not drawn: through touchpoints that have no event, past one that should come first, or unforeseen."""
    names = {box.key: box.title for box in graph.all_boxes()}
    why = {
        "direct": say("through steps without event", "par des étapes sans événement"),
        "eventual": say("skips a step", "saute une étape"),
        "no": say("not planned", "imprévu"),
    }[one.designed]
    look = f"taken-{_weight(one.count, most)}" if one.designed == "direct" else "ad-hoc"
    label = f"{_number(one.count, speech, least)} · {speech.say(why)}"
    back = places.get(one.target, 0) < places.get(one.source, 0)
    return Line(one.source, one.target, label, look, back, f"{names[one.source]} → {names[one.target]} · {label}")


def _weight(count: int, most: int) -> int:
    """From 1 to 4, by quarters of the busiest way."""
    return max(1, -(-count * WEIGHTS // most))


def _away(link: str, journey: str) -> str:
    """A link of the page of the journey, from the top of the site."""
    here = page("", journey) if link.startswith("#") else ""
    return f"journeys/{here}{link}" if link else ""


def _number(count: int, speech: Speech, least: int) -> str:
    """People as a language writes them; where a few are not told of, counts stand in steps, rounded down."""
    number = f"{count:,}".replace(",", "\u202f" if speech.language.startswith("fr") else ",")
    return number if least == 1 else f"≥\u00a0{number}"


def looks(told: JourneyResult) -> Iterator[str]:
    """The looks of lines that a drawing of these paths may hold: what its legend explains."""
    yield from (f"taken-{weight}" for weight in range(1, WEIGHTS + 1))
    yield "untaken"
    if any(one.designed != "direct" for one in told.movements):
        yield "ad-hoc"
    yield "light"
