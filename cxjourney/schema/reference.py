"""The language reference, built from the declarations: for `docs/` and `cxj explain`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cxjourney.model.declare import (
    DOCS,
    KINDS,
    PLURALS,
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
from cxjourney.model.entity import Entity
from cxjourney.model.values import SCALARS
from cxjourney.schema.generate import FORMATS
from cxjourney.wording import Wording, plain, say

# ---------------------------------------------------------------- vocabulary


@dataclass(frozen=True, slots=True)
class Style:
    """How the words of a type are shown: what one writes as it stands, the name of a kind or part, the separator.

    `format` shows the name of a technical string.
    """

    literal: Callable[[str], str]
    name: Callable[[str], str]
    format: Callable[[str], str]
    between: str


PLAIN = Style(str, str, str, " | ")
"""For a terminal."""
MARKDOWN = Style(
    lambda word: f"`{word}`",
    lambda word: f"[{word}](#{word.lower()})",
    lambda word: f"[{word}](#technical-strings)",
    " · ",
)
"""For the page, where names of kinds, parts and formats are links."""

_SCALAR_NAMES = {"target": "cible", "quantity": "quantité", "share": "part", "duration": "durée", "date": "date"}
_SCALAR_DOCS = {
    "target": "What a KPI should reach: an operator, a number, a unit.",
    "quantity": "A number, with its unit if it has one.",
    "share": "A part of a whole, with its `%`.",
    "duration": "A length of time, as ISO 8601 writes it.",
    "date": "A day, as ISO 8601 writes it.",
}
_INSIDE = ("touchpoint", "pain", "exit", "stage")
"""Elements that are named by a path from the journey down."""


# ---------------------------------------------------------------- what a field takes, in a few words


def type_words(spec: FieldSpec, style: Style = PLAIN) -> Wording:
    """What a field takes, in a few words: `list: persona id`."""
    one = _words(spec.type, style)
    return say("list: {one}", "liste : {one}", one=one) if spec.many else one


def _words(type_: FieldType, style: Style) -> Wording:
    match type_:
        case TextType():
            return say("text, or texts by language", "texte, ou textes par langue")
        case StringType(format=""):
            return say("string", "chaîne")
        case StringType(format=name):
            return plain(style.format(name))
        case NumberType(low, high, whole):
            bounds = "" if low is None and high is None else f" {_bound(low)}…{_bound(high)}"
            return (
                say("whole number{b}", "nombre entier{b}", b=bounds)
                if whole
                else say("number{b}", "nombre{b}", b=bounds)
            )
        case FlagType():
            return plain("true / false")
        case ChoiceType(values):
            return plain(style.between.join(style.literal(value) for value in values))
        case ScalarType(name):
            return say(
                "{name}, such as {example}",
                "{french}, par exemple {example}",
                name=name,
                french=_SCALAR_NAMES[name],
                example=style.literal(str(SCALARS[name].example)),
            )
        case RefType():
            return _reference_words(type_, style)
        case PartType(cls):
            return plain(style.name(cls.__name__))
        case MapType(value, keys):
            inside = _words(value, style)
            if keys:
                return say(
                    "map: {key} id, then {value}",
                    "table : identifiant ({key}), puis {value}",
                    key=style.name(keys),
                    value=inside,
                )
            return say("map: a word, then {value}", "table : un mot, puis {value}", value=inside)


def _reference_words(type_: RefType, style: Style) -> Wording:
    if len(type_.kinds) > 1:
        prefixed = [
            style.literal("stage/touchpoint" if kind == "touchpoint" and kind in type_.local else f"{kind}:…")
            for kind in type_.kinds
        ]
        return plain(style.between.join([*map(style.literal, type_.words), *prefixed]))
    [kind] = type_.kinds
    if kind in _INSIDE:
        return say("path of a {kind}", "chemin ({kind})", kind=style.name(kind))
    return say("{kind} id", "identifiant ({kind})", kind=style.name(kind))


def _bound(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


# ---------------------------------------------------------------- the page

_HEAD = """\
# The language, field by field

This page is built from the declarations in `cxjourney/model/kinds/` and `cxjourney/workspace.py`, by `make docs`.
[The guide](language.md) explains how the pieces fit; here is what each one takes.

- A star marks a field that must be there. All the others may be left out.
- *text* is a string in the first language of the workspace, or a map of languages: `{fr: Bonjour, en: Hello}`.
- *team id*, *persona id* and so on name another entity of the workspace. Where several kinds may stand, the kind is
  written before the id: `team:risk`.
- Any map may also hold keys of your own. They begin with `x-` and are kept as they are.
"""

_ENVELOPE = """\
## Every file

| field | what it takes | meaning |
|---|---|---|
| `cxjourney` * | `v1` | The version of the language. |
| `kind` * | one of the kinds of this page, `catalog`, or `workspace` | What the file describes. |
"""


def reference() -> str:
    """The reference of the language as a Markdown page."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    plurals = {kind: plural for plural, kind in PLURALS.items()}
    yield _HEAD
    yield "Kinds: " + " · ".join(f"[{kind}](#{kind})" for kind in [*sorted(KINDS), "catalog", "workspace"])
    yield ""
    yield _ENVELOPE
    yield "Every kind but `catalog` and `workspace` also has:"
    yield ""
    yield from _table(Entity)
    done: set[type[Any]] = set()
    for kind, cls in sorted(KINDS.items(), key=lambda item: (item[0] != "journey", item[0])):
        yield from _heading(2, kind, DOCS[cls])
        if kind in plurals:
            yield f"In a catalog, under `{plurals[kind]}:`."
            yield ""
        yield from _table(cls, shared=Entity)
        yield from _inner(cls, done)
    yield from _heading(2, "catalog", "A bag of small entities, listed under the plural of their kind.")
    yield "| key | what it lists |"
    yield "|---|---|"
    for plural, kind in sorted(PLURALS.items()):
        yield f"| `{plural}` | [{kind}](#{kind}) |"
    yield from _heading(2, "workspace", f"{DOCS[_workspace()]} It is the file `cxjourney.yaml` at the root.")
    yield from _table(_workspace())
    yield from _inner(_workspace(), done)
    yield from _heading(2, "Numbers, dates and shares", "Written as people write them, and read strictly.")
    yield "| name | example | meaning |"
    yield "|---|---|---|"
    for name, scalar in SCALARS.items():
        yield f"| {name} | `{scalar.example}` | {_SCALAR_DOCS[name]} |"
    yield from _heading(2, "Technical strings", "The same in every language.")
    yield "| name | example | what it looks like |"
    yield "|---|---|---|"
    for name, (_, words, example) in FORMATS.items():
        yield f"| {name} | `{example}` | {words} |"


def _heading(level: int, title: str, sentence: str) -> Iterator[str]:
    yield ""
    yield f"{'#' * level} {title}"
    yield ""
    yield sentence
    yield ""


def _inner(cls: type[Any], done: set[type[Any]]) -> Iterator[str]:
    """The parts inside a class, each once on the page, under the first kind that uses it."""
    for spec in fields_of(cls):
        part = _part_of(spec.type)
        if part is not None and part not in done:
            done.add(part)
            yield from _heading(3, part.__name__, DOCS[part])
            yield from _table(part)
            yield from _inner(part, done)


def _part_of(type_: FieldType) -> type[Any] | None:
    while isinstance(type_, MapType):
        type_ = type_.value
    return type_.cls if isinstance(type_, PartType) else None


def _table(cls: type[Any], shared: type[Any] | None = None) -> Iterator[str]:
    common = {spec.name for spec in fields_of(shared)} if shared else set()
    yield "| field | what it takes | meaning |"
    yield "|---|---|---|"
    for spec in fields_of(cls):
        if spec.name not in common:
            words = type_words(spec, MARKDOWN).in_("en")
            example = f" Example: `{_example(spec.example)}`." if spec.example is not None else ""
            yield f"| `{spec.name}`{' *' if spec.required else ''} | {words} | {spec.doc}{example} |"


def _example(value: Any) -> str:
    """An example as YAML writes it in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_example(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_example, value)) + "]"
    return str(value)


def _workspace() -> type[Any]:
    return next(cls for cls in DOCS if cls.__name__ == "Workspace")
