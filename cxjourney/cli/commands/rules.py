"""`cxj rules`."""

from __future__ import annotations

import json

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.table import table
from cxjourney.wording import say


@command("rules", say("List every code and rule.", "Liste tous les codes et règles."))
@option(
    "--group",
    metavar="LETTER",
    wording=say("Only the group of this letter, such as O.", "Seulement le groupe de cette lettre, par exemple O."),
)
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    wording=say("How to write the list.", "Comment écrire la liste."),
)
@settings
def rules(group: str | None, format_: str) -> int:
    """List codes with their name, severity and meaning."""
    from cxjourney.diagnostics.code import GROUPS
    from cxjourney.diagnostics.formats.text import SEVERITY_WORDS
    from cxjourney.errors import CannotRun
    from cxjourney.lint.catalogue import all_codes

    if group and group.upper() not in GROUPS:
        raise CannotRun(
            say("there is no group `{group}`", "le groupe `{group}` n'existe pas", group=group),
            say(
                "groups: {known}",
                "groupes : {known}",
                known=", ".join(f"{letter} {tr(name)}" for letter, name in GROUPS.items()),
            ),
        )
    locale = common().locale
    found = [code for code in all_codes() if not group or code.group == group.upper()]
    if format_ == "json":
        listed = [
            {
                "code": c.code,
                "name": c.name,
                "group": tr(GROUPS[c.group]),
                "severity": c.severity.word,
                "raised_when_live": c.raised_when_live,
                "what": c.what(locale),
                "why": c.why(locale),
            }
            for c in found
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    elif format_ == "markdown":
        click.echo("| code | name | severity | what |\n|---|---|---|---|")
        for code in found:
            click.echo(f"| {code.code} | {code.name} | {code.severity.word} | {' '.join(code.what(locale).split())} |")
    else:
        rows = [
            [
                c.code,
                c.name,
                SEVERITY_WORDS[c.severity].in_(locale) + ("▲" if c.raised_when_live else ""),
                " ".join(c.what(locale).split()),
            ]
            for c in found
        ]
        click.echo(table(rows))
        click.echo(
            tr(
                say(
                    "\n▲ one level up when the journey is live. `cxj explain CODE` says why, with examples.",
                    "\n▲ un niveau de plus quand le parcours est en vigueur. `cxj explain CODE` dit pourquoi, avec des exemples.",
                )
            )
        )
    return 0


COMMAND = rules
