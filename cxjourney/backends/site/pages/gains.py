"""Where mending pays most: the stages whose target would bring more people to the end, of one journey or of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.charts import bar
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.overlay import Overlay
from cxjourney.metrics.results import GainResult
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric

FIRST = 5
"""How many stages of all journeys are named."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What a stage would bring at its target."""

    stage: Link
    journey: Link
    metric: Link
    now: str
    target: str
    more: str
    effort: str
    bar: str
    synthetic: bool


def gains_of(edition: Edition, overlay: Overlay, journey: Journey) -> Iterator[Gain]:
    """Where mending pays in a journey, the greatest gain first."""
    kept = list(_gains(edition, overlay, journey))
    most = max((one.gain for _, one, _ in kept), default=0.0)
    yield from (_gain(edition, overlay, one, most) for one in kept)


def best_gains(edition: Edition) -> Iterator[Gain]:
    """The stages whose mending would bring most, of whatever journeys, the greatest gain first."""
    overlay = edition.overlay
    if overlay is None:
        return
    journeys = (journey for journey in edition.model.all(Journey) if overlay.stale(journey.ref) is None)
    found = (one for journey in journeys for one in _gains(edition, overlay, journey))
    kept = nsmallest(FIRST, found, key=lambda one: (-one[1].gain, one[0].id, one[1].stage))
    yield from (_gain(edition, overlay, one, kept[0][1].gain) for one in kept)


def _gains(edition: Edition, overlay: Overlay, journey: Journey) -> Iterator[tuple[Journey, GainResult, Metric]]:
    """The gains of a journey, the greatest first; metrics that are not shown take theirs with them."""
    held = overlay.followed.get(journey.id)
    for one in held[1].gains if held else ():
        if one.gain > 0 and (metric := _metric(edition, one)):
            yield journey, one, metric


def _gain(edition: Edition, overlay: Overlay, found: tuple[Journey, GainResult, Metric], most: float) -> Gain:
    """One row; its bar is as long beside the others as its gain beside theirs, of which `most` is the greatest."""
    journey, one, metric = found
    results, told = overlay.followed[journey.id]
    speech = edition.speech
    return Gain(
        stage_link(edition, one.stage),
        edition.link(journey),
        edition.link(metric),
        speech.percent(round(one.conversion, 3)),
        speech.percent(round(one.target, 3)),
        overlay.count(round(one.gain)) if overlay.measured.everyone else f"+{speech.number(round(one.gain), 0)}",
        speech.number(one.effort, 1) if one.effort is not None else "",
        bar((("more", one.gain / most),), mirrored=speech.direction == "rtl"),
        overlay.is_synthetic(results, (told.source,)),
    )


def _metric(edition: Edition, one: GainResult) -> Metric | None:
    metric = edition.model.find("metric", one.metric)
    return metric if isinstance(metric, Metric) and edition.known(metric) else None


def stage_link(edition: Edition, ref: str) -> Link:
    """A stage by its address; one that is gone is named by its id."""
    path = ref.partition(":")[2]
    node = edition.model.find("stage", path)
    return edition.at(node) if node is not None else Link(Words(path.rpartition("/")[2]))
