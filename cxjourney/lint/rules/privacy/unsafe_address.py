"""
What  An address that runs code or reads the reader's computer: `javascript:`, `data:`, `file:`.
Why  One click on the published map would run what the address says, with the reader's rights.
Quoi  Une adresse qui exécute du code ou lit l'ordinateur du lecteur : `javascript:`, `data:`, `file:`.
Pourquoi  Un clic sur la carte publiée exécuterait ce que dit l'adresse, avec les droits du lecteur.
Bad
  cxjourney: v1
  kind: process
  id: refund
  name: Refund
  document: "javascript:alert(document.cookie)"
Good
  cxjourney: v1
  kind: process
  id: refund
  name: Refund
  document: https://wiki.example.org/refund
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import Written
from cxjourney.wording import say

_SCHEMES = ("javascript", "vbscript", "livescript", "data", "file", "blob", "jar", "view-source", "about", "filesystem")
_NOISE = re.compile(r"[\x00-\x20\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_LINK = re.compile(
    r"\]\(\s*(?:<([^>\n]*)>|([^)\s]+))|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)|<([A-Za-z][\w+.-]*:[^\s>]+)>", re.MULTILINE
)
_HOLDS_ADDRESS = ("url", "link", "path")


@rule("Z004", "unsafe-address", "error")
def check(context: Context) -> Iterator[Finding]:
    """Fields that hold an address, and links and pictures in Markdown; disguises of the scheme are seen through."""
    written = (text for text in context.technical if text.format in _HOLDS_ADDRESS)
    linked = (text for text in context.texts_holding("](", "]:", "<") if text.format is None)
    for text in (*written, *linked):
        for address in _addresses(text):
            if scheme := unsafe_scheme(address):
                yield Finding(
                    text.node,
                    say(
                        "`{scheme}:` is not an address to follow",
                        "`{scheme}:` n'est pas une adresse à suivre",
                        scheme=scheme,
                    ),
                    say(
                        "use an address that begins with `https:`, or a path inside the workspace",
                        "utilisez une adresse qui commence par `https:`, ou un chemin de l'espace de travail",
                    ),
                    text.place_of(address),
                )


def unsafe_scheme(address: str) -> str | None:
    """The scheme of an address that must not be followed, `javascript` for instance, or None."""
    plain = _NOISE.sub("", html.unescape(address)).lower()
    scheme, colon, _ = plain.partition(":")
    return scheme if colon and scheme in _SCHEMES else None


def _addresses(text: Written) -> Iterator[str]:
    if text.format is not None:
        yield text.words
    else:
        for found in _LINK.finditer(text.words):
            yield next((address for address in found.groups() if address), "")
