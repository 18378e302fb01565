"""Scores: recommendation, satisfaction, effort."""

from __future__ import annotations

from cxjourney.metrics.definitions.draft import Draft
from cxjourney.metrics.ir import (
    Definition,
    Mean,
    Nps,
    Selection,
    Share,
)
from cxjourney.metrics.selections import answers
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import say

SCORES = ("nps", "csat", "ces")


def nps(draft: Draft) -> Definition:
    """Recommendation, from 0 to 10."""
    scale = draft.metric.scale
    if scale is not None and (scale.low, scale.high) != (0, 10):
        draft.gaps.add(
            "scale-unfit",
            "scale",
            say("this score is asked from 0 to 10", "ce score se demande de 0 à 10"),
        )
    return Nps(_answers(draft), draft.column("score"), draft.back)


def csat(draft: Draft) -> Definition:
    """Satisfaction: the two best answers of five, unless said otherwise."""
    scale = draft.metric.scale
    low, high = (scale.low, scale.high) if scale else (1.0, 5.0)
    return _share(draft, low, high, draft.metric.top or 2)


def ces(draft: Draft) -> Definition:
    """Effort: its scale and the way to sum it up must be said, for both vary from house to house."""
    scale = draft.metric.scale
    if scale is None:
        draft.lacks("scale", "say which answers people may give", "dites quelles réponses sont possibles")
        low, high = 1.0, 7.0
    else:
        low, high = scale.low, scale.high
    if draft.metric.as_ is None:
        draft.lacks("as", "say whether it is a mean or a share", "dites si c'est une moyenne ou une part")
    if draft.metric.as_ == "top-3-box":
        return _share(draft, low, high, draft.metric.top or 3)
    return Mean(_answers(draft), draft.column("score"), float(low), float(high), draft.back)


def _share(draft: Draft, low: float, high: float, top: int) -> Definition:
    if low >= high or top > high - low:
        draft.gaps.add(
            "scale-unfit",
            "scale",
            say(
                "a scale from {low} to {high} has no {top} best answers among others",
                "une échelle de {low} à {high} ne permet pas d'isoler les {top} meilleures réponses",
                low=f"{low:g}",
                high=f"{high:g}",
                top=top,
            ),
        )
    return Share(_answers(draft), draft.column("score"), float(low), float(high), top, draft.back)


def _answers(draft: Draft) -> Selection:
    """The answers that count. What identifies invitations and scales is read when the source holds it."""
    for name in ("invited", "scale"):
        if draft.reading.maps(name):
            draft.reading.need(name)
    rivals = tuple(
        other.id
        for other in draft.model.all(Metric)
        if other is not draft.metric and other.type in SCORES and other.source is not None
        and draft.model[other.source] is draft.reading.source
    )  # fmt: skip
    return answers(draft.metric.count, draft.reading, draft.model, draft.gaps, rivals, draft.surveys)
