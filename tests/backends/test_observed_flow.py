"""The flow of a journey with the ways that people took."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from cxjourney.backends.graphviz.flow import flow_graph
from cxjourney.backends.graphviz.graph import Graph, Line
from cxjourney.backends.graphviz.links import is_safe
from cxjourney.backends.graphviz.observed import MOST, observed_graph
from cxjourney.backends.graphviz.palette import LOOKS, STROKES
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.backends.site.discreet import FEW, discreet
from cxjourney.metrics.results import JourneyResult, Movement
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.journey import Journey
from tests.site import overlaid

ENGLISH = Speech("en", "en")


def drawn(told: JourneyResult | None = None, speech: Speech = ENGLISH, least: int = 1) -> Graph:
    model = overlaid.small().compilation.model
    (journey,) = model.all(Journey)
    graph = flow_graph(flow_of(journey, model), (), model, speech, "order")
    return observed_graph(graph, told or followed(), speech, "order-observed", least)


def followed() -> JourneyResult:
    (told,) = overlaid.runs()[-1].results.journeys
    return told


def line(graph: Graph, source: str, target: str) -> Line:
    (found,) = [
        each
        for each in graph.lines
        if (each.source, each.target) == (f"journey:order/{source}", f"journey:order/{target}")
    ]
    return found


def count(source: str, target: str) -> int:
    pair = f"journey:order/{source}", f"journey:order/{target}"
    return next(one.count for one in followed().movements if (one.source, one.target) == pair)


def test_the_more_people_the_thicker() -> None:
    graph = drawn()
    most = max(one.count for one in followed().movements)
    quarter = math.ceil(count("pay/basket", "pay/card") / (most / 4))
    assert line(graph, "pay/basket", "pay/card").look == f"taken-{quarter}"
    assert "taken-4" in {each.look for each in graph.lines}
    assert line(graph, "pay/basket", "pay/card").label == str(count("pay/basket", "pay/card"))
    widths = [float(STROKES[f"taken-{weight}"].width) for weight in (1, 2, 3, 4)]
    assert widths == sorted(widths)


def test_a_way_past_a_touchpoint_is_dashed_and_named() -> None:
    found = line(drawn(), "look/choose", "pay/card")
    assert found.look == "ad-hoc"
    assert STROKES["ad-hoc"].pattern == "dashed"
    assert found.label == f"{count('look/choose', 'pay/card')} · skips a step"


def test_what_nobody_took_is_grey_and_what_cannot_be_seen_is_dotted() -> None:
    graph = drawn()
    assert line(graph, "pay/card", "get/gift").look == "untaken"
    assert "nobody" in line(graph, "pay/card", "get/gift").about
    assert line(graph, "look/visit", "look/talk").look == "light"
    boxes = {box.key.rpartition("/")[2]: box for box in graph.all_boxes()}
    assert (boxes["gift"].look, boxes["gift"].hint) == ("missing", "seen by nobody")
    assert boxes["talk"].hint == "no event"
    assert boxes["visit"].hint == "400 people"


def test_a_way_through_what_cannot_be_seen_is_drawn_as_taken() -> None:
    found = line(drawn(), "look/visit", "look/choose")
    assert found.look.startswith("taken-")
    assert found.label.endswith("through steps without event")


def test_an_unforeseen_way_is_named_so_and_leads_back() -> None:
    told = followed()
    back = Movement("journey:order/get/home", "journey:order/look/visit", 9, "no")
    found = line(drawn(replace(told, movements=(*told.movements, back))), "get/home", "look/visit")
    assert (found.label, found.look, found.back) == ("9 · not planned", "ad-hoc", True)


def test_a_touchpoint_repeated_and_one_that_is_gone_draw_no_line() -> None:
    told = followed()
    here, gone = "journey:order/look/visit", "journey:order/look/gone"
    strange = (Movement(here, here, 50, "no"), Movement(here, gone, 50, "no"))
    assert drawn(replace(told, movements=(*told.movements, *strange))) == drawn()


def test_only_the_most_frequent_unforeseen_ways_are_added() -> None:
    told = followed()
    places = [seen.touchpoint for seen in told.touchpoints]
    known = {(line.source, line.target) for line in drawn().lines}
    pairs = [(a, b) for a in places for b in places if a != b and (a, b) not in known]
    many = tuple(Movement(a, b, 1000 - n, "no") for n, (a, b) in enumerate(pairs))
    assert len(many) > MOST
    graph = drawn(replace(told, movements=many))
    assert sum(each.look == "ad-hoc" for each in graph.lines) == MOST


def test_for_everyone_people_on_a_way_are_counted_in_steps() -> None:
    told = discreet(overlaid.runs(), {})[-1].results.journeys[0]
    graph = drawn(told, least=FEW)
    exact = count("pay/basket", "pay/card")
    assert line(graph, "pay/basket", "pay/card").label == f"≥\u00a0{exact - exact % FEW}"
    assert exact % FEW
    boxes = {box.key.rpartition("/")[2]: box for box in graph.all_boxes()}
    assert boxes["visit"].hint == "≥\u00a0390 people"


def test_for_everyone_a_handful_of_people_is_no_line_of_its_own() -> None:
    rare = count("look/choose", "pay/card") + 1
    graph = drawn(least=rare)
    assert not [each for each in graph.lines if each.look == "ad-hoc"]
    assert not [each for each in graph.lines if each.label.isdigit() and int(each.label) < rare]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_boxes_lead_to_the_map_and_every_look_is_known(language: str) -> None:
    graph = drawn(speech=Speech(language, "en"))
    for box in graph.all_boxes():
        assert box.look in LOOKS
        assert not box.link or (is_safe(box.link) and box.link.startswith("journeys/"))
    assert {each.look for each in graph.lines} <= set(STROKES)
