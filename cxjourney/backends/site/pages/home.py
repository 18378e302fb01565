"""The first page: where it hurts, for whom, who takes care of it, and how far the maps are."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages import heat
from cxjourney.backends.site.pages.hardest import PATH as MOMENTS
from cxjourney.backends.site.pages.hardest import Glimpse, glimpses
from cxjourney.backends.site.pages.heat import Heat, hardest_rows, heats, legend
from cxjourney.backends.site.pages.history import News, news
from cxjourney.backends.site.pages.kpis import KpiSummary, summary
from cxjourney.backends.site.pages.measured import Glance, glance
from cxjourney.backends.site.pages.moments import Moment, lows, lows_by_persona, worded
from cxjourney.backends.site.pages.optional import drawing
from cxjourney.backends.site.pages.portfolio import JourneyRow, by_review, journey_row
from cxjourney.backends.site.pages.questions import Question, questions
from cxjourney.backends.site.urls import index_of
from cxjourney.backends.site.words import TRAVELLERS
from cxjourney.model.derive.basis import evidence_share, split
from cxjourney.model.kinds.journey import Journey


@dataclass(frozen=True, slots=True)
class Figure:
    """A number worth a glance. `rest` says what the others are."""

    value: str
    label: str
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything on the page. The links lead to what is too long for it; they are None when all is shown."""

    organisation: Words
    title: str
    lede: str
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    more: int
    all_moments: str
    people: tuple[Glimpse, ...]
    more_people: int
    heats: tuple[Heat, ...]
    all_heats: Link | None
    journeys: tuple[JourneyRow, ...]
    all_journeys: Link | None
    kpis: KpiSummary
    questions: tuple[Question, ...]
    ecosystem: str
    undrawn: Link | None
    """The way to the journeys that the drawing leaves out."""
    news: News | None
    legend: tuple[tuple[str, str], ...]
    measured: Glance | None = None


TOP = 10
"""How many hard moments the first page shows."""
PEOPLE, HEATED, LISTED = 24, 40, 40
"""How many personas, rows of heatmaps and journeys it shows."""


def home_page(edition: Edition) -> Page:
    """The first page."""
    found = lows(edition)
    shown = worded(edition, found, TOP)
    people = glimpses(edition, PEOPLE)
    journeys = edition.model.all(Journey)
    warm = heats(edition, journeys)
    rows = sum(len(one.rows) for one in warm)
    view = HomeView(
        organisation=edition.words(edition.job.workspace.organisation.name),
        title=edition.t("Where %(people)s struggle, and who takes care of it", people=_people(edition, journeys)),
        lede=_lede(edition, journeys, shown),
        figures=_figures(edition, journeys),
        moments=shown,
        more=len(found) - len(shown),
        all_moments=MOMENTS if people else "",
        people=people,
        more_people=len(lows_by_persona(edition)) - len(people),
        heats=hardest_rows(warm, HEATED),
        all_heats=_whole(edition.n("%(num)s row in all", "%(num)s rows in all", rows), rows > HEATED, heat.PATH),
        journeys=tuple(journey_row(edition, one) for one in by_review(edition)[:LISTED]),
        all_journeys=_whole(
            edition.n("%(num)s journey in all", "%(num)s journeys in all", len(journeys)),
            len(journeys) > LISTED,
            index_of("journey"),
        ),
        kpis=summary(edition),
        questions=questions(edition),
        ecosystem=drawing(edition.job, edition.code, "ecosystem"),
        undrawn=_undrawn(edition),
        news=news(edition),
        legend=legend(edition),
        measured=glance(edition),
    )
    title = (
        edition.words(edition.job.workspace.site.title)
        if edition.job.workspace.site and edition.job.workspace.site.title
        else Words(edition.t("Our journeys"))
    )
    faces = tuple(one.face.symbol for one in (*shown, *(glimpse.moment for glimpse in people)))
    return Page("index.html", "home.html", title, "home", (), view, "", faces)


def _whole(says: str, cut: bool, to: str) -> Link | None:
    return Link(Words(says), to) if cut else None


def _undrawn(edition: Edition) -> Link | None:
    from cxjourney.backends.graphviz.ecosystem import left_out

    more = left_out(edition.model)
    says = edition.n("%(num)s more journey, with fewer links or none", "%(num)s more journeys, with fewer links or none", more)  # fmt: skip
    return _whole(says, more > 0, index_of("journey"))


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
    parts = split(journeys, edition.model)
    share = evidence_share(parts)
    found = [Figure(t("%(some)s of %(all)s", some=fresh, all=len(journeys)), t("journeys up to date"))]
    if share is not None:
        weaker = (
            edition.n("%(num)s co-created", "%(num)s co-created", parts["co-created"]) if parts["co-created"] else "",
            edition.n("%(num)s hypothesis", "%(num)s hypotheses", parts["hypothesis"]) if parts["hypothesis"] else "",
        )
        whole = edition.n("of %(num)s statement", "of %(num)s statements", parts.total())
        rest = tuple(one for one in (whole, *weaker) if one)
        found.append(Figure(edition.speech.percent(round(share, 2)), t("rests on evidence"), rest))
    total = len(edition.judged)
    dated = sum(bool(kpi.target and kpi.by) for _, _, kpi in edition.judged)
    if total:
        found.append(Figure(t("%(some)s of %(all)s", some=dated, all=total), t("KPIs with a dated target")))
    return tuple(found)
