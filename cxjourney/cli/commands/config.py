"""`cxj config`."""

from __future__ import annotations

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.table import table
from cxjourney.cli.work import compiled
from cxjourney.wording import say


@command(
    "config",
    say("Show the settings that hold, defaults included.", "Montre les réglages en vigueur, valeurs par défaut comprises."),
    say(
        "`cxj config show --origin` adds where each value comes from: the default, a line of `cxjourney.yaml`, or `--set`.",
        "`cxj config show --origin` ajoute d'où vient chaque valeur : le défaut, une ligne de `cxjourney.yaml`, ou `--set`.",
    ),
)  # fmt: skip
@click.argument("action", type=click.Choice(["show"]))
@option(
    "--origin",
    is_flag=True,
    wording=say("Say where each value comes from.", "Dire d'où vient chaque valeur."),
)
@settings
def config(action: str, origin: bool) -> int:
    """Print the settings as YAML, or as a table with their origins."""
    from cxjourney.cli.effective import as_data, effective
    from cxjourney.source.writer import scalar, to_yaml

    values = tuple(effective(compiled()[0]))
    if not origin:
        click.echo(to_yaml(as_data(values)), nl=False)
        return 0
    rows = [[".".join(map(str, value.key)), tr(value.origin), scalar(value.value)] for value in values]
    click.echo(table(rows, [tr(say("setting", "réglage")), tr(say("from", "origine")), tr(say("value", "valeur"))]))
    return 0


COMMAND = config
