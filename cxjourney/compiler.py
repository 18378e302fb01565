"""The stages, in order. Read this page first.

    files -> plain data -> shape checked -> typed model, every reference answered -> rules

What the author did wrong comes out as diagnostics beside the model; back ends take the model from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from cxjourney import stock
from cxjourney.backends import codeowners
from cxjourney.binding.resolve import resolve
from cxjourney.diagnostics.diagnostic import Diagnostic, Severity, in_order
from cxjourney.front.opening import NOTHING, UNCHANGED, open_workspace
from cxjourney.front.parsing import Look, Memory, look_at, parse
from cxjourney.front.undisturbed import undisturbed
from cxjourney.lint.accepted import accepted_in, is_whole
from cxjourney.lint.baseline import Baseline, Known, weigh
from cxjourney.lint.catalogue import words_in_force
from cxjourney.lint.levels import Levels, graded
from cxjourney.lint.rule import Context
from cxjourney.lint.runner import lint
from cxjourney.lint.suppress import Silenced, suppress
from cxjourney.model.model import Model
from cxjourney.model.node import make
from cxjourney.source.file import SourceFile
from cxjourney.source.sight import Sight
from cxjourney.source.span import Pointer
from cxjourney.workspace import Workspace


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
    raised: tuple[Diagnostic, ...] = ()
    """Every finding at its level, before comments and the baseline let some be."""
    off: tuple[Diagnostic, ...] = ()
    """Findings that the levels of the workspace leave out."""
    taken: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What rules that compare journeys have taken of each, by the module of the rule and the id of the journey."""
    sight: Sight | None = None
    """What the rules have asked of the disk besides the files."""

    @property
    def suppressed(self) -> int:
        """How many findings a comment accepts."""
        return len(self.silenced)

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of building."""
        return not any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


@undisturbed
def compile_workspace(
    root: Path,
    today: dt.date,
    overlay: Mapping[str, bytes] = NOTHING,
    changes: Mapping[Pointer, Any] = UNCHANGED,
) -> Compilation:
    """Compile the workspace whose `cxjourney.yaml` stands in `root`, as of `today`.

    `overlay` are bytes, by path inside the workspace, that stand for what the disk holds: an unsaved file, a repair.
    `changes` are other values for the workspace file, by the way to them, as `("rules", "preset")`.
    Raises `CannotRun` when there is no workspace there, or when its own file cannot be used.
    """
    read = _understood(root, look_at, overlay, changes)
    levels = Levels(read.workspace.rules)
    sight = Sight(root)
    context = Context(
        read.model,
        read.workspace,
        today,
        complete=read.complete,
        look=sight.look,
        fetch=sight.fetch,
        drift=partial(codeowners.drift, root, read.model),
        handles=lambda entity: codeowners.handles(entity, read.model),
    )
    linted = lint(context, levels)
    raised = (*graded(read.diagnostics, levels, read.model), *linted.found)
    left = suppress(raised, read.files, today, levels, linted.off, words_in_force(read.workspace))
    told = in_order((*left.kept, *left.hygiene))
    accepted = accepted_in(root, overlay)
    whole = is_whole((*told, *accepted.diagnostics))
    left_over = weigh(told, accepted.baseline, {file.path: file for file in read.files}, whole=whole)
    return Compilation(
        root,
        read.workspace,
        read.model,
        in_order((*left_over.kept, *graded((*accepted.diagnostics, *left_over.said), levels))),
        (*read.files, *accepted.files),
        left.silenced,
        complete=read.complete,
        known=left_over.known,
        baseline=accepted.baseline,
        raised=raised,
        off=linted.off,
        taken=context.remembered,
        sight=sight,
    )


@undisturbed
def compile_model(root: Path, memory: Memory) -> Compilation:
    """The model alone, no rule asked: for those who compare several revisions of a workspace.

    What there is to say is only what keeps files, shapes and references from being understood. Files that `memory`
    has seen are not read again. Raises `CannotRun` as `compile_workspace` does.
    """
    read = _understood(root, memory.look)
    shape = graded(read.diagnostics, Levels(read.workspace.rules), read.model)
    return Compilation(root, read.workspace, read.model, in_order(shape), read.files, complete=read.complete)


@dataclass(frozen=True, slots=True)
class _Understood:
    """A workspace as far as its words go: every file read, every reference answered, no rule asked."""

    workspace: Workspace
    model: Model
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[SourceFile, ...]
    complete: bool


def _understood(
    root: Path, look: Look, overlay: Mapping[str, bytes] = NOTHING, changes: Mapping[Pointer, Any] = UNCHANGED
) -> _Understood:
    opened = open_workspace(root, overlay, changes)
    parsed = parse(opened.files, opened.found.lost, look)
    model, unanswered = resolve(parsed.entities, parsed.faults, parsed.announced, stock.lifecycles(), parsed.lost_kinds)
    return _Understood(
        opened.settings.workspace,
        model,
        (*opened.diagnostics, *parsed.diagnostics, *unanswered),
        (opened.settings.file, *opened.files),
        complete=parsed.whole and opened.whole,
    )
