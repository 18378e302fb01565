"""Small edits of a document, by pointer: put another value, rename a key, drop or add a member.

Each function answers with the edits, none when the place is written in a way that a person should edit by hand: a
member with comments around it, a text over several lines. What is not edited stays byte for byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Final

from cxjourney.source.characters import UNUSUAL
from cxjourney.source.edit import Edit
from cxjourney.source.file import SourceFile
from cxjourney.source.scalars import resolve
from cxjourney.source.span import Pointer, Position, Span

_BOM: Final = b"\xef\xbb\xbf"
_LINE_END: Final = re.compile(b"\r\n|\r|\n")
_PLAIN: Final = re.compile(r"[^\W_](?:[^:#\t\n\r]|:(?=\S)|(?<! )#)*(?<![ :])")
_IN_FLOW: Final = re.compile(r"[^,\[\]{}]*")
_COMMA: Final = re.compile(rb"[ \t\r\n]*,[ \t\r\n]*")
_REST: Final = re.compile(rb"[ ]*(?:#[^\r\n]*)?(\r\n|\r|\n|\Z)")


def value(file: SourceFile, pointer: Pointer, text: str) -> tuple[Edit, ...]:
    """Put a text in the place of the scalar at `pointer`, in the quotes that it has."""
    span = _written(file, pointer)
    return () if span is None else (Edit(file.path, span, written(text, file.text(span), in_flow(file, pointer))),)


def key(file: SourceFile, pointer: Pointer, name: str) -> tuple[Edit, ...]:
    """Give the member at `pointer` another key, in the quotes that the old one has."""
    if pointer not in file.spans or not pointer:
        return ()
    span = file.key_span(pointer)
    return (Edit(file.path, span, written(name, file.text(span), in_flow(file, pointer))),)


def part(file: SourceFile, pointer: Pointer, change: Callable[[str], str]) -> tuple[Edit, ...]:
    """Change the text of the scalar at `pointer`: `change` is given what is written, quotes left out.

    In a text over several lines, what is written holds the line breaks and the indentation.
    """
    span = _written(file, pointer)
    if span is None:
        return ()
    source = file.text(span)
    quote = source[0] if source[0] in "\"'|>" else ""
    inside = source[1:-1] if quote in ("'", '"') else source
    changed = change(inside)
    if changed == inside:
        return ()
    if quote in ("'", '"'):
        changed = f"{quote}{changed}{quote}"
    elif not quote and "\n" not in changed and not _is_plain(changed, in_flow(file, pointer)):
        changed = _quoted(changed)
    return (Edit(file.path, span, changed),)


def listed(file: SourceFile, pointer: Pointer) -> tuple[Edit, ...]:
    """Make a list of the one scalar at `pointer`: `goals: x` becomes `goals: [x]`."""
    span = _written(file, pointer)
    source = file.text(span) if span else ""
    if not source or "\n" in source or source[0] in "|>":
        return ()
    item = source if source[0] in "\"'" or _is_plain(source, flow=True) or _is_number(source) else _quoted(source)
    return (Edit(file.path, span, f"[{item}]"),) if span else ()


def quoted(file: SourceFile, pointer: Pointer) -> tuple[Edit, ...]:
    """Put the plain scalar at `pointer` in quotes."""
    span = _written(file, pointer)
    source = file.text(span) if span else ""
    if span is None or "\n" in source or source[0] in "\"'|>[{":
        return ()
    return (Edit(file.path, span, _quoted(source)),)


def drop(file: SourceFile, pointer: Pointer) -> tuple[Edit, ...]:
    """Take out a member of a map or of a list, with its line or its comma; the collection too when it was alone."""
    if pointer not in file.spans or not pointer:
        return ()
    siblings = members(file, pointer[:-1])
    if len(siblings) == 1:
        return drop(file, pointer[:-1])
    if in_flow(file, pointer):
        return _drop_from_flow(file, pointer, siblings)
    return _drop_lines(file, pointer, siblings)


def append(file: SourceFile, pointer: Pointer, text: str) -> tuple[Edit, ...]:
    """Add a scalar at the end of the list at `pointer`."""
    items = members(file, pointer)
    span = file.span(pointer)
    source = file.text(span)
    if source.startswith("["):
        if items:
            after = file.span(items[-1]).end
            return (Edit(file.path, Span(after, after), f", {written(text, '', True)}"),)
        return (Edit(file.path, span, f"[{written(text, '', True)}]"),) if not source[1:-1].strip() else ()
    if not items or not source.startswith("-"):
        return ()
    return _below(file, items[-1], f"- {written(text, '', False)}", span.start.column)


def add(file: SourceFile, after: Pointer, name: str, text: str) -> tuple[Edit, ...]:
    """Add `name: text` to a map, below the member at `after`; `text` is YAML that fits on the line."""
    if after not in file.spans:
        return ()
    if in_flow(file, after):
        end = file.span(after).end
        return (Edit(file.path, Span(end, end), f", {name}: {text}"),)
    return _below(file, after, f"{name}: {text}", file.key_span(after).start.column)


def first(file: SourceFile, names: Sequence[str]) -> tuple[Edit, ...]:
    """Move members of the outermost map, each with its line, to the top of it, in this order."""
    moved, edits = b"", []
    for name in names:
        rest = _REST.match(file.data, file.span((name,)).end.offset)
        start = file.key_span((name,)).start
        if rest is None or start.column != 1 or in_flow(file, (name,)):
            return ()
        moved += file.data[start.offset : rest.start(1)] + (rest[1] or b"\n")
        edits.append(between(file, start.offset, rest.end(), ""))
    top = file.span(()).start.offset
    return (between(file, top, top, moved.decode("utf-8", "replace")), *edits)


def members(file: SourceFile, pointer: Pointer) -> tuple[Pointer, ...]:
    """The pointers of what is directly inside a map or a list, in the order of writing."""
    found = [other for other in file.spans if len(other) == len(pointer) + 1 and other[:-1] == pointer]
    return tuple(sorted(found, key=lambda other: file.key_span(other).start.offset))


def in_flow(file: SourceFile, pointer: Pointer) -> bool:
    """Whether a member stands between brackets or braces."""
    return bool(pointer) and file.text(file.span(pointer[:-1]))[:1] in ("[", "{")


def written(text: str, old: str = "", flow: bool = False) -> str:
    """A text as YAML on one line: in the quotes of the `old` value, plain when it can be, else in double quotes."""
    if old.startswith("'") and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    plain = not old.startswith('"') and _is_plain(text, flow)
    return text if plain else json.dumps(text, ensure_ascii=False)


def line_end(file: SourceFile) -> str:
    """How the lines of a file end."""
    return "\r\n" if b"\r\n" in file.data else "\n"


def at(data: bytes, offset: int) -> Position:
    """The position of the byte at `offset`."""
    start, line = (len(_BOM) if data.startswith(_BOM) else 0), 1
    for found in _LINE_END.finditer(data, 0, offset):
        start, line = found.end(), line + 1
    return Position(line, len(data[start:offset].decode("utf-8", "replace")) + 1, offset)


def between(file: SourceFile, start: int, end: int, text: str) -> Edit:
    """Put `text` in the place of the bytes from `start` to `end`."""
    return Edit(file.path, Span(at(file.data, start), at(file.data, end)), text)


# ---------------------------------------------------------------- inside


def _written(file: SourceFile, pointer: Pointer) -> Span | None:
    """Where the scalar at `pointer` is written, None when nothing or no scalar is."""
    if pointer not in file.spans:
        return None
    span = file.span(pointer)
    return span if span.start != span.end and not members(file, pointer) else None


def _is_plain(text: str, flow: bool) -> bool:
    fits = _PLAIN.fullmatch(text) and not UNUSUAL.search(text) and text.isprintable()
    return bool(fits) and resolve(text) == (text, None) and (not flow or _IN_FLOW.fullmatch(text) is not None)


def _is_number(source: str) -> bool:
    return type(resolve(source)[0]) in (int, float, bool)


def _quoted(source: str) -> str:
    return json.dumps(source, ensure_ascii=False)


def _below(file: SourceFile, member: Pointer, line: str, column: int) -> tuple[Edit, ...]:
    """A new line below a member of a block, at a column."""
    end = file.span(member).end.offset
    rest = _REST.match(file.data, end)
    if rest is None:
        return ()
    return (between(file, rest.start(1), rest.start(1), f"{line_end(file)}{' ' * (column - 1)}{line}"),)


def _drop_from_flow(file: SourceFile, pointer: Pointer, siblings: tuple[Pointer, ...]) -> tuple[Edit, ...]:
    index = siblings.index(pointer)
    start, end = file.key_span(pointer).start.offset, file.span(pointer).end.offset
    if index + 1 < len(siblings):
        following = file.key_span(siblings[index + 1]).start.offset
        return (between(file, start, following, ""),) if _COMMA.fullmatch(file.data, end, following) else ()
    before = file.span(siblings[index - 1]).end.offset
    return (between(file, before, end, ""),) if _COMMA.fullmatch(file.data, before, start) else ()


def _drop_lines(file: SourceFile, pointer: Pointer, siblings: tuple[Pointer, ...]) -> tuple[Edit, ...]:
    data = file.data
    first = _first_byte(file, pointer)
    rest = _REST.match(data, file.span(pointer).end.offset)
    if first is None or rest is None:
        return ()
    line = max((found.end() for found in _LINE_END.finditer(data, 0, first)), default=0)
    if not data[line:first].strip(b" "):
        return (between(file, line, rest.end(), ""),)
    # The first key behind a dash: the next one takes its place.
    index = siblings.index(pointer)
    if index + 1 == len(siblings) or isinstance(pointer[-1], int):
        return ()
    following = file.key_span(siblings[index + 1]).start.offset
    return (between(file, first, following, ""),) if not data[rest.end() : following].strip(b" ") else ()


def _first_byte(file: SourceFile, pointer: Pointer) -> int | None:
    """Where the key of a member begins, or the dash of an item; None when a comment stands behind the dash."""
    start = file.key_span(pointer).start.offset
    if not isinstance(pointer[-1], int):
        return start
    dash = len(file.data[:start].rstrip(b" \r\n")) - 1
    return dash if file.data[dash : dash + 1] == b"-" else None
