"""The page of a journey: its facts, its map, how it ends, what is judged, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxjourney.backends.site.bits import Chip, Fact, Link, Page, Words
from cxjourney.backends.site.curve import STYLES
from cxjourney.backends.site.curve import glance as small
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.markdown import safe_url
from cxjourney.backends.site.pages.facts import safeguards
from cxjourney.backends.site.pages.kpis import KpiView, kpi_views
from cxjourney.backends.site.pages.map import MapView, map_view
from cxjourney.backends.site.pages.optional import drawings
from cxjourney.backends.site.pages.scores import ScoreView, score_view
from cxjourney.backends.site.pages.series import plot_of, series_of, story
from cxjourney.backends.site.pages.used import Users, used_in
from cxjourney.backends.site.urls import index_of, page_of, page_of_ref
from cxjourney.model.derive.basis import claims, evidence_share
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Exit, Journey, Touchpoint
from cxjourney.model.values import Ref


@dataclass(frozen=True, slots=True)
class ExitView:
    """One way in which the journey ends, how it is heard, and from where people get there."""

    anchor: str
    former: tuple[str, ...]
    words: Words
    type: str
    tone: str
    surveys: tuple[Link, ...]
    arrivals: tuple[Link, ...]


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
class Way:
    """A transition of the flow."""

    source: Link
    target: Link
    share: str
    when: Words
    implied: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that someone really said, and agreed to be quoted."""

    words: Words
    who: Words
    source: Link


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
    told: tuple[str, ...]
    other: Link | None
    other_label: str
    map: MapView
    exits: tuple[ExitView, ...]
    kpis: tuple[KpiView, ...]
    score: ScoreView
    gaps: tuple[Gap, ...]
    flow: str
    ways: tuple[Way, ...]
    voices: tuple[Voice, ...]
    needs: tuple[Fact, ...]
    used: tuple[Users, ...]
    styles: int = STYLES


def journey_page(edition: Edition, journey: Journey) -> Page:
    """The page of a journey."""
    drawn = map_view(edition, journey)
    shown = series_of(edition, journey)
    plot = plot_of(edition, journey, shown, "_glance")
    other, other_label = _counterpart(edition, journey)
    view = JourneyView(
        name=edition.words(journey.name),
        summary=edition.words(journey.summary),
        state=edition.choice(journey.state or "as-is"),
        banner=_banner(edition, journey),
        facts=_facts(edition, journey),
        intent=_intent(edition, journey),
        glance=small(plot, [edition.words(point.name).text for point in edition.touchpoints(journey)])
        if plot.known
        else "",
        told=tuple(story(edition, journey, one) for one in shown),
        other=other,
        other_label=other_label,
        map=drawn,
        exits=_exits(edition, journey),
        kpis=kpi_views(edition, journey),
        score=score_view(edition, journey),
        gaps=_gaps(edition, journey),
        flow=drawings(edition.job, edition.code).get(journey.id, ""),
        ways=_ways(edition, journey),
        voices=_voices(edition, journey),
        needs=_around(edition, journey),
        used=used_in(edition, journey),
    )
    crumbs = (Link(Words(edition.kind("journey", many=True)), index_of("journey")), *_parents(edition, journey))
    source = journey.origin.file.path if journey.origin else ""
    return Page(
        page_of("journey", journey.id), "journey.html", view.name, "journey", crumbs, view, source,
        (*drawn.faces, *plot.faces), drawn.icons,
    )  # fmt: skip


def _parents(edition: Edition, journey: Journey) -> tuple[Link, ...]:
    found: list[Link] = []
    seen = {journey.id}
    above = journey.parent
    while above and above in edition.model and above.id not in seen:
        seen.add(above.id)
        found.insert(0, edition.link(edition.model[above]))
        above = edition.model[above].parent
    return tuple(found)


def _banner(edition: Edition, journey: Journey) -> str:
    bases = {edition.basis(claim.node.evidence, claim.node) for claim in claims(journey, edition.model)}  # type: ignore[attr-defined]  # every claim carries evidence
    if bases == {"hypothesis"}:
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
    share = evidence_share(journey, edition.model)
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


def _counterpart(edition: Edition, journey: Journey) -> tuple[Link | None, str]:
    ref = journey.counterpart
    if ref is None:
        ref = next(
            (
                Ref("journey", one.id)
                for one in edition.model.all(Journey)
                if one.counterpart and edition.model[one.counterpart] is journey
            ),
            None,
        )
    if ref is None:
        return None, ""
    label = edition.t("As it is today") if journey.state == "to-be" else edition.t("As it should be")
    return edition.ref(ref), label


_TONES = {"success": "good", "failure": "bad", "abandonment": "bad", "non-purchase": "bad"}


def _exits(edition: Edition, journey: Journey) -> tuple[ExitView, ...]:
    flow = flow_of(journey, edition.model)
    found = []
    for exit_ in journey.exits:
        arrivals = tuple(
            edition.at(step, note=edition.speech.percent(edge.share) if edge.share is not None else "")
            for edge in flow.arriving.get(exit_.ref, ())
            if isinstance(step := flow.steps[edge.source], Touchpoint)
        )
        words = edition.words(exit_.name) if exit_.name else Words(exit_.id)
        former = tuple(f"exit:{alias}" for alias in exit_.aliases)
        found.append(
            ExitView(
                f"exit:{exit_.id}",
                former,
                words,
                edition.choice(exit_.type),
                _TONES[exit_.type],
                edition.refs(exit_.surveys),
                arrivals,
            )
        )
    return tuple(found)


def _gaps(edition: Edition, journey: Journey) -> tuple[Gap, ...]:
    ref = f"journey:{journey.id}"
    found = []
    for finding in edition.job.findings:
        if finding.ref != ref and not finding.ref.startswith(f"{ref}/"):
            continue
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


def _ways(edition: Edition, journey: Journey) -> tuple[Way, ...]:
    flow = flow_of(journey, edition.model)
    found = []
    for edge in flow.edges:
        source, target = flow.steps[edge.source], flow.steps[edge.target]
        to = edition.link(target) if isinstance(target, Journey) else edition.at(target, _step_words(edition, target))
        share = edition.speech.percent(edge.share) if edge.share is not None else ""
        when = edition.words(edge.transition.when) if edge.transition else Words("")
        found.append(Way(edition.at(source), to, share, when, edge.transition is None))
    return tuple(found)


def _step_words(edition: Edition, step: Exit | Touchpoint) -> Words:
    return edition.words(step.name) if step.name else Words(step.id)


def _voices(edition: Edition, journey: Journey) -> tuple[Voice, ...]:
    pieces: dict[str, Evidence] = {}
    for claim in claims(journey, edition.model):
        pieces.update({piece.id: piece for piece in claim.evidence if edition.known(piece)})
    found = [
        Voice(edition.words(verbatim.text), edition.words(verbatim.who), edition.link(piece))
        for piece in pieces.values()
        for verbatim in piece.verbatims
        if verbatim.consent
    ]
    return tuple(found[:6])


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
