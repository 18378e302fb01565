"""`cxj diff`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.options import common, settings
from cxjourney.cli.select import select_option
from cxjourney.cli.speech import command, option
from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.cli.revisions import Side
    from cxjourney.diff.comment import Links
    from cxjourney.diff.story import Story
    from cxjourney.workspace import Workspace

FORMATS = ("text", "markdown", "json", "html")


@command(
    "diff",
    say("Compare what two revisions or folders say.", "Compare ce que disent deux révisions ou deux dossiers."),
    say(
        "BASE and HEAD are revisions of git, or folders that hold a workspace; `REV...` is the last commit in common "
        "with REV. By default, from the last commit in common with the default branch to the files as they are.\n"
        "Exit codes: 0 nothing from --fail-on up, 1 there is, or HEAD has errors, 2 cannot run.",
        "BASE et HEAD sont des révisions de git, ou des dossiers qui contiennent un espace de travail ; `REV...` est le "
        "dernier commit commun avec REV. Par défaut, du dernier commit commun avec la branche par défaut aux fichiers "
        "actuels.\n"
        "Codes de sortie : 0 rien d'aussi grave que --fail-on, 1 il y en a, ou HEAD a des erreurs, 2 impossible.",
    ),
)
@click.argument("base", required=False)
@click.argument("head", required=False)
@select_option
@option(
    "--fail-on",
    type=click.Choice(["breaking", "notable", "any", "never"]),
    default="breaking",
    wording=say("Least change that makes the exit code 1.", "Changement à partir duquel le code de sortie est 1."),
)
@option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    wording=say(
        "How to write the comparison: text by default.", "Comment écrire la comparaison : du texte par défaut."
    ),
)
@option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT[=FILE]",
    wording=say(
        "The changes as findings, in any format of `cxj check`: github, sarif, gitlab … Repeatable.",
        "Les changements comme des constats, dans tout format de `cxj check` : github, sarif, gitlab … Répétable.",
    ),
)
@option(
    "--artifacts",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    wording=say(
        "Also write the comment, the data, the page and the emotion curves into this folder.",
        "Écrire aussi dans ce dossier le commentaire, les données, la page et les courbes d'émotion.",
    ),
)
@option(
    "--link-base",
    default="",
    metavar="URL",
    wording=say(
        "Where the comment finds the files of the repository, such as `https://…/blob/main/`; known in a job.",
        "Où le commentaire trouve les fichiers du dépôt, comme `https://…/blob/main/` ; connu dans une tâche.",
    ),
)
@settings
def diff(
    base: str | None,
    head: str | None,
    selection: str | None,
    fail_on: str,
    format_: str | None,
    outputs: tuple[str, ...],
    artifacts: Path | None,
    link_base: str,
) -> int:
    """Compare two sides and report."""
    from cxjourney.cli.forge import links
    from cxjourney.cli.revisions import sides
    from cxjourney.cli.sinks import sinks

    wanted = sinks(outputs) if outputs else ()
    if format_ is not None and any(not sink.file for sink in wanted):
        raise CannotRun(
            say("only one report can go to standard output", "un seul rapport peut aller sur la sortie standard"),
            say("give the others a file: `json=report.json`", "donnez un fichier aux autres : `json=rapport.json`"),
        )
    with sides(base, head) as (old, new):
        at = links(os.environ, new.commit, link_base)
        if new.errors:
            _refuse(old, new, format_, outputs, artifacts, at)
            return 1
        told = _story(old, new, selection)
        if artifacts is not None:
            _write(artifacts, told, old, new, at)
        _show(told, old, new, format_, outputs, at)
        return int(_met(told, fail_on))


def _story(old: Side, new: Side, selection: str | None) -> Story:
    from cxjourney.diff.approvals import approvals
    from cxjourney.diff.classes import Difference
    from cxjourney.diff.compare import compare, compare_settings
    from cxjourney.diff.story import story

    accepted = approvals(new.notes, old.notes)
    before, after = (side.compilation.workspace if side.compilation else None for side in (old, new))
    languages = before.language if before else "", after.language if after else ""
    settings = compare_settings(before, after) if before and after else ()
    changes = (*compare(old.model, new.model, languages), *settings)
    difference = Difference(old.model, new.model, changes, accepted)
    about = _about(old, new, selection) if selection is not None else lambda ref: True
    return story(old.name, new.name, difference, about)


def _about(old: Side, new: Side, selection: str) -> Callable[[str], bool]:
    """Whether an address is chosen on either side: what is gone is chosen where it was."""
    from cxjourney.cli.select import selected
    from cxjourney.cli.work import run_date
    from cxjourney.compiler import compile_workspace

    found, refusals = [], []
    for side in (new, old):
        compilation = side.compilation
        if compilation is None:
            continue
        if "finding:" in selection:
            compilation = compile_workspace(compilation.root, run_date(None, side.root).date)
        try:
            found.append(selected(compilation, selection))
        except CannotRun as error:
            refusals.append(error)
    if not found:
        raise refusals[0]
    return lambda ref: any(ref in chosen for chosen in found)


def _met(told: Story, fail_on: str) -> bool:
    from cxjourney.diagnostics.diagnostic import Severity

    least = {"breaking": Severity.ERROR, "notable": Severity.WARNING, "any": Severity.INFO}.get(fail_on)
    return least is not None and any(one.classed.severity >= least for one in told.changes)


def _show(told: Story, old: Side, new: Side, format_: str | None, outputs: tuple[str, ...], at: Links) -> None:
    from cxjourney.cli.revisions import report_of_changes
    from cxjourney.cli.sinks import deliver, on_github, quoted, sinks

    wanted = sinks(outputs) if outputs else ()
    if all(sink.file for sink in wanted):
        text = rendered(told, old, new, format_ or "text", at)
        # What people read in the log of a job must hold no command.
        click.echo(
            quoted(text) if on_github() and format_ is None else text, nl=False, color=common().in_colour or None
        )
    if not outputs and format_ is None and on_github():
        wanted = sinks(("github",))
    if wanted:
        deliver(report_of_changes(new, told.diagnostics), wanted, common().in_colour)


def rendered(told: Story, old: Side, new: Side, format_: str, at: Links) -> str:
    """The comparison in one of `FORMATS`; `at` is where a comment leads."""
    from cxjourney.cli.sinks import seen_from_here, seen_from_repository

    locale = common().locale
    root = new.root
    default = new.compilation.workspace.language if new.compilation else ""
    match format_:
        case "markdown":
            from cxjourney.diff.comment import comment

            return comment(told, locale, default, seen_from_repository(root), at)
        case "json":
            from cxjourney.diff.data import to_json

            return to_json(told, locale, _queries(told, old, new))
        case "html":
            from cxjourney.cli.before_after import page

            return page(told, locale, (_workspace(old, new), _workspace(new, old)))
    from cxjourney.diff.text import Screen, text

    settings = common()
    width = shutil.get_terminal_size((100, 24)).columns
    return text(told, Screen(locale, width, settings.paint, seen_from_here(root), bool(settings.verbose)))


def _queries(told: Story, old: Side, new: Side) -> tuple[str, ...]:
    from cxjourney.diff.queries import changed_queries

    return changed_queries(told.difference, _workspace(old, new), _workspace(new, old))


def _write(folder: Path, told: Story, old: Side, new: Side, at: Links) -> None:
    """The comment, the data, the page and the curves, as files of a folder."""
    from cxjourney.cli.before_after import curves
    from cxjourney.cli.sinks import write_file

    default = new.compilation.workspace.language if new.compilation else ""
    write_file(folder / "comment.md", rendered(told, old, new, "markdown", at))
    write_file(folder / "changes.json", rendered(told, old, new, "json", at))
    write_file(folder / "changes.html", rendered(told, old, new, "html", at))
    for name, drawing in curves(told, common().locale, default):
        write_file(folder / "emotions" / name, drawing)


def _workspace(side: Side, other: Side) -> Workspace:
    """The workspace file of a side; that of the other one where there was none yet."""
    from cxjourney.workspace import Workspace

    found = side.compilation or other.compilation
    return found.workspace if found else Workspace.unreadable()


def _refuse(
    old: Side, new: Side, format_: str | None, outputs: tuple[str, ...], artifacts: Path | None, at: Links
) -> None:
    """Say what keeps the new side from being understood, in the place of changes that would not be true."""
    from cxjourney.cli.revisions import report_of_changes
    from cxjourney.cli.sinks import deliver, seen_from_repository, sinks, write_file
    from cxjourney.diff.comment import refusal
    from cxjourney.diff.data import refused

    told = say(
        "`{name}` has errors ({n}): what changes cannot be told before they are repaired",
        "`{name}` a des erreurs ({n}) : ce qui change ne peut être dit avant leur correction",
        name=new.name,
        n=len(new.errors),
    )
    click.echo(told.in_(common().locale), err=True)
    locale = common().locale
    data = refused(old.name.in_("en"), new.name.in_("en"), new.errors, locale)
    words = refusal(new.errors, locale, seen_from_repository(new.root), at)
    if artifacts is not None:
        write_file(artifacts / "comment.md", words)
        write_file(artifacts / "changes.json", data)
    if format_ in ("json", "markdown"):
        click.echo(data if format_ == "json" else words, nl=False)
    asked = outputs or (() if format_ in ("json", "markdown") else ("text",))
    if asked:
        deliver(report_of_changes(new, new.errors), sinks(asked), common().in_colour)


COMMAND = diff
