"""What a workspace includes, as git says it."""

from __future__ import annotations

import re
from collections.abc import Iterable


def specs(include: Iterable[str]) -> tuple[str, ...]:
    """Pathspecs that match what entries of `include` take: files, folders with their YAML files, or globs.

    A glob that git would read otherwise than we do stands for all that is below its last fixed folder.
    """
    found: set[str] = set()
    for entry in include:
        path = "/".join(step for step in entry.split("/") if step not in ("", "."))
        if entry.startswith("/") or ".." in path.split("/") or "\0" in path:
            continue
        if path.endswith((".yaml", ".yml")) and not re.search(r"[\[\]{}\\!]", path):
            found.add(f":(glob){path}")
            continue
        fixed = re.split(r"[*?\[{]", path)[0]
        folder = path if fixed == path else fixed.rpartition("/")[0]
        below = re.sub(r"([*?\[\\])", r"\\\1", folder)
        found |= {f":(glob){below}{'/' if below else ''}**/*{suffix}" for suffix in (".yaml", ".yml")}
    return tuple(sorted(found))
