"""`cxj check`."""

from __future__ import annotations

import click

from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import compiled, report_of, workspace_root, write_reports
from cxjourney.wording import say


@command(
    "check",
    say(
        "Check the journeys: syntax, fields, references and rules.",
        "Vérifie les parcours : syntaxe, champs, références et règles.",
    ),
    say(
        "The whole workspace is always read; PATHS only choose what is reported.\n"
        "Exit codes: 0 nothing serious, 1 findings, 2 cannot run, 3 a fault of cxjourney.",
        "Tout l'espace de travail est toujours lu ; PATHS choisit seulement ce qui est montré.\n"
        "Codes de sortie : 0 rien de grave, 1 des constats, 2 exécution impossible, 3 faute de cxjourney.",
    ),
)
@click.argument("paths", nargs=-1)
@option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    wording=say("Least severity that makes the exit code 1.", "Gravité à partir de laquelle le code de sortie est 1."),
)
@option(
    "--max-warnings",
    type=int,
    wording=say(
        "More warnings than this make the exit code 1.",
        "Au-delà de ce nombre d'avertissements, le code de sortie est 1.",
    ),
)
@option(
    "--select",
    metavar="CODES",
    wording=say(
        "Report only these codes or names, separated by commas; a letter stands for its group.",
        "Ne montrer que ces codes ou noms, séparés par des virgules ; une lettre désigne son groupe.",
    ),
)
@option(
    "--ignore", metavar="CODES", wording=say("Leave these codes or names out.", "Laisser de côté ces codes ou noms.")
)
@option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT[=FILE]",
    wording=say(
        "text, concise or json; to a file when one is named. Repeatable.",
        "text, concise ou json ; dans un fichier s'il est nommé. Répétable.",
    ),
)
@option(
    "--today",
    metavar="DATE",
    wording=say(
        "Date of the run, for reviews and evidence that fall due.",
        "Date de l'exécution, pour les revues et preuves à échéance.",
    ),
)
@settings
def check(
    paths: tuple[str, ...],
    fail_on: str,
    max_warnings: int | None,
    select: str | None,
    ignore: str | None,
    outputs: tuple[str, ...],
    today: str | None,
) -> int:
    """Check the workspace and report."""
    from cxjourney.cli.filters import by_code, by_path
    from cxjourney.diagnostics.diagnostic import Severity

    compilation, date = compiled(today)
    found = by_path(compilation.diagnostics, paths, workspace_root(common()), compilation.files)
    found = by_code(found, select, ignore)
    report = report_of(compilation, date, found)
    if common().quiet and not outputs:
        outputs = ("concise",)
    write_reports(report, outputs)
    warnings = report.count(Severity.WARNING)
    if fail_on != "never" and any(diagnostic.severity >= Severity[fail_on.upper()] for diagnostic in found):
        return 1
    return int(max_warnings is not None and warnings > max_warnings)


COMMAND = check
