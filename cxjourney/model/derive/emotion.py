"""The emotion of a persona at a touchpoint: its own when it differs, else the common one."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Emotion, PersonaEmotion, Touchpoint
from cxjourney.model.values import Ref, Text


@dataclass(frozen=True, slots=True)
class Felt:
    """A score from -2 to +2, its word, what shows it, and where it is written."""

    score: int
    feeling: Text | None
    evidence: tuple[Ref[Evidence], ...]
    node: Emotion | PersonaEmotion


def felt(touchpoint: Touchpoint, persona: str | None = None) -> Felt | None:
    """How `persona` (an id) feels, or travellers in general; None where nothing is documented."""
    emotion = touchpoint.emotion
    if emotion is None:
        return None
    own = emotion.by_persona.get(persona) if persona else None
    found = own or emotion
    return Felt(found.score, found.feeling, found.evidence or emotion.evidence, found)


def lowest(touchpoint: Touchpoint) -> int | None:
    """The lowest score that anyone feels here."""
    if touchpoint.emotion is None:
        return None
    return min([touchpoint.emotion.score, *(own.score for own in touchpoint.emotion.by_persona.values())])
