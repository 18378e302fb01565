"""Reports with everything that a format may trip over: hostile words, emoji, CRLF, accents made of two characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Place, Related, Severity
from cxjourney.diagnostics.report import Accepted, Report
from cxjourney.lint.catalogue import all_codes
from cxjourney.source.edit import Edit
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import locate
from cxjourney.wording import say

HOSTILE = (
    "::error::owned",
    "%0A::error::owned",
    "::stop-commands::x",
    "##[error]owned",
    "]]>",
    "<script>alert(1)</script>",
    "a | b \\| c",
    "`tick` and ``two``",
    "one ` alone",
    "@team and me@example.org",
    "see #12, org/repo#3 or !4",
    "[click](https://evil.example) ![x](y)",
    "https://evil.example and www.evil.example",
    "{0} and {name}",
    "&amp; &#64;team",
    "**bold** _it_ ~~no~~ $1$",
    "é 👩‍👩‍👧 עברית",
    "two\r\nlines\nand\u2028more",
    "\x1b[31mred\x07",
    '"quoted", a: b, c=d',
)
PATH = "journeys/é t😀/first: loan,1%.yaml"
TEXT = "cxjourney: v1\r\nkind: journey\r\nid: first\r\nname: '😀 e\u0301 here'\r\nstages:\r\n  - {id: one, name: x}\r\n"
FILE = SourceFile(PATH, TEXT.encode(), locate)
OTHER = SourceFile("clean.yaml", b"kind: team\nid: a\n", locate)


def at(*pointer: str | int) -> Place:
    return Place(PATH, lambda: FILE.span(pointer), pointer)


def found(
    text: str = "csta", severity: Severity = Severity.ERROR, place: Place | None = None, **more: Any
) -> Diagnostic:
    """A finding whose message holds a text of an author."""
    message = say("no metric has the id `{text}`", "aucun indicateur ne porte `{text}`", text=text)
    return Diagnostic("R101", "unknown-reference", severity, message, place or at("name"), "journey:first", **more)


def report(diagnostics: Sequence[Diagnostic] = (), **more: Any) -> Report:
    settings: dict[str, Any] = {
        "files": {file.path: file for file in (FILE, OTHER)},
        "entities": 2,
        "references": 3,
        "codes": lambda: {code.code: code for code in all_codes()},
        "ran": lambda: ("C101", "O102"),
        "in_repository": "team folder/",
        "date": "2026-11-22",
        "date_from": "--today",
    }
    return Report(tuple(diagnostics), **(settings | more))


def hostile() -> Report:
    """One finding of each hostile text, in the three severities."""
    levels = list(Severity)
    return report([found(text, levels[index % 3]) for index, text in enumerate(HOSTILE)])


def rich() -> Report:
    """Everything that a finding may carry, and findings that are accepted."""
    help = say("did you mean `csat`?", "vouliez-vous dire `csat` ?")
    edit = Edit(PATH, FILE.span(("stages", 0, "name")), "😀")
    whole = found(help=help, related=(Related(at("stages", 0), say("here", "ici")),), fix=Fix(True, (edit,)))
    unsafe = found("b", Severity.WARNING, at("stages", 0, "name"), fix=Fix(False, (edit,)))
    accepted = (
        Accepted(found("c", place=at("id")), "the vendor signs in March"),
        Accepted(found("d", place=at("kind")), in_baseline=True),
    )
    return report([whole, unsafe, found("e", Severity.INFO, Place("clean.yaml"))], accepted=accepted)


def many(count: int, severity: Severity = Severity.WARNING) -> Report:
    return report([found(f"id-{index}", severity) for index in range(count)])


def french(of: Report) -> Report:
    return replace(of, locale="fr")
