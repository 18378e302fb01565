"""JUnit: valid, one suite a file, one case a rule, and failures only from the threshold up."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diagnostics.formats.junit import render
from cxjourney.diagnostics.report import Report
from tests.diagnostics.formats import samples

COUNTS = {"tests", "failures", "errors"}
DIALECT = {
    "testsuites": ({"testsuite"}, {"name"} | COUNTS, COUNTS),
    "testsuite": ({"testcase"}, {"name"} | COUNTS, {"name"} | COUNTS),
    "testcase": ({"failure", "system-out"}, {"name", "classname"}, {"name", "classname"}),
    "failure": (set(), {"type", "message"}, {"type", "message"}),
    "system-out": (set(), set(), set()),
}
"""What build servers read, by element: its children, its attributes, those that must be there.

Nobody owns the format: this is the part on which the readers of Jenkins, GitLab and Azure agree.
"""


def validate(element: ElementTree.Element, within: str = "") -> None:
    children, allowed, due = DIALECT[element.tag]
    assert not within or element.tag in DIALECT[within][0]
    assert due <= set(element.attrib) <= allowed, element.tag
    assert all((element.get(name) or "").isdigit() for name in COUNTS & set(element.attrib))
    assert sum(child.tag == "failure" for child in element) <= 1, "one verdict a case"
    if children:
        assert not (element.text or "").strip(), f"only elements stand in {element.tag}"
    for child in element:
        validate(child, element.tag)


@pytest.mark.parametrize(
    "report", [samples.report(), samples.hostile(), samples.rich()], ids=["nothing", "hostile", "rich"]
)
def test_the_report_is_valid(report: Report) -> None:
    validate(ElementTree.fromstring(render(report)))


def in_xml(text: str) -> str:
    """What XML can hold of a text: other characters by their number."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda found: f"\\u{ord(found.group()):04x}", text)


def test_hostile_texts_come_back() -> None:
    for text in samples.HOSTILE:
        parsed = ElementTree.fromstring(render(samples.report([samples.found(text)])))
        [failure] = parsed.iter("failure")
        assert failure.get("message") == in_xml(f"no metric has the id `{text}`")
        assert in_xml(f"error: no metric has the id `{text}`").replace("\r\n", "\n") in (failure.text or "")


def test_every_file_is_a_suite_and_every_rule_that_ran_a_case() -> None:
    parsed = ElementTree.fromstring(render(samples.report([samples.found()])))
    cases = {suite.get("name"): [case.get("name") for case in suite] for suite in parsed}
    assert cases == {
        "team folder/clean.yaml": ["C101 journey-without-persona", "O102 no-accountable"],
        f"team folder/{samples.PATH}": [
            "C101 journey-without-persona",
            "O102 no-accountable",
            "R101 unknown-reference",
        ],
    }
    assert (parsed.get("tests"), parsed.get("failures"), parsed.get("errors")) == ("5", "1", "0")


def test_only_files_that_are_asked_about_are_suites() -> None:
    parsed = ElementTree.fromstring(render(samples.report(reported=frozenset({"clean.yaml"}))))
    assert [suite.get("name") for suite in parsed] == ["team folder/clean.yaml"]


@pytest.mark.parametrize(
    ("fail_on", "failures"), [(Severity.ERROR, 1), (Severity.WARNING, 1), (Severity.INFO, 2), (None, 0)]
)
def test_failures_begin_at_the_threshold(fail_on: Severity | None, failures: int) -> None:
    parsed = ElementTree.fromstring(render(replace(samples.rich(), fail_on=fail_on)))
    assert parsed.get("failures") == str(failures)
    told = "".join(text for element in parsed.iter() for text in element.itertext())
    assert all(f"`{text}`" in told for text in ("csta", "b", "e"))
