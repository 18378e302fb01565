"""CSV files that spreadsheets save in their own way, written again as every engine reads them.

The files of the user are never touched: copies stand in a folder of the run, with commas, UTF-8, a point before the
decimals and no empty line. What cannot be a table is told with its line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from cxjourney.diagnostics.codes.measure.files import DATA_MISSHAPEN, DATA_READ_AS, DATA_UNREADABLE
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.errors import system_reason
from cxjourney.measure.data import Found, linked
from cxjourney.measure.sheets import DECIMAL, WESTERN, Misshapen, Sheet, looked_at, rows
from cxjourney.metrics.preparation import Preparation
from cxjourney.model.kinds.source import Source
from cxjourney.wording import Wording, say

_SPACES = str.maketrans("", "", " \u00a0\u202f")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+")
_DOUBT = " ?"
"""Set behind `1.049` where commas stand before decimals: a thousand, or one and a bit, it is not read as either."""


def tidied(
    located: dict[str, Found], preparations: Mapping[str, Preparation], sources: Mapping[str, Source], data: Path,
    folder: Path, numbers: Mapping[str, Collection[str]],
) -> list[Diagnostic]:  # fmt: skip
    """Look at the CSV files of every source; what an engine could misread is written again below `folder`.

    `numbers` are the columns of each source that metrics read as numbers, as they are written.
    A source whose files hold no table is no longer `located`.
    """
    told: list[Diagnostic] = []
    for number, (id_, where) in enumerate(list(located.items())):
        if not where.files or any(file.suffix.lower() == ".parquet" for file in where.files):
            continue
        source = sources[id_]
        try:
            sheets = _sheets(where, preparations[id_], source, data, numbers.get(id_, ()))
            if isinstance(sheets, Diagnostic):
                told.append(sheets)
                del located[id_]
            elif not all(sheet.plain for sheet in sheets):
                located[id_] = _again(where, sheets, data, folder / str(number))
                told += _read_as(where, sheets, source, data)
        except OSError as error:
            told.append(_refused(source, system_reason(error)))
            del located[id_]
    return told


def _sheets(
    where: Found, preparation: Preparation, source: Source, data: Path, numbers: Collection[str]
) -> list[Sheet] | Diagnostic:
    """How each file of a source is written, or why one of them is none."""
    sheets: list[Sheet] = []
    for file in where.files:
        found = looked_at(file, preparation.columns, numbers)
        if isinstance(found, Sheet) and sheets and found.names != sheets[0].names:
            found = Misshapen(found.above + 1, say(
                "it has other columns than `{other}`, or in another order",
                "il a d'autres colonnes que `{other}`, ou dans un autre ordre",
                other=_shown(where.files[0], data),
            ), say("give them the same first line", "donnez-leur la même première ligne"))  # fmt: skip
        if isinstance(found, Misshapen):
            return DATA_MISSHAPEN.at(
                source.at("location"),
                say("`{file}`, line {line}: {why}", "`{file}`, ligne {line} : {why}", file=_shown(file, data), line=found.line, why=found.why),
                found.help,
                ref=source.ref,
            )  # fmt: skip
        sheets.append(found)
    return sheets


def _again(where: Found, sheets: list[Sheet], data: Path, folder: Path) -> Found:
    """The files of a source below a folder, under the same paths, each plain."""
    made = []
    for file, sheet in zip(where.files, sheets, strict=True):
        target = folder / file.relative_to(data)
        target.parent.mkdir(parents=True, exist_ok=True)
        if sheet.plain:
            linked(file, target)
        else:
            with target.open("w", encoding="utf-8", newline="") as opened:
                csv.writer(opened, lineterminator="\n").writerows(_plain_rows(file, sheet))
        made.append(target)
    return replace(where, copies=tuple(made), root=folder)


def _plain_rows(file: Path, sheet: Sheet) -> Iterator[list[str]]:
    for at, (_, row) in enumerate(rows(file, sheet)):
        for place in sheet.decimals if at else ():
            row[place] = _pointed(row[place])
        yield row


def _pointed(cell: str) -> str:
    """A number with a point before its decimals; what is no number as it is."""
    written = cell.strip()
    if DECIMAL.fullmatch(written):
        return written.translate(_SPACES).replace(",", ".")
    return f"{written}{_DOUBT}" if _THOUSANDS.fullmatch(written) else cell


def _read_as(where: Found, sheets: list[Sheet], source: Source, data: Path) -> Iterator[Diagnostic]:
    """What was taken for granted, file by file."""
    for file, sheet in zip(where.files, sheets, strict=True):
        parts: list[Wording] = []
        if sheet.encoding == WESTERN:
            parts.append(say("its letters as Windows-1252", "ses lettres en Windows-1252"))
        if sheet.decimals:
            names = ", ".join(f"`{sheet.names[at]}`" for at in sorted(sheet.decimals))
            parts.append(say("commas as decimal marks in {names}", "la virgule comme marque décimale dans {names}", names=names))  # fmt: skip
        if parts:
            how = say("{one} and {other}", "{one} et {other}", one=parts[0], other=parts[1]) if parts[1:] else parts[0]
            yield DATA_READ_AS.at(
                source.at("location"),
                say("`{file}` is read with {how}", "`{file}` est lu avec {how}", file=_shown(file, data), how=how),
                ref=source.ref,
            )


def _refused(source: Source, why: Wording) -> Diagnostic:
    return DATA_UNREADABLE.at(
        source.at("location"),
        say("the data cannot be read: {why}", "les données ne peuvent pas être lues : {why}", why=why),
        ref=source.ref,
    )


def _shown(file: Path, data: Path) -> str:
    return file.relative_to(data).as_posix()
