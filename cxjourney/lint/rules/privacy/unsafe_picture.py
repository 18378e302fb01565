"""
What  A picture that holds a script, that fetches something from elsewhere, or that is no picture.
Why  A site that shows it runs what a stranger wrote, or tells a third party who reads the page.
Quoi  Une image qui contient un script, qui va chercher quelque chose ailleurs, ou qui n'est pas une image.
Pourquoi  Le site qui la montre exécute ce qu'un inconnu a écrit, ou dit à un tiers qui lit la page.
Bad
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  portrait: {file: pictures/lea.svg, alt: Léa at her desk}
  ---
  # pictures/lea.svg
  <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  portrait: {file: pictures/lea.svg, alt: Léa at her desk}
  ---
  # pictures/lea.svg
  <svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.persona import Persona
from cxjourney.wording import Wording, say

_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a",
)  # fmt: skip
_UNSAFE = re.compile(
    r"<\s*(?:\w+:)?(?P<script>script|foreignObject|iframe|object|embed|handler|set\b[^>]*\bhref|animate\b[^>]*\bhref)\b"
    r"|\s(?P<event>on[a-z]+)\s*="
    r"|(?P<address>(?:java|vb)script:|data:(?:text|application)[^\"']*)"
    r"|<!(?P<entity>ENTITY)"
    r"|(?:href|src)\s*=\s*[\"']?\s*(?P<remote>(?:[a-z]+:)?//[^\"'\s>]+)"
    r"|(?:url\(|@import)\s*[\"']?\s*(?P<fetched>(?:[a-z]+:)?//[^\"')\s]+)"
    r"|<\?xml-(?P<style>stylesheet)",
    re.IGNORECASE,
)


@rule("Z012", "unsafe-picture", "error")
def check(context: Context) -> Iterator[Finding]:
    """Portraits: PNG, JPEG, GIF, WebP or AVIF by their first bytes, or an SVG without scripts and remote parts."""
    for persona in context.model.all(Persona):
        portrait = persona.portrait
        data = context.fetch(portrait.file) if portrait is not None else None
        if portrait is None or data is None:
            continue
        wrong = _wrong(data, portrait.file)
        if wrong is not None:
            yield Finding(portrait, *wrong, portrait.at("file"))


def _wrong(data: bytes, file: str) -> tuple[Wording, Wording] | None:
    if data.startswith(_SIGNATURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] == b"ftypavif":
        return None
    words = _text(data)
    if not re.search(r"<(?:\w+:)?svg\b", words, re.IGNORECASE):
        return (
            say("`{file}` is not a picture that a site may show", "`{file}` n'est pas une image qu'un site peut montrer",
                file=file),
            say("use PNG, JPEG, GIF, WebP, AVIF or SVG", "employez PNG, JPEG, GIF, WebP, AVIF ou SVG"),
        )  # fmt: skip
    found = _UNSAFE.search(words)
    if found is None:
        return None
    part = next(value for value in found.groups() if value)
    remote = found["remote"] or found["fetched"]
    return (
        say("the picture `{file}` fetches `{part}`", "l'image `{file}` va chercher `{part}`", file=file, part=part)
        if remote
        else say("the picture `{file}` holds `{part}`", "l'image `{file}` contient `{part}`", file=file, part=part),
        say(
            "take it out of the file, or save the picture as PNG",
            "retirez-le du fichier, ou enregistrez l'image en PNG",
        ),
    )


def _text(data: bytes) -> str:
    """The characters of a file of text, whatever its encoding; entities of signs are undone."""
    import html

    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return html.unescape(data.decode(encoding, "replace")).replace("\0", "")
