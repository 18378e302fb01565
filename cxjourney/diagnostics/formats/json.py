"""One object: for programs. `format` grows when a field changes meaning; fields may be added within a number."""

from __future__ import annotations

import json
from typing import Any

from cxjourney import __version__
from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Severity
from cxjourney.diagnostics.report import Format, Report
from cxjourney.source.span import Position, Span


def render(report: Report) -> str:
    """The report as JSON, indented, with a final newline."""
    whole = {
        **head(),
        "summary": summary(report),
        "diagnostics": [
            as_data(diagnostic, report.locale, fingerprint)
            for diagnostic, fingerprint in zip(report.diagnostics, report.fingerprints(), strict=False)
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def head() -> dict[str, Any]:
    """What is being read, and who wrote it."""
    return {"format": "1", "tool": {"name": "cxjourney", "version": __version__}}


def summary(report: Report) -> dict[str, Any]:
    """What was read and how many findings there are; `complete` is false when some files could not be read."""
    return {
        "complete": report.complete,
        "files": len(report.files),
        "entities": report.entities,
        "references": report.references,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "suppressed": report.suppressed,
        "baseline": report.baseline,
        "fixed": report.fixed,
        "date": report.date,
        "date_from": report.date_from,
    }


def as_data(diagnostic: Diagnostic, locale: str, fingerprint: str = "") -> dict[str, Any]:
    """One finding as plain data; positions start at 1, offsets count bytes from 0."""
    data: dict[str, Any] = {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message.in_(locale),
        "file": diagnostic.place.file,
        "range": _range(diagnostic.place.span),
        "ref": diagnostic.ref,
        "pointer": "".join(f"/{_escaped(step)}" for step in diagnostic.place.pointer),
    }
    if diagnostic.help:
        data["help"] = diagnostic.help.in_(locale)
    if diagnostic.related:
        data["related"] = [
            {"file": related.place.file, "range": _range(related.place.span), "message": related.message.in_(locale)}
            for related in diagnostic.related
        ]
    if diagnostic.fix and diagnostic.fix.edits:
        data["fix"] = _fix(diagnostic.fix)
    if fingerprint:
        data["fingerprint"] = fingerprint
    return data


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"file": edit.file, "range": _range(edit.span), "text": edit.text} for edit in fix.edits]
    return {"applicability": "safe" if fix.safe else "unsafe", "edits": edits}


def _range(span: Span) -> dict[str, Any]:
    return {"start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


FORMAT = Format("json", "One object with positions, help and related places: for programs.", render)
