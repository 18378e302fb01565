"""`cxj doctor`."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata

import click

from cxjourney import __version__
from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command
from cxjourney.cli.table import table
from cxjourney.cli.work import run_date, workspace_root
from cxjourney.errors import CannotRun
from cxjourney.wording import Wording, counted, plain, say

_PARTS = (
    ("PyYAML", say("reads the files", "lit les fichiers"), True),
    ("jsonschema", say("explains faulty shapes", "explique les formes fautives"), True),
    ("jsonschema-rs", say("accepts sound shapes, fast", "accepte vite les formes correctes"), True),
    ("graphviz-pure", say("draws the diagrams", "dessine les schémas"), True),
    ("jinja2", say("renders the pages", "produit les pages"), True),
    ("babel", say("writes dates and numbers", "écrit dates et nombres"), True),
    ("nh3", say("cleans texts", "nettoie les textes"), True),
    ("sqlglot", say("writes SQL", "écrit le SQL"), True),
    ("duckdb", say("runs the metrics (optional)", "calcule les indicateurs (facultatif)"), False),
)


@command(
    "doctor", say("Say whether everything is in place on this machine.", "Dit si tout est en place sur cette machine.")
)
@settings
def doctor() -> int:
    """Look at the installation and at the workspace."""
    rows = list(_rows())
    click.echo(table([[tr(_MARKS[mark]), tr(what), tr(detail)] for mark, what, detail in rows]))
    return 2 if any(mark == "missing" for mark, _, _ in rows) else 0


_ORIGINS = {
    "commit": say("of the last commit", "du dernier commit"),
    "clock": say("of today", "du jour"),
}
_MARKS = {"ok": say("ok", "ok"), "note": say("note", "note"), "missing": say("missing", "manque")}


def _rows() -> Iterator[tuple[str, Wording, Wording]]:
    yield "ok", plain("cxjourney"), plain(f"{__version__}, Python {platform.python_version()}")
    for name, role, needed in _PARTS:
        try:
            yield (
                "ok",
                plain(name),
                say("{version}: {role}", "{version} : {role}", version=metadata.version(name), role=role),
            )
        except metadata.PackageNotFoundError:
            yield (
                "missing" if needed else "note",
                plain(name),
                say("not installed: {role}", "absent : {role}", role=role),
            )
    from cxjourney.source.events import fast

    if fast():
        yield "ok", plain("libyaml"), say("found", "trouvé")
    else:
        yield (
            "note",
            plain("libyaml"),
            say(
                "absent: files are read ten times more slowly", "absent : les fichiers sont lus dix fois plus lentement"
            ),
        )
    yield from _around()


def _around() -> Iterator[tuple[str, Wording, Wording]]:
    if shutil.which("git"):
        yield "ok", plain("git"), say("found", "trouvé")
    else:
        yield (
            "note",
            plain("git"),
            say(
                "not found: the date of the run comes from the clock",
                "absent : la date de l'exécution vient de l'horloge",
            ),
        )
    if sys.stdout.encoding.lower().replace("-", "") != "utf8":
        yield (
            "note",
            say("terminal", "terminal"),
            say(
                "{name}, not UTF-8: accents may suffer",
                "{name}, et non UTF-8 : les accents peuvent en souffrir",
                name=sys.stdout.encoding,
            ),
        )
    try:
        root = workspace_root(common())
    except CannotRun as error:
        yield "note", say("workspace", "espace de travail"), error.wording
        return
    from cxjourney.compiler import compile_workspace

    date = run_date(None, root)
    compilation = compile_workspace(root, date.date)
    read = say(
        "{files}, {entities}, date {date} ({origin})",
        "{files}, {entities}, date {date} ({origin})",
        files=counted(len(compilation.files), say("{n} file", "{n} fichier"), say("{n} files", "{n} fichiers")),
        entities=counted(
            len(compilation.model.entities), say("{n} entity", "{n} objet"), say("{n} entities", "{n} objets")
        ),
        date=date.date,
        origin=_ORIGINS.get(date.origin, plain(date.origin)),
    )
    yield "ok", say("workspace", "espace de travail"), read


COMMAND = doctor
