"""`cxj discover`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.engines import chosen, engine_options, reaches
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.measure.engines.engine import Engine


@command(
    "discover",
    say(
        "Draft a journey as it is from the events of a source, for a person to edit.",
        "Esquisse un parcours tel qu'il est, d'après les événements d'une source, pour qu'une personne le reprenne.",
    ),
    say(
        "The draft goes to standard output: `cxj discover shop-events > journeys/as-is.yaml`.",
        "L'esquisse va sur la sortie standard : `cxj discover shop-events > journeys/as-is.yaml`.",
    ),
)
@click.argument("source")
@option("--id", "id_", metavar="ID", wording=say("Id of the journey; by default, that of the source.", "Identifiant du parcours ; par défaut, celui de la source."))  # fmt: skip
@option(
    "--least",
    metavar="SHARE",
    default="5 %",
    show_default=True,
    wording=say(
        "Leave out events and ways that a smaller share of the people take.",
        "Laisser de côté les événements et les chemins qu'emprunte une part plus petite des personnes.",
    ),
)
@option(
    "--per",
    type=click.Choice(["user", "account", "session", "case"]),
    wording=say("Whose paths; by default, persons, else cases.", "Les chemins de qui ; par défaut, les personnes, sinon les dossiers."),
)  # fmt: skip
@option("--as-of", metavar="DATE", wording=say("The end of what is known.", "La fin de ce qui est connu."))
@option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    wording=say(
        "Folder from which the path of the source begins; by default, the workspace.",
        "Dossier d'où part le chemin de la source ; par défaut, l'espace de travail.",
    ),
)
@engine_options
@option("--memory", metavar="SIZE", default="2GB", show_default=True, wording=say("What the engine may hold in memory.", "Ce que le moteur peut garder en mémoire."))  # fmt: skip
@settings
def discover(
    source: str, id_: str | None, least: str, per: str | None, as_of: str | None, data: Path | None, engine: str,
    connect: str | None, memory: str,
) -> int:  # fmt: skip
    """Print a draft."""
    from cxjourney.cli.commands.measure import dates_of, share_of
    from cxjourney.cli.find import find
    from cxjourney.cli.fresh import checked
    from cxjourney.cli.progress import progress
    from cxjourney.cli.work import compiled, report_of
    from cxjourney.diagnostics.formats.concise import FORMAT
    from cxjourney.incremental.verdict import verdict_of
    from cxjourney.measure.discovery import as_is, drafted, untold
    from cxjourney.measure.exploring import explored
    from cxjourney.measure.following import best_unit, settled_of, table_for
    from cxjourney.metrics.preparation import preparation_of
    from cxjourney.metrics.resolve_metric import resolve_metrics
    from cxjourney.model.kinds import Source
    from cxjourney.rewrite.format import Formatted, formatted
    from cxjourney.source.writer import to_yaml

    kind = chosen(engine, connect)
    share = share_of(least, "--least") or 0.0
    compilation, date = compiled(None)
    node = find(compilation.model, source if ":" in source else f"source:{source}")
    if not isinstance(node, Source):
        raise CannotRun(say("`{ref}` is not a source", "`{ref}` n'est pas une source", ref=node.ref))
    whose = per or best_unit(node)
    if preparation_of(node) is None or whose is None or table_for(node, whose) is None:
        raise CannotRun(
            say("`{id}` does not say enough to be followed", "`{id}` n'en dit pas assez pour être suivie", id=node.id),
            say(
                "it needs `location`, `timezone`, and a `mapping` of `event`, `ts`, `event_id` and whose they are",
                "il lui faut `location`, `timezone`, et un `mapping` de `event`, `ts`, `event_id` et de qui ils sont",
            ),
        )
    dates, _ = dates_of(as_of, None, date.date, date.origin)
    folder = (data or compilation.root).resolve()

    def opened(tables: Mapping[str, Path]) -> Engine:
        return kind.open(folder, tables, memory, connect)

    settled = settled_of(node, resolve_metrics(compilation.model, compilation.workspace))
    found = explored(node, whose, compilation.model, folder, dates, opened, progress, reaches(engine, connect), settled)
    if found.diagnostics:
        click.echo(FORMAT.render(report_of(verdict_of(compilation), date, found.diagnostics)), nl=False, err=True)
    if found.log is None:
        return 1
    if not found.log.all:
        raise CannotRun(
            say("there is no event to draw from", "il n'y a aucun événement à tracer"),
            say("look at `--as-of`", "regardez `--as-of`"),
        )
    locale = compilation.workspace.language.partition("-")[0]
    days = [moment.date().isoformat() if moment else "" for moment in (found.first, found.last)]
    name = "" if id_ else as_is(node.id).in_(locale)
    draft = drafted(found.log, id_ or f"{node.id}-as-is", share, locale, name=name, since=days[0], until=days[1])
    text = to_yaml(draft.data)
    checked(text, node.id)
    laid = formatted(text.encode(), f"{node.id}.yaml")
    click.echo(laid.data.decode() if isinstance(laid, Formatted) else text, nl=False)
    left = untold(draft.left_out, common().locale)
    if left and not common().quiet:
        click.echo(left, err=True)
    return 0


COMMAND = discover
