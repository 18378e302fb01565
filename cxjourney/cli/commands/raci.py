"""`cxj raci`."""

from __future__ import annotations

import click

from cxjourney.cli.options import common, settings
from cxjourney.cli.select import journeys_in, select_option
from cxjourney.cli.speech import command, option
from cxjourney.cli.table import table
from cxjourney.cli.work import sound
from cxjourney.errors import CannotRun
from cxjourney.wording import say


@command(
    "raci",
    say(
        "Say who does, who answers, who is asked and who is told, touchpoint by touchpoint.",
        "Dit qui fait, qui répond, qui est consulté et qui est informé, point de contact par point de contact.",
    ),
    say(
        "Name journeys to see those alone. A letter in brackets is inherited from the stage or the journey.",
        "Nommez des parcours pour ne voir qu'eux. Une lettre entre parenthèses vient de l'étape ou du parcours.",
    ),
)
@click.argument("journeys", nargs=-1)
@select_option
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "markdown", "html"]),
    default="table",
    wording=say("How to write it.", "Comment l'écrire."),
)
@settings
def raci(journeys: tuple[str, ...], selection: str | None, format_: str) -> int:
    """Print the matrix, with inheritance resolved."""
    from cxjourney.backends.raci import matrix, to_csv, to_html, to_markdown, to_rows
    from cxjourney.cli.find import find
    from cxjourney.model.kinds import Journey

    compilation = sound()
    model, locale, default = compilation.model, common().locale, compilation.workspace.language
    chosen = list(journeys_in(compilation, selection)) if selection is not None else []
    for ref in journeys:
        node = find(model, ref if ":" in ref else f"journey:{ref}")
        if not isinstance(node, Journey):
            raise CannotRun(say("`{ref}` is not a journey", "`{ref}` n'est pas un parcours", ref=node.ref))
        if node not in chosen:
            chosen.append(node)
    made = matrix(model, tuple(chosen) or None)
    match format_:
        case "csv":
            click.echo(to_csv(made, locale, default), nl=False)
        case "markdown":
            click.echo(to_markdown(made, locale, default), nl=False)
        case "html":
            click.echo(to_html(made, locale, default), nl=False)
        case _:
            head, *rows = to_rows(made, locale, default)
            click.echo(table(rows, head))
    return 0


COMMAND = raci
