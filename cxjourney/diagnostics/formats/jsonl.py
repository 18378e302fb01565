"""One finding a line, the summary last: for streams."""

from __future__ import annotations

import json
from typing import Any

from cxjourney.diagnostics.formats.json import as_data, head, summary
from cxjourney.diagnostics.report import Format, Report


def render(report: Report) -> str:
    """Lines of JSON in ASCII, so that no reader of lines meets a break inside one; `type` tells them apart."""
    found = [
        {"type": "diagnostic", **as_data(diagnostic, report.locale, fingerprint)}
        for diagnostic, fingerprint in zip(report.diagnostics, report.fingerprints(), strict=False)
    ]
    last: dict[str, Any] = {"type": "summary", **head(), **summary(report)}
    return "".join(json.dumps(line) + "\n" for line in (*found, last))


FORMAT = Format("jsonl", "One finding a line, then the summary, in JSON: for streams.", render)
