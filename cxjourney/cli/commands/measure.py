"""`cxj measure`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.engines import chosen, engine_options, reaches
from cxjourney.cli.options import common, settings
from cxjourney.cli.select import journeys_in, metrics_in, select_option
from cxjourney.cli.speech import command, option
from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation
    from cxjourney.measure.asking import Asked
    from cxjourney.measure.engines.engine import Dates, Engine
    from cxjourney.measure.run import Job, Outcome


@command(
    "measure",
    say(
        "Compute the metrics from data, judge the targets, lay the observed paths beside the journeys.",
        "Calcule les indicateurs à partir des données, juge les cibles, compare les chemins suivis aux parcours.",
    ),
    say(
        "Every number is computed twice, on the rows as they are and on those that cleaning leaves.\n"
        "The queries are those that `cxj build` writes.",
        "Chaque chiffre est calculé deux fois : sur les lignes telles quelles, et sur celles que le nettoyage laisse.\n"
        "Les requêtes sont celles qu'écrit `cxj build`.",
    ),
)
@select_option
@option(
    "--as-of",
    metavar="DATE",
    wording=say(
        "The end of what is known: a day, its evening included, or a moment in UTC; by default, the date of the run.",
        "La fin de ce qui est connu : un jour, soir compris, ou un instant UTC ; par défaut, la date de l'exécution.",
    ),
)
@option(
    "--since",
    metavar="DATE",
    wording=say("Count nothing before this day.", "Ne rien compter avant ce jour."),
)
@option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    wording=say(
        "Folder from which the paths of the sources begin; by default, the workspace.",
        "Dossier d'où partent les chemins des sources ; par défaut, l'espace de travail.",
    ),
)
@option(
    "--write",
    "places",
    multiple=True,
    metavar="PLACE",
    wording=say(
        "Write the results to this file, as Parquet when it ends in `.parquet`, for Prometheus when it ends in "
        "`.prom`, else as JSON; or to this folder, under "
        "the date of the run. May be repeated.",
        "Écrire les résultats dans ce fichier, en Parquet s'il se termine par `.parquet`, pour Prometheus s'il se "
        "termine par `.prom`, sinon en JSON ; ou dans ce "
        "dossier, sous la date de l'exécution. Peut être répété.",
    ),
)
@option(
    "--profiles",
    type=click.Path(path_type=Path, dir_okay=False),
    wording=say(
        "Write one row a person to this file, `.csv` or `.parquet`: contacts, answers, orders, value, channels.",
        "Écrire une ligne par personne dans ce fichier, `.csv` ou `.parquet` : contacts, réponses, commandes, valeur, "
        "canaux.",
    ),
)
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    wording=say("How to write the results.", "Comment écrire les résultats."),
)
@option(
    "--fail-on",
    type=click.Choice(["missed", "quality", "never"]),
    default="quality",
    wording=say(
        "What makes the exit code 1: a missed target too, what is wrong with the data or the paths, or nothing.",
        "Ce qui donne le code de sortie 1 : aussi une cible manquée, ce qui cloche dans les données ou les chemins, "
        "ou rien.",
    ),
)
@option(
    "--max-drift",
    metavar="SHARE",
    wording=say(
        "The largest share of people who may leave the design of a journey: `10 %`; by default, what `max_drift` says.",
        "La plus grande part de personnes qui peut s'écarter d'un parcours : `10 %` ; par défaut, ce que dit `max_drift`.",
    ),
)
@engine_options
@option(
    "--memory",
    metavar="SIZE",
    default="2GB",
    show_default=True,
    wording=say(
        "What the engine may hold in memory; the rest goes to a temporary folder.",
        "Ce que le moteur peut garder en mémoire ; le reste va dans un dossier temporaire.",
    ),
)
@option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT[=FILE]",
    wording=say(
        "Where findings about the data go, as for `cxj check`.",
        "Où vont les constats sur les données, comme pour `cxj check`.",
    ),
)
@settings
def measure(
    selection: str | None,
    as_of: str | None,
    since: str | None,
    data: Path | None,
    places: tuple[str, ...],
    profiles: Path | None,
    format_: str,
    fail_on: str,
    max_drift: str | None,
    engine: str,
    connect: str | None,
    memory: str,
    outputs: tuple[str, ...],
) -> int:
    """Measure and report."""
    from dataclasses import replace

    from cxjourney.cli.drift import drift
    from cxjourney.cli.keeping import keep
    from cxjourney.cli.measured import lines
    from cxjourney.cli.progress import progress
    from cxjourney.cli.sinks import sinks
    from cxjourney.cli.work import compiled, report_of, write_reports
    from cxjourney.diagnostics.codes.measure.paths import PATHS_DRIFT
    from cxjourney.incremental.verdict import verdict_of
    from cxjourney.lint.levels import Levels, graded
    from cxjourney.measure.run import measured
    from cxjourney.metrics.results import to_json

    sinks(outputs)
    kind = chosen(engine, connect)
    allowed = share_of(max_drift, "--max-drift")
    _refuse_other_suffix(profiles)
    compilation, date = compiled(None)
    if not compilation.ok:
        errors = [found for found in compilation.diagnostics if found.severity.word == "error"]
        write_reports(report_of(verdict_of(compilation), date, errors), outputs)
        return 1
    dates, origin = dates_of(as_of, since, date.date, date.origin)
    job = _job(compilation, selection, (data or compilation.root).resolve(), dates, origin)
    job = replace(job, connected=reaches(engine, connect))
    profiles = profiles.absolute() if profiles else None

    def opened(tables: Mapping[str, Path]) -> Engine:
        return kind.open(job.data, tables, memory, connect)

    def after(outcome: Outcome, asked: Asked) -> None:
        if profiles is not None:
            _write_profiles(outcome, asked, profiles)

    outcome = measured(job, opened, progress, after)
    locale = common().locale
    left = tuple(drift(outcome, compilation, allowed, locale))
    told = tuple(graded((*outcome.diagnostics, *left), Levels(compilation.workspace.rules), compilation.model))
    for place in places:
        keep(outcome.results, place, selection)
    if format_ == "json":
        click.echo(to_json(outcome.results), nl=False)
    else:
        click.echo("\n".join(lines(outcome.results, locale, outcome.plan.raw)))
    if told or outputs:
        report = report_of(verdict_of(compilation), date, told, "error")
        if outputs or format_ == "table":
            write_reports(report, outputs or ("concise",))
        else:
            from cxjourney.diagnostics.formats.concise import FORMAT

            click.echo(FORMAT.render(report), nl=False, err=True)
    if fail_on == "never":
        return 0
    # A share that somebody has stated holds for drafts too, whose other findings weigh less.
    failed = any(found.severity.word == "error" or found.code == PATHS_DRIFT.code for found in told)
    missed = any(kpi.status in ("missed", "quality-exceeded") for kpi in outcome.results.kpis)
    return int(failed or (fail_on == "missed" and missed))


def _job(compilation: Compilation, selection: str | None, data: Path, dates: Dates, origin: str) -> Job:
    from cxjourney.measure.run import Job
    from cxjourney.model.kinds import Journey, Metric

    model = compilation.model
    if selection is None:
        metrics = tuple(metric.id for metric in model.all(Metric) if metric.type is not None)
        journeys = tuple(journey.id for journey in model.all(Journey))
    else:
        metrics = tuple(metrics_in(compilation, selection))
        try:
            journeys = tuple(journey.id for journey in journeys_in(compilation, selection))
        except CannotRun:
            journeys = ()
    return Job(model, compilation.workspace, data, dates, origin, metrics, journeys)


def dates_of(as_of: str | None, since: str | None, today: dt.date, origin: str) -> tuple[Dates, str]:
    """The dates of a run and where the last one comes from. Raises `CannotRun` for what is no date."""
    from cxjourney.measure.engines.engine import Dates

    end = _moment(as_of, "--as-of", evening=True) if as_of else _evening(today)
    start = _moment(since, "--since", evening=False) if since else None
    if start is not None and start > end:
        raise CannotRun(
            say("`--since` is later than `--as-of`", "`--since` est postérieur à `--as-of`"),
            say("exchange them, or name other days", "échangez-les, ou nommez d'autres jours"),
        )
    return Dates(end, start), "--as-of" if as_of else origin


def _moment(text: str, flag: str, *, evening: bool) -> dt.datetime:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError:
            raise CannotRun(
                say("`{date}` is not a date", "`{date}` n'est pas une date", date=text),
                say(
                    "write it year-month-day: `{flag} 2027-03-31`",
                    "écrivez année-mois-jour : `{flag} 2027-03-31`",
                    flag=flag,
                ),
            ) from None
        return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment.tzinfo else moment
    return _evening(day) if evening else dt.datetime.combine(day, dt.time.min)


def _evening(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.max)


def share_of(text: str | None, flag: str) -> float | None:
    """The share that an option states. Raises `CannotRun` for what is none."""
    from cxjourney.model.values import Fault, parse_share

    if text is None:
        return None
    found = parse_share(text)
    if isinstance(found, Fault):
        raise CannotRun(
            say("`{text}` is not a share: {why}", "`{text}` n'est pas une part : {why}", text=text, why=found.message),
            say('write it as in `{flag} "10 %"`', 'écrivez-la comme dans `{flag} "10 %"`', flag=flag),
        )
    return found


def _refuse_other_suffix(file: Path | None) -> None:
    if file is not None and file.suffix.lower() not in (".csv", ".parquet"):
        raise CannotRun(
            say("`{file}` is neither `.csv` nor `.parquet`", "`{file}` n'est ni `.csv` ni `.parquet`", file=file.name),
            say("choose a name that ends so", "choisissez un nom qui se termine ainsi"),
        )


def _write_profiles(outcome: Outcome, asked: Asked, file: Path) -> None:
    from cxjourney.cli.keeping import made_room_for
    from cxjourney.measure.profiles import save

    with made_room_for(file):
        save(outcome, asked, file)


COMMAND = measure
