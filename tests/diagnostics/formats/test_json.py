"""JSON and lines of JSON: what programs rely upon."""

from __future__ import annotations

import json

from cxjourney.diagnostics.formats.json import render
from cxjourney.diagnostics.formats.jsonl import render as render_lines
from tests.diagnostics.formats import samples


def test_the_summary_counts_what_is_left_out() -> None:
    summary = json.loads(render(samples.rich()))["summary"]
    assert {key: summary[key] for key in ("complete", "errors", "warnings", "infos", "suppressed", "baseline")} == {
        "complete": True,
        "errors": 1,
        "warnings": 1,
        "infos": 1,
        "suppressed": 1,
        "baseline": 1,
    }


def test_a_repair_has_its_edits_and_says_whether_it_is_safe() -> None:
    first, second, third = json.loads(render(samples.rich()))["diagnostics"]
    assert first["fix"]["applicability"] == "safe"
    assert second["fix"]["applicability"] == "unsafe"
    [edit] = first["fix"]["edits"]
    assert (edit["file"], edit["text"], edit["range"]["start"]["line"]) == (samples.PATH, "😀", 6)
    assert "fix" not in third


def test_hostile_texts_come_back() -> None:
    whole = json.loads(render(samples.hostile()))["diagnostics"]
    assert [found["message"] for found in whole] == [f"no metric has the id `{text}`" for text in samples.HOSTILE]


def test_lines_are_the_same_findings_then_the_summary() -> None:
    report = samples.hostile()
    lines = [json.loads(line) for line in render_lines(report).splitlines()]
    whole = json.loads(render(report))
    assert lines[:-1] == [{"type": "diagnostic", **found} for found in whole["diagnostics"]]
    assert lines[-1] == {"type": "summary", "format": "1", "tool": whole["tool"], **whole["summary"]}


def test_columns_count_code_points_and_offsets_bytes() -> None:
    [found] = json.loads(render(samples.report([samples.found()])))["diagnostics"]
    line = samples.FILE.lines[3]
    assert found["range"]["end"]["column"] == len(line) + 1
    assert found["range"]["end"]["offset"] == len(samples.TEXT.partition("'\r\n")[0].encode()) + 1
