"""The manual page of every change: its Bad example has the code, its Good one has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxjourney.compiler import compile_workspace
from cxjourney.diagnostics.code import Code, codes_in
from cxjourney.diagnostics.codes import changes
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diff.classes import Classed, Difference
from cxjourney.diff.compare import compare, compare_settings
from cxjourney.diff.weaker import weaker
from cxjourney.diff.words import sentence
from cxjourney.model.values import Target, parse_target
from cxjourney.registry import modules_in
from tests.laying import TODAY
from tests.test_rule_docs import write_workspace

CODES = {code.code: code for module in modules_in(changes.__name__) for code in codes_in(module)}


def classed(root: Path, code: Code, section: str) -> tuple[Classed, ...]:
    before, after = re.split(r"^=>\n", code.sections[section] + "\n", flags=re.MULTILINE)
    models, workspaces = [], []
    for name, text in (("before", before), ("after", after)):
        write_workspace(root / name, code, text)
        compiled = compile_workspace(root / name, TODAY)
        assert not [d for d in compiled.diagnostics if d.severity is Severity.ERROR], name
        models.append(compiled.model)
        workspaces.append(compiled.workspace)
    changes = (*compare(models[0], models[1]), *compare_settings(*workspaces))
    return Difference(models[0], models[1], changes).classed


@pytest.mark.parametrize("name", sorted(CODES))
def test_the_bad_example_has_the_code_and_the_good_one_has_not(name: str, tmp_path: Path) -> None:
    bad = classed(tmp_path / "bad", CODES[name], "Bad")
    assert name in [one.code.code for one in bad]
    good = classed(tmp_path / "good", CODES[name], "Good")
    assert good, "the good example changes something too"
    assert name not in [one.code.code for one in good]
    for one in (*bad, *good):
        for locale in ("en", "fr"):
            assert sentence(one.change).in_(locale)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (">= 38 %", ">= 30 %", True),
        (">= 38 %", ">= 40 %", False),
        ("<= 3 days", "<= 5 days", True),
        ("<= 3 days", "<= 2 days", False),
        ("> 4", ">= 4", True),
        (">= 4", "> 4", False),
        (">= 4", None, True),
        (None, ">= 4", False),
        (">= 4", "<= 4", False),
        ("= 4", "= 3", False),
        ("<= 3 days", "<= 5 hours", False),
    ],
)
def test_which_targets_are_weaker(before: str | None, after: str | None, expected: bool) -> None:
    def read(text: str | None) -> Target | None:
        found = parse_target(text) if text else None
        assert found is None or isinstance(found, Target)
        return found

    assert weaker(read(before), read(after)) is expected
