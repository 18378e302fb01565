"""`docs/concepts.md` is true, and the example organisation uses everything that the language has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cxjourney.cli.app import app
from cxjourney.compiler import Compilation, compile_workspace
from cxjourney.lint.baseline import Accepted, Baseline
from cxjourney.lint.catalogue import code_names
from cxjourney.model.declare import DOCS, KINDS, FlagType, MapType, PartType, fields_of
from cxjourney.model.entity import Entity
from cxjourney.model.node import Node
from tests.laying import TODAY

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and "---" not in line]
IDEAS = [row for row in ROWS if row[0] not in ("idea", "English")]


def dashed(cls: type[Any]) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).lstrip("-")


CLASSES = {dashed(cls): cls for cls in DOCS}


# ---------------------------------------------------------------- the page


def test_every_row_has_four_cells() -> None:
    assert len(IDEAS) > 100
    assert [row for row in ROWS if len(row) != 4] == []


@pytest.mark.parametrize("field", sorted(set(re.findall(r"`([a-z-]+\.[a-z_]+)`", PAGE)) - {"cxjourney.yaml"}))
def test_each_field_exists(field: str) -> None:
    owner, _, name = field.partition(".")
    assert name in {spec.name for spec in fields_of(CLASSES[owner])}, field


def test_each_kind_exists() -> None:
    assert [kind for kind in re.findall(r"`kind: ([a-z]+)`", PAGE) if kind not in KINDS] == []


def rules_named() -> Iterator[tuple[str, bool]]:
    """Each rule of the third column of the first tables, and whether it is said to be planned."""
    before_words = PAGE.partition("## The words")[0]
    for line in before_words.splitlines():
        cells = line.strip("| ").split(" | ")
        if line.startswith("| ") and len(cells) == 4:
            yield from (
                (name, bool(planned))
                for name, planned in re.findall(r"`([a-z]+(?:-[a-z]+)*)`( \(planned\))?", cells[2])
            )


def test_each_rule_exists_unless_it_is_said_to_be_planned() -> None:
    known = code_names()
    assert sorted({name for name, planned in rules_named() if not planned and name not in known}) == [], "not built"
    assert sorted({name for name, planned in rules_named() if planned and name in known}) == [], "built by now"


def test_each_command_exists() -> None:
    commands = app.list_commands(None)  # type: ignore[arg-type]  # the list does not depend on the context
    assert [name for name in re.findall(r"`cxj ([a-z]+)", PAGE) if name not in commands] == []


def test_every_kind_has_a_place_on_the_page() -> None:
    named = set(re.findall(r"`kind: ([a-z]+)`", PAGE)) | set(re.findall(r"`([a-z]+)\.", PAGE))
    assert sorted(set(KINDS) - named) == []


# ---------------------------------------------------------------- the example organisation


@cache
def example() -> Compilation:
    return compile_workspace(ROOT, TODAY)


def test_the_example_organisation_is_without_fault() -> None:
    severe = [d for d in example().diagnostics if d.severity.word != "info"]
    assert [f"{d.place.file}: {d.code} {d.message.in_('en')}" for d in severe] == []


def nodes(value: Any) -> Iterator[Node]:
    """A node and all those inside it."""
    if isinstance(value, Node):
        yield value
        for spec in fields_of(type(value)):
            if isinstance(inner(spec.type), PartType):
                yield from nodes(getattr(value, spec.attribute))
    elif isinstance(value, tuple):
        for member in value:
            yield from nodes(member)
    elif isinstance(value, dict):
        for member in value.values():
            yield from nodes(member)


def inner(type_: Any) -> Any:
    while isinstance(type_, MapType):
        type_ = type_.value
    return type_


def used() -> dict[type[Any], set[str]]:
    """The fields that hold something, for each class, over the whole example organisation."""
    found: dict[type[Any], set[str]] = {}
    own = [entity for entity in example().model.entities.values() if entity.origin and entity.origin.file.data]
    for root in (*own, example().workspace):
        for node in nodes(root):
            held = {spec.name for spec in fields_of(type(node)) if holds(getattr(node, spec.attribute))}
            found.setdefault(type(node), set()).update(held)
            if isinstance(node, Entity):
                found.setdefault(Entity, set()).update(held)
    return found


def holds(value: Any) -> bool:
    return value not in (None, (), {}, False)


def test_the_example_organisation_uses_every_kind_and_every_field() -> None:
    found = used()
    missing = [
        f"{dashed(cls)}.{spec.name}"
        for cls in DOCS
        if cls not in (Baseline, Accepted)  # a command writes them, and the example owes nothing
        for spec in fields_of(cls)
        if spec.name not in found.get(Entity if spec in fields_of(Entity) else cls, set())
    ]
    assert missing == []


ALWAYS = {"synthetic"}
"""Flags that are true throughout, because the example is one: all its data are made up."""


def test_flags_are_used_both_ways() -> None:
    """A flag that is always true could be left out of the language."""
    model = example().model
    for cls in KINDS.values():
        flags = [spec.attribute for spec in fields_of(cls) if isinstance(spec.type, FlagType)]
        for flag in set(flags) - ALWAYS:
            assert len({bool(getattr(entity, flag)) for entity in model.all(cls)}) == 2, f"{dashed(cls)}.{flag}"
