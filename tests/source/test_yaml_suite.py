"""Other people's YAML: the inputs of the public yaml-test-suite, read where they lie beside the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.source import events
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import Reading, comments, locate, read

SUITE = Path(__file__).parents[3] / "shared" / "data" / "yaml-test-suite"
CASES = sorted(path.parent.relative_to(SUITE).as_posix() for path in SUITE.rglob("in.yaml"))

pytestmark = pytest.mark.skipif(not CASES, reason=f"the yaml-test-suite is not at {SUITE}")

# Where libyaml is kinder than the standard. The data is the one that every reader would give.
LENIENCIES = {
    "9C9N": "members of a bracketed list may stand at the left margin",
    "QB6E": "so may the next line of a quoted text",
    "G5U8": "a lone hyphen in brackets is the text `-`",
    "YJV2": "a lone hyphen in brackets is the text `-`",
    "S98Z": "blank lines before a block text may be indented more than it",
}

# Where its data differs from the standard: spaces at the very end of the file, after a block text.
OTHER_DATA = {"JEF9/02", "L24T/01"}

# Where the two parsers do not agree: one of them refuses a rare form that the other reads.
PARSERS_DIFFER = {
    "4ABK": "libyaml refuses an empty value just before a comma",
    "96NN/00": "libyaml refuses a tab as the first letter of a block text",
    "96NN/01": "libyaml refuses a tab as the first letter of a block text",
    "R4YG": "libyaml refuses a tab as the first letter of a block text",
    "Y79Y/001": "libyaml refuses a tab as the first letter of a block text",
    "FRK4": "an empty key in braces: other words",
    "JR7V": "the other parser refuses a question mark inside brackets",
    "N782": "a document marker in brackets: other words",
    "U99R": "only one of them knows which node the tag stands before",
    "WZ62": "the other parser refuses a comma after a tag",
}


def reading(case: str) -> Reading:
    return read(SourceFile(case, (SUITE / case / "in.yaml").read_bytes(), locate))


def test_the_whole_suite_is_there() -> None:
    assert len(CASES) > 400


@pytest.mark.parametrize("case", CASES)
def test_a_case_never_raises_and_invalid_ones_never_pass(case: str) -> None:
    result = reading(case)
    data = (SUITE / case / "in.yaml").read_bytes()
    locate(data)
    comments(data)
    refused = any(diagnostic.severity is Severity.ERROR for diagnostic in result.diagnostics)
    if (SUITE / case / "error").exists():
        assert refused != (case in LENIENCIES)
    else:
        assert case not in LENIENCIES


@pytest.mark.parametrize("case", CASES)
def test_accepted_data_is_the_data_of_the_suite(case: str) -> None:
    expected = SUITE / case / "in.json"
    result = reading(case)
    if not result.readable or result.diagnostics or not expected.exists():
        return
    if len(documents := _documents(expected.read_text("utf-8"))) == 1:
        assert (result.data == documents[0]) != (case in OTHER_DATA)


@pytest.mark.parametrize("case", CASES)
def test_both_parsers_say_the_same(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = reading(case)
    monkeypatch.setattr(events, "parser", yaml.SafeLoader)
    assert (reading(case) == fast) != (case in PARSERS_DIFFER)


def _documents(text: str) -> list[object]:
    """The JSON values that a file holds one after the other."""
    decoder, values, text = json.JSONDecoder(), [], text.strip()
    while text:
        value, end = decoder.raw_decode(text)
        values.append(value)
        text = text[end:].strip()
    return values
