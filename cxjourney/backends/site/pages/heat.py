"""Heatmaps: the mean feeling of each journey along its lifecycle, or stage by stage. Each cell is a way to the map."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.faces import BANDS
from cxjourney.backends.site.pages.moments import USUAL
from cxjourney.backends.site.pages.paging import Pager, leaves, titled
from cxjourney.backends.site.urls import page_of, page_of_ref
from cxjourney.model.derive.emotion import felt
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.lifecycle import Lifecycle, Phase

PATH = "heat.html"


@dataclass(frozen=True, slots=True)
class Warm:
    """A cell of a heatmap: the mean feeling, its band, and the way there. Without `band`, nothing is known there; without
    `to` either, the journey has no stage there."""

    band: str
    number: str
    to: str
    label: str
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A journey in a heatmap, as it is or as it should be."""

    journey: Link
    cells: tuple[Warm, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """A heatmap: journeys down, phases or stages across."""

    title: Words
    heads: tuple[Words, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class HeatView:
    """A page of heatmaps."""

    heats: tuple[Heat, ...]
    legend: tuple[tuple[str, str], ...]
    pager: Pager


def heat_pages(edition: Edition) -> Iterator[Page]:
    """Every heatmap, in pages."""
    title = edition.t("Journeys along the relation")
    whole = heats(edition, edition.model.all(Journey))
    rows = [(at, row) for at, one in enumerate(whole) for row in one.rows]
    for leaf in leaves(PATH, rows):
        shown = tuple(
            replace(one, rows=mine)
            for at, one in enumerate(whole)
            if (mine := tuple(row for place, row in leaf.rows if place == at))
        )
        view = HeatView(shown, legend(edition), leaf.pager)
        yield Page(leaf.path, "heat.html", titled(edition, title, leaf.number), "home", (), view)


def heats(edition: Edition, journeys: tuple[Journey, ...]) -> tuple[Heat, ...]:
    """One heatmap for each lifecycle in use, and one by stage for the journeys without a lifecycle."""
    found = []
    placed: set[str] = set()
    for lifecycle in edition.model.all(Lifecycle):
        mine = [
            one
            for one in journeys
            if one.lifecycle and edition.model[one.lifecycle] is lifecycle and any(stage.phase for stage in one.stages)
        ]
        if mine:
            placed.update(one.id for one in mine)
            heads = tuple(edition.words(phase.name) for phase in lifecycle.phases)
            rows = tuple(
                HeatRow(edition.link(one), tuple(_warm_phase(edition, one, phase) for phase in lifecycle.phases))
                for one in mine
            )
            found.append(Heat(edition.words(lifecycle.name), heads, rows))
    alone = [one for one in journeys if one.id not in placed and edition.touchpoints(one)]
    if alone:
        width = max(len(one.stages) for one in alone)
        heads = tuple(Words(edition.t("Stage %(num)s", num=number)) for number in range(1, width + 1))
        rows = tuple(
            HeatRow(edition.link(one), tuple(_warm_place(edition, one, place) for place in range(width)))
            for one in alone
        )
        found.append(Heat(Words(edition.t("Stage by stage")), heads, rows))
    return tuple(found)


def hardest_rows(found: tuple[Heat, ...], most: int) -> tuple[Heat, ...]:
    """The same heatmaps with the `most` rows that hold the lowest cells; the order stays."""
    numbers = count()
    lowest = sorted(
        (min((cell.mean for cell in row.cells if cell.mean is not None), default=9.0), next(numbers))
        for heat in found
        for row in heat.rows
    )
    kept = {number for _, number in lowest[:most]}
    numbers = count()
    cut = (replace(heat, rows=tuple(row for row in heat.rows if next(numbers) in kept)) for heat in found)
    return tuple(heat for heat in cut if heat.rows)


def legend(edition: Edition) -> tuple[tuple[str, str], ...]:
    """What each colour of a heatmap means."""
    words = (
        edition.t("very hard"),
        edition.t("hard"),
        edition.t("neutral"),
        edition.t("pleasant"),
        edition.t("excellent"),
    )
    return tuple(zip(BANDS.values(), words, strict=True))


def mean_feeling(journey: Journey, point: Touchpoint) -> float | None:
    """The mean over the personas of the journey; None where nothing is documented."""
    scores = [at.score for ref in dict.fromkeys(journey.personas) if (at := felt(point, ref.id))]
    scores = scores or ([at.score] if (at := felt(point)) else [])
    return sum(scores) / len(scores) if scores else None


def strength(shown: float) -> int:
    """The colour of a mean as it is shown, from -2 to 2; halves belong to the stronger colour, on both sides."""
    size = min(2, math.floor(abs(shown) + 0.5))
    return size if shown > 0 else -size


def band(shown: float) -> str:
    """The name of that colour."""
    return BANDS[strength(shown)]


def _warm_phase(edition: Edition, journey: Journey, phase: Phase) -> Warm:
    stages = [
        one for one in journey.stages if one.phase and one.phase in edition.model and edition.model[one.phase] is phase
    ]
    return _warm(edition, journey, stages)


def _warm_place(edition: Edition, journey: Journey, place: int) -> Warm:
    return _warm(edition, journey, [journey.stages[place]] if place < len(journey.stages) else [])


def _warm(edition: Edition, journey: Journey, stages: list[Stage]) -> Warm:
    """The mean over touchpoints and personas, weighted by importance."""
    total = weight = 0.0
    for stage in stages:
        for point in stage.touchpoints:
            mean = mean_feeling(journey, point)
            if mean is not None:
                total += mean * (point.importance or USUAL)
                weight += point.importance or USUAL
    to = page_of_ref(stages[0].ref) if stages else page_of("journey", journey.id)
    label = ", ".join(edition.words(stage.name).text for stage in stages)
    if not weight:
        return Warm("", "", to if stages else "", label)
    shown = round(total / weight, 1)
    return Warm(band(shown), edition.speech.signed(shown, 1), to, label, shown)
