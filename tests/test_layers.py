"""Imports point down only, and each third-party library has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "cxjourney"

LAYERS = (
    ("source.span", "source.encodings", "registry", "wording", "cache"),
    ("source.file", "source.edit", "errors"),
    ("diagnostics",),
    ("model", "source"),
    ("binding", "schema"),  # these two do not know each other
    ("workspace", "stock", "templates"),
    ("front",),
    ("metrics", "selection"),
    ("lint", "backends", "diff", "measure", "importers"),
    ("compiler",),
    ("rewrite", "incremental"),
    ("cli", "editor"),
)
DOORS = {
    "yaml": ("source/events.py",),
    "jsonschema": ("schema/validate.py",),
    "jsonschema_rs": ("schema/validate.py",),
    "click": ("cli/",),
    "rich": ("cli/",),
    "jinja2": ("backends/site/",),
    "markdown_it": ("backends/site/",),
    "nh3": ("backends/site/",),
    "babel": ("backends/site/",),
    "sqlglot": ("metrics/",),
    "duckdb": ("measure/engines/duckdb.py",),
    "pyspark": ("measure/engines/spark.py",),
    "pyarrow": ("measure/engines/spark.py",),
    "chdb": ("measure/engines/clickhouse_embedded.py",),
}
FILES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (
                name if (PACKAGE.parent / Path(*name.split("."))).with_suffix(".py").exists() else node.module
                for name in inside
            )


def place(name: str) -> tuple[int, str]:
    """The layer of a module, and the room of that layer in which it stands."""
    best = max(
        (
            (len(room), level, room)
            for level, rooms in enumerate(LAYERS)
            for room in rooms
            if f"{name}.".startswith(f"{room}.")
        ),
        default=None,
    )
    assert best is not None, f"{name} has no layer"
    return best[1], best[2]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
    if name in ("__init__", "__main__"):
        return
    level, room = place(name)
    for imported in imports(path):
        if imported == "cxjourney" or not imported.startswith("cxjourney."):
            continue
        other_level, other_room = place(imported.removeprefix("cxjourney."))
        assert other_level < level or (other_level == level and other_room == room), (
            f"{name} (layer {level}) imports {imported} (layer {other_level})"
        )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_each_library_has_one_door(path: Path) -> None:
    here = path.relative_to(PACKAGE).as_posix()
    for imported in imports(path):
        doors = DOORS.get(imported.split(".")[0])
        assert doors is None or here.startswith(doors), (
            f"{here} imports {imported}; its door is {' '.join(doors or ())}"
        )
