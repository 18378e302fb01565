"""Small workspaces for tests: YAML in, findings out."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping
from pathlib import Path

from cxjourney.compiler import Compilation, compile_workspace

TODAY = dt.date(2026, 11, 22)
HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Test}\nlanguages: [en]\ninclude: ['*.yaml', '**/*.yaml']\n"
ROOT = Path(__file__).parent.parent


def laid(folder: Path, files: Mapping[str, str], head: str = HEAD) -> Path:
    """Write files into a folder, the workspace file among them; each text is dedented and gets the envelope."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cxjourney.yaml").write_text(head, encoding="utf-8")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        body = textwrap.dedent(text).lstrip("\n")
        path.write_text(body if body.startswith("cxjourney:") else f"cxjourney: v1\n{body}", encoding="utf-8")
    return folder


def compiled(folder: Path, files: Mapping[str, str], head: str = HEAD) -> Compilation:
    return compile_workspace(laid(folder, files, head), TODAY)


def places(compilation: Compilation, groups: str = "YSR") -> list[str]:
    """`file:line:column CODE`, of the groups asked for; what nothing uses yet is left aside."""
    return [
        f"{d.place.file}:{d.place.span.start.line}:{d.place.span.start.column} {d.code}"
        for d in compilation.diagnostics
        if d.code[0] in groups and d.code != "R107"
    ]
