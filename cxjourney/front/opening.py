"""Open a workspace: its own file, and the files that it includes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from cxjourney.binding.decode import decode_part
from cxjourney.diagnostics.codes.syntax import AMBIGUOUS_BOOLEAN
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity
from cxjourney.errors import CannotRun
from cxjourney.schema.validate import Checked, doubts_left, validate
from cxjourney.source.discovery import Discovery, discover, text_file, written_in
from cxjourney.source.file import SourceFile
from cxjourney.source.left_out import not_included
from cxjourney.source.names import FILE_NAME, present
from cxjourney.source.reader import read
from cxjourney.source.span import Pointer
from cxjourney.wording import say
from cxjourney.workspace import Workspace, hides_files, names_files, unusable

NOTHING: Final[Mapping[str, bytes]] = {}
UNCHANGED: Final[Mapping[Pointer, Any]] = {}


@dataclass(frozen=True, slots=True)
class Settings:
    """The workspace file, what it says or its stand-in when it cannot be used, and what is wrong with it."""

    file: SourceFile
    workspace: Workspace
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace whose files are known and not yet read."""

    settings: Settings
    found: Discovery
    unused: tuple[Diagnostic, ...]
    """What to say of files that nothing includes."""

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """The files to compile, without the workspace's own."""
        return tuple(file for file in self.found.files if file.path != FILE_NAME)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to say before any file is read."""
        return (*self.settings.diagnostics, *self.unused, *self.found.diagnostics)

    @property
    def whole(self) -> bool:
        """Whether every file that the workspace means is there."""
        settings = self.settings
        return not self.found.lost and names_files(
            settings.workspace, settings.diagnostics, found=bool(self.found.files)
        )


def open_workspace(
    root: Path, overlay: Mapping[str, bytes] = NOTHING, changes: Mapping[Pointer, Any] = UNCHANGED
) -> Opened:
    """Find the files of the workspace in `root`; raises `CannotRun` when there is none.

    `overlay` are bytes, by path inside the workspace, that stand for what the disk holds; `changes` are other values
    for the workspace file, by the way to them.
    """
    settings = _settings(root, overlay, changes)
    found = _discovered(root, settings, overlay)
    return Opened(settings, found, _unused(root, settings, found))


def workspace_of(
    root: Path, overlay: Mapping[str, bytes] = NOTHING, changes: Mapping[Pointer, Any] = UNCHANGED
) -> Workspace:
    """What the workspace file says, or its stand-in when it cannot be used."""
    return _settings(root, overlay, changes).workspace


def files_of(root: Path, overlay: Mapping[str, bytes] = NOTHING) -> Discovery:
    """The files of a workspace, its own first, and what is wrong with those that cannot be taken; none is compiled."""
    settings = _settings(root, overlay)
    found = discover(root, settings.workspace.include or present(root), overlay=overlay)
    return Discovery((settings.file, *(file for file in found.files if file.path != FILE_NAME)), found.diagnostics)


def _settings(
    root: Path, overlay: Mapping[str, bytes] = NOTHING, changes: Mapping[Pointer, Any] = UNCHANGED
) -> Settings:
    if FILE_NAME not in overlay and not (root / FILE_NAME).is_file():
        raise CannotRun(
            say("there is no `{name}` here", "il n'y a pas de `{name}` ici", name=FILE_NAME),
            say("run `cxj init` to begin a workspace", "lancez `cxj init` pour commencer un espace de travail"),
        )
    file = text_file(root, FILE_NAME, overlay)
    document = read(file)
    if not document.readable:
        return Settings(file, Workspace.unreadable(), unusable(document.diagnostics))
    checked: Checked = validate(file, _changed(document.data, changes), workspace=True)
    # `off` is a level of ours, and no other tool reads this file: nobody is asked to put it in quotes.
    doubts = tuple(found for found in document.diagnostics if found.code != AMBIGUOUS_BOOLEAN.code)
    said = (*doubts_left(doubts, checked.diagnostics), *checked.diagnostics)
    made = decode_part(Workspace, checked.data, file) if checked.data else Workspace.unreadable()
    return Settings(file, made, said)


def _changed(data: Any, changes: Mapping[Pointer, Any]) -> Any:
    """Plain data with other values at some pointers; maps on the way are made when they are missing."""
    for (key, *rest), value in changes.items():
        members = data if isinstance(data, dict) else {}
        data = {**members, key: _changed(members.get(key), {tuple(rest): value}) if rest else value}
    return data


def _discovered(root: Path, settings: Settings, overlay: Mapping[str, bytes]) -> Discovery:
    """The files that the workspace includes; an entry with a fault in its shape is not told to match nothing too."""
    workspace = settings.workspace

    def entry_at(index: int) -> Place:
        return workspace.at("include", index) if workspace.include else Place(FILE_NAME)

    found = discover(root, workspace.include or present(root), overlay=overlay, entry_at=entry_at)
    faulty = {told.place.pointer for told in settings.diagnostics if told.severity is Severity.ERROR}
    return replace(found, diagnostics=tuple(_not_twice(found.diagnostics, faulty)))


def _not_twice(told: Iterable[Diagnostic], faulty: set[Pointer]) -> Iterable[Diagnostic]:
    return (found for found in told if found.place.file != FILE_NAME or found.place.pointer not in faulty)


def _unused(root: Path, settings: Settings, found: Discovery) -> tuple[Diagnostic, ...]:
    """What to say when the workspace names no files, the conventional folders hold none, and others are there."""
    if settings.workspace.include or found.files or hides_files(settings.diagnostics):
        return ()
    beside = [path for path in written_in(root, b"cxjourney:") if path != FILE_NAME]
    return (not_included(Place(FILE_NAME, settings.file.key_span(("kind",))), beside),) if beside else ()
