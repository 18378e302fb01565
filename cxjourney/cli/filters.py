"""Which findings are reported: those of some files, those of some codes."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from cxjourney.diagnostics.code import GROUPS
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.diagnostics.suggest import nearest
from cxjourney.errors import CannotRun
from cxjourney.source.file import SourceFile
from cxjourney.wording import say


def by_path(
    diagnostics: Sequence[Diagnostic], paths: Sequence[str], root: Path, files: Sequence[SourceFile]
) -> tuple[Diagnostic, ...]:
    """Those in the files that `paths` name: files, folders or globs, from here or from the workspace."""
    if not paths:
        return tuple(diagnostics)
    wanted: set[str] = set()
    for path in paths:
        inside = _inside(path, root)
        matched = {file.path for file in files if _matches(file.path, inside)}
        if not matched and inside != "cxjourney.yaml":
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
        wanted |= matched or {inside}
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.place.file in wanted)


def by_code(diagnostics: Sequence[Diagnostic], select: str | None, ignore: str | None) -> tuple[Diagnostic, ...]:
    """Those whose code, name or group is selected and not ignored."""
    kept, dropped = _names(select), _names(ignore)
    return tuple(
        diagnostic
        for diagnostic in diagnostics
        if (select is None or _named(diagnostic, kept)) and not _named(diagnostic, dropped)
    )


def _inside(path: str, root: Path) -> str:
    absolute = (Path.cwd() / path).resolve()
    try:
        return absolute.relative_to(root.resolve()).as_posix()
    except ValueError:
        return path


def _matches(file: str, pattern: str) -> bool:
    return pattern in (".", file) or file.startswith(f"{pattern}/") or fnmatch(file, pattern)


def _named(diagnostic: Diagnostic, names: Sequence[str]) -> bool:
    return any(name in (diagnostic.code, diagnostic.name, diagnostic.code[0]) for name in names)


def _names(listed: str | None) -> tuple[str, ...]:
    from cxjourney.lint.catalogue import all_codes

    codes = (
        {name: code.code for code in all_codes() for name in (code.code, code.name, *code.aliases)} if listed else {}
    )
    found = []
    for name in [part.strip() for part in (listed or "").split(",") if part.strip()]:
        if name not in codes and name not in GROUPS:
            likely = nearest(name, codes)
            raise CannotRun(
                say("there is no rule `{name}`", "la règle `{name}` n'existe pas", name=name),
                say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely) if likely else None,
            )
        found.append(codes.get(name, name))
    return tuple(found)
