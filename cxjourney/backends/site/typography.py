"""French typography, applied once to the text of a finished page: spaces, quotation marks, apostrophes, ordinals.

The filter reads HTML, changes only what people read, and only where the language is French; code, addresses and
attributes stay as they are. Applying it twice changes nothing.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

NBSP = "\u00a0"
NARROW = "\u202f"

_SPACE = f"[ {NBSP}{NARROW}]"
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+")
_TOKEN = re.compile(r"<!--.*?-->|<![^>]*>|</?(?P<tag>[A-Za-z][\w:-]*)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_LANG = re.compile(r"\slang=\"([^\"]*)\"")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_VERBATIM = frozenset(["code", "pre", "kbd", "samp", "script", "style", "textarea"])

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(rf"«{_SPACE}*"), f"«{NARROW}"),
    (re.compile(rf"{_SPACE}*»"), f"{NARROW}»"),
    (re.compile(rf"(?<=[\w»)\]”’…]){_SPACE}*([;!?]+)(?=$|[\s»)\]”{NBSP}{NARROW}])"), f"{NARROW}\\1"),
    (re.compile(rf"(?<=[\w»)\]”’…]){_SPACE}*:(?=$|[\s])"), f"{NBSP}:"),
    (re.compile(rf"(?<=\d){_SPACE}?%"), f"{NARROW}%"),
    (re.compile(rf"(?<=\d){_SPACE}(?=\d{{3}}(?!\d))"), NARROW),
    (re.compile(rf"(?<=\d){_SPACE}?(?=[€$£])"), NBSP),
    (re.compile(rf"(?<=\d){_SPACE}(?=EUR\b|CHF\b|CAD\b)"), NBSP),
    (re.compile(r"\b(\d+)(?:ème|eme)\b"), r"\1ᵉ"),
    (
        re.compile(r"\b1 (?=janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"),
        "1er ",
    ),
)
_QUEBEC = re.compile(rf"{NARROW}(?=[;!?])")


def french(text: str, *, tight: bool = False) -> str:
    """`text` with French spaces and signs; `tight` leaves no space before `; ! ?`, as people write in Québec."""
    pieces: list[str] = []
    start = 0
    for address in _ADDRESS.finditer(text):
        pieces += [_set(text[start : address.start()], tight), address[0]]
        start = address.end()
    pieces.append(_set(text[start:], tight))
    return "".join(pieces)


def typeset(page: str, language: str) -> str:
    """A whole HTML page, with the texts that are in French set as French."""
    if not language.startswith("fr") and 'lang="fr' not in page:
        return page
    out: list[str] = []
    within = [_Within("", language, False)]
    start = 0
    for token in _TOKEN.finditer(page):
        if token.start() > start:
            out.append(_node(page[start : token.start()], within[-1]))
        out.append(token[0])
        start = token.end()
        if token["tag"]:
            _follow(within, token)
    out.append(_node(page[start:], within[-1]))
    return "".join(out)


@dataclass(slots=True)
class _Within:
    """The innermost element that decides how text is set. `depth` counts the elements of the same name inside it."""

    tag: str
    language: str
    verbatim: bool
    depth: int = 1


def _follow(within: list[_Within], token: re.Match[str]) -> None:
    tag, inner, whole = token["tag"], within[-1], token[0]
    if whole[1] == "/":
        if tag == inner.tag:
            inner.depth -= 1
            if not inner.depth:
                within.pop()
    elif tag in _VOID or whole.endswith("/>"):
        return
    elif tag in _VERBATIM or ' lang="' in whole:
        lang = _LANG.search(whole)
        within.append(_Within(tag, lang[1] if lang else inner.language, inner.verbatim or tag in _VERBATIM))
    elif tag == inner.tag:
        inner.depth += 1


def _node(text: str, within: _Within) -> str:
    if within.verbatim or text.isspace() or not within.language.startswith("fr"):
        return text
    return set_text(text, within.language == "fr-CA")


@lru_cache(maxsize=20_000)
def set_text(text: str, tight: bool) -> str:
    """A text node of a French page, escaped as it was."""
    return html.escape(french(html.unescape(text), tight=tight), quote=False)


def _set(text: str, tight: bool) -> str:
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    return _QUEBEC.sub("", text) if tight else text
