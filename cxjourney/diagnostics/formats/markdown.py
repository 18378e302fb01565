"""Tables by severity: for comments on a pull request and summaries of jobs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.diagnostics.report import Format, Report
from cxjourney.diagnostics.summary import summary
from cxjourney.diagnostics.terminal import shown
from cxjourney.wording import say

SHOWN = 30
"""Rows of a table that are seen at once; those that follow are folded."""
_TITLES = {
    Severity.ERROR: say("Errors", "Erreurs"),
    Severity.WARNING: say("Warnings", "Avertissements"),
    Severity.INFO: say("Infos", "Infos"),
}
_SIGNS = frozenset("\\`*_[]<>|~&$")
_CALLS = re.compile(r"[^\s`]*[@#!][^\s`]*\w[^\s`]*")
"""A word that a forge may take for a person, an issue or a request, and would tell them of it."""
_ADDRESSES = re.compile(r"://|www\.", re.IGNORECASE)


def render(report: Report) -> str:
    """The summary, then a table for each severity; rows beyond the thirtieth are folded."""
    return _whole(report, list(report.most_severe_first()))


def within(report: Report, most: int) -> str:
    """The same in at most `most` bytes of UTF-8: the least severe findings are left out, and counted."""
    found = list(report.most_severe_first())
    whole = _whole(report, found)
    low, high = 0, len(found)
    if len(whole.encode("utf-8", "replace")) <= most:
        return whole
    while low < high:
        middle = (low + high + 1) // 2
        if len(_whole(report, found[:middle]).encode("utf-8", "replace")) <= most:
            low = middle
        else:
            high = middle - 1
    return _whole(report, found[:low])


def _whole(report: Report, found: Sequence[Diagnostic]) -> str:
    return "".join(f"{line}\n" for line in _lines(report, found))


def _lines(report: Report, found: Sequence[Diagnostic]) -> Iterator[str]:
    locale = report.locale
    yield "### cxjourney"
    yield ""
    yield plain(summary(report))
    for severity in reversed(Severity):
        rows = [diagnostic for diagnostic in found if diagnostic.severity is severity]
        if rows:
            yield ""
            yield f"#### {_TITLES[severity].in_(locale)} ({report.count(severity)})"
            yield from _table(rows[:SHOWN], report)
            yield from _folded(rows[SHOWN:], report)
    if left := len(report.diagnostics) - len(found):
        yield ""
        yield say("{n} more findings do not fit here.", "{n} constats de plus ne tiennent pas ici.", n=left).in_(locale)


def _folded(rows: Sequence[Diagnostic], report: Report) -> Iterator[str]:
    if rows:
        yield ""
        yield f"<details><summary>{say('{n} more', '{n} de plus', n=len(rows)).in_(report.locale)}</summary>"
        yield from _table(rows, report)
        yield ""
        yield "</details>"


def _table(rows: Sequence[Diagnostic], report: Report) -> Iterator[str]:
    heads = (say("Place", "Endroit"), say("Finding", "Constat"), say("Code", "Code"))
    yield ""
    yield f"| {' | '.join(head.in_(report.locale) for head in heads)} |"
    yield "|---|---|---|"
    for diagnostic in rows:
        yield f"| {_link(diagnostic, report)} | {_said(diagnostic, report)} | {code(diagnostic.code)} {code(diagnostic.name)} |"


def _link(diagnostic: Diagnostic, report: Report) -> str:
    path, line = report.repository_path(diagnostic.place), diagnostic.place.span.start.line
    if not path:
        return ""
    return f"[{plain(f'{path}:{line}', calls=False)}]({quote(path, safe='/', errors='surrogateescape')}#L{line})"


def _said(diagnostic: Diagnostic, report: Report) -> str:
    said = sentence(diagnostic.message.in_(report.locale))
    return f"{said}<br>{sentence(diagnostic.help.in_(report.locale))}" if diagnostic.help else said


def sentence(text: str) -> str:
    """A sentence of ours as Markdown: what stands between back-ticks is code, the rest plain."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return plain(text)
    made = ""
    for index, part in enumerate(parts):
        piece = code(part) if index % 2 and part else plain(part)
        # Two runs of back-ticks that touch would be one longer run.
        made += f"<!-- -->{piece}" if made.endswith("`") and piece.startswith("`") else piece
    return made


def plain(text: str, calls: bool = True) -> str:
    """A text that Markdown shows as it is, on one line. Words with `@`, `#` or `!` become code, so as to call nobody."""
    made = ""
    end = 0
    for found in _CALLS.finditer(text) if calls else ():
        made += _entities(text[end : found.start()]) + code(found.group())
        end = found.end()
    return made + _entities(text[end:])


def code(text: str) -> str:
    """A text as code, on one line, fit for a cell of a table."""
    text = _one_line(text)
    if "|" in text or "\\" in text or not text.strip():
        return f"<code>{_entities(text)}</code>"
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    edge = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def _entities(text: str) -> str:
    """Signs that mean something to Markdown or HTML, by their numbers, which mean nothing."""
    text = "".join(f"&#{ord(sign)};" if sign in _SIGNS else sign for sign in _one_line(text))
    return _ADDRESSES.sub(lambda found: f"{found.group()[:-1]}&#{ord(found.group()[-1])};", text)


def _one_line(text: str) -> str:
    return shown(re.sub("[\r\n\x85\u2028\u2029]", " ", text))


FORMAT = Format("markdown", "Tables by severity: for comments on a pull request.", render)
