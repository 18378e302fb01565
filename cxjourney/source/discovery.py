"""The files of a workspace: which ones, in which order, and nothing from outside of it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from cxjourney.diagnostics.diagnostic import Diagnostic, Place, in_order
from cxjourney.errors import CannotRun
from cxjourney.source.characters import UNSEEN
from cxjourney.source.file import SourceFile
from cxjourney.source.glob import MAGIC, glob
from cxjourney.source.left_out import (
    Unreadable,
    alike,
    leaves,
    link_outside,
    nothing_at,
    too_large,
    too_many,
    too_much,
    unreadable,
    unspeakable,
)
from cxjourney.source.limits import Limits
from cxjourney.source.shown import shown
from cxjourney.source.span import NodeSpans, Pointer

_DEFAULT: Final = Limits()
_NOTHING: Final[Mapping[str, bytes]] = {}
_SUFFIXES: Final = (".yaml", ".yml")
_SKIPPED: Final = frozenset({"dist"})


def _locate(data: bytes) -> Mapping[Pointer, NodeSpans]:
    """Where everything in a file stands. The reader is imported when somebody asks."""
    from cxjourney.source.reader import locate

    return locate(data)


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files that were found, by path, and what is wrong with those that were left out.

    `lost` are paths, and entries of `include`, of which nobody knows what they hold: they could not be read.
    """

    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: tuple[str, ...] = ()


def discover(
    root: Path,
    include: Sequence[str],
    limits: Limits = _DEFAULT,
    overlay: Mapping[str, bytes] = _NOTHING,
    entry_at: Callable[[int], Place] = lambda index: Place(""),
) -> Discovery:
    """Read the YAML files of `include`: folders, files or globs, relative to the workspace `root`.

    Hidden files and folders, `dist/` and links to folders are skipped. `overlay` are bytes, by path, that stand for
    what the disk holds; a path that the disk lacks counts when `include` would take it. An entry that matches
    nothing or leaves the workspace is reported at `entry_at` its index, a file or folder that cannot be read at
    itself; everything else is read all the same.
    """
    root = root.resolve()
    listed = _listed(root, include, overlay, entry_at)
    read = _read_all(root, listed.paths, limits, overlay)
    return Discovery(read.files, in_order((*read.diagnostics, *listed.diagnostics)), (*read.lost, *listed.lost))


def listing(root: Path, include: Sequence[str]) -> tuple[str, ...] | None:
    """The paths of the files of `include`, sorted, none of them read; None when there is something to say of one."""
    found = _listed(root.resolve(), include, _NOTHING, lambda index: Place(""))
    return None if found.lost else found.paths


@dataclass(frozen=True, slots=True)
class _Listed:
    """The paths of files to read, sorted; what is wrong with entries and folders, and those of them that are lost."""

    paths: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    lost: tuple[str, ...]


def _listed(
    root: Path, include: Sequence[str], overlay: Mapping[str, bytes], entry_at: Callable[[int], Place]
) -> _Listed:
    found: set[str] = set()
    closed: dict[str, Unreadable] = {}
    diagnostics: list[Diagnostic] = []
    lost: list[str] = []
    everything: tuple[str, ...] | None = None
    for index, entry in enumerate(include):
        try:
            inside = _inside(entry)
            if MAGIC.search(inside):
                everything = tuple(_walk(root, "", closed)) if everything is None else everything
                pattern = glob(inside)
                matched = {path for path in everything if pattern.fullmatch(path)}
            else:
                matched = set(_named(root, inside, entry, closed))
            matched |= {path for path in overlay if _taken(path, inside)}
            if not matched and not _is_plain_folder(root, inside):
                raise nothing_at(entry)
        except Unreadable as fault:
            diagnostics.append(fault.code.at(entry_at(index), fault.wording, fault.help))
            lost.append(fault.path)
            continue
        found |= matched
    diagnostics += [fault.code.at(Place(shown(path)), fault.wording, fault.help) for path, fault in closed.items()]
    return _Listed(tuple(sorted(found)), tuple(diagnostics), (*sorted(closed), *lost))


def written_in(root: Path, language: bytes) -> tuple[str, ...]:
    """The YAML files of a folder, below it too, that hold a line beginning with `language`; hidden ones left aside."""
    root = root.resolve()
    line = re.compile(rb"^\W*" + re.escape(language), re.MULTILINE)
    return tuple(path for path in _walk(root, "", {}) if line.search(fetch(root, path) or b""))


def text_file(root: Path, path: str, overlay: Mapping[str, bytes] = _NOTHING) -> SourceFile:
    """One file of the workspace, named by its relative path. Raises `CannotRun` when it cannot be read."""
    if path in overlay:
        return SourceFile(path, overlay[path], _locate)
    root = root.resolve()
    try:
        relative = _inside(path)
        if not _stays_inside(root, root / relative):
            raise leaves(path)
        return SourceFile(relative, _bytes(root, relative), _locate)
    except Unreadable as fault:
        raise CannotRun(fault.wording, fault.help) from None


def later(root: Path, path: str, overlay: Mapping[str, bytes] = _NOTHING) -> SourceFile:
    """A file that is known to be there, read when somebody looks into it; then `CannotRun` says that it has gone."""
    return SourceFile(path, lambda: text_file(root, path, overlay).data, _locate)


def look(root: Path, path: str) -> Literal["file", "nothing", "outside"]:
    """What stands at a path that an author wrote: a file of the workspace, nothing, or something outside of it."""
    try:
        inside = _inside(path)
        if not (root / inside).resolve().is_relative_to(root.resolve()):
            return "outside"
        return "file" if (root / inside).is_file() else "nothing"
    except Unreadable:
        return "outside"
    except (OSError, RuntimeError):
        return "nothing"


def fetch(root: Path, path: str, most: int = 4_000_000) -> bytes | None:
    """The bytes of a file at a path that an author wrote, at most `most` of them; None unless it can be read."""
    if look(root, path) != "file":
        return None
    try:
        with (root / path).open("rb") as opened:
            return opened.read(most)
    except OSError:
        return None


def _named(root: Path, inside: str, entry: str, closed: dict[str, Unreadable]) -> Iterator[str]:
    target = root / inside
    try:
        outside = not target.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links that lead to one another
        return
    if outside:
        raise leaves(entry)
    if _is_hidden(inside):
        return
    if _is_dir(target) and target.resolve() == target:
        yield from _walk(root, "" if inside == "." else inside, closed)
    elif _is_file(target) and target.name.endswith(_SUFFIXES) and target.parent.resolve() == target.parent:
        yield inside


def _taken(path: str, inside: str) -> bool:
    """Whether an entry of `include` takes a file that may not be on the disk."""
    if _is_hidden(path) or not path.endswith(_SUFFIXES):
        return False
    if MAGIC.search(inside):
        return glob(inside).fullmatch(path) is not None
    return inside in (path, ".") or path.startswith(f"{inside}/")


def _is_plain_folder(root: Path, inside: str) -> bool:
    folder = root / inside
    return _is_dir(folder) and folder.resolve() == folder and not _is_hidden(inside)


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, a folder above it that is closed
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _is_hidden(inside: str) -> bool:
    return any(part.startswith(".") or part in _SKIPPED for part in PurePosixPath(inside).parts)


def _walk(root: Path, folder: str, closed: dict[str, Unreadable]) -> Iterator[str]:
    """YAML files below `folder`, as paths from `root`; links to folders are not followed.

    A folder that cannot be opened is noted in `closed`, as is what has a name that cannot be shown.
    """
    try:
        with os.scandir(root / folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        closed[folder or "."] = unreadable(folder or ".", error)
        return
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if UNSEEN.search(entry.name):
            if is_folder or entry.name.endswith(_SUFFIXES):
                closed[path] = unspeakable(path)
        elif is_folder:
            if entry.name not in _SKIPPED:
                yield from _walk(root, path, closed)
        elif entry.name.endswith(_SUFFIXES) and (_is_entry_file(entry) or not _exists(root / path)):
            yield path  # a link to nowhere is kept, to be told; a pipe or a device is not


def _is_entry_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, RuntimeError):
        return False


def _read_all(root: Path, found: Sequence[str], limits: Limits, overlay: Mapping[str, bytes]) -> Discovery:
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    lost: list[str] = []
    total = 0
    plain: dict[str, bool] = {}
    for index, path in enumerate(found):
        try:
            if path not in overlay and not _is_plain(root, path, plain) and _leads_out(root / path, root):
                diagnostics.append(link_outside(path))
                lost.append(path)
                continue
            if len(files) == limits.files:
                diagnostics.append(too_many(path, limits.files))
                lost += found[index:]
                break
            size = len(overlay[path]) if path in overlay else _size(root, path)
            if size > limits.bytes:
                diagnostics.append(too_large(path, size, limits.bytes))
                lost.append(path)
                continue
            data = overlay[path] if path in overlay else _bytes(root, path, limits.bytes)
        except Unreadable as fault:
            diagnostics.append(fault.code.at(Place(path), fault.wording, fault.help))
            lost.append(path)
            continue
        total += len(data)
        if total > limits.total:
            diagnostics.append(too_much(path, limits.total))
            lost += found[index:]
            break
        files.append(SourceFile(path, data, _locate))
    diagnostics += alike(found)
    return Discovery(tuple(files), in_order(diagnostics), tuple(lost))


def _inside(entry: str) -> str:
    """The entry as a plain relative path, `.` for the workspace itself; raises when it climbs or is absolute."""
    path = PurePosixPath(entry)
    if not entry or "\0" in entry or "\\" in entry or path.is_absolute() or ".." in path.parts or entry[1:2] == ":":
        raise leaves(entry)
    return path.as_posix()


def _stays_inside(root: Path, path: Path) -> bool:
    """Whether `path` is inside the workspace once links are resolved, and no folder on the way is a link."""
    try:
        return path.resolve().is_relative_to(root) and path.parent.resolve() == path.parent
    except (OSError, RuntimeError):
        return False


def _leads_out(path: Path, root: Path) -> bool:
    return _exists(path) and not _stays_inside(root, path)


def _is_plain(root: Path, path: str, folders: dict[str, bool]) -> bool:
    """Whether neither a file nor a folder above it is a link; what is known of `folders` is kept there."""
    folder = path.rpartition("/")[0]
    if folder not in folders:
        folders[folder] = (root / folder).resolve() == root / folder
    return folders[folder] and not (root / path).is_symlink()


def _size(root: Path, path: str) -> int:
    try:
        return (root / path).stat().st_size
    except OSError as error:
        raise unreadable(path, error) from error


def _bytes(root: Path, path: str, most: int = -1) -> bytes:
    """The bytes of a file, at most one more than allowed: it may have grown since its size was asked."""
    try:
        with (root / path).open("rb") as opened:
            return opened.read(most + 1 if most >= 0 else -1)
    except OSError as error:
        raise unreadable(path, error) from error
