"""Which level each rule has, and which step of the settings gave it that level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxjourney.cli.changes import changes_in
from cxjourney.cli.effective import DEFAULT, origin_of
from cxjourney.cli.options import common
from cxjourney.errors import CannotRun
from cxjourney.wording import Wording, say

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation
    from cxjourney.diagnostics.code import Code
    from cxjourney.diagnostics.diagnostic import Severity
    from cxjourney.lint.levels import Step, Subject
    from cxjourney.source.span import Pointer


@dataclass(frozen=True, slots=True)
class Origin:
    """The level of a code, None for off, the step that set it, and the kinds of the file for which it is so."""

    code: Code
    level: Severity | None
    where: Wording
    kinds: tuple[str, ...] = ()


def origins(compilation: Compilation, codes: Sequence[Code], path: str) -> Iterator[Origin]:
    """The level of each code, in general or, when `path` is given, in that file; a file of several kinds may have several."""
    from cxjourney.diagnostics.codes.hygiene import breaks_model
    from cxjourney.lint.levels import Levels, Step

    levels = Levels(compilation.workspace.rules)
    subjects = _subjects(compilation, path)
    changed = changes_in(common().changes)
    for code in codes:
        found: dict[tuple[Severity | None, str], list[Subject]] = {}
        shown: dict[tuple[Severity | None, str], Wording] = {}
        for subject in subjects:
            steps = [Step(code.severity, "default")] if breaks_model(code) else [*levels.steps(code, subject)]
            where = _where(steps[-1], subject, compilation, changed)
            key = (steps[-1].level, where.in_("en"))
            shown[key] = where
            found.setdefault(key, []).append(subject)
        for key, alike in found.items():
            kinds = tuple(subject.kind for subject in alike) if len(found) > 1 else ()
            yield Origin(code, key[0], shown[key], kinds)


def _subjects(compilation: Compilation, path: str) -> tuple[Subject, ...]:
    """What a finding in the file may be about: each kind in it, with its status."""
    from cxjourney.lint.levels import Subject, subject_of
    from cxjourney.model.model import kind_of

    if not path:
        return (Subject(""),)
    from cxjourney.cli.filters import inside

    file = inside(path, compilation.root)
    if file not in {known.path for known in compilation.files}:
        raise CannotRun(
            say(
                "`{path}` is not a file of the workspace", "`{path}` n'est pas un fichier de l'espace de travail", path=path
            ),
            say("name one file, such as `journeys/x.yaml`", "nommez un fichier, par exemple `journeys/x.yaml`"),
        )  # fmt: skip
    model = compilation.model
    here = [entity for entity in model.entities.values() if entity.origin and entity.origin.file.path == file]
    found = {kind_of(entity): subject_of(file, entity.ref, model.journey_of(entity)) for entity in here}
    return tuple(found.values()) or (Subject(file),)


def _where(step: Step, subject: Subject, compilation: Compilation, changed: Mapping[Pointer, Any]) -> Wording:
    match step.by:
        case "default":
            return DEFAULT
        case "status":
            return say("status `{status}`", "statut `{status}`", status=subject.status)
        case "live":
            return say("▲, for it is live", "▲, car il est en vigueur")
    file = compilation.files[0]
    at = origin_of(step.at.pointer, file, changed) if step.at else DEFAULT
    if step.by == "preset":
        preset = compilation.workspace.rules.preset if compilation.workspace.rules else ""
        return say("preset `{name}`, {at}", "préréglage `{name}`, {at}", name=preset, at=at)
    return say("`{step}`, {at}", "`{step}`, {at}", step=step.by, at=at)
