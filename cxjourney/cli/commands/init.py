"""`cxj init`."""

from __future__ import annotations

from pathlib import Path

import click

from cxjourney.cli.locale import current, tr
from cxjourney.cli.options import settings
from cxjourney.cli.speech import command, option
from cxjourney.errors import CannotRun
from cxjourney.wording import say

TEMPLATES = ("retail", "bank", "public-service", "health", "saas", "blank")


@command(
    "init",
    say(
        "Begin a workspace: a small one that checks and builds.",
        "Commence un espace de travail : un petit, qui se vérifie et se construit.",
    ),
    say(
        "Then: `cxj check`, `cxj build`, and open `dist/index.html`.",
        "Ensuite : `cxj check`, `cxj build`, puis ouvrez `dist/index.html`.",
    ),
)
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@option(
    "--template", type=click.Choice(TEMPLATES), default="retail", wording=say("What to begin from.", "De quoi partir.")
)
@option(
    "--lang",
    type=click.Choice(["en", "fr"]),
    wording=say(
        "Language of the texts; by default, that of the messages.",
        "Langue des textes ; par défaut, celle des messages.",
    ),
)
@option(
    "--force",
    is_flag=True,
    wording=say(
        "Begin in a folder that already holds files of the same names.",
        "Commencer dans un dossier qui contient déjà des fichiers de mêmes noms.",
    ),
)
@settings
def init(folder: Path, template: str, lang: str | None, force: bool) -> int:
    """Lay out a workspace from a template."""
    from cxjourney.templates import laid_out

    files = laid_out(template, lang or current())
    taken = [path for path in files if (folder / path).exists()]
    if taken and not force:
        raise CannotRun(
            say("`{path}` is already there", "`{path}` existe déjà", path=folder / taken[0]),
            say(
                "choose another folder, or `--force` to replace it",
                "choisissez un autre dossier, ou `--force` pour le remplacer",
            ),
        )
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    inside = "" if folder == Path() else f" -C {folder}"
    click.echo(
        tr(say("{n} files written in {folder}", "{n} fichiers écrits dans {folder}", n=len(files), folder=folder))
    )
    click.echo(f"  cxj{inside} check\n  cxj{inside} build")
    return 0


COMMAND = init
