"""
What  The same sentence, letter for letter, in two languages.
Why  It was copied to be translated later; whoever reads the second language finds the first one there.
Quoi  La même phrase, à la lettre près, dans deux langues.
Pourquoi  Elle a été copiée pour être traduite plus tard ; qui lit la seconde langue y trouve la première.
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
  status: review
  goal: {en: Have my parcel today, fr: Have my parcel today}
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
  status: review
  goal: {en: Have my parcel today, fr: Avoir mon colis aujourd'hui}
  stages:
    - {id: find, name: {en: I find the locker, fr: Je trouve la consigne}}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import by_language
from cxjourney.wording import say

_FEWEST_WORDS = 3
"""One or two equal words may be a name, or the same in both languages."""


@rule("T405", "untranslated-copy", "info")
def check(context: Context) -> Iterator[Finding]:
    """Languages in which a text says the same as in its first one, in three words or more."""
    for languages in by_language(text for text in context.texts if text.language):
        first = languages[0]
        for text in languages[1:]:
            same = text.words.casefold() == first.words.casefold() and text.language[:2] != first.language[:2]
            if not same or len(text.words.split()) < _FEWEST_WORDS:
                continue
            yield Finding(
                text.node,
                say(
                    "the text in `{language}` is the same as in `{other}`",
                    "le texte en `{language}` est identique à celui en `{other}`",
                    language=text.language,
                    other=first.language,
                ),
                say("translate it, or take it out", "traduisez-le, ou retirez-le"),
                text.place,
            )
