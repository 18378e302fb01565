"""Faults of the parser, told to someone who never heard of scalars, mappings and tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cxjourney.diagnostics.codes import syntax
from cxjourney.source import faults
from cxjourney.source.characters import Finding
from cxjourney.source.positions import Positions
from cxjourney.source.shown import ticked
from cxjourney.wording import Wording, say


@dataclass(frozen=True, slots=True)
class ParserFault:
    """Why and where the parser stopped: its own words, and the indices of the problem and of its context."""

    problem: str
    context: str
    index: int
    context_index: int | None

    @property
    def stop(self) -> int:
        """Where the readable part of the text ends."""
        if "quoted" in self.context and self.context_index is not None:
            return self.context_index
        return self.index


_GLUED_HEADER: Final = re.compile(r"[|>][-+0-9]*#")
_QUOTE_HELP: Final = say("put the whole value in quotes", "mettez toute la valeur entre guillemets")
_GLUED_COLON: Final = re.compile(r"(?:- +)*([A-Za-z_][\w-]*):([^ \t\r\n][^\r\n]*)")
_GLUED_DASH: Final = re.compile(r"[ ]*-[A-Za-z_][\w-]*:(?=[ \r\n]|$)")
_LINE: Final = re.compile(r"[^\r\n]*")
_KEY: Final = re.compile(
    r"[ ]*(?:- +)*(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s\"'\[{#:](?:[^:\r\n]|:(?![ \r\n]|$))*)[ ]*:(?=[ \r\n]|$)"
)
_BAD_ESCAPE: Final = re.compile(
    r"\\(?:x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?!00[01][0-9a-fA-F]{5})|[^0abtnvfre \"/\\N_LPxuU\r\n])"
)
_HALF: Final = re.compile(
    r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|U(?!000|0010)[0-9a-fA-F]{8})(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?"
)


def explain(text: str, fault: ParserFault) -> Finding:
    """The fault as a finding, at the place that is to be edited."""
    positions = Positions(text)
    problem = fault.problem
    if "mapping values" in problem:
        return _colon(positions, fault.index)
    if "tab character" in problem:
        return faults.tab(fault.index, fault.index + 1)
    if "escape" in problem or "hexdecimal" in problem:
        return _escape(text, fault)
    if "quoted" in fault.context:
        return _open_quote(text, fault)
    last = fault.index if text[fault.index : fault.index + 1].strip() else len(text[: fault.index].rstrip()) - 1
    line, _ = positions.line_bounds(max(last, 0))
    if text.startswith("%", line):
        return _quote_this(positions, line)
    if "tag" in fault.context or "tag handle" in problem:
        start = fault.context_index if "tag" in fault.context and fault.context_index is not None else fault.index
        end = _word_end(text, start)
        return faults.tag(start, end, text[start:end])
    if "document start" in problem:
        return faults.second_document(fault.index)
    if "block scalar" in fault.context and (glued := _GLUED_HEADER.match(text, fault.context_index or 0)):
        return faults.glued_comment(glued.end() - 1)
    if any(word in fault.context for word in ("anchor", "alias", "block scalar")) and fault.context_index is not None:
        return _quote_this(positions, fault.context_index)
    if "start any token" in problem:
        return _quote_this(positions, fault.index)
    if "simple key" in fault.context:
        return _no_colon(positions, fault.context_index if fault.context_index is not None else fault.index)
    if "flow" in fault.context or "',' or" in problem:
        return _bracket(positions, fault)
    if "sequence entries" in problem:
        start, end = fault.index, _value_end(positions, fault.index)
        return Finding(syntax.SYNTAX_ERROR, start, end, *_DASH)
    if "mapping keys" in problem:
        return Finding(syntax.COMPLEX_KEY, fault.index, fault.index + 1, *_QUESTION)
    if "node content" in problem:
        return _quote_this(positions, fault.index)
    if "block" in fault.context:
        return _out_of_line(positions, fault)
    start, end = fault.index, _value_end(positions, fault.index)
    return Finding(syntax.SYNTAX_ERROR, start, end, *_UNKNOWN)


_DASH: Final = (
    say("a list cannot begin on the line of its key", "une liste ne peut commencer sur la ligne de sa clé"),
    say(
        "begin the list on the next line; put a text that begins with `-` in quotes",
        "commencez la liste à la ligne suivante ; mettez entre guillemets un texte qui commence par `-`",
    ),
)
_QUESTION: Final = (
    say("a value that begins with `?` cannot be read", "une valeur qui commence par `?` ne peut être lue"),
    _QUOTE_HELP,
)
_UNKNOWN: Final = (
    say("this cannot be read as YAML", "ceci ne peut être lu comme du YAML"),
    say(
        "compare with the lines above: indentation, colons, quotes, brackets",
        "comparez avec les lignes précédentes : retrait, deux-points, guillemets, crochets",
    ),
)


def _colon(positions: Positions, index: int) -> Finding:
    """`a: b: c`, or a key indented under a line that has its value already."""
    text = positions.text
    start, end = positions.line_bounds(index)
    key = _KEY.match(text, start, end)
    if key and key.end() <= index:
        value = _skip(text, key.end())
        return _quote(positions, value, say("the value holds a second `: `", "la valeur contient un second `: `"))
    if glued := _glued_above(text, start):
        return glued
    first = _skip(text, start)
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


def _quote_this(positions: Positions, index: int) -> Finding:
    """A value that begins with a character that means something else."""
    text = positions.text
    if index >= len(text.rstrip()):
        return Finding(syntax.SYNTAX_ERROR, index, index, *_UNKNOWN)
    character = text[index]
    return _quote(
        positions,
        index,
        say(
            "a value cannot begin with {character} without quotes",
            "une valeur ne peut commencer par {character} sans guillemets",
            character=ticked(character),
        ),
    )


def _quote(positions: Positions, start: int, message: Wording) -> Finding:
    end = _member_end(positions.text, start, _value_end(positions, start))
    value = positions.text[start:end]
    if "'" not in value and '"' not in value and "\\" not in value and len(value) <= 60:
        help = say(
            "put it in quotes: {quoted}", "mettez-la entre guillemets : {quoted}", quoted=ticked(f'"{value}"', 70)
        )
    else:
        help = _QUOTE_HELP
    return Finding(syntax.SYNTAX_ERROR, start, end, message, help)


def _escape(text: str, fault: ParserFault) -> Finding:
    start = fault.context_index if fault.context_index is not None else 0
    half, bad = _HALF.search(text, start), _BAD_ESCAPE.search(text, start)
    if half and (not bad or half.start() <= bad.start()):
        return Finding(
            syntax.SYNTAX_ERROR,
            half.start(),
            half.end(),
            say("{text} is not a whole character", "{text} n'est pas un caractère entier", text=ticked(half.group())),
            say("write the character itself", "écrivez le caractère lui-même"),
        )
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


def _open_quote(text: str, fault: ParserFault) -> Finding:
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


def _no_colon(positions: Positions, index: int) -> Finding:
    if glued := _glued_colon(positions.text, index):
        return glued
    end = _value_end(positions, index)
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
    return faults.glued_colon(found.start(2), found[1], found[2]) if found else None


def _glued_dash(text: str, index: int) -> Finding:
    return faults.glued_dash(index, text[index + 1 : _LINE.match(text, index).end()])  # type: ignore[union-attr]  # the pattern matches anything


def _glued_above(text: str, start: int) -> Finding | None:
    """What glues the colon or the dash of the line above, which a reader then takes for the beginning of a text."""
    end = len(text[:start].rstrip())
    above = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    if _GLUED_DASH.match(text, above):
        return _glued_dash(text, _skip(text, above))
    return _glued_colon(text, _skip(text, above))


def _dash_above(text: str, start: int, indent: int) -> int | None:
    """Where a dash without its space stands, in the lines above that have this indentation or a deeper one."""
    while start:
        end = start - 1
        start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
        first = _skip(text, start)
        if _GLUED_DASH.match(text, start) and first - start == indent:
            return first
        if first - start < indent and text[first:end].strip():
            return None
    return None


def _bracket(positions: Positions, fault: ParserFault) -> Finding:
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


def _out_of_line(positions: Positions, fault: ParserFault) -> Finding:
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
            max(index + 1, _value_end(positions, index)),
            say(
                "the quoted text ends before {rest}",
                "le texte entre guillemets finit avant {rest}",
                rest=ticked(text[index : _value_end(positions, index)]),
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
            max(index + 1, _value_end(positions, index)),
            say("this text follows a value that is complete", "ce texte suit une valeur déjà complète"),
            _QUOTE_HELP,
        )
    first = _skip(text, start)
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
        return Finding(syntax.SYNTAX_ERROR, first, max(first + 1, _value_end(positions, first)), message, _QUOTE_HELP)
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
        max(first + 1, _value_end(positions, first)),
        message,
        say(
            "give members of the same list or map the same indentation",
            "donnez le même retrait aux éléments d'une même liste ou d'un même bloc",
        ),
    )


def _skip(text: str, index: int) -> int:
    while text[index : index + 1] == " ":
        index += 1
    return index


def _member_end(text: str, start: int, end: int) -> int:
    """The end of a value inside `[ ]` or `{ }`, when it stands there."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if line.count("[") + line.count("{") > line.count("]") + line.count("}"):
        match = re.compile(r"[^,\]}]+").match(text, start, end)
        return start + len(match.group().rstrip()) if match else end
    return end


def _word_end(text: str, index: int) -> int:
    match = re.compile(r"\S+").match(text, index)
    return match.end() if match else index


def _value_end(positions: Positions, index: int) -> int:
    """The end of what is written on the line from `index`, without a comment."""
    _, end = positions.line_bounds(index)
    written = positions.text[index:end]
    return index + len(re.split(r"(?:^|\s)#", written, maxsplit=1)[0].rstrip() or written.rstrip())
