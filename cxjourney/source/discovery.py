"""The files of a workspace: which ones, in which order, and nothing from outside of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal
from unicodedata import normalize

from cxjourney.diagnostics.codes import paths, syntax
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, in_order
from cxjourney.errors import CannotRun
from cxjourney.source import faults, reader
from cxjourney.source.file import SourceFile
from cxjourney.source.limits import Limits
from cxjourney.source.shown import shown
from cxjourney.wording import say

_DEFAULT: Final = Limits()
_NOTHING: Final[Mapping[str, bytes]] = {}
_SUFFIXES: Final = (".yaml", ".yml")
_SKIPPED: Final = frozenset({"dist"})
_MAGIC: Final = re.compile(r"[*?\[]")
_RAISE_LIMIT: Final = say(
    "select fewer files, or raise the limit in the configuration of the workspace",
    "choisissez moins de fichiers, ou relevez la limite dans la configuration de l'espace de travail",
)


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files that were found, by path, and what is wrong with those that were left out."""

    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def discover(
    root: Path, include: Sequence[str], limits: Limits = _DEFAULT, overlay: Mapping[str, bytes] = _NOTHING
) -> Discovery:
    """Read the YAML files of `include`: folders, files or globs, relative to the workspace `root`.

    Hidden files and folders, `dist/` and links to folders are skipped. `overlay` are bytes, by path, that stand for
    what the disk holds; a path that the disk lacks counts when `include` would take it. Raises `CannotRun` for an
    entry that matches nothing or leaves the workspace, and for a file that cannot be read.
    """
    root = root.resolve()
    found: set[str] = set()
    everything: tuple[str, ...] | None = None
    for entry in include:
        inside = _inside(entry)
        if _MAGIC.search(inside):
            everything = tuple(_walk(root, "")) if everything is None else everything
            pattern = _glob(inside)
            matched = {path for path in everything if pattern.fullmatch(path)}
        else:
            matched = set(_named(root, inside, entry))
        matched |= {path for path in overlay if _taken(path, inside)}
        if not matched and not _is_plain_folder(root, inside):
            raise CannotRun(
                say("`{entry}` matches no file", "`{entry}` ne correspond à aucun fichier", entry=shown(entry)),
                say("check `include`, or the path that was given", "vérifiez `include`, ou le chemin indiqué"),
            )
        found |= matched
    return _read_all(root, sorted(found), limits, overlay)


def text_file(root: Path, path: str, overlay: Mapping[str, bytes] = _NOTHING) -> SourceFile:
    """One file of the workspace, named by its relative path. Raises `CannotRun` when it cannot be read."""
    if path in overlay:
        return SourceFile(path, overlay[path], reader.locate)
    root = root.resolve()
    relative = _inside(path)
    if not _stays_inside(root, root / relative):
        raise _leaves(path)
    return SourceFile(relative, _bytes(root, relative), reader.locate)


def look(root: Path, path: str) -> Literal["file", "nothing", "outside"]:
    """What stands at a path that an author wrote: a file of the workspace, nothing, or something outside of it."""
    try:
        inside = _inside(path)
        if not (root / inside).resolve().is_relative_to(root.resolve()):
            return "outside"
        return "file" if (root / inside).is_file() else "nothing"
    except CannotRun:
        return "outside"
    except (OSError, RuntimeError):
        return "nothing"


def _named(root: Path, inside: str, entry: str) -> Iterator[str]:
    target = root / inside
    if not target.resolve().is_relative_to(root):
        raise _leaves(entry)
    if _is_hidden(inside):
        return
    if target.is_dir() and target.resolve() == target:
        yield from _walk(root, "" if inside == "." else inside)
    elif target.is_file() and target.name.endswith(_SUFFIXES) and target.parent.resolve() == target.parent:
        yield inside


def _taken(path: str, inside: str) -> bool:
    """Whether an entry of `include` takes a file that may not be on the disk."""
    if _is_hidden(path) or not path.endswith(_SUFFIXES):
        return False
    if _MAGIC.search(inside):
        return _glob(inside).fullmatch(path) is not None
    return inside in (path, ".") or path.startswith(f"{inside}/")


def _is_plain_folder(root: Path, inside: str) -> bool:
    folder = root / inside
    return folder.is_dir() and folder.resolve() == folder and not _is_hidden(inside)


def _is_hidden(inside: str) -> bool:
    return any(part.startswith(".") or part in _SKIPPED for part in PurePosixPath(inside).parts)


def _walk(root: Path, folder: str) -> Iterator[str]:
    """YAML files below `folder`, as paths from `root`; links to folders are not followed."""
    try:
        with os.scandir(root / folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        raise _unreadable(folder or ".", error) from error
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _SKIPPED:
                yield from _walk(root, path)
        elif entry.name.endswith(_SUFFIXES) and (entry.is_file() or not (root / path).exists()):
            yield path  # a link to nowhere is kept, to be told; a pipe or a device is not


def _read_all(root: Path, found: Sequence[str], limits: Limits, overlay: Mapping[str, bytes]) -> Discovery:
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    total = 0
    for path in found:
        if path not in overlay and not _stays_inside(root, root / path):
            diagnostics.append(_link_outside(path))
            continue
        if len(files) == limits.files:
            diagnostics.append(_too_many(path, limits.files))
            break
        size = len(overlay[path]) if path in overlay else _size(root, path)
        if size > limits.bytes:
            diagnostics.append(_too_large(path, size, limits.bytes))
            continue
        data = overlay[path] if path in overlay else _bytes(root, path, limits.bytes)
        total += len(data)
        if total > limits.total:
            diagnostics.append(_too_much(path, limits.total))
            break
        files.append(SourceFile(path, data, reader.locate))
    diagnostics += _alike(found)
    return Discovery(tuple(files), in_order(diagnostics))


def _inside(entry: str) -> str:
    """The entry as a plain relative path, `.` for the workspace itself; raises when it climbs or is absolute."""
    path = PurePosixPath(entry)
    if not entry or "\0" in entry or "\\" in entry or path.is_absolute() or ".." in path.parts or entry[1:2] == ":":
        raise _leaves(entry)
    return path.as_posix()


def _stays_inside(root: Path, path: Path) -> bool:
    """Whether `path` is inside the workspace once links are resolved, and no folder on the way is a link."""
    try:
        return path.resolve().is_relative_to(root) and path.parent.resolve() == path.parent
    except (OSError, RuntimeError):
        return False


def _glob(pattern: str) -> re.Pattern[str]:
    """A glob on whole paths: `*` and `?` stay in one folder, `**` is any number of folders, also none."""
    parts: list[str] = []
    steps = pattern.split("/")
    for step in steps[:-1]:
        parts.append("(?:[^/]+/)*" if step == "**" else _glob_step(step) + "/")
    parts.append("(?:[^/]+/)*[^/]+" if steps[-1] == "**" else _glob_step(steps[-1]))
    try:
        return re.compile("".join(parts))
    except re.error:  # a range such as `[z-a]` holds no letter
        return re.compile("(?!)")


def _glob_step(step: str) -> str:
    written = ""
    for token in re.findall(r"\[!?\]?[^\]]*\]|.", step):
        if token == "*":
            written += "[^/]*"
        elif token == "?":
            written += "[^/]"
        elif len(token) > 1:
            negated = token[1] == "!"
            members = re.sub(r"([\\\[\]^&~|])", r"\\\1", token[2 if negated else 1 : -1])
            written += f"[{'^/' if negated else ''}{members}]"
        else:
            written += re.escape(token)
    return written


def _size(root: Path, path: str) -> int:
    try:
        return (root / path).stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error


def _bytes(root: Path, path: str, most: int = -1) -> bytes:
    """The bytes of a file, at most one more than allowed: it may have grown since its size was asked."""
    try:
        with (root / path).open("rb") as opened:
            return opened.read(most + 1 if most >= 0 else -1)
    except OSError as error:
        raise _unreadable(path, error) from error


# ---------------------------------------------------------------- what is reported


def _alike(found: Sequence[str]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for path in found:
        other = first.setdefault(normalize("NFC", path).casefold(), path)
        if other != path:
            yield paths.NAMES_DIFFER_BY_CASE.at(
                Place(path),
                say(
                    "the names `{path}` and `{other}` differ only by case or by the form of accents",
                    "les noms `{path}` et `{other}` ne diffèrent que par la casse ou par la forme des accents",
                    path=shown(path),
                    other=shown(other),
                ),
                say("rename one of the two", "renommez l'un des deux"),
            )


def _link_outside(path: str) -> Diagnostic:
    return paths.PATH_LEAVES_WORKSPACE.at(
        Place(path),
        say(
            "the link `{path}` leads outside the workspace",
            "le lien `{path}` mène hors de l'espace de travail",
            path=shown(path),
        ),
        say("copy the file into the workspace", "copiez le fichier dans l'espace de travail"),
    )


def _too_large(path: str, size: int, limit: int) -> Diagnostic:
    finding = faults.too_large(size, limit)
    return finding.code.at(Place(path), finding.message, finding.help)


def _too_many(path: str, limit: int) -> Diagnostic:
    return syntax.RESOURCE_LIMIT.at(
        Place(path),
        say(
            "the workspace has more than {limit} files; they are not read from this one on",
            "l'espace de travail compte plus de {limit} fichiers ; ils ne sont pas lus à partir de celui-ci",
            limit=limit,
        ),
        _RAISE_LIMIT,
    )


def _too_much(path: str, limit: int) -> Diagnostic:
    return syntax.RESOURCE_LIMIT.at(
        Place(path),
        say(
            "the files of the workspace have more than {limit} bytes; they are not read from this one on",
            "les fichiers de l'espace de travail dépassent {limit} octets ; ils ne sont pas lus à partir de celui-ci",
            limit=limit,
        ),
        _RAISE_LIMIT,
    )


def _leaves(entry: str) -> CannotRun:
    return CannotRun(
        say("`{entry}` leaves the workspace", "`{entry}` sort de l'espace de travail", entry=shown(entry)),
        say(
            "write a path from the root of the workspace, without `..`",
            "écrivez un chemin depuis la racine de l'espace de travail, sans `..`",
        ),
    )


def _unreadable(path: str, error: OSError) -> CannotRun:
    return CannotRun(
        say(
            "`{path}` cannot be read: {reason}",
            "`{path}` ne peut être lu : {reason}",
            path=shown(path),
            reason=error.strerror or type(error).__name__,
        )
    )
