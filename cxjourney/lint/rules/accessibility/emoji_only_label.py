"""
What  A name without a single letter or digit: an emoji, an arrow, a star.
Why  A screen reader says "party popper", or nothing; and no one can ask for it on the phone.
Quoi  Un nom sans une lettre ni un chiffre : un émoji, une flèche, une étoile.
Pourquoi  Un lecteur d'écran dit « cotillon », ou rien ; et nul ne peut le demander au téléphone.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: open, name: 🎉}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: open, name: 🎉 I open the door}
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cxjourney.lint.repair import reworded
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("A502", "emoji-only-label", "warning", fix="unsafe")
def check(context: Context) -> Iterator[Finding]:
    """Names in which no character is a letter or a digit."""
    for text in context.texts_in("name"):
        if text.format is None and not any(character.isalnum() for character in text.words):
            yield Finding(
                text.node,
                say("`{name}` cannot be read aloud", "`{name}` ne se lit pas à voix haute", name=text.words.strip()),
                say("add words to it", "ajoutez-y des mots"),
                text.place,
                fix=reworded(text.node, text.path, partial(_with_words, getattr(text.node, "id", None) or "")),
            )


def _with_words(id_: str, name: str) -> str:
    """The name followed by the words of the id, the only ones at hand."""
    return f"{name.strip()} {id_.replace('-', ' ')}" if id_ else name
