"""A first draft of a journey as it is, from the paths that people took: for a person to edit."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from cxjourney.wording import Wording, counted, say

DONE, LEFT = "done", "left"


@dataclass(frozen=True, slots=True)
class Log:
    """Paths with how many people took each; every path has an event.

    `paths` are over. Those who are on one `under_way` were seen too lately for their last event to be an end.
    """

    paths: tuple[tuple[tuple[str, ...], int], ...]
    under_way: tuple[tuple[tuple[str, ...], int], ...] = ()

    @property
    def all(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Every path, over or not."""
        return (*self.paths, *self.under_way)

    @property
    def units(self) -> int:
        """How many people there are."""
        return sum(units for _, units in self.all)


@dataclass(frozen=True, slots=True)
class Draft:
    """A journey as plain data, and the events that too few people had to be drawn."""

    data: dict[str, Any]
    left_out: tuple[str, ...]


def drafted(
    log: Log, id_: str, least: float, locale: str, *, name: str = "", since: str = "", until: str = ""
) -> Draft:
    """Draw the events and the ways that a share of at least `least` takes, in the order in which people meet them.

    Without a `name`, the journey is called as its id reads.
    Who is under way has left from nowhere yet: the last event of such a path is no end, unless it is that of the draft.
    """
    kept = frequent(log, least)
    over, open_ = (tuple(_followed(paths, kept)) for paths in (log.paths, log.under_way))
    order = in_order((*over, *open_))
    ids = slugs(order)
    moves: Counter[tuple[str, str]] = Counter()
    for path, units in (*over, *open_):
        for pair in pairwise(path):
            moves[pair] += units
    for path, units in over:
        moves[path[-1], DONE if path[-1] == order[-1] else LEFT] += units
    for path, units in open_:
        if path[-1] == order[-1]:
            moves[path[-1], DONE] += units
    touchpoints = [_touchpoint(event, order, ids, moves, least) for event in order]
    names = {event for path, _ in log.all for event in path}
    told = say(
        "Drawn from {units}, observed from {since} to {until}. A draft: name the stages, say why people leave.",
        "Tracé d'après {units}, de {since} à {until}. Un brouillon : nommez les étapes, dites pourquoi on s'en va.",
        units=counted(log.units, say("{n} path", "{n} chemin"), say("{n} paths", "{n} chemins")),
        since=since or "?",
        until=until or "?",
    )
    summary = told.in_(locale)
    if waiting := sum(units for _, units in log.under_way):
        going = counted(
            waiting,
            say("{n} of them is still under way.", "{n} est encore en cours."),
            say("{n} of them are still under way.", "{n} sont encore en cours."),
        )
        summary = f"{summary} {going.in_(locale)}"
    data: dict[str, Any] = {
        "cxjourney": "v1",
        "kind": "journey",
        "id": id_,
        "name": name or _words(id_),
        "summary": summary,
        "state": "as-is",
        "status": "draft",
        "stages": [
            {"id": "observed", "name": say("What is observed", "Ce que l'on observe").in_(locale), "touchpoints": touchpoints}
        ],
        "exits": _exits(touchpoints),
    }  # fmt: skip
    return Draft(data, tuple(sorted(names - kept)))


def as_is(source: str) -> Wording:
    """How a draft is called of which nothing is known but the id of its source."""
    return say("{source} as is", "{source}, parcours existant", source=_words(source))


def frequent(log: Log, least: float) -> frozenset[str]:
    """The events that at least a share `least` of the people had, once or more."""
    having: Counter[str] = Counter()
    for path, units in log.all:
        for event in set(path):
            having[event] += units
    return frozenset(event for event, units in having.items() if units >= least * log.units)


def without(path: Sequence[str], kept: frozenset[str]) -> tuple[str, ...]:
    """A path with these events alone, one that follows itself written once."""
    return tuple(event for event, _ in groupby(event for event in path if event in kept))


def _followed(
    paths: Iterable[tuple[tuple[str, ...], int]], kept: frozenset[str]
) -> Iterable[tuple[tuple[str, ...], int]]:
    """The paths through these events alone; those that meet none of them are gone."""
    for path, units in paths:
        if shown := without(path, kept):
            yield shown, units


def in_order(paths: Iterable[tuple[tuple[str, ...], int]]) -> tuple[str, ...]:
    """The events in the order in which people first meet them, on average; ties by name."""
    total: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for path, units in paths:
        for place, event in enumerate(dict.fromkeys(path)):
            total[event] += units
            places[event] += place * units
    return tuple(sorted(total, key=lambda event: (places[event] / total[event], event)))


def slugs(names: Iterable[str]) -> dict[str, str]:
    """An id for each name, each of its own."""
    made: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-")
        slug = slug if slug and slug[0].isalpha() else f"event-{slug}".strip("-")
        taken, number, first = set(made.values()), 2, slug
        while slug in taken:
            slug, number = f"{first}-{number}", number + 1
        made[name] = slug
    return made


def _touchpoint(
    event: str, order: Sequence[str], ids: dict[str, str], moves: Counter[tuple[str, str]], least: float
) -> dict[str, Any]:
    leaving = {target: units for (source, target), units in moves.items() if source == event}
    whole = sum(leaving.values())
    ways = sorted(leaving, key=lambda target: (-leaving[target], target))
    drawn = [target for target in ways if leaving[target] >= least * whole] or ways[:1]
    found: dict[str, Any] = {"id": ids[event], "name": _words(event), "event": event}
    if not _legal(event):
        del found["event"]
    if not whole:  # all who are there are under way: where they go nobody knows, so no share is told
        found["next"] = [{"to": f"observed/{ids[order[order.index(event) + 1]]}"}]
        return found
    found["next"] = [_way(target, leaving[target] / whole, ids) for target in drawn]
    return found


def _way(target: str, share: float, ids: dict[str, str]) -> dict[str, str]:
    to = f"observed/{ids[target]}" if target in ids else f"exit:{target}"
    return {"to": to, "share": f"{int(share * 1000) / 10:g} %"}


def _exits(touchpoints: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    used = {way["to"] for touchpoint in touchpoints for way in touchpoint["next"]}
    kinds = {DONE: "success", LEFT: "abandonment"}
    return [{"id": id_, "type": kind} for id_, kind in kinds.items() if f"exit:{id_}" in used]


def _words(name: str) -> str:
    words = re.sub(r"[\W_]+", " ", name).strip()
    return words[:1].upper() + words[1:] if words else "?"


def _legal(event: str) -> bool:
    """Whether a journey may name the event so."""
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9_.:-]*", event) is not None


def untold(left_out: Sequence[str], locale: str) -> str | None:
    """What was left out, in a sentence; None when it is nothing."""
    if not left_out:
        return None
    shown = ", ".join(left_out[:10]) + (" …" if len(left_out) > 10 else "")
    told: Wording = say(
        "not drawn, for too few people had them: {events}",
        "non tracés, car trop peu de personnes les ont eus : {events}",
        events=shown,
    )
    return told.in_(locale)
