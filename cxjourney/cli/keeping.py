"""Where the results of a run are written: a JSON, Parquet or Prometheus file, or a folder that keeps those of every date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.errors import system_reason

if TYPE_CHECKING:
    from cxjourney.metrics.results import Results


def keep(results: Results, place: str, selection: str | None) -> None:
    """Write the results to a file, by its suffix, or to a folder under the date of the run.

    A folder is one that is there, or a path that ends in a slash. Raises `CannotRun` when it cannot be written.
    """
    from cxjourney.cli.sinks import write_file
    from cxjourney.measure.stored import name_of
    from cxjourney.metrics.results import to_json

    file = Path(place)
    if place.endswith(("/", "\\")) or file.is_dir():
        write_file(file / name_of(results, selection), to_json(results))
    elif file.suffix.lower() == ".parquet":
        _write_parquet(results, file)
    elif file.suffix.lower() == ".prom":
        from cxjourney.backends.metrics.prometheus.exposition import exposition

        write_file(file, exposition(results))
    else:
        write_file(file, to_json(results))


def _write_parquet(results: Results, file: Path) -> None:
    from cxjourney.measure.engines.duckdb import require, write_parquet
    from cxjourney.metrics.rows import COLUMNS, rows_of

    require()
    with made_room_for(file):
        write_parquet(COLUMNS, rows_of(results), file)


@contextmanager
def made_room_for(file: Path) -> Iterator[None]:
    """Make the folders on the way to a file that a library writes; raises `CannotRun` when it cannot be written."""
    from cxjourney.cli.sinks import unwritable

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise unwritable(file, system_reason(error)) from error
