"""`cxj show`."""

from __future__ import annotations

import json
from typing import Any

import click

from cxjourney.cli.options import settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import sound
from cxjourney.wording import say


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


def _resolved(node: Any, model: Any) -> dict[str, Any]:
    from cxjourney.model.derive.flow import flow_of, stage_of
    from cxjourney.model.derive.raci import assignments, written_at
    from cxjourney.model.kinds import Journey, Touchpoint

    place = node.at("id")
    facts: dict[str, Any] = {
        "ref": node.ref,
        "written": f"{place.file}:{place.span.start.line}:{place.span.start.column}",
        "used-by": sorted({use.node.ref for use in model.referrers(node)}),
    }
    if isinstance(node, Touchpoint):
        journey = model.journey_of(node)
        facts["raci"] = [
            {"team": role.team.id, "role": role.role, "written-on": written_at(role.origin)}
            for role in assignments(journey, stage_of(journey, node), node, model)
        ]
        facts["next"] = [edge.target for edge in flow_of(journey, model).leaving[node.ref]]
    if isinstance(node, Journey):
        from cxjourney.model.derive.score import score_of

        facts["score"] = score_of(node, model).total
    return facts


COMMAND = show
