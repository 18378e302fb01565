"""The language reference, built from the declarations: for `docs/` and `cxj explain`."""

from __future__ import annotations

from collections.abc import Iterator
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
from cxjourney.model.values import SCALARS
from cxjourney.schema.generate import FORMATS
from cxjourney.wording import Wording, plain, say


def type_words(spec: FieldSpec) -> Wording:
    """What a field takes, in a few words: `list of references to a persona`."""
    one = _words(spec.type)
    return say("list: {one}", "liste : {one}", one=one) if spec.many else one


def _words(type_: FieldType) -> Wording:
    match type_:
        case TextType():
            return say("text, or texts by language", "texte, ou textes par langue")
        case StringType(format=""):
            return say("string", "chaîne")
        case StringType(format=name):
            return say("{name}", "{name}", name=name)
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
            return plain(" | ".join(values))
        case ScalarType(name):
            names = {"target": "cible", "quantity": "quantité", "share": "part", "duration": "durée", "date": "date"}
            return say(
                "{name}, such as {example}",
                "{french}, par exemple {example}",
                name=name,
                french=names[name],
                example=SCALARS[name].example,
            )
        case RefType(kinds, words):
            listed = " | ".join([*words, *(f"{kind}:" if len(kinds) > 1 else kind for kind in kinds)])
            return say("reference: {listed}", "référence : {listed}", listed=listed)
        case PartType(cls):
            return plain(cls.__name__)
        case MapType(value):
            return say("map of {value}", "table de {value}", value=_words(value))


def _bound(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def reference() -> str:
    """The reference of the language as a Markdown page."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    plurals = {kind: plural for plural, kind in PLURALS.items()}
    yield "# The language, field by field"
    yield ""
    yield "This page is built from the declarations in `cxjourney/model/kinds/` (`make docs`). A star marks a field that must be there."
    yield "Any map may also hold keys of your own that begin with `x-`."
    yield ""
    yield "Kinds: " + " · ".join(f"[{kind}](#{kind})" for kind in [*KINDS, "workspace"])
    parts: list[type[Any]] = []
    for kind, cls in [*KINDS.items(), ("workspace", _workspace())]:
        yield ""
        yield f"## {kind}"
        yield ""
        yield DOCS[cls] + (f" In a catalog, under `{plurals[kind]}:`." if kind in plurals else "")
        yield ""
        yield from _table(cls, parts)
    yield ""
    yield "# Parts"
    done: set[type[Any]] = set()
    while parts:
        cls = parts.pop(0)
        if cls in done:
            continue
        done.add(cls)
        yield ""
        yield f"## {cls.__name__}"
        yield ""
        yield DOCS[cls]
        yield ""
        yield from _table(cls, parts)
    yield ""
    yield "# Technical strings"
    yield ""
    yield "| name | what it looks like | example |"
    yield "|---|---|---|"
    for name, (_, words, example) in FORMATS.items():
        yield f"| {name} | {words} | `{example}` |"


def _table(cls: type[Any], parts: list[type[Any]]) -> Iterator[str]:
    yield "| field | what it takes | meaning |"
    yield "|---|---|---|"
    for spec in fields_of(cls):
        inner = spec.type
        while isinstance(inner, MapType):
            inner = inner.value
        if isinstance(inner, PartType):
            parts.append(inner.cls)
        words = type_words(spec).in_("en").replace("|", "\\|")
        if isinstance(inner, PartType):
            words = words.replace(inner.cls.__name__, f"[{inner.cls.__name__}](#{inner.cls.__name__.lower()})")
        example = f" Example: `{spec.example}`." if spec.example is not None else ""
        yield f"| `{spec.name}`{' *' if spec.required else ''} | {words} | {spec.doc}{example} |"


def _workspace() -> type[Any]:
    return next(cls for cls in DOCS if cls.__name__ == "Workspace")
