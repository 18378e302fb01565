"""Each field that may change, alone: one change, at its path, whichever way one looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.cli.find import find
from cxjourney.compiler import compile_workspace
from cxjourney.diff.change import Change
from cxjourney.diff.classes import Difference
from cxjourney.diff.compare import compare
from cxjourney.diff.findings import findings
from cxjourney.diff.words import sentence
from cxjourney.model.declare import MapType, PartType
from cxjourney.rewrite.rename import rename
from tests.diff.mutations import Mutation, example, mutations, rebuilt
from tests.diff.test_compare import JOURNEY, PEOPLE
from tests.laying import TODAY, laid

ALL = tuple(mutations())
SEVERAL = {
    "Journey-without-stages", "Journey-without-exits", "Stage-without-touchpoints", "Lifecycle-without-phases",
    "Touchpoint-without-pains", "Experiment-without-variants", "Touchpoint-without-next", "Touchpoint-without-backstage",
    "Touchpoint-without-kpis", "Metric-without-steps", "Source-with-mapping", "Source-without-mapping",
    "Source-without-channels",
}  # fmt: skip
"""Mutations of several members at once."""


def names_its_part(made: Mutation) -> bool:
    """Whether the field is what names a member of a list: another one is another member."""
    from cxjourney.model.declare import fields_of

    listed = len(made.path) > 1 and isinstance(made.path[-2], int)
    first = next((spec for spec in fields_of(made.owner) if spec.required), None)
    return listed and first is not None and first.name == made.spec.name and not hasattr(made.owner, "id")


def whole_part(made: Mutation) -> bool:
    """Whether a part gave way to another one: each of its fields is told."""
    return isinstance(made.spec.type, (PartType, MapType)) and not made.spec.many and made.value is not None


@pytest.mark.parametrize("made", ALL, ids=str)
def test_one_field_is_one_change(made: Mutation) -> None:
    _, data = example()
    old, new = rebuilt(data), rebuilt({**data, made.ref: made.done(data)})
    there, back = compare(old, new), compare(new, old)
    assert there
    assert all(change.ref.split("/")[0] == made.ref for change in there)
    if not (whole_part(made) or names_its_part(made) or str(made) in SEVERAL):
        [change] = there
        assert told(change, made)
    assert sorted(mirrored(change) for change in there) == sorted(plainly(change) for change in back)
    difference = Difference(old, new, there)
    for classed in difference.classed:
        for locale in ("en", "fr"):
            assert "None" not in sentence(classed.change).in_(locale)
    assert len(findings(difference)) == len(there)


def told(change: Change, made: Mutation) -> bool:
    """Whether a change names the field, or the element that came or went with it."""
    if change.verb in ("added", "removed"):
        return isinstance(made.spec.type, PartType) and made.spec.many
    return made.spec.name in change.path


def plainly(change: Change) -> tuple[str, ...]:
    return (change.verb, change.ref, str(change.before), str(change.after))


def mirrored(change: Change) -> tuple[str, ...]:
    verb = {"added": "removed", "removed": "added"}.get(change.verb, change.verb)
    return (verb, change.ref, str(change.after), str(change.before))


def test_every_declared_class_is_reached() -> None:
    """A field that the example never shows is not mutated: it shows nearly all."""
    from cxjourney.model.declare import KINDS, fields_of

    reached = {(made.owner, made.spec.name) for made in ALL}
    wanted = {(cls, spec.name) for cls in KINDS.values() for spec in fields_of(cls)}
    wanted = {(cls, name) for cls, name in wanted if name not in ("id", "aliases")}
    assert len(wanted - reached) <= 3, sorted((cls.__name__, name) for cls, name in wanted - reached)


RENAMED = ("team:digital", "persona:lea", "metric:csat", "channel:sms", "journey:parcel", "journey:parcel/find",
           "journey:parcel/find/walk", "journey:parcel/find/walk/rain", "journey:parcel/exit:done")  # fmt: skip


@pytest.mark.parametrize("alias", [True, False])
@pytest.mark.parametrize("ref", RENAMED)
def test_a_rename_everywhere_is_only_a_rename(ref: str, alias: bool, tmp_path: Path) -> None:
    root = laid(tmp_path, {"a.yaml": PEOPLE, "j.yaml": JOURNEY})
    before = compile_workspace(root, TODAY)
    node = find(before.model, ref)
    outcome = rename(before, node, "another", lambda files: compile_workspace(root, TODAY, files), alias=alias)
    after = compile_workspace(root, TODAY, outcome.files)
    changes = compare(before.model, after.model)
    kept = alias and hasattr(node, "aliases")
    assert [(change.verb, change.old and change.old.ref, change.declared) for change in changes] == [
        ("renamed", ref, kept)
    ]
