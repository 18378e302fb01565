"""Properties of the language: what the schema accepts can be decoded, and what was decoded can be written again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxjourney.compiler  # noqa: F401 -- registers every kind
from cxjourney.binding.decode import decode
from cxjourney.model.declare import (
    KINDS,
    ChoiceType,
    FieldSpec,
    FieldType,
    FlagType,
    MapType,
    NumberType,
    PartType,
    RefType,
    ScalarType,
    StringType,
    TextType,
    fields_of,
)
from cxjourney.model.dump import dump_entity
from cxjourney.schema.generate import FORMATS
from cxjourney.schema.validate import validate
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import locate, read
from cxjourney.source.writer import to_yaml

WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Co", "Cn")), min_size=1, max_size=12
).filter(str.strip)
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)
SCALARS = {
    "date": st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)).map(dt.date.isoformat),
    "duration": st.sampled_from(["PT12M", "P3D", "P2W", "P1DT6H", "PT90S", "P1Y2M"]),
    "share": st.integers(0, 1000).map(lambda n: f"{n / 10:g} %"),
    "target": st.tuples(st.sampled_from([">=", "<=", ">", "<", "="]), st.integers(-50, 5000), st.sampled_from(["", " %", " days", " EUR"])).map(lambda t: f"{t[0]} {t[1]}{t[2]}"),
    "quantity": st.one_of(st.integers(-50, 5000), st.sampled_from(["31 %", "4.2", "3 days", "1 200 EUR", "0.5"])),
}  # fmt: skip


def values(type_: FieldType, depth: int) -> st.SearchStrategy[Any]:
    match type_:
        case TextType():
            return st.one_of(WORDS, st.dictionaries(st.sampled_from(["en", "fr", "fr-CA"]), WORDS, min_size=1))
        case StringType(format="id"):
            return SLUGS
        case StringType(format=""):
            return WORDS
        case StringType(format=name):
            return st.just(FORMATS[name][2])
        case NumberType(low, high, whole):
            low, high = int(low or 0), int(high if high is not None else 99)
            return st.integers(low, high) if whole else st.integers(low * 4, high * 4).map(lambda n: n / 4)
        case FlagType():
            return st.just(True)
        case ChoiceType(choices):
            return st.sampled_from(choices)
        case ScalarType(name):
            return SCALARS[name]
        case RefType(kinds, words, local):
            return references(kinds, words, local)
        case PartType(cls):
            return objects(cls, depth + 1)
        case MapType(value, _):
            return st.dictionaries(SLUGS, values(value, depth + 1), min_size=1, max_size=2)
    raise AssertionError(type_)


def references(kinds: tuple[str, ...], words: tuple[str, ...], local: tuple[str, ...]) -> st.SearchStrategy[str]:
    if kinds == ("phase",):
        return SLUGS
    if "touchpoint" in local:
        return st.one_of(
            st.tuples(SLUGS, SLUGS).map("/".join), SLUGS.map("exit:{}".format), SLUGS.map("journey:{}".format)
        )
    if len(kinds) > 1:
        own = [kind for kind in kinds if kind != "partner"]
        return st.one_of(*(st.just(word) for word in words), st.tuples(st.sampled_from(own), SLUGS).map(":".join))
    return SLUGS


def field_values(spec: FieldSpec, depth: int) -> st.SearchStrategy[Any]:
    one = values(spec.type, depth)
    return st.lists(one, min_size=1, max_size=2) if spec.many else one


def objects(cls: type[Any], depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    specs = {spec.name: spec for spec in fields_of(cls)}
    optional = [name for name, spec in specs.items() if not spec.required]
    most = 4 if depth == 0 else 2

    @st.composite
    def build(draw: st.DrawFn) -> dict[str, Any]:
        chosen = set(draw(st.lists(st.sampled_from(optional), max_size=most, unique=True))) if optional else set()
        names = [name for name, spec in specs.items() if spec.required or name in chosen]
        made = {name: draw(field_values(specs[name], depth)) for name in names}
        return {**made, "x-own": draw(st.integers())} if draw(st.booleans()) else made

    return build()


@pytest.mark.parametrize("kind", list(KINDS))
@settings(max_examples=40)
@given(data=st.data())
def test_written_model_compiles_to_the_same_model(kind: str, data: st.DataObject) -> None:
    fields = data.draw(objects(KINDS[kind]))
    text = to_yaml({"cxjourney": "v1", "kind": kind, **fields})
    entity = accepted(kind, text)
    again = accepted(kind, to_yaml(dump_entity(entity)))
    assert again == entity


def accepted(kind: str, text: str) -> Any:
    file = SourceFile("a.yaml", text.encode(), locate)
    document = read(file)
    assert [d for d in document.diagnostics if d.severity.word == "error"] == [], text
    checked = validate(file, document.data)
    assert checked.diagnostics == (), text
    return decode(kind, checked.data, file)


@pytest.mark.parametrize("kind", list(KINDS))
@settings(max_examples=40)
@given(data=st.data())
def test_damaged_file_is_reported_and_what_remains_is_decoded(kind: str, data: st.DataObject) -> None:
    fields = data.draw(objects(KINDS[kind]))
    name = data.draw(st.sampled_from([key for key in fields if not key.startswith("x-")]))
    fields[name] = data.draw(st.sampled_from([None, [[]], {"?": {}}, -99.5, "\u2603 !", True]))
    file = SourceFile("a.yaml", to_yaml({"cxjourney": "v1", "kind": kind, **fields}).encode(), locate)
    document = read(file)
    if not document.readable:
        return
    checked = validate(file, document.data)
    assert bool(checked.diagnostics) == bool(checked.faulty)
    if checked.data:
        decode(kind, checked.data, file)
    for found in checked.diagnostics:
        assert found.place.span.start.line >= 1
        assert found.message.in_("fr")
