"""The head of a CSV file, read here so that every engine is told the same about it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cxjourney.measure.engines.engine import Refusal
from cxjourney.measure.sheets import delimiter_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """What separates the cells of a CSV file, and the names of its columns."""

    delimiter: str
    names: tuple[str, ...]


def sheet(files: Sequence[Path]) -> Sheet:
    """The head of files that hold one table. Raises `Refusal` when they have not the same, or a file has none."""
    heads = {_head(file) for file in files}
    if len(heads) > 1:
        raise Refusal("the files do not have the same columns")
    return heads.pop()


def _head(file: Path) -> Sheet:
    """The names of a file, by what parts the cells of its first line."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            line = opened.readline()
            delimiter = delimiter_of(line)
            opened.seek(0)
            names = tuple(next(csv.reader(opened, delimiter=delimiter, strict=True), ()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refusal(f"{file.name}: {error}") from None
    if not names:
        raise Refusal(f"{file.name}: no first line with the names of the columns")
    return Sheet(delimiter, names)
