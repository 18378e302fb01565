"""Formatting changes nothing but the layout: whatever the style, the comments and the faults of the text."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxjourney.diagnostics.snippet import expand
from cxjourney.lint.catalogue import all_codes
from cxjourney.lint.directives import directives
from cxjourney.lint.suppress import targets
from cxjourney.model.declare import fields_of
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.rewrite.format import Formatted, LeftAsIs, formatted
from cxjourney.rewrite.safety import same_data
from cxjourney.source import events
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import comments, locate
from tests.laying import ROOT

SUITE = ROOT.parent / "shared" / "data" / "yaml-test-suite"
OURS = sorted(
    path
    for folder in ("journeys", "cxjourney/templates", "tests/workspaces")
    for path in (ROOT / folder).rglob("*.yaml")
)


def checked(data: bytes, path: str = "a.yaml") -> Formatted | LeftAsIs:
    """What formatting makes of a text, after the promises that hold for every text."""
    made = formatted(data, path)
    if isinstance(made, Formatted):
        assert same_data(data, made.data, path)
        assert formatted(made.data, path) == Formatted(made.data), "formatting twice is formatting once"
        assert Counter(c.text for c in comments(made.data)) == Counter(c.text for c in comments(data))
        assert b"\r" not in made.data
        assert made.data.endswith(b"\n")
        assert bool(made.changes) == (made.data != data)
    return made


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_of_the_repository(path: Path) -> None:
    checked(path.read_bytes(), path.name)


@pytest.mark.skipif(not SUITE.is_dir(), reason=f"the yaml-test-suite is not at {SUITE}")
def test_other_peoples_yaml() -> None:
    cases = sorted(SUITE.rglob("in.yaml"))
    assert len(cases) > 300
    made = [checked(path.read_bytes()) for path in cases]
    assert sum(isinstance(one, Formatted) for one in made) > 140
    assert LeftAsIs(None) not in made, "what can be read can be laid out"


@pytest.mark.parametrize("path", [path for path in OURS if "personas" in path.parts], ids=lambda path: path.name)
def test_the_parser_written_in_python_leads_to_the_same_layout(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = path.read_bytes().replace(b"  ", b"   ").replace(b": ", b":  ")
    fast = formatted(odd, path.name)
    monkeypatch.setattr(events, "parser", yaml.SafeLoader)
    assert formatted(odd, path.name) == fast


def test_the_examples_of_every_code_whatever_is_wrong_with_them() -> None:
    for code in all_codes():
        for section in ("Bad", "Good"):
            for part in re.split(r"^---\n", code.sections[section] + "\n", flags=re.MULTILINE):
                checked(expand(part))


# ---------------------------------------------------------------- documents in odd styles

NAMES = {cls: [spec.name for spec in fields_of(cls)] for cls in (Journey, Stage, Touchpoint)}
WORDS = st.sampled_from(
    ["lea", "no", "8:30", "010", ">= 4", "<= 2", "foo #12", "a: b", "a, b", "« oui »", "it's", 'say "x"', "- x", "-5 %",
     "2026-11-22", "", " padded ", "x\\y", "1e3", "true", "null", "[x]", "{x}", "@x", "exit:done", "\u00a0x", "été", "y",
     "1_000", "tail:", "café au lait " * 9, "%", "!x", "*x", "&x", "|", ">", "?", "? x", "---", "...", "#x", "~", "="]
)  # fmt: skip
SCALARS = st.from_regex(
    r"[-+]?[0-9._:eExXobB]{1,8}|[yYnNoOtTfF~.=<][a-zA-Z0-9.]{0,4}|20\\d\\d-\\d\\d?-\\d\\d?", fullmatch=True
)
NOTES = st.sampled_from(["# why", "#tight", "# a: b", "# - x", "#", "# 'quote", "# ----- é", '# "'])
EXCEPTIONS = st.sampled_from(
    ["# cxj: ignore[C104] -- why", "# cxj: ignore[T401, C130]", "# cxj: ignore-file[C104] -- why"]
)


class Scribe:
    """Writes a document in a style drawn line by line."""

    def __init__(self, draw: st.DrawFn, notes: st.SearchStrategy[str]) -> None:
        self.draw = draw
        self.notes = notes
        self.lines: list[str] = []

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def plain(self, word: str) -> str:
        double = '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
        single = "'" + word.replace("'", "''") + "'"
        safe = re.fullmatch(r"[a-zéè0-9][a-zé0-9 ]*[a-zé0-9]|[a-z]", word)
        return self.draw(st.sampled_from([double, single, *([word] * 3 if safe else [])]))

    def aside(self, line: str) -> None:
        gap = self.draw(st.sampled_from([" ", "  ", "     "]))
        self.lines.append(f"{line}{gap}{self.draw(self.notes)}" if self.chance(5) else line + " " * self.chance(9))

    def between(self, column: int) -> None:
        while self.chance(5):
            if self.chance(2):
                self.lines.append("" if self.chance(2) else "   ")
            else:
                self.lines.append(" " * max(0, column + self.draw(st.integers(-3, 3))) + self.draw(self.notes))

    def flow(self, node: Any) -> str:
        if isinstance(node, dict):
            inside = ", ".join(f"{self.plain(key)}: {self.flow(value)}" for key, value in node.items())
            return f"{{{inside}}}"
        if isinstance(node, list):
            return f"[ {','.join(map(self.flow, node))} ]"
        return self.plain(node)

    def value(self, lead: str, node: Any, column: int) -> None:
        if isinstance(node, (dict, list)) and node and not self.chance(3):
            self.aside(lead)
            self.block(node, column + self.draw(st.integers(1, 4)))
        elif isinstance(node, str) and self.chance(4) and node.strip():
            indent = " " * (column + self.draw(st.integers(1, 4)))
            style = self.draw(st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]))
            self.aside(f"{lead} {style}")
            self.lines += [f"{indent}{node.strip()}", *[""] * self.chance(3), f"{indent}next", *[""] * self.chance(3)]
        elif isinstance(node, str) and self.chance(6):
            self.lines.append(f'{lead} "one')
            self.aside(f'{" " * (column + 2)}two"')
        elif isinstance(node, list) and node and self.chance(2):
            self.lines.append(f"{lead} [")
            for item in node:
                self.aside(f"{' ' * (column + 3)}{self.flow(item)},")
            self.aside(f"{' ' * (column + 1)}]")
        else:
            self.aside(f"{lead} {self.flow(node)}")

    def block(self, node: Any, column: int) -> None:
        indent = " " * column
        if isinstance(node, dict):
            for key, value in node.items():
                self.between(column)
                self.value(f"{indent}{self.plain(key)}:", value, column)
        else:
            for item in node:
                self.between(column)
                if isinstance(item, dict) and item and self.chance(2):
                    (key, value), *rest = item.items()
                    self.value(f"{indent}- {self.plain(key)}:", value, column + 2)
                    self.block(dict(rest), column + 2)
                else:
                    self.value(f"{indent}-", item, column)


@st.composite
def trees(draw: st.DrawFn, cls: type[Any] | None, depth: int) -> Any:
    """Maps whose keys are mostly those of a kind, in any order."""
    names = [*NAMES.get(cls, []), "x-own", "own", "en", "fr"] if cls else ["en", "fr", "a", "no"]
    keys = draw(st.lists(st.sampled_from(names), min_size=1, max_size=6, unique=True))
    inner = {"stages": Stage, "touchpoints": Touchpoint}
    made: dict[str, Any] = {}
    for key in keys:
        below = draw(st.integers(0, 3)) if depth else 0
        if below == 1 or (key in inner and depth):
            made[key] = draw(st.lists(trees(inner.get(key), depth - 1), min_size=1, max_size=3))
        elif below == 2:
            made[key] = draw(trees(None, depth - 1))
        else:
            made[key] = draw(st.one_of(WORDS, st.lists(WORDS, max_size=3)))
    return made


@st.composite
def documents(draw: st.DrawFn, notes: st.SearchStrategy[str] = NOTES) -> bytes:
    scribe = Scribe(draw, notes)
    tree = draw(trees(Journey, 3))
    tree = {**tree, "kind": "journey"} if draw(st.booleans()) else {"kind": "journey", **tree}
    scribe.block({**tree, "cxjourney": "v1"}, 0)
    scribe.between(0)
    end = draw(st.sampled_from(["\n", "\n", "\n", "\r\n"]))
    text = end.join(scribe.lines) + draw(st.sampled_from(["", end, end * 3]))
    return draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"])) + text.encode()


@pytest.mark.slow
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_documents_in_any_style_keep_their_data_and_their_comments(data: bytes) -> None:
    made = checked(data)
    if isinstance(made, LeftAsIs):
        assert made.fault is not None, "what can be read can be laid out"


@settings(max_examples=400)
@given(st.one_of(WORDS, st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8), SCALARS))
def test_a_text_without_its_quotes_is_a_text_to_readers_of_yaml_1_1(text: str) -> None:
    said = json.dumps(text, ensure_ascii=False)
    made = formatted(f"a: {said}\nb: [{said}]\n{said}: c\n".encode(), "a.yaml")
    if isinstance(made, Formatted):
        assert yaml.safe_load(made.data) == {"a": text, "b": [text], text: "c"}


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents(NOTES | EXCEPTIONS))
def test_exceptions_to_rules_reach_as_far_as_they_did(data: bytes) -> None:
    made = checked(data)
    if isinstance(made, Formatted):
        assert reach(made.data) == reach(data)


def reach(data: bytes) -> Counter[tuple[object, ...]]:
    found, wrong = directives(SourceFile("a.yaml", data, locate))
    spoken = ((d.names[0].word, d.reason, "" if d.whole_file else sorted(map(str, targets(d)[0]))) for d in found)
    return Counter([*((word, reason, str(nodes)) for word, reason, nodes in spoken), *((d.code,) for d in wrong)])


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab:-[]{},#\"'|>\n\n  \t&*!%@`?~1.é\u2028\u200b\x00"), max_size=40))
def test_any_text_is_laid_out_or_left(text: str) -> None:
    checked(text.encode())


@given(st.binary(max_size=40))
def test_any_bytes_are_laid_out_or_left(data: bytes) -> None:
    checked(data)
