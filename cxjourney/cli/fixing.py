"""`cxj check --fix` and `--diff`: repair, show or write, and say what was given up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common
from cxjourney.cli.work import RunDate, compiled
from cxjourney.errors import CannotRun
from cxjourney.wording import Wording, say

if TYPE_CHECKING:
    from cxjourney.cli.filters import Asked
    from cxjourney.compiler import Compilation
    from cxjourney.rewrite.fix import Repaired


def refuse_alone(fix: bool, unsafe: bool, diff: bool) -> None:
    """`--unsafe-fixes` says which repairs are meant, not that any is asked for."""
    if unsafe and not (fix or diff):
        raise CannotRun(
            say(
                "`--unsafe-fixes` goes with `--fix` or `--diff`",
                "`--unsafe-fixes` accompagne `--fix` ou `--diff`",
            ),
            say("add `--diff` to see what it would change", "ajoutez `--diff` pour voir ce qui changerait"),
        )


def repaired(
    compilation: Compilation, date: RunDate, asked: Asked, typed: Mapping[str, bytes], *, unsafe: bool
) -> Repaired:
    """The workspace after the repair of the findings that are asked about; what could not be kept is said.

    `typed` are the bytes of files that stand for what the disk holds.
    """
    from cxjourney.cli.sinks import seen_from_here
    from cxjourney.diagnostics.report import from_folder
    from cxjourney.rewrite.fix import repair

    here = seen_from_here(compilation.root)
    day = date.date.isoformat()
    outcome = repair(
        lambda overlay: compiled(day, {**typed, **overlay})[0] if overlay else compilation,
        lambda seen: asked.among(seen.diagnostics),
        unsafe=unsafe,
    )
    for refused in outcome.refused:
        start = refused.diagnostic.place.span.start
        _aside(
            say(
                "not fixed: {file}:{line}:{column} {code} ({why})",
                "non réparé : {file}:{line}:{column} {code} ({why})",
                file=from_folder(here, refused.diagnostic.place.file),
                line=start.line,
                column=start.column,
                code=refused.diagnostic.code,
                why=refused.why,
            )
        )
    return outcome


def show(before: Compilation, files: Mapping[str, bytes], fixed: int) -> None:
    """The differences on standard output, in the form that `git apply` takes; the count on standard error."""
    from cxjourney.rewrite.safety import unified

    for file in before.files:
        if file.path in files:
            click.echo(unified(file.data, files[file.path], file.path), nl=False)
    if not files:
        _aside(say("nothing to fix", "rien à réparer"))
        return
    _aside(
        say(
            "{n} to fix in {files} {file}. Nothing written: `--fix` writes",
            "{n} à réparer dans {files} {fichier}. Rien n'est écrit : `--fix` écrit",
            n=fixed,
            files=len(files),
            file="file" if len(files) == 1 else "files",
            fichier="fichier" if len(files) < 2 else "fichiers",
        )
    )


def write(before: Compilation, files: Mapping[str, bytes]) -> None:
    """Write each changed file in one go. Raises `CannotRun` when one is no longer what was read."""
    from cxjourney.rewrite.safety import replace_file

    changed = [(file, before.root / file.path) for file in before.files if file.path in files]
    for file, path in changed:
        if Path(path).read_bytes() != file.data:
            raise CannotRun(
                say(
                    "`{file}` has changed while it was being repaired; nothing was written",
                    "`{file}` a changé pendant sa réparation ; rien n'a été écrit",
                    file=file.path,
                ),
                say("run again", "relancez"),
            )
    for file, path in changed:
        replace_file(path, files[file.path])


def _aside(wording: Wording) -> None:
    if not common().quiet:
        click.echo(tr(wording), err=True)
