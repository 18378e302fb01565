"""
What  A text that is not written in one of the languages that the workspace declares.
Why  Readers of that language meet a foreign sentence in the middle of the page.
Quoi  Un texte qui manque dans l'une des langues déclarées par l'espace de travail.
Pourquoi  Qui lit dans cette langue tombe sur une phrase étrangère au milieu de la page.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  languages: [en, fr]
  include: [journeys]
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: {en: Collect a parcel, fr: Retirer un colis}
  goal: {en: Have my parcel today}
  stages:
    - {id: find, name: {en: I find the locker, fr: Je trouve la consigne}}
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  languages: [en, fr]
  include: [journeys]
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: {en: Collect a parcel, fr: Retirer un colis}
  goal: {en: Have my parcel today, fr: Avoir mon colis aujourd'hui}
  stages:
    - {id: find, name: {en: I find the locker, fr: Je trouve la consigne}}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import Written
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.evidence import Verbatim
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.policy import Policy
from cxjourney.model.kinds.source import Source
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.wording import say

_PROPER = (Channel, Persona, Policy, Source, System, Team)
"""Kinds whose plain name may be a proper name: Léa, SMS, the name of a product or of a law."""


@rule("T404", "missing-translation", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Texts that lack a declared language; an entity of which nothing is translated is said once, at its name."""
    wanted = context.workspace.languages
    if len(wanted) < 2:
        return
    for entity, group in groupby(_prose(context), key=lambda text: text.node.ref.partition("/")[0]):
        texts: dict[tuple[int, tuple[str | int, ...]], list[Written]] = {}
        for text in group:
            path = text.path[:-1] if text.language else text.path
            texts.setdefault((id(text.node), path), []).append(text)
        lacking = [(found, _missing(found, wanted)) for found in texts.values()]
        lacking = [(found, missing) for found, missing in lacking if missing]
        untouched = all(not text.language for found in texts.values() for text in found)
        if untouched and len(lacking) > 1:
            first = lacking[0][0][0]
            yield Finding(
                first.node,
                say(
                    "the {n} texts of `{entity}` are only in `{language}`, and {others} is declared",
                    "les {n} textes de `{entity}` ne sont qu'en `{language}`, alors que {others} est déclaré",
                    n=len(lacking),
                    entity=entity.partition(":")[2],
                    language=wanted[0],
                    others=listed(wanted[1:]),
                ),
                say(
                    "write each text as a map: `{{{example}}}`",
                    "écrivez chaque texte par langue : `{{{example}}}`",
                    example=", ".join(f"{language}: …" for language in wanted),
                ),
                first.place,
            )
            continue
        for found, missing in lacking:
            text = found[0]
            path = text.path[:-1] if text.language else text.path
            yield Finding(
                text.node,
                say(
                    "this text is missing in {languages}",
                    "ce texte manque en {languages}",
                    languages=listed(missing),
                ),
                say(
                    "add {languages} beside the others",
                    "ajoutez {languages} à côté des autres",
                    languages=listed([f"{language}:" for language in missing]),
                )
                if text.language
                else say(
                    "write it as a map: `{{{example}}}`",
                    "écrivez-le par langue : `{{{example}}}`",
                    example=", ".join(f"{language}: …" for language in wanted),
                ),
                text.node.at_key(*path) if text.language else text.place,
            )


def _prose(context: Context) -> Iterator[Written]:
    """The texts to translate: not the words of a person, which stay as said, nor a proper name."""
    for text in context.texts:
        if text.format is not None or (isinstance(text.node, Verbatim) and text.field == "text"):
            continue
        proper = text.field == "name" and isinstance(text.node, Entity) and isinstance(text.node, _PROPER)
        if not (proper and not text.language) and any(character.isalpha() for character in text.words):
            yield text


def _missing(found: list[Written], wanted: tuple[str, ...]) -> list[str]:
    present = {text.language or wanted[0] for text in found}
    return [language for language in wanted if language not in present]
