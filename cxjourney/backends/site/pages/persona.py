"""The page of a persona: who it is, what it lives journey after journey, and where it suffers."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Face, Fact, Link, Page, Words
from cxjourney.backends.site.curve import svg
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.facts import facts
from cxjourney.backends.site.pages.moments import Moment, lows_of, ranked_in, worded
from cxjourney.backends.site.pages.series import plot_of, series, story
from cxjourney.backends.site.pages.used import Users, used_in
from cxjourney.backends.site.pictures import Picture, picture_of
from cxjourney.backends.site.urls import index_of, page_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona


@dataclass(frozen=True, slots=True)
class Lived:
    """A journey as this persona lives it: its curve, the story in a sentence, its hardest and best moments."""

    journey: Link
    state: str
    curve: str
    columns: int
    story: str
    hard: tuple[tuple[Face, Link], ...]
    good: tuple[tuple[Face, Link], ...]


@dataclass(frozen=True, slots=True)
class PersonaView:
    """Everything on the page."""

    name: Words
    initial: str
    picture: Picture | None
    quote: Words
    story: Words
    chips: tuple[Chip, ...]
    facts: tuple[Fact, ...]
    lists: tuple[Fact, ...]
    moments: tuple[Moment, ...]
    """Its hardest moments in all journeys, with what shows them, who answers and what is being done."""
    more: int
    lived: tuple[Lived, ...]
    used: tuple[Users, ...]


_HARDEST = 12
"""How many of its hardest moments the page of a persona shows."""
_LISTS = ("goals", "needs", "motivations", "frustrations")


def persona_page(edition: Edition, persona: Persona) -> Page:
    """The page of a persona."""
    journeys = edition.lookups.lived_by.get(persona.id, ())
    faces: list[str] = []
    lived = []
    for number, journey in enumerate(journeys, 1):
        if not edition.touchpoints(journey):
            continue
        made, used = _lived(edition, persona, journey, number)
        lived.append(made)
        faces += used
    lows = lows_of(edition, persona)
    shown = worded(edition, lows, _HARDEST)
    faces += [one.face.symbol for one in shown]
    chips = [Chip(edition.choice(one)) for one in persona.constraints]
    name = edition.words(persona.name)
    view = PersonaView(
        name=name,
        initial=next((letter for letter in name.text if letter.isalnum()), "?").upper(),
        picture=picture_of(edition, persona),
        quote=edition.words(persona.quote),
        story=edition.words(persona.story),
        chips=tuple(chips),
        facts=facts(edition, persona, ("quote", "story", "portrait", "constraints", *_LISTS)),
        lists=tuple(fact for fact in facts(edition, persona) if fact.label in {edition.label(one) for one in _LISTS}),
        moments=shown,
        more=len(lows) - len(shown),
        lived=tuple(lived),
        used=used_in(edition, persona),
    )
    crumbs = (Link(Words(edition.kind("persona", many=True)), index_of("persona")),)
    source = persona.origin.file.path if persona.origin else ""
    return Page(page_of("persona", persona.id), "persona.html", name, "persona", crumbs, view, source, tuple(faces))


def _lived(edition: Edition, persona: Persona, journey: Journey, number: int) -> tuple[Lived, list[str]]:
    points = edition.touchpoints(journey)
    style = next(i for i, ref in enumerate(dict.fromkeys(journey.personas)) if edition.model[ref] is persona)
    ref = list(dict.fromkeys(journey.personas))[style]
    one = series(edition, journey, ref, style)
    plot = plot_of(edition, journey, (one,), f"_lived-{number}")
    known = [(at, point) for at, point in zip(one.felt, points, strict=True) if at]
    hard = [(low.felt, low.point) for low in ranked_in(edition, journey, ref.id) if low.felt.score < 0][:3]
    good = sorted((pair for pair in known if pair[0].score > 0), key=lambda pair: -pair[0].score)[:2]
    hard_views = tuple((edition.face(at, style), edition.at(point)) for at, point in hard)
    good_views = tuple((edition.face(at, style), edition.at(point)) for at, point in good)
    faces = [*plot.faces, *(face.symbol for face, _ in (*hard_views, *good_views))]
    size = 26 if len(points) <= 16 else 20
    state = edition.choice(journey.state or "as-is")
    drawn = svg(plot, face=size, labels=False) if plot.known else ""
    opened = edition.link(journey)
    opened = Link(
        opened.words, f"{opened.to}?persona={ref.id}" if opened.to and len(set(journey.personas)) > 1 else opened.to
    )
    return Lived(opened, state, drawn, plot.columns, story(edition, journey, one), hard_views, good_views), faces
