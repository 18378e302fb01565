"""CSV files looked at before an engine reads them: their encoding, what parts their cells, and whether they hold a table.

Nothing is left to the guesses of an engine. The encoding is that of the mark at the start, else UTF-8, else
Windows-1252, in which spreadsheets in western Europe save. The delimiter is the one of `,` `;` tab and `|` with which
the first line shows most of the columns that are asked for, then most cells.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice, repeat
from pathlib import Path

from cxjourney.source.encodings import wide_encoding
from cxjourney.wording import Wording, say

DELIMITERS = (",", ";", "\t", "|")
WESTERN = "cp1252"
_BLOCK = 1 << 20
_SEARCHED = 50
"""Lines among which the names of the columns are looked for when they are not in the first one."""
_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?[,;\t|]*$', re.IGNORECASE)
"""What spreadsheets write in the first line to say how cells are parted."""
_SPACES = "[ \u00a0\u202f]"
DECIMAL = re.compile(rf"[+-]?(?:\d+|\d{{1,3}}(?:{_SPACES}\d{{3}})+)(?:,\d+)?")
"""A number as it is written in French: a comma before the decimals, spaces between thousands."""
_POINTED = re.compile(r"[+-]?\d*\.\d+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a file is written, and the names of its columns.

    `above` counts the lines before the names. `decimals` are the places of the columns whose numbers have a comma before
    their decimals: of those read as numbers, the ones in which more cells have a comma than a point; of the others, those
    that hold nothing else. A `plain` file is read by every engine as it is: UTF-8, commas, no empty line.
    """

    encoding: str
    delimiter: str
    names: tuple[str, ...]
    above: int = 0
    decimals: frozenset[int] = frozenset()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Misshapen:
    """Why a file holds no table, at which line, counted from 1, and what to do."""

    line: int
    why: Wording
    help: Wording


def looked_at(file: Path, wanted: Collection[str], numbers: Collection[str] = ()) -> Sheet | Misshapen:
    """How a file is written; `wanted` are names of columns that are looked for in it, `numbers` those read as numbers.

    Raises `OSError`.
    """
    columns = frozenset(name.casefold() for name in wanted)
    names = _quickly(file)
    if names and (not columns or columns & {name.casefold() for name in names}):
        return Sheet("utf-8", ",", names, plain=True)
    encoding = encoding_of(file)
    if encoding is None:
        why = say("it is neither UTF-8 nor Windows-1252", "il n'est ni en UTF-8 ni en Windows-1252")
        return Misshapen(1, why, say("save it as CSV in UTF-8", "enregistrez-le en CSV, en UTF-8"))
    try:
        return _whole(file, encoding, columns, frozenset(name.casefold() for name in numbers))
    except csv.Error as error:
        why = say("it is not CSV: {why}", "ce n'est pas du CSV : {why}", why=str(error))
        return Misshapen(1, why, say("save it as CSV in UTF-8", "enregistrez-le en CSV, en UTF-8"))


def encoding_of(file: Path) -> str | None:
    """The encoding of a text file, as Python calls it; None when it is none that is known here. Raises `OSError`."""
    with file.open("rb") as opened:
        head = opened.read(_BLOCK)
    if head.startswith(codecs.BOM_UTF8):
        candidates: tuple[str, ...] = ("utf-8-sig",)
    elif wide := wide_encoding(head):
        candidates = (wide,)
    else:
        candidates = ("utf-8", WESTERN)
    return next((name for name in candidates if _is_in(file, name)), None)


def delimiter_of(line: str, wanted: Collection[str] = ()) -> str:
    """What parts the cells of a first line."""

    def merit(delimiter: str) -> tuple[int, int]:
        cells = cells_of(line, delimiter)
        return len({cell.casefold() for cell in cells} & set(wanted)), len(cells)

    return max(DELIMITERS, key=merit)


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line; none when it cannot be read."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def rows(file: Path, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file with the line at which each begins, that of the names first; empty lines are left out.

    Raises `csv.Error`, `OSError`.
    """
    with file.open(encoding=sheet.encoding, newline="") as opened:
        for _ in islice(opened, sheet.above):
            pass
        reader = csv.reader(opened, delimiter=sheet.delimiter)
        line = sheet.above + 1
        for row in reader:
            if row:
                yield line, row
            line = sheet.above + reader.line_num + 1


def _quickly(file: Path) -> tuple[str, ...] | None:
    """The names in a file without any question: UTF-8, commas, no quotation mark, as many commas in each line."""
    decode = codecs.getincrementaldecoder("utf-8")().decode
    with file.open("rb") as opened:
        first = opened.readline(_BLOCK)
        many = first.count(b",")
        others = any(first.count(mark.encode()) > many for mark in DELIMITERS[1:])
        if others or b'"' in first or first.startswith(codecs.BOM_UTF8) or not first.strip() or not many:
            return None
        try:
            names = first.decode().rstrip("\r\n").split(",")
            while lines := opened.readlines(_BLOCK):
                block = b"".join(lines)
                decode(block)
                if b'"' in block or block.count(b"\r") != block.count(b"\r\n"):
                    return None
                if set(map(bytes.count, lines, repeat(b","))) != {many}:
                    return None
            decode(b"", True)
        except UnicodeDecodeError:
            return None
    return tuple(names)


def _whole(file: Path, encoding: str, wanted: frozenset[str], amounts: frozenset[str]) -> Sheet | Misshapen:
    """The same with every row looked at."""
    with file.open(encoding=encoding, newline="") as opened:
        head = [line.rstrip("\r\n") for line in islice(opened, _SEARCHED)]
    start = next((at for at, line in enumerate(head) if line.strip()), None)
    if start is None:
        why = say("it is empty, without even the names of columns", "il est vide, sans même les noms des colonnes")
        return Misshapen(1, why, say("look at how it is exported", "regardez comment il est exporté"))
    told = _SEPARATOR.match(head[start])
    if told and start + 1 < len(head):
        start += 1
    delimiter = told[1] if told else delimiter_of(head[start], wanted)
    return _below(head, start, delimiter, wanted) or _table(file, Sheet(encoding, delimiter, (), start), amounts)


def _below(head: list[str], start: int, delimiter: str, wanted: frozenset[str]) -> Misshapen | None:
    """What is said of a first line that holds none of the names, when a line below holds them."""
    if not wanted or _hits(head[start], delimiter, wanted):
        return None
    least = min(2, len(wanted))
    for at, line in enumerate(head[start + 1 :], start + 1):
        hits = _hits(line, delimiter_of(line, wanted), wanted)
        if hits >= least and 2 * hits >= len(wanted):
            why = say(
                "the names of its columns stand in line {line}, below `{first}`",
                "les noms de ses colonnes sont à la ligne {line}, sous `{first}`",
                line=at + 1,
                first=head[start][:60],
            )
            return Misshapen(start + 1, why, say(
                "delete the lines above, or have it exported without a title: the first line holds the names",
                "supprimez les lignes au-dessus, ou faites-le exporter sans titre : la première ligne porte les noms",
            ))  # fmt: skip
    return None


def _hits(line: str, delimiter: str, wanted: frozenset[str]) -> int:
    return len({cell.strip().casefold() for cell in cells_of(line, delimiter)} & wanted)


def _table(file: Path, sheet: Sheet, amounts: frozenset[str]) -> Sheet | Misshapen:
    """The names, and the columns with decimal commas, of rows that all have as many cells."""
    names: list[str] = []
    odd: list[tuple[int, int]] = []
    numbers: dict[int, _Marks] = {}
    header = 1
    for line, row in rows(file, sheet):
        if not names:
            names = row
            if sheet.delimiter != ",":
                numbers = {at: _Marks(name.casefold() in amounts) for at, name in enumerate(names)}
            header = line
            continue
        if len(row) != len(names):
            odd.append((line, len(row)))
        else:
            _weigh(row, numbers)
    if odd:
        return _ragged(odd, len(names), header)
    decimals = frozenset(at for at, seen in numbers.items() if seen.commas > seen.points)
    plain = sheet.encoding == "utf-8" and sheet.delimiter == "," and not sheet.above and not _has_gaps(file)
    return replace(sheet, names=tuple(names), decimals=decimals, plain=plain)


@dataclass(slots=True)
class _Marks:
    """How many cells of a column have a comma or a point before their decimals; whether it is `read` as numbers."""

    read: bool
    commas: int = 0
    points: int = 0


def _weigh(row: list[str], numbers: dict[int, _Marks]) -> None:
    """Note commas and points; leave out columns with a cell that is no number, unless they are read as numbers."""
    for at, seen in list(numbers.items()):
        cell = row[at].strip()
        if not cell:
            continue
        if DECIMAL.fullmatch(cell):
            seen.commas += "," in cell
        elif not seen.read:
            del numbers[at]
        else:
            seen.points += _POINTED.fullmatch(cell) is not None


def _ragged(odd: list[tuple[int, int]], expected: int, header: int) -> Misshapen:
    line, cells = odd[0]
    why = say(
        "line {line} has {cells} cells where the names in line {header} are {expected}; such lines in all: {n}",
        "la ligne {line} a {cells} cellules alors que la ligne {header} donne {expected} noms ; lignes dans ce cas : {n}",
        line=line,
        cells=cells,
        header=header,
        expected=expected,
        n=len(odd),
    )
    return Misshapen(line, why, say(
        "put texts that hold a separator between quotation marks; if a title stands above the names, delete it",
        "mettez entre guillemets les textes qui contiennent un séparateur ; si un titre précède les noms, supprimez-le",
    ))  # fmt: skip


def _has_gaps(file: Path) -> bool:
    """Whether a file has lines without anything, which one engine leaves out and another takes for a row."""
    with file.open("rb") as opened:
        return any(not line.strip() for line in opened)


def _is_in(file: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with file.open("rb") as opened:
        try:
            while block := opened.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", True)
        except UnicodeError:
            return False
    return True
