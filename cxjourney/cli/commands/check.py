"""`cxj check`."""

from __future__ import annotations

from dataclasses import replace

import click

from cxjourney.cli.options import common, settings
from cxjourney.cli.select import select_option
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import checked, compiled, report_of, workspace_root, write_reports
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
        "text, concise, markdown, json, jsonl, sarif, github, gitlab or junit; to a file when one is named. Repeatable.",
        "text, concise, markdown, json, jsonl, sarif, github, gitlab ou junit ; dans un fichier s'il est nommé. Répétable.",
    ),
)
@option(
    "--fix",
    is_flag=True,
    wording=say(
        "Repair what can be without a doubt, write the files, report the rest.",
        "Réparer ce qui peut l'être sans hésitation, écrire les fichiers, signaler le reste.",
    ),
)
@option(
    "--unsafe-fixes",
    is_flag=True,
    wording=say(
        "With --fix or --diff: also repairs that a person should look at.",
        "Avec --fix ou --diff : aussi les réparations qu'une personne devrait relire.",
    ),
)
@option(
    "--diff",
    is_flag=True,
    wording=say(
        "Show what --fix would change, and write nothing; the exit code is 1 when there is something.",
        "Montrer ce que --fix changerait, sans rien écrire ; le code de sortie est 1 s'il y a quelque chose.",
    ),
)
@select_option
@option(
    "--changed",
    is_flag=False,
    flag_value="",
    metavar="[REF]",
    wording=say(
        "Only the files that changed since the common commit with REF, by default the default branch.",
        "Seulement les fichiers changés depuis le commit commun avec REF, par défaut la branche par défaut.",
    ),
)
@option(
    "--show-ignored",
    is_flag=True,
    wording=say(
        "Also list what comments and the baseline let be, with the reasons.",
        "Donner aussi la liste de ce que les commentaires et la liste de référence laissent de côté, avec les raisons.",
    ),
)
@option(
    "--statistics",
    is_flag=True,
    wording=say("Count the findings by code.", "Compter les constats par code."),
)
@option(
    "--stdin-filename",
    metavar="FILE",
    wording=say(
        "Read the text of this file from standard input: for editors.",
        "Lire le texte de ce fichier sur l'entrée standard : pour les éditeurs.",
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
@option(
    "--no-cache",
    is_flag=True,
    wording=say(
        "Work everything out anew, and remember nothing of it.",
        "Tout recalculer, sans rien en retenir.",
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
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    selection: str | None,
    changed: str | None,
    show_ignored: bool,
    statistics: bool,
    stdin_filename: str | None,
    today: str | None,
    no_cache: bool,
) -> int:
    """Check the workspace and report."""
    from cxjourney.cli.filters import Asked, changed_since, chosen_by, unsaved
    from cxjourney.cli.fixing import refuse_alone, repaired, show, write
    from cxjourney.cli.sinks import sinks
    from cxjourney.diagnostics.diagnostic import Severity
    from cxjourney.incremental.verdict import verdict_of

    refuse_alone(fix, unsafe_fixes, diff)
    sinks(outputs)  # a format that does not exist is said before the work begins
    root = workspace_root(common())
    typed = unsaved(stdin_filename, root, writes=fix)
    compilation = None
    if fix or diff or selection is not None:  # these look into the model
        compilation, date = compiled(today, typed)
        verdict = verdict_of(compilation)
    else:
        verdict, date = checked(today, typed, remember=not no_cache)
    asked = Asked(
        paths or tuple(str(root / path) for path in typed),
        select,
        ignore,
        root,
        verdict.files,
        None if changed is None else changed_since(root, changed),
        chosen_by(compilation, selection),
    )
    fixed = 0
    if compilation is not None and (fix or diff):
        outcome = repaired(compilation, date, asked, typed, unsafe=unsafe_fixes)
        fixed = len(outcome.done)
        if diff:
            show(compilation, outcome.files, fixed)
            return int(bool(outcome.files))
        write(compilation, outcome.files)
        verdict = verdict_of(outcome.compilation)
    found = asked.among(verdict.diagnostics)
    report = replace(report_of(verdict, date, found, fail_on, asked), fixed=fixed)
    if common().quiet and not outputs:
        outputs = ("concise",)
    if outputs or not statistics:
        write_reports(report, outputs)
    if statistics or show_ignored:
        from cxjourney.cli import tallies

        if statistics:
            tallies.add(tallies.statistics(report), outputs)
        if show_ignored:
            tallies.add(tallies.ignored(report), outputs)
    warnings = report.count(Severity.WARNING)
    if fail_on != "never" and any(diagnostic.severity >= Severity[fail_on.upper()] for diagnostic in found):
        return 1
    return int(max_warnings is not None and warnings > max_warnings)


COMMAND = check
