"""Spark: a session of its own on this machine, or one that exists, which keeps what was prepared on it.

Dates go in and come out as texts and naive dates, so that neither the machine nor the cluster has a time zone to add.
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import logging
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cxjourney.errors import CannotRun
from cxjourney.measure.engines.engine import EngineKind, Refusal
from cxjourney.measure.engines.sheet import sheet
from cxjourney.metrics.dialects.spark import DIALECT
from cxjourney.wording import plain, say

_READ = {"header": "true", "multiLine": "true", "quote": '"', "escape": '"', "encoding": "UTF-8"}
_SIZE = re.compile(r"(\d+)\s*([KMGT])i?B", re.IGNORECASE)


class Spark:
    """An open session. Files are found from the folder of the data."""

    name = "spark"
    dialect = "spark"

    def __init__(self, data: Path, tables: Mapping[str, Path], memory: str, connect: str | None = None) -> None:
        """`connect` is the address of a master (`spark://…`, `yarn`) or of a Connect server (`sc://…`).

        Without it, and without `SPARK_REMOTE`, a session of this process. `tables` are files that stand for tables.
        """
        require()
        self._data = data
        self._own = connect is None and not os.environ.get("SPARK_REMOTE")
        self._folder = tempfile.TemporaryDirectory(prefix="cxj-spark-")
        try:
            with _silence(Path(self._folder.name) / "spark.log"):
                self._session = self._opened(connect, memory)
            self.version = str(self._session.version)
            for name, path in tables.items():
                self._provide(name, path)
        except Exception as error:  # the faults of a Java process and of a network have no common class
            self._folder.cleanup()
            raise CannotRun(
                say(
                    "Spark cannot be used: {why}",
                    "Spark ne peut pas être utilisé : {why}",
                    why=plain(_first_line(error)),
                ),
                say(
                    "Spark needs Java 17 or later; look at `--connect`, `SPARK_REMOTE` and `--memory`",
                    "Spark demande Java 17 ou plus ; regardez `--connect`, `SPARK_REMOTE` et `--memory`",
                ),
            ) from None

    def run(self, text: str, parameters: Mapping[str, object]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Execute a statement: the names of the columns, and the rows. Raises `Refusal`."""
        try:
            frame = self._session.sql(text, args=_written(parameters) or None)
            return tuple(frame.columns), [tuple(row) for row in frame.collect()]
        except Exception as error:
            raise Refusal(_first_line(error)) from None

    def stream(self, text: str, parameters: Mapping[str, object]) -> Iterator[tuple[Any, ...]]:
        """Execute a statement whose rows may be too many to hold. Raises `Refusal`."""
        try:
            frame = self._session.sql(text, args=_written(parameters) or None)
            yield from (tuple(row) for row in frame.toLocalIterator())
        except Exception as error:
            raise Refusal(_first_line(error)) from None

    def reads(self, location: str, files: Sequence[Path], root: Path | None = None) -> None:
        """Put the rows of files under the name by which statements call them. Raises `Refusal`."""
        try:
            self._frame(files).createOrReplaceTempView(_quoted(location))
        except Refusal:
            raise
        except Exception as error:
            raise Refusal(_first_line(error)) from None

    def save(self, location: str, file: Path) -> None:
        """Write a prepared table to a CSV or Parquet file, by its suffix. Raises `Refusal`."""
        table = DIALECT.rows_of("table", location).sql(dialect=DIALECT.sqlglot)
        try:
            frame = self._session.table(table)
            frame = frame.orderBy(*frame.columns)
            if file.suffix.lower() == ".parquet":
                self._save_parquet(frame, file)
                return
            with file.open("w", encoding="utf-8", newline="") as opened:
                writer = csv.writer(opened, lineterminator="\n")
                writer.writerow(frame.columns)
                writer.writerows(tuple(row) for row in frame.toLocalIterator())
        except OSError:
            raise
        except Exception as error:
            raise Refusal(_first_line(error)) from None

    def close(self) -> None:
        """End the session if it is ours, and let go of temporary files."""
        if self._own:
            self._session.stop()
        self._folder.cleanup()

    def _opened(self, connect: str | None, memory: str) -> Any:
        from pyspark.sql import SparkSession

        builder: Any = SparkSession.builder.appName("cxjourney")
        settings = {"spark.sql.session.timeZone": "UTC", "spark.sql.ansi.enabled": "true"}
        if connect is not None and connect.startswith("sc://"):
            builder = builder.remote(connect)
        elif connect is not None:
            builder = builder.master(connect)
        elif self._own:
            builder = builder.master("local[*]")
            settings |= self._local(memory)
        for name, value in settings.items():
            builder = builder.config(name, value)
        return builder.getOrCreate()

    def _local(self, memory: str) -> dict[str, str]:
        here = Path(self._folder.name)
        return {
            "spark.driver.memory": _size(memory),
            "spark.local.dir": str(here / "spill"),
            "spark.sql.warehouse.dir": str(here / "warehouse"),
            "spark.sql.shuffle.partitions": str(os.cpu_count() or 1),
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
        }

    def _frame(self, files: Sequence[Path]) -> Any:
        names = [str(file.resolve()) for file in files]
        if files[0].suffix.lower() == ".parquet":
            return self._session.read.parquet(*names)
        head = sheet(files)
        return self._session.read.options(**_READ, sep=head.delimiter).csv(names)

    def _provide(self, name: str, path: Path) -> None:
        """A file in the place of a table. Only views without a schema exist for a session alone."""
        *above, last = name.split(".")
        frame = self._frame([path])
        if not above:
            frame.createOrReplaceTempView(_quoted(last))
            return
        self._session.sql(f"CREATE SCHEMA IF NOT EXISTS {_quoted(above[-1])}")
        frame.write.mode("overwrite").saveAsTable(f"{_quoted(above[-1])}.{_quoted(last)}")

    def _save_parquet(self, frame: Any, file: Path) -> None:
        if not self._own:
            from pyarrow import parquet  # a session that is reached over a network brings it

            parquet.write_table(frame.toArrow(), str(file))
            return
        folder = Path(self._folder.name) / "saved"
        frame.coalesce(1).write.mode("overwrite").parquet(str(folder))
        (part,) = folder.glob("part-*.parquet")
        shutil.copyfile(part, file)


@contextlib.contextmanager
def _silence(log: Path) -> Iterator[None]:
    """Let the Java process that begins now write to a file all its life, and Python's side of Spark write nothing."""
    logging.getLogger("SQLQueryContextLogger").disabled = True
    with warnings.catch_warnings(), log.open("wb") as opened:
        warnings.simplefilter("ignore")
        kept = os.dup(2)
        os.dup2(opened.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def require(connect: str | None = None) -> None:
    """Raise `CannotRun` when the library is not installed; it is not imported yet."""
    if find_spec("pyspark") is None:
        raise CannotRun(
            say("Spark is not installed", "Spark n'est pas installé"),
            say("run `pip install 'cxjourney[spark]'`", "lancez `pip install 'cxjourney[spark]'`"),
        )


def _written(parameters: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value.isoformat(sep=" ") if isinstance(value, dt.datetime) else value
        for name, value in parameters.items()
    }


def _size(memory: str) -> str:
    """`2GB` as Java says it: `2g`. Raises `ValueError`."""
    found = _SIZE.fullmatch(memory.strip())
    if found is None:
        raise ValueError(memory)
    return f"{found[1]}{found[2].lower()}"


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _first_line(error: Exception) -> str:
    """What Spark says, without the plan and the query that it repeats."""
    return str(error).strip().partition("\n")[0].partition(";")[0].strip() or type(error).__name__


ENGINE = EngineKind("spark", require, Spark)
