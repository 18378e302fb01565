"""The first page: where it hurts, who takes care of it, and how far the maps are."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.faces import BANDS
from cxjourney.backends.site.pages.kpis import KpiSummary, summary
from cxjourney.backends.site.pages.moments import USUAL, Moment, lows, moment
from cxjourney.backends.site.pages.optional import drawings
from cxjourney.backends.site.pages.team import review
from cxjourney.backends.site.urls import page_of, page_of_ref
from cxjourney.backends.site.words import TRAVELLERS
from cxjourney.model.derive.basis import evidence_share
from cxjourney.model.derive.emotion import felt
from cxjourney.model.derive.score import score_of
from cxjourney.model.kinds.journey import Journey, Stage
from cxjourney.model.kinds.lifecycle import Lifecycle, Phase


@dataclass(frozen=True, slots=True)
class Warm:
    """A cell of a heatmap: the mean feeling, its band, and the way there. `band` is empty when nothing is known."""

    band: str
    number: str
    to: str
    label: str


@dataclass(frozen=True, slots=True)
class Heat:
    """A heatmap: journeys down, phases or stages across."""

    title: Words
    heads: tuple[Words, ...]
    rows: tuple[tuple[Link, tuple[Warm, ...]], ...]


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """A journey in the table of journeys."""

    link: Link
    owner: Link | None
    traveller: str
    state: str
    status: str
    score: int
    evidence: str
    review: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number worth a glance."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything on the page."""

    organisation: Words
    title: str
    lede: str
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    more: int
    heats: tuple[Heat, ...]
    journeys: tuple[JourneyRow, ...]
    kpis: KpiSummary
    ecosystem: str
    legend: tuple[tuple[str, str], ...]


TOP = 10
"""How many hard moments the first page shows."""


def home_page(edition: Edition) -> Page:
    """The first page."""
    found = lows(edition)
    shown = tuple(moment(edition, low) for low in found[:TOP])
    journeys = edition.model.all(Journey)
    view = HomeView(
        organisation=edition.words(edition.job.workspace.organisation.name),
        title=edition.t("Where %(people)s struggle, and who takes care of it", people=_people(edition, journeys)),
        lede=_lede(edition, journeys, shown),
        figures=_figures(edition, journeys),
        moments=shown,
        more=len(found) - len(shown),
        heats=heats(edition, journeys),
        journeys=journey_rows(edition),
        kpis=summary(edition),
        ecosystem=drawings(edition.job, edition.code).get("ecosystem", ""),
        legend=legend(edition),
    )
    title = (
        edition.words(edition.job.workspace.site.title)
        if edition.job.workspace.site and edition.job.workspace.site.title
        else Words(edition.t("Our journeys"))
    )
    return Page("index.html", "home.html", title, "home", (), view, "", tuple(one.face.symbol for one in shown))


def journey_rows(edition: Edition) -> tuple[JourneyRow, ...]:
    """The journeys, those that need a look first: by review date, then by id."""
    return tuple(_row(edition, journey) for journey in edition.model.all(Journey))


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
                (edition.link(one), tuple(_warm_phase(edition, one, phase) for phase in lifecycle.phases))
                for one in mine
            )
            found.append(Heat(edition.words(lifecycle.name), heads, rows))
    alone = [one for one in journeys if one.id not in placed and edition.touchpoints(one)]
    if alone:
        width = max(len(one.stages) for one in alone)
        heads = tuple(Words(edition.t("Stage %(num)s", num=number)) for number in range(1, width + 1))
        rows = tuple(
            (edition.link(one), tuple(_warm_place(edition, one, place) for place in range(width))) for one in alone
        )
        found.append(Heat(Words(edition.t("Stage by stage")), heads, rows))
    return tuple(found)


def _people(edition: Edition, journeys: tuple[Journey, ...]) -> str:
    kinds = {journey.traveller for journey in journeys if journey.traveller}
    return edition.t(TRAVELLERS[kinds.pop()] if len(kinds) == 1 else "people")


def _lede(edition: Edition, journeys: tuple[Journey, ...], shown: tuple[Moment, ...]) -> str:
    first = edition.n("%(num)s journey is followed here.", "%(num)s journeys are followed here.", len(journeys))
    if not shown:
        return first
    idle = sum(not one.actions for one in shown)
    guessed = sum(one.basis.tone == "hypothesis" for one in shown)
    said = _of_one if len(shown) == 1 else _of_several
    return " ".join((first, *said(edition, len(shown), idle, guessed)))


def _of_one(edition: Edition, _: int, idle: int, guessed: int) -> tuple[str, str]:
    """The one hard moment: whether it has an action, and whether its feeling is a hypothesis."""
    t = edition.t
    return (
        t("The hardest moment, below, has no action yet.") if idle else t("The hardest moment, below, has an action."),
        t("The feeling there is only a hypothesis.") if guessed else t("The feeling there is not a mere hypothesis."),
    )


def _of_several(edition: Edition, shown: int, idle: int, guessed: int) -> tuple[str, str]:
    """The hard moments that are shown: how many have no action, and how many feelings are hypotheses."""
    all_ = edition.speech.number(shown)
    second = (
        edition.n(
            "Of the %(all)s hardest moments, listed below, %(num)s has no action yet.",
            "Of the %(all)s hardest moments, listed below, %(num)s have no action yet.",
            idle,
            all=all_,
        )
        if idle
        else edition.t("Each of the %(all)s hardest moments, listed below, has an action.", all=all_)
    )
    third = (
        edition.t("For %(num)s of them, the feeling is only a hypothesis.", num=edition.speech.number(guessed))
        if guessed
        else edition.t("For none of them is the feeling a mere hypothesis.")
    )
    return second, third


def _figures(edition: Edition, journeys: tuple[Journey, ...]) -> tuple[Figure, ...]:
    t = edition.t
    fresh = sum(one.review_by is not None and one.review_by >= edition.today for one in journeys)
    shares = [share for one in journeys if (share := evidence_share(one, edition.model)) is not None]
    found = [Figure(t("%(some)s of %(all)s", some=fresh, all=len(journeys)), t("journeys up to date"))]
    if shares:
        found.append(Figure(edition.speech.percent(round(sum(shares) / len(shares), 2)), t("rests on evidence")))
    total = len(edition.judged)
    dated = sum(bool(kpi.target and kpi.by) for _, _, kpi in edition.judged)
    if total:
        found.append(Figure(t("%(some)s of %(all)s", some=dated, all=total), t("KPIs with a dated target")))
    return tuple(found)


def _row(edition: Edition, journey: Journey) -> JourneyRow:
    share = evidence_share(journey, edition.model)
    return JourneyRow(
        link=edition.link(journey),
        owner=edition.ref(journey.owner),
        traveller=edition.choice(journey.traveller),
        state=edition.choice(journey.state or "as-is"),
        status=edition.choice(journey.status or "draft"),
        score=score_of(journey, edition.model).total,
        evidence=edition.speech.percent(round(share, 2)) if share is not None else "",
        review=review(edition, journey),
    )


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
            scores = [at.score for ref in journey.personas if (at := felt(point, ref.id))]
            scores = scores or ([at.score] if (at := felt(point)) else [])
            if scores:
                total += sum(scores) / len(scores) * (point.importance or USUAL)
                weight += point.importance or USUAL
    to = page_of_ref(stages[0].ref) if stages else page_of("journey", journey.id)
    label = ", ".join(edition.words(stage.name).text for stage in stages)
    if not weight:
        return Warm("", "", to if stages else "", label)
    shown = round(total / weight, 1)
    return Warm(band(shown), edition.speech.signed(shown, 1), to, label)


def band(shown: float) -> str:
    """The colour of a mean as it is shown, with one decimal; halves belong to the stronger colour, on both sides."""
    strength = min(2, math.floor(abs(shown) + 0.5))
    return BANDS[strength if shown > 0 else -strength]
