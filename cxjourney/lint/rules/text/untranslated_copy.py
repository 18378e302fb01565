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
from cxjourney.lint.texts import Written
from cxjourney.wording import say

_FEWEST_WORDS = 3
"""One or two equal words may be a name, or the same in both languages."""


@rule("T405", "untranslated-copy", "info")
def check(context: Context) -> Iterator[Finding]:
    """The later of two languages of one text that say the same in three words or more."""
    seen: dict[tuple[int, tuple[str | int, ...], str], Written] = {}
    for text in context.texts:
        if not text.language or len(text.words.split()) < _FEWEST_WORDS:
            continue
        key = (id(text.node), text.path[:-1], " ".join(text.words.casefold().split()))
        first = seen.setdefault(key, text)
        if first is not text and first.language[:2] != text.language[:2]:
            yield Finding(
                text.node,
                say(
                    "the text in `{language}` is the one in `{other}`",
                    "le texte en `{language}` est celui en `{other}`",
                    language=text.language,
                    other=first.language,
                ),
                say("translate it, or take it out", "traduisez-le, ou retirez-le"),
                text.place,
            )
