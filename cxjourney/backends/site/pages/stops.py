"""What stops with a tool or a procedure, and what happens on a channel: journey by journey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cxjourney.backends.site.bits import Chip, Face, Link, Row, Table, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.moments import people_of
from cxjourney.backends.site.pages.paging import ROWS, grouped
from cxjourney.model.derive.emotion import felt
from cxjourney.model.derive.raci import accountable
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.process import Process
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Address, address
from cxjourney.model.values import Ref


@dataclass(frozen=True, slots=True)
class Part:
    """What concerns one journey: a sentence, then its touchpoints."""

    journey: Link
    says: Words
    table: Table


@dataclass(frozen=True, slots=True)
class Section:
    """A section told journey by journey. `sums` is the line under `summary`; `cut` counts what is left out."""

    title: str
    intro: str
    summary: Table | None = None
    sums: Row | None = None
    parts: tuple[Part, ...] = ()
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A touchpoint where it stands, and the team that answers for it."""

    journey: Journey
    stage: Stage
    point: Touchpoint
    owner: Team | None


def means(edition: Edition, point: Touchpoint) -> tuple[object, ...]:
    """The tools and procedures that a touchpoint needs, those of its procedures included."""
    refs: list[Ref[Any]] = [*point.systems, *point.processes]
    refs += [ref for item in point.backstage for ref in (item.system, item.process) if ref]
    refs += [ref for ref in (point.initiator, point.receiver) if ref and ref.kind == "system"]
    refs += [ref for item in point.backstage if (ref := item.actor) and ref.kind == "system"]
    direct: list[object] = [edition.model[ref] for ref in refs]
    through = [edition.model[ref] for one in direct if isinstance(one, Process) for ref in one.systems]
    return (*direct, *through)


def stops(edition: Edition, tool: System | Process) -> Iterator[Section]:
    """What no longer works when a tool or a procedure fails."""
    places = places_of(edition).get(address(tool), ())
    whole = edition.lookups.depending_on.get(tool.id, ()) if isinstance(tool, System) else ()
    held = {place.journey.id: place.journey for place in places} | {journey.id: journey for journey in whole}
    if not held:
        return
    mine: dict[str, list[Touchpoint]] = {id_: [] for id_ in sorted(held)}
    for place in places:
        mine[place.journey.id].append(place.point)
    depending = {journey.id for journey in whole}
    rows = [_stopped(edition, held[id_], points, id_ in depending) for id_, points in mine.items()]
    t, n = edition.t, edition.n
    intro = t(
        "%(journeys)s and %(points)s depend on it.",
        journeys=n("%(num)s journey", "%(num)s journeys", len(held)),
        points=n("%(num)s touchpoint", "%(num)s touchpoints", len(places)),
    )
    heads = (
        edition.kind("journey"), t("Owner"), t("Touchpoints"), t("Moments of truth"), t("KPIs"), t("People concerned"),
    )  # fmt: skip
    title = t("If this stops, these touchpoints stop")
    numbers = [[row[at] or 0 for row in rows] for at in (2, 3, 4)]
    sums = Row(
        (Words(t("In all")), Words(""), *(Words(edition.speech.number(sum(each))) for each in numbers), Words(""))
    )
    shown = tuple(Row(tuple(_number(edition, cell) for cell in row)) for row in rows[:ROWS])
    summary = Table(title, heads, shown, (2, 3, 4, 5), wide=True)
    parts = tuple(
        Part(edition.link(journey), Words(""), _table(edition, these))
        for journey, these in grouped(places[:ROWS], lambda place: place.journey)
    )
    yield Section(title, intro, summary, sums if len(rows) > 1 else None, parts, max(0, len(places) - ROWS))


def on_channel(edition: Edition, channel: Channel) -> Iterator[Section]:
    """What happens on a channel, where else it could happen, and who likes it or not."""
    places = places_of(edition).get(address(channel), ())
    t, n = edition.t, edition.n
    if places:
        alone = sum(len(set(one.point.channels)) == 1 for one in places)
        intro = n("%(num)s touchpoint happens here.", "%(num)s touchpoints happen here.", len(places)) + " "
        intro += n(
            "For %(num)s of them there is no other channel.", "For %(num)s of them there is no other channel.", alone
        ) if alone else t("Each could happen elsewhere too.")  # fmt: skip
        parts = tuple(
            Part(edition.link(journey), edition.words(journey.promise), _lived(edition, journey, mine, channel))
            for journey, mine in grouped(places[:ROWS], lambda place: place.journey)
        )
        yield Section(t("What happens here"), intro, parts=parts, cut=max(0, len(places) - ROWS))
    rows = tuple(_liking(edition, places, channel))
    if rows:
        heads = (edition.kind("persona"), t("This channel"), t("Touchpoints here"), t("Without another channel"))
        title = t("For whom")
        yield Section(title, t("What each persona prefers, and whether it has the choice."), Table(title, heads, rows, (2, 3)))  # fmt: skip


def faces_of(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """The drawings that the tables of these sections use."""
    cells = (cell for section in sections for part in section.parts for row in part.table.rows for cell in row.cells)
    return tuple(cell.symbol for cell in cells if isinstance(cell, Face))


@lru_cache(maxsize=8)
def places_of(edition: Edition) -> dict[Address, tuple[Place, ...]]:
    """For each tool, procedure and channel, by its address, the touchpoints that need it or happen on it."""
    table: dict[Address, list[Place]] = {}
    for journey, stage, point, roles in edition.roles:
        place = Place(journey, stage, point, accountable(roles))
        found = [*means(edition, point), *(edition.model[ref] for ref in point.channels)]
        for key in dict.fromkeys(address(one) for one in found if isinstance(one, Entity)):
            table.setdefault(key, []).append(place)
    return {key: tuple(held) for key, held in table.items()}


def _stopped(edition: Edition, journey: Journey, mine: list[Touchpoint], whole: bool) -> tuple[Any, ...]:
    people = people_of(edition.model, journey, [edition.model[ref] for ref in dict.fromkeys(journey.personas)])
    return (
        edition.link(journey, edition.t("depends on it as a whole") if whole else ""),
        edition.ref(journey.owner) or Words("–"),
        len(mine),
        sum(point.moment_of_truth for point in mine),
        sum(len(point.kpis) for point in mine),
        people,
    )


def _number(edition: Edition, cell: object) -> object:
    if cell is None:
        return Words("–")
    return Words(edition.speech.number(cell)) if isinstance(cell, int) else cell


def _table(edition: Edition, places: tuple[Place, ...]) -> Table:
    heads = (edition.label("touchpoint"), edition.label("stage"), edition.t("Accountable"))
    rows = tuple(
        Row((edition.at(one.point), edition.words(one.stage.name), _owner(edition, one.owner))) for one in places
    )
    return Table(edition.words(places[0].journey.name).text, heads, rows)


def _owner(edition: Edition, owner: Team | None) -> object:
    return edition.link(owner) if owner else Chip(edition.t("nobody"), "late")


def _lived(edition: Edition, journey: Journey, places: tuple[Place, ...], channel: Channel) -> Table:
    t = edition.t
    heads = (edition.label("touchpoint"), edition.label("stage"), t("How it feels"), t("Or else on"), t("Accountable"))
    rows = []
    for place in places:
        others = [ref for ref in dict.fromkeys(place.point.channels) if edition.model[ref] is not channel]
        feeling = felt(place.point)
        rows.append(
            Row(
                (
                    edition.at(place.point),
                    edition.words(place.stage.name),
                    edition.face(feeling) if feeling else Words(t("not documented")),
                    edition.refs(others) or Chip(t("no other channel"), "hypothesis"),
                    _owner(edition, place.owner),
                )
            )
        )
    return Table(edition.words(journey.name).text, heads, tuple(rows), wide=True)


def _liking(edition: Edition, places: tuple[Place, ...], channel: Channel) -> Iterator[Row]:
    """The personas who say something of this channel, or meet it: those who avoid it first."""
    t, model = edition.t, edition.model
    found = []
    met: dict[str, list[Touchpoint]] = {}
    for place in places:
        for ref in dict.fromkeys(place.journey.personas):
            met.setdefault(model[ref].id, []).append(place.point)
    for persona in model.all(Persona):
        said = persona.channels
        avoids = bool(said) and any(model[ref] is channel for ref in said.avoided) if said else False
        prefers = bool(said) and any(model[ref] is channel for ref in said.preferred) if said else False
        mine = met.get(persona.id, [])
        if avoids or prefers or mine:
            alone = sum(len(set(point.channels)) == 1 for point in mine)
            word = Chip(t("avoids it"), "late") if avoids else Chip(t("prefers it"), "evidence") if prefers else Words(t("says nothing of it"))  # fmt: skip
            order = (0 if avoids else 2 if prefers else 1, -alone, persona.id)
            cells = (edition.link(persona), word, Words(edition.speech.number(len(mine))), Words(edition.speech.number(alone)))  # fmt: skip
            found.append((order, Row(cells)))
    for _, row in sorted(found, key=lambda pair: pair[0]):
        yield row
