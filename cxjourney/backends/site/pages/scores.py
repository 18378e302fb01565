"""The nine steps: which ones a journey has taken, and what the next ones ask for."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.edition import Edition
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
    """The nine steps of every journey."""

    heads: tuple[tuple[Words, Words], ...]
    rows: tuple[ScoreView, ...]


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


def score_page(edition: Edition) -> ScorePage:
    """The nine steps of every journey."""
    heads = tuple((edition.wording(step.name), edition.wording(step.question)) for step in STEPS)
    return ScorePage(heads, tuple(score_view(edition, journey) for journey in edition.model.all(Journey)))


def _where(edition: Edition, node: Node) -> Link | None:
    name = getattr(node, "name", None) or getattr(node, "text", None)
    if not node.ref or name is None or isinstance(node, Journey):
        return None
    return Link(edition.words(name), page_of_ref(node.ref))
