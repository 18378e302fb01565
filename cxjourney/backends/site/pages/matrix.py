"""Importance and satisfaction: what to keep, what to repair first, what is over-served, what to watch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.faces import BANDS, face_id
from cxjourney.backends.site.pages.heat import mean_feeling, strength
from cxjourney.backends.site.pages.moments import USUAL, is_current
from cxjourney.backends.site.pages.paging import Pager, leaves, titled
from cxjourney.backends.site.words import SCORES
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint

PATH = "matrix.html"
IMPORTANT = 4
"""From this importance on, a touchpoint matters much."""
SATISFIED = 1
"""From this colour on, that is from a mean of +0.5, people are satisfied."""
QUADRANTS = ("repair", "keep", "watch", "over")
"""In the order in which they deserve attention."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint in the matrix. `number` is the same in the grid and in the list."""

    number: int
    link: Link
    stage: Words
    owner: Link | None
    mean: str
    symbol: str
    importance: int
    guessed: bool
    """Whether nobody wrote its importance."""
    row: int
    quadrant: str


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of the grid."""

    quadrant: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A row of the grid: a feeling, from the best to the worst."""

    symbol: str
    score: str
    word: str
    cells: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Quadrant:
    """A quarter of the matrix: its name, what it asks for, and who stands in it."""

    id: str
    name: str
    means: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The matrix of one journey."""

    journey: Link
    levels: tuple[Level, ...]
    weights: tuple[int, ...]
    quadrants: tuple[Quadrant, ...]
    unknown: tuple[Link, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A journey in the overview: how many of its touchpoints stand in each quarter, and how many nobody knows."""

    journey: Link
    counts: tuple[tuple[str, int], ...]
    unknown: int
    total: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The quarters of every journey."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[Counted, ...]
    totals: tuple[int, ...]
    pager: Pager


def matrix_pages(edition: Edition) -> Iterator[Page]:
    """The overview, then the matrix of each journey as it is today."""
    title = edition.t("Importance and satisfaction")
    journeys = [one for one in edition.model.all(Journey) if is_current(one) and edition.touchpoints(one)]
    rows = sorted((_counted(edition, one) for one in journeys), key=lambda row: -row.counts[0][1])
    totals = tuple(sum(row.counts[at][1] for row in rows) for at in range(len(QUADRANTS)))
    totals = (*totals, sum(row.unknown for row in rows), sum(row.total for row in rows))
    names = _names(edition)
    for leaf in leaves(PATH, rows):
        heads = tuple(names[one] for one in QUADRANTS)
        view = OverviewView(heads, leaf.rows, totals, leaf.pager)
        yield Page(leaf.path, "matrices.html", titled(edition, title, leaf.number), "home", (), view)
    for journey in journeys:
        page = Page(page_of_matrix(journey), "matrix.html", Words(""), "home", (), None, about=journey.ref, same=True)
        if journey.ref not in edition.job.same:
            made = matrix_view(edition, journey)
            faces = tuple(level.symbol for level in made.levels)
            name = Words(edition.t("Matrix: %(journey)s", journey=made.journey.words.text))
            crumbs = (Link(Words(title), PATH),)
            page = replace(page, title=name, crumbs=crumbs, view=made, faces=faces, same=False)
        yield page


def page_of_matrix(journey: Journey) -> str:
    """The page of the matrix of a journey."""
    return f"matrix/{journey.id}.html"


def quadrant_of(importance: int, row: int) -> str:
    """The quarter of an importance from 1 to 5 and of a feeling from -2 to 2."""
    if importance >= IMPORTANT:
        return "keep" if row >= SATISFIED else "repair"
    return "over" if row >= SATISFIED else "watch"


def matrix_view(edition: Edition, journey: Journey) -> MatrixView:
    """The matrix of a journey: its touchpoints numbered in the order of the story."""
    spots = tuple(_spots(edition, journey))
    names = _names(edition)
    weights = tuple(range(1, 6))
    levels = tuple(
        Level(
            face_id(row, 0),
            edition.speech.signed(row),
            edition.t(SCORES[row]),
            tuple(Square(quadrant_of(weight, row), _at(spots, row, weight)) for weight in weights),
        )
        for row in sorted(BANDS, reverse=True)
    )
    quadrants = tuple(
        Quadrant(one, *names[one], tuple(sorted((spot for spot in spots if spot.quadrant == one), key=_urgency)))
        for one in QUADRANTS
    )
    unknown = tuple(edition.at(point) for point in edition.touchpoints(journey) if point.emotion is None)
    return MatrixView(
        edition.link(journey), levels, weights, quadrants, unknown, edition.t("Importance and satisfaction")
    )


def _at(spots: tuple[Spot, ...], row: int, weight: int) -> tuple[Spot, ...]:
    return tuple(spot for spot in spots if (spot.row, spot.importance) == (row, weight))


def _urgency(spot: Spot) -> tuple[int, int, int]:
    return (spot.row, -spot.importance, spot.number)


def _spots(edition: Edition, journey: Journey) -> Iterator[Spot]:
    number = 0
    for stage in journey.stages:
        for point in stage.touchpoints:
            mean = mean_feeling(journey, point)
            if mean is not None:
                number += 1
                yield _spot(edition, journey, stage, point, round(mean, 1), number)


def _spot(edition: Edition, journey: Journey, stage: Stage, point: Touchpoint, mean: float, number: int) -> Spot:
    row, importance = strength(mean), point.importance or USUAL
    owner = edition.answering.get(point.ref)
    return Spot(
        number,
        edition.at(point),
        edition.words(stage.name),
        edition.link(owner) if owner else None,
        edition.speech.signed(mean, 1),
        face_id(row, 0),
        importance,
        point.importance is None,
        row,
        quadrant_of(importance, row),
    )


def _counted(edition: Edition, journey: Journey) -> Counted:
    counts = dict.fromkeys(QUADRANTS, 0)
    unknown = 0
    for point in edition.touchpoints(journey):
        mean = mean_feeling(journey, point)
        if mean is None:
            unknown += 1
        else:
            counts[quadrant_of(point.importance or USUAL, strength(round(mean, 1)))] += 1
    pairs = tuple((f"{page_of_matrix(journey)}#_{one}", counts[one]) for one in QUADRANTS)
    return Counted(edition.link(journey), pairs, unknown, len(edition.touchpoints(journey)))


def _names(edition: Edition) -> dict[str, tuple[str, str]]:
    t = edition.t
    return {
        "repair": (t("Repair first"), t("It matters, and it disappoints.")),
        "keep": (t("Keep"), t("It matters, and it goes well: protect it.")),
        "watch": (t("Watch"), t("It disappoints, but matters less.")),
        "over": (t("Over-served"), t("It goes well, but matters less: effort may be spared here.")),
    }
