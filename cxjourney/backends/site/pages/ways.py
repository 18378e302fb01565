"""How travellers go through a journey and out of it, and what they said on the way."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.model.derive.basis import claims
from cxjourney.model.derive.flow import flow_of
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Exit, Journey, Touchpoint


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


_TONES = {"success": "good", "failure": "bad", "abandonment": "bad", "non-purchase": "bad"}


def exits_of(edition: Edition, journey: Journey) -> tuple[ExitView, ...]:
    """The ways in which the journey ends."""
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


def ways_of(edition: Edition, journey: Journey) -> tuple[Way, ...]:
    """Every transition, written or implied."""
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


def voices_of(edition: Edition, journey: Journey) -> tuple[Voice, ...]:
    """A few verbatims whose authors agreed to be quoted."""
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
