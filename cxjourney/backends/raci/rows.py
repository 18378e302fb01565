"""The matrix as rows of plain text, for a terminal."""

from __future__ import annotations

from cxjourney.backends.raci import words
from cxjourney.backends.raci.matrix import Matrix, Role
from cxjourney.backends.raci.words import Reader


def to_rows(matrix: Matrix, language: str, default: str) -> list[list[str]]:
    """The heading, then a row for each touchpoint; a letter in brackets is inherited.

    The journey stands in the first column when there are several; the last column says what is missing.
    """
    reader = Reader(language, default)
    names = reader.teams(matrix)
    several = len(matrix.journeys) > 1
    head = [words.JOURNEY] * several + [words.STAGE, words.TOUCHPOINT]
    rows = [[*(reader.say(word) for word in head), *(names[team.id] for team in matrix.teams), reader.say(words.GAPS)]]
    for row in matrix.rows:
        place = [row.journey.name] * several + [row.stage.name, row.touchpoint.name]
        cells = (_letters(row.cells.get(team.id, ())) for team in matrix.teams)
        rows.append([*(reader.text(text) for text in place), *cells, reader.gaps(row.gaps)])
    return rows


def _letters(roles: tuple[Role, ...]) -> str:
    return " ".join(f"({role.letter})" if role.inherited else role.letter for role in roles)
