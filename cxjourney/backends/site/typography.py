"""French typography, applied once to the text of a finished page: spaces, quotation marks, apostrophes, ordinals.

The filter reads HTML, changes only what people read, and only where the language is French; code, addresses and
attributes stay as they are. Applying it twice changes nothing.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from functools import lru_cache

NBSP = "\u00a0"
NARROW = "\u202f"

_SPACE = f"[ {NBSP}{NARROW}]"
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+")
_SIGNS = r"&'«»;!?:%>€$£.\d"
"""What a text holds when there is something to set in it; any other text is passed over without a look."""
_OTHER = 'span lang="[a-eg-z][a-z]">'
"""Words of which it is plain that they are not in French: most of what stands in another language."""
_TEXT = re.compile(rf">(?<!<{_OTHER})[^<{_SIGNS}]*[{_SIGNS}][^<]*")
"""The end of a tag and a text that may need to be set: not that of another language."""
_APART = re.compile(r"<(?:!|(?:code|pre|kbd|s(?:amp|cript|tyle)|textarea)(?=[\s>]))")
"""Where a comment begins, or an element that is left as it is."""
_SPOKEN = re.compile(r' lang="(?!(?<=<span lang=")[a-eg-z][a-z]">[^<]*</)')
"""Where the language of an element is said; words in another language are passed over by `_TEXT`."""
_LANG = re.compile(r"\slang=\"([^\"]*)\"")
_NAME = re.compile(r"[A-Za-z][\w:-]*")
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
    """HTML with the texts that are in French set as French: a whole page, or whole elements.

    Attributes hold no bare `<` or `>`: what writes them escapes both.
    """
    if not language.startswith("fr") and 'lang="fr' not in page:
        return page
    page = f">{page}"
    marks = sorted(found.start() for pattern in (_APART, _SPOKEN) for found in pattern.finditer(page))
    out: list[str] = []
    _follow(page, marks, 0, len(page), language, out)
    return "".join(out)[1:]


def _follow(page: str, marks: list[int], start: int, end: int, language: str, out: list[str]) -> None:
    """Set what stands from `start`, the end of a tag, to `end`; an element in another manner is followed on its own.

    `marks` are the places in the page where another manner may begin.
    """
    done = at = start
    while (next_ := bisect_left(marks, at)) < len(marks) and (mark := marks[next_]) < end:
        opens = page.rfind("<", start, mark + 1)
        if opens < 0 or page.find(">", opens, mark) >= 0:
            at = mark + 1  # words that look like an attribute
            continue
        if page[opens + 1] == "!":
            at = _after(page, "-->" if page.startswith("<!--", opens) else ">", opens, end)
            out += (_stretch(page[done:opens], language), page[opens:at])
            done = at
            continue
        closes = page.find(">", opens, end)
        name = _NAME.match(page, opens + 1)
        if closes < 0 or name is None or name[0] in _VOID or page[closes - 1] == "/":
            at = mark + 1
            continue
        at = _end_of(name[0], page, closes, end)
        out += (_stretch(page[done:opens], language), page[opens:closes])
        spoken = _LANG.search(page, opens, closes)
        inner = spoken[1] if spoken else language
        if name[0] in _VERBATIM or not (inner.startswith("fr") or page.find('lang="fr', closes, at) >= 0):
            out.append(page[closes:at])
        else:
            _follow(page, marks, closes, at, inner, out)
        done = at
    out.append(_stretch(page[done:end], language))


def _after(page: str, mark: str, start: int, end: int) -> int:
    """Where the last character of `mark` stands, so that what follows begins with the end of a tag."""
    found = page.find(mark, start, end)
    return end if found < 0 else found + len(mark) - 1


def _end_of(tag: str, page: str, start: int, end: int) -> int:
    """Where the closing tag of an element begins; `start` stands on the end of its opening tag."""
    depth = 1
    for found in _tags(tag).finditer(page, start, end):
        depth += -1 if found[1] else not found[2]
        if not depth:
            return found.start()
    return end


@lru_cache(maxsize=200)
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^>]*?(/?)>")


def _stretch(html_: str, language: str) -> str:
    """Elements without another language inside: only the texts that hold a sign are looked at."""
    if not language.startswith("fr"):
        return html_
    tight = language == "fr-CA"
    return _TEXT.sub(lambda text: f">{set_text(text[0][1:], tight)}", html_)


@lru_cache(maxsize=5_000)
def set_text(text: str, tight: bool) -> str:
    """A text node of a French page, escaped as it was."""
    return html.escape(french(html.unescape(text), tight=tight), quote=False)


def _set(text: str, tight: bool) -> str:
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    return _QUEBEC.sub("", text) if tight else text
