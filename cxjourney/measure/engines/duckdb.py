"""DuckDB, inside this process: reads files where they lie, spills to a temporary folder, and touches nothing else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cxjourney.errors import CannotRun
from cxjourney.measure.data import linked
from cxjourney.measure.engines.engine import Engine, EngineKind, Refusal
from cxjourney.wording import say

MEMORY = "2GB"
"""What the engine may hold in memory unless said otherwise; the rest goes to the temporary folder."""
_AT_ONCE = 10_000
_CSV = "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', comment = '', skip = 0"


class DuckDb:
    """An open database in memory. Files are found from the folder of the data, and no others can be read."""

    name = "duckdb"
    dialect = "duckdb"

    def __init__(self, data: Path, tables: Mapping[str, Path], memory: str = MEMORY) -> None:
        """`tables` are files that stand for tables, by the name of the table.

        Relative paths in statements begin in `data`: the process works from there until the engine is closed.
        """
        self._library = _library()
        self.version = str(self._library.__version__)
        self._here = Path.cwd()
        self._folder = tempfile.TemporaryDirectory(prefix="cxj-measure-")
        root = data.resolve()
        self._data = data
        self._told: list[tuple[Path, Path]] = []
        spill = Path(self._folder.name).resolve()
        self._connection = self._library.connect(str(spill / "run.duckdb"))
        os.chdir(root)
        try:
            self._set("temp_directory", str(spill))
            self._set("memory_limit", memory)
            self._set("preserve_insertion_order", False)
            self._set("autoinstall_known_extensions", False)
            self._set("enable_progress_bar", False)
            # Without GLOBAL, the cursor of a stream would keep the time zone of the machine.
            self._connection.execute("SET GLOBAL TimeZone = 'UTC'")
            for name, path in tables.items():
                self._provide(name, path)
            open_to = dict.fromkeys([root, spill, *(path.absolute().parent for path in tables.values())])
            self._connection.execute(
                f"SET allowed_directories = [{', '.join(_quoted(f'{folder}/') for folder in open_to)}]"
            )
            self._set("enable_external_access", False)
        except self._library.Error as error:
            self.close()
            raise CannotRun(
                say("DuckDB cannot be used: {why}", "DuckDB ne peut pas être utilisé : {why}", why=_first_line(error)),
                say("look at `--memory`", "regardez `--memory`"),
            ) from None

    def run(self, text: str, parameters: Mapping[str, object]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Execute a statement: the names of the columns, and the rows. Raises `Refusal`."""
        try:
            cursor = self._connection.execute(text, dict(parameters) or None)
            rows = cursor.fetchall()
            return tuple(described[0] for described in cursor.description or ()), rows
        except self._library.Error as error:
            raise Refusal(_first_line(error)) from None

    def stream(self, text: str, parameters: Mapping[str, object]) -> Iterator[tuple[Any, ...]]:
        """Execute a statement whose rows may be too many to hold. Raises `Refusal`."""
        try:
            cursor = self._connection.cursor()
            cursor.execute(text, dict(parameters) or None)
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from rows
        except self._library.Error as error:
            raise Refusal(_first_line(error)) from None

    def reads(self, location: str, files: Sequence[Path], root: Path | None = None) -> None:
        """Files are read where they lie; once some begin in another folder, all are reached by links from one."""
        here = Path(self._folder.name).resolve() / "here"
        begins = root or self._data
        self._told += [(file, file.relative_to(begins)) for file in files if file.is_relative_to(begins)]
        if root is not None:
            here.mkdir(exist_ok=True)
            os.chdir(here)
        if here.is_dir():
            for file, below in self._told:
                (here / below).parent.mkdir(parents=True, exist_ok=True)
                _provided(file.resolve(), here / below, self._data.resolve())
            self._told.clear()

    def save(self, location: str, file: Path) -> None:
        """Write a prepared table to a CSV or Parquet file, by its suffix. Raises `Refusal`."""
        schema, _, name = location.partition(".")
        kind = "PARQUET" if file.suffix.lower() == ".parquet" else "CSV, HEADER"
        spilled = Path(self._folder.name) / "saved"
        table = ".".join('"' + part.replace('"', '""') + '"' for part in (schema, name))
        self.run(f"COPY (FROM {table} ORDER BY ALL) TO {_quoted(str(spilled))} (FORMAT {kind})", {})
        spilled.replace(file) if spilled.stat().st_dev == file.parent.stat().st_dev else _carry(spilled, file)

    def close(self) -> None:
        """Let go of memory and temporary files, and go back to the folder of before."""
        self._connection.close()
        os.chdir(self._here)
        self._folder.cleanup()

    def _set(self, name: str, value: str | bool) -> None:
        written = _quoted(value) if isinstance(value, str) else str(value).lower()
        self._connection.execute(f"SET {name} = {written}")

    def _provide(self, name: str, path: Path) -> None:
        """A file in the place of a table; a CSV file is read as texts, as everywhere."""
        *above, last = ('"' + part.replace('"', '""') + '"' for part in name.split("."))
        if above:
            self._connection.execute(f"CREATE SCHEMA IF NOT EXISTS {above[-1]}")
        reader = (
            f"read_parquet({_quoted(str(path))})"
            if path.suffix.lower() == ".parquet"
            else f"read_csv({_quoted(str(path))}, {_CSV})"
        )
        self._connection.execute(f"CREATE VIEW {'.'.join([*above[-1:], last])} AS FROM {reader}")


def write_parquet(columns: Mapping[str, str], rows: Iterable[tuple[Any, ...]], file: Path) -> None:
    """Write a small table to a Parquet file; `columns` are names and types. Raises `OSError` when it cannot be written."""
    named = ", ".join(f'"{name}" {type_}' for name, type_ in columns.items())
    with tempfile.TemporaryDirectory(prefix="cxj-results-") as folder, _library().connect() as connection:
        made = Path(folder) / "results.parquet"
        connection.execute(f"CREATE TABLE results ({named})")
        if listed := list(rows):
            connection.executemany(f"INSERT INTO results VALUES ({', '.join('?' * len(columns))})", listed)
        connection.execute(f"COPY results TO {_quoted(str(made))} (FORMAT PARQUET)")
        _carry(made, file)


def require() -> None:
    """Raise `CannotRun` when the library is not installed; it is not imported yet."""
    if find_spec("duckdb") is None:
        raise CannotRun(
            say("DuckDB is not installed", "DuckDB n'est pas installé"),
            say("run `pip install 'cxjourney[measure]'`", "lancez `pip install 'cxjourney[measure]'`"),
        )


def _library() -> Any:
    require()
    import duckdb

    return duckdb


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _first_line(error: Exception) -> str:
    """What the engine says, without the query that it repeats."""
    return str(error).partition("\n\n")[0].replace("\n", " ").strip()


def _carry(source: Path, target: Path) -> None:
    import shutil

    shutil.copyfile(source, target)


def _provided(file: Path, target: Path, root: Path) -> None:
    """Let `target` be a file. Through a link, DuckDB reads below `root` alone."""
    if file.is_relative_to(root):
        linked(file, target)
        return
    try:
        target.hardlink_to(file)
    except OSError:
        _carry(file, target)


def _ready(connect: str | None) -> None:
    require()
    if connect is not None:
        raise CannotRun(
            say("DuckDB runs in this process: there is nothing to connect to", "DuckDB tourne dans ce processus : il n'y a rien à joindre"),
            say("leave out `--connect`, or choose `--engine spark` or `clickhouse`", "retirez `--connect`, ou choisissez `--engine spark` ou `clickhouse`"),
        )  # fmt: skip


def _open(data: Path, tables: Mapping[str, Path], memory: str, connect: str | None) -> Engine:
    return DuckDb(data, tables, memory)


ENGINE = EngineKind("duckdb", _ready, _open)
