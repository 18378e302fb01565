"""A page for any entity: its fields from the declaration, what is particular to its kind, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Fact, Link, Page, Row, Table, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.facts import facts
from cxjourney.backends.site.pages.kpis import KpiView, kpi_view
from cxjourney.backends.site.pages.optional import spec_of
from cxjourney.backends.site.pages.stops import Section as Told
from cxjourney.backends.site.pages.stops import faces_of, on_channel, stops
from cxjourney.backends.site.pages.used import Users, used_in
from cxjourney.backends.site.urls import index_of, page_of
from cxjourney.backends.site.verdicts import Judged, Value, unmeasured, value_of
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.lifecycle import Lifecycle
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.process import Process
from cxjourney.model.kinds.system import System
from cxjourney.model.model import kind_of
from cxjourney.model.values import Ref, Text

LEADS = ("statement", "summary", "definition", "purpose", "mission", "hypothesis", "description", "promise")
"""Fields that open the page when the entity has one of them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page that is particular to a kind. One of `links`, `table`, `kpis`, `code` is given."""

    title: str
    intro: Words | str = ""
    links: tuple[Link, ...] = ()
    table: Table | None = None
    kpis: tuple[KpiView, ...] = ()
    code: str = ""
    quotes: tuple[tuple[Words, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class EntityView:
    """Everything on the page."""

    kind: str
    name: Words
    lead: Words
    rich: bool
    chips: tuple[Chip, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    told: tuple[Told, ...]
    used: tuple[Users, ...]
    unused: str
    measured: Value | None = None
    unmeasured: Judged | None = None
    """What stands in the place of a number; None where there is one, or nothing to say."""


def entity_page(edition: Edition, entity: Entity) -> Page:
    """The page of an entity of any kind."""
    kind = kind_of(entity)
    lead = next((name for name in LEADS if isinstance(getattr(entity, name, None), Text)), "")
    without = {lead, *_ELSEWHERE.get(kind, ())}
    used = used_in(edition, entity)
    told = tuple(_told(edition, entity))
    overlay = edition.overlay
    view = EntityView(
        kind=edition.kind(kind),
        name=edition.words(entity.name),
        lead=edition.words(getattr(entity, lead)) if lead else Words(""),
        rich=False,
        chips=_chips(edition, entity),
        facts=facts(edition, entity, without),
        sections=tuple(_sections(edition, entity)),
        told=told,
        used=used,
        unused="" if used else edition.t("Nothing else refers to it."),
        measured=value_of(overlay, entity) if overlay and isinstance(entity, Metric) else None,
        unmeasured=_unmeasured(edition, entity),
    )
    crumbs = (Link(Words(edition.kind(kind, many=True)), index_of(kind)),)
    source = entity.origin.file.path if entity.origin and entity.origin.file.data else ""
    return Page(page_of(kind, entity.id), "entity.html", view.name, kind, crumbs, view, source, faces_of(told))


def _unmeasured(edition: Edition, entity: Entity) -> Judged | None:
    """Why a metric of a run has no number."""
    overlay = edition.overlay
    if overlay is None or not isinstance(entity, Metric) or overlay.latest(entity.id) is not None:
        return None
    found = unmeasured(overlay, entity)
    return found if found.notes else None


_ELSEWHERE = {"lifecycle": ("phases",), "evidence": ("verbatims",), "opportunity": ("pains",)}


def _chips(edition: Edition, entity: Entity) -> tuple[Chip, ...]:
    found: list[Chip] = []
    if isinstance(entity, Evidence):
        basis = edition.basis([Ref("evidence", entity.id)])
        if basis != "evidence":
            found.append(edition.basis_chip(basis))
        if entity.expires and entity.expires < edition.today:
            found.append(Chip(edition.t("expired on %(date)s", date=edition.speech.date(entity.expires)), "late"))
    if isinstance(entity, Metric) and (spec := spec_of(entity, edition.job)):
        found.append(Chip(edition.speech.said(edition.wording(spec.state))))
    return tuple(found)


def _sections(edition: Edition, entity: Entity) -> list[Section]:
    match entity:
        case Metric():
            return _metric(edition, entity)
        case Opportunity():
            return _opportunity(edition, entity)
        case Evidence():
            return _evidence(edition, entity)
        case Lifecycle():
            return _lifecycle(edition, entity)
    return []


def _told(edition: Edition, entity: Entity) -> Iterator[Told]:
    match entity:
        case System() | Process():
            yield from stops(edition, entity)
        case Channel():
            yield from on_channel(edition, entity)


def _metric(edition: Edition, metric: Metric) -> list[Section]:
    views = tuple(kpi_view(edition, *judged) for judged in edition.lookups.judging.get(metric.id, ()))
    found = [Section(edition.t("Where it is judged"), kpis=views)] if views else []
    if spec := spec_of(metric, edition.job):
        sentence = edition.wording(spec.sentence)
        found.append(Section(edition.t("How it is computed"), sentence, code=spec.sql or ""))
    return found


def _opportunity(edition: Edition, found: Opportunity) -> list[Section]:
    rows = []
    for ref in found.pains:
        if ref not in edition.model:
            continue
        pain = edition.model[ref]
        point = edition.model.find("touchpoint", pain.ref.partition(":")[2].rpartition("/")[0])
        severity = edition.t("%(num)s out of %(all)s", num=pain.severity, all=5) if pain.severity else ""
        where = edition.at(point) if isinstance(point, Touchpoint) else Link(Words(""))
        journey = edition.model.journey_of(pain)
        rows.append(
            Row((edition.words(pain.text), Words(severity), where, edition.link(journey) if journey else Words("")))
        )
    if not rows:
        return []
    heads = (edition.t("Pain"), edition.label("severity"), edition.t("Where"), edition.kind("journey"))
    return [
        Section(
            edition.t("What it would relieve"),
            table=Table(edition.t("What it would relieve"), heads, tuple(rows), wide=True),
        )
    ]


def _evidence(edition: Edition, piece: Evidence) -> list[Section]:
    quotes = tuple((edition.words(one.text), edition.words(one.who)) for one in piece.verbatims if one.consent)
    kept = sum(not one.consent for one in piece.verbatims)
    intro = (
        edition.n(
            "%(num)s more is kept without being quoted, for want of consent.",
            "%(num)s more are kept without being quoted, for want of consent.",
            kept,
        )
        if kept
        else ""
    )
    return [Section(edition.label("verbatims"), intro, quotes=quotes)] if quotes or kept else []


def _lifecycle(edition: Edition, lifecycle: Lifecycle) -> list[Section]:
    rows = []
    grows = any(phase.aarrr for phase in lifecycle.phases)
    for phase in lifecycle.phases:
        stages = tuple(
            edition.at(stage, note=f"· {edition.words(journey.name).text}")
            for journey in edition.model.all(Journey)
            for stage in journey.stages
            if stage.phase and stage.phase in edition.model and edition.model[stage.phase] is phase
        )
        growth = (Words(edition.choice(phase.aarrr)),) if grows else ()
        rows.append(Row((edition.words(phase.name), *growth, stages)))
    heads = (edition.label("phase"), *((edition.label("aarrr"),) if grows else ()), edition.label("stages"))
    return [Section(edition.label("phases"), table=Table(edition.label("phases"), heads, tuple(rows)))]
