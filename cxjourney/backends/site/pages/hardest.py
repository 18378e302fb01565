"""The hardest moments of each persona: where it hurts, why we believe it, who answers, what is being done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.moments import Low, Moment, lows_by_persona, moment
from cxjourney.backends.site.pages.paging import ROWS, Pager, leaf_of, leaves, titled
from cxjourney.model.kinds.persona import Persona

PATH = "moments.html"
SHOWN = 6
"""How many moments of one persona the page shows; the others stand on the maps."""


@dataclass(frozen=True, slots=True)
class Sufferer:
    """A persona and its hardest moments. `more` counts those that are not shown."""

    anchor: str
    who: Link
    moments: tuple[Moment, ...]
    more: int


@dataclass(frozen=True, slots=True)
class HardestView:
    """Everything on the page."""

    people: tuple[tuple[Link, str], ...]
    sections: tuple[Sufferer, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A persona on the first page: its hardest moment, and the way to the others."""

    who: Link
    moment: Moment
    all: Link


_PERSONAS = ROWS // SHOWN


def hardest_pages(edition: Edition) -> Iterator[Page]:
    """The hardest moments of each persona, the one who suffers most first."""
    found = lows_by_persona(edition)
    title = edition.t("The hardest moments, persona by persona")
    places = {persona.id: at for at, (persona, _) in enumerate(found)}
    people = tuple((all_of(edition, persona, places), edition.speech.number(len(mine))) for persona, mine in found)
    for leaf in leaves(PATH, found, _PERSONAS):
        sections = tuple(_sufferer(edition, persona, mine) for persona, mine in leaf.rows)
        faces = tuple(one.face.symbol for section in sections for one in section.moments)
        view = HardestView(people, sections, leaf.pager)
        yield Page(leaf.path, "moments.html", titled(edition, title, leaf.number), "home", (), view, "", faces)


def glimpses(edition: Edition, most: int) -> tuple[Glimpse, ...]:
    """The hardest moment of each persona, for the first page."""
    found = lows_by_persona(edition)
    places = {persona.id: at for at, (persona, _) in enumerate(found)}
    return tuple(
        Glimpse(edition.link(persona), moment(edition, mine[0]), all_of(edition, persona, places))
        for persona, mine in found[:most]
    )


def all_of(edition: Edition, persona: Persona, places: dict[str, int]) -> Link:
    """The way to the moments of one persona."""
    return Link(edition.short(persona.name), f"{leaf_of(PATH, places[persona.id], _PERSONAS)}#{_anchor(persona)}")


def _sufferer(edition: Edition, persona: Persona, mine: tuple[Low, ...]) -> Sufferer:
    shown = tuple(moment(edition, low) for low in mine[:SHOWN])
    return Sufferer(_anchor(persona), edition.link(persona), shown, len(mine) - len(shown))


def _anchor(persona: Persona) -> str:
    return f"_of-{persona.id}"
