"""The moments that hurt most: where someone feels bad about something that matters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cxjourney.backends.site.bits import Chip, Face, Link, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.cells import evidence_refs
from cxjourney.model.derive.emotion import Felt, felt
from cxjourney.model.derive.raci import accountable, assignments
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.team import Team

USUAL = 3
"""The importance of a touchpoint whose importance nobody wrote."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One hard moment: how it feels, where, who answers, what shows it, and what is being done."""

    face: Face
    where: Link
    journey: Link
    stage: Words
    worst_pain: Words
    owner: Link | None
    basis: Chip
    proof: tuple[Link, ...]
    actions: tuple[Link, ...]
    importance: int
    who: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Low:
    """A low point before it is worded."""

    rank: int
    journey: Journey
    stage: Stage
    point: Touchpoint
    felt: Felt
    owner: Team | None
    personas: tuple[Persona, ...]


@lru_cache(maxsize=8)
def lows(edition: Edition) -> tuple[Low, ...]:
    """Every low point of the journeys as they are, the hardest first: lowest score times importance."""
    found = []
    for journey in edition.model.all(Journey):
        if journey.state == "to-be" or journey.status == "retired":
            continue
        for stage in journey.stages:
            for point in stage.touchpoints:
                if low := _low(edition, journey, stage, point):
                    found.append(low)
    return tuple(sorted(found, key=lambda low: (-low.rank, low.felt.score, low.point.ref)))


def moment(edition: Edition, low: Low) -> Moment:
    """A low point in words."""
    refs = [ref for ref in evidence_refs(low.point) if ref in edition.model]
    own = [ref for ref in low.felt.evidence if ref in edition.model]
    proof = []
    for ref in dict.fromkeys([*own, *refs]):
        piece = edition.model[ref]
        n = f"n\u00a0=\u00a0{edition.speech.number(piece.n)}" if piece.n else ""
        proof.append(edition.link(piece, n))
    pains = sorted(low.point.pains, key=lambda pain: -(pain.severity or 0))
    answers = edition.answers.get(low.point.ref, ())
    return Moment(
        face=edition.face(low.felt),
        where=edition.at(low.point),
        journey=edition.link(low.journey),
        stage=edition.words(low.stage.name),
        worst_pain=edition.words(pains[0].text) if pains else Words(""),
        owner=edition.link(low.owner) if low.owner else None,
        basis=edition.basis_chip(edition.basis(low.felt.evidence, low.felt.node)),
        proof=tuple(proof[:2]),
        actions=tuple(edition.link(answer, edition.choice(answer.status)) for answer in answers),
        importance=low.point.importance or 0,
        who=tuple(edition.short(persona.name) for persona in low.personas),
    )


def _low(edition: Edition, journey: Journey, stage: Stage, point: Touchpoint) -> Low | None:
    common = felt(point)
    if common is None:
        return None
    voices = [(felt(point, ref.id), edition.model[ref]) for ref in dict.fromkeys(journey.personas)]
    feelings = [at for at, _ in voices if at] or [common]
    worst = min(feelings, key=lambda at: at.score)
    if worst.score >= 0:
        return None
    touched = tuple(persona for at, persona in voices if at and at.score == worst.score)
    rank = -worst.score * (point.importance or USUAL)
    owner = accountable(assignments(journey, stage, point, edition.model))
    return Low(rank, journey, stage, point, worst, owner, touched if len(voices) > 1 else ())
