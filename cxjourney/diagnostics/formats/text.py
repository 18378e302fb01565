"""For people: snippet, caret, help and related places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity
from cxjourney.diagnostics.report import Format, Report
from cxjourney.wording import Wording, say

SEVERITY_WORDS = {
    Severity.ERROR: say("error", "erreur"),
    Severity.WARNING: say("warning", "avertissement"),
    Severity.INFO: say("info", "info"),
}
_MARGIN = 12


def render(report: Report) -> str:
    """Each finding as a block, then one line that sums up."""
    blocks = ["\n".join(_block(diagnostic, report)) for diagnostic in report.diagnostics]
    return "\n\n".join([*blocks, summary(report)]) + "\n"


def summary(report: Report) -> str:
    """What was read and what was found, in one line."""
    counted = _counted(report)
    return (
        say(
            "{files}, {entities}, {references}: {counted}",
            "{files}, {entities}, {references} : {counted}",
            files=_plural(len(report.files), say("{n} file", "{n} fichier"), say("{n} files", "{n} fichiers")),
            entities=_plural(report.entities, say("{n} entity", "{n} objet"), say("{n} entities", "{n} objets")),
            references=_plural(
                report.references, say("{n} reference", "{n} référence"), say("{n} references", "{n} références")
            ),
            counted=counted,
        ).in_(report.locale)
        if report.complete
        else say(
            "not everything could be read ({files} files): {counted}",
            "tout n'a pas pu être lu ({files} fichiers) : {counted}",
            files=len(report.files),
            counted=counted,
        ).in_(report.locale)
    )


def _counted(report: Report) -> Wording:
    errors = _plural(report.count(Severity.ERROR), say("{n} error", "{n} erreur"), say("{n} errors", "{n} erreurs"))
    warnings = _plural(
        report.count(Severity.WARNING),
        say("{n} warning", "{n} avertissement"),
        say("{n} warnings", "{n} avertissements"),
    )
    infos = say("{n} info", "{n} info", n=report.count(Severity.INFO))
    hidden = say(", {n} suppressed", ", {n} ignorés", n=report.suppressed) if report.suppressed else say("", "")
    if not report.diagnostics:
        return say("nothing to report{hidden}", "rien à signaler{hidden}", hidden=hidden)
    return say(
        "{errors}, {warnings}, {infos}{hidden}",
        "{errors}, {warnings}, {infos}{hidden}",
        errors=errors,
        warnings=warnings,
        infos=infos,
        hidden=hidden,
    )


def _plural(n: int, one: Wording, many: Wording) -> Wording:
    chosen_fr = one.fr if n < 2 else many.fr
    chosen_en = one.en if n == 1 else many.en
    return Wording(chosen_en, chosen_fr, {"n": n})


def _block(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    locale, paint = report.locale, report.paint
    word = SEVERITY_WORDS[diagnostic.severity].in_(locale)
    head = paint(f"{word}[{diagnostic.code}]", diagnostic.severity.word)
    yield f"{head}: {paint(shown(diagnostic.message.in_(locale)), 'strong')}"
    start = diagnostic.place.span.start
    where = f"{diagnostic.place.file}:{start.line}:{start.column}"
    owner = f"   {diagnostic.ref}" if diagnostic.ref else ""
    yield f"  {paint('-->', 'rule')} {paint(where, 'place')}{owner}"
    yield from snippet(diagnostic.place, report)
    if diagnostic.help:
        yield f"   {paint('=', 'rule')} {say('help', 'aide').in_(locale)}{_colon(locale)} {shown(diagnostic.help.in_(locale))}"
    for related in diagnostic.related:
        at = related.place
        there = f"{at.file}:{at.span.start.line}:{at.span.start.column}"
        yield f"   {paint('=', 'rule')} {shown(related.message.in_(locale))}{_colon(locale)} {paint(there, 'place')}"


def _colon(locale: str) -> str:
    return "\u00a0:" if locale == "fr" else ":"


def snippet(place: Place, report: Report) -> Iterator[str]:
    """The line, and carets under the stretch; wide characters count two columns, long lines are cut around it."""
    file = report.files.get(place.file)
    start, end = place.span.start, place.span.end
    if file is None or start.line > len(file.lines) or start == end:
        return
    line = file.lines[start.line - 1]
    last = end.column - 1 if end.line == start.line else len(line.rstrip())
    first = start.column - 1
    room = max(report.width - _MARGIN, 40)
    cut = 0
    if columns(line) > room and first > room // 2:
        cut = first - room // 3
    window = line[cut : cut + room]
    while columns(window) > room:
        window = window[:-1]
    before = ("…" if cut else "") + shown(line[cut:first])
    marked = shown(line[first : min(max(last, first + 1), cut + len(window))]) or " "
    text = ("…" if cut else "") + shown(window) + ("…" if cut + len(window) < len(line) else "")
    number = str(start.line)
    bar = report.paint("|", "rule")
    yield f"{' ' * len(number)} {bar}"
    yield f"{number} {bar} {text}"
    carets = report.paint("^" * max(columns(marked), 1), "error")
    yield f"{' ' * len(number)} {bar} {' ' * columns(before)}{carets}"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shown(text: str) -> str:
    """A text that is safe on a terminal: control characters as `\\x1b`, tabs as one space."""
    return "".join(_safe(character) for character in text)


def _safe(character: str) -> str:
    if character == "\t":
        return " "
    if unicodedata.category(character) == "Cc" or character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"
    return character


FORMAT = Format("text", "Blocks with the line, a caret and help: for people.", render)
