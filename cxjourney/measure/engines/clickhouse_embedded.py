"""ClickHouse inside this process: the library chdb, with its tables in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cxjourney.measure.engines.engine import Refusal


class Embedded:
    """A session of chdb. There is one at a time in a process."""

    local = True

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        from chdb import session

        library: Any = session
        self._session: Any = library.Session(str(folder))
        for name, value in settings.items():
            self._session.query(f"SET {name} = '{value}'")

    def lines(self, text: str, parameters: Mapping[str, str], format: str) -> Iterator[bytes]:
        """What comes back. Raises `Refusal`."""
        try:
            found = self._session.query(text, format, params=dict(parameters) or None)
        except Exception as error:  # chdb raises what it likes
            raise Refusal(_words(error)) from None
        yield bytes(found.bytes()) if found is not None and found.size() else b""

    def send(self, text: str, file: Path) -> None:
        """Nothing is sent: files are read where they lie."""
        raise Refusal(f"{file.name}: {text}")

    def close(self) -> None:
        """End the session."""
        self._session.close()


def _words(error: Exception) -> str:
    """What ClickHouse says, without its number and the query that it repeats."""
    said = str(error).partition("DB::Exception: ")[2] or str(error)
    return said.partition(": In scope ")[0].partition(": while ")[0].strip()
