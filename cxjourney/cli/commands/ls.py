"""`cxj ls`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.select import select_option, selected
from cxjourney.cli.speech import command, option
from cxjourney.cli.table import table
from cxjourney.cli.work import sound
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.model.node import Node


@command(
    "ls",
    say("List what the workspace holds.", "Liste ce que contient l'espace de travail."),
    say(
        "Name kinds to see those alone: `cxj ls journey persona`.",
        "Nommez des types pour ne voir qu'eux : `cxj ls journey persona`.",
    ),
)
@click.argument("kinds", nargs=-1)
@select_option
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "refs"]),
    default="table",
    wording=say("How to write the list.", "Comment écrire la liste."),
)
@settings
def ls(kinds: tuple[str, ...], selection: str | None, format_: str) -> int:
    """List entities with their names and files."""
    from cxjourney.cli.find import unknown_kind
    from cxjourney.model.declare import KINDS

    for kind in kinds:
        if kind not in KINDS:
            raise unknown_kind(kind)
    compilation = sound()
    default = compilation.workspace.language
    found: list[tuple[str, Node]] = [(kind, entity) for (kind, _), entity in compilation.model.entities.items()]
    if selection is not None:
        found = [(thing.kind, thing.node) for thing in selected(compilation, selection).things]
    rows = [(node.ref, _name(node, default), node.at("id").file) for kind, node in found if not kinds or kind in kinds]
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


def _name(node: Node, default: str) -> str:
    """What people call an entity or element; a pain has no name but its text."""
    words = getattr(node, "name", None) or getattr(node, "text", None)
    return words.in_(common().locale, default) if words else ""


COMMAND = ls
