"""`cxj new`."""

from __future__ import annotations

from typing import Any

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import workspace_root
from cxjourney.errors import CannotRun
from cxjourney.wording import say

_FOLDERS = {"journey": "journeys", "persona": "personas", "evidence": "evidence"}
"""Where a new file of a kind goes; any other kind goes to `catalog`."""


@command(
    "new",
    say(
        "Begin a new entity: a file with the fields that matter first.",
        "Crée un objet : un fichier avec les champs à remplir en premier.",
    ),
    say(
        "`cxj new persona lea --name Léa`, `cxj new journey collect-parcel --stages find,open,take`.",
        "`cxj new persona lea --name Léa`, `cxj new journey retirer-un-colis --stages trouver,ouvrir,prendre`.",
    ),
)
@click.argument("kind")
@click.argument("id_", metavar="ID")
@option(
    "--name",
    wording=say("What people call it; by default, made from the id.", "Son nom ; par défaut, tiré de l'identifiant."),
)
@option("--owner", metavar="TEAM", wording=say("The team that answers for it.", "L'équipe qui en répond."))
@option(
    "--persona",
    metavar="ID",
    wording=say("For a journey: whose story it is.", "Pour un parcours : de qui il raconte l'histoire."),
)
@option(
    "--stages",
    metavar="IDS",
    wording=say(
        "For a journey: ids of its stages, separated by commas.",
        "Pour un parcours : identifiants de ses étapes, séparés par des virgules.",
    ),
)
@option(
    "--stdout",
    "show",
    is_flag=True,
    wording=say("Print it instead of writing a file.", "L'afficher au lieu d'écrire un fichier."),
)
@settings
def new(
    kind: str, id_: str, name: str | None, owner: str | None, persona: str | None, stages: str | None, show: bool
) -> int:
    """Write a new file, checked like any other before it is written."""
    from cxjourney.cli.find import unknown_kind
    from cxjourney.cli.fresh import checked
    from cxjourney.model import kinds as _  # noqa: F401 -- registers the kinds
    from cxjourney.model.declare import KINDS, fields_of
    from cxjourney.model.nouns import noun
    from cxjourney.source.writer import to_yaml

    if kind not in KINDS:
        raise unknown_kind(kind)
    fields = {spec.name for spec in fields_of(KINDS[kind])}
    data: dict[str, Any] = {"cxjourney": "v1", "kind": kind, "id": id_, "name": name or _title(id_)}
    data |= _start(kind, stages)
    for field, value in (("owner", owner), ("personas", [persona] if persona else None)):
        if value is not None:
            if field not in fields:
                raise CannotRun(
                    say(
                        "{kind} has no `{field}`",
                        "{kind} n'a pas de champ `{field}`",
                        kind=noun(kind).one,
                        field=field,
                    )
                )
            data[field] = value
    order = ["cxjourney", "kind", *(spec.name for spec in fields_of(KINDS[kind]))]
    text = to_yaml({field: data[field] for field in order if field in data})
    checked(text, id_)
    if show:
        click.echo(text, nl=False)
        return 0
    root = workspace_root(common())
    path = root / _folder(root, kind) / f"{id_}.yaml"
    if path.exists():
        raise CannotRun(
            say("`{path}` is already there", "`{path}` existe déjà", path=path.relative_to(root)),
            say("choose another id", "choisissez un autre identifiant"),
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(
        tr(
            say(
                "{path} written; `cxj check` says what it still lacks",
                "{path} écrit ; `cxj check` dit ce qui lui manque",
                path=path.relative_to(root),
            )
        )
    )
    return 0


def _start(kind: str, stages: str | None) -> dict[str, Any]:
    if kind == "lifecycle":
        return {"phases": [{"id": "first", "name": tr(say("First phase", "Première phase"))}]}
    if kind != "journey":
        return {}
    ids = [part.strip() for part in stages.split(",") if part.strip()] if stages else ["start"]
    return {
        "status": "draft",
        "goal": tr(say("What the traveller wants", "Ce que veut le voyageur")),
        "stages": [
            {
                "id": id_,
                "name": _title(id_),
                "touchpoints": [
                    {"id": "first", "name": tr(say("The first thing that I do", "La première chose que je fais"))}
                ],
            }
            for id_ in ids
        ],
        "exits": [{"id": "done", "type": "success"}],
    }


def _title(id_: str) -> str:
    return id_.replace("-", " ").capitalize()


def _folder(root: Any, kind: str) -> str:
    """The conventional folder, inside the first one that the workspace includes when it is not included itself."""
    from cxjourney.front.opening import workspace_of

    wanted = _FOLDERS.get(kind, "catalog")
    include = workspace_of(root).include
    if not include or wanted in include:
        return wanted
    base = next((entry for entry in include if not set(entry) & set("*?[")), wanted).rstrip("/")
    return base if kind == "journey" or base == wanted else f"{base}/{wanted}"


COMMAND = new
