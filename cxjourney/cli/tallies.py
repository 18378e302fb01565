"""What `check` adds to a report when asked: counts by code, and the findings that are let be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.sinks import on_github, quoted
from cxjourney.cli.table import table
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.diagnostics.report import Accepted, Report

_FOR_PEOPLE = ("text", "concise")


def statistics(report: Report) -> str:
    """How many findings each code has, most first: count, code, name, and how many can be repaired."""
    from cxjourney.diagnostics.formats.text import SEVERITY_WORDS

    counts = Counter(found.code for found in report.diagnostics)
    repairable = Counter(found.code for found in report.diagnostics if found.fix is not None)
    first = {found.code: found for found in reversed(report.diagnostics)}
    rows = []
    for code in sorted(counts, key=lambda code: (-counts[code], code)):
        fixes = tr(say("{n} fixable", "{n} réparables", n=repairable[code])) if repairable[code] else ""
        worst = max(found.severity for found in report.diagnostics if found.code == code)
        rows.append(
            [str(counts[code]), code, first[code].name, SEVERITY_WORDS[worst].in_(report.locale), fixes]
        )  # fmt: skip
    return table(rows)


def ignored(report: Report) -> str:
    """The findings that a comment or the baseline lets be, one a line, with the reason and the date."""
    return "\n".join(_line(accepted, report) for accepted in report.accepted)


def _line(accepted: Accepted, report: Report) -> str:
    from cxjourney.diagnostics.terminal import shown

    found = accepted.diagnostic
    start = found.place.span.start
    where = f"{report.path_from_here(found.place)}:{start.line}:{start.column}"
    by = tr(say("baseline", "liste de référence")) if accepted.in_baseline else tr(say("suppressed", "ignoré"))
    until = tr(say(" until {date}", " jusqu'au {date}", date=accepted.until)) if accepted.until else ""
    reason = f" -- {accepted.reason}" if accepted.reason else ""
    return shown(f"{where}: {found.code} {by}{until} [{found.name}]{reason}")


def add(text: str, outputs: Sequence[str]) -> None:
    """Print what was asked for: to standard error when standard output carries a report for a program.

    A job of GitHub reads commands in both, so there the text is quoted.
    """
    to_programs = any("=" not in sink and sink not in _FOR_PEOPLE for sink in outputs)
    if text:
        click.echo(quoted(text) if on_github() else f"{text}\n", err=to_programs, nl=False)
