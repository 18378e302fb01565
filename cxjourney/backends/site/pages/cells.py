"""What stands in the cells of a map: one function a lane, from a touchpoint to small views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Link, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.icons import icon_of
from cxjourney.backends.site.pages.cell_views import (
    Branch,
    OnChannel,
    Pair,
    Role,
    Said,
    Statement,
    Version,
    Weight,
    Work,
)
from cxjourney.backends.site.pages.kpis import KpiView, kpi_view
from cxjourney.model.derive.basis import BASES
from cxjourney.model.derive.raci import LETTERS, Assignment, written_at
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Gain, Journey, Need, Pain, Stage, Touchpoint
from cxjourney.model.node import Node
from cxjourney.model.values import Ref


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint where it stands."""

    edition: Edition
    journey: Journey
    stage: Stage
    point: Touchpoint


def said(spot: Spot) -> Iterator[Said]:
    """What people do and think."""
    if spot.point.does or spot.point.thinks:
        yield Said(spot.edition.words(spot.point.does), spot.edition.words(spot.point.thinks))


def wants(spot: Spot) -> Iterator[Words]:
    """What the traveller wants here."""
    if spot.point.goal:
        yield spot.edition.words(spot.point.goal)


def channels(spot: Spot) -> Iterator[OnChannel]:
    """Where it can happen; an action alone has a drawing of its own."""
    for ref in dict.fromkeys(spot.point.channels):
        channel = spot.edition.model[ref]
        yield OnChannel(icon_of(channel.type), spot.edition.link(channel))
    if spot.point.type == "action" and not spot.point.channels:
        yield OnChannel("alone", Link(Words(spot.edition.t("on their own"))))


def who(spot: Spot) -> Iterator[Pair]:
    """Who starts it and who is at the other end, when it is not the traveller alone."""
    t, point = spot.edition.t, spot.point
    for label, ref in ((t("starts with"), point.initiator), (t("reaches"), point.receiver)):
        link = spot.edition.ref(ref) if ref and ref.kind != "traveller" else None
        if link:
            yield Pair(label, link)


def weights(spot: Spot) -> Iterator[Weight]:
    """How much it matters to the traveller, and to the organisation."""
    t, point = spot.edition.t, spot.point
    if point.importance:
        yield Weight(point.importance, t("to the traveller"))
    if point.business_importance:
        yield Weight(point.business_importance, t("to us"))


def timing(spot: Spot) -> Iterator[Pair]:
    """How long it takes, how long one waits, what is promised."""
    t, point = spot.edition.t, spot.point
    for label, value in (
        (t("takes"), point.duration),
        (t("then waits"), point.wait),
        (t("promised within"), point.deadline),
    ):
        if value:
            yield Pair(label, spot.edition.speech.duration(value))


def needs(spot: Spot) -> Iterator[Statement]:
    """What the traveller needs."""
    for need in spot.point.needs:
        yield _statement(spot, need)


def pains(spot: Spot) -> Iterator[Statement]:
    """What hurts, the worst first."""
    for pain in sorted(spot.point.pains, key=lambda one: -(one.severity or 0)):
        yield _statement(spot, pain)


def gains(spot: Spot) -> Iterator[Statement]:
    """What delights."""
    for gain in spot.point.gains:
        yield _statement(spot, gain)


def evidence(spot: Spot) -> Iterator[Link | Chip]:
    """What the claims made here rest on: the basis when it is weak, then each piece."""
    nodes = claimed(spot.point)
    refs = evidence_refs(spot.point)
    if not nodes:
        return
    bases = [spot.edition.basis(node.evidence, node) for node in nodes]  # type: ignore[attr-defined]  # every claim carries evidence
    basis, best = max(bases, key=BASES.index), min(bases, key=BASES.index)
    if best != "evidence":
        yield spot.edition.basis_chip(best)
    for ref in refs:
        piece = spot.edition.model[ref]
        n = f"n\u00a0=\u00a0{spot.edition.speech.number(piece.n)}" if spot.edition.known(piece) and piece.n else ""
        yield spot.edition.link(piece, n)
    if best == "evidence" and basis == "hypothesis":
        yield Chip(spot.edition.t("in part hypothesis"), "hypothesis")


def surveys(spot: Spot) -> Iterator[Link]:
    """Listening posts placed here."""
    yield from spot.edition.refs(spot.point.surveys)


def kpis(spot: Spot) -> Iterator[KpiView]:
    """Numbers judged here."""
    for kpi in spot.point.kpis:
        yield kpi_view(spot.edition, spot.journey, spot.point, kpi)


def frontstage(spot: Spot) -> Iterator[Work]:
    """What the traveller sees being done."""
    yield from _work(spot, "frontstage")


def backstage(spot: Spot) -> Iterator[Work]:
    """What is done behind the curtain."""
    yield from _work(spot, "backstage")


def support(spot: Spot) -> Iterator[Work]:
    """What is done further back."""
    yield from _work(spot, "support")


def variants(spot: Spot) -> Iterator[Version]:
    """Versions for some people."""
    for variant in spot.point.variants:
        links = (
            spot.edition.ref(variant.persona),
            spot.edition.ref(variant.segment),
            spot.edition.ref(variant.channel),
        )
        persons = list(dict.fromkeys(ref.id for ref in spot.journey.personas))
        person = persons.index(variant.persona.id) + 1 if variant.persona and variant.persona.id in persons else 0
        said_ = spot.edition.words(variant.message)
        yield Version(tuple(link for link in links if link), variant.when or "", said_, person)


def handoff(spot: Spot) -> Iterator[Work]:
    """What is promised when another team takes over."""
    if given := spot.point.handoff:
        yield Work(spot.edition.ref(given.to), spot.edition.words(given.agreement), ())


def processes(spot: Spot) -> Iterator[Link]:
    """Procedures followed here."""
    yield from spot.edition.refs((*spot.point.processes, *_used(spot.point, "process")))


def systems(spot: Spot) -> Iterator[Link]:
    """Tools used here."""
    yield from spot.edition.refs((*spot.point.systems, *_used(spot.point, "system")))


def things(spot: Spot) -> Iterator[Words]:
    """Objects and papers."""
    if spot.point.tools:
        yield spot.edition.words(spot.point.tools)


def cost(spot: Spot) -> Iterator[Words]:
    """What it costs the organisation."""
    if spot.point.cost:
        yield Words(spot.edition.money(spot.point.cost))


def event(spot: Spot) -> Iterator[str]:
    """What an observed occurrence is called."""
    if spot.point.event:
        yield spot.point.event


def raci(spot: Spot) -> Iterator[Role]:
    """Who does what, with where it was written when it is inherited."""
    for role in spot.edition.lookups.roles_at.get(spot.point.ref, ()):
        origin = inherited_from(spot.edition, role)
        yield Role(LETTERS[role.role], spot.edition.label(role.role), spot.edition.link(role.team), origin)


def inherited_from(edition: Edition, role: Assignment) -> str:
    """Where an inherited role is written: `from the stage`; empty when it is written at the touchpoint."""
    origins = {"stage": edition.t("from the stage"), "journey": edition.t("from the journey")}
    return origins[written_at(role.origin)] if role.inherited else ""


def opportunities(spot: Spot) -> Iterator[Link]:
    """Problems worth solving that were found here."""
    for found in spot.edition.answers.get(spot.point.ref, ()):
        yield spot.edition.link(found, spot.edition.choice(found.status))


def organisation(spot: Spot) -> Iterator[Words]:
    """What the organisation wants here, and why it is as it is."""
    for text in (spot.point.business_goal, spot.point.rationale):
        if text:
            yield spot.edition.words(text)


def branches(spot: Spot) -> Iterator[Branch]:
    """Where it goes from here, when that is written."""
    for way in spot.point.next:
        link = spot.edition.ref(way.to)
        share = spot.edition.speech.percent(way.share) if way.share is not None else ""
        if link:
            yield Branch(link, share, spot.edition.words(way.when))


def claimed(point: Touchpoint) -> tuple[Node, ...]:
    """Everything said about the traveller here."""
    emotion = (point.emotion,) if point.emotion else ()
    return (*emotion, *point.needs, *point.pains, *point.gains)


def evidence_refs(point: Touchpoint) -> tuple[Ref[Evidence], ...]:
    """The evidence named here, each once."""
    found: dict[Ref[Evidence], None] = {}
    for node in claimed(point):
        found.update(dict.fromkeys(node.evidence))  # type: ignore[attr-defined]  # every claim carries evidence
    if point.emotion:
        for own in point.emotion.by_persona.values():
            found.update(dict.fromkeys(own.evidence))
    return tuple(found)


def _statement(spot: Spot, node: Need | Pain | Gain) -> Statement:
    severity = node.severity or 0 if isinstance(node, Pain) else 0
    cause = spot.edition.choice(node.cause) if isinstance(node, Pain) else ""
    return Statement(spot.edition.words(node.text), spot.edition.basis(node.evidence, node), severity, cause)


def _work(spot: Spot, lane: str) -> Iterator[Work]:
    for item in spot.point.backstage:
        if item.lane == lane:
            means = spot.edition.refs(ref for ref in (item.system, item.process) if ref)
            actor = spot.edition.ref(item.actor)
            means = tuple(link for link in means if not actor or link.to != actor.to)
            yield Work(actor, spot.edition.words(item.does), means)


def _used(point: Touchpoint, what: str) -> Iterator[Ref[object]]:
    for item in point.backstage:
        ref = getattr(item, what)
        if ref:
            yield ref
