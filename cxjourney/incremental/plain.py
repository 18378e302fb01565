"""Findings as plain data, and back: every sentence worded, every place found, every repair worked out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Place, Related, Severity
from cxjourney.diagnostics.report import Accepted
from cxjourney.source.edit import Edit
from cxjourney.source.span import Position, Span
from cxjourney.wording import LOCALES, Wording

Plain = list[Any]
"""Lists of texts, numbers and lists: what JSON holds."""


def of_finding(found: Diagnostic) -> Plain:
    """A finding as plain data."""
    fix = None if found.fix is None else [found.fix.safe, [_of_edit(edit) for edit in found.fix.edits]]
    related = [[_of_place(each.place), _of_words(each.message)] for each in found.related]
    words = [_of_words(found.message), None if found.help is None else _of_words(found.help)]
    return [found.code, found.name, int(found.severity), _of_place(found.place), found.ref, *words, related, fix]


def to_finding(plain: Plain) -> Diagnostic:
    """The finding that was written."""
    code, name, severity, place, ref, message, advice, related, fix = plain
    return Diagnostic(
        code,
        name,
        Severity(severity),
        _to_words(message),
        _to_place(place),
        ref,
        None if advice is None else _to_words(advice),
        tuple(Related(_to_place(at), _to_words(words)) for at, words in related),
        None if fix is None else Fix(fix[0], tuple(_to_edit(edit) for edit in fix[1])),
    )


def of_accepted(made: Accepted) -> Plain:
    """A finding that is let be, as plain data."""
    until = made.until.isoformat() if made.until else None
    return [of_finding(made.diagnostic), made.reason, until, made.in_baseline]


def to_accepted(plain: Plain) -> Accepted:
    """The one that was written."""
    found, reason, until, in_baseline = plain
    return Accepted(to_finding(found), reason, dt.date.fromisoformat(until) if until else None, in_baseline)


def _of_words(words: Wording) -> Plain:
    return [words.in_(locale) for locale in LOCALES]


def _to_words(plain: Plain) -> Wording:
    return Wording(*plain)


def _of_place(place: Place) -> Plain:
    return [place.file, _of_span(place.span), list(place.pointer)]


def _to_place(plain: Plain) -> Place:
    file, span, pointer = plain
    return Place(file, _to_span(span), tuple(pointer))


def _of_edit(edit: Edit) -> Plain:
    return [edit.file, _of_span(edit.span), edit.text]


def _to_edit(plain: Plain) -> Edit:
    file, span, text = plain
    return Edit(file, _to_span(span), text)


def _of_span(span: Span) -> Plain:
    return [each for at in (span.start, span.end) for each in (at.line, at.column, at.offset)]


def _to_span(plain: Plain) -> Span:
    return Span(Position(*plain[:3]), Position(*plain[3:]))
