"""The table of journeys: who owns each, how far it has come along the nine steps, and when it is looked at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.paging import Pager, leaves, titled
from cxjourney.backends.site.pages.team import review
from cxjourney.backends.site.urls import index_of
from cxjourney.model.derive.basis import evidence_share, split
from cxjourney.model.derive.score import score_of
from cxjourney.model.kinds.journey import Journey


@dataclass(frozen=True, slots=True)
class StepDot:
    """One of the nine steps in the small bar."""

    name: Words
    met: bool


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """A journey in the table of journeys. `lacks` names the steps that are not taken yet."""

    link: Link
    owner: Link | None
    traveller: str
    state: str
    status: str
    score: int
    steps: tuple[StepDot, ...]
    lacks: tuple[Words, ...]
    evidence: str
    review: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class JourneysView:
    """A page of the list of journeys."""

    journeys: tuple[JourneyRow, ...]
    pager: Pager


def journey_pages(edition: Edition) -> Iterator[Page]:
    """The list of journeys, those that need a look first."""
    title = edition.kind("journey", True)
    for leaf in leaves(index_of("journey"), by_review(edition)):
        view = JourneysView(tuple(journey_row(edition, one) for one in leaf.rows), leaf.pager)
        yield Page(leaf.path, "journeys.html", titled(edition, title, leaf.number), "journey", (), view)


def by_review(edition: Edition) -> tuple[Journey, ...]:
    """The journeys in the order of their next review: those without a date first, then the latest ones."""
    return tuple(sorted(edition.model.all(Journey), key=lambda one: (one.review_by or dt.date.min, one.id)))


def journey_row(edition: Edition, journey: Journey) -> JourneyRow:
    """A journey as a line of the table."""
    share = evidence_share(split((journey,), edition.model))
    score = score_of(journey, edition.model)
    steps = tuple(StepDot(edition.wording(one.step.name), one.answer.met) for one in score.steps)
    return JourneyRow(
        link=edition.link(journey),
        owner=edition.ref(journey.owner),
        traveller=edition.choice(journey.traveller),
        state=edition.choice(journey.state or "as-is"),
        status=edition.choice(journey.status or "draft"),
        score=score.total,
        steps=steps,
        lacks=tuple(step.name for step in steps if not step.met),
        evidence=edition.speech.percent(round(share, 2)) if share is not None else "",
        review=review(edition, journey),
    )
