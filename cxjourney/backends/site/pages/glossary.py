"""The words of the site, in every language it speaks, each with what it means; and the words that the house avoids."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.speech import Speech
from cxjourney.backends.site.urls import FOLDERS
from cxjourney.model.declare import DOCS, KINDS


@dataclass(frozen=True, slots=True)
class Term:
    """A word in every language, and what it means."""

    anchor: str
    names: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word that the house avoids, and the one it uses instead."""

    language: str
    code: str
    word: str
    instead: str


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The words, in groups."""

    languages: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, tuple[Term, ...]], ...]
    avoided: tuple[Avoided, ...]


MAP = (
    ("Stage", "A part of the journey, named as the traveller would name it."),
    ("Touchpoint", "One interaction, on one channel or on alternative ones, or an action of the traveller alone."),
    ("Moment of truth", "A touchpoint where the relation is decided."),
    ("Line of interaction", "Above it, what the traveller does; below it, what is done in front of the traveller."),
    ("Line of visibility", "Below it, what the traveller does not see."),
    ("Line of internal interaction", "Below it, what serves the teams that serve the traveller."),
)
"""Words of the map."""
JUDGING = (
    ("Hypothesis", "Something that we believe without having heard it from travellers."),
    ("Co-created", "Something that travellers drew with us."),
    ("Importance", "How much a touchpoint matters to travellers, from 1 to 5; 3 where nobody said."),
    (
        "Reach",
        "How many people a moment concerns, on a scale of 5: fewer than 100, than 1,000, than 10,000, than 100,000, or more; 3 where nobody counted.",
    ),
    ("RACI", "Who does it (R), who answers for it (A), who is asked (C) and who is told (I)."),
    ("KPI", "A metric with a target, judged at a place of the journey."),
)
"""Words with which one judges and acts."""


def glossary_page(edition: Edition) -> Page:
    """The words of the site, in every language."""
    speeches = [Speech(code) for code in edition.job.languages]
    t = edition.t
    things = tuple(
        Term(f"_w-{kind}", tuple(one.kind(kind) for one in speeches), t(DOCS[KINDS[kind]].en)) for kind in FOLDERS
    )
    groups = (
        ("_g1", t("What the maps are made of"), things),
        ("_g2", t("On the map"), _terms(edition, speeches, MAP, "m")),
        ("_g3", t("To judge and to act"), _terms(edition, speeches, JUDGING, "j")),
    )
    view = GlossaryView(tuple((one.code, one.name) for one in speeches), groups, _avoided(edition))
    return Page("glossary.html", "glossary.html", Words(t("Glossary")), "about", (), view)


def _terms(edition: Edition, speeches: list[Speech], table: tuple[tuple[str, str], ...], mark: str) -> tuple[Term, ...]:
    return tuple(
        Term(f"_{mark}{at}", tuple(one.t(word) for one in speeches), edition.t(meaning))
        for at, (word, meaning) in enumerate(table, 1)
    )


def _avoided(edition: Edition) -> tuple[Avoided, ...]:
    said = edition.job.workspace.glossary
    table = said.forbidden if said else {}
    return tuple(
        Avoided(Speech(code).name, code, word, table[code][word])
        for code in sorted(table)
        for word in sorted(table[code])
    )
