"""KPIs as the site shows them: the metric, where it is judged, from where to where, and how that stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Link, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.model.kinds.journey import Journey, Kpi
from cxjourney.model.node import Node

SOON = dt.timedelta(days=92)
"""A target this near is due soon."""


@dataclass(frozen=True, slots=True)
class KpiView:
    """One KPI. `status` says when it is due; a number is only ever shown when someone wrote or measured it."""

    metric: Link
    where: Link
    journey: Link
    baseline: str
    target: str
    by: str
    status: Chip
    why: Words
    segment: Link | None
    owner: Link | None
    order: tuple[object, ...]


def kpi_view(edition: Edition, journey: Journey, node: Node, kpi: Kpi) -> KpiView:
    """A KPI of `node`, which is the journey, a stage or a touchpoint."""
    metric = edition.model[kpi.metric]
    whole = node is journey
    return KpiView(
        metric=edition.link(metric),
        where=Link(Words(edition.t("the whole journey")), edition.link(journey).to) if whole else edition.at(node),
        journey=edition.link(journey),
        baseline=edition.speech.quantity(kpi.baseline) if kpi.baseline else "",
        target=edition.speech.target(kpi.target) if kpi.target else "",
        by=edition.speech.date(kpi.by) if kpi.by else "",
        status=_status(edition, kpi),
        why=edition.words(kpi.why),
        segment=edition.ref(kpi.segment),
        owner=edition.ref(metric.owner) if edition.known(metric) else None,
        order=(kpi.by or dt.date.max, kpi.metric.id, node.ref),
    )


def kpi_views(edition: Edition, journey: Journey) -> tuple[KpiView, ...]:
    """Every KPI of a journey: its own, then stage by stage."""
    return tuple(kpi_view(edition, *judged) for judged in edition.judged if judged[0] is journey)


@dataclass(frozen=True, slots=True)
class KpiSummary:
    """How many KPIs there are in each state, and the ones that are due first."""

    total: int
    counts: tuple[tuple[Chip, int], ...]
    next: tuple[KpiView, ...]


def summary(edition: Edition) -> KpiSummary:
    """The KPIs of every journey at a glance."""
    views = [kpi_view(edition, *judged) for judged in edition.judged]
    chips = [Chip(edition.t(text), tone) for text, tone in _STATES]
    counts = tuple((chip, sum(view.status.tone == chip.tone for view in views)) for chip in chips)
    dated = sorted((view for view in views if view.by), key=lambda view: view.order)
    return KpiSummary(len(views), tuple(pair for pair in counts if pair[1]), tuple(dated[:6]))


_STATES = (
    ("past due", "late"),
    ("due within three months", "soon"),
    ("in progress", "going"),
    ("no date", "undated"),
    ("no target", "untargeted"),
)


def _status(edition: Edition, kpi: Kpi) -> Chip:
    words = {tone: text for text, tone in _STATES}
    if kpi.target is None:
        tone = "untargeted"
    elif kpi.by is None:
        tone = "undated"
    elif kpi.by < edition.today:
        tone = "late"
    else:
        tone = "soon" if kpi.by - edition.today <= SOON else "going"
    return Chip(edition.t(words[tone]), tone)


def distinct(views: Iterable[KpiView]) -> int:
    """How many metrics these KPIs judge."""
    return len({view.metric.to for view in views})
