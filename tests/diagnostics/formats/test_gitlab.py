"""GitLab code quality: what its documentation asks for, and an empty list when there is nothing to say."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.diagnostics.formats.gitlab import render
from cxjourney.diagnostics.report import Report
from cxjourney.wording import plain
from tests.diagnostics.formats import samples

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}
"""Ours, from the table of the documentation of GitLab, which publishes no schema."""


@pytest.mark.parametrize(
    "report", [samples.report(), samples.hostile(), samples.rich()], ids=["nothing", "hostile", "rich"]
)
def test_the_report_has_the_documented_shape(report: Report) -> None:
    data = json.loads(render(report))
    Draft202012Validator(SCHEMA).validate(data)
    assert len({issue["fingerprint"] for issue in data}) == len(report.diagnostics)


def test_nothing_to_say_is_an_empty_list() -> None:
    assert render(samples.report()) == "[]\n"


def test_hostile_texts_come_back() -> None:
    said = [issue["description"] for issue in json.loads(render(samples.hostile()))]
    assert said == [f"no metric has the id `{text}` [unknown-reference]" for text in samples.HOSTILE]


def test_severities_and_paths() -> None:
    broken = Diagnostic("Y001", "syntax-error", Severity.ERROR, plain("x"), samples.at())
    report = samples.report([broken, *(samples.found(severity=level) for level in reversed(Severity))])
    issues = json.loads(render(report))
    assert [issue["severity"] for issue in issues] == ["critical", "major", "minor", "info"]
    assert issues[1]["location"] == {"path": f"team folder/{samples.PATH}", "lines": {"begin": 4, "end": 4}}
