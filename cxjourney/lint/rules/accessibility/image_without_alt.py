"""
What  A picture without the words that replace it.
Why  Whoever listens to the page, or has no network, meets a hole where others see a face.
Quoi  Une image sans les mots qui la remplacent.
Pourquoi  Qui écoute la page, ou n'a pas de réseau, rencontre un vide là où d'autres voient un visage.
Bad
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  story: "![](lea.png) She works at night."
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  story: "![Léa reads a message in a tram at dawn](lea.png) She works at night."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.persona import Persona
from cxjourney.wording import say

_BARE = re.compile(r"!\[\s*\]\(\s*<?([^)\s>]*)[^)]*\)")


@rule("A501", "image-without-alt", "error")
def check(context: Context) -> Iterator[Finding]:
    """Portraits without `alt`, and pictures in Markdown whose brackets are empty."""
    for persona in context.model.all(Persona):
        if persona.portrait is not None and persona.portrait.alt is None:
            yield Finding(
                persona.portrait,
                say(
                    "the portrait `{file}` has no `alt`",
                    "le portrait `{file}` n'a pas d'`alt`",
                    file=persona.portrait.file,
                ),
                say(
                    "add `alt:`, what the picture shows to someone who does not see it",
                    "ajoutez `alt:`, ce que montre l'image à qui ne la voit pas",
                ),
                persona.portrait.at("file"),
            )
    for text in context.texts_holding("!["):
        if text.format is None and (found := _BARE.search(text.words)):
            yield Finding(
                text.node,
                say(
                    "the picture `{file}` has no words between its brackets",
                    "l'image `{file}` n'a pas de mots entre ses crochets",
                    file=found[1],
                ),
                say(
                    "write what it shows: `![what it shows]({file})`",
                    "écrivez ce qu'elle montre : `![ce qu'elle montre]({file})`",
                    file=found[1],
                ),
                text.place_of(found.group()),
            )
