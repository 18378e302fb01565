"""KPIs as the site shows them: the metric, where it is judged, from where to where, and how that stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Link, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.optional import executable
from cxjourney.backends.site.verdicts import Judged, judged
from cxjourney.model.kinds.journey import Journey, Kpi
from cxjourney.model.node import Node

SOON = dt.timedelta(days=92)
"""A target this near is due soon."""


@dataclass(frozen=True, slots=True)
class KpiView:
    """One KPI. `status` says when it is due and `left` how far that is, when it is near or past; a number is only ever
    shown when someone wrote or measured it."""

    metric: Link
    where: Link
    journey: Link
    baseline: str
    target: str
    by: str
    status: Chip
    left: str
    why: Words
    segment: Link | None
    owner: Link | None
    order: tuple[object, ...]
    id: str = ""
    measured: Judged | None = None
    """What the data say of it; None when nothing was measured at all."""


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
        left=_left(edition, kpi.by) if kpi.by and kpi.target else "",
        why=edition.words(kpi.why),
        segment=edition.ref(kpi.segment),
        owner=edition.ref(metric.owner) if edition.known(metric) else None,
        order=(kpi.by or dt.date.max, kpi.metric.id, node.ref),
        id=metric.id,
        measured=judged(edition.overlay, node, kpi) if edition.overlay else None,
    )


def kpi_views(edition: Edition, journey: Journey) -> tuple[KpiView, ...]:
    """Every KPI of a journey: its own, then stage by stage."""
    return tuple(kpi_view(edition, *judged) for judged in edition.lookups.judged_in.get(journey.id, ()))


@dataclass(frozen=True, slots=True)
class KpiSummary:
    """The KPIs of every journey: how many there are, by when they are due and what they lack; those due first.

    `unmeasured` says that nothing was measured, and how to; it is empty once there are results.
    """

    total: int
    counts: tuple[tuple[Chip, str], ...]
    next: tuple[KpiView, ...]
    unmeasured: Words


def summary(edition: Edition) -> KpiSummary:
    """The KPIs of every journey at a glance."""
    views = [kpi_view(edition, *judged) for judged in edition.judged]
    dated = sorted((view for view in views if view.by), key=lambda view: view.order)
    measured = edition.job.measured is not None
    told = "" if measured else edition.t("Not measured yet: run `cxj measure` and build again.")
    return KpiSummary(len(views), tuple(_counts(edition, views)), tuple(dated[:6]), Words(told))


def _counts(edition: Edition, views: list[KpiView]) -> Iterator[tuple[Chip, str]]:
    """What is worth a number: what is due, what is missing, and how many of the metrics can be computed."""
    for text, tone in _STATES:
        if tone != "later" and (found := sum(view.status.tone == tone for view in views)):
            yield Chip(edition.t(text), tone), edition.speech.number(found)
    coming = sorted(kpi.by for _, _, kpi in edition.judged if kpi.target and kpi.by and kpi.by > edition.today + SOON)
    if coming and not any(view.status.tone in ("late", "soon") for view in views):
        says = edition.t("due first, on %(date)s", date=edition.speech.date(coming[0]))
        yield Chip(says, "soon"), edition.speech.number(coming.count(coming[0]))
    if bare := sum(not view.baseline for view in views):
        yield Chip(edition.t("without a baseline"), "undated"), edition.speech.number(bare)
    judged = {edition.model[kpi.metric].id for _, _, kpi in edition.judged if edition.known(edition.model[kpi.metric])}
    ready = len(judged & executable(edition.job))
    some, all_ = (edition.speech.number(one) for one in (ready, len(judged)))
    yield (
        Chip(edition.t("metrics that can be computed"), "ready"),
        edition.t("%(some)s of %(all)s", some=some, all=all_),
    )


_STATES = (
    ("past due", "late"),
    ("due within three months", "soon"),
    ("due later", "later"),
    ("no date", "undated"),
    ("no target", "untargeted"),
)


def _left(edition: Edition, by: dt.date) -> str:
    """How long ago it was due, or how soon it will be; nothing when that is far."""
    days = (by - edition.today).days
    if days < 0:
        return edition.n("%(num)s day late", "%(num)s days late", -days)
    return edition.n("in %(num)s day", "in %(num)s days", days) if days <= SOON.days else ""


def _status(edition: Edition, kpi: Kpi) -> Chip:
    words = {tone: text for text, tone in _STATES}
    if kpi.target is None:
        tone = "untargeted"
    elif kpi.by is None:
        tone = "undated"
    elif kpi.by < edition.today:
        tone = "late"
    else:
        tone = "soon" if kpi.by - edition.today <= SOON else "later"
    return Chip(edition.t(words[tone]), tone)


def distinct(views: Iterable[KpiView]) -> int:
    """How many metrics these KPIs judge."""
    return len({view.metric.to for view in views})
