"""From words and links to HTML, as templates ask for them: escaped, marked with their language, leading where they should."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from html import escape
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from markupsafe import Markup

from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.markdown import SCHEMES, rendered
from cxjourney.backends.site.speech import direction_of
from cxjourney.backends.site.urls import relative

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxjourney.backends.site.edition import Edition

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPECIAL = re.compile(f"[&<>\"'{_BIDI.pattern[1:]}")
"""What most texts do not hold: a sign of HTML, or one that turns the direction of writing."""
_html = str.__new__
"""`_html(Markup, text)` is `Markup(text)` for a text that is no object of another kind, without asking."""
_TICKS = re.compile(r"`([^`]+)`")
_OFTEN = 5_000
"""How many words and links are remembered: names come wherever a thing is linked."""


def filters(edition: Edition) -> Mapping[str, Callable[..., Any]]:
    """The filters of the templates of an edition, by name."""
    direction, prefix = edition.speech.direction, edition.prefix

    @pass_context
    def href(context: Any, to: str) -> str:
        return to if outside(to) else relative(context["path"], prefix + to)

    @pass_context
    def asset(context: Any, name: str) -> str:
        return relative(context["path"], f"assets/{name}")

    @pass_context
    def anchor(context: Any, link: Link, css: str = "") -> Markup:
        said, to = link.words, link.to
        way = to if not to or outside(to) else relative(context.resolve_or_missing("path"), prefix + to)
        return _anchor(said.text, said.lang, direction, way, css)

    return {
        "href": href,
        "asset": asset,
        "anchor": anchor,
        "w": partial(words, direction=direction),
        "rich": partial(rich, direction=direction),
        "ticks": partial(ticks, direction=direction),
        "svg": Markup,
        "kindof": lambda value: type(value).__name__,
        "outside": outside,
        "number": edition.speech.number,
    }


@lru_cache(maxsize=_OFTEN)
def outside(to: str) -> bool:
    """Whether an address leaves the site."""
    return to.lower().startswith(SCHEMES)


def words(said: Words | Link | str, direction: str = "ltr") -> Markup:
    """A text as HTML: escaped, marked with its language, kept apart when it changes the direction of writing.

    `direction` is that of the page.
    """
    if type(said) is Link:
        said = said.words
    if type(said) is Words:
        return _spoken(said.text, said.lang, direction)
    return _spoken(str(said), "", direction)


@lru_cache(maxsize=_OFTEN)
def _tongue(lang: str, direction: str) -> str:
    """The attributes of a text in a language that is not the one of the page; nothing when it is."""
    if not lang:
        return ""
    own = direction_of(lang)
    return f' lang="{escape(lang)}"' + (f' dir="{own}"' if own != direction else "")


@lru_cache(maxsize=_OFTEN)
def _spoken(text: str, lang: str, direction: str) -> Markup:
    shown = text
    if _SPECIAL.search(text):
        shown = escape(text)
        if _BIDI.search(text):
            shown = f"<bdi>{shown}</bdi>"
    return _html(Markup, f"<span{_tongue(lang, direction)}>{shown}</span>" if lang else shown)


@lru_cache(maxsize=_OFTEN)
def _anchor(text: str, lang: str, direction: str, way: str, css: str) -> Markup:
    """A link, or words that are framed when it leads nowhere."""
    shown = _spoken(text, lang, direction)
    if not way:
        return _html(Markup, f'<span class="broken">{shown}</span>')
    named = f' class="{escape(css)}"' if css else ""
    away = ' rel="noopener noreferrer"' if outside(way) else ""
    return _html(Markup, f'<a{named} href="{Markup.escape(way)}"{away}>{shown}</a>')


def rich(said: Words, direction: str = "ltr") -> Markup:
    """A Markdown text as HTML."""
    return Markup(f'<div class="prose"{_tongue(said.lang, direction)}>{rendered(said.text)}</div>')


def ticks(said: Words, direction: str = "ltr") -> Markup:
    """A message, with what stands between back-ticks as code."""
    shown = _TICKS.sub(r"<code>\1</code>", escape(said.text))
    return Markup(f"<span{_tongue(said.lang, direction)}>{shown}</span>" if said.lang else shown)
