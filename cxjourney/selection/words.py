"""The words of a selection: a space is union, a comma is intersection and binds tighter, `!` or `not:` is "not"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cxjourney.wording import Wording, say


class Unclear(ValueError):  # noqa: N818 -- it names what the person is told
    """A selection that cannot be followed: why, what to do, and the stretch of `text` at fault."""

    def __init__(self, text: str, start: int, end: int, wording: Wording, help: Wording | None = None) -> None:
        super().__init__(wording.in_("en"))
        self.text = text
        self.start = start
        self.end = end
        self.wording = wording
        self.help = help


@dataclass(frozen=True, slots=True)
class Word:
    """One term: `+!owner:retail-lending+2`.

    `name` is what stands before the colon, empty for an id or a path alone and `@` for a named selection. `without`
    is a "not" before the whole, `other` one before the value: something else than this. `back` and `ahead` are the
    steps to what it refers to and to what refers to it. `start` and `end` are its place in the text.
    """

    name: str
    value: str
    without: bool
    other: bool
    back: int
    ahead: int
    start: int
    end: int


Union = tuple[tuple[Word, ...], ...]
"""Words that must all hold, any of which may."""

_WORD = re.compile(r"(?P<without>!|not:)?(?P<back>\d*\+)?(?P<body>.*?)(?P<ahead>\+\d*)?", re.DOTALL)
_NAME = re.compile(r"[a-z-]+(?=:)")


def parse(text: str) -> Union:
    """The words of a selection. Raises `Unclear` when one is missing."""
    parts = [(found.start(), found[0]) for found in re.finditer(r"\S+", text)]
    if not parts:
        raise Unclear(text, 0, len(text), say("the selection is empty", "la sélection est vide"), _LIKE)
    return tuple(tuple(_words(text, start, part)) for start, part in parts)


_LIKE = say("write it as `kind:journey,owner:retail-lending`", "écrivez-la ainsi : `kind:journey,owner:retail-lending`")


def _words(text: str, start: int, part: str) -> list[Word]:
    words = []
    for piece in part.split(","):
        words.append(_word(text, start, piece))
        start += len(piece) + 1
    return words


def _word(text: str, start: int, piece: str) -> Word:
    found = _WORD.fullmatch(piece)
    body = found["body"] if found else ""
    end = start + len(piece)
    named = _NAME.match(body)
    name, value = (named[0], body[named.end() + 1 :]) if named and not body.startswith("exit:") else ("", body)
    if body.startswith("@"):
        name, value = "@", body[1:]
    other = value.startswith(("!", "not:"))
    value = value.removeprefix("!") if value.startswith("!") else value.removeprefix("not:")
    if found is None or not value:
        raise Unclear(text, start, max(end, start + 1), say("a word is missing here", "il manque un mot ici"), _LIKE)
    return Word(name, value, bool(found["without"]), other, _steps(found["back"]), _steps(found["ahead"]), start, end)


def _steps(written: str | None) -> int:
    """How many steps `+`, `+2` or `2+` ask for."""
    if written is None:
        return 0
    digits = written.strip("+")
    return int(digits) if digits and len(digits) < 4 else 999 if digits else 1
