"""Characters that a file should not hold, found in its text whatever its structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes import syntax
from cxjourney.source.span import Pointer
from cxjourney.wording import Wording, say


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in a text, between two of its characters; `related` are other stretches that matter, and why.

    `whole` is the stretch that was probably meant to be one value, when that can be told.
    """

    code: Code
    start: int
    end: int
    message: Wording
    help: Wording | None = None
    related: tuple[tuple[int, int, Wording], ...] = ()
    pointer: Pointer = ()
    whole: tuple[int, int] | None = None


_CONTROL: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_DIRECTION: Final = "\u202a-\u202e\u2066-\u2069"
_BREAK: Final = "\x85\u2028\u2029"
_JOINER: Final = "\u061c\u200c-\u200f"
_INVISIBLE: Final = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)

UNUSUAL: Final = re.compile(f"[\r{_CONTROL}{_DIRECTION}{_BREAK}{_JOINER}{_INVISIBLE}]")
"""Whatever may be a finding of this module; a text without a match has none."""
_USUAL: Final = b"\t\n" + bytes(range(0x20, 0x7F))

UNSEEN: Final = re.compile(f"[\t\n\r{_CONTROL}{_DIRECTION}{_BREAK}{_JOINER}{_INVISIBLE}]")
"""Characters that are written by their number in messages."""

WIDE_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are letters to YAML, for a regular expression."""

_RUN: Final = re.compile(f"[{_CONTROL}]+|[{_DIRECTION}]|[{_BREAK}]+|[{_JOINER}{_INVISIBLE}]|\r\n?")
_CONTROL_RUN: Final = re.compile(f"[{_CONTROL}]+")
_DIRECTIONS: Final = re.compile(f"[{_DIRECTION}]")
_BREAKS: Final = re.compile(f"[{_BREAK}]+")
_JOINERS: Final = re.compile(f"[{_JOINER}]")
_FLAG: Final = "\U0001f3f4"
_OTHER_SCRIPTS: Final = "\u0530"
_MOST: Final = 200


def has_unusual(raw: bytes) -> bool:
    """Whether a text, given in UTF-8, holds a match of `UNUSUAL`; the usual ones, nearly all, are put aside at a stroke."""
    rest = raw.translate(None, _USUAL)
    return bool(rest) and UNUSUAL.search(rest.decode()) is not None


def findings(text: str) -> Iterator[Finding]:
    """Control, bidirectional and invisible characters, unusual line breaks; at most 200 of a file, in order."""
    returned = False
    count = 0
    for match in _RUN.finditer(text):
        if match.group()[0] == "\r":
            if not returned:
                yield _carriage_return(match.start(), match.end())
            returned = True
        elif found := finding(text, match.start(), match.end()):
            yield found
            count += 1
            if count == _MOST:
                return


def finding(text: str, start: int, end: int) -> Finding | None:
    """What is wrong with the unusual characters from `start` to `end`, None when they are in their place."""
    run = text[start:end]
    number = f"U+{ord(run[0]):04X}"
    if _CONTROL_RUN.match(run):
        return Finding(
            syntax.CONTROL_CHARACTER,
            start,
            end,
            say(
                "the control character `{number}` stands in the text",
                "le caractère de commande `{number}` se trouve dans le texte",
                number=number,
            ),
            say("remove it: it came with a paste", "supprimez-le : il vient d'un copier-coller"),
        )
    if _DIRECTIONS.match(run):
        return Finding(
            syntax.BIDIRECTIONAL_CONTROL,
            start,
            end,
            say(
                "the invisible character `{number}` reverses the direction of the text",
                "le caractère invisible `{number}` inverse le sens du texte",
                number=number,
            ),
            say(
                "remove it: what is read must be what is stored",
                "supprimez-le : ce qu'on lit doit être ce qui est enregistré",
            ),
        )
    if _BREAKS.match(run):
        return Finding(
            syntax.UNUSUAL_LINE_BREAK,
            start,
            end,
            say(
                "the line separator `{number}` breaks the line in some readers only",
                "le séparateur `{number}` ne passe à la ligne que pour certains lecteurs",
                number=number,
            ),
            say("write a space or a usual line break", "écrivez une espace ou un retour à la ligne ordinaire"),
        )
    if _joins(text, start):
        return None
    return Finding(
        syntax.INVISIBLE_CHARACTER,
        start,
        end,
        say(
            "the invisible character `{number}` stands in the text",
            "le caractère invisible `{number}` se trouve dans le texte",
            number=number,
        ),
        say("remove it", "supprimez-le"),
    )


def _joins(text: str, index: int) -> bool:
    """Whether an invisible character does its work: inside an emoji, or in a script that needs it."""
    character = text[index]
    if _JOINERS.match(character):
        return text[index - 1 : index] >= _OTHER_SCRIPTS or text[index + 1 : index + 2] >= _OTHER_SCRIPTS
    if character >= "\U000e0020":
        return _FLAG in text[max(0, index - 8) : index]
    return False


def _carriage_return(start: int, end: int) -> Finding:
    if end - start == 2:
        message = say(
            "the lines of this file end as on Windows (CRLF)",
            "les lignes de ce fichier finissent comme sous Windows (CRLF)",
        )
    else:
        message = say(
            "a line of this file ends with a lone carriage return (CR)",
            "une ligne de ce fichier finit par un retour chariot seul (CR)",
        )
    help = say("set your editor to end lines with LF", "réglez votre éditeur pour finir les lignes par LF")
    return Finding(syntax.LINE_ENDINGS, start, end, message, help)
