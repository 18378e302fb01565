"""What a field takes and what it means, in a few words and in both languages: for the page, `explain` and advice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cxjourney.model.declare import (
    DOCS,
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
MARKDOWN_IN = {"fr": replace(MARKDOWN, format=lambda word: f"[{word}](#chaînes-techniques)")}
"""The same where the heading of the formats has another name."""

SCALAR_NAMES = {"target": "cible", "quantity": "quantité", "share": "part", "duration": "durée", "date": "date"}
"""How values with a grammar of their own are called in French."""
FRENCH_FORMATS = {
    "id": "des minuscules, des chiffres et des tirets",
    "language": "un code de langue",
    "url": "une adresse sans espace",
    "path": "un chemin dans l'espace de travail",
    "link": "une adresse, ou un chemin dans l'espace de travail",
    "handle": "un identifiant d'équipe",
    "currency": "trois lettres capitales",
    "event": "un nom fait de lettres, de chiffres et de `_ . : -`",
    "column": "un nom de colonne",
    "timezone": "un fuseau horaire",
    "own-code": "de trois à cinq capitales et trois chiffres",
    "formula": "un calcul sur des indicateurs",
}
"""What a technical string looks like, in French; `FORMATS` says it in English."""
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
                french=SCALAR_NAMES[name],
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


# ---------------------------------------------------------------- what a field means


def sentence(description: str) -> Wording:
    """The sentence of a field, kind or part in both languages, by the English one that its schema shows."""
    for cls, doc in DOCS.items():
        for found in (doc, *(spec.doc for spec in fields_of(cls))):
            if found.en == description:
                return found
    return plain(description)
