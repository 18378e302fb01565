"""
What  An address in `http:`.
Why  Anyone on the way can read the page and change it; nearly every site answers in `https:`.
Quoi  Une adresse en `http:`.
Pourquoi  N'importe qui sur le chemin peut lire la page et la modifier ; presque tous les sites répondent en `https:`.
Bad
  cxjourney: v1
  kind: system
  id: lockers
  name: Lockers
  url: http://lockers.example.org
Good
  cxjourney: v1
  kind: system
  id: lockers
  name: Lockers
  url: https://lockers.example.org
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.repair import reworded
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say

_HTTP = re.compile(r"\bhttp://(?!localhost\b|127\.|\[::1\])[^\s)>\"'»]+", re.IGNORECASE)


@rule("Z006", "insecure-link", "info", fix="unsafe")
def check(context: Context) -> Iterator[Finding]:
    """The first such address of each text or field; the computer itself may be reached without `https:`."""
    for text in context.texts_holding("://"):
        if text.format != "extra" and (found := _HTTP.search(text.words)):
            address = found.group()
            yield Finding(
                text.node,
                say("`{address}` is not encrypted", "`{address}` n'est pas chiffrée", address=address[:60]),
                say(
                    "write `https:`, once you have checked that it answers",
                    "écrivez `https:`, après avoir vérifié qu'elle répond",
                ),
                text.place_of(address),
                fix=reworded(text.node, text.path, lambda written: _HTTP.sub(_encrypted, written)),
            )


def _encrypted(found: re.Match[str]) -> str:
    return f"https{found.group()[4:]}"
