"""What became of the journeys, as data: a comparison of revisions makes it, back ends show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cxjourney.model.values import Target, Text
from cxjourney.wording import Wording

Reach = Literal["whole", "cut", "shallow", "none"]
"""How far back it goes: to the first commit, to a number of commits, to where a shallow clone ends, or nowhere."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A commit: its id, its day, who wrote it, who reviewed it, and the first line of its message.

    All are empty for changes that are not committed yet. People are names, never addresses.
    """

    id: str = ""
    date: dt.date | None = None
    authors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One change in words. `ref` is the address of what changed as it was called then; `weight` is `breaking`,
    `notable` or `cosmetic`. `inside` is the name of the stage, touchpoint or exit in which it happened, if it was one.
    """

    ref: str
    code: str
    weight: str
    words: Wording
    inside: Text | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one commit changed about a journey: the gravest first. `more` counts the changes that are left out.

    `review` is the date of the next review before and after, when the commit set another one; it is not among them.
    """

    moment: Moment
    name: Text
    changes: tuple[Said, ...]
    more: int = 0
    review: tuple[dt.date | None, dt.date | None] | None = None
    journey: str = ""
    """The present id of the journey; empty when it is no more."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A KPI as it stood after a commit: its target, None while it had none, and what people called it then.

    `inside` is the name of the stage or touchpoint where it is judged; None for the journey as a whole.
    """

    target: Target | None
    metric: Text = field(compare=False)
    inside: Text | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Point:
    """How a journey stood after a commit.

    `emotion` is the mean of what its personas feel, from −2 to +2, and `by_persona` the mean of each, by its id; None
    where nothing is documented. `evidence` is the share of claims that rest on evidence alone, neither co-created nor a
    hypothesis, `score` the number of steps taken out of nine, `targets` the number of KPIs that have a target. `aims` are the KPIs, each by a
    key that stays the same while the place or the metric takes another id.
    """

    moment: Moment
    emotion: float | None
    by_persona: Mapping[str, float]
    evidence: float | None
    score: int
    targets: int
    aims: Mapping[str, Aim] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Past:
    """The history of every journey: what changed, by the id of the journey, the newest first; how each stood, the
    oldest first; and the changes of all journeys, removed ones too, the newest first.

    `limit` is the number of commits that were read at most. `why` says why nothing is known, when nothing is.
    """

    reach: Reach = "none"
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    points: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    lately: tuple[Entry, ...] = ()
    limit: int = 0
    why: Wording | None = None
