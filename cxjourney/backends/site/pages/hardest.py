"""The hardest moments of each persona: where it hurts, why we believe it, who answers, what is being done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.facets import Facet, facet, useful
from cxjourney.backends.site.pages.moments import Low, Moment, lows_by_persona, moment, worded
from cxjourney.backends.site.pages.paging import ROWS, Pager, leaf_of, leaves, titled
from cxjourney.model.derive.basis import BASES
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona

PATH = "moments.html"
SHOWN = 3
"""How many moments of one persona the page shows; the page of the persona shows more."""


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
    facets: tuple[Facet, ...]
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
        view = HardestView(people, _facets(edition, sections), sections, leaf.pager)
        yield Page(leaf.path, "moments.html", titled(edition, title, leaf.number), "home", (), view, "", faces)


def _facets(edition: Edition, sections: tuple[Sufferer, ...]) -> tuple[Facet, ...]:
    t = edition.t
    held = [dict(mark.split(":", 1) for mark in one.marks.split()) for each in sections for one in each.moments]
    names = {one.id: edition.words(one.name).text for one in edition.model.all(Journey)}

    def ask(key: str, label: str, names: dict[str, str]) -> Facet:
        return facet(key, label, ((one[key],) for one in held), names)

    return useful(
        ask("action", t("Action"), {"some": t("under way or planned"), "none": t("no action yet")}),
        ask("owner", t("Accountable"), {"some": t("someone"), "none": t("nobody")}),
        ask("basis", t("Evidence"), {basis: edition.choice(basis) for basis in reversed(BASES)}),
        ask("journey", edition.kind("journey"), names),
    )


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
    shown = worded(edition, mine, SHOWN)
    return Sufferer(_anchor(persona), edition.link(persona), shown, len(mine) - len(shown))


def _anchor(persona: Persona) -> str:
    return f"_of-{persona.id}"
