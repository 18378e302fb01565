"""What a check has to say, without the model in which it was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.diagnostics.report import Accepted
from cxjourney.source.file import SourceFile
from cxjourney.source.span import Pointer

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation
    from cxjourney.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings in the order of a report, those that are let be, and how much was read.

    `workspace` gives the workspace file when somebody wants it; `complete` is False when a file could not be read.
    """

    root: Path
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...]
    files: tuple[SourceFile, ...]
    entities: int
    references: int
    complete: bool
    workspace: Callable[[], Workspace]


def verdict_of(compilation: Compilation) -> Verdict:
    """What a compilation has to say."""
    return Verdict(
        compilation.root,
        compilation.diagnostics,
        (
            *sorted(
                (Accepted(made.diagnostic, made.reason, made.until) for made in compilation.silenced),
                key=lambda made: made.diagnostic.order,
            ),
            *(Accepted(made.diagnostic, made.entry.reason or "", in_baseline=True) for made in compilation.known),
        ),
        compilation.files,
        len(compilation.model.entities),
        sum(len(made) for made in compilation.model.uses.values()),
        compilation.complete,
        lambda: compilation.workspace,
    )


def settings_of(root: Path, overlay: Mapping[str, bytes], changes: Mapping[Pointer, Any]) -> Callable[[], Workspace]:
    """The workspace file of a folder, read when somebody wants it."""
    return partial(_settings, root, overlay, changes)


def _settings(root: Path, overlay: Mapping[str, bytes], changes: Mapping[Pointer, Any]) -> Workspace:
    from cxjourney.front.opening import workspace_of

    return workspace_of(root, overlay, changes)
