"""`cxj rename`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import compiled
from cxjourney.wording import Wording, say

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation
    from cxjourney.rewrite.rename import Renamed


@command(
    "rename",
    say("Give something another id, everywhere.", "Donne un autre identifiant à un objet, partout."),
    say(
        "`cxj rename team:care customer-care`, `cxj rename journey:first-home-loan/apply/call-us phone-support`: NEW is\n"
        "the id alone. The former id stays as an alias. Names of files stay.\n"
        "Exit codes: 0 done or shown, 2 it cannot be.",
        "`cxj rename team:care service-clients`, `cxj rename journey:first-home-loan/apply/call-us appel` : NEW est\n"
        "l'identifiant seul. L'ancien reste comme alias. Les noms de fichiers restent.\n"
        "Codes de sortie : 0 fait ou montré, 2 impossible.",
    ),
)
@click.argument("old")
@click.argument("new")
@option("--write", is_flag=True, wording=say("Write the files.", "Écrire les fichiers."))
@option(
    "--no-alias",
    is_flag=True,
    wording=say("Do not keep the former id as an alias.", "Ne pas garder l'ancien identifiant comme alias."),
)
@settings
def rename(old: str, new: str, write: bool, no_alias: bool) -> int:
    """Show the edits of a rename, or write them."""
    from cxjourney.cli.find import find
    from cxjourney.cli.fixing import write as write_files
    from cxjourney.rewrite.rename import mentions
    from cxjourney.rewrite.rename import rename as renamed

    compilation, date = compiled()
    day = date.date.isoformat()
    node = find(compilation.model, old)
    outcome = renamed(compilation, node, new, lambda overlay: compiled(day, overlay)[0], alias=not no_alias)
    if write:
        write_files(compilation, outcome.files)
    if not common().quiet:
        for line in _lines(compilation, outcome):
            click.echo(line)
    click.echo(tr(_total(outcome, written=write)))
    for place in mentions(compilation, str(getattr(node, "id", ""))):
        told = say(
            "{file}:{line} names it in a selection: look at it",
            "{file}:{line} le nomme dans une sélection : à relire",
            file=place.file,
            line=place.span.start.line,
        )
        click.echo(tr(told), err=True)
    return 0


def _lines(compilation: Compilation, outcome: Renamed) -> Iterator[str]:
    """`file:line:column  text -> new`, one an edit."""
    from cxjourney.cli.sinks import seen_from_here
    from cxjourney.diagnostics.report import from_folder
    from cxjourney.diagnostics.terminal import shown

    data = {file.path: file.data for file in compilation.files}
    here = seen_from_here(compilation.root)
    rows = []
    for edit in outcome.edits:
        start, end = edit.span.start, edit.span.end
        text = data[edit.file][start.offset : end.offset].decode("utf-8", "replace")
        before = " ".join(text.split())
        after = " ".join(edit.text.split()).removeprefix(", ")
        place = f"{from_folder(here, edit.file)}:{start.line}:{start.column}"
        rows.append((place, f"{before} -> {after}" if before else f"+ {after}"))
    width = max((len(place) for place, _ in rows), default=0)
    yield from (shown(f"{place:<{width}}  {change}") for place, change in rows)


def _total(outcome: Renamed, *, written: bool) -> Wording:
    edits, files = len(outcome.edits), len(outcome.files)
    counted = say(
        "{edits} {a} in {files} {b}",
        "{edits} {c} dans {files} {d}",
        edits=edits,
        files=files,
        a="edit" if edits == 1 else "edits",
        b="file" if files == 1 else "files",
        c="modification" if edits < 2 else "modifications",
        d="fichier" if files < 2 else "fichiers",
    )
    if written:
        return say("{counted}, written", "C'est fait : {counted}", counted=counted)
    return say(
        "{counted}. Nothing written: add --write", "{counted}. Rien n'est écrit : ajoutez --write", counted=counted
    )


COMMAND = rename
