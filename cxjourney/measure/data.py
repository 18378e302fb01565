"""Where the data of a source are: files inside one folder, or files that stand for tables."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from cxjourney.diagnostics.codes.measure.files import DATA_NOT_FOUND
from cxjourney.diagnostics.codes.paths import PATH_LEAVES_WORKSPACE
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.metrics.ir import Table
from cxjourney.model.kinds.source import Source
from cxjourney.wording import say

_CHUNK = 1 << 20
_SUFFIXES = (".parquet", ".csv")


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a source, sorted. When they stand for a table, `stands_for` is its name.

    There are none when the rows are in a table of the engine. `copies` are read in the place of files that an engine
    could misread; they stand below `root` as the files stand below the folder of the data.
    """

    files: tuple[Path, ...]
    stands_for: str | None = None
    copies: tuple[Path, ...] = ()
    root: Path | None = None

    @property
    def read(self) -> tuple[Path, ...]:
        """The files that the engine reads."""
        return self.copies or self.files

    @property
    def hash(self) -> str | None:
        """The 16-byte fingerprint of the files, in hexadecimal; None when there are none."""
        if not self.files:
            return None
        digest = blake2b(digest_size=16)
        for file in self.files:
            with file.open("rb") as opened:
                while chunk := opened.read(_CHUNK):
                    digest.update(chunk)
        return digest.hexdigest()


def found(table: Table, source: Source, data: Path, *, connected: bool = False) -> Found | Diagnostic:
    """The data of a source inside the folder `data`, or why there are none. A `connected` engine has the tables itself.

    A table `shop.orders` is read from `shop.orders.parquet` or `.csv`, or from `shop/orders.parquet` or `.csv`.
    """
    if table.format == "table" and connected:
        return Found(())
    if table.format == "table":
        names = [table.location, table.location.replace(".", "/")]
        candidates = [f"{name}{suffix}" for name in names for suffix in _SUFFIXES]
    else:
        candidates = [table.location]
    for candidate in candidates:
        files = _files(data, candidate)
        if files and not all(file.resolve().is_relative_to(data.resolve()) for file in files):
            return PATH_LEAVES_WORKSPACE.at(
                source.at("location"),
                say(
                    "`{path}` leads outside the folder of the data",
                    "`{path}` mène hors du dossier des données",
                    path=table.location,
                ),
                ref=source.ref,
            )
        if files:
            return Found(files, table.location if table.format == "table" else None)
    what = (
        say("there is no table `{name}`", "il n'y a pas de table `{name}`", name=table.location)
        if table.format == "table"
        else say("there is no file `{name}`", "il n'y a pas de fichier `{name}`", name=table.location)
    )
    help_ = (
        say(
            "put its rows into `{file}`, or name the folder that holds it with `--data`",
            "mettez ses lignes dans `{file}`, ou nommez le dossier qui le contient avec `--data`",
            file=candidates[0],
        )
        if table.format == "table"
        else say(
            "correct the path, or name the folder from which it begins with `--data`",
            "corrigez le chemin, ou nommez le dossier d'où il part avec `--data`",
        )
    )
    return DATA_NOT_FOUND.at(source.at("location"), what, help_, ref=source.ref)


def linked(file: Path, target: Path) -> None:
    """Let `target` lead to a file; where links cannot be made, it is a copy."""
    try:
        target.symlink_to(file.absolute())
    except OSError:
        shutil.copyfile(file, target)


def _files(data: Path, path: str) -> tuple[Path, ...]:
    if any(sign in path for sign in "*?["):
        return tuple(sorted(file for file in data.glob(path) if file.is_file()))
    file = data / path
    return (file,) if file.is_file() else ()
