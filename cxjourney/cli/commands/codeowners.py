"""`cxj codeowners`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import sound
from cxjourney.errors import CannotRun
from cxjourney.wording import Wording, say


@command(
    "codeowners",
    say(
        "Name the accountable teams as reviewers of their files.",
        "Désigne les équipes garantes comme relectrices de leurs fichiers.",
    ),
    say(
        "Shows the lines for CODEOWNERS; `--write` puts them in a marked block of it and leaves the rest alone.\n"
        "A team needs a `handle`, or one above it does.",
        "Montre les lignes de CODEOWNERS ; `--write` les place dans un bloc marqué et laisse le reste tel quel.\n"
        "Il faut un `handle` à l'équipe, ou à une équipe au-dessus d'elle.",
    ),
)
@option(
    "--write",
    "writes",
    is_flag=True,
    wording=say("Write the block into CODEOWNERS.", "Écrire le bloc dans CODEOWNERS."),
)
@option(
    "--check",
    "checks",
    is_flag=True,
    wording=say(
        "Exit with 1 and show the difference when the block is not up to date.",
        "Sortir avec 1 et montrer la différence si le bloc n'est pas à jour.",
    ),
)
@settings
def codeowners(writes: bool, checks: bool) -> int:
    """Show, write or check the block."""
    from cxjourney.backends.codeowners import block, lines, put, stretch
    from cxjourney.rewrite.safety import replace_file, unified
    from cxjourney.source.checkout import owners_file, prefix_of, top_of

    if writes and checks:
        raise CannotRun(say("`--write` or `--check`, not both", "`--write` ou `--check`, pas les deux"))
    compilation = sound()
    root = compilation.root
    found = lines(compilation.model, prefix_of(root))
    if not found:
        _tell(say("no accountable team has a `handle`", "aucune équipe garante n'a de `handle`"))
    if not writes and not checks:
        click.echo(block(found), nl=False)
        return 0
    if not compilation.complete or compilation.model.faulty:
        raise CannotRun(
            say("some files hold faults: their owners are not known", "des fichiers sont fautifs : on ne sait qui en répond"),
            say("repair them first: `cxj check`", "réparez-les d'abord : `cxj check`"),
        )  # fmt: skip
    owners = owners_file(root)
    path = owners.path if owners else _new(top_of(root))
    before = owners.text if owners else ""
    if not found and stretch(before) is None:
        return 0
    after = put(before, found)
    if checks:
        shown = path.relative_to(top_of(root)).as_posix()
        click.echo(unified(before.encode(), after.encode(), shown), nl=False)
        return int(after != before)
    if after != before:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, after.encode())
    _tell(
        say("{path}: up to date", "{path} : à jour", path=os.path.relpath(path))
        if after == before
        else say("{path} written", "{path} écrit", path=os.path.relpath(path))
    )
    return 0


def _new(top: Path) -> Path:
    """Where a CODEOWNERS file goes when there is none. Raises `CannotRun` when something else stands there."""
    path = top / ".github" / "CODEOWNERS" if (top / ".github").is_dir() else top / "CODEOWNERS"
    if os.path.lexists(path):
        raise CannotRun(
            say(
                "`{path}` is not a text file of this repository",
                "`{path}` n'est pas un fichier texte de ce dépôt",
                path=os.path.relpath(path),
            )
        )
    return path


def _tell(wording: Wording) -> None:
    if not common().quiet:
        click.echo(tr(wording), err=True)


COMMAND = codeowners
