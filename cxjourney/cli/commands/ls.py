"""`cxj ls`."""

from __future__ import annotations

import json

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.table import table
from cxjourney.cli.work import sound
from cxjourney.errors import CannotRun
from cxjourney.wording import say


@command(
    "ls",
    say("List what the workspace holds.", "Liste ce que contient l'espace de travail."),
    say("KINDS narrow the list: `cxj ls journey persona`.", "KINDS restreint la liste : `cxj ls journey persona`."),
)
@click.argument("kinds", nargs=-1)
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "refs"]),
    default="table",
    wording=say("How to write the list.", "Comment écrire la liste."),
)
@settings
def ls(kinds: tuple[str, ...], format_: str) -> int:
    """List entities with their names and files."""
    from cxjourney.diagnostics.suggest import nearest
    from cxjourney.model.declare import KINDS
    from cxjourney.model.model import kind_of

    for kind in kinds:
        if kind not in KINDS:
            likely = nearest(kind, KINDS)
            raise CannotRun(
                say("`{kind}` is not a kind", "`{kind}` n'est pas un type connu", kind=kind),
                say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely)
                if likely
                else say("kinds: {known}", "types : {known}", known=", ".join(KINDS)),
            )
    compilation = sound()
    default = compilation.workspace.language
    found = [entity for entity in compilation.model.entities.values() if not kinds or kind_of(entity) in kinds]
    rows = [(entity.ref, entity.name.in_(common().locale, default), entity.at("id").file) for entity in found]
    if format_ == "refs":
        click.echo("\n".join(ref for ref, _, _ in rows))
    elif format_ == "json":
        listed = [{"ref": ref, "name": name, "file": file} for ref, name, file in rows]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    elif rows:
        click.echo(table(rows))
    else:
        click.echo(tr(say("nothing to list", "rien à lister")), err=True)
    return 0


COMMAND = ls
