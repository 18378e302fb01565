"""JUnit: for the test pages of build servers, where files without a fault count too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.diagnostics.report import Format, Report

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold in any form."""


def render(report: Report) -> str:
    """One suite a file, in it one case a rule that ran; findings from `fail_on` up are failures, others a remark."""
    from xml.etree import ElementTree

    found = _by_file_and_code(report)
    top = ElementTree.Element("testsuites", name="cxjourney")
    asked = report.files if report.reported is None else report.reported
    ran = {code: _name(code, report) for code in report.ran()}
    for path in sorted({*asked, *found}):
        cases = found.get(path, {})
        names = ran | {code: many[0].name for code, many in cases.items()}
        suite = ElementTree.SubElement(top, "testsuite", name=_xml(f"{report.in_repository}{path}"))
        for code in sorted(names):
            case = ElementTree.SubElement(suite, "testcase", name=f"{code} {names[code]}".strip())
            case.set("classname", suite.get("name", ""))
            failures = [diagnostic for diagnostic in cases.get(code, ()) if report.fails(diagnostic)]
            remarks = [diagnostic for diagnostic in cases.get(code, ()) if not report.fails(diagnostic)]
            if failures:
                worst = max(failures, key=lambda diagnostic: diagnostic.severity)
                message = _xml(worst.message.in_(report.locale))
                failure = ElementTree.SubElement(case, "failure", type=worst.severity.word, message=message)
                failure.text = _told(failures, report)
            if remarks:
                ElementTree.SubElement(case, "system-out").text = _told(remarks, report)
        _count(suite)
    _count(top)
    ElementTree.indent(top, " ")
    text = ElementTree.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _count(element: object) -> None:
    from xml.etree.ElementTree import Element

    assert isinstance(element, Element)
    element.set("tests", str(len(element.findall(".//testcase"))))
    element.set("failures", str(len(element.findall(".//testcase/failure"))))
    element.set("errors", "0")


def _by_file_and_code(report: Report) -> Mapping[str, Mapping[str, Sequence[Diagnostic]]]:
    found: dict[str, dict[str, list[Diagnostic]]] = {}
    for diagnostic in report.diagnostics:
        found.setdefault(diagnostic.place.file, {}).setdefault(diagnostic.code, []).append(diagnostic)
    return found


def _name(code: str, report: Report) -> str:
    known = report.codes()
    return known[code].name if code in known else ""


def _told(found: Sequence[Diagnostic], report: Report) -> str:
    return _xml("\n".join(_line(diagnostic, report) for diagnostic in found))


def _line(diagnostic: Diagnostic, report: Report) -> str:
    start = diagnostic.place.span.start
    where = f"{report.repository_path(diagnostic.place)}:{start.line}:{start.column}"
    help = f" ({diagnostic.help.in_(report.locale)})" if diagnostic.help else ""
    return f"{where}: {diagnostic.severity.word}: {diagnostic.message.in_(report.locale)}{help}"


def _xml(text: str) -> str:
    """A text that XML can hold; its markup is escaped when it is written."""
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


FORMAT = Format("junit", "One suite a file, one case a rule: for test dashboards.", render)
