"""`cxj build`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.kept import kept_results
from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.order import Order
from cxjourney.cli.publish import outward, pictures_of, published
from cxjourney.cli.rebuilt import Rebuilt, own
from cxjourney.cli.select import narrowed, select_option, selected
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import RunDate, compiled_at, report_of, run_date, workspace_root, write_reports
from cxjourney.errors import CannotRun
from cxjourney.incremental.verdict import verdict_of
from cxjourney.wording import Wording, counted, say

if TYPE_CHECKING:
    from cxjourney.backends.backend import Artifact, Backend, Job
    from cxjourney.cli.unchanged import Standing
    from cxjourney.compiler import Compilation
    from cxjourney.diagnostics.diagnostic import Diagnostic


@command(
    "build",
    say(
        "Build the site, the diagrams, the RACI tables and the metric specifications.",
        "Construit le site, les schémas, les tableaux RACI et les spécifications d'indicateurs.",
    ),
    say(
        "Nothing is written when the journeys hold errors: the last good output stays.\n"
        "The same journeys give the same bytes, on any machine and in any folder.",
        "Rien n'est écrit si les parcours contiennent des erreurs : la dernière bonne sortie reste.\n"
        "Les mêmes parcours donnent les mêmes octets, sur toute machine et dans tout dossier.",
    ),
)
@select_option
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    wording=say(
        "Folder to write; by default `dist` in the workspace.",
        "Dossier où écrire ; par défaut `dist`, dans l'espace de travail.",
    ),
)
@option(
    "--backend",
    "chosen",
    metavar="NAMES",
    wording=say("Only these back ends, separated by commas.", "Seulement ces sorties, séparées par des virgules."),
)
@option(
    "--audience",
    type=click.Choice(["internal", "public"]),
    default="internal",
    wording=say(
        "For whom: `public` leaves out what is for the organisation alone.",
        "Pour qui : `public` laisse de côté ce qui est réservé à l'organisation.",
    ),
)
@option(
    "--results",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    wording=say(
        "Folder of the results that `cxj measure` has written; by default `results` in the workspace.",
        "Dossier des résultats écrits par `cxj measure` ; par défaut `results`, dans l'espace de travail.",
    ),
)
@option(
    "--base-url",
    metavar="URL",
    wording=say(
        "Address at which the site is published, instead of that of the workspace.",
        "L'adresse à laquelle le site est publié, au lieu de celle de l'espace de travail.",
    ),
)
@option(
    "--dot",
    metavar="PROGRAM",
    wording=say(
        "Program that draws graphs, instead of the one that is installed with cxjourney.",
        "Programme qui dessine les graphes, au lieu de celui qui est installé avec cxjourney.",
    ),
)
@option(
    "--verify",
    is_flag=True,
    wording=say("Render twice and compare the bytes.", "Produire deux fois et comparer les octets."),
)
@option(
    "--history",
    type=click.IntRange(1),
    default=20,
    metavar="N",
    wording=say(
        "Tell what the last N commits changed: 20 by default; never to the public.",
        "Raconter ce qu'ont changé les N derniers commits : 20 par défaut ; jamais au public.",
    ),
)
@option("--no-history", is_flag=True, wording=say("Tell nothing of the past.", "Ne rien dire du passé."))
@option(
    "--no-cache",
    is_flag=True,
    wording=say("Make everything anew, and remember nothing of it.", "Tout refaire, sans rien en retenir."),
)
@option("--today", metavar="DATE", wording=say("Date of the run.", "Date de l'exécution."))
@settings
def build(
    selection: str | None,
    out: Path | None,
    chosen: str | None,
    audience: str,
    results: Path | None,
    base_url: str | None,
    dot: str | None,
    verify: bool,
    history: int,
    no_history: bool,
    no_cache: bool,
    today: str | None,
) -> int:
    """Check, render, write."""
    from cxjourney.cli.unchanged import Standing

    root = workspace_root(common())
    date = run_date(today, root)
    order = Order(
        root=root,
        folder=out or root / "dist",
        today=date.date,
        selection=selection,
        backends=chosen,
        audience=audience,
        results=results,
        base_url=base_url,
        dot=dot,
        history=0 if no_history or audience == "public" else history,
        verify=verify,
        changes=common().changes,
        remember=not no_cache,
    )
    standing = Standing(order)
    if last := standing.again():
        _summary(*last, order.folder, _UP_TO_DATE)
        return 0
    return _built(order, standing, date)


def _built(order: Order, standing: Standing, date: RunDate) -> int:
    from cxjourney.cli.output import digest
    from cxjourney.cli.progress import progress

    compilation = compiled_at(order.root, date)
    wanted = _wanted(order.backends)
    made, said = _job(order, compilation, wanted)
    if said:
        write_reports(report_of(verdict_of(compilation), date, said), ())
    if made is None:
        _tell(
            say("nothing was written: correct these errors first", "rien n'a été écrit : corrigez d'abord ces erreurs"),
            err=True,
        )
        return 1
    with progress(say("rendering", "production en cours")):
        paths, hashes, lacking = _written(wanted, made, Rebuilt(compilation, order), order)
    if lacking:
        write_reports(report_of(verdict_of(compilation), date, lacking), ())
    if not (said or lacking):
        standing.remember(compilation, paths)
    _summary(paths, digest(hashes), order.folder, _TWICE if order.verify else _WRITTEN)
    return 0


def _job(
    order: Order, compilation: Compilation, wanted: tuple[Backend, ...]
) -> tuple[Job | None, Sequence[Diagnostic]]:
    """What there is to render, None when errors stand in the way; and what there is to say of it."""
    from cxjourney.backends.backend import Job
    from cxjourney.cli.progress import progress
    from cxjourney.diagnostics.diagnostic import Severity

    workspace = published(compilation.workspace, order.base_url)
    model, findings = compilation.model, compilation.diagnostics
    if errors := [found for found in findings if found.severity is Severity.ERROR]:
        return None, errors
    if order.selection is not None:
        model = narrowed(model, selected(compilation, order.selection))
        findings = tuple(found for found in findings if found.ref.partition("/")[0] in model.refs)
    measured, refused = kept_results(compilation, order.results, everyone=order.public)
    if refused:
        return None, refused
    said: Sequence[Diagnostic] = ()
    if order.public:
        model, findings, said = outward(model, workspace)
        if errors := [found for found in said if found.severity is Severity.ERROR]:
            return None, errors
    past = None
    if order.history and any(backend.name == "site" for backend in wanted):
        from cxjourney.cli.past import past_of

        with progress(say("reading the history", "lecture de l'histoire")):
            past = past_of(compilation, order.history)
    pictures = pictures_of(compilation, model)
    beside = frozenset(backend.name for backend in wanted)
    return Job(model, workspace, order.today, findings, order.dot, pictures, measured, past, beside), said


def _written(
    wanted: tuple[Backend, ...], job: Job, rebuilt: Rebuilt, order: Order
) -> tuple[Mapping[str, list[str]], Mapping[str, str], Sequence[Diagnostic]]:
    """Writes the files of all back ends: gives their paths by back end, their hashes, and what could not be done."""
    from cxjourney.cli.output import hashes_of, write

    paths: dict[str, list[str]] = {backend.name: [] for backend in wanted}
    told: list[Diagnostic] = []

    def noted(left: Job) -> Iterator[Artifact]:
        for backend, artifact in _render(wanted, left, told):
            paths[backend.name].append(artifact.path)
            rebuilt.note(backend, artifact)
            yield artifact
        for backend in wanted:
            paths[backend.name] += rebuilt.paths(backend.name)

    def accept(hashes: Mapping[str, str]) -> None:
        if not order.verify:
            return
        for backend in wanted:
            backend.forget()
        if hashes_of(artifact for _, artifact in _render(wanted, job, [])) != hashes:
            raise CannotRun(
                say("two renderings differ: nothing was written", "deux productions diffèrent : rien n'a été écrit")
            )

    left = rebuilt.begin(job)
    hashes = write(order.folder, noted(left), accept, rebuilt.same)
    if not told:  # what a back end could not do, it has to say each time
        rebuilt.end(hashes)
    return paths, hashes, told


def _wanted(chosen: str | None) -> tuple[Backend, ...]:
    from cxjourney.backends.backend import backends

    known = {backend.name: backend for backend in backends()}
    names = [name.strip() for name in chosen.split(",")] if chosen else list(known)
    for name in names:
        if name not in known:
            raise CannotRun(
                say("there is no back end `{name}`", "la sortie `{name}` n'existe pas", name=name),
                say("back ends: {known}", "sorties : {known}", known=", ".join(known)),
            )
    return tuple(known[name] for name in known if name in names)


def _render(wanted: tuple[Backend, ...], job: Job, told: list[Diagnostic]) -> Iterator[tuple[Backend, Artifact]]:
    """The files of all back ends, one after the other; notes what could not be done."""
    from cxjourney.backends.backend import Artifact

    anew = replace(job, same=frozenset())
    for backend in wanted:
        task = job if own(backend) else anew
        if backend.stream is not None:
            made: Iterable[Artifact | Diagnostic] = backend.stream(task)
        else:
            rendering = backend.render(task)
            made = (*rendering.artifacts, *rendering.diagnostics)
        for one in made:
            if isinstance(one, Artifact):
                yield backend, one
            else:
                told.append(one)


def _summary(paths: Mapping[str, list[str]], sha: str, folder: Path, done: Wording) -> None:
    """How many files each back end has, and where; unless the run is to be quiet."""
    if common().quiet:
        return
    for name, found in paths.items():
        ordered = sorted(found, key=lambda path: ("index.html" not in path, len(path), path))
        _tell(
            say(
                "{name} {files}   {first}",
                "{name} {files}   {first}",
                name=f"{name:<8}",
                files=counted(
                    len(found), say("{n:>5} file ", "{n:>5} fichier "), say("{n:>5} files", "{n:>5} fichiers")
                ),
                first=folder / (ordered or [""])[0],
            )
        )
    total = sum(len(found) for found in paths.values())
    _tell(
        say(
            done.en,
            done.fr,
            folder=folder,
            total=counted(total, say("{n} file", "{n} fichier"), say("{n} files", "{n} fichiers")),
            sha=sha[:16],
        )
    )


_WRITTEN = say("{folder} written: {total}, sha256:{sha}", "{folder} écrit : {total}, sha256:{sha}")
_TWICE = say(
    "{folder} written: {total}, sha256:{sha}, rendered twice with equal bytes",
    "{folder} écrit : {total}, sha256:{sha}, produit deux fois, octets égaux",
)
_UP_TO_DATE = say("{folder} is up to date: {total}, sha256:{sha}", "{folder} est à jour : {total}, sha256:{sha}")


def _tell(wording: Wording, err: bool = False) -> None:
    click.echo(tr(wording), err=err)


COMMAND = build
