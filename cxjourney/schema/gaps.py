"""Gaps: nothing where a value is due, and spaces that are missing behind a colon or a dash."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes import schema as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Place
from cxjourney.schema.due import TYPES
from cxjourney.source import patches
from cxjourney.source.edit import Edit
from cxjourney.source.faults import of_spacing
from cxjourney.source.file import SourceFile
from cxjourney.source.shown import ticked
from cxjourney.source.span import Pointer, Span
from cxjourney.wording import Wording, say

_GLUED: Final = re.compile(r"([A-Za-z_][\w-]*):([^ \t\r\n].*)", re.DOTALL)
_CUT: Final = re.compile(r"[ \t]*(#[^\s#!:].*)")


def subject(pointer: Pointer) -> Wording:
    """What a message is about: the field, or an item of it."""
    field = next((step for step in reversed(pointer) if isinstance(step, str)), "")
    if pointer and isinstance(pointer[-1], int):
        return say("an item of {field}", "un élément de {field}", field=ticked(field))
    return say("{field}", "{field}", field=ticked(field))


def as_text(value: Any) -> str:
    """A value of YAML as people would write it."""
    if is_nest(value):
        return "…"
    return json.dumps(value) if value is None or isinstance(value, bool) else str(value)


def is_nest(value: Any) -> bool:
    """Whether a value is a list or a map."""
    return isinstance(value, (dict, list))


def patch(make: Callable[..., tuple[Edit, ...]], file: SourceFile, pointer: Pointer, *new: str) -> Fix:
    """A repair that a person should look at: what `make` answers for a place."""
    return Fix(False, lambda: make(file, pointer, *new))


def empty(
    file: SourceFile, pointer: Pointer, wanted: Wording, choices: Wording | None = None, *, needed: bool
) -> Diagnostic:
    """Nothing is written, or a `#` has made a comment of it; a field that is `needed` cannot be left out instead."""
    code = codes.UNKNOWN_VALUE if choices else codes.WRONG_TYPE
    end = file.span(pointer).end
    rest = file.lines[end.line - 1][end.column - 1 :] if end.line <= len(file.lines) else ""
    if pointer in file.spans and file.span(pointer).start == end and (cut := _CUT.match(rest)):
        comment = cut[1].rstrip()
        start = end.after(rest[: cut.start(1)])
        return code.at(
            Place(file.path, Span(start, start.after(comment)), pointer),
            say(
                "{subject} is empty: what follows `#` is a comment",
                "{subject} est vide : ce qui suit `#` est un commentaire",
                subject=subject(pointer),
            ),
            say(
                "put the text in quotes: {quoted}",
                "mettez le texte entre guillemets : {quoted}",
                quoted=ticked(json.dumps(comment, ensure_ascii=False)),
            ),
        )
    message = say(
        "{subject} takes {due}, not {found}",
        "{subject} attend {due}, et non {found}",
        subject=subject(pointer),
        due=wanted,
        found=TYPES["null"],
    )
    place = Place(file.path, file.key_span(pointer), pointer)
    if needed:
        return code.at(place, message, choices or _FILL)
    return code.at(place, message, choices or _FILL_OR_DROP, fix=patch(patches.drop, file, pointer))


_FILL: Final = say("fill it: it cannot be left out", "remplissez-le : il ne peut manquer")
_FILL_OR_DROP: Final = say("fill it, or take the line out", "remplissez-le, ou retirez la ligne")


def glued_key(file: SourceFile, pointer: Pointer, text: str) -> Diagnostic | None:
    """`score:1` or `score:\\u00a01` where fields are due: the space after the colon is missing, or is another one."""
    found = _GLUED.fullmatch(text)
    if not found:
        return None
    return _glued(file, file.span(pointer), pointer, text, found, codes.WRONG_TYPE)


def glued_field(file: SourceFile, pointer: Pointer, known: Any) -> Diagnostic | None:
    """`{id:lea}`: a key that holds a field, its colon and its value."""
    name = str(pointer[-1])
    found = _GLUED.fullmatch(name)
    if not found or found[1] not in known:
        return None
    return _glued(file, file.key_span(pointer), pointer, name, found, codes.UNKNOWN_FIELD)


def _glued(file: SourceFile, span: Span, pointer: Pointer, text: str, found: re.Match[str], code: Code) -> Diagnostic:
    at = found.start(2)
    quotes = 1 if span.end.column - span.start.column == len(text) + 2 else 0
    start = span.start.after("x" * quotes + text[:at])
    said = of_spacing.glued_colon(0, found[1], found[2].partition("\n")[0])
    place = Place(file.path, Span(start, start.after(text[at : at + 1])), pointer)
    return code.at(place, said.message, said.help)


def glued_dash(file: SourceFile, pointer: Pointer, key: str, value: Any) -> Diagnostic:
    """The dash of an item without its space, which makes a key of it."""
    start = file.key_span(pointer).start
    rest = f"{key[1:]}: {as_text(value)}" if not is_nest(value) else f"{key[1:]}:"
    said = of_spacing.glued_dash(0, rest)
    place = Place(file.path, Span(start, start.after("-")), pointer)
    return codes.WRONG_TYPE.at(place, said.message, said.help)
