"""The matrix and the loads as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from cxjourney.backends.raci import words
from cxjourney.backends.raci.matrix import Matrix
from cxjourney.backends.raci.words import Reader
from cxjourney.model.values import tidy

MARK = "\ufeff"
"""Written first in a file, it tells spreadsheets that a CSV is UTF-8; without it accents are broken."""
_FORMULA = tuple("=+-@＝＋－＠")
_BLANK = " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"


def cell(text: str) -> str:
    """A text as a cell: with an apostrophe in front when a spreadsheet could take it for a formula."""
    if text[:1] in ("\t", "\r", "\n") or text.lstrip(_BLANK + "\t\r\n").startswith(_FORMULA):
        return f"'{text}"
    return text


def to_csv(matrix: Matrix, language: str, default: str) -> str:
    """A line for each touchpoint, a column for each team; the address makes lines easy to join."""
    return written(_lines(matrix, Reader(language, default)))


def _lines(matrix: Matrix, reader: Reader) -> Iterator[list[str]]:
    names = reader.teams(matrix)
    head = (words.JOURNEY, words.STAGE, words.TOUCHPOINT, words.ADDRESS)
    columns = {team.id: at for at, team in enumerate(matrix.teams)}
    yield [*(reader.say(word) for word in head), *(names[team.id] for team in matrix.teams), reader.say(words.GAPS)]
    for row in matrix.rows:
        place = (reader.text(part.name) for part in (row.journey, row.stage, row.touchpoint))
        cells = [""] * len(columns)
        for id_, roles in row.cells.items():
            cells[columns[id_]] = ", ".join(map(reader.role, roles))
        yield [*place, row.touchpoint.ref, *cells, reader.gaps(row.gaps)]


def load_to_csv(matrix: Matrix, language: str, default: str) -> str:
    """A line for each team: its id, its name, its number of touchpoints by role, its share of those answered for."""
    reader = Reader(language, default)
    letters = (f"{letter} {reader.say(name)}" for letter, name in words.ROLES.items())
    lines = [["id", reader.say(words.TEAM), *letters, reader.say(words.SHARE)]]
    for load in matrix.loads:
        counts = (str(load.counts[letter]) for letter in words.ROLES)
        lines.append([load.team.id, reader.text(load.team.name), *counts, tidy(round(load.share, 4))])
    return written(lines)


def written(lines: Iterable[Iterable[str | int]]) -> str:
    """Lines as CSV; texts are made harmless, numbers are ours."""
    text = io.StringIO()
    safe = ([cell(value) if value and isinstance(value, str) else value for value in line] for line in lines)
    csv.writer(text, lineterminator="\r\n").writerows(safe)
    return text.getvalue()
