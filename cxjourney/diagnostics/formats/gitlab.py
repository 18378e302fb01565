"""A GitLab code quality report: for merge requests."""

from __future__ import annotations

import json
from typing import Any

from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.diagnostics.report import Format, Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """A list, empty when there is nothing to say. Paths are relative to the repository."""
    found = [
        _issue(diagnostic, fingerprint, report)
        for diagnostic, fingerprint in zip(report.diagnostics, report.fingerprints(), strict=False)
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _issue(diagnostic: Diagnostic, fingerprint: str, report: Report) -> dict[str, Any]:
    span = diagnostic.place.span
    return {
        "check_name": diagnostic.code,
        "description": f"{diagnostic.message.in_(report.locale)} [{diagnostic.name}]",
        "fingerprint": fingerprint,
        "severity": _severity(diagnostic),
        "location": {
            "path": report.repository_path(diagnostic.place),
            "lines": {"begin": span.start.line, "end": max(span.start.line, span.end.line)},
        },
    }


def _severity(diagnostic: Diagnostic) -> str:
    """A file that cannot be read hides whatever else is wrong in it: nothing is more urgent."""
    unreadable = diagnostic.code.startswith("Y") and diagnostic.severity is Severity.ERROR
    return "critical" if unreadable else _SEVERITIES[diagnostic.severity]


FORMAT = Format("gitlab", "A code quality report: for GitLab merge requests.", render)
