"""What most commands begin with: find the workspace, fix the date, compile; and what they end with: a report."""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cxjourney.cli.options import Settings, common
from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.cli.filters import Asked
    from cxjourney.compiler import Compilation
    from cxjourney.diagnostics.code import Code
    from cxjourney.diagnostics.diagnostic import Diagnostic
    from cxjourney.diagnostics.report import Report
    from cxjourney.incremental.verdict import Verdict
    from cxjourney.source.span import Pointer

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
    from cxjourney.cli import git

    if not any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents)):
        return None
    try:
        day = git.last_day(root)
    except CannotRun:  # without git the clock answers, and the report says so
        return None
    return dt.date.fromisoformat(day) if day else None


def checked(today: str | None, overlay: Mapping[str, bytes], *, remember: bool) -> tuple[Verdict, RunDate]:
    """What there is to say of the workspace of this run, with the help of what is remembered of the last one."""
    from cxjourney.cli.progress import progress
    from cxjourney.incremental.check import check

    root = workspace_root(common())
    date = run_date(today, root)
    changes = _changes()
    with _no_collection(), progress(say("reading the journeys", "lecture des parcours")):
        verdict = check(root, date.date, overlay, changes, remember=remember)
    _refuse(verdict.diagnostics, changes)
    return verdict, date


def _changes() -> Mapping[Pointer, Any]:
    """The values of `--set`."""
    from cxjourney.cli.changes import changes_in

    return changes_in(common().changes) if common().changes else {}


def _refuse(found: Sequence[Diagnostic], changes: Mapping[Pointer, Any]) -> None:
    from cxjourney.cli.changes import refuse_faulty

    if changes:
        refuse_faulty(found, changes)


def compiled(today: str | None = None, overlay: Mapping[str, bytes] | None = None) -> tuple[Compilation, RunDate]:
    """The workspace of this run, compiled as of its date, with the values of `--set`.

    `overlay` are bytes, by path inside the workspace, that stand for what the disk holds.
    """
    root = workspace_root(common())
    date = run_date(today, root)
    return compiled_at(root, date, overlay), date


def compiled_at(root: Path, date: RunDate, overlay: Mapping[str, bytes] | None = None) -> Compilation:
    """The same, where the folder and the date are known."""
    from cxjourney.cli.progress import progress
    from cxjourney.compiler import compile_workspace

    changes = _changes()
    with _no_collection(), progress(say("reading the journeys", "lecture des parcours")):
        compilation = compile_workspace(root, date.date, overlay or {}, changes)
    _refuse(compilation.diagnostics, changes)
    return compilation


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


def report_of(
    verdict: Verdict,
    date: RunDate,
    diagnostics: Sequence[Diagnostic],
    fail_on: str = "error",
    asked: Asked | None = None,
) -> Report:
    """The report of a check, for any format, narrowed to what is asked; findings from `fail_on` up fail the run."""
    from cxjourney.cli.sinks import seen_from_here, seen_from_repository
    from cxjourney.diagnostics.diagnostic import Severity
    from cxjourney.diagnostics.report import Report

    settings = common()
    held = [made.diagnostic for made in verdict.accepted]
    wanted = {id(found) for found in (asked.among(held) if asked else held)}
    return Report(
        diagnostics=tuple(diagnostics),
        files={file.path: file for file in verdict.files},
        entities=verdict.entities,
        references=verdict.references,
        accepted=tuple(made for made in verdict.accepted if id(made.diagnostic) in wanted),
        complete=verdict.complete,
        date=date.date.isoformat(),
        date_from=date.origin,
        locale=settings.locale,
        width=shutil.get_terminal_size((100, 24)).columns,
        paint=settings.paint,
        in_repository=seen_from_repository(verdict.root),
        from_here=seen_from_here(verdict.root),
        codes=cache(partial(_codes, verdict)),
        ran=cache(partial(_ran, verdict, asked)),
        reported=asked.files_reported() if asked else None,
        fail_on=None if fail_on == "never" else Severity[fail_on.upper()],
    )


def _codes(verdict: Verdict) -> Mapping[str, Code]:
    """The manual of every code, those of the workspace among them."""
    from cxjourney.lint.catalogue import codes_in_force

    return {code.code: code for code in codes_in_force(verdict.workspace())}


def _ran(verdict: Verdict, asked: Asked | None) -> tuple[str, ...]:
    """The codes of the rules that looked at the files, as far as they are asked about."""
    from cxjourney.lint.levels import Levels
    from cxjourney.lint.own import own_rules
    from cxjourney.lint.rule import rules

    workspace = verdict.workspace()
    levels = Levels(workspace.rules)
    looking = [rule.code for rule in (*rules(), *own_rules(workspace)) if not levels.off(rule.code)]
    return asked.codes_reported(looking) if asked else tuple(code.code for code in looking)


def write_reports(report: Report, outputs: Sequence[str]) -> None:
    """Write the report to each `FORMAT[=FILE]`; to standard output when none names one."""
    from cxjourney.cli.sinks import deliver, sinks

    deliver(report, sinks(outputs), common().in_colour)
