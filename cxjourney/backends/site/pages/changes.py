"""What separates a journey as it is from the same journey as it should be, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.model.derive.counterpart import Match, Spot, displaced, spots
from cxjourney.model.derive.emotion import felt
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.values import Duration, Ref

ADDED, REMOVED, MOVED, RENAMED, EMOTION, PROMISE = "added", "removed", "moved", "renamed", "emotion", "promise"
"""Sorts of differences, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where it is seen, and what is said of it."""

    kind: str
    what: Link
    says: Words


@dataclass(frozen=True, slots=True)
class Chapter:
    """All differences of one sort; `total` is how many there are."""

    kind: str
    title: str
    total: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that separates two states of a journey."""

    other: Link
    other_state: str
    """`as-is` or `to-be`: the state of the journey that the page does not show."""
    chapters: tuple[Chapter, ...]


def changes_view(edition: Edition, match: Match, here: Journey) -> Changes:
    """The differences between two states, for the page of one of them."""
    found = tuple(told(edition, match))
    t = edition.t
    titles = {
        ADDED: t("What is new"), REMOVED: t("What goes away"), MOVED: t("What moves"), RENAMED: t("What is called otherwise"),
        EMOTION: t("What feels otherwise"), PROMISE: t("What is promised otherwise"),
    }  # fmt: skip
    chapters = tuple(
        Chapter(kind, title, edition.speech.number(len(mine)), mine)
        for kind, title in titles.items()
        if (mine := tuple(change for change in found if change.kind == kind))
    )
    other = match.after if here is match.before else match.before
    return Changes(edition.link(other), "to-be" if other is match.after else "as-is", chapters)


def told(edition: Edition, match: Match) -> Iterator[Change]:
    """Every difference, from the state of today to the one that should be."""
    yield from _promised(edition, match)
    yield from _come_and_gone(edition, match)
    yield from _moved(edition, match)
    for before, after in match.stages:
        yield from _renamed(edition, before, after)
    for one, other in match.points:
        yield from _renamed(edition, one.point, other.point)
        yield from _felt(edition, match, one, other)
        yield from _deadline(edition, one, other)


def _promised(edition: Edition, match: Match) -> Iterator[Change]:
    before, after = (edition.words(one.promise).text for one in (match.before, match.after))
    if before == after:
        return
    if before and after:
        says = edition.t("“%(before)s” becomes “%(after)s”.", before=before, after=after)
    else:
        says = (
            edition.t("“%(after)s” is promised.", after=after)
            if after
            else edition.t("“%(before)s” is no longer promised.", before=before)
        )
    yield Change(PROMISE, Link(Words(edition.t("The whole journey"))), Words(says))


def _come_and_gone(edition: Edition, match: Match) -> Iterator[Change]:
    sides = ((match.after, 1, ADDED), (match.before, 0, REMOVED))
    for journey, side, kind in sides:
        stages = {id(pair[side]) for pair in match.stages}
        points = {id(pair[side].point) for pair in match.points}
        for stage in journey.stages:
            alone = [point for point in stage.touchpoints if id(point) not in points]
            if id(stage) not in stages:
                whole = edition.t("The whole stage.")
                yield Change(kind, edition.at(stage), Words(whole))
                if len(alone) == len(stage.touchpoints):
                    continue
            for point in alone:
                yield Change(kind, edition.at(point), _within(edition, stage))


def _moved(edition: Edition, match: Match) -> Iterator[Change]:
    order = {id(stage): place for place, stage in enumerate(match.after.stages)}
    late = displaced([order[id(after)] for _, after in match.stages])
    for place, (_, after) in enumerate(match.stages):
        if place in late:
            yield Change(MOVED, edition.at(after), Words(edition.t("The stage comes at another place.")))
    twins = {id(before): after for before, after in match.stages}
    for group in _by_stage(match):
        stay = [pair for pair in group if twins.get(id(pair[0].stage)) is pair[1].stage]
        late = displaced([other.column for _, other in stay])
        for place, (_, other) in enumerate(stay):
            if place in late:
                says = edition.t("It comes at another place in the same stage.")
                yield Change(MOVED, edition.at(other.point), Words(says))
        for one, other in group:
            if twins.get(id(one.stage)) is not other.stage:
                says = edition.t(
                    "From “%(before)s” to “%(after)s”.",
                    before=edition.words(one.stage.name).text,
                    after=edition.words(other.stage.name).text,
                )
                yield Change(MOVED, edition.at(other.point), Words(says))


def _by_stage(match: Match) -> Iterator[Sequence[tuple[Spot, Spot]]]:
    for stage in match.before.stages:
        if group := [pair for pair in match.points if pair[0].stage is stage]:
            yield group


def _renamed(edition: Edition, one: Stage | Touchpoint, other: Stage | Touchpoint) -> Iterator[Change]:
    before, after = edition.words(one.name), edition.words(other.name)
    if before != after:
        yield Change(RENAMED, edition.at(other), Words(edition.t("It was “%(before)s”.", before=before.text)))


def _felt(edition: Edition, match: Match, one: Spot, other: Spot) -> Iterator[Change]:
    for ref in shared(match):
        before, after = (felt(at.point, ref.id if ref else None) for at in (one, other))
        if before is None or after is None or before.score == after.score:
            continue
        who = edition.short(edition.model[ref].name).text if ref else edition.t("Everyone")
        says = edition.t(
            "%(who)s: from %(before)s to %(after)s.",
            who=who,
            before=edition.speech.signed(before.score),
            after=edition.speech.signed(after.score),
        )
        yield Change(EMOTION, edition.at(other.point), Words(says))


def shared(match: Match) -> tuple[Ref[Persona] | None, ...]:
    """The personas of both states, in the order of today; `None` stands for everyone when a state names nobody."""
    after = [ref.id for ref in match.after.personas]
    return tuple(dict.fromkeys(ref for ref in match.before.personas if ref.id in after)) or (None,)


def _deadline(edition: Edition, one: Spot, other: Spot) -> Iterator[Change]:
    before, after = one.point.deadline, other.point.deadline
    if before == after:
        return
    speech = edition.speech

    def said(value: Duration | None) -> str:
        return speech.duration(value) if value else edition.t("no time promised")

    says = edition.t("Promised within: %(before)s, then %(after)s.", before=said(before), after=said(after))
    yield Change(PROMISE, edition.at(other.point), Words(says))


def _within(edition: Edition, stage: Stage) -> Words:
    return Words(edition.t("In “%(stage)s”.", stage=edition.words(stage.name).text))


def marks(match: Match, here: Journey) -> dict[int, str]:
    """For the columns of a journey whose touchpoint is not the same in the other state: `added`, `removed` or `moved`."""
    side = 0 if here is match.before else 1
    known = {pair[side].column for pair in match.points}
    twins = {id(before): after for before, after in match.stages}
    found = {at.column: (ADDED if side else REMOVED) for at in spots(here) if at.column not in known}
    for one, other in match.points:
        if twins.get(id(one.stage)) is not other.stage:
            found[(one, other)[side].column] = MOVED
    return found
