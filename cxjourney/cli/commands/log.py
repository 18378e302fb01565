"""`cxj log`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import sound
from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.diff.history import Event


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
@option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    wording=say("How to write it: text by default.", "Comment l'écrire : du texte par défaut."),
)
@settings
def log(ref: str, number: int, format_: str) -> int:
    """Print what each commit changed."""
    from cxjourney.cli import git
    from cxjourney.cli.find import find
    from cxjourney.cli.past import own_files, versions
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
        read = versions(root, git.commits(root, files=own_files(root)), Path(folder).resolve())
        told = list(islice(history(node.ref, read, whole=not shallow), number))
    if format_ == "json":
        click.echo(_json(node.ref, told, "cut" if len(told) == number else "shallow" if shallow else "whole"))
    else:
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


def _json(ref: str, told: Sequence[Event], reach: str) -> str:
    """The events as one object."""
    from cxjourney.diagnostics.formats.json import head

    whole = {**head(), "ref": ref, "reach": reach, "commits": [_data(event) for event in told]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _data(event: Event) -> dict[str, Any]:
    from cxjourney.diff.data import plain
    from cxjourney.diff.story import NAMES

    version = event.version
    return {
        "id": version.id,
        "date": version.date,
        "authors": list(version.authors),
        "reviewers": list(version.reviewers),
        "title": version.title,
        "ref": event.ref,
        "changes": [
            {
                "code": classed.code.code,
                "class": NAMES[classed.severity],
                "verb": classed.change.verb,
                "ref": classed.change.ref,
                "path": list(classed.change.path),
                "before": plain(classed.change.before),
                "after": plain(classed.change.after),
                "message": tr(words),
            }
            for classed, words in event.changes
        ],
    }


def _lines(event: Event) -> Iterator[str]:
    from cxjourney.diagnostics.terminal import shown

    version, paint = event.version, common().paint
    head = f"{version.date}  {shown(', '.join(version.authors))}  {paint(shown(version.title), 'strong')}"
    yield f"{paint(version.id[:7], 'code')}  {head}"
    if version.reviewers:
        yield shown(f"  {tr(say('reviewed by {who}', 'relu par {who}', who=', '.join(version.reviewers)))}")
    colon = tr(say(": ", " : "))
    for classed, words in event.changes:
        inside = classed.change.ref.removeprefix(event.ref).lstrip("/")
        where = f"{inside}{colon}" if inside else ""
        yield shown(f"  {classed.code.code} {where}{tr(words)}")


COMMAND = log
