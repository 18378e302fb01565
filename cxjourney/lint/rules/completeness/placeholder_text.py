"""
What  A text that only holds the place of another: TBD, to do, lorem ipsum.
Why  It was to be replaced; on a published map it says that nobody looked.
Quoi  Un texte qui ne fait que tenir la place d'un autre : TBD, à compléter, lorem ipsum.
Pourquoi  Il devait être remplacé ; sur une carte publiée, il dit que personne n'a relu.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  goal: TBD
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  goal: Have my parcel in my hands today
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say

_ALONE = re.compile(
    r"(?=[\s\[(<«“\"tTfFwWnNxXpPàÀ?.…-])[\s\[(<«“\"]*(?:tbd|tbc|todo|to do|fixme|wip|n/?a|x{3,}|\?+|\.{2,}|…|-+|placeholder|text|texte|"
    r"to be (?:completed|defined|decided|confirmed|written|done)|"
    r"à (?:compléter|définir|préciser|rédiger|écrire|faire|venir|confirmer))[\s\])>»”\".:!…]*",
    re.IGNORECASE,
)
"""What a text may not be, as a whole."""
_INSIDE = re.compile(
    r"\b(?:TBD|TBC|FIXME)\b|\bTODO\b(?=:|$)|\b[Ll]orem ipsum\b|"
    r"[\[<(](?:to be (?:completed|defined)|à (?:compléter|définir|préciser))[\])>]",
)
"""What a text may not hold: signs that are no words of any sentence."""
_LONGEST = 40
_SIGNS = ("TBD", "TBC", "TODO", "FIXME", "ipsum", "to be", "à ")
"""One of these stands in whatever `_INSIDE` finds, and is looked for much faster."""


@rule("C111", "placeholder-text", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Texts that are a placeholder, or hold a sign for one."""
    marked = {id(text) for text in context.texts_holding(*_SIGNS)}
    for text in context.texts:
        short = len(text.words) < _LONGEST
        if text.format is not None or not (short or id(text) in marked):
            continue
        alone = _ALONE.fullmatch(text.words) if short else None
        inside = _INSIDE.search(text.words) if alone is None and id(text) in marked else None
        if alone or inside:
            shown = inside.group() if inside else text.words.strip()
            yield Finding(
                text.node,
                say("`{text}` holds the place of a text", "`{text}` tient la place d'un texte", text=shown),
                say(
                    "write the text, or leave the field out until you know",
                    "écrivez le texte, ou retirez le champ en attendant de savoir",
                ),
                text.place_of(shown),
            )
