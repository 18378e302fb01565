"""How far what is written at a place of a text reaches."""

from __future__ import annotations

import re

from cxjourney.source.positions import Positions


def skip(text: str, index: int) -> int:
    """Where the spaces from `index` end."""
    while text[index : index + 1] == " ":
        index += 1
    return index


def member_end(text: str, start: int, end: int) -> int:
    """The end of a value inside `[ ]` or `{ }`, when it stands there."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if line.count("[") + line.count("{") > line.count("]") + line.count("}"):
        match = re.compile(r"[^,\]}]+").match(text, start, end)
        return start + len(match.group().rstrip()) if match else end
    return end


def word_end(text: str, index: int) -> int:
    """Where the word that begins at `index` ends."""
    match = re.compile(r"\S+").match(text, index)
    return match.end() if match else index


def value_end(positions: Positions, index: int) -> int:
    """The end of what is written on the line from `index`, without a comment."""
    _, end = positions.line_bounds(index)
    written = positions.text[index:end]
    return index + len(re.split(r"(?:^|\s)#", written, maxsplit=1)[0].rstrip() or written.rstrip())
