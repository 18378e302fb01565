"""Fields as labels and values, from the declarations: what makes a page for any entity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from cxjourney.backends.site.bits import Fact, Link, Row, Table, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.model.declare import (
    ChoiceType,
    FieldSpec,
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
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.money import Money
from cxjourney.model.node import Node
from cxjourney.model.remember import per_class
from cxjourney.model.values import Duration, Quantity, Target

HIDDEN = frozenset({"id", "name", "aliases", "audience"})
"""Fields that a page shows elsewhere, or not at all."""


def facts(edition: Edition, node: Node, without: Iterable[str] = ()) -> tuple[Fact, ...]:
    """The fields of a node that say something, in the order of writing."""
    found, skipped = [], frozenset(without)
    for spec, attribute in _told(type(node)):
        value = getattr(node, attribute)
        if (not value and (value is None or value is False or value in _EMPTY)) or spec.name in skipped:
            continue
        mode, shown = _shown(edition, spec, value)
        if shown:
            found.append(Fact(edition.label(spec.name), mode, shown))
    return tuple(found)


_EMPTY: tuple[object, ...] = ((), {}, "")


@per_class
def _told(cls: type[Any]) -> tuple[tuple[FieldSpec, str], ...]:
    """The fields of a class that may be told, with the attribute of each."""
    return tuple((spec, spec.attribute) for spec in fields_of(cls) if spec.name not in HIDDEN)


def safeguards(edition: Edition, journey: Journey) -> tuple[Fact, ...]:
    """What protects a citizen or a patient."""
    return facts(edition, journey.safeguards) if journey.safeguards else ()


def _shown(edition: Edition, spec: FieldSpec, value: Any) -> tuple[str, tuple[object, ...]]:
    values = value if spec.many else (value,)
    match spec.type:
        case TextType():
            mode = "rich" if "Markdown" in spec.doc.en else ("list" if spec.many else "text")
            return mode, tuple(edition.words(one) for one in values)
        case RefType():
            return "links", edition.refs(values)
        case StringType(format="url" | "link"):
            return "outside", tuple(edition.outside(one) for one in values)
        case StringType(format="language"):
            from cxjourney.backends.site.speech import Speech

            return "text", (Words(", ".join(Speech(one).name for one in values)),)
        case StringType():
            return "codes", tuple(values)
        case PartType(cls=cls) if cls is Money:
            return "text", tuple(Words(edition.money(one)) for one in values)
        case PartType() if spec.many:
            return "table", (part_table(edition, spec, values),)
        case PartType():
            return "facts", facts(edition, value)
        case MapType():
            rows = tuple(Row((key, Words(str(one)))) for key, one in value.items())
            return "table", (Table(edition.label(spec.name), ("", ""), rows),)
    return "text", tuple(Words(", ".join(scalar(edition, spec, one) for one in values)) for _ in (0,))


def scalar(edition: Edition, spec: FieldSpec, value: Any) -> str:
    """A small value in words."""
    match value:
        case bool():
            return edition.t("yes") if value else edition.t("no")
        case dt.date():
            return edition.speech.date(value)
        case Target():
            return edition.speech.target(value)
        case Quantity():
            return edition.speech.quantity(value)
        case Duration():
            return edition.speech.duration(value)
    match spec.type:
        case ChoiceType():
            return edition.choice(value)
        case ScalarType(name="share"):
            return edition.speech.percent(value)
        case NumberType(minimum=1, maximum=5):
            return edition.t("%(num)s out of %(all)s", num=value, all=5)
        case NumberType() | FlagType():
            return edition.speech.number(float(value))
    return str(value)


def part_table(edition: Edition, spec: FieldSpec, parts: Iterable[Node]) -> Table:
    """A list of parts as a table, without the columns that nobody fills."""
    parts = tuple(parts)
    columns = [
        column for column in fields_of(type(parts[0]))
        if column.name != "id" and any(getattr(one, column.attribute) not in (None, (), {}, "", False) for one in parts)
    ]  # fmt: skip
    rows = tuple(
        Row(tuple(_cell(edition, column, getattr(one, column.attribute)) for column in columns)) for one in parts
    )
    heads = tuple(edition.label(column.name) for column in columns)
    return Table(edition.label(spec.name), heads, rows, wide=len(columns) > 3)


def _cell(edition: Edition, spec: FieldSpec, value: Any) -> object:
    if value in (None, (), {}, "", False):
        return Words("")
    match spec.type:
        case TextType() if not spec.many:
            return edition.words(value)
        case RefType() if not spec.many:
            return edition.ref(value)
        case RefType():
            return edition.refs(value)
        case StringType(format="url" | "link"):
            return edition.outside(value)
        case StringType():
            return value
        case PartType() if not spec.many:
            return Words("; ".join(_flat(edition, value)))
    values = value if spec.many else (value,)
    return Words(", ".join(scalar(edition, spec, one) for one in values))


def _flat(edition: Edition, node: Node) -> Iterator[str]:
    for fact in facts(edition, node):
        shown = [one.words.text if isinstance(one, Link) else getattr(one, "text", str(one)) for one in fact.values]
        yield f"{fact.label} {', '.join(shown)}"
