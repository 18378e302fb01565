"""The stages, in order. Read this page first.

    files -> plain data -> shape checked -> typed model, every reference answered -> rules

What the author did wrong comes out as diagnostics beside the model; back ends take the model from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxjourney import stock
from cxjourney.binding.decode import decode, decode_part
from cxjourney.binding.resolve import resolve
from cxjourney.diagnostics.diagnostic import Diagnostic, Severity, in_order
from cxjourney.errors import CannotRun
from cxjourney.lint.rule import Context
from cxjourney.lint.runner import lint
from cxjourney.model.declare import PLURALS
from cxjourney.model.entity import Entity
from cxjourney.model.model import Address, Model, address
from cxjourney.schema.validate import Checked, validate
from cxjourney.source.discovery import discover, text_file
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import read
from cxjourney.source.span import Pointer
from cxjourney.wording import say
from cxjourney.workspace import DEFAULT_INCLUDE, FILE_NAME, Workspace


@dataclass(frozen=True, slots=True)
class Compilation:
    """What came out: the model, the workspace file, what there is to say, and the files that were read."""

    root: Path
    workspace: Workspace
    model: Model
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[SourceFile, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of building."""
        return not any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def compile_workspace(root: Path, today: dt.date) -> Compilation:
    """Compile the workspace whose `cxjourney.yaml` stands in `root`, as of `today`.

    Raises `CannotRun` when there is no workspace there, or when its own file cannot be used.
    """
    settings, said = _workspace(root)
    workspace = settings or Workspace.unreadable()
    found = discover(root, workspace.include or DEFAULT_INCLUDE)
    diagnostics = [*said, *found.diagnostics]
    entities: list[Entity] = []
    faulty: set[Address] = set()
    for file in found.files:
        document = read(file)
        diagnostics.extend(document.diagnostics)
        if not document.readable:
            continue
        checked = validate(file, document.data)
        diagnostics.extend(checked.diagnostics)
        for entity, sound in _entities(checked, file):
            entities.append(entity)
            if not sound:
                faulty.add(address(entity))
    model, unanswered = resolve(entities, frozenset(faulty), stock.lifecycles())
    diagnostics.extend(unanswered)
    diagnostics.extend(lint(Context(model, workspace, today)))
    return Compilation(root, workspace, model, in_order(diagnostics), found.files)


def _workspace(root: Path) -> tuple[Workspace | None, tuple[Diagnostic, ...]]:
    """The workspace file, or None when its shape is wrong."""
    if not (root / FILE_NAME).is_file():
        raise CannotRun(
            say("there is no `{name}` here", "il n'y a pas de `{name}` ici", name=FILE_NAME),
            say("run `cxj init` to begin a workspace", "lancez `cxj init` pour commencer un espace de travail"),
        )
    file = text_file(root, FILE_NAME)
    document = read(file)
    if not document.readable:
        return None, document.diagnostics
    checked = validate(file, document.data, workspace=True)
    said = (*document.diagnostics, *checked.diagnostics)
    return (decode_part(Workspace, checked.data, file) if checked.data else None), said


def _entities(checked: Checked, file: SourceFile) -> Iterable[tuple[Entity, bool]]:
    """The entities of a file, and whether each is sound."""
    if not checked.data:
        return
    if checked.kind != "catalog":
        yield decode(checked.kind, checked.data, file), not checked.faulty
        return
    for plural, members in checked.data.items():
        for index, member in enumerate(members if plural in PLURALS else ()):
            pointer: Pointer = (plural, index)
            sound = not any(fault[:2] == pointer or fault == (plural,) for fault in checked.faulty)
            yield decode(PLURALS[plural], _only(member), file, pointer), sound


def _only(member: Any) -> dict[str, Any]:
    assert isinstance(member, dict)  # the schema has accepted it
    return member
