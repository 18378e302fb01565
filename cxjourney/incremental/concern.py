"""What an edit concerns: which journeys and other objects are looked at again, and which rules run over all journeys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final

from cxjourney.incremental.change import Change, TooWide, bare, whole
from cxjourney.incremental.index import linked
from cxjourney.incremental.plain import Plain
from cxjourney.lint.rule import Rule, rules
from cxjourney.model.walk import uses

MOST: Final = 64
"""Journeys that an edit may concern: beyond, compiling the whole costs no more."""


@dataclass(frozen=True, slots=True)
class Concern:
    """`journeys` are ids; `again` the addresses, such as `journey:parcel` or `persona:lea`, of all that is looked at
    again; `cited` the codes of rules that compare journeys and have found something with a place in an edited file.
    """

    journeys: frozenset[str]
    again: frozenset[str]
    cited: frozenset[str]


def concern(change: Change) -> Concern:
    """What an edit concerns. Raises `TooWide` when that is too much."""
    compared = {rule.code.code for rule in comparing()}
    homes: set[str] = set()
    cited: set[str] = set()
    for plain in _citing(change):
        if plain[0] in compared:
            cited.add(plain[0])
        elif home(plain):
            homes.add(home(plain))
        elif plain[0][0] not in "YS":
            raise TooWide  # said of the workspace as a whole
    pointing = {entity.origin.ref for entity in change.pointing() if entity.origin}
    others = {each.removeprefix("journey:") for each in homes if each.startswith("journey:")}
    journeys = _linked(change, others) | _looking_through(change, pointing)
    if len(journeys) > MOST:
        raise TooWide
    library = {each for each in homes if not each.startswith("journey:")} | change.users() | pointing
    return Concern(frozenset(journeys), frozenset({f"journey:{id_}" for id_ in journeys} | library), frozenset(cited))


def comparing() -> tuple[Rule, ...]:
    """The rules that compare journeys."""
    return tuple(rule for rule in rules() if rule.ties)


def home(plain: Plain) -> str:
    """The entity that a finding is about."""
    return entity_of(plain[4])


def entity_of(ref: str) -> str:
    """The entity of an address: `journey:first-home-loan` for any part of it."""
    return ref.partition("/")[0]


def _citing(change: Change) -> Iterator[Plain]:
    """What was found with a place in an edited file."""
    for plain, _ in change.before.index.raised:
        place, related, fix = plain[3], plain[7], plain[8]
        files = {place[0], *(at[0] for at, _ in related), *(edit[0] for edit in (fix[1] if fix else ()))}
        if files & change.changed.keys():
            yield plain


def _linked(change: Change, others: Iterable[str]) -> set[str]:
    """The ids of the edited journeys, of those linked to them either way, and of some others."""
    index = change.before.index
    found = {journey.id for journey in change.new.values()}
    named = {*others, *found}
    named |= {id_ for id_, leads in index.links.items() if any(_current(change, each) in found for each in leads)}
    for journey in (*change.new.values(), *change.old.values()):
        named |= linked(journey, uses(journey))
    return {current for each in named if (current := _current(change, each))}


def _current(change: Change, id_: str) -> str:
    """The id of a journey from that or a former one; nothing when there is none that has a file of its own."""
    index = change.before.index
    return index.journeys[index.names[id_]][0] if id_ in index.names else ""


def _looking_through(change: Change, pointing: Set[str]) -> set[str]:
    """The ids of the journeys that may see an edited one through those objects, unless only words have changed."""
    if not pointing or not change.differing(bare):
        return set()
    index = change.before.index
    rows = tuple(index.journeys.values())
    return {
        rows[number][0]
        for key, parts in index.users.items()
        if whole(key) in pointing
        for numbers in parts.values()
        for number in numbers
    }
