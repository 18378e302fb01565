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

from collections.abc import Iterator, Sequence
from itertools import groupby

from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.rules.shape.faulty_language_list import is_faulty
from cxjourney.lint.texts import Written, by_language
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.evidence import Verbatim
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.policy import Policy
from cxjourney.model.kinds.source import Source
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.wording import Wording, say

_PROPER = (Channel, Persona, Policy, Source, System, Team)
"""Kinds whose plain name may be a proper name: Léa, SMS, the name of a product or of a law."""


_MOST = 3
"""Above this number of plain texts, an entity is to be translated as a whole: one finding says so."""


@rule("T404", "missing-translation", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Texts that lack a declared language; many plain ones in one entity are said once, at the first of them.

    Silent while the list of languages is faulty: nobody knows then which ones are due.
    """
    wanted = context.workspace.languages
    if len(wanted) < 2 or is_faulty(context):
        return
    for entity, group in groupby(by_language(_prose(context)), key=lambda found: found[0].node.ref.partition("/")[0]):
        texts = list(group)
        plain = [found[0] for found in texts if not found[0].language]
        if len(plain) > _MOST:
            yield _untouched(entity.partition(":")[2], plain, wanted)
        else:
            yield from (_plain(text, wanted) for text in plain)
        for found in texts:
            missing = [language for language in wanted if language not in {text.language for text in found}]
            if found[0].language and missing:
                yield _incomplete(found[0], missing)


def _untouched(entity: str, plain: list[Written], wanted: tuple[str, ...]) -> Finding:
    message = say(
        "{n} texts of `{entity}` are only in `{language}`, and not in {others}",
        "{n} textes de `{entity}` ne sont qu'en `{language}`, et non en {others}",
        n=len(plain),
        entity=entity,
        language=wanted[0],
        others=listed(wanted[1:]),
    )
    return Finding(plain[0].node, message, _as_map(wanted), plain[0].place)


def _plain(text: Written, wanted: tuple[str, ...]) -> Finding:
    return Finding(text.node, _message(wanted[1:]), _as_map(wanted), text.place)


def _incomplete(text: Written, missing: list[str]) -> Finding:
    return Finding(
        text.node,
        _message(missing),
        say(
            "add {languages} beside the others",
            "ajoutez {languages} à côté des autres",
            languages=listed([f"{language}:" for language in missing]),
        ),
        text.node.at_key(*text.path[:-1]),
    )


def _message(missing: Sequence[str]) -> Wording:
    return say("this text is missing in {languages}", "ce texte manque en {languages}", languages=listed(missing))


def _as_map(wanted: tuple[str, ...]) -> Wording:
    return say(
        "write each text by language: `{{{example}}}`",
        "écrivez chaque texte par langue : `{{{example}}}`",
        example=", ".join(f"{language}: …" for language in wanted),
    )


def _prose(context: Context) -> Iterator[Written]:
    """The texts to translate: not the words of a person, which stay as said, nor a proper name."""
    for text in context.texts:
        if text.format is not None or (isinstance(text.node, Verbatim) and text.field == "text"):
            continue
        proper = text.field == "name" and isinstance(text.node, Entity) and isinstance(text.node, _PROPER)
        if not (proper and not text.language) and any(character.isalpha() for character in text.words):
            yield text
