"""The moments that hurt most: where many people feel bad about something that matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cxjourney.backends.site.bits import Chip, Face, Link, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.lookups import Lookups
from cxjourney.backends.site.pages.cells import evidence_refs
from cxjourney.backends.site.pages.facets import marks
from cxjourney.model.derive.emotion import Felt, felt
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model

USUAL = 3
"""The importance of a touchpoint whose importance nobody wrote, and the reach of one whose public nobody counted."""
_REACHES = (100, 1_000, 10_000, 100_000)
"""Fewer people than each of these: reach 1, 2, 3, 4; more than the last: 5."""


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
    who: tuple[Link, ...]
    people: str
    """How many people it concerns, in words; empty when nobody counted them."""
    formula: str
    rank: str
    tie: str
    """That others weigh as much; empty when none does."""
    marks: str
    """What it answers to the filters of a list."""


@dataclass(frozen=True, slots=True)
class Low:
    """A low point before it is worded. `people` is None when nobody counted them."""

    rank: int
    journey: Journey
    stage: Stage
    point: Touchpoint
    felt: Felt
    owner: Team | None
    personas: tuple[Persona, ...]
    people: int | None
    place: int
    """Where the touchpoint stands in its journey, from 0."""

    @property
    def order(self) -> tuple[object, ...]:
        """The one order of moments, the hardest first: what hurts, by its weight; then what does not, by how it feels.
        Then the one that matters more comes first; what is equal in all that follows the order of the journey."""
        rest = -(self.point.importance or USUAL), self.journey.id, self.place
        if self.felt.score < 0:
            rank, people = self.weight
            return 0, -rank, -people, *rest
        return 1, self.felt.score, *rest

    @property
    def weight(self) -> tuple[int, int]:
        """The rank, then the number of people, −1 when nobody counted them: moments of the same weight are level."""
        return self.rank, -1 if self.people is None else self.people


@dataclass(frozen=True, slots=True)
class Worst:
    """The hardest moment of a journey. `equals` counts the moments that feel as bad, itself among them."""

    low: Low
    equals: int


def lows(edition: Edition) -> tuple[Low, ...]:
    """Every low point of the journeys as they are, the hardest first; where several personas suffer, once."""
    return _lows(edition.lookups)


@lru_cache(maxsize=4)
def _lows(known: Lookups) -> tuple[Low, ...]:
    found = (low for journey in known.model.all(Journey) if is_current(journey) for low in _together(known, journey))
    return _ranked(low for low in found if low.felt.score < 0)


def lows_by_persona(edition: Edition) -> tuple[tuple[Persona, tuple[Low, ...]], ...]:
    """The low points of each persona, the hardest first; the persona who suffers most comes first."""
    return _lows_by_persona(edition.lookups)


@lru_cache(maxsize=4)
def _lows_by_persona(known: Lookups) -> tuple[tuple[Persona, tuple[Low, ...]], ...]:
    table: dict[str, list[Low]] = {}
    for journey in known.model.all(Journey):
        for low in _apart(known, journey) if is_current(journey) else ():
            if low.felt.score < 0 and low.personas:
                table.setdefault(low.personas[0].id, []).append(low)
    pairs = [(found[0].personas[0], _ranked(found)) for found in table.values()]
    return tuple(sorted(pairs, key=lambda pair: (*pair[1][0].order[:4], pair[0].id)))


def lows_of(edition: Edition, persona: Persona) -> tuple[Low, ...]:
    """The low points of one persona, the hardest first."""
    return next((found for one, found in lows_by_persona(edition) if one.id == persona.id), ())


def lows_answered_by(edition: Edition, team: Team) -> tuple[Low, ...]:
    """The low points for which a team answers, the hardest first."""
    return _lows_by_team(edition.lookups).get(team.id, ())


@lru_cache(maxsize=4)
def _lows_by_team(known: Lookups) -> dict[str, tuple[Low, ...]]:
    table: dict[str, list[Low]] = {}
    for low in _lows(known):
        if low.owner:
            table.setdefault(low.owner.id, []).append(low)
    return {id_: tuple(found) for id_, found in table.items()}


def ranked_in(edition: Edition, journey: Journey, persona: str | None = None) -> tuple[Low, ...]:
    """Every moment of a journey whose feeling is known, the hardest first: of a persona (its id), or of everybody."""
    return _ranked_in(edition.lookups, journey.id, persona)


@lru_cache(maxsize=200)
def _ranked_in(known: Lookups, journey: str, persona: str | None) -> tuple[Low, ...]:
    held = known.model.entities[("journey", journey)]
    assert isinstance(held, Journey)
    return _ranked(_apart(known, held, persona) if persona else _together(known, held))


def worst_in(edition: Edition, journey: Journey, persona: str | None = None) -> Worst | None:
    """The hardest moment of a journey: the first of the list of moments, wherever it is named."""
    found = ranked_in(edition, journey, persona)
    return Worst(found[0], sum(low.felt.score == found[0].felt.score for low in found)) if found else None


def among_equals(edition: Edition, score: int, equals: int) -> str:
    """What is said of a moment that is not alone at its level; nothing when it is."""
    if equals < 2:
        return ""
    return edition.t(
        "one of %(num)s at %(score)s", num=edition.speech.number(equals), score=edition.speech.signed(score)
    )


def _together(known: Lookups, journey: Journey) -> Iterator[Low]:
    """Each moment once, as those feel it who feel it worst."""
    for place, (stage, point) in enumerate(_points(journey)):
        felt_here = list(voices(known.model, journey, point))
        if felt_here:
            worst = min((at for at, _ in felt_here), key=lambda at: at.score)
            touched = tuple(one for at, one in felt_here if at.score == worst.score and one)
            yield _low(known, journey, stage, point, worst, touched, place)


def _apart(known: Lookups, journey: Journey, only: str | None = None) -> Iterator[Low]:
    """Each moment as each persona feels it, or as one of them alone, by its id."""
    for place, (stage, point) in enumerate(_points(journey)):
        for at, persona in voices(known.model, journey, point, only):
            yield _low(known, journey, stage, point, at, (persona,) if persona else (), place)


def _points(journey: Journey) -> Iterator[tuple[Stage, Touchpoint]]:
    return ((stage, point) for stage in journey.stages for point in stage.touchpoints)


def is_current(journey: Journey) -> bool:
    """Whether a journey tells what happens today."""
    return journey.state != "to-be" and journey.status != "retired"


def voices(
    model: Model, journey: Journey, point: Touchpoint, only: str | None = None
) -> Iterator[tuple[Felt, Persona | None]]:
    """How each persona of the journey feels here, or `only` one of them, by its id; everybody at once when the journey
    has no persona."""
    if not journey.personas and not only and (common := felt(point)):
        yield common, None
    for ref in dict.fromkeys(journey.personas):
        persona = model[ref]
        if (not only or persona.id == only) and (at := felt(point, ref.id)):
            yield at, persona


def people_of(model: Model, journey: Journey, personas: Iterable[Persona]) -> int | None:
    """How many people these personas stand for: the share of each in its population. Else the largest population of
    the journey, for one may stand inside another; None when nobody counted."""
    counted = [
        round(size * (persona.share if persona.share is not None else 1))
        for persona in personas
        if persona.segment and (size := model[persona.segment].size)
    ]
    sizes = [size for ref in journey.segments if (size := model[ref].size)]
    return sum(counted) if counted else max(sizes, default=None)


def reach_of(people: int | None) -> int:
    """A number of people on the scale of importance, from 1 to 5."""
    return USUAL if people is None else 1 + sum(people >= bound for bound in _REACHES)


def worded(edition: Edition, found: Sequence[Low], most: int) -> tuple[Moment, ...]:
    """The first `most` low points of a list in words; those that weigh the same say so."""
    weights = Counter(low.weight for low in found)
    return tuple(moment(edition, low, weights[low.weight]) for low in found[:most])


def moment(edition: Edition, low: Low, equals: int = 1) -> Moment:
    """A low point in words; `equals` counts those of its list that weigh as much, itself among them."""
    refs = [ref for ref in evidence_refs(low.point) if ref in edition.model]
    own = [ref for ref in low.felt.evidence if ref in edition.model]
    proof = []
    for ref in dict.fromkeys([*own, *refs]):
        piece = edition.model[ref]
        n = f"n\u00a0=\u00a0{edition.speech.number(piece.n)}" if piece.n else ""
        proof.append(edition.link(piece, n))
    pains = sorted(low.point.pains, key=lambda pain: -(pain.severity or 0))
    answers = edition.answers.get(low.point.ref, ())
    basis = edition.basis(low.felt.evidence, low.felt.node)
    return Moment(
        face=edition.face(low.felt),
        where=edition.at(low.point),
        journey=edition.link(low.journey),
        stage=edition.words(low.stage.name),
        worst_pain=edition.words(pains[0].text) if pains else Words(""),
        owner=edition.link(low.owner) if low.owner else None,
        basis=edition.basis_chip(basis),
        proof=tuple(proof[:2]),
        actions=tuple(edition.link(answer, edition.choice(answer.status)) for answer in answers),
        importance=low.point.importance or 0,
        who=tuple(_short(edition, persona) for persona in low.personas),
        people=_people(edition, low.people),
        formula=edition.t(
            "emotion %(emotion)s × importance %(importance)s × reach %(reach)s",
            emotion=-low.felt.score,
            importance=low.point.importance or USUAL,
            reach=reach_of(low.people),
        ),
        rank=edition.speech.number(low.rank),
        tie=edition.n("level with %(num)s other", "level with %(num)s others", equals - 1) if equals > 1 else "",
        marks=marks(
            journey=[low.journey.id],
            action=["some" if answers else "none"],
            owner=["some" if low.owner else "none"],
            basis=[basis],
        ),
    )


def _short(edition: Edition, persona: Persona) -> Link:
    return Link(edition.short(persona.name), edition.link(persona).to)


def _people(edition: Edition, people: int | None) -> str:
    return edition.n("%(num)s person", "%(num)s people", people) if people is not None else ""


def _low(
    known: Lookups,
    journey: Journey,
    stage: Stage,
    point: Touchpoint,
    at: Felt,
    touched: tuple[Persona, ...],
    place: int,
) -> Low:
    people = people_of(known.model, journey, touched)
    rank = -at.score * (point.importance or USUAL) * reach_of(people)
    owner = known.answering.get(point.ref)
    return Low(rank, journey, stage, point, at, owner, touched, people, place)


def _ranked(found: Iterable[Low]) -> tuple[Low, ...]:
    return tuple(sorted(found, key=lambda low: low.order))


def forget() -> None:
    """Drops what is remembered of moments."""
    for remembered in (_lows, _lows_by_persona, _lows_by_team, _ranked_in):
        remembered.cache_clear()
