"""The page of a journey: its facts, its map, how it ends, what is judged, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxjourney.backends.site.bits import Chip, Fact, Link, Page, Words
from cxjourney.backends.site.curve import STYLES
from cxjourney.backends.site.curve import glance as small
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.markdown import safe_url
from cxjourney.backends.site.pages.changes import Changes, changes_view
from cxjourney.backends.site.pages.facts import safeguards
from cxjourney.backends.site.pages.history import News, news_of
from cxjourney.backends.site.pages.kpis import KpiView, kpi_views
from cxjourney.backends.site.pages.map import drawn_map
from cxjourney.backends.site.pages.map_views import MapView
from cxjourney.backends.site.pages.measured import Short, short
from cxjourney.backends.site.pages.moments import among_equals, ranked_in, worst_in
from cxjourney.backends.site.pages.optional import drawing
from cxjourney.backends.site.pages.rests import bases_of
from cxjourney.backends.site.pages.scores import ScoreView, score_view
from cxjourney.backends.site.pages.series import Series, plot_of, series_of, story
from cxjourney.backends.site.pages.used import Users, used_in
from cxjourney.backends.site.pages.ways import ExitView, Voice, Way, exits_of, voices_of, ways_of
from cxjourney.backends.site.urls import index_of, page_of, page_of_ref
from cxjourney.model.derive.ancestors import ancestors
from cxjourney.model.derive.basis import evidence_share, split
from cxjourney.model.derive.counterpart import match as match_of
from cxjourney.model.kinds.journey import Journey


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the check found: the sentence, the advice, where, and how much it matters."""

    severity: str
    tone: str
    code: str
    says: Words
    advice: Words
    where: Link | None
    edit: str


@dataclass(frozen=True, slots=True)
class Peak:
    """A moment that stands out: what it is, its score, the way there, and whether others are equal to it."""

    label: str
    number: str
    where: Link
    equals: str


@dataclass(frozen=True, slots=True)
class JourneyView:
    """Everything on the page."""

    name: Words
    summary: Words
    state: str
    banner: str
    facts: tuple[Fact, ...]
    intent: tuple[Fact, ...]
    glance: str
    peaks: tuple[Peak, ...]
    """The hardest moment, then the best one: what the curve at the top marks, in words."""
    told: tuple[str, ...]
    changes: Changes | None
    """What separates it from its other state, when it has one."""
    map: MapView
    page: str
    """The page of the journey, from the top of its language."""
    path: str
    """The same from the top of the site: a map that is shown elsewhere links as if it stood there."""
    embed: str
    """The page that holds the map alone, for other sites to show."""
    address: str
    """Where that page is published, when the workspace says it."""
    exits: tuple[ExitView, ...]
    kpis: tuple[KpiView, ...]
    score: ScoreView
    gaps: tuple[Gap, ...]
    flow: str
    ways: tuple[Way, ...]
    voices: tuple[Voice, ...]
    needs: tuple[Fact, ...]
    used: tuple[Users, ...]
    news: News | None = None
    styles: int = STYLES
    measured: Short | None = None
    """How people went through it, in a sentence, and the way to all that was measured of it."""


def journey_pages(edition: Edition, journey: Journey) -> tuple[Page, Page]:
    """The page of a journey, and the page that holds its map alone."""
    path, embed = page_of("journey", journey.id), embed_of(journey)
    match = match_of(journey, edition.model)
    shown = series_of(edition, journey)
    told = tuple(story(edition, journey, one) for one in shown)
    curve = plot_of(edition, journey, shown, "_curve", match, told)
    drawn = drawn_map(edition, journey, match, shown, curve)
    plot = replace(curve, id="_glance", ghosts=())
    worst = worst_in(edition, journey)
    site = edition.job.workspace.site
    view = JourneyView(
        name=edition.words(journey.name),
        summary=edition.words(journey.summary),
        state=journey.state or "as-is",
        banner=_banner(edition, journey),
        facts=_facts(edition, journey),
        intent=_intent(edition, journey),
        glance=small(plot, [edition.words(point.name).text for point in edition.touchpoints(journey)], worst.low.place)
        if worst
        else "",
        peaks=_peaks(edition, journey, shown),
        told=told,
        changes=changes_view(edition, match, journey) if match else None,
        map=drawn,
        page=path,
        path=edition.prefix + path,
        embed=embed,
        address=f"{site.base_url.rstrip('/')}/{edition.prefix}{embed}" if site and site.base_url else "",
        exits=exits_of(edition, journey),
        kpis=kpi_views(edition, journey),
        score=score_view(edition, journey),
        gaps=_gaps(edition, journey),
        flow=drawing(edition.job, edition.code, journey.id),
        ways=ways_of(edition, journey),
        voices=voices_of(edition, journey),
        needs=_around(edition, journey),
        used=used_in(edition, journey),
        measured=short(edition, journey),
        news=news_of(edition, journey),
    )
    crumbs = (Link(Words(edition.kind("journey", many=True)), index_of("journey")), *_parents(edition, journey))
    source = journey.origin.file.path if journey.origin else ""
    page = Page(
        path, "journey.html", view.name, "journey", crumbs, view, source, (*drawn.faces, *plot.faces), drawn.icons
    )
    return page, replace(page, path=embed, template=EMBED, crumbs=(), faces=drawn.faces)


def _peaks(edition: Edition, journey: Journey, shown: tuple[Series, ...]) -> tuple[Peak, ...]:
    """The two moments that the curve at the top marks: the hardest, and the first of those that anyone likes best."""
    ranked = ranked_in(edition, journey)
    points = edition.touchpoints(journey)
    best = [
        (score, point)
        for at, point in enumerate(points)
        if (score := max((own.score for one in shown if (own := one.felt[at])), default=None)) is not None
    ]
    top = max((score for score, _ in best), default=0)
    if not ranked or ranked[0].felt.score == top:
        return ()
    low = ranked[0].felt.score
    found = (
        (edition.t("At its hardest"), low, ranked[0].point, sum(one.felt.score == low for one in ranked)),
        (
            edition.t("At its best"),
            top,
            next(point for score, point in best if score == top),
            sum(score == top for score, _ in best),
        ),
    )
    return tuple(
        Peak(label, edition.speech.signed(score), edition.at(point), among_equals(edition, score, equals))
        for label, score, point, equals in found
    )


EMBED = "embed.html"
"""The template of a map alone."""


def embed_of(journey: Journey) -> str:
    """The page that holds the map of a journey alone: beside the folder of journeys, so that its links are the same."""
    return "embed/" + page_of("journey", journey.id).partition("/")[2]


def _parents(edition: Edition, journey: Journey) -> tuple[Link, ...]:
    """The ways to the journeys above it, the highest first."""
    return tuple(edition.link(upper) for upper in reversed(tuple(ancestors(journey, edition.model))))


def _banner(edition: Edition, journey: Journey) -> str:
    if set(bases_of(edition, journey)) == {"hypothesis"}:
        return edition.t(
            "This map is a hypothesis: nothing in it rests on what travellers said or did. Check it with them before deciding anything from it."
        )
    if journey.status == "retired":
        return edition.t("This map is retired: it is kept for memory.")
    if journey.status in (None, "draft"):
        return edition.t("This map is a draft.")
    return ""


def _facts(edition: Edition, journey: Journey) -> tuple[Fact, ...]:
    t = edition.t
    share = evidence_share(split((journey,), edition.model))
    rows: tuple[tuple[str, str, tuple[object, ...]], ...] = (
        (
            t("State"),
            "text",
            (Words(f"{edition.choice(journey.state or 'as-is')}, {edition.choice(journey.status or 'draft')}"),),
        ),
        (
            t("Personas"),
            "links",
            tuple(
                replace(edition.link(edition.model[ref]), words=edition.short(edition.model[ref].name))
                for ref in journey.personas
            ),
        ),
        (t("Owner"), "links", edition.refs([journey.owner] if journey.owner else [])),
        (t("Next review"), "chips", _review(edition, journey)),
        (
            t("Rests on evidence"),
            "text",
            (Words(edition.speech.percent(round(share, 2))),) if share is not None else (),
        ),
    )
    return tuple(Fact(label, mode, values) for label, mode, values in rows if values)


def _review(edition: Edition, journey: Journey) -> tuple[Chip, ...]:
    if journey.review_by is None:
        return ()
    late = (edition.today - journey.review_by).days
    shown = (Chip(edition.speech.date(journey.review_by), "bare"),)
    if late > 0:
        return (*shown, Chip(edition.n("%(num)s day late", "%(num)s days late", late), "late"))
    return shown


def _intent(edition: Edition, journey: Journey) -> tuple[Fact, ...]:
    t = edition.t
    rows = (
        (t("What sets it off"), journey.trigger),
        (t("What the traveller wants"), journey.goal),
        (t("What we promise"), journey.promise),
        (t("What we want"), journey.business_goal),
    )
    return tuple(Fact(label, "text", (edition.words(text),)) for label, text in rows if text)


def _gaps(edition: Edition, journey: Journey) -> tuple[Gap, ...]:
    ref = f"journey:{journey.id}"
    found = []
    for finding in edition.job.found_in.get(ref, ()):
        inner = finding.ref.partition("/")[2].split("/")
        path = "/".join([journey.id, *inner[:2]])
        node = edition.model.find("touchpoint", path) or edition.model.find("stage", f"{journey.id}/{inner[0]}")
        found.append(
            Gap(
                edition.t(finding.severity.word),
                finding.severity.word,
                finding.code,
                edition.wording(finding.message),
                edition.wording(finding.help) if finding.help else Words(""),
                Link(edition.words(getattr(node, "name", None)), page_of_ref(node.ref)) if node else None,
                edit_url(edition, finding.place.file),
            )
        )
    order = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(found, key=lambda gap: order[gap.tone]))


def edit_url(edition: Edition, file: str) -> str:
    """Where a file is edited, when the workspace says it."""
    from urllib.parse import quote

    site = edition.job.workspace.site
    if not (site and site.edit_url and file):
        return ""
    return safe_url(site.edit_url.replace("{path}", quote(file)))


def _around(edition: Edition, journey: Journey) -> tuple[Fact, ...]:
    t = edition.t
    rows = [
        Fact(t("Traveller"), "text", (Words(edition.choice(journey.traveller)),) if journey.traveller else ()),
        Fact(t("Sponsor"), "links", edition.refs([journey.sponsor] if journey.sponsor else [])),
        Fact(t("Made for"), "text", (Words(edition.choice(journey.purpose)),) if journey.purpose else ()),
        Fact(
            t("Why now"),
            "text",
            (Words(", ".join(edition.choice(one) for one in journey.drivers)),) if journey.drivers else (),
        ),
        Fact(t("Segments"), "links", edition.refs(journey.segments)),
        Fact(t("Lifecycle"), "links", edition.refs([journey.lifecycle] if journey.lifecycle else [])),
        Fact(t("Comes after"), "links", edition.refs(journey.accepts)),
    ]
    if needs := journey.depends_on:
        rows += [
            Fact(edition.t("Cannot do without"), "links", edition.refs(needs.systems)),
            Fact(edition.t("Must respect"), "links", edition.refs(needs.policies)),
        ]
    return tuple(row for row in (*rows, *safeguards(edition, journey)) if row.values)
