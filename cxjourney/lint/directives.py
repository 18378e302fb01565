"""Comments that speak to the checker: `# cxj: ignore[O102, C104] until=2027-03-01 -- the contract is not signed`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.diagnostics.codes import hygiene
from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.source import patches
from cxjourney.source.edit import Edit
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import comments
from cxjourney.source.span import Position, Span
from cxjourney.wording import Wording, say

MARK = b"cxj:"
"""Files without these bytes hold no such comment and are not looked at."""


@dataclass(frozen=True, slots=True)
class Named:
    """A code or name between the brackets, and where it stands."""

    word: str
    place: Place


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that silences some rules.

    `alone`: on a line of its own, so it speaks of what follows; else of what its line holds. `whole_file`: of all.
    """

    file: SourceFile
    line: int
    place: Place
    names: tuple[Named, ...]
    reason: str
    until: dt.date | None
    alone: bool
    whole_file: bool


_OURS = re.compile(r"#+\s*cxj:\s*")
_FORM = re.compile(
    r"(?P<verb>ignore-file|ignore)(?:\s*\[(?P<names>[^\]]*)\])?(?:\s+until\s*=\s*(?P<until>[^\s]+))?(?:\s*--\s*(?P<reason>.*))?\s*\Z"
)
_LATE = re.compile(r"(?<!\S)(until\s*=\s*\S+)")
_EXAMPLE = "# cxj: ignore[O102] until=2027-03-01 -- why"
_LINE_END = re.compile(b"\r\n|\r|\n")


def directives(file: SourceFile) -> tuple[tuple[Directive, ...], tuple[Diagnostic, ...]]:
    """The directives of a file, and what is wrong with those that cannot be followed."""
    if MARK not in file.data:
        return (), ()
    found: list[Directive] = []
    said: list[Diagnostic] = []
    for line, column, text in _ours(file):
        made = _read(file, line, column, text)
        if isinstance(made, Directive):
            found.append(made)
        else:
            said.append(made)
    return tuple(found), tuple(said)


def _ours(file: SourceFile) -> Iterator[tuple[int, int, str]]:
    for comment in comments(file.data):
        if _OURS.match(comment.text):
            yield comment.line, comment.column, comment.text


def _read(file: SourceFile, line: int, column: int, text: str) -> Directive | Diagnostic:
    place = _part(file, line, column, text, 0, len(text))
    start = len(_OURS.match(text)[0])  # type: ignore[index]  # `_ours` gives nothing else
    form = _FORM.fullmatch(text, start)
    if form is None:
        return _unreadable(
            place, say("this comment to cxj cannot be understood", "ce commentaire pour cxj ne se comprend pas")
        )
    if late := _LATE.search(text, form.start("reason")) if form["reason"] else None:
        return _unreadable(
            _part(file, line, column, text, *late.span(1)),
            say(
                "`until=` stands after `--`, where it is part of the reason and ends nothing",
                "`until=` est placé après `--` : il y fait partie de la raison et n'arrête rien",
            ),
            say(
                "write it before `--`: `{example}`",
                "écrivez-le avant `--` : `{example}`",
                example=_EXAMPLE,
            ),
        )
    names = tuple(
        Named(
            word[0],
            _part(file, line, column, text, form.start("names") + word.start(), form.start("names") + word.end()),
        )
        for word in re.finditer(r"[^\s,]+", form["names"] or "")
    )
    if not names:
        return hygiene.BLANKET_SUPPRESSION.at(
            place,
            say("this comment would silence every rule", "ce commentaire ferait taire toutes les règles"),
            say("name the codes: `{example}`", "nommez les codes : `{example}`", example=_EXAMPLE),
        )
    until = _date(form["until"])
    if form["until"] and until is None:
        where = _part(file, line, column, text, *form.span("until"))
        return _unreadable(where, say("`{date}` is not a date", "`{date}` n'est pas une date", date=form["until"]))
    whole_file = form["verb"] == "ignore-file"
    alone = not file.lines[line - 1][: column - 1].strip()
    if whole_file and not (alone and _before_everything(file, line)):
        return _unreadable(
            place,
            say("`ignore-file` stands at the top of a file", "`ignore-file` se place en tête de fichier"),
            say(
                "move it above the first key, or write `ignore`",
                "déplacez-le avant la première clé, ou écrivez `ignore`",
            ),
        )
    return Directive(file, line, place, names, (form["reason"] or "").strip(), until, alone, whole_file)


_LINE_BREAK = re.compile(rb"\r\n|\r|\n|\Z")


def without(directive: Directive, named: Named) -> tuple[Edit, ...]:
    """The edit that takes one name out of a directive; the whole comment, with its line, when it was the only one."""
    data, span = directive.file.data, directive.place.span
    start, end = span.start.offset, span.end.offset
    index = directive.names.index(named)
    if len(directive.names) > 1:
        last = index + 1 == len(directive.names)
        start = (directive.names[index - 1].place.span.end if last else named.place.span.start).offset
        end = (named.place.span.end if last else directive.names[index + 1].place.span.start).offset
    elif directive.alone:
        start -= span.start.column - 1
        broken = _LINE_BREAK.match(data, end)
        end = broken.end() if broken else end
    else:
        start = len(data[:start].rstrip(b" "))
    return (patches.between(directive.file, start, end, ""),)


def _unreadable(place: Place, message: Wording, help: Wording | None = None) -> Diagnostic:
    usual = say("write it as `{example}`", "écrivez-le ainsi : `{example}`", example=_EXAMPLE)
    return hygiene.UNREADABLE_SUPPRESSION.at(place, message, help or usual)


def _date(written: str | None) -> dt.date | None:
    if written is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def _before_everything(file: SourceFile, line: int) -> bool:
    return all(not text.strip() or text.lstrip().startswith("#") or text == "---" for text in file.lines[: line - 1])


def _part(file: SourceFile, line: int, column: int, text: str, first: int, last: int) -> Place:
    """The place of `text[first:last]`, a part of the comment that starts at `line` and `column`."""
    starts = [0, *(found.end() for found in _LINE_END.finditer(file.data))]
    mark = 3 if line == 1 and file.data.startswith(b"\xef\xbb\xbf") else 0
    before = file.lines[line - 1][: column - 1]

    def at(index: int) -> Position:
        return Position(line, column + index, starts[line - 1] + mark + len((before + text[:index]).encode()))

    return Place(file.path, Span(at(first), at(last)))
