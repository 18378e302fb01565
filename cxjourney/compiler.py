"""The stages, in order. Read this page first.

    files -> plain data -> shape checked -> typed model, every reference answered -> rules

What the author did wrong comes out as diagnostics beside the model; back ends take the model from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from cxjourney import stock
from cxjourney.binding.decode import decode, decode_part
from cxjourney.binding.ids import ids_in
from cxjourney.binding.resolve import resolve
from cxjourney.diagnostics.codes.syntax import AMBIGUOUS_BOOLEAN
from cxjourney.diagnostics.diagnostic import Diagnostic, Severity, in_order
from cxjourney.errors import CannotRun
from cxjourney.lint.levels import Levels, graded
from cxjourney.lint.rule import Context
from cxjourney.lint.runner import lint
from cxjourney.lint.suppress import Silenced, suppress
from cxjourney.model.declare import PLURALS
from cxjourney.model.entity import Entity
from cxjourney.model.model import Address, Model, address
from cxjourney.schema.validate import Checked, validate
from cxjourney.source.discovery import discover, look, text_file
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import read
from cxjourney.source.span import Pointer
from cxjourney.wording import say
from cxjourney.workspace import DEFAULT_INCLUDE, FILE_NAME, Workspace

_NOTHING: Final[Mapping[str, bytes]] = {}


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

    @property
    def suppressed(self) -> int:
        """How many findings a comment accepts."""
        return len(self.silenced)

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of building."""
        return not any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def compile_workspace(root: Path, today: dt.date, overlay: Mapping[str, bytes] = _NOTHING) -> Compilation:
    """Compile the workspace whose `cxjourney.yaml` stands in `root`, as of `today`.

    `overlay` are bytes, by path inside the workspace, that stand for what the disk holds: an unsaved file, a repair.
    Raises `CannotRun` when there is no workspace there, or when its own file cannot be used.
    """
    settings, workspace, said = _workspace(root, overlay)
    found = discover(root, workspace.include or _present(root), overlay=overlay)
    files = tuple(file for file in found.files if file.path != FILE_NAME)
    parsed = _parse(files)
    model, unanswered = resolve(parsed.entities, parsed.faults, parsed.announced, stock.lifecycles())
    levels = Levels(workspace.rules)
    context = Context(model, workspace, today, complete=not parsed.announced, look=partial(look, root))
    linted = lint(context, levels)
    shape = graded((*said, *found.diagnostics, *parsed.diagnostics, *unanswered), levels)
    everything = (settings, *files)
    left = suppress((*shape, *linted.found), everything, today, levels, linted.off)
    told = in_order((*left.kept, *left.hygiene))
    return Compilation(root, workspace, model, told, everything, left.silenced, complete=not parsed.announced)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """The entities of all files; `faults` tell where some were mended, `announced` are ids in files that are no use."""

    entities: tuple[Entity, ...]
    faults: Mapping[Address, tuple[Pointer, ...]]
    announced: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def _parse(files: Iterable[SourceFile]) -> _Parsed:
    """Read each file, check its shape, decode what can be decoded."""
    entities: list[Entity] = []
    faults: dict[Address, tuple[Pointer, ...]] = {}
    announced: set[str] = set()
    diagnostics: list[Diagnostic] = []
    for file in files:
        document = read(file)
        checked = validate(file, document.data) if document.readable else Checked("", {})
        diagnostics += [*document.diagnostics, *checked.diagnostics]
        if not checked.data:
            announced |= ids_in(file.data)
        for entity, mended in _entities(checked, file):
            entities.append(entity)
            if mended:
                faults[address(entity)] = mended
    return _Parsed(tuple(entities), faults, frozenset(announced), tuple(diagnostics))


def workspace_of(root: Path) -> Workspace:
    """What the workspace file says, or its stand-in when it cannot be used."""
    return _workspace(root)[1]


def _present(root: Path) -> tuple[str, ...]:
    """The conventional folders that exist, for a workspace file that names none."""
    return tuple(folder for folder in DEFAULT_INCLUDE if (root / folder).is_dir())


def _workspace(
    root: Path, overlay: Mapping[str, bytes] = _NOTHING
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
        return file, Workspace.unreadable(), document.diagnostics
    checked = validate(file, document.data, workspace=True)
    # `off` is a level of ours, and no other tool reads this file: nobody is asked to put it in quotes.
    doubts = tuple(found for found in document.diagnostics if found.code != AMBIGUOUS_BOOLEAN.code)
    said = (*doubts, *checked.diagnostics)
    made = decode_part(Workspace, checked.data, file) if checked.data else Workspace.unreadable()
    return file, made, said


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
