"""What stops a parser inside a value: quotes, escapes, brackets."""

from __future__ import annotations

import re
from typing import Final

from cxjourney.diagnostics.codes import syntax
from cxjourney.source.characters import Finding
from cxjourney.source.faults import of_nodes
from cxjourney.source.faults.parser_fault import ParserFault
from cxjourney.source.faults.stretches import member_end, value_end
from cxjourney.source.positions import Positions
from cxjourney.source.shown import ticked
from cxjourney.wording import Wording, say

QUOTE_HELP: Final = say("put the whole value in quotes", "mettez toute la valeur entre guillemets")
_BAD_ESCAPE: Final = re.compile(
    r"\\(?:x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?!00[01][0-9a-fA-F]{5})|[^0abtnvfre \"/\\N_LPxuU\r\n])"
)
_HALF: Final = re.compile(
    r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|U(?!000|0010)[0-9a-fA-F]{8})(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?"
)
UNKNOWN: Final = (
    say("this cannot be read as YAML", "ceci ne peut être lu comme du YAML"),
    say(
        "compare with the lines above: indentation, colons, quotes, brackets",
        "comparez avec les lignes précédentes : retrait, deux-points, guillemets, crochets",
    ),
)


def quote_this(positions: Positions, index: int) -> Finding:
    """A value that begins with a character that means something else."""
    text = positions.text
    if index >= len(text.rstrip()):
        return Finding(syntax.SYNTAX_ERROR, index, index, *UNKNOWN)
    character = text[index]
    return quote(
        positions,
        index,
        say(
            "a value cannot begin with {character} without quotes",
            "une valeur ne peut commencer par {character} sans guillemets",
            character=ticked(character),
        ),
    )


def quote(positions: Positions, start: int, message: Wording) -> Finding:
    """The value from `start` as it would be in quotes, after a message."""
    end = member_end(positions.text, start, value_end(positions, start))
    value = positions.text[start:end]
    if "'" not in value and '"' not in value and "\\" not in value and len(value) <= 60:
        help = say(
            "put it in quotes: {quoted}", "mettez-la entre guillemets : {quoted}", quoted=ticked(f'"{value}"', 70)
        )
    else:
        help = QUOTE_HELP
    return Finding(syntax.SYNTAX_ERROR, start, end, message, help)


def escape(text: str, fault: ParserFault) -> Finding:
    """A back-slash between double quotes that means nothing, or half a character."""
    start = fault.context_index if fault.context_index is not None else 0
    half, bad = _HALF.search(text, start), _BAD_ESCAPE.search(text, start)
    if half and (not bad or half.start() <= bad.start()):
        return of_nodes.surrogate(half.start(), half.end(), half.group())
    at = bad.start() if bad else fault.index
    return Finding(
        syntax.SYNTAX_ERROR,
        at,
        at + 2,
        say(
            "{text} means nothing between double quotes",
            "{text} ne veut rien dire entre guillemets doubles",
            text=ticked(text[at : at + 2]),
        ),
        say(
            "write the back-slash twice, or use single quotes",
            "doublez la barre oblique inverse, ou employez des apostrophes droites",
        ),
    )


def open_quote(text: str, fault: ParserFault) -> Finding:
    """A quote without its end."""
    start = fault.context_index if fault.context_index is not None else fault.index
    return Finding(
        syntax.SYNTAX_ERROR,
        start,
        start + 1,
        say(
            "the quote `{quote}` that opens here is never closed",
            "le guillemet `{quote}` ouvert ici n'est jamais fermé",
            quote=text[start : start + 1],
        ),
        say(
            "close it at the end of the text; between single quotes, write an apostrophe twice",
            "fermez-le à la fin du texte ; entre apostrophes droites, doublez chaque apostrophe",
        ),
    )


def bracket(positions: Positions, fault: ParserFault) -> Finding:
    """A bracket without its end, with that of another one, or a comma that is missing inside."""
    text, index = positions.text, fault.index
    opening = _innermost(text, fault)
    sign = text[opening : opening + 1]
    closing = {"[": "]", "{": "}"}.get(sign, "]")
    related = ((opening, opening + 1, say("opened here", "ouvert ici")),)
    at_end = index >= len(text.rstrip())
    if at_end or positions.line_of(index) > positions.line_of(opening):
        return Finding(
            syntax.SYNTAX_ERROR,
            opening,
            opening + 1,
            say(
                "`{sign}` is opened here and not closed by `{closing}`",
                "`{sign}` est ouvert ici et n'est pas fermé par `{closing}`",
                sign=sign,
                closing=closing,
            ),
            say(
                "add `{closing}`, and a comma between members",
                "ajoutez `{closing}`, et une virgule entre les éléments",
                closing=closing,
            ),
        )
    if text[index] in "]}":
        message = say(
            "`{sign}` is closed by `{found}` instead of `{closing}`",
            "`{sign}` est fermé par `{found}` au lieu de `{closing}`",
            sign=sign,
            closing=closing,
            found=text[index],
        )
        help = say("write `{closing}`", "écrivez `{closing}`", closing=closing)
        return Finding(syntax.SYNTAX_ERROR, index, index + 1, message, help, related)
    return Finding(
        syntax.SYNTAX_ERROR,
        index,
        index + 1,
        say(
            "between `{sign}` and `{closing}`, a comma is expected before {found}",
            "entre `{sign}` et `{closing}`, une virgule est attendue avant {found}",
            sign=sign,
            closing=closing,
            found=ticked(text[index]),
        ),
        say(
            "separate members by commas; put a text that holds `,` `:` or brackets in quotes",
            "séparez les éléments par des virgules ; mettez entre guillemets un texte contenant `,` `:` ou un crochet",
        ),
        related,
    )


def _innermost(text: str, fault: ParserFault) -> int:
    """Where the bracket that is open at the fault stands, as well as can be known."""
    if fault.context_index is not None and text[fault.context_index : fault.context_index + 1] in ("[", "{"):
        return fault.context_index
    return max(text.rfind("[", 0, fault.index), text.rfind("{", 0, fault.index), 0)
