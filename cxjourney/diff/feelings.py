"""The emotions of a journey before and after: a score a touchpoint, persona by persona."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.diff.classes import Difference
from cxjourney.model.derive.emotion import felt
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.model import Model

Scores = tuple[int | None, ...]
"""One a touchpoint, in the order of the story; None where nothing is documented."""
_BLOCKS = {-2: "▁", -1: "▃", 0: "▅", 1: "▆", 2: "█", None: "·"}


@dataclass(frozen=True, slots=True)
class Feeling:
    """One persona (None: travellers in general) along a journey, as it was and as it is."""

    journey: Journey
    persona: Persona | None
    before: Scores
    after: Scores


def feelings(difference: Difference) -> Iterator[Feeling]:
    """Those that changed, journey by journey; of personas that feel the same, only the first."""
    for journey in difference.new.all(Journey):
        former = difference.former(journey)
        if former is None or former is journey:
            continue
        seen: set[tuple[Scores, Scores]] = set()
        for persona in _personas(journey, difference.new):
            id_ = persona.id if persona else None
            pair = _scores(former, difference.former_id(persona)), _scores(journey, id_)
            if pair[0] != pair[1] and pair not in seen:
                seen.add(pair)
                yield Feeling(journey, persona, *pair)


def spark(scores: Scores) -> str:
    """A curve in signs that any text can hold: `▅▃▁·█`."""
    return "".join(_BLOCKS[score] for score in scores)


def _personas(journey: Journey, model: Model) -> Iterator[Persona | None]:
    if not journey.personas:
        yield None
    for ref in journey.personas:
        yield model[ref]


def _scores(journey: Journey, persona: str | None) -> Scores:
    found = (felt(touchpoint, persona) for stage in journey.stages for touchpoint in stage.touchpoints)
    return tuple(one.score if one else None for one in found)
