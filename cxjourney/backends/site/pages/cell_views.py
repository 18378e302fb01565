"""What can stand in a cell of a map."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Words


@dataclass(frozen=True, slots=True)
class Said:
    """What the traveller does, and thinks."""

    does: Words
    thinks: Words


@dataclass(frozen=True, slots=True)
class Statement:
    """A need, pain or gain. `severity` is 0 when it has none; `basis` says what it rests on."""

    words: Words
    basis: str
    severity: int = 0
    cause: str = ""


@dataclass(frozen=True, slots=True)
class OnChannel:
    """A channel with its drawing."""

    icon: str
    link: Link


@dataclass(frozen=True, slots=True)
class Pair:
    """A value and what it is: it takes, then a wait, promised within; or who starts, who is reached."""

    label: str
    value: str | Link


@dataclass(frozen=True, slots=True)
class Work:
    """Something done behind the scene: who, what, with which tool, by which procedure."""

    who: Link | None
    does: Words
    means: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A letter of the RACI and a team; `origin` is where it was written when that is not here."""

    letter: str
    title: str
    team: Link
    origin: str


@dataclass(frozen=True, slots=True)
class Branch:
    """Where it goes from here."""

    to: Link
    share: str
    when: Words


@dataclass(frozen=True, slots=True)
class Version:
    """A version for some people."""

    whom: tuple[Link, ...]
    when: str
    message: Words
    person: int = 0
    """The place of the persona that it is for, from 1; 0 when it is for no persona of the journey."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much it matters to someone, from 1 to 5."""

    level: int
    label: str
