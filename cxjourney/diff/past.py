"""The history of every journey at once: what each version of the workspace changed, and how each journey stood then.

One walk along the versions, two of them at a time, so that memory holds no more than two models.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cxjourney.diff.change import Change
from cxjourney.diff.classes import Difference
from cxjourney.diff.compare import compare
from cxjourney.diff.findings import names_of, told
from cxjourney.diff.history import Version
from cxjourney.diff.story import NAMES
from cxjourney.diff.trends import point
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model
from cxjourney.model.past import Entry, Moment, Past, Point, Reach, Said
from cxjourney.model.values import Text

TOLD = 12
"""How many changes of one commit are told about one journey; the others are counted."""
LATELY = 1000
"""How many entries of all journeys together are kept."""


def past(versions: Iterable[Version], reach: Reach, limit: int) -> Past:
    """The history that some versions tell, the newest first; those that are not committed yet have no id.

    When `reach` is `whole`, the oldest version is the first one: what stands there was added by it.
    """
    entries: dict[str, list[Entry]] = {}
    points: dict[str, list[Point]] = {}
    lately: list[Entry] = []
    walk, touched = _Walk(), set[str]()
    for newer, older in pairwise(_with_end(versions)):
        assert newer is not None  # only the last one is
        walk.begin(newer)
        if older is None and reach != "whole":
            walk.stand(newer, (), touched, points)
            break
        base = older.model if older is not None else Model((), frozenset())
        changes = compare(base, newer.model)
        walk.stand(newer, changes, touched, points)
        for entry, then in _entries(newer, Difference(base, newer.model, changes)):
            now = walk.present(then)
            if now:
                entries.setdefault(now, []).append(replace(entry, journey=now))
            if len(lately) < LATELY:
                lately.append(replace(entry, journey=now))
        touched = walk.back(changes)
    return Past(
        reach,
        {id_: tuple(found) for id_, found in sorted(entries.items())},
        {id_: _telling(found, entries.get(id_, ())) for id_, found in sorted(points.items())},
        tuple(lately),
        limit,
    )


def moment_of(version: Version) -> Moment:
    """The commit of a version."""
    date = dt.date.fromisoformat(version.date) if version.date else None
    return Moment(version.id, date, version.authors, version.reviewers, version.title)


def _with_end(versions: Iterable[Version]) -> Iterator[Version | None]:
    yield from versions
    yield None


class _Walk:
    """Which journey is which on the way back: its present id, by the id that it has in the version at hand."""

    def __init__(self) -> None:
        self.names: dict[str, str] | None = None
        self.refs: dict[str, str] = {}
        """The present address of what had another one, by that one."""
        self.elsewhere = False
        """Whether the version that was looked at before this one changed something beside the journeys."""

    def begin(self, newest: Version) -> None:
        if self.names is None:
            self.names = {journey.id: journey.id for journey in newest.model.all(Journey)}

    def present(self, then: str) -> str:
        """The present id of a journey; empty when it is no more."""
        return (self.names or {}).get(then, "")

    def here(self, ref: str) -> str:
        """The present address of what stands at `ref` in the version at hand: its own, or that of what holds it."""
        upper = ref
        while upper not in self.refs:
            upper, within, _ = upper.rpartition("/")
            if not within:
                return ref
        return self.refs[upper] + ref.removeprefix(upper)

    def back(self, changes: Sequence[Change]) -> set[str]:
        """Take the names of the version before; the journeys that are otherwise there, by their id there."""
        assert self.names is not None  # `begin` came first
        touched: set[str] = set()
        elsewhere = [
            one for one in changes if one.old is not None and one.new is not None and one.old.ref != one.new.ref
        ]
        self.refs |= {one.old.ref: self.here(one.new.ref) for one in elsewhere if one.old and one.new}
        for change in changes:
            now, then = (_journey_of(node.ref) if node else "" for node in (change.new, change.old))
            if change.kind == "journey" and change.verb == "added":
                self.names.pop(now, None)
            if change.kind == "journey" and change.verb == "renamed" and now in self.names:
                self.names[then] = self.names.pop(now)
            touched |= {id_ for id_ in (now, then) if id_}
        return touched

    def stand(
        self, newer: Version, changes: Iterable[Change], touched: set[str], points: dict[str, list[Point]]
    ) -> None:
        """Note how the journeys stand after a version; `touched` are those that the next newer one changed.

        The numbers of a journey are worked out again only when something on which they rest may be different.
        """
        moment, model = moment_of(newer), newer.model
        paired = _paired(model)
        for then, now in sorted((self.names or {}).items()):
            journey = model.find("journey", then)
            if not isinstance(journey, Journey) or journey.id != then:
                continue
            mine = points.setdefault(now, [])
            if mine and not self.elsewhere and then not in touched and then not in paired:
                mine.append(replace(mine[-1], moment=moment))
            else:
                mine.append(point(moment, journey, model, self.here))
        self.elsewhere = any(not change.ref.startswith("journey:") for change in changes)


def _telling(points: Sequence[Point], entries: Iterable[Entry]) -> tuple[Point, ...]:
    """Of how a journey stood after each version, the newest first, what is worth showing, the oldest first.

    The first one, those of the commits that changed the journey, and those where a number is another.
    """
    own = {entry.moment for entry in entries}
    kept: list[Point] = []
    for one in reversed(points):
        if not kept or one.moment in own or replace(kept[-1], moment=one.moment) != one:
            kept.append(one)
    return tuple(kept)


def _paired(model: Model) -> set[str]:
    """The journeys that have another state, or are one: each counts for the other's score."""
    found: set[str] = set()
    for journey in model.all(Journey):
        if journey.counterpart:
            found |= {journey.id, journey.counterpart.id}
    return found


def _journey_of(ref: str) -> str:
    kind, _, path = ref.partition(":")
    return path.partition("/")[0] if kind == "journey" else ""


def _entries(version: Version, difference: Difference) -> Iterator[tuple[Entry, str]]:
    """What a version says of each journey, with the id that the journey had then, in the order of the ids."""
    names, moment = names_of(difference), moment_of(version)
    gathered: dict[str, list[Said]] = {}
    review: dict[str, tuple[dt.date | None, dt.date | None]] = {}
    for classed in difference.classed:
        change = classed.change
        id_ = _journey_of(change.ref)
        if not id_:
            continue
        mine = gathered.setdefault(id_, [])
        if change.kind == "journey" and change.path == ("review_by",):
            review[id_] = (change.before, change.after)
            continue
        said = Said(change.ref, classed.code.code, NAMES[classed.severity], told(classed, names), _inside(change))
        mine.append(said)
    for id_, said_ in sorted(gathered.items()):
        said_.sort(key=lambda said: _GRAVEST_FIRST.index(said.weight))
        name = _name(id_, difference)
        yield Entry(moment, name, tuple(said_[:TOLD]), max(0, len(said_) - TOLD), review.get(id_)), id_


_GRAVEST_FIRST = ("breaking", "notable", "cosmetic")


def _name(id_: str, difference: Difference) -> Text:
    nodes = (model.find("journey", id_) for model in (difference.new, difference.old))
    return next((node.name for node in nodes if isinstance(node, Journey)), Text((("", id_),)))


def _inside(change: Change) -> Text | None:
    if isinstance(change.node, Journey) or change.verb in ("added", "removed"):
        return None
    name = getattr(change.node, "name", None)
    return name if isinstance(name, Text) else None
