"""One line a finding: for grep and editors."""

from __future__ import annotations

from cxjourney.diagnostics.formats.text import SEVERITY_WORDS
from cxjourney.diagnostics.report import Format, Report
from cxjourney.diagnostics.terminal import shown


def render(report: Report) -> str:
    """`file:line:column: code severity message [name]`, one a line; nothing when there is nothing to say."""
    lines = []
    for diagnostic in report.diagnostics:
        start = diagnostic.place.span.start
        word = SEVERITY_WORDS[diagnostic.severity].in_(report.locale)
        message = shown(diagnostic.message.in_(report.locale).replace("\n", " "))
        where = f"{shown(report.path_from_here(diagnostic.place))}:{start.line}:{start.column}"
        lines.append(f"{where}: {diagnostic.code} {word} {message} [{diagnostic.name}]")
    return "".join(f"{line}\n" for line in lines)


FORMAT = Format("concise", "One line a finding: for grep and editors.", render)
