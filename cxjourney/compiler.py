"""The stages, in order. Read this page first.

    files -> plain data -> shape checked -> typed model, every reference answered -> rules

What the author did wrong comes out as diagnostics beside the model; back ends take the model from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from cxjourney import stock
from cxjourney.backends import codeowners
from cxjourney.binding.announced import ids_in, ids_meant, kinds_in, stem
from cxjourney.binding.decode import decode, decode_part
from cxjourney.binding.resolve import resolve
from cxjourney.diagnostics.codes.syntax import AMBIGUOUS_BOOLEAN
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity, in_order
from cxjourney.errors import CannotRun
from cxjourney.lint.baseline import FILE_NAME as BASELINE
from cxjourney.lint.baseline import Baseline, Known, weigh
from cxjourney.lint.catalogue import words_in_force
from cxjourney.lint.levels import Levels, graded
from cxjourney.lint.rule import Context
from cxjourney.lint.runner import lint
from cxjourney.lint.suppress import Silenced, suppress
from cxjourney.model.declare import PLURALS
from cxjourney.model.entity import Entity
from cxjourney.model.model import Address, Model, address
from cxjourney.model.node import make
from cxjourney.schema.validate import Checked, doubts_left, validate
from cxjourney.source.checkout import owners_file, prefix_of
from cxjourney.source.discovery import Discovery, discover, fetch, look, text_file, written_in
from cxjourney.source.file import SourceFile
from cxjourney.source.left_out import not_included
from cxjourney.source.reader import Reading, read
from cxjourney.source.span import Pointer
from cxjourney.wording import say
from cxjourney.workspace import DEFAULT_INCLUDE, FILE_NAME, Workspace, hides_files, names_files, unusable

_NOTHING: Final[Mapping[str, bytes]] = {}
_UNCHANGED: Final[Mapping[Pointer, Any]] = {}


@dataclass(frozen=True, slots=True)
class Compilation:
    """What came out: the model, the workspace file, what there is to say, and the files that were read."""

    root: Path
    workspace: Workspace
    model: Model
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[SourceFile, ...]
    silenced: tuple[Silenced, ...] = ()
    """Findings that a comment accepts, with the reason."""
    complete: bool = True
    """False when a file could not be read at all."""
    known: tuple[Known, ...] = ()
    """Findings that the baseline lets be."""
    baseline: Baseline = field(default_factory=lambda: make(Baseline))
    """The baseline as it is written."""

    @property
    def suppressed(self) -> int:
        """How many findings a comment accepts."""
        return len(self.silenced)

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of building."""
        return not any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def compile_workspace(
    root: Path,
    today: dt.date,
    overlay: Mapping[str, bytes] = _NOTHING,
    changes: Mapping[Pointer, Any] = _UNCHANGED,
) -> Compilation:
    """Compile the workspace whose `cxjourney.yaml` stands in `root`, as of `today`.

    `overlay` are bytes, by path inside the workspace, that stand for what the disk holds: an unsaved file, a repair.
    `changes` are other values for the workspace file, by the way to them, as `("rules", "preset")`.
    Raises `CannotRun` when there is no workspace there, or when its own file cannot be used.
    """
    settings, workspace, said = _workspace(root, overlay, changes)
    found = _discovered(root, workspace, said, overlay)
    files = tuple(file for file in found.files if file.path != FILE_NAME)
    parsed = _parse(files, found.lost)
    model, unanswered = resolve(parsed.entities, parsed.faults, parsed.announced, stock.lifecycles(), parsed.lost_kinds)
    levels = Levels(workspace.rules)
    unused = _unused(root, settings, workspace, said, found)
    complete = parsed.whole and not found.lost and names_files(workspace, said, found=bool(found.files))
    context = Context(
        model,
        workspace,
        today,
        complete=complete,
        look=partial(look, root),
        fetch=partial(fetch, root),
        drift=partial(_drift, root, model),
    )
    linted = lint(context, levels)
    shape = graded((*said, *unused, *found.diagnostics, *parsed.diagnostics, *unanswered), levels, model)
    everything = (settings, *files)
    left = suppress((*shape, *linted.found), everything, today, levels, linted.off, words_in_force(workspace))
    told = in_order((*left.kept, *left.hygiene))
    accepted = _accepted(root, overlay)
    left_over = weigh(
        told,
        accepted.baseline,
        {file.path: file for file in everything},
        whole=is_whole((*told, *accepted.diagnostics)),
    )
    return Compilation(
        root,
        workspace,
        model,
        in_order((*left_over.kept, *graded((*accepted.diagnostics, *left_over.said), levels))),
        (*everything, *accepted.files),
        left.silenced,
        complete=complete,
        known=left_over.known,
        baseline=accepted.baseline,
    )


def compile_model(root: Path, memory: Memory) -> Compilation:
    """The model alone, no rule asked: for those who compare several revisions of a workspace.

    What there is to say is only what keeps files, shapes and references from being understood. Files that `memory`
    has seen are not read again. Raises `CannotRun` as `compile_workspace` does.
    """
    settings, workspace, said = _workspace(root)
    found = _discovered(root, workspace, said, _NOTHING)
    files = tuple(file for file in found.files if file.path != FILE_NAME)
    parsed = _parse(files, found.lost, memory.look)
    model, unanswered = resolve(parsed.entities, parsed.faults, parsed.announced, stock.lifecycles(), parsed.lost_kinds)
    shape = graded((*said, *found.diagnostics, *parsed.diagnostics, *unanswered), Levels(workspace.rules), model)
    complete = parsed.whole and not found.lost
    return Compilation(root, workspace, model, in_order(shape), (settings, *files), complete=complete)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """The entities of all files; `faults` tell where some were mended.

    `announced` are ids of entities that did not get here, or not under that id; `lost_kinds` are the kinds of others
    of which nothing at all is known. `whole` is False when a file could not be read to its end.
    """

    entities: tuple[Entity, ...]
    faults: Mapping[Address, tuple[Pointer, ...]]
    announced: frozenset[str]
    lost_kinds: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    whole: bool


def _discovered(
    root: Path, workspace: Workspace, said: Iterable[Diagnostic], overlay: Mapping[str, bytes]
) -> Discovery:
    """The files that the workspace includes; an entry with a fault in its shape is not told to match nothing too."""

    def entry_at(index: int) -> Place:
        return workspace.at("include", index) if workspace.include else Place(FILE_NAME)

    found = discover(root, workspace.include or _present(root), overlay=overlay, entry_at=entry_at)
    faulty = {told.place.pointer for told in said if told.severity is Severity.ERROR}
    kept = (told for told in found.diagnostics if told.place.file != FILE_NAME or told.place.pointer not in faulty)
    return replace(found, diagnostics=tuple(kept))


def _unused(
    root: Path, settings: SourceFile, workspace: Workspace, said: Iterable[Diagnostic], found: Discovery
) -> tuple[Diagnostic, ...]:
    """What to say when the workspace names no files, the conventional folders hold none, and others are there."""
    if workspace.include or found.files or hides_files(said):
        return ()
    beside = [path for path in written_in(root, b"cxjourney:") if path != FILE_NAME]
    if not beside:
        return ()
    return (not_included(Place(FILE_NAME, settings.key_span(("kind",))), beside),)


@dataclass(frozen=True, slots=True)
class _Looked:
    """One file: its document, what the schema says of it, and its entities with where each was mended."""

    document: Reading
    checked: Checked
    entities: tuple[tuple[Entity, tuple[Pointer, ...]], ...]


def _look(file: SourceFile) -> _Looked:
    document = read(file)
    checked = validate(file, document.data) if document.readable else Checked("", {})
    return _Looked(document, checked, tuple(_entities(checked, file)))


class Memory:
    """Files that were read for one revision of a workspace: equal bytes at the same path are not read again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bytes], _Looked] = {}

    def look(self, file: SourceFile) -> _Looked:
        """What is in a file."""
        key = (file.path, file.data)
        if key not in self._known:
            self._known[key] = _look(file)
        return self._known[key]


def _parse(files: Iterable[SourceFile], lost: Iterable[str], look: Callable[[SourceFile], _Looked] = _look) -> _Parsed:
    """Read each file, check its shape, decode what can be decoded. Of `lost` files, the name announces an id."""
    entities: list[Entity] = []
    faults: dict[Address, tuple[Pointer, ...]] = {}
    announced = {stem(path) for path in lost}
    lost_kinds: set[str] = set()
    whole = True
    diagnostics: list[Diagnostic] = []
    for file in files:
        looked = look(file)
        document, checked = looked.document, looked.checked
        diagnostics += [*doubts_left(document.diagnostics, checked.diagnostics), *checked.diagnostics]
        cut = _cut(file, looked)
        if not checked.data or not document.whole:
            announced |= ids_in(file.data) or {stem(file.path)}
        if cut:
            lost_kinds |= kinds_in(file.data, cut)
        announced |= ids_meant(file.path, checked.kind, document.data, checked.faulty)
        whole = whole and document.whole and not cut and bool(checked.data or not checked.diagnostics)
        for entity, mended in looked.entities:
            entities.append(entity)
            if mended or not document.whole:
                faults[address(entity)] = mended or ((),)
    return _Parsed(tuple(entities), faults, frozenset(announced), frozenset(lost_kinds), tuple(diagnostics), whole)


def _cut(file: SourceFile, looked: _Looked) -> int:
    """The line from which a file tells nothing: it cannot be read there, or breaks off with a fault; 0 for neither."""
    if not looked.document.readable and not looked.document.whole:
        return min(said.place.span.start.line for said in looked.document.diagnostics)
    if file.data.endswith((b"\n", b"\r")) or not looked.checked.diagnostics:
        return 0
    last = len(file.lines)
    return last if any(said.place.span.end.line == last for said in looked.checked.diagnostics) else 0


@dataclass(frozen=True, slots=True)
class _Accepted:
    """The baseline, the file that it stands in if there is one, and what is wrong with it."""

    baseline: Baseline
    files: tuple[SourceFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def _accepted(root: Path, overlay: Mapping[str, bytes]) -> _Accepted:
    """Read the baseline of the workspace; what cannot be understood lets nothing be."""
    if BASELINE not in overlay and not (root / BASELINE).is_file():
        return _Accepted(make(Baseline))
    file = text_file(root, BASELINE, overlay)
    document = read(file)
    checked = validate(file, document.data, only="baseline") if document.readable else Checked("", {})
    made = decode_part(Baseline, checked.data, file) if checked.data else make(Baseline)
    return _Accepted(made, (file,), (*document.diagnostics, *checked.diagnostics))


def _drift(root: Path, model: Model) -> Place | None:
    """The block of CODEOWNERS, when it is there and is not what the teams say."""
    owners = owners_file(root)
    span = codeowners.differing(owners.text, codeowners.lines(model, prefix_of(root))) if owners else None
    return Place(owners.from_workspace, span) if owners and span else None


def is_whole(told: Iterable[Diagnostic]) -> bool:
    """Whether every file had a shape from which all its findings follow."""
    return not any(found.code[0] in "YS" and found.severity is Severity.ERROR for found in told)


def workspace_of(root: Path) -> Workspace:
    """What the workspace file says, or its stand-in when it cannot be used."""
    return _workspace(root)[1]


def files_of(root: Path, overlay: Mapping[str, bytes] = _NOTHING) -> Discovery:
    """The files of a workspace, its own first, and what is wrong with those that cannot be taken; none is compiled."""
    settings, workspace, _ = _workspace(root, overlay)
    found = discover(root, workspace.include or _present(root), overlay=overlay)
    return Discovery((settings, *(file for file in found.files if file.path != FILE_NAME)), found.diagnostics)


def _present(root: Path) -> tuple[str, ...]:
    """The conventional folders that exist, for a workspace file that names none."""
    return tuple(folder for folder in DEFAULT_INCLUDE if (root / folder).is_dir())


def _workspace(
    root: Path, overlay: Mapping[str, bytes] = _NOTHING, changes: Mapping[Pointer, Any] = _UNCHANGED
) -> tuple[SourceFile, Workspace, tuple[Diagnostic, ...]]:
    """The workspace file, what it says or its stand-in when it cannot be used, and what is wrong with it."""
    if FILE_NAME not in overlay and not (root / FILE_NAME).is_file():
        raise CannotRun(
            say("there is no `{name}` here", "il n'y a pas de `{name}` ici", name=FILE_NAME),
            say("run `cxj init` to begin a workspace", "lancez `cxj init` pour commencer un espace de travail"),
        )
    file = text_file(root, FILE_NAME, overlay)
    document = read(file)
    if not document.readable:
        return file, Workspace.unreadable(), unusable(document.diagnostics)
    checked = validate(file, _changed(document.data, changes), workspace=True)
    # `off` is a level of ours, and no other tool reads this file: nobody is asked to put it in quotes.
    doubts = tuple(found for found in document.diagnostics if found.code != AMBIGUOUS_BOOLEAN.code)
    said = (*doubts_left(doubts, checked.diagnostics), *checked.diagnostics)
    made = decode_part(Workspace, checked.data, file) if checked.data else Workspace.unreadable()
    return file, made, said


def _changed(data: Any, changes: Mapping[Pointer, Any]) -> Any:
    """Plain data with other values at some pointers; maps on the way are made when they are missing."""
    for (key, *rest), value in changes.items():
        members = data if isinstance(data, dict) else {}
        data = {**members, key: _changed(members.get(key), {tuple(rest): value}) if rest else value}
    return data


def _entities(checked: Checked, file: SourceFile) -> Iterable[tuple[Entity, tuple[Pointer, ...]]]:
    """The entities of a file, and where each was mended."""
    if not checked.data:
        return
    if checked.kind != "catalog":
        yield decode(checked.kind, checked.data, file), checked.faulty
        return
    for plural, members in checked.data.items():
        for index, member in enumerate(members if plural in PLURALS else ()):
            pointer: Pointer = (plural, index)
            mended = tuple(fault for fault in checked.faulty if fault[:2] == pointer or fault == (plural,))
            yield decode(PLURALS[plural], _only(member), file, pointer), mended


def _only(member: Any) -> dict[str, Any]:
    assert isinstance(member, dict)  # the schema has accepted it
    return member
