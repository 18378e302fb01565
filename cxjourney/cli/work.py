"""What most commands begin with: find the workspace, fix the date, compile; and what they end with: a report."""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.options import Settings, common
from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation
    from cxjourney.diagnostics.diagnostic import Diagnostic
    from cxjourney.diagnostics.report import Report

FILE_NAME = "cxjourney.yaml"


def workspace_root(settings: Settings) -> Path:
    """The folder of the workspace: the one asked for, or the nearest upward, not beyond the root of a git checkout."""
    if settings.workspace is not None:
        root = settings.workspace
        if not (root / FILE_NAME).is_file():
            raise CannotRun(
                say(
                    "there is no `{name}` in `{folder}`",
                    "il n'y a pas de `{name}` dans `{folder}`",
                    name=FILE_NAME,
                    folder=root,
                ),
                say(
                    "run `cxj init {folder}` to begin a workspace",
                    "lancez `cxj init {folder}` pour commencer un espace de travail",
                    folder=root,
                ),
            )
        return root
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE_NAME).is_file():
            return folder
        if (folder / ".git").exists():
            break
    raise CannotRun(
        say("there is no `{name}` here or above", "il n'y a pas de `{name}` ici ni au-dessus", name=FILE_NAME),
        say("run `cxj init` to begin a workspace", "lancez `cxj init` pour commencer un espace de travail"),
    )


@dataclass(frozen=True, slots=True)
class RunDate:
    """The one date of a run, and where it comes from: `--today`, `SOURCE_DATE_EPOCH`, `commit` or `clock`."""

    date: dt.date
    origin: str


def run_date(asked: str | None, root: Path) -> RunDate:
    """`--today`, else `SOURCE_DATE_EPOCH`, else the date of the last commit of the workspace, else today."""
    if asked:
        try:
            return RunDate(dt.date.fromisoformat(asked), "--today")
        except ValueError:
            raise CannotRun(
                say("`{date}` is not a date", "`{date}` n'est pas une date", date=asked),
                say("write it year-month-day: `--today 2027-03-31`", "écrivez année-mois-jour : `--today 2027-03-31`"),
            ) from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", ""):
        try:
            return RunDate(dt.datetime.fromtimestamp(int(epoch), dt.UTC).date(), "SOURCE_DATE_EPOCH")
        except (ValueError, OverflowError, OSError):
            raise CannotRun(
                say("SOURCE_DATE_EPOCH is not a number of seconds", "SOURCE_DATE_EPOCH n'est pas un nombre de secondes")
            ) from None
    if committed := _last_commit(root):
        return RunDate(committed, "commit")
    return RunDate(dt.datetime.now(dt.UTC).date(), "clock")


def _last_commit(root: Path) -> dt.date | None:
    import subprocess

    if not any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents)):
        return None
    try:
        asked = subprocess.run(
            ["git", "-C", str(root), "log", "-1", "--format=%cs", "--", "."],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return dt.date.fromisoformat(asked.stdout.strip()) if asked.returncode == 0 and asked.stdout.strip() else None


def compiled(today: str | None = None) -> tuple[Compilation, RunDate]:
    """The workspace of this run, compiled as of its date."""
    from cxjourney.compiler import compile_workspace

    root = workspace_root(common())
    date = run_date(today, root)
    with _no_collection():
        return compile_workspace(root, date.date), date


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector away from the millions of small values that stay: a fifth of the time of a check."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def sound() -> Compilation:
    """The workspace of this run, for commands that show it: faults are counted on standard error, never hidden."""
    compilation, _ = compiled()
    errors = sum(diagnostic.severity.word == "error" for diagnostic in compilation.diagnostics)
    if errors and not common().quiet:
        told = say(
            "there are errors in the journeys ({n}): what follows may be incomplete (see `cxj check`)",
            "il y a des erreurs dans les parcours ({n}) : ce qui suit peut être incomplet (voyez `cxj check`)",
            n=errors,
        )
        click.echo(told.in_(common().locale), err=True)
    return compilation


def report_of(compilation: Compilation, date: RunDate, diagnostics: Sequence[Diagnostic]) -> Report:
    """The report of a compilation, for any format."""
    from cxjourney.diagnostics.report import Report

    settings = common()
    return Report(
        diagnostics=tuple(diagnostics),
        files={file.path: file for file in compilation.files},
        entities=len(compilation.model.entities),
        references=sum(len(made) for made in compilation.model.uses.values()),
        suppressed=compilation.suppressed,
        complete=compilation.complete,
        date=date.date.isoformat(),
        date_from=date.origin,
        locale=settings.locale,
        width=shutil.get_terminal_size((100, 24)).columns,
        paint=settings.paint,
    )


def write_reports(report: Report, outputs: Sequence[str]) -> None:
    """Write the report to each `FORMAT[=FILE]`; to standard output when none names one."""
    from cxjourney.diagnostics.report import formats

    wanted = [part.partition("=")[::2] for part in outputs] or [("text" if sys.stdout.isatty() else "concise", "")]
    for name, _ in wanted:
        if name not in formats():
            raise CannotRun(
                say("there is no format `{name}`", "le format `{name}` n'existe pas", name=name),
                say("formats: {known}", "formats : {known}", known=", ".join(formats())),
            )
    if sum(not file for _, file in wanted) > 1:
        raise CannotRun(
            say("only one report can go to standard output", "un seul rapport peut aller sur la sortie standard")
        )
    for name, file in wanted:
        if file:
            from dataclasses import replace

            Path(file).write_text(
                formats()[name].render(replace(report, paint=lambda text, role: text)), encoding="utf-8"
            )
        else:
            click.echo(formats()[name].render(report), nl=False)
