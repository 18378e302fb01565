"""`cxj build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.select import narrowed, select_option, selected
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import compiled, report_of, write_reports
from cxjourney.errors import CannotRun
from cxjourney.wording import Wording, counted, say

if TYPE_CHECKING:
    from cxjourney.backends.backend import Artifact, Backend, Job
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
@option("--today", metavar="DATE", wording=say("Date of the run.", "Date de l'exécution."))
@settings
def build(
    selection: str | None, out: Path | None, chosen: str | None, dot: str | None, verify: bool, today: str | None
) -> int:
    """Check, render, write."""
    from cxjourney.backends.backend import Job
    from cxjourney.cli.output import digest, write
    from cxjourney.cli.progress import progress
    from cxjourney.diagnostics.diagnostic import Severity

    compilation, date = compiled(today)
    wanted = _wanted(chosen)
    if not compilation.ok:
        errors = [diagnostic for diagnostic in compilation.diagnostics if diagnostic.severity is Severity.ERROR]
        write_reports(report_of(compilation, date, errors), ())
        _tell(
            say("nothing was written: correct these errors first", "rien n'a été écrit : corrigez d'abord ces erreurs"),
            err=True,
        )
        return 1

    model, findings = compilation.model, compilation.diagnostics
    if selection is not None:
        model = narrowed(model, selected(compilation, selection))
        findings = tuple(found for found in findings if found.ref.partition("/")[0] in model.refs)

    def render() -> tuple[dict[str, tuple[Artifact, ...]], list[Diagnostic]]:
        job = Job(model, compilation.workspace, date.date, findings, dot)
        with progress(say("rendering", "production en cours")):
            return _render(wanted, job)

    rendered, said = render()
    artifacts = [artifact for found in rendered.values() for artifact in found]
    if verify:
        for backend in wanted:
            backend.forget()
        if digest([artifact for found in render()[0].values() for artifact in found]) != digest(artifacts):
            raise CannotRun(
                say("two renderings differ: nothing was written", "deux productions diffèrent : rien n'a été écrit")
            )
    folder = out or compilation.root / "dist"
    write(folder, artifacts)
    if said:
        write_reports(report_of(compilation, date, said), ())
    if not common().quiet:
        _summary(rendered, folder, digest(artifacts), verify)
    return 0


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


def _render(wanted: tuple[Backend, ...], job: Job) -> tuple[dict[str, tuple[Artifact, ...]], list[Diagnostic]]:
    rendered: dict[str, tuple[Artifact, ...]] = {}
    said: list[Diagnostic] = []
    for backend in wanted:
        made = backend.render(job)
        rendered[backend.name] = made.artifacts
        said.extend(made.diagnostics)
    return rendered, said


def _summary(rendered: dict[str, tuple[Artifact, ...]], folder: Path, sha: str, verified: bool) -> None:
    for name, artifacts in rendered.items():
        paths = sorted(
            (artifact.path for artifact in artifacts), key=lambda path: ("index.html" not in path, len(path), path)
        )
        first, count = (paths or [""])[0], len(artifacts)
        _tell(
            say(
                "{name} {files}   {first}",
                "{name} {files}   {first}",
                name=f"{name:<8}",
                files=counted(count, say("{n:>5} file ", "{n:>5} fichier "), say("{n:>5} files", "{n:>5} fichiers")),
                first=folder / first,
            )
        )
    total = sum(len(artifacts) for artifacts in rendered.values())
    twice = say(", rendered twice with equal bytes", ", produit deux fois, octets égaux") if verified else say("", "")
    _tell(
        say(
            "{folder} written: {total}, sha256:{sha}{twice}",
            "{folder} écrit : {total}, sha256:{sha}{twice}",
            folder=folder,
            total=counted(total, say("{n} file", "{n} fichier"), say("{n} files", "{n} fichiers")),
            sha=sha[:16],
            twice=twice,
        )
    )


def _tell(wording: Wording, err: bool = False) -> None:
    click.echo(tr(wording), err=err)


COMMAND = build
