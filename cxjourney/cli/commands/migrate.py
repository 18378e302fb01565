"""`cxj migrate`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import FILE_NAME, workspace_root
from cxjourney.wording import Wording, say

if TYPE_CHECKING:
    from cxjourney.rewrite.migrate import Migrated
    from cxjourney.source.file import SourceFile


@command(
    "migrate",
    say(
        "Bring files of an older version of the language up to date.",
        "Met à jour les fichiers d'une version antérieure du langage.",
    ),
    say(
        "Says what would change, and writes with --write. Comments stay with what they speak of.\n"
        "Exit codes: 0 done or shown, 1 a file cannot be brought up to date, 2 cannot run.",
        "Dit ce qui changerait, et écrit avec --write. Les commentaires restent près de ce dont ils parlent.\n"
        "Codes de sortie : 0 fait ou montré, 1 un fichier ne peut être mis à jour, 2 exécution impossible.",
    ),
)
@option(
    "--to",
    metavar="VERSION",
    wording=say(
        "The version to reach; by default, the one that this tool reads.",
        "La version à atteindre ; par défaut, celle que lit cet outil.",
    ),
)
@option("--diff", is_flag=True, wording=say("Show the differences.", "Montrer les écarts."))
@option("--write", is_flag=True, wording=say("Write the files.", "Écrire les fichiers."))
@settings
def migrate(to: str | None, diff: bool, write: bool) -> int:
    """Migrate the workspace, or say what migrating would do."""
    from cxjourney.rewrite.migrate import Stuck, known, migrated
    from cxjourney.rewrite.safety import replace_file, unified
    from cxjourney.schema.generate import VERSION

    target = known(to or VERSION)
    root = workspace_root(common())
    done: list[tuple[SourceFile, Migrated]] = []
    stuck: list[tuple[str, Wording]] = []
    for file in _files(root):
        made = migrated(file.data, file.path, target)
        if isinstance(made, Stuck):
            stuck.append((file.path, made.why))
        elif made is not None:
            done.append((file, made))
    if write:
        for file, made in done:
            replace_file(root / file.path, made.data)
    for file, made in done:
        if diff:
            click.echo(unified(file.data, made.data, file.path), nl=False)
        _tell(_one(file.path, made), aside=diff)
    for path, why in stuck:
        _tell(
            say("left as is: {path} ({why})", "laissé tel quel : {path} ({why})", path=_shown(path), why=why),
            aside=diff,
        )
    _tell(_total(len(done), len(stuck), written=write), aside=diff)
    return int(bool(stuck))


def _files(root: Path) -> Iterable[SourceFile]:
    """The files of the workspace, found by what its own file will say once it is up to date."""
    from cxjourney.front.opening import files_of
    from cxjourney.rewrite.migrate import Migrated, migrated
    from cxjourney.source.discovery import text_file

    own = text_file(root, FILE_NAME)
    made = migrated(own.data, FILE_NAME)
    overlay = {FILE_NAME: made.data} if isinstance(made, Migrated) else {}
    return (own, *files_of(root, overlay).files[1:])


def _tell(wording: Wording, *, aside: bool) -> None:
    if not common().quiet:
        click.echo(tr(wording), err=aside)


def _shown(path: str) -> str:
    from cxjourney.source.shown import shown

    return shown(path, 200)


def _one(path: str, made: Migrated) -> Wording:
    way = say("{path}: {way}", "{path} : {way}", path=_shown(path), way=" -> ".join(made.versions))
    if not made.changed:
        return way
    return say(
        "{way} ({n} {places})",
        "{way} ({n} {endroits})",
        way=way,
        n=made.changed,
        places="place" if made.changed == 1 else "places",
        endroits="endroit" if made.changed == 1 else "endroits",
    )


def _total(done: int, stuck: int, *, written: bool) -> Wording:
    if not done and not stuck:
        return say("every file is up to date", "tous les fichiers sont à jour")
    counted = say(
        "{n} {a} to bring up to date",
        "{n} {b} à mettre à jour",
        n=done,
        a="file" if done == 1 else "files",
        b="fichier" if done < 2 else "fichiers",
    )
    if written:
        counted = say(
            "{n} {a} brought up to date: run `cxj check`",
            "{n} {b} : lancez `cxj check`",
            n=done,
            a="file" if done == 1 else "files",
            b="fichier mis à jour" if done < 2 else "fichiers mis à jour",
        )
    elif done:
        counted = say(
            "{counted}; nothing written: add --write", "{counted} ; rien n'est écrit : ajoutez --write", counted=counted
        )
    if stuck:
        counted = say(
            "{counted}; {n} left as is",
            "{counted} ; {n} laissés tels quels" if stuck > 1 else "{counted} ; {n} laissé tel quel",
            counted=counted,
            n=stuck,
        )
    return counted


COMMAND = migrate
