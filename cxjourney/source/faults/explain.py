"""Faults of the parser, told to someone who never heard of scalars, mappings and tokens."""

from __future__ import annotations

import re
from typing import Final

from cxjourney.diagnostics.codes import syntax
from cxjourney.source.characters import Finding
from cxjourney.source.faults import in_lines, in_values, of_files, of_nodes, of_spacing
from cxjourney.source.faults.parser_fault import ParserFault
from cxjourney.source.faults.stretches import value_end, word_end
from cxjourney.source.positions import Positions
from cxjourney.wording import say

_GLUED_HEADER: Final = re.compile(r"[|>][-+0-9]*#")
_DASH: Final = (
    say("a list cannot begin on the line of its key", "une liste ne peut commencer sur la ligne de sa clé"),
    say(
        "begin the list on the next line; put a text that begins with `-` in quotes",
        "commencez la liste à la ligne suivante ; mettez entre guillemets un texte qui commence par `-`",
    ),
)
_QUESTION: Final = (
    say("a value that begins with `?` cannot be read", "une valeur qui commence par `?` ne peut être lue"),
    in_values.QUOTE_HELP,
)


def explain(text: str, fault: ParserFault) -> Finding:
    """The fault as a finding, at the place that is to be edited."""
    positions = Positions(text)
    problem = fault.problem
    if "mapping values" in problem:
        return in_lines.colon(positions, fault.index)
    if "tab character" in problem:
        return of_spacing.tab(fault.index, fault.index + 1)
    if "escape" in problem or "hexdecimal" in problem:
        return in_values.escape(text, fault)
    if "quoted" in fault.context:
        return in_values.open_quote(text, fault)
    last = fault.index if text[fault.index : fault.index + 1].strip() else len(text[: fault.index].rstrip()) - 1
    line, _ = positions.line_bounds(max(last, 0))
    if text.startswith("%", line):
        return in_values.quote_this(positions, line)
    if "tag" in fault.context or "tag handle" in problem:
        start = fault.context_index if "tag" in fault.context and fault.context_index is not None else fault.index
        end = word_end(text, start)
        return of_nodes.tag(start, end, text[start:end])
    if "document start" in problem:
        return of_files.second_document(fault.index, word_end(text, fault.index))
    if "block scalar" in fault.context and (glued := _GLUED_HEADER.match(text, fault.context_index or 0)):
        return of_spacing.glued_comment(glued.end() - 1)
    if any(word in fault.context for word in ("anchor", "alias", "block scalar")) and fault.context_index is not None:
        return in_values.quote_this(positions, fault.context_index)
    if "start any token" in problem:
        return in_values.quote_this(positions, fault.index)
    if "simple key" in fault.context:
        return in_lines.no_colon(positions, fault.context_index if fault.context_index is not None else fault.index)
    if "flow" in fault.context or "',' or" in problem:
        return in_values.bracket(positions, fault)
    if "sequence entries" in problem:
        start, end = fault.index, value_end(positions, fault.index)
        return Finding(syntax.SYNTAX_ERROR, start, end, *_DASH)
    if "mapping keys" in problem:
        return Finding(syntax.COMPLEX_KEY, fault.index, fault.index + 1, *_QUESTION)
    if "node content" in problem:
        return in_values.quote_this(positions, fault.index)
    if "block" in fault.context:
        return in_lines.out_of_line(positions, fault)
    start, end = fault.index, value_end(positions, fault.index)
    return Finding(syntax.SYNTAX_ERROR, start, end, *in_values.UNKNOWN)
