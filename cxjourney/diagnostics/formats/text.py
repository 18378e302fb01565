"""For people: snippet, caret, help and related places."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity
from cxjourney.diagnostics.report import Format, Report
from cxjourney.diagnostics.summary import summary
from cxjourney.diagnostics.terminal import columns, excerpt, shown
from cxjourney.source.span import START
from cxjourney.wording import say

__all__ = ["FORMAT", "SEVERITY_WORDS", "columns", "render", "shown", "snippet", "summary"]

SEVERITY_WORDS = {
    Severity.ERROR: say("error", "erreur"),
    Severity.WARNING: say("warning", "avertissement"),
    Severity.INFO: say("info", "info"),
}
_MARGIN = 12
_NARROWEST = 40
_WIDEST = 100


def render(report: Report) -> str:
    """Each finding as a block, then one line that sums up."""
    blocks = ["\n".join(_block(diagnostic, report)) for diagnostic in report.diagnostics]
    return "\n\n".join([*blocks, summary(report)]) + "\n"


def _block(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    locale, paint = report.locale, report.paint
    word = SEVERITY_WORDS[diagnostic.severity].in_(locale)
    head = paint(f"{word}[{diagnostic.code}]", diagnostic.severity.word)
    message = shown(diagnostic.message.in_(locale))
    yield f"{head}: {paint(message, 'strong')}{_marked(diagnostic, report, f'{word}[{diagnostic.code}]: {message}')}"
    start = diagnostic.place.span.start
    where = f"{shown(report.path_from_here(diagnostic.place))}:{start.line}:{start.column}"
    owner = f"   {diagnostic.ref}" if diagnostic.ref else ""
    yield f"  {paint('-->', 'rule')} {paint(where, 'place')}{owner}"
    yield from snippet(diagnostic.place, report)
    if diagnostic.help:
        yield f"   {paint('=', 'rule')} {say('help', 'aide').in_(locale)}{_colon(locale)} {shown(diagnostic.help.in_(locale))}"
    for related in diagnostic.related:
        at = related.place
        there = f"{shown(report.path_from_here(at))}:{at.span.start.line}:{at.span.start.column}"
        yield f"   {paint('=', 'rule')} {shown(related.message.in_(locale))}{_colon(locale)} {paint(there, 'place')}"


def _marked(diagnostic: Diagnostic, report: Report, before: str) -> str:
    """Whether it can be repaired, at the right of the head of a finding."""
    if not (diagnostic.fix and diagnostic.fix.edits):
        return ""
    safe, unsafe = say("[fix: safe]", "[réparation sûre]"), say("[fix: unsafe]", "[réparation à relire]")
    mark = (safe if diagnostic.fix.safe else unsafe).in_(report.locale)
    room = min(report.width, _WIDEST) - columns(before) - columns(mark)
    return " " * max(room, 2) + report.paint(mark, "help")


def _colon(locale: str) -> str:
    return "\u00a0:" if locale == "fr" else ":"


def snippet(place: Place, report: Report) -> Iterator[str]:
    """The line, and carets under the stretch, by columns of the terminal; a long line is cut around it.

    A stretch of several lines is marked to the end of the first one; a whole file, which has no line, shows nothing.
    """
    file = report.files.get(place.file)
    start, end = place.span.start, place.span.end
    if file is None or start.line > len(file.lines) or start == end == START:
        return
    line = file.lines[start.line - 1]
    last = end.column - 1 if end.line == start.line else len(line.rstrip())
    found = excerpt(line, start.column - 1, last, max(report.width - _MARGIN, _NARROWEST))
    number = str(start.line)
    bar = report.paint("|", "rule")
    yield f"{' ' * len(number)} {bar}"
    yield f"{number} {bar} {found.text}"
    yield f"{' ' * len(number)} {bar} {' ' * found.skip}{report.paint('^' * found.columns, 'error')}"


FORMAT = Format("text", "Blocks with the line, a caret and help: for people.", render)
