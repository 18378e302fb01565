"""`cxj log`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import sound
from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.diff.history import Event, Version


@command(
    "log",
    say("Tell the history of something, from git, in words.", "Raconte l'histoire d'un objet, d'après git, en mots."),
    say(
        "Renames are followed. A commit in which the workspace had errors is told with the next one that has none.",
        "Les changements d'identifiant sont suivis. Un commit où l'espace de travail avait des erreurs est raconté avec\n"
        "le suivant qui n'en a pas.",
    ),
)
@click.argument("ref")
@option(
    "-n",
    "number",
    type=click.IntRange(1),
    default=20,
    wording=say("At most this number of commits: 20 by default.", "Au plus ce nombre de commits : 20 par défaut."),
)
@settings
def log(ref: str, number: int) -> int:
    """Print what each commit changed."""
    from cxjourney.cli import git
    from cxjourney.cli.find import find
    from cxjourney.diff.history import history

    compilation = sound()
    root = compilation.root
    node = find(compilation.model, ref)
    try:
        git.checkout(root)
    except CannotRun as error:
        raise CannotRun(error.wording, say("history is known to git only", "seul git connaît l'histoire")) from None
    shallow = git.is_shallow(root)
    with tempfile.TemporaryDirectory(prefix="cxj-") as folder:
        events = history(node.ref, versions(root, Path(folder).resolve()), whole=not shallow)
        told = list(islice(events, number))
    for index, event in enumerate(told):
        click.echo(("\n" if index else "") + "\n".join(_lines(event)))
    if not told:
        click.echo(tr(say("no commit tells of `{ref}`", "aucun commit ne parle de `{ref}`", ref=node.ref)), err=True)
    if shallow and len(told) < number:
        note = say(
            "this checkout is shallow: what is older is not known here (`git fetch --unshallow`)",
            "ce clone est partiel : ce qui est plus ancien n'est pas connu ici (`git fetch --unshallow`)",
        )
        click.echo(tr(note), err=True)
    return 0


def versions(root: Path, folder: Path) -> Iterator[Version]:
    """The workspace at each commit that touched its files, the newest first; those with errors are left out.

    `folder` is an empty one, in which the files of the past are laid. What is equal in several is read once.
    """
    from cxjourney.cli import git
    from cxjourney.compiler import compile_model
    from cxjourney.diff.history import Version
    from cxjourney.front.parsing import Memory
    from cxjourney.model.model import Model

    mirror, memory = git.Mirror(root, folder), Memory()
    for commit in git.commits(root):
        mirror.show(commit.id)
        model = Model((), frozenset())
        if (folder / "cxjourney.yaml").is_file():
            try:
                compilation = compile_model(folder, memory)
            except CannotRun:
                continue
            if not compilation.ok:
                continue
            model = compilation.model
        yield Version(commit.id, commit.date, commit.author, commit.title, model)


def _lines(event: Event) -> Iterator[str]:
    from cxjourney.diagnostics.terminal import shown

    version, paint = event.version, common().paint
    head = f"{version.date}  {shown(version.author)}  {paint(shown(version.title), 'strong')}"
    yield f"{paint(version.id[:7], 'code')}  {head}"
    colon = tr(say(": ", " : "))
    for classed, words in event.changes:
        inside = classed.change.ref.removeprefix(event.ref).lstrip("/")
        where = f"{inside}{colon}" if inside else ""
        yield shown(f"  {classed.code.code} {where}{tr(words)}")


COMMAND = log
