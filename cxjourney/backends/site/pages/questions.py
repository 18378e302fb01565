"""The questions that a view answers: the ways from the first page to the views across journeys."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.urls import index_of
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team


@dataclass(frozen=True, slots=True)
class Question:
    """A question as people ask it, the view that answers, and what one finds there."""

    asks: str
    view: str
    to: str


def questions(edition: Edition) -> tuple[Question, ...]:
    """The questions that this workspace has an answer to."""
    t, all_ = edition.t, edition.model.all
    found = (
        (Journey, t("What should we repair first?"), t("Importance and satisfaction"), "matrix.html"),
        (Opportunity, t("What are we doing about it?"), edition.kind("opportunity", True), index_of("opportunity")),
        (Evidence, t("Why do we believe it?"), t("Evidence library"), index_of("evidence")),
        (Journey, t("Whom do we not hear?"), t("Listening"), "listening.html"),
        (System, t("What breaks if a tool stops?"), t("Tools by category"), "tools.html"),
        (Team, t("Who answers for what?"), t("Who does what"), "raci.html"),
        (Metric, t("How is this number made?"), t("Metric dictionary"), index_of("metric")),
        (Journey, t("What does this word mean?"), t("Glossary"), "glossary.html"),
    )
    return tuple(Question(asks, view, to) for cls, asks, view, to in found if all_(cls))
