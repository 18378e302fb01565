"""Which findings are reported: those of some files, those of some codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.diagnostics.code import GROUPS, Code, group_of
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity
from cxjourney.diagnostics.suggest import nearest
from cxjourney.errors import CannotRun
from cxjourney.source.file import SourceFile
from cxjourney.source.glob import names
from cxjourney.wording import plain, say

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is asked to report: some paths, some codes; everything when nothing is given.

    `changed` are the files to which it is limited, as paths from the workspace; `chosen` tells whether a finding is
    about what was selected.
    """

    paths: Sequence[str]
    select: str | None
    ignore: str | None
    root: Path
    files: Sequence[SourceFile]
    changed: frozenset[str] | None = None
    chosen: Callable[[Diagnostic], bool] = lambda found: True

    def among(self, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those of some findings that are asked for. Raises `CannotRun` for a path or a code that names nothing."""
        here = tuple(found for found in self._here(diagnostics) if self.chosen(found))
        return by_code(here, self.select, self.ignore)

    def _here(self, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those in the files that are asked about."""
        found = by_path(diagnostics, self.paths, self.root, self.files)
        return found if self.changed is None else tuple(each for each in found if each.place.file in self.changed)

    def files_reported(self) -> frozenset[str]:
        """The files that are asked about."""
        every = [_standing(file.path) for file in self.files]
        return frozenset(found.place.file for found in self._here(every))

    def codes_reported(self, codes: Sequence[Code]) -> tuple[str, ...]:
        """Those of some codes that are asked about."""
        every = [code.at(Place(""), plain("")) for code in codes]
        return tuple(found.code for found in by_code(every, self.select, self.ignore))


def _standing(file: str) -> Diagnostic:
    return Diagnostic("", "", Severity.INFO, plain(""), Place(file))


def by_path(
    diagnostics: Sequence[Diagnostic], paths: Sequence[str], root: Path, files: Sequence[SourceFile]
) -> tuple[Diagnostic, ...]:
    """Those in the files that `paths` name: files, folders or globs, from here or from the workspace."""
    if not paths:
        return tuple(diagnostics)
    wanted: set[str] = set()
    for path in paths:
        asked = inside(path, root)
        matched = {file.path for file in files if names(asked, file.path)}
        if not matched:
            raise CannotRun(
                say(
                    "`{path}` matches no file of the workspace",
                    "`{path}` ne correspond à aucun fichier de l'espace de travail",
                    path=path,
                ),
                say(
                    "see which files it includes in `cxjourney.yaml`",
                    "voyez dans `cxjourney.yaml` les fichiers qu'il comprend",
                ),
            )
        wanted |= matched
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.place.file in wanted)


def by_code(diagnostics: Sequence[Diagnostic], select: str | None, ignore: str | None) -> tuple[Diagnostic, ...]:
    """Those whose code, name or group is selected and not ignored."""
    kept, dropped = _names(select), _names(ignore)
    return tuple(
        diagnostic
        for diagnostic in diagnostics
        if (select is None or _named(diagnostic, kept)) and not _named(diagnostic, dropped)
    )


def inside(path: str, root: Path) -> str:
    """A path given from the current folder, as a path from the workspace; one outside of it stays as it is."""
    absolute = (Path.cwd() / path).resolve()
    try:
        return absolute.relative_to(root.resolve()).as_posix()
    except ValueError:
        return path


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """The files that changed since the common commit with a revision, empty for the default branch.

    Raises `CannotRun` when git cannot tell.
    """
    from cxjourney.cli.git import base_of, changed_files

    return changed_files(root, base_of(root, revision))


def chosen_by(compilation: Compilation | None, selection: str | None) -> Callable[[Diagnostic], bool]:
    """Whether a finding is about what a selection chooses; all are when there is none."""
    from cxjourney.cli.select import about, selected

    if compilation is None or selection is None:
        return lambda found: True
    chosen = selected(compilation, selection)
    return lambda found: about(chosen, found, compilation)


def unsaved(path: str | None, root: Path, *, writes: bool) -> Mapping[str, bytes]:
    """The text on standard input, as that of the file at `path`; nothing when none is named."""
    if path is None:
        return {}
    if writes:
        raise CannotRun(
            say(
                "`--fix` writes files, and this one is in an editor", "`--fix` écrit les fichiers, et celui-ci est dans un éditeur"
            ),
            say("use `--diff`", "employez `--diff`"),
        )  # fmt: skip
    file = inside(path, root)
    if not file.endswith((".yaml", ".yml")) or Path(file).is_absolute() or file.startswith("../"):
        raise CannotRun(
            say(
                "`{path}` is not a file of the workspace", "`{path}` n'est pas un fichier de l'espace de travail", path=path
            ),
            say("see which files it includes in `cxjourney.yaml`", "voyez dans `cxjourney.yaml` les fichiers qu'il comprend"),
        )  # fmt: skip
    return {file: sys.stdin.buffer.read()}


def _named(diagnostic: Diagnostic, names: Sequence[str]) -> bool:
    return any(name in (diagnostic.code, diagnostic.name, group_of(diagnostic.code)) for name in names)


def _names(listed: str | None) -> tuple[str, ...]:
    if not listed:
        return ()
    from cxjourney.cli.own import own_codes_here
    from cxjourney.lint.catalogue import all_codes

    codes = {name: code.code for code in all_codes() for name in (code.code, code.name, *code.aliases)}
    found = []
    for name in [part.strip() for part in listed.split(",") if part.strip()]:
        if name not in codes and name not in GROUPS:
            codes.update({word: own.code for own in own_codes_here() for word in (own.code, own.name)})
            codes.update({own.group: own.group for own in own_codes_here()})
        if name not in codes and name not in GROUPS:
            likely = nearest(name, codes)
            raise CannotRun(
                say("there is no rule `{name}`", "la règle `{name}` n'existe pas", name=name),
                say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely) if likely else None,
            )
        found.append(codes.get(name, name))
    return tuple(found)
