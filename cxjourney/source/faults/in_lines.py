"""What stops a parser between lines: colons, dashes, indentation."""

from __future__ import annotations

import re
from typing import Final

from cxjourney.diagnostics.codes import syntax
from cxjourney.source.characters import Finding
from cxjourney.source.faults import of_spacing
from cxjourney.source.faults.in_values import QUOTE_HELP, quote
from cxjourney.source.faults.parser_fault import ParserFault
from cxjourney.source.faults.stretches import skip, value_end
from cxjourney.source.positions import Positions
from cxjourney.source.shown import ticked
from cxjourney.wording import say

_GLUED_COLON: Final = re.compile(r"(?:- +)*([A-Za-z_][\w-]*):([^ \t\r\n][^\r\n]*)")
_GLUED_DASH: Final = re.compile(r"[ ]*-[A-Za-z_][\w-]*:(?=[ \r\n]|$)")
_LINE: Final = re.compile(r"[^\r\n]*")
_KEY: Final = re.compile(
    r"[ ]*(?:- +)*(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s\"'\[{#:](?:[^:\r\n]|:(?![ \r\n]|$))*)[ ]*:(?=[ \r\n]|$)"
)


def colon(positions: Positions, index: int) -> Finding:
    """`a: b: c`, or a key indented under a line that has its value already."""
    text = positions.text
    start, end = positions.line_bounds(index)
    key = _KEY.match(text, start, end)
    if key and key.end() <= index:
        value = skip(text, key.end())
        return quote(positions, value, say("the value holds a second `: `", "la valeur contient un second `: `"))
    if glued := _glued_above(text, start):
        return glued
    first = skip(text, start)
    return Finding(
        syntax.SYNTAX_ERROR,
        first,
        index + 1,
        say(
            "{key} is not at the level of a key: the text above goes on to this line",
            "{key} n'est pas au niveau d'une clé : le texte du dessus continue sur cette ligne",
            key=ticked(text[first : index + 1]),
        ),
        say(
            "align it with the keys above, or end the line above with `:` alone",
            "alignez-la sur les clés du dessus, ou terminez la ligne du dessus par `:` seul",
        ),
    )


def no_colon(positions: Positions, index: int) -> Finding:
    """A line without the colon of its key."""
    if glued := _glued_colon(positions.text, index):
        return glued
    end = value_end(positions, index)
    return Finding(
        syntax.SYNTAX_ERROR,
        index,
        end,
        say("this line has no `:` after its key", "il manque `:` après la clé de cette ligne"),
        say(
            "write `key: value`; indent the line if it continues the text above",
            "écrivez `clé: valeur` ; décalez la ligne si elle continue le texte du dessus",
        ),
    )


def _glued_colon(text: str, index: int) -> Finding | None:
    """`goal:x`, or a no-break space behind the colon, in the line that begins at `index`."""
    found = _GLUED_COLON.match(text, index)
    return of_spacing.glued_colon(found.start(2), found[1], found[2]) if found else None


def _glued_dash(text: str, index: int) -> Finding:
    return of_spacing.glued_dash(index, text[index + 1 : _LINE.match(text, index).end()])  # type: ignore[union-attr]  # the pattern matches anything


def _glued_above(text: str, start: int) -> Finding | None:
    """What glues the colon or the dash of the line above, which a reader then takes for the beginning of a text."""
    end = len(text[:start].rstrip())
    above = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    if _GLUED_DASH.match(text, above):
        return _glued_dash(text, skip(text, above))
    return _glued_colon(text, skip(text, above))


def _dash_above(text: str, start: int, indent: int) -> int | None:
    """Where a dash without its space stands, in the lines above that have this indentation or a deeper one."""
    while start:
        end = start - 1
        start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
        first = skip(text, start)
        if _GLUED_DASH.match(text, start) and first - start == indent:
            return first
        if first - start < indent and text[first:end].strip():
            return None
    return None


def out_of_line(positions: Positions, fault: ParserFault) -> Finding:
    """Something after the end of a value, or a line that starts at no known level."""
    text, index = positions.text, fault.index
    start, _ = positions.line_bounds(index)
    if text.startswith(":", index):
        return Finding(
            syntax.SYNTAX_ERROR,
            index,
            index + 1,
            say("the key before `:` is missing", "il manque la clé devant `:`"),
            say("write a key", "écrivez une clé"),
        )
    before = text[start:index].rstrip(" ")
    if before and before[-1] in "\"'":
        return Finding(
            syntax.SYNTAX_ERROR,
            index,
            max(index + 1, value_end(positions, index)),
            say(
                "the quoted text ends before {rest}",
                "le texte entre guillemets finit avant {rest}",
                rest=ticked(text[index : value_end(positions, index)]),
            ),
            say(
                "quote the whole value; double the quotes inside it, or use the other kind around it",
                "entourez toute la valeur ; doublez les guillemets qu'elle contient, ou employez l'autre sorte autour",
            ),
        )
    if before and before.strip(" -"):
        return Finding(
            syntax.SYNTAX_ERROR,
            index,
            max(index + 1, value_end(positions, index)),
            say("this text follows a value that is complete", "ce texte suit une valeur déjà complète"),
            QUOTE_HELP,
        )
    first = skip(text, start)
    if _GLUED_DASH.match(text, start):
        return _glued_dash(text, first)
    if text.startswith("- ", first) and (dash := _dash_above(text, start, first - start)) is not None:
        return _glued_dash(text, dash)
    above = text[:start].rstrip("\r\n").rpartition("\n")[2]
    if "collection" not in fault.context and re.search(r"\s#", above) and not above.lstrip().startswith("#"):
        message = say(
            "the comment on the line above has ended the text that this line would continue",
            "le commentaire de la ligne précédente a terminé le texte que cette ligne continuerait",
        )
        return Finding(syntax.SYNTAX_ERROR, first, max(first + 1, value_end(positions, first)), message, QUOTE_HELP)
    if text.startswith(("- ", "-\n"), first):
        message = say(
            "a list item begins where a key is expected", "un élément de liste commence là où une clé est attendue"
        )
    elif "collection" in fault.context or "sequence" in fault.context:
        message = say(
            "a list item that begins with `- ` is expected here",
            "un élément de liste, commençant par `- `, est attendu ici",
        )
    else:
        message = say(
            "this line is not aligned with the lines above", "cette ligne n'est pas alignée sur les précédentes"
        )
    return Finding(
        syntax.SYNTAX_ERROR,
        first,
        max(first + 1, value_end(positions, first)),
        message,
        say(
            "give members of the same list or map the same indentation",
            "donnez le même retrait aux éléments d'une même liste ou d'un même bloc",
        ),
    )
