"""French typography, applied once to the text of a finished page: spaces, quotation marks, apostrophes, ordinals.

The filter reads HTML, changes only what people read, and only where the language is French; code, addresses and
attributes stay as they are. Applying it twice changes nothing.
"""

from __future__ import annotations

import html
import re
from functools import cache

NBSP = "\u00a0"
NARROW = "\u202f"

_SPACE = f"[ {NBSP}{NARROW}]"
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+")
_TOKEN = re.compile(r"<!--.*?-->|<![^>]*>|</?(?P<tag>[A-Za-z][\w:-]*)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_LANG = re.compile(r"\slang=\"([^\"]*)\"")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_VERBATIM = frozenset("code pre kbd samp script style textarea".split())

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
    (re.compile(r"\b1 (?=janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"), "1er "),
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
    stack: list[tuple[str, str, bool]] = [("", language, False)]
    start = 0
    for token in _TOKEN.finditer(page):
        out.append(_node(page[start : token.start()], stack[-1]))
        out.append(token[0])
        start = token.end()
        _follow(stack, token)
    out.append(_node(page[start:], stack[-1]))
    return "".join(out)


def _follow(stack: list[tuple[str, str, bool]], token: re.Match[str]) -> None:
    tag = (token["tag"] or "").lower()
    if not tag or tag in _VOID or token[0].endswith("/>"):
        return
    if not token[0].startswith("</"):
        lang = _LANG.search(token[0])
        _, inherited, verbatim = stack[-1]
        stack.append((tag, lang[1] if lang else inherited, verbatim or tag in _VERBATIM))
    elif any(open_[0] == tag for open_ in stack[1:]):
        while stack.pop()[0] != tag:
            pass


def _node(text: str, where: tuple[str, str, bool]) -> str:
    _, language, verbatim = where
    if verbatim or not text or not language.startswith("fr") or text.isspace():
        return text
    return _remembered(text, language == "fr-CA")


@cache
def _remembered(text: str, tight: bool) -> str:
    return html.escape(french(html.unescape(text), tight=tight), quote=False)


def _set(text: str, tight: bool) -> str:
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    return _QUEBEC.sub("", text) if tight else text
