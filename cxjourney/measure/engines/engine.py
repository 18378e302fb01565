"""What an engine is: it runs a statement exactly as it is written, and knows what tables look like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from cxjourney.registry import modules_in


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a run, naive and in UTC: the end of what is known, and the beginning or None."""

    as_of: dt.datetime
    since: dt.datetime | None = None


class Refusal(Exception):  # noqa: N818 -- it is caught where statements are run, and becomes a finding
    """The engine could not run a statement; `words` are those in which it says why."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Engine(Protocol):
    """An open engine. Whoever opens it closes it."""

    name: str
    version: str
    dialect: str
    """The name of the dialect in which statements must be written."""

    def run(self, text: str, parameters: Mapping[str, object]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Execute a statement: the names of the columns, and the rows. Raises `Refusal`."""

    def stream(self, text: str, parameters: Mapping[str, object]) -> Iterator[tuple[Any, ...]]:
        """Execute a statement whose rows may be too many to hold. Raises `Refusal`."""

    def reads(self, location: str, files: Sequence[Path], root: Path | None = None) -> None:
        """Be told which files a location stands for, before a statement names it. Raises `Refusal`.

        `root` is the folder in which the location begins, when it is not that of the data.
        """

    def save(self, location: str, file: Path) -> None:
        """Write a prepared table to a CSV or Parquet file, by its suffix. Raises `Refusal`."""

    def close(self) -> None:
        """Let go of memory and temporary files."""


class Opening(Protocol):
    """Opens an engine: the folder of the data, files that stand for tables, memory, and an address or None."""

    def __call__(self, data: Path, tables: Mapping[str, Path], memory: str, connect: str | None) -> Engine:
        """Raises `CannotRun`."""


@dataclass(frozen=True, slots=True)
class EngineKind:
    """An engine that can be chosen. A module here that exposes one as `ENGINE` is found.

    `ready` raises `CannotRun` when it cannot be used at all, before any work is done.
    """

    name: str
    ready: Callable[[str | None], None]
    open: Opening


@cache
def engines() -> Mapping[str, EngineKind]:
    """Every engine by its name; the libraries that they need are not imported yet."""
    found = [module.ENGINE for module in modules_in("cxjourney.measure.engines") if hasattr(module, "ENGINE")]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: str(kind.name))}
