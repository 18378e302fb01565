"""Words of another language and direction, kept apart from those around them.

Where the interface has no catalogue, its sentences are English in a page of another language. They are marked when
they are made, with characters that no text may hold, and become elements when the page is finished: `lang` and `dir`
where elements may stand, the isolating characters of Unicode in attributes, titles and drawings.
"""

from __future__ import annotations

import re

ENGLISH, OWN, FIGURE = "\ue000", "\ue001", "\ue002"
"""What begins: a sentence of the interface in English; something of the page's language in it; a figure."""
END = "\ue003"
_MARKS = re.compile("[\ue000-\ue003]")
_TAG = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][\w:-]*)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_PLAIN = frozenset(["title", "option", "svg", "script", "style", "textarea"])
"""Elements in which no other element may stand, or none of ours."""
_WITHIN = frozenset(["code"])
"""Elements that a sentence may hold; a mark that was cut off is closed before any other."""
_ISOLATES = {ENGLISH: "\u2066", FIGURE: "\u2066", OWN: "\u2068", END: "\u2069"}


def english(text: str) -> str:
    """A sentence of the interface in English, in a page of another language."""
    return f"{ENGLISH}{text}{END}"


def own(value: object) -> object:
    """Something of the page's own language inside such a sentence; numbers stay numbers."""
    return f"{OWN}{value}{END}" if isinstance(value, str) and ENGLISH not in value else value


def figure(text: str) -> str:
    """A figure with its sign or unit, which is read from left to right in every language."""
    return f"{FIGURE}{text}{END}"


def bare(text: str) -> str:
    """A text without marks, for files that only machines read."""
    return _MARKS.sub("", text)


def in_characters(text: str) -> str:
    """A text in which isolating characters stand for the marks."""
    return _MARKS.sub(lambda mark: _ISOLATES[mark[0]], text)


def isolated(page: str, language: str) -> str:
    """A finished page, its marks made into elements or isolating characters."""
    if not any(mark in page for mark in (ENGLISH, OWN, FIGURE, END)):
        return page
    opening = {
        ENGLISH: ('<span lang="en" dir="ltr">', "</span>"),
        OWN: (f'<bdi lang="{language}">', "</bdi>"),
        FIGURE: ('<bdi dir="ltr">', "</bdi>"),
    }
    open_: list[str] = []
    out: list[str] = []
    start, inside = 0, ""
    for tag in (*_TAG.finditer(page), None):
        text = page[start : tag.start() if tag else None]
        out.append(in_characters(text) if inside else _elements(text, opening, open_))
        if tag is None:
            break
        start = tag.end()
        name = (tag[2] or "").lower()
        if name not in _WITHIN:
            out.extend(reversed(open_))
            open_.clear()
        out.append(in_characters(tag[0]))
        if inside and tag[1] and name == inside:
            inside = ""
        elif not inside and not tag[1] and name in _PLAIN and not tag[0].endswith("/>"):
            inside = name
    out.extend(reversed(open_))
    return "".join(out)


def _elements(text: str, opening: dict[str, tuple[str, str]], open_: list[str]) -> str:
    """A text between two tags; `open_` has the ends that are still due, for a sentence may hold code."""

    def element(mark: re.Match[str]) -> str:
        if mark[0] == END:
            return open_.pop() if open_ else ""
        begin, end = opening[mark[0]]
        open_.append(end)
        return begin

    return _MARKS.sub(element, text)
