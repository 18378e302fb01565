"""
What  HTML tags in a text.
Why  The site never executes them: readers see the tags themselves. Markdown has what is needed.
Quoi  Des balises HTML dans un texte.
Pourquoi  Le site ne les exécute jamais : on lit les balises elles-mêmes. Markdown a ce qu'il faut.
Bad
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  story: She works <b>at night</b>.
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  story: She works **at night**.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from cxjourney.lint.repair import reworded
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import Written
from cxjourney.model.declare import fields_of
from cxjourney.wording import say

_TAGS = (
    "a abbr article aside audio b base big blockquote body br button canvas center code col div dd dl dt em embed font "
    "footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main map mark "
    "math meta nav object ol option p param picture pre q s script section select small source span strike strong style "
    "sub summary sup svg table tbody td template textarea tfoot th thead title tr u ul video"
)
_HTML = re.compile(rf"</?(?:{_TAGS.replace(' ', '|')})(?=[\s/>])[^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_CODE = re.compile(r"`[^`]*`")


@rule("Z005", "raw-html-in-text", "warning", fix="safe")
def check(context: Context) -> Iterator[Finding]:
    """The first tag of each text, outside of code between back-ticks."""
    for text in context.texts_holding("<"):
        if text.format is not None:
            continue
        if found := _HTML.search(_CODE.sub(lambda code: " " * len(code.group()), text.words)):
            tag = found.group()
            yield Finding(
                text.node,
                say(
                    "`{tag}` will be shown as it is written",
                    "`{tag}` sera affiché tel qu'il est écrit",
                    tag=_short(tag),
                ),
                say(
                    "write it in Markdown: `**strong**`, `*emphasis*`, `- item`",
                    "écrivez-le en Markdown : `**fort**`, `*accent*`, `- élément`",
                ),
                text.place_of(tag),
                fix=reworded(text.node, text.path, partial(_repaired, _MARKS if _is_markdown(text) else {}), safe=True),
            )


_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_SIMPLE = re.compile(r"(`[^`]*`)|<(b|strong|i|em|code)>([^\s<>*`](?:[^<>*`]*[^\s<>*`])?)</\2>", re.IGNORECASE)


def _is_markdown(text: Written) -> bool:
    """Whether the site shows the field as Markdown; elsewhere its marks would be shown as they are."""
    return any(spec.name == text.field and "Markdown" in spec.doc.en for spec in fields_of(type(text.node)))


def _repaired(marks: Mapping[str, str], text: str) -> str:
    """Simple tags as the mark that Markdown has for them, or gone; what stands between back-ticks stays."""

    def put(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        mark = marks.get(found[2].lower(), "")
        return f"{mark}{found[3]}{mark}"

    return _SIMPLE.sub(put, text)


def _short(tag: str) -> str:
    return tag if len(tag) <= 40 else tag[:39] + "…"
