"""The files of a workspace: which ones, in which order, and nothing from outside of it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal
from unicodedata import normalize

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes import paths, syntax
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, in_order
from cxjourney.errors import CannotRun, system_reason
from cxjourney.source import faults, reader
from cxjourney.source.characters import UNSEEN
from cxjourney.source.file import SourceFile
from cxjourney.source.glob import MAGIC, glob
from cxjourney.source.limits import Limits
from cxjourney.source.shown import shown, ticked
from cxjourney.wording import Wording, say

_DEFAULT: Final = Limits()
_NOTHING: Final[Mapping[str, bytes]] = {}
_SUFFIXES: Final = (".yaml", ".yml")
_SKIPPED: Final = frozenset({"dist"})
_REASONS: Final[Mapping[int, tuple[Wording, Wording]]] = {
    errno.ENOENT: (
        say("this link leads nowhere", "ce lien ne mène nulle part"),
        say("point it at a file of the workspace, or delete it", "faites-le pointer sur un fichier, ou supprimez-le"),
    ),
    errno.ELOOP: (
        say("this link comes back to itself", "ce lien revient à lui-même"),
        say("point it at a file of the workspace, or delete it", "faites-le pointer sur un fichier, ou supprimez-le"),
    ),
    errno.EACCES: (
        say("permission denied", "accès refusé"),
        say("let the account that checks read it", "donnez le droit de lecture au compte qui vérifie"),
    ),
}
_RAISE_LIMIT: Final = say(
    "select fewer files, or raise the limit in the configuration of the workspace",
    "choisissez moins de fichiers, ou relevez la limite dans la configuration de l'espace de travail",
)


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files that were found, by path, and what is wrong with those that were left out.

    `lost` are paths, and entries of `include`, of which nobody knows what they hold: they could not be read.
    """

    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: tuple[str, ...] = ()


class _Unreadable(Exception):  # noqa: N818 -- says why one path was left out, and never leaves this module
    def __init__(self, path: str, code: Code, wording: Wording, help: Wording | None = None) -> None:
        self.path = path
        self.code = code
        self.wording = wording
        self.help = help


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
    found: set[str] = set()
    closed: dict[str, _Unreadable] = {}
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
                raise _nothing_at(entry)
        except _Unreadable as fault:
            diagnostics.append(fault.code.at(entry_at(index), fault.wording, fault.help))
            lost.append(fault.path)
            continue
        found |= matched
    read = _read_all(root, sorted(found), limits, overlay)
    diagnostics += [fault.code.at(Place(shown(path)), fault.wording, fault.help) for path, fault in closed.items()]
    return Discovery(read.files, in_order((*read.diagnostics, *diagnostics)), (*read.lost, *sorted(closed), *lost))


def text_file(root: Path, path: str, overlay: Mapping[str, bytes] = _NOTHING) -> SourceFile:
    """One file of the workspace, named by its relative path. Raises `CannotRun` when it cannot be read."""
    if path in overlay:
        return SourceFile(path, overlay[path], reader.locate)
    root = root.resolve()
    try:
        relative = _inside(path)
        if not _stays_inside(root, root / relative):
            raise _leaves(path)
        return SourceFile(relative, _bytes(root, relative), reader.locate)
    except _Unreadable as fault:
        raise CannotRun(fault.wording, fault.help) from None


def look(root: Path, path: str) -> Literal["file", "nothing", "outside"]:
    """What stands at a path that an author wrote: a file of the workspace, nothing, or something outside of it."""
    try:
        inside = _inside(path)
        if not (root / inside).resolve().is_relative_to(root.resolve()):
            return "outside"
        return "file" if (root / inside).is_file() else "nothing"
    except _Unreadable:
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


def _named(root: Path, inside: str, entry: str, closed: dict[str, _Unreadable]) -> Iterator[str]:
    target = root / inside
    try:
        outside = not target.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links that lead to one another
        return
    if outside:
        raise _leaves(entry)
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


def _walk(root: Path, folder: str, closed: dict[str, _Unreadable]) -> Iterator[str]:
    """YAML files below `folder`, as paths from `root`; links to folders are not followed.

    A folder that cannot be opened is noted in `closed`, as is what has a name that cannot be shown.
    """
    try:
        with os.scandir(root / folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        closed[folder or "."] = _unreadable(folder or ".", error)
        return
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if UNSEEN.search(entry.name):
            if is_folder or entry.name.endswith(_SUFFIXES):
                closed[path] = _unspeakable(path)
        elif is_folder:
            if entry.name not in _SKIPPED:
                yield from _walk(root, path, closed)
        elif entry.name.endswith(_SUFFIXES) and (_is_file(root / path) or not _exists(root / path)):
            yield path  # a link to nowhere is kept, to be told; a pipe or a device is not


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
    for index, path in enumerate(found):
        try:
            if path not in overlay and _exists(root / path) and not _stays_inside(root, root / path):
                diagnostics.append(_link_outside(path))
                lost.append(path)
                continue
            if len(files) == limits.files:
                diagnostics.append(_too_many(path, limits.files))
                lost += found[index:]
                break
            size = len(overlay[path]) if path in overlay else _size(root, path)
            if size > limits.bytes:
                diagnostics.append(_too_large(path, size, limits.bytes))
                lost.append(path)
                continue
            data = overlay[path] if path in overlay else _bytes(root, path, limits.bytes)
        except _Unreadable as fault:
            diagnostics.append(fault.code.at(Place(path), fault.wording, fault.help))
            lost.append(path)
            continue
        total += len(data)
        if total > limits.total:
            diagnostics.append(_too_much(path, limits.total))
            lost += found[index:]
            break
        files.append(SourceFile(path, data, reader.locate))
    diagnostics += _alike(found)
    return Discovery(tuple(files), in_order(diagnostics), tuple(lost))


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


def _nothing_at(entry: str) -> _Unreadable:
    return _Unreadable(
        entry,
        paths.UNREADABLE_PATH,
        say("{entry} matches no file", "{entry} ne correspond à aucun fichier", entry=ticked(entry)),
        say(
            "write a folder, a file that ends in `.yaml`, or a pattern such as `journeys/**`; or take it out",
            "écrivez un dossier, un fichier en `.yaml` ou un motif tel que `journeys/**` ; ou retirez-le",
        ),
    )


def _unspeakable(path: str) -> _Unreadable:
    return _Unreadable(
        path,
        paths.UNREADABLE_PATH,
        say(
            "the name {path} holds characters that cannot be shown",
            "le nom {path} contient des caractères qui ne peuvent être montrés",
            path=ticked(path),
        ),
        say("rename it", "renommez-le"),
    )


def _leaves(entry: str) -> _Unreadable:
    return _Unreadable(
        entry,
        paths.PATH_LEAVES_WORKSPACE,
        say("`{entry}` leaves the workspace", "`{entry}` sort de l'espace de travail", entry=shown(entry)),
        say(
            "write a path from the root of the workspace, without `..`",
            "écrivez un chemin depuis la racine de l'espace de travail, sans `..`",
        ),
    )


def _unreadable(path: str, error: OSError) -> _Unreadable:
    reason, help = _REASONS.get(error.errno or 0, (system_reason(error), None))
    return _Unreadable(
        path,
        paths.UNREADABLE_PATH,
        say("{path} cannot be read: {reason}", "{path} ne peut être lu : {reason}", path=ticked(path), reason=reason),
        help,
    )
