"""Annotations of GitHub Actions: workflow commands on standard output, which the runner puts beside the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.diagnostics.formats import markdown
from cxjourney.diagnostics.report import Format, Report
from cxjourney.wording import say

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MOST = 10
"""Annotations of one type that GitHub shows for a step; it drops the others without a word."""
SUMMARY_BYTES = 1024 * 1024
"""What GitHub takes as the summary of one step; it refuses a longer one whole."""
_IN_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTIES = (*_IN_DATA, (":", "%3A"), (",", "%2C"))


def render(report: Report) -> str:
    """One command a line: errors first, at most ten of each type, the last notice counting what is left out."""
    return "".join(f"{line}\n" for line in _lines(report))


def job_summary(report: Report, room: int = SUMMARY_BYTES) -> str:
    """The Markdown of all findings for the summary of the job, below `room` bytes."""
    return markdown.within(report, room - 1)


def _lines(report: Report) -> Iterator[str]:
    shown = _most(report, MOST)
    if len(shown) < len(report.diagnostics):
        shown = _most(report, MOST - 1)
    for diagnostic in shown:
        yield _annotation(diagnostic, report)
    if left := len(report.diagnostics) - len(shown):
        message = say(
            "and {n} more, in the summary of the job",
            "et {n} de plus, dans le résumé de la tâche",
            n=left,
        )
        yield command("notice", (("title", "cxjourney"),), message.in_(report.locale))


def _most(report: Report, notices: int) -> list[Diagnostic]:
    """What GitHub will show: errors, then warnings, then `notices` of the rest; the count of what is left is one too."""
    room = {Severity.ERROR: MOST, Severity.WARNING: MOST, Severity.INFO: notices}
    return [
        found
        for severity, most in room.items()
        for found in [found for found in report.diagnostics if found.severity is severity][:most]
    ]


def _annotation(diagnostic: Diagnostic, report: Report) -> str:
    span = diagnostic.place.span
    properties: list[tuple[str, object]] = []
    if path := report.repository_path(diagnostic.place):
        properties += [("file", path), ("line", span.start.line)]
        if span.end.line == span.start.line:
            # GitHub takes columns only for a stretch of one line.
            properties += [("col", span.start.column), ("endColumn", max(span.end.column - 1, span.start.column))]
        else:
            properties.append(("endLine", span.end.line))
    properties.append(("title", f"{diagnostic.code} {diagnostic.name}"))
    message = diagnostic.message.in_(report.locale)
    help = diagnostic.help.in_(report.locale) if diagnostic.help else ""
    return command(_COMMANDS[diagnostic.severity], properties, f"{message}\n{help}" if help else message)


def command(name: str, properties: Iterable[tuple[str, object]], data: str) -> str:
    """One workflow command. Nothing in its values can end it, or begin another one."""
    listed = ",".join(f"{key}={_escaped(str(value), _IN_PROPERTIES)}" for key, value in properties)
    return f"::{name} {listed}::{_escaped(data, _IN_DATA)}"


def _escaped(text: str, table: Iterable[tuple[str, str]]) -> str:
    for sign, written in table:
        text = text.replace(sign, written)
    return text


FORMAT = Format("github", "Annotations of GitHub Actions, and the summary of the job.", render)
