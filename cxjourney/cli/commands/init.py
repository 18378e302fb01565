"""`cxj init`."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from cxjourney.cli.locale import current, tr
from cxjourney.cli.options import settings
from cxjourney.cli.speech import command, option
from cxjourney.errors import CannotRun
from cxjourney.wording import say

_WELCOME, _LEFT_OUT = "README.md", ".gitignore"
"""Files that most repositories already have: the first stays as it is, the second gets the lines that it lacks."""
TEMPLATES = ("retail", "bank", "public-service", "health", "saas", "blank")


@command(
    "init",
    say(
        "Begin a workspace: a small one that checks and builds.",
        "Crée un petit espace de travail, prêt à être vérifié et construit.",
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
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    default="none",
    wording=say(
        "Where changes are checked: write the job that does it.",
        "Où les changements sont vérifiés : écrire la tâche qui s'en charge.",
    ),
)
@option(
    "--pre-commit",
    is_flag=True,
    wording=say("Write a hook that checks before each commit.", "Écrire une vérification avant chaque commit."),
)
@option(
    "--force",
    is_flag=True,
    wording=say(
        "Replace the files of the same names, but for `README.md` and `.gitignore`.",
        "Remplacer les fichiers des mêmes noms, sauf `README.md` et `.gitignore`.",
    ),
)
@settings
def init(folder: Path, template: str, lang: str | None, ci: str, pre_commit: bool, force: bool) -> int:
    """Lay out a workspace from a template."""
    from cxjourney.templates import laid_out

    files = laid_out(template, lang or current())
    services = [service for service, wanted in ((ci, ci != "none"), ("pre-commit", pre_commit)) if wanted]
    files |= dict(_automation(service, folder) for service in services)
    targets = {path: Path(os.path.normpath(folder.resolve() / path)) for path in files}
    kept = [path for path in (_WELCOME, _LEFT_OUT) if path in files and targets[path].exists()]
    taken = [path for path, target in targets.items() if target.exists() and path not in kept]
    if taken and not force:
        raise _in_the_way([os.path.normpath(folder / path) for path in taken])
    if _LEFT_OUT in kept:
        _add_lines(targets[_LEFT_OUT], files[_LEFT_OUT])
    files = {path: text for path, text in files.items() if path not in kept}
    for path, text in files.items():
        targets[path].parent.mkdir(parents=True, exist_ok=True)
        targets[path].write_text(text, encoding="utf-8")
    inside = "" if folder == Path() else f" -C {shlex.quote(str(folder))}"
    click.echo(
        tr(say("{n} files written in {folder}", "{n} fichiers écrits dans {folder}", n=len(files), folder=folder))
    )
    click.echo(f"  cxj{inside} check\n  cxj{inside} build")
    return 0


def _in_the_way(paths: Sequence[str]) -> CannotRun:
    """What is said of files that would be lost: each is named."""
    listed = ", ".join(f"`{path}`" for path in paths)
    if len(paths) == 1:
        return CannotRun(
            say("{paths} is already there", "{paths} existe déjà", paths=listed),
            say(
                "choose another folder, or `--force` to replace it",
                "choisissez un autre dossier, ou `--force` pour le remplacer",
            ),
        )
    return CannotRun(
        say("{paths} are already there", "{paths} existent déjà", paths=listed),
        say(
            "choose another folder, or `--force` to replace these {n} files",
            "choisissez un autre dossier, ou `--force` pour remplacer ces {n} fichiers",
            n=len(paths),
        ),
    )


def _add_lines(file: Path, text: str) -> None:
    """Add to a file the lines of a text that it lacks; what it holds stays, byte for byte."""
    data = file.read_bytes()
    present = {line.strip() for line in data.decode("utf-8", "replace").splitlines()}
    lacking = [line for line in text.splitlines() if line.strip() not in present]
    if lacking:
        end = b"\r\n" if b"\r\n" in data else b"\n"
        before = b"" if not data or data.endswith(b"\n") else end
        file.write_bytes(data + before + b"".join(line.encode() + end for line in lacking))


def _automation(service: str, folder: Path) -> tuple[str, str]:
    """A file for another tool: its path from the new workspace, for it stands at the root of the repository, and its text."""
    from cxjourney.templates.automation import automation

    here = folder.resolve()
    root = next((above for above in (here, *here.parents) if (above / ".git").exists()), here)
    path, text = automation(service, here.relative_to(root).as_posix())
    return Path(os.path.relpath(root / path, here)).as_posix(), text


COMMAND = init
