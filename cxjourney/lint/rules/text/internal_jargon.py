"""
What  A word that the glossary of the workspace forbids, in a text told from the traveller's side.
Why  Words of the house hide what people live; the glossary says which ones, and what to say instead.
Quoi  Un mot que le glossaire de l'espace de travail interdit, dans un texte raconté du côté du voyageur.
Pourquoi  Les mots de la maison cachent ce que l'on vit ; le glossaire dit lesquels, et par quoi les remplacer.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  include: [journeys]
  glossary: {forbidden: {en: {onboarding: first days}}}
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Onboarding to the lockers
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  include: [journeys]
  glossary: {forbidden: {en: {onboarding: first days}}}
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: My first days with the lockers
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from cxjourney.lint.repair import reworded
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import is_told
from cxjourney.wording import say


@rule("T403", "internal-jargon", "warning", fix="unsafe")
def check(context: Context) -> Iterator[Finding]:
    """Forbidden words as whole words, once a text each, in the language for which the glossary forbids them."""
    glossary = context.workspace.glossary
    tables = {
        language: (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _longest_first(words)))})(?!\w)", re.IGNORECASE),
            words,
        )
        for language, words in (glossary.forbidden if glossary else {}).items()
        if words
    }
    if not tables:
        return
    for text in context.texts:
        table = tables.get(text.language or context.workspace.language)
        if table is None or not is_told(text):
            continue
        pattern, words = table
        said = {found.group().casefold(): found.group() for found in reversed(list(pattern.finditer(text.words)))}
        better = {word.casefold(): instead for word, instead in words.items()}
        for folded, word in sorted(said.items()):
            yield Finding(
                text.node,
                say("the glossary avoids `{word}`", "le glossaire évite `{word}`", word=word),
                say("say `{better}`", "dites `{better}`", better=better[folded]),
                text.place_of(word),
                fix=reworded(text.node, text.path, partial(_said_better, word, better[folded])),
            )


def _said_better(word: str, better: str, text: str) -> str:
    """`text` with the word of the glossary wherever the other one stands, a capital where it had one."""

    def put(found: re.Match[str]) -> str:
        return better[:1].upper() + better[1:] if found.group()[:1].isupper() else better

    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", put, text, flags=re.IGNORECASE)


def _longest_first(words: dict[str, str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
