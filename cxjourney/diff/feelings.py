"""The emotions of a journey before and after: a score a touchpoint, persona by persona."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cxjourney.diff.classes import Difference
from cxjourney.diff.columns import columns
from cxjourney.model.derive.emotion import felt
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.model import Model

ABSENT: Literal["absent"] = "absent"
"""In the place of a score: the touchpoint is not there on this side."""
Scores = tuple[int | Literal["absent"] | None, ...]
"""One a touchpoint of either side, in the order of the story; None where nothing is documented."""
_BLOCKS: Mapping[int | str | None, str] = {-2: "▁", -1: "▃", 0: "▅", 1: "▆", 2: "█", None: "·", ABSENT: "×"}


@dataclass(frozen=True, slots=True)
class Feeling:
    """One persona (None: travellers in general) along a journey, as it was and as it is.

    Both sides have the same length: what stands at one place is the same touchpoint.
    """

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
        beside = _beside(difference, former, journey)
        for persona in _personas(journey, difference.new):
            id_ = persona.id if persona else None
            before, after = _scores(former, difference.former_id(persona)), _scores(journey, id_)
            pair = (
                tuple(ABSENT if at is None else before[at] for at, _ in beside),
                tuple(ABSENT if at is None else after[at] for _, at in beside),
            )
            if any(_known(one) != _known(other) for one, other in zip(*pair, strict=True)) and pair not in seen:
                seen.add(pair)
                yield Feeling(journey, persona, *pair)


def _known(score: int | Literal["absent"] | None) -> int | None:
    return None if score == ABSENT else score


def _beside(difference: Difference, former: Journey, journey: Journey) -> list[tuple[int | None, int | None]]:
    """The columns of both sides in one order: that of the new side, with what is gone after what it followed."""
    new_of = dict(columns(difference, former, journey).pairs)
    old_of = {new: old for old, new in new_of.items()}
    gone: dict[int, list[int]] = {}
    last = -1
    for old in range(_length(former)):
        last = new_of.get(old, last)
        if old not in new_of:
            gone.setdefault(last, []).append(old)
    found: list[tuple[int | None, int | None]] = [(old, None) for old in gone.get(-1, ())]
    for new in range(_length(journey)):
        found.append((old_of.get(new), new))
        found += [(old, None) for old in gone.get(new, ())]
    return found


def _length(journey: Journey) -> int:
    return sum(len(stage.touchpoints) for stage in journey.stages)


def spark(scores: Scores) -> str:
    """A curve in signs that any text can hold: `▅▃▁·█`."""
    return "".join(_BLOCKS[score] for score in scores)


def _personas(journey: Journey, model: Model) -> Iterator[Persona | None]:
    if not journey.personas:
        yield None
    for ref in journey.personas:
        yield model[ref]


def _scores(journey: Journey, persona: str | None) -> tuple[int | None, ...]:
    found = (felt(touchpoint, persona) for stage in journey.stages for touchpoint in stage.touchpoints)
    return tuple(one.score if one else None for one in found)
