"""`cxj schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cxjourney.cli.options import settings
from cxjourney.cli.speech import command, option
from cxjourney.wording import say


@command(
    "schema",
    say(
        "Write the JSON Schema of a kind, or of all of them, for an editor.",
        "Écrit le JSON Schema d'un type, ou de tous, pour un éditeur.",
    ),
)
@click.argument("kind", required=False)
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    wording=say(
        "Write one file a kind into this folder, and one for all.",
        "Écrire un fichier par type dans ce dossier, et un pour tous.",
    ),
)
@settings
def schema(kind: str | None, out: Path | None) -> int:
    """Print a schema, or write them all."""
    from cxjourney import compiler as _  # noqa: F401 -- registers every kind and the workspace
    from cxjourney.cli.find import unknown_kind
    from cxjourney.model.declare import KINDS
    from cxjourney.schema.generate import combined, schema_files, schema_of

    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in schema_files().items():
            (out / name).write_text(text, encoding="utf-8")
        return 0
    kinds = [*KINDS, "catalog", "workspace"]
    if kind is not None and kind not in kinds:
        raise unknown_kind(kind, kinds)
    click.echo(json.dumps(schema_of(kind) if kind else combined(), indent=2, ensure_ascii=False))
    return 0


COMMAND = schema
