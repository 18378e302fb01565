"""ClickHouse: inside this process (chdb), or a server reached by its HTTP interface, which keeps what was prepared on it."""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from cxjourney.errors import CannotRun
from cxjourney.measure.engines.engine import EngineKind, Refusal
from cxjourney.measure.engines.sheet import sheet
from cxjourney.metrics.dialects.clickhouse import DIALECT
from cxjourney.metrics.dialects.pieces import SCHEMA
from cxjourney.wording import say

ROWS = "JSONCompactEachRowWithNamesAndTypes"
_SIZE = re.compile(r"(\d+)\s*([KMGT])(i?)B", re.IGNORECASE)
_POWERS = {"K": 1, "M": 2, "G": 3, "T": 4}


class Line(Protocol):
    """How statements reach ClickHouse, and how rows come back."""

    local: bool
    """Whether it reads the files of this machine."""

    def lines(self, text: str, parameters: Mapping[str, str], format: str) -> Iterator[bytes]:
        """What comes back, in pieces of whole lines. Raises `Refusal`."""

    def send(self, text: str, file: Path) -> None:
        """Execute an INSERT whose rows are those of a file. Raises `Refusal`."""

    def close(self) -> None:
        """Let go of it."""


class ClickHouse:
    """An open ClickHouse. Files are found from the folder of the data."""

    name = "clickhouse"
    dialect = "clickhouse"

    def __init__(self, data: Path, tables: Mapping[str, Path], memory: str, connect: str | None = None) -> None:
        """`connect` is the address of a server: `http://user:password@host:8123/database`.

        Without it, ClickHouse runs in this process. `tables` are files that stand for tables.
        """
        self._folder = tempfile.TemporaryDirectory(prefix="cxj-clickhouse-")
        try:
            settings = {**_limits(memory), "session_timezone": "UTC", "output_format_json_quote_decimals": "1"}
            self._line = _line(connect, Path(self._folder.name), settings)
            try:
                self.version = str(self.run("SELECT version()", {})[1][0][0])
                for name, path in tables.items():
                    self._load(DIALECT.rows_of("table", name), name.rpartition(".")[0], [path])
            except Refusal as refusal:
                self._line.close()
                raise CannotRun(
                    say(
                        "ClickHouse cannot be used: {why}",
                        "ClickHouse ne peut pas être utilisé : {why}",
                        why=refusal.words,
                    ),
                    say("look at `--connect` and `--memory`", "regardez `--connect` et `--memory`"),
                ) from None
        except CannotRun:
            self._folder.cleanup()
            raise

    def run(self, text: str, parameters: Mapping[str, object]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Execute a statement: the names of the columns, and the rows. Raises `Refusal`."""
        names, rows = self._rows(text, parameters)
        return names, list(rows)

    def stream(self, text: str, parameters: Mapping[str, object]) -> Iterator[tuple[Any, ...]]:
        """Execute a statement whose rows may be too many to hold. Raises `Refusal`."""
        yield from self._rows(text, parameters)[1]

    def reads(self, location: str, files: Sequence[Path], root: Path | None = None) -> None:
        """Put the rows of files into a table under the name by which statements call them. Raises `Refusal`."""
        self._load(DIALECT.rows_of("file", location), SCHEMA, files)

    def save(self, location: str, file: Path) -> None:
        """Write a prepared table to a CSV or Parquet file, by its suffix. Raises `Refusal`."""
        parquet = file.suffix.lower() == ".parquet"
        table = DIALECT.rows_of("table", location).sql(dialect=DIALECT.sqlglot)
        text = f"SELECT * FROM {table} ORDER BY ALL SETTINGS format_csv_null_representation = ''"
        with file.open("wb") as opened:
            for piece in self._line.lines(text, {}, "Parquet" if parquet else "CSVWithNames"):
                opened.write(piece)

    def close(self) -> None:
        """Let go of memory and temporary files."""
        self._line.close()
        self._folder.cleanup()

    def _rows(self, text: str, parameters: Mapping[str, object]) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
        written = {name: _written(value) for name, value in parameters.items()}
        lines = _lines(self._line.lines(text, written, ROWS))
        names = next(lines, None)
        types = next(lines, None)
        if names is None or types is None:
            return (), iter(())
        readers = [_reader(type_) for type_ in types]
        return tuple(names), (tuple(read(cell) for read, cell in zip(readers, row, strict=True)) for row in lines)

    def _load(self, table: Any, schema: str, files: Sequence[Path]) -> None:
        name = table.sql(dialect=DIALECT.sqlglot)
        if schema:
            self.run(f"CREATE DATABASE IF NOT EXISTS {_quoted(schema)}", {})
        if files[0].suffix.lower() == ".parquet":
            self._load_parquet(name, files)
            return
        head = sheet(files)
        columns = ", ".join(f"{_quoted(column)} Nullable(String)" for column in head.names)
        self.run(f"CREATE OR REPLACE TABLE {name} ({columns}) ENGINE = MergeTree ORDER BY tuple()", {})
        cells = ", ".join(f"nullIf({_quoted(column)}, '')" for column in head.names)
        shape = _text(", ".join(f"{_quoted(column)} String" for column in head.names))
        settings = f"SETTINGS format_csv_delimiter = {_text(head.delimiter)}"
        for file in files:
            if self._line.local:
                source = f"file({_text(str(file.resolve()))}, 'CSVWithNames', {shape})"
                self.run(f"INSERT INTO {name} SELECT {cells} FROM {source} {settings}", {})
            else:
                self._line.send(
                    f"INSERT INTO {name} SELECT {cells} FROM input({shape}) {settings} FORMAT CSVWithNames", file
                )

    def _load_parquet(self, name: str, files: Sequence[Path]) -> None:
        if not self._line.local:
            raise Refusal("a Parquet file is not sent to a server: load it there and name the table")
        parts = " UNION ALL ".join(f"SELECT * FROM file({_text(str(file.resolve()))}, 'Parquet')" for file in files)
        made = f"CREATE OR REPLACE TABLE {name} ENGINE = MergeTree ORDER BY tuple() AS {parts}"
        self.run(f"{made} SETTINGS schema_inference_make_columns_nullable = 1", {})


def require(connect: str | None) -> None:
    """Raise `CannotRun` when nothing could run the statements; no library is imported yet."""
    from importlib.util import find_spec

    if connect is None and find_spec("chdb") is None:
        raise CannotRun(
            say("ClickHouse is not installed", "ClickHouse n'est pas installé"),
            say(
                "run `pip install 'cxjourney[clickhouse]'`, or name a server with `--connect http://…`",
                "lancez `pip install 'cxjourney[clickhouse]'`, ou nommez un serveur avec `--connect http://…`",
            ),
        )


def _line(connect: str | None, folder: Path, settings: Mapping[str, str]) -> Line:
    require(connect)
    if connect is None:
        from cxjourney.measure.engines.clickhouse_embedded import Embedded

        return Embedded(folder, settings)
    from cxjourney.measure.engines.clickhouse_server import Server

    return Server(connect, settings)


def _limits(memory: str) -> dict[str, str]:
    """What one query may hold, and from when on it writes to the disk."""
    found = _SIZE.fullmatch(memory.strip())
    if found is None:
        raise CannotRun(
            say("`{text}` is not a size", "`{text}` n'est pas une taille", text=memory),
            say("write it as in `--memory 2GB`", "écrivez-la comme dans `--memory 2GB`"),
        )
    base = 1024 if found[3] else 1000
    size = int(found[1]) * base ** _POWERS[found[2].upper()]
    return {
        "max_memory_usage": str(size),
        "max_bytes_before_external_group_by": str(size // 2),
        "max_bytes_before_external_sort": str(size // 2),
    }


def _written(value: object) -> str:
    if value is None:
        return "\\N"
    return value.isoformat(sep=" ") if isinstance(value, dt.datetime) else str(value)


def _lines(pieces: Iterator[bytes]) -> Iterator[list[Any]]:
    for piece in pieces:
        for line in piece.splitlines():
            if not line:
                continue
            try:
                yield json.loads(line)
            except ValueError:
                raise Refusal(line.decode(errors="replace")) from None


def _reader(type_: str) -> Callable[[Any], Any]:
    """How a cell of a type becomes a value of Python; NULL stays None."""
    inner = type_
    while found := re.fullmatch(r"(?:Nullable|LowCardinality)\((.*)\)", inner):
        inner = found[1]
    if inner.startswith("DateTime"):
        return lambda cell: None if cell is None else dt.datetime.fromisoformat(cell)
    if inner.startswith("Decimal"):
        return lambda cell: None if cell is None else Decimal(cell)
    if inner.startswith("Float"):
        return lambda cell: None if cell is None else float(cell)
    return lambda cell: cell


def _quoted(name: str) -> str:
    return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`"


def _text(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


ENGINE = EngineKind("clickhouse", require, ClickHouse)
