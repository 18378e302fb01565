"""`cxj rules`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.table import table
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.diagnostics.code import Code
    from cxjourney.diagnostics.diagnostic import Severity


@command("rules", say("List every code and rule.", "Liste tous les codes et règles."))
@option(
    "--group",
    metavar="LETTER",
    wording=say("Only the group of this letter, such as O.", "Seulement le groupe de cette lettre, par exemple O."),
)
@option(
    "--origin",
    is_flag=False,
    flag_value="",
    metavar="[PATH]",
    wording=say(
        "The level that each one has in this workspace, or for one of its files, and what set it.",
        "Le niveau de chacune dans cet espace de travail, ou pour un de ses fichiers, et ce qui l'a fixé.",
    ),
)
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    wording=say("How to write the list.", "Comment écrire la liste."),
)
@settings
def rules(group: str | None, origin: str | None, format_: str) -> int:
    """List codes with their name, severity and meaning."""
    from cxjourney.cli.own import own_codes_here
    from cxjourney.diagnostics.code import GROUPS, group_name
    from cxjourney.diagnostics.formats.text import SEVERITY_WORDS
    from cxjourney.errors import CannotRun
    from cxjourney.lint.catalogue import all_codes

    own = own_codes_here()
    if group and group.upper() not in {*GROUPS, *(code.group for code in own)}:
        raise CannotRun(
            say("there is no group `{group}`", "le groupe `{group}` n'existe pas", group=group),
            say(
                "groups: {known}",
                "groupes : {known}",
                known=", ".join(f"{letter} {tr(name)}" for letter, name in GROUPS.items()),
            ),
        )
    locale = common().locale
    found = [code for code in (*all_codes(), *own) if not group or code.group == group.upper()]
    if origin is not None:
        return _origins(found, origin, format_)
    if format_ == "json":
        listed = [
            {
                "code": c.code,
                "name": c.name,
                "group": tr(group_name(c.group)),
                "severity": c.severity.word,
                "raised_when_live": c.raised_when_live,
                "fix": c.fix,
                "what": c.what(locale),
                "why": c.why(locale),
            }
            for c in found
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    elif format_ == "markdown":
        click.echo("| code | name | severity | fix | what |\n|---|---|---|---|---|")
        for code in found:
            cells = (code.code, code.name, code.severity.word, code.fix or "–", " ".join(code.what(locale).split()))
            click.echo(f"| {' | '.join(cells)} |")
    else:
        rows = [
            [
                c.code,
                c.name,
                SEVERITY_WORDS[c.severity].in_(locale) + ("▲" if c.raised_when_live else "") + ("✎" if c.fix else ""),
                " ".join(c.what(locale).split()),
            ]
            for c in found
        ]
        click.echo(table(rows))
        click.echo(
            tr(
                say(
                    "\n▲ one level up when the journey is live. ✎ `cxj check --fix` can repair it. `cxj explain CODE` says why, with examples.",
                    "\n▲ un niveau de plus quand le parcours est en vigueur. ✎ `cxj check --fix` sait réparer. `cxj explain CODE` dit pourquoi, avec des exemples.",
                )
            )
        )
    return 0


def _origins(codes: Sequence[Code], path: str, format_: str) -> int:
    """The level of each code, and the step that set it."""
    from cxjourney.cli.origins import origins
    from cxjourney.cli.work import compiled
    from cxjourney.diagnostics.formats.text import SEVERITY_WORDS

    def word(level: Severity | None) -> str:
        return SEVERITY_WORDS[level].in_(common().locale) if level else tr(say("off", "éteint"))

    found = tuple(origins(compiled()[0], codes, path))
    if format_ == "json":
        listed = [
            {
                "code": each.code.code,
                "name": each.code.name,
                "level": each.level.word if each.level else "off",
                "origin": tr(each.where),
                "kinds": list(each.kinds),
            }
            for each in found
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    rows = [[each.code.code, each.code.name, word(each.level), tr(each.where), ", ".join(each.kinds)] for each in found]
    if format_ == "markdown":
        click.echo("| code | name | level | from | kinds |\n|---|---|---|---|---|")
        click.echo("\n".join(f"| {' | '.join(row)} |" for row in rows))
    else:
        click.echo(table(rows))
    return 0


COMMAND = rules
