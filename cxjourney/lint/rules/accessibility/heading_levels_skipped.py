"""
What  A title in a Markdown text that is more than one level below the one before.
Why  Those who listen to the page move from title to title; a missing level sounds like a missing part.
Quoi  Un titre, dans un texte en Markdown, plus d'un niveau au-dessous du précédent.
Pourquoi  Qui écoute la page passe de titre en titre ; un niveau absent laisse croire qu'une partie manque.
Bad
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  story: |
    ## Her day

    #### In the morning

    She leaves at six.
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  story: |
    ## Her day

    ### In the morning

    She leaves at six.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Fix
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.source.edit import Edit
from cxjourney.wording import say

_TITLE = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_FENCE = re.compile(r" {0,3}(```|~~~)")


@rule("A503", "heading-levels-skipped", "warning", fix="unsafe")
def check(context: Context) -> Iterator[Finding]:
    """Titles written with `#`, outside of code; the first title of a text may have any level."""
    for text in context.texts_holding("#"):
        if text.format is not None:
            continue
        before = 0
        for signs, title in _titles(text.words):
            if before and len(signs) > before + 1:
                place = text.place_of(f"{signs} {title}")
                better = "#" * (before + 1)
                exact = place.span != text.place.span
                yield Finding(
                    text.node,
                    say(
                        "the title `{title}` has level {here}, right below level {above}",
                        "le titre `{title}` est de niveau {here}, juste sous le niveau {above}",
                        title=title,
                        here=len(signs),
                        above=before,
                    ),
                    say("write `{better} {title}`", "écrivez `{better} {title}`", better=better, title=title),
                    place,
                    fix=Fix(False, (Edit(place.file, place.span, f"{better} {title}"),)) if exact else None,
                )
                before += 1
            else:
                before = len(signs)


def _titles(words: str) -> Iterator[tuple[str, str]]:
    """The signs and words of each title, those in blocks of code aside."""
    fence = ""
    for line in words.splitlines():
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        elif not fence and (found := _TITLE.match(line)):
            yield found[1], found[2]
