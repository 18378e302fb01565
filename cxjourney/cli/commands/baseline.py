"""`cxj baseline`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.table import table
from cxjourney.cli.work import compiled
from cxjourney.errors import CannotRun
from cxjourney.wording import Wording, say

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation
    from cxjourney.diagnostics.diagnostic import Diagnostic
    from cxjourney.lint.baseline import Accepted


@command(
    "baseline",
    say(
        "Let be what is there today, so that only new findings are reported.",
        "Laisse de côté ce qui existe aujourd'hui : seuls les nouveaux constats sont montrés.",
    ),
    say(
        "`write` takes in every finding of today, `prune` drops those that are repaired, `show` lists them.\n"
        "They stand in `.cxj-baseline.yaml`, beside `cxjourney.yaml`.",
        "`write` relève tous les constats du jour, `prune` retire ceux qui sont réparés, `show` en donne la liste.\n"
        "Ils sont dans `.cxj-baseline.yaml`, à côté de `cxjourney.yaml`.",
    ),
)
@click.argument("action", type=click.Choice(["write", "prune", "show"]))
@option("--today", metavar="DATE", wording=say("Date of the run.", "Date de l'exécution."))
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    wording=say("How `show` writes the list.", "Comment `show` écrit la liste."),
)
@settings
def baseline(action: str, today: str | None, format_: str) -> int:
    """Write, shorten or show the baseline."""
    compilation, _ = compiled(today)
    match action:
        case "write":
            _write(compilation)
        case "prune":
            _prune(compilation)
        case _:
            _show(compilation, format_)
    return 0


def _write(compilation: Compilation) -> None:
    from cxjourney.lint.baseline import listed

    _refuse_broken(compilation)
    found = _weighable(compilation)
    files = {file.path: file for file in compilation.files}
    entries, refused = listed(found, compilation.baseline, files)
    known = {entry.identity for entry in compilation.baseline.findings}
    _replace(compilation.root, entries)
    _tell(
        say(
            "in the baseline: {n}, of which new: {new}",
            "laissés de côté : {n}, dont nouveaux : {new}",
            n=len(entries),
            new=sum(entry.identity not in known for entry in entries),
        )
    )
    if refused:
        _tell(
            say(
                "not let in, for they must be repaired: {n} (see `cxj check`)",
                "refusés, car il faut les réparer : {n} (voyez `cxj check`)",
                n=refused,
            )
        )


def _prune(compilation: Compilation) -> None:
    _refuse_broken(compilation)
    entries = tuple(known.entry for known in compilation.known)
    gone = len(compilation.baseline.findings) - len(entries)
    if gone:
        _replace(compilation.root, entries)
    _tell(
        say(
            "taken out: {gone}; left in the baseline: {n}",
            "retirés : {gone} ; encore laissés de côté : {n}",
            gone=gone,
            n=len(entries),
        )
    )


def _show(compilation: Compilation, format_: str) -> None:
    from cxjourney.lint.baseline import data_of

    here = {id(known.entry): known.diagnostic for known in compilation.known}
    if format_ == "json":
        listed = [{**data_of(entry), "stale": id(entry) not in here} for entry in compilation.baseline.findings]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    rows = [_row(entry, here.get(id(entry))) for entry in compilation.baseline.findings]
    if rows:
        click.echo(table(rows))
    else:
        _tell(say("the baseline is empty", "rien n'est laissé de côté"))


def _row(entry: Accepted, found: Diagnostic | None) -> list[str]:
    place = f"{found.place.file}:{found.place.span.start.line}" if found else tr(say("repaired", "réparé"))
    said = found.message.in_(common().locale) if found else ""
    return [entry.code, entry.entity, entry.pointer or "", place, entry.reason or said]


def _weighable(compilation: Compilation) -> tuple[Diagnostic, ...]:
    """All that could be in the baseline, in the order of a report: what it lets be already, and what is said."""
    from cxjourney.diagnostics.diagnostic import in_order
    from cxjourney.source.names import BASELINE as FILE_NAME

    said = (found for found in compilation.diagnostics if found.place.file != FILE_NAME)
    return in_order((*said, *(known.diagnostic for known in compilation.known)))


def _refuse_broken(compilation: Compilation) -> None:
    """A file that cannot be read hides findings: the baseline would lose them."""
    from cxjourney.lint.accepted import is_whole

    if not compilation.complete or not is_whole(compilation.diagnostics):
        raise CannotRun(
            say("some files have faults of syntax or shape", "des fichiers ont des fautes de syntaxe ou de forme"),
            say("repair them first: `cxj check --select Y,S`", "réparez-les d'abord : `cxj check --select Y,S`"),
        )


def _replace(root: Path, entries: Sequence[Accepted]) -> None:
    """Put the file in its place in one step, so that nobody ever reads half of it."""
    from cxjourney.lint.baseline import written
    from cxjourney.rewrite.safety import replace_file
    from cxjourney.source.names import BASELINE as FILE_NAME

    replace_file(root / FILE_NAME, written(entries).encode())


def _tell(wording: Wording) -> None:
    if not common().quiet:
        click.echo(tr(wording), err=True)


COMMAND = baseline
