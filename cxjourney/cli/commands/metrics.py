"""`cxj metrics`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.select import metrics_in, select_option
from cxjourney.cli.speech import command, option
from cxjourney.cli.table import table
from cxjourney.cli.work import sound
from cxjourney.errors import CannotRun
from cxjourney.wording import say
from cxjourney.workspace import DIALECTS

if TYPE_CHECKING:
    from cxjourney.model.kinds import Metric
    from cxjourney.model.model import Model


@command(
    "metrics",
    say(
        "Show how each number is made: in words, as JSON, as SQL.",
        "Montre comment chaque chiffre est fait : en mots, en JSON, en SQL.",
    ),
    say(
        "Name metrics to see those alone: `cxj metrics loan-completion --format sql`.",
        "Nommez des indicateurs pour ne voir qu'eux : `cxj metrics loan-completion --format sql`.",
    ),
)
@click.argument("metrics", nargs=-1)
@select_option
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "sql", "markdown"]),
    default="table",
    wording=say("How to write them.", "Comment les écrire."),
)
@option(
    "--dialect",
    type=click.Choice(DIALECTS),
    wording=say("Write the queries in the SQL of this engine.", "Écrire les requêtes dans le SQL de ce moteur."),
)
@settings
def metrics_(metrics: tuple[str, ...], selection: str | None, format_: str, dialect: str | None) -> int:
    """Print metric specifications."""
    import json

    from cxjourney.backends.backend import Job
    from cxjourney.backends.metrics.specs import dictionary, shown, specs
    from cxjourney.cli.work import run_date

    sound_ = sound()
    date = run_date(None, sound_.root)
    job = Job(sound_.model, sound_.workspace, date.date)
    wanted = [_metric(sound_.model, ref).id for ref in metrics]
    if selection is not None:
        wanted += metrics_in(sound_, selection)
    found = [spec for spec in specs(job) if not wanted or spec.id in wanted]
    for id_ in wanted:
        if id_ not in {spec.id for spec in found}:
            raise CannotRun(
                say("`{id}` holds errors", "`{id}` contient des erreurs", id=id_),
                say("correct them first: `cxj check`", "corrigez-les d'abord : `cxj check`"),
            )
    locale = common().locale
    match "sql" if dialect is not None and format_ == "table" else format_:
        case "json":
            click.echo(json.dumps([spec.data for spec in found], ensure_ascii=False, indent=2))
        case "sql":
            ready = [spec for spec in found if spec.sql]
            if not ready:
                raise CannotRun(
                    say(
                        "none of these metrics can be computed yet", "aucun de ces indicateurs n'est encore calculable"
                    ),
                    say("`cxj metrics` says what they lack", "`cxj metrics` dit ce qui leur manque"),
                )
            queries = [shown(job).in_dialect(spec, dialect or spec.queries[0].dialect) for spec in ready]
            click.echo("\n".join(query.commented for query in queries if query is not None), nl=False)
        case "markdown":
            click.echo(dictionary(job, locale, tuple(wanted) or None), nl=False)
        case _:
            head = [
                tr(word)
                for word in (
                    say("metric", "indicateur"),
                    say("type", "type"),
                    say("state", "état"),
                    say("in words", "en mots"),
                )
            ]
            rows = [[spec.id, spec.type or "–", tr(spec.state), spec.sentence.in_(locale)] for spec in found]
            if rows:
                click.echo(table(rows, head))
            else:
                click.echo(tr(say("nothing to list", "rien à lister")), err=True)
    return 0


def _metric(model: Model, ref: str) -> Metric:
    from cxjourney.cli.find import find
    from cxjourney.model.kinds import Metric

    node = find(model, ref if ":" in ref else f"metric:{ref}")
    if not isinstance(node, Metric):
        raise CannotRun(say("`{ref}` is not a metric", "`{ref}` n'est pas un indicateur", ref=node.ref))
    return node


COMMAND = metrics_
