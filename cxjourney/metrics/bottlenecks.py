"""Where it pays most to mend a journey: what more people would get through if one stage reached its target.

The journey is taken for a chain of stages, through which people pass one after the other: who gets through is those who
enter, times the conversion of each stage. A gain supposes that the other stages stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod


@dataclass(frozen=True, slots=True)
class Link:
    """One stage of the chain: the share that gets through it, the share that should, and what mending it would take.

    `conversion` is None where it is not known: the chain then passes through it as if nobody were lost there.
    """

    stage: str
    conversion: float | None
    target: float | None = None
    effort: float | None = None


@dataclass(frozen=True, slots=True)
class Gain:
    """What a stage would bring at its target: people more at the end of the journey, and people for each unit of effort.

    `gain` is 0 for a stage that is there already; `per_effort` is None where no effort is known.
    """

    stage: str
    conversion: float
    target: float
    gain: float
    effort: float | None
    per_effort: float | None


def through(entrants: float, chain: Sequence[Link]) -> float:
    """How many come out at the end of the chain."""
    return entrants * prod(link.conversion for link in chain if link.conversion is not None)


def ranked(entrants: float, chain: Sequence[Link]) -> tuple[Gain, ...]:
    """The stages that have a conversion and a target, the greatest gain first; ties stand in the order of the story."""
    now = through(entrants, chain)
    found = []
    for at, link in enumerate(chain):
        if link.conversion is None or link.target is None:
            continue
        mended = Link(link.stage, max(link.conversion, link.target))
        gain = through(entrants, (*chain[:at], mended, *chain[at + 1 :])) - now
        per_effort = gain / link.effort if link.effort else None
        found.append(Gain(link.stage, link.conversion, link.target, gain, link.effort, per_effort))
    return tuple(sorted(found, key=lambda each: -each.gain))
