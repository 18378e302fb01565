"""The language reference, built from the declarations: a page in English, a page in French."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxjourney.model.declare import DOCS, KINDS, PLURALS, FieldType, MapType, PartType, fields_of
from cxjourney.model.entity import Entity
from cxjourney.model.values import SCALARS
from cxjourney.schema.describe import FRENCH_FORMATS, MARKDOWN, MARKDOWN_IN, SCALAR_NAMES, type_words
from cxjourney.schema.generate import FORMATS
from cxjourney.wording import say

_SCALAR_DOCS = {
    "target": say(
        "What a KPI should reach: an operator, a number, a unit.",
        "Ce qu'un indicateur devrait atteindre : un signe, un nombre, une unité.",
    ),
    "quantity": say("A number, with its unit if it has one.", "Un nombre, avec son unité s'il en a une."),
    "share": say("A part of a whole, with its `%`.", "Une part d'un tout, avec son `%`."),
    "duration": say("A length of time, as ISO 8601 writes it.", "Une durée, comme l'écrit ISO 8601."),
    "date": say("A day, as ISO 8601 writes it.", "Un jour, comme l'écrit ISO 8601."),
}
_HEAD = say(
    """\
# The language, field by field

This page is built from the declarations in `cxjourney/model/kinds/` and `cxjourney/workspace.py`, by `make docs`.
[The guide](language.md) explains how the pieces fit; here is what each one takes. The same page
[in French](fr/reference.md).

- A star marks a field that must be there. All the others may be left out.
- *text* is a string in the first language of the workspace, or a map of languages: `{fr: Bonjour, en: Hello}`.
- *team id*, *persona id* and so on name another entity of the workspace. Where several kinds may stand, the kind is
  written before the id: `team:risk`.
- Any map may also hold keys of your own. They begin with `x-` and are kept as they are.
""",
    """\
# Le langage, champ par champ

Cette page est tirée des déclarations de `cxjourney/model/kinds/` et de `cxjourney/workspace.py`, par `make docs`.
[Le guide](guide.md) dit comment les pièces s'assemblent ; voici ce que chacune accepte. La même page
[en anglais](../reference.md).

- Une étoile signale un champ obligatoire. Tous les autres peuvent manquer.
- *texte* : une chaîne dans la première langue de l'espace de travail, ou une table de langues : `{fr: Bonjour, en: Hello}`.
- *identifiant (team)*, *identifiant (persona)* : le nom d'un autre objet de l'espace de travail. Là où plusieurs types
  sont possibles, le type s'écrit devant l'identifiant : `team:risk`.
- Partout, vous pouvez ajouter des clés à vous. Elles commencent par `x-` et sont gardées telles quelles.
""",
)

_ENVELOPE = say(
    """\
## Every file

| field | what it takes | meaning |
|---|---|---|
| `cxjourney` * | `v1` | The version of the language. |
| `kind` * | one of the kinds of this page, `catalog`, or `workspace` | What the file describes. |
""",
    """\
## Tout fichier

| champ | ce qu'il accepte | sens |
|---|---|---|
| `cxjourney` * | `v1` | La version du langage. |
| `kind` * | un des types de cette page, `catalog` ou `workspace` | Ce que décrit le fichier. |
""",
)


def reference(locale: str = "en") -> str:
    """The reference of the language as a Markdown page, in English or in French."""
    return "\n".join(_page(locale)) + "\n"


def _page(locale: str) -> Iterator[str]:
    plurals = {kind: plural for plural, kind in PLURALS.items()}
    yield _HEAD.in_(locale)
    links = " · ".join(f"[{kind}](#{kind})" for kind in [*sorted(KINDS), "catalog", "workspace"])
    yield say("Kinds: {links}", "Types : {links}", links=links).in_(locale)
    yield ""
    yield _ENVELOPE.in_(locale)
    yield say(
        "Every kind but `catalog` and `workspace` also has:",
        "Tous les types, sauf `catalog` et `workspace`, ont aussi :",
    ).in_(locale)
    yield ""
    yield from _table(Entity, locale)
    done: set[type[Any]] = set()
    for kind, cls in sorted(KINDS.items(), key=lambda item: (item[0] != "journey", item[0])):
        yield from _heading(2, kind, DOCS[cls].in_(locale))
        if kind in plurals:
            in_catalog = say("In a catalog, under `{key}:`.", "Dans un catalogue, sous `{key}:`.", key=plurals[kind])
            yield in_catalog.in_(locale)
            yield ""
        yield from _table(cls, locale, shared=Entity)
        yield from _inner(cls, locale, done)
    yield from _catalog(locale)
    root = say(
        "{doc} It is the file `cxjourney.yaml` at the root.",
        "{doc} C'est le fichier `cxjourney.yaml`, à la racine.",
        doc=DOCS[_workspace()],
    )
    yield from _heading(2, "workspace", root.in_(locale))
    yield from _table(_workspace(), locale)
    yield from _inner(_workspace(), locale, done)
    yield from _values(locale)


def _catalog(locale: str) -> Iterator[str]:
    bag = say(
        "A bag of small entities, listed under the plural of their kind.",
        "Un sac de petits objets, rangés sous le pluriel de leur type.",
    )
    yield from _heading(2, "catalog", bag.in_(locale))
    yield say("| key | what it lists |", "| clé | ce qu'elle liste |").in_(locale)
    yield "|---|---|"
    for plural, kind in sorted(PLURALS.items()):
        yield f"| `{plural}` | [{kind}](#{kind}) |"


def _values(locale: str) -> Iterator[str]:
    numbers = say("Numbers, dates and shares", "Nombres, dates et parts")
    strict = say(
        "Written as people write them, and read strictly.", "Écrits comme tout le monde les écrit, et lus strictement."
    )
    yield from _heading(2, numbers.in_(locale), strict.in_(locale))
    yield say("| name | example | meaning |", "| nom | exemple | sens |").in_(locale)
    yield "|---|---|---|"
    for name, scalar in SCALARS.items():
        shown = SCALAR_NAMES[name] if locale == "fr" else name
        yield f"| {shown} | `{scalar.example}` | {_SCALAR_DOCS[name].in_(locale)} |"
    strings = say("Technical strings", "Chaînes techniques")
    yield from _heading(
        2, strings.in_(locale), say("The same in every language.", "Les mêmes dans toutes les langues.").in_(locale)
    )
    yield say("| name | example | what it looks like |", "| nom | exemple | à quoi elle ressemble |").in_(locale)
    yield "|---|---|---|"
    for name, (_, words, example) in FORMATS.items():
        yield f"| {name} | `{example}` | {FRENCH_FORMATS[name] if locale == 'fr' else words} |"


def _heading(level: int, title: str, sentence: str) -> Iterator[str]:
    yield ""
    yield f"{'#' * level} {title}"
    yield ""
    yield sentence
    yield ""


def _inner(cls: type[Any], locale: str, done: set[type[Any]]) -> Iterator[str]:
    """The parts inside a class, each once on the page, under the first kind that uses it."""
    for spec in fields_of(cls):
        part = _part_of(spec.type)
        if part is not None and part not in done:
            done.add(part)
            yield from _heading(3, part.__name__, DOCS[part].in_(locale))
            yield from _table(part, locale)
            yield from _inner(part, locale, done)


def _part_of(type_: FieldType) -> type[Any] | None:
    while isinstance(type_, MapType):
        type_ = type_.value
    return type_.cls if isinstance(type_, PartType) else None


def _table(cls: type[Any], locale: str, shared: type[Any] | None = None) -> Iterator[str]:
    common = {spec.name for spec in fields_of(shared)} if shared else set()
    yield say("| field | what it takes | meaning |", "| champ | ce qu'il accepte | sens |").in_(locale)
    yield "|---|---|---|"
    for spec in fields_of(cls):
        if spec.name not in common:
            words = type_words(spec, MARKDOWN_IN.get(locale, MARKDOWN)).in_(locale)
            shown = say(" Example: `{shown}`.", " Exemple : `{shown}`.", shown=_example(spec.example))
            example = shown.in_(locale) if spec.example is not None else ""
            yield f"| `{spec.name}`{' *' if spec.required else ''} | {words} | {spec.doc.in_(locale)}{example} |"


def _example(value: Any) -> str:
    """An example as YAML writes it in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_example(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_example, value)) + "]"
    return str(value)


def _workspace() -> type[Any]:
    return next(cls for cls in DOCS if cls.__name__ == "Workspace")
