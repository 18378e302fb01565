"""`cxj show`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import click

from cxjourney.cli.options import settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import sound
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.model.model import Model
    from cxjourney.model.node import Node

_SHOWN: Final = ("used-by", "raci", "next", "score")
"""Of what follows from the model, what fits under one entity; pages show the rest."""


@command(
    "show",
    say("Show one entity or element, and what refers to it.", "Montre un objet ou un élément, et ce qui s'y réfère."),
    say(
        "REF is a kind and an id, or a path inside a journey: `persona:lea`, `first-home-loan/dream/simulate`.",
        "REF est un type et un identifiant, ou un chemin dans un parcours : `persona:lea`, `first-home-loan/dream/simulate`.",
    ),
)
@click.argument("ref")
@option(
    "--format",
    "format_",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    wording=say("How to write it.", "Comment l'écrire."),
)
@option(
    "--resolved",
    is_flag=True,
    wording=say(
        "Add what follows from the model: where it stands, who refers to it, roles after inheritance.",
        "Ajouter ce qui découle du modèle : où il se trouve, qui s'y réfère, les rôles après héritage.",
    ),
)
@settings
def show(ref: str, format_: str, resolved: bool) -> int:
    """Show something as the YAML that would say it."""
    from cxjourney.cli.find import find
    from cxjourney.model.dump import dump, dump_entity
    from cxjourney.model.entity import Entity
    from cxjourney.source.writer import to_yaml

    model = sound().model
    node = find(model, ref)
    data: dict[str, Any] = dump_entity(node) if isinstance(node, Entity) else dump(node)
    if resolved:
        data["resolved"] = _resolved(node, model)
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if format_ == "json" else to_yaml(data).rstrip("\n"))
    return 0


def _resolved(node: Node, model: Model) -> dict[str, Any]:
    """What follows from the model, as a person asks for it: where it is written, and a score as one number."""
    from cxjourney.model.derive.resolved import resolved

    place = node.at("id")
    facts = resolved(node, model)
    written = f"{place.file}:{place.span.start.line}:{place.span.start.column}"
    return {"ref": facts["ref"], "written": written, **{key: facts[key] for key in _SHOWN if key in facts}}


COMMAND = show
