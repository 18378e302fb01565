"""Check a workspace, with the help of what is remembered of the last time.

nothing changed            -> what was said is said again
a few journeys changed     -> what they concern is compiled (`edit`), the rest is said again
anything else              -> the workspace is compiled whole, and remembered
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cxjourney.cache.store import FOLDER, Store, digest
from cxjourney.incremental import state
from cxjourney.incremental.plain import of_accepted, of_finding, to_accepted, to_finding
from cxjourney.incremental.stamps import Known, known, settled, unlike
from cxjourney.incremental.state import State
from cxjourney.incremental.verdict import Verdict, settings_of, verdict_of
from cxjourney.source.discovery import later, listing
from cxjourney.source.file import SourceFile
from cxjourney.source.names import BASELINE, FILE_NAME, present
from cxjourney.source.sight import sees_the_same
from cxjourney.source.span import Pointer

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation

FEW: Final = 8
"""Files that may have changed since the workspace was last compiled whole."""
_OWN: Final = (FILE_NAME, BASELINE)
_NOTHING: Final[Mapping[str, bytes]] = {}
_UNCHANGED: Final[Mapping[Pointer, Any]] = {}


def check(
    root: Path,
    today: dt.date,
    overlay: Mapping[str, bytes] = _NOTHING,
    changes: Mapping[Pointer, Any] = _UNCHANGED,
    *,
    remember: bool = True,
) -> Verdict:
    """What there is to say of the workspace in `root` as of `today`: the same, whatever is remembered.

    `overlay` and `changes` are those of `compile_workspace`, and what it raises is raised.
    """
    if not remember:
        return verdict_of(_compiled(root, today, overlay, changes))
    begun = time.time_ns()
    store = Store(root / FOLDER)
    key = state.key_of(today, changes)
    before = state.read(store, key)
    changed = None if before is None else _changed(root, before, overlay)
    if before is not None and changed is not None:
        if not changed:
            if not overlay:  # else something else than the disk was compared
                _settle(root, store, key, before, begun)
            return _again(root, before, overlay, changes)
        if len(changed) <= FEW and (said := _edited(root, today, store, key, before, changed, overlay, changes)):
            return said
    compilation = _compiled(root, today, overlay, changes)
    said = verdict_of(compilation)
    if not overlay and compilation.complete and len(compilation.files) > 1:
        _remember(root, store, key, compilation, said, begun)
    return said


def _compiled(root: Path, today: dt.date, overlay: Mapping[str, bytes], changes: Mapping[Pointer, Any]) -> Compilation:
    from cxjourney.compiler import compile_workspace

    return compile_workspace(root, today, overlay, changes)


# ---------------------------------------------------------------- what has changed


def _changed(root: Path, before: State, overlay: Mapping[str, bytes]) -> Mapping[str, bytes] | None:
    """The files of the workspace that are not what they were; None when more than their bytes has changed."""
    own = _present(before)
    gone = [path for path in before.own if path not in own and (path in overlay or (root / path).exists())]
    if gone or unlike(root, own, overlay) or not set(overlay) <= {*before.files, *own}:
        return None
    paths = listing(root, before.include or present(root)) or ()
    if tuple(path for path in paths if path != FILE_NAME) != tuple(before.files):
        return None
    changed = unlike(root, before.files, overlay)
    if None in changed.values() or not _sees_the_same(root, before):
        return None
    return {path: data for path, data in changed.items() if data is not None}


def _present(before: State) -> dict[str, Known]:
    """The workspace file, and the baseline if there was one."""
    return {path: entry for path, entry in before.own.items() if entry[1]}


def _sees_the_same(root: Path, before: State) -> bool:
    """Whether the paths that authors wrote lead to what they led to, and the reviewers are those of the last time."""
    return sees_the_same(root, before.looked, before.fetched) and state.outside(root) == before.outside


# ---------------------------------------------------------------- saying it again


def _files(root: Path, before: State, overlay: Mapping[str, bytes]) -> tuple[SourceFile, ...]:
    own = _present(before)
    read = [path for path in (FILE_NAME, *before.files, BASELINE) if path not in before.own or path in own]
    return tuple(later(root, path, overlay) for path in read)


def _again(root: Path, before: State, overlay: Mapping[str, bytes], changes: Mapping[Pointer, Any]) -> Verdict:
    """What was said."""
    found, accepted, entities, references = before.verdict
    return Verdict(
        root,
        tuple(to_finding(each) for each in found),
        tuple(to_accepted(each) for each in accepted),
        _files(root, before, overlay),
        entities,
        references,
        True,
        settings_of(root, overlay, changes),
    )


def _edited(
    root: Path,
    today: dt.date,
    store: Store,
    key: str,
    before: State,
    changed: Mapping[str, bytes],
    overlay: Mapping[str, bytes],
    changes: Mapping[Pointer, Any],
) -> Verdict | None:
    """What there is to say after an edit of some journeys; None when the workspace must be compiled whole to tell."""
    plain = state.index(store, key, before)
    if plain is None:
        return None
    from cxjourney.incremental.change import Before, TooWide
    from cxjourney.incremental.edit import edited
    from cxjourney.incremental.index import from_plain

    index = from_plain(plain)
    if not changed.keys() <= index.journeys.keys():
        return None

    def text_of(path: str) -> bytes:
        _, _, start, length = index.journeys[path]
        found = state.text(store, key, start, length)
        if found is None or digest(found) != before.files[path][1]:
            raise TooWide
        return found

    def taken_by(module: str) -> Mapping[str, Any]:
        found = state.taken(store, key, before, module)
        if found is None:
            raise TooWide
        return found

    try:
        files = _files(root, before, overlay)
        then = Before(root, index, text_of, taken_by, before.verdict, files, overlay)
        return edited(then, changed, today, changes)
    except TooWide:
        return None


# ---------------------------------------------------------------- remembering


def _settle(root: Path, store: Store, key: str, before: State, begun: int) -> None:
    """Note the dates of files that were too new to be relied on, now that they are old enough."""
    files, own = (settled(root, part, begun) for part in (before.files, _present(before)))
    if files or own:
        state.write_again(store, key, before, {**before.files, **files}, {**before.own, **own})


def _remember(root: Path, store: Store, key: str, compilation: Compilation, said: Verdict, begun: int) -> None:
    from cxjourney.incremental.index import indexed, to_plain

    sight = compilation.sight
    assert sight is not None  # a whole compilation has one
    files = {file.path: known(root, file.path, file.data, begun) for file in compilation.files}
    own: dict[str, Known] = {path: files.pop(path, (None, "")) for path in _OWN}
    plain = [
        [of_finding(each) for each in said.diagnostics],
        [of_accepted(each) for each in said.accepted],
        said.entities,
        said.references,
    ]
    include = compilation.workspace.include
    found = indexed(compilation)
    kept = State(include, files, own, sight.looked, sight.fetched, state.outside(root), plain, found is not None)
    index, texts = found or (None, ())
    state.write(store, key, kept, to_plain(index) if index else None, texts, compilation.taken)
