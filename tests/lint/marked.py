"""Workspaces written in one text, with the places of their faults marked: `owner: ⟦nobody⟧`."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from cxjourney.compiler import Compilation, compile_workspace
from cxjourney.diagnostics.diagnostic import Diagnostic
from tests.laying import TODAY

WORKSPACE = "kind: workspace\norganisation: {name: Colis}\nlanguages: [en]\ninclude: [journeys]\n"


def lay(root: Path, text: str) -> list[str]:
    """Write the documents of `text`, parted by `---`; give the marked places as `file:line:column-line:column`."""
    expected: list[str] = []
    (root / "journeys").mkdir(parents=True)
    (root / "cxjourney.yaml").write_text(f"cxjourney: v1\n{WORKSPACE}")
    for number, part in enumerate(textwrap.dedent(text).lstrip("\n").split("---\n")):
        body = f"cxjourney: v1\n{part}"
        file = "cxjourney.yaml" if "kind: workspace" in part else f"journeys/{number}.yaml"
        while found := re.search("⟦(.*?)⟧", body, re.DOTALL):
            start, end = _at(body[: found.start()]), _at(body[: found.start()] + found[1])
            expected.append(f"{file}:{start}-{end}")
            body = body[: found.start()] + found[1] + body[found.end() :]
        (root / file).write_text(body, encoding="utf-8")
    return sorted(expected)


def check(root: Path, text: str) -> Compilation:
    """Compile the documents of `text`, marks left out."""
    lay(root, text)
    return compile_workspace(root, TODAY)


def codes(root: Path, text: str, groups: str = "COMEXTAZLR") -> list[str]:
    """The codes found in `text`, sorted, of some groups."""
    return sorted(d.code for d in check(root, text).diagnostics if d.code[0] in groups)


def place(diagnostic: Diagnostic) -> str:
    """`file:line:column-line:column`."""
    span = diagnostic.place.span
    return f"{diagnostic.place.file}:{span.start.line}:{span.start.column}-{span.end.line}:{span.end.column}"


def _at(before: str) -> str:
    line = before.rpartition("\n")[2]
    return f"{before.count(chr(10)) + 1}:{len(line) + 1}"
