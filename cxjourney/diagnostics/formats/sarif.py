"""SARIF 2.1.0: for code scanning. Paths are relative to the repository, columns count UTF-16 units."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from cxjourney import __version__
from cxjourney.diagnostics.code import GROUPS, Code
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Related, Severity
from cxjourney.diagnostics.report import Accepted, Format, Report
from cxjourney.source.span import Position, Span
from cxjourney.wording import Wording, say

MOST = 5000
"""Results that GitHub shows; the most severe are kept."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = re.compile(r"\[(?=[^\]]*\]\()|\](?=\()")
_HOLE = re.compile(r"\{(?=\d+\})|(?<=\d)\}")
_ROOT = "%SRCROOT%"


def render(report: Report) -> str:
    """The report as one SARIF log with one run, with a final newline."""
    results = _results(report)
    rules = sorted({result["ruleId"] for result in results})
    for result in results:
        result["ruleIndex"] = rules.index(result["ruleId"])
    invocation: dict[str, Any] = {"executionSuccessful": report.complete}
    if left := warning(report):
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": _message(left.in_(report.locale))}]
    names = {diagnostic.code: diagnostic.name for diagnostic in _all(report)}
    run = {
        "tool": {
            "driver": {
                "name": "cxjourney",
                "version": __version__,
                "semanticVersion": __version__,
                "language": report.locale,
                "rules": [_rule(code, names[code], report) for code in rules],
            }
        },
        "language": report.locale,
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [invocation],
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def warning(report: Report) -> Wording | None:
    """What is said when some results are left out."""
    left = len(report.diagnostics) + len(report.accepted) - MOST
    if left <= 0:
        return None
    return say(
        "only the {most} most severe findings are in the SARIF report: {left} are left out",
        "seuls les {most} constats les plus graves figurent dans le rapport SARIF : {left} sont laissés de côté",
        most=MOST,
        left=left,
    )


def _all(report: Report) -> tuple[Diagnostic, ...]:
    return (*report.diagnostics, *(accepted.diagnostic for accepted in report.accepted))


def _results(report: Report) -> list[dict[str, Any]]:
    """The results that are kept, in the order of the report, those that someone accepted last."""
    marked: list[tuple[Diagnostic, str, Accepted | None]] = [
        (accepted.diagnostic if accepted else diagnostic, fingerprint, accepted)
        for diagnostic, fingerprint, accepted in zip(
            _all(report), report.fingerprints(), (*(None for _ in report.diagnostics), *report.accepted), strict=True
        )
    ]
    worst = sorted(range(len(marked)), key=lambda index: (marked[index][2] is not None, -marked[index][0].severity))
    kept = sorted(worst[:MOST])
    return [_result(*marked[index], report) for index in kept]


def _result(diagnostic: Diagnostic, fingerprint: str, accepted: Accepted | None, report: Report) -> dict[str, Any]:
    said = diagnostic.message.in_(report.locale)
    if diagnostic.help:
        said = f"{said}\n{diagnostic.help.in_(report.locale)}"
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(said),
        "locations": [_location(diagnostic.place, report, diagnostic.ref)],
        "partialFingerprints": {"cxj/v1": fingerprint},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            _related(index, related, report) for index, related in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fix and diagnostic.fix.safe and (changes := list(_changes(diagnostic, report))):
        said = diagnostic.help.in_(report.locale) if diagnostic.help else diagnostic.name
        result["fixes"] = [{"description": _message(said), "artifactChanges": changes}]
    if accepted:
        result["suppressions"] = [_suppression(accepted)]
    return result


def _suppression(accepted: Accepted) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": "external" if accepted.in_baseline else "inSource", "status": "accepted"}
    if accepted.reason:
        made["justification"] = accepted.reason
    if accepted.until:
        made["properties"] = {"until": accepted.until.isoformat()}
    return made


def _related(index: int, related: Related, report: Report) -> dict[str, Any]:
    return {"id": index, "message": _message(related.message.in_(report.locale)), **_location(related.place, report)}


def _location(place: Place, report: Report, ref: str = "") -> dict[str, Any]:
    physical = {"artifactLocation": _artifact(place.file, report), "region": _region(place.file, place.span, report)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if ref:
        location["logicalLocations"] = [{"fullyQualifiedName": ref}]
    return location


def _artifact(file: str, report: Report) -> dict[str, str]:
    path = quote(report.repository_path(Place(file)), safe="/", errors="surrogateescape")
    return {"uri": path, "uriBaseId": _ROOT}


def _region(file: str, span: Span, report: Report) -> dict[str, int]:
    return {
        "startLine": span.start.line,
        "startColumn": _column(file, span.start, report),
        "endLine": span.end.line,
        "endColumn": _column(file, span.end, report),
    }


def _column(file: str, position: Position, report: Report) -> int:
    """The column in UTF-16 units: what lies outside the first plane of Unicode, as most emoji do, counts two."""
    source = report.files.get(file)
    if source is None or position.line > len(source.lines):
        return position.column
    before = source.lines[position.line - 1][: position.column - 1]
    return position.column + sum(character > "\uffff" for character in before)


def _changes(diagnostic: Diagnostic, report: Report) -> Iterator[dict[str, Any]]:
    edits = sorted(diagnostic.fix.edits) if diagnostic.fix else []
    for file, of_file in groupby(edits, key=lambda edit: edit.file):
        replacements = [
            {"deletedRegion": _region(file, edit.span, report), "insertedContent": {"text": edit.text}}
            for edit in of_file
        ]
        yield {"artifactLocation": _artifact(file, report), "replacements": replacements}


def _rule(code: str, name: str, report: Report) -> dict[str, Any]:
    known = report.codes().get(code)
    made: dict[str, Any] = {"id": code, "name": name}
    if known is None or "What" not in known.sections:
        return made
    what, why = known.what(report.locale), known.why(report.locale)
    return {
        **made,
        "shortDescription": {"text": what},
        "fullDescription": {"text": why},
        "help": {"text": f"{what}\n\n{why}", "markdown": _manual(known, report.locale)},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
        "properties": {"tags": [GROUPS[known.group].in_(report.locale)] if known.group in GROUPS else []},
    }


def _manual(code: Code, locale: str) -> str:
    parts: Sequence[str] = (
        f"**{code.code} {code.name}**",
        code.what(locale),
        code.why(locale),
        *_examples(code, locale),
    )
    return "\n\n".join(parts)


def _examples(code: Code, locale: str) -> Iterator[str]:
    titles = {"Bad": say("Not like this:", "Pas ainsi :"), "Good": say("But like this:", "Mais ainsi :")}
    for section, title in titles.items():
        if example := code.sections.get(section):
            yield f"{title.in_(locale)}\n\n```yaml\n{example}\n```"


def _message(text: str) -> dict[str, str]:
    """A message, in which nothing is taken for a link or for a hole to fill: those signs are escaped as SARIF wants."""
    if _LINK.search(text):
        text = re.sub(r"([\\\[\]])", r"\\\1", text)
    if _HOLE.search(text):
        text = text.replace("{", "{{").replace("}", "}}")
    return {"text": text}


FORMAT = Format("sarif", "SARIF 2.1.0: for code scanning.", render, warning)
