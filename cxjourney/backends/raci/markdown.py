"""The matrix as Markdown tables, for a page or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cxjourney.backends.raci import words
from cxjourney.backends.raci.matrix import Matrix
from cxjourney.backends.raci.words import Reader

_SPECIAL = re.compile(r"[\\`*_\[\]|~<>&$@]|#(?=\d)|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_BREAKING = re.compile(r"[^\S\u00a0\u202f]+")
"""Spaces at which a line may end; those before a French sign are not."""
_ENTITIES = {
    "<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "`": "&#96;",
    "@": "@&#8203;", "#": "#&#8203;",  # nothing shows, but a code host sees no name and no number there
    "//": "/&#47;", ".": "&#46;",  # nor an address
}  # fmt: skip


def escape(text: str) -> str:
    """A text inside a table: one line, no markup, and a name after `@` never notifies anybody."""
    line = _BREAKING.sub(" ", "".join(letter for letter in text if letter >= " " or letter.isspace())).strip()
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), line)


def to_markdown(matrix: Matrix, language: str, default: str) -> str:
    """A table for each journey, then what each team carries."""
    return "\n".join(_document(matrix, Reader(language, default))) + "\n"


def _document(matrix: Matrix, reader: Reader) -> Iterator[str]:
    names = reader.teams(matrix)
    yield f"# {escape(reader.say(words.TITLE))}"
    yield ""
    yield escape(reader.say(words.LEGEND))
    for journey in matrix.journeys:
        rows = [row for row in matrix.rows if row.journey is journey]
        teams = [team for team in matrix.teams if any(team.id in row.cells for row in rows)]
        yield ""
        yield f"## {escape(reader.text(journey.name))}"
        yield ""
        head = (reader.say(words.STAGE), reader.say(words.TOUCHPOINT))
        lines = (
            (
                reader.text(row.stage.name),
                reader.text(row.touchpoint.name),
                *(", ".join(map(reader.role, row.cells.get(team.id, ()))) for team in teams),
                reader.gaps(row.gaps),
            )
            for row in rows
        )
        yield from _table((*head, *(names[team.id] for team in teams), reader.say(words.GAPS)), lines)
    yield ""
    yield f"## {escape(reader.say(words.LOAD))}"
    yield ""
    yield from _table(
        (reader.say(words.TEAM), *words.ROLES, reader.say(words.SHARE)),
        (
            (names[load.team.id], *(str(load.counts[letter]) for letter in words.ROLES), reader.percent(load.share))
            for load in matrix.loads
        ),
    )


def _table(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _line(head)
    yield f"|{' --- |' * len(head)}"
    for line in lines:
        yield _line(line)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escape, cells))} |"
