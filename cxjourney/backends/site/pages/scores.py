"""The nine steps: which ones a journey has taken, and what the next ones ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.paging import Pager, leaves, titled
from cxjourney.backends.site.urls import page_of_ref
from cxjourney.model.derive.score import STEPS, score_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.node import Node


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: its name, its question, whether it is met, what is there or missing, and where."""

    name: Words
    question: Words
    met: bool
    says: Words
    asks: Words
    where: Link | None


@dataclass(frozen=True, slots=True)
class ScoreView:
    """The nine steps of a journey."""

    journey: Link
    total: int
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class ScorePage:
    """The nine steps of the journeys. `sums` counts, for each step, the journeys that took it, and all of them."""

    heads: tuple[tuple[Words, Words], ...]
    rows: tuple[ScoreView, ...]
    sums: tuple[int, ...]
    pager: Pager


def score_view(edition: Edition, journey: Journey) -> ScoreView:
    """The nine steps of a journey."""
    score = score_of(journey, edition.model)
    steps = tuple(
        StepView(
            edition.wording(result.step.name),
            edition.wording(result.step.question),
            result.answer.met,
            edition.wording(result.answer.present),
            edition.wording(result.answer.missing),
            _where(edition, result.answer.node),
        )
        for result in score.steps
    )
    return ScoreView(edition.link(journey), score.total, steps)


def score_pages(edition: Edition) -> Iterator[Page]:
    """The nine steps of every journey, in pages."""
    heads = tuple((edition.wording(step.name), edition.wording(step.question)) for step in STEPS)
    journeys = edition.model.all(Journey)
    scores = [score_of(journey, edition.model) for journey in journeys]
    met = (sum(score.steps[at].answer.met for score in scores) for at in range(len(STEPS)))
    sums = (*met, len(journeys))
    for leaf in leaves("score.html", journeys, 50):
        view = ScorePage(heads, tuple(score_view(edition, journey) for journey in leaf.rows), sums, leaf.pager)
        title = titled(edition, edition.t("The nine steps"), leaf.number)
        yield Page(leaf.path, "score.html", title, "score", (), view)


def _where(edition: Edition, node: Node) -> Link | None:
    name = getattr(node, "name", None) or getattr(node, "text", None)
    if not node.ref or name is None or isinstance(node, Journey):
        return None
    return Link(edition.words(name), page_of_ref(node.ref))
