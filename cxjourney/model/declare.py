"""How a kind is declared: `@kind`, `@part` and a few field helpers.

A declaration is a frozen dataclass whose fields carry their meaning in the language. Everything else, the JSON
Schema, decoding, reference checks, diff, JSON export, the reference page, is a loop over `fields_of(cls)`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

from cxjourney.model.nouns import NOUNS, Noun
from cxjourney.model.remember import per_class
from cxjourney.wording import Wording, both

# ---------------------------------------------------------------- vocabulary: the types of a field


@dataclass(frozen=True, slots=True)
class TextType:
    """A string in the default language, or a map of languages."""


@dataclass(frozen=True, slots=True)
class StringType:
    """A technical string, the same in every language; `format` is `""`, `id`, `key`, `path`, `url` or `handle`."""

    format: str = ""


@dataclass(frozen=True, slots=True)
class NumberType:
    """A number between two bounds, a whole one when `whole`."""

    minimum: float | None = None
    maximum: float | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class FlagType:
    """true or false."""


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """One word of a closed list."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScalarType:
    """A value with a grammar of its own, from `values.SCALARS`."""

    name: str


@dataclass(frozen=True, slots=True)
class RefType:
    """A reference. With one kind it is the id alone, with several `kind:id`; `words` stand by themselves.

    An element (`stage`, `touchpoint`, `exit`, `pain`) is named by its path from the journey down; when its kind is
    in `local`, by the path inside the journey that holds the reference, and a touchpoint needs no prefix. A chain of
    `acyclic` references must end.
    """

    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    acyclic: bool = False


@dataclass(frozen=True, slots=True)
class PartType:
    """A map with fields of its own."""

    cls: type[Any]


@dataclass(frozen=True, slots=True)
class MapType:
    """A map whose keys are free (or name entities of the kind `keys`) and whose values are of one type."""

    value: FieldType
    keys: str = ""


FieldType = TextType | StringType | NumberType | FlagType | ChoiceType | ScalarType | RefType | PartType | MapType


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the language. `many` makes it a list; `doc` is one sentence that a service designer understands."""

    name: str
    type: FieldType
    doc: Wording
    required: bool = False
    many: bool = False
    example: Any = None
    attribute: str = ""
    """The name in Python, where `class` and `as` are taken: `class_`."""


# ---------------------------------------------------------------- declaring

C = TypeVar("C")
Doc = str | Wording
Words = tuple[str, ...]
KINDS: dict[str, type[Any]] = {}
"""Every kind by its name."""
PLURALS: dict[str, str] = {}
"""The kind behind each plural key of a catalog."""
DOCS: dict[type[Any], Wording] = {}
"""The sentence that explains each kind and each part."""


def field(type: FieldType, doc: Doc, *, required: bool = False, many: bool = False, example: Any = None) -> Any:
    """The general form of the helpers below. An absent list is `()`, an absent map `{}`, a flag False, else None."""
    metadata = {"spec": FieldSpec("", type, both(doc), required, many, example)}
    if required:
        return dataclasses.field(metadata=metadata)
    if many:
        return dataclasses.field(default=(), metadata=metadata)
    if isinstance(type, MapType):
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=False if isinstance(type, FlagType) else None, metadata=metadata)


def prose(doc: Doc, **options: Any) -> Any:
    """What people read, in one or several languages."""
    return field(TextType(), doc, **options)


def string(doc: Doc, format: str = "", **options: Any) -> Any:
    """A technical string: an id, a path, an address."""
    return field(StringType(format), doc, **options)


def number(doc: Doc, low: float | None = None, high: float | None = None, whole: bool = False, **options: Any) -> Any:
    """A number, with bounds."""
    return field(NumberType(low, high, whole), doc, **options)


def flag(doc: Doc, **options: Any) -> Any:
    """Yes or no, no by default."""
    return field(FlagType(), doc, **options)


def choice(doc: Doc, *values: str, **options: Any) -> Any:
    """One word of a closed list."""
    return field(ChoiceType(values), doc, **options)


def scalar(name: str, doc: Doc, **options: Any) -> Any:
    """A date, duration, target, quantity or share."""
    return field(ScalarType(name), doc, **options)


def ref(doc: Doc, *kinds: str, words: Words = (), local: Words = (), acyclic: bool = False, **options: Any) -> Any:
    """A reference to an entity or an element."""
    return field(RefType(kinds, words, local, acyclic), doc, **options)


def nested(doc: Doc, cls: type[Any], **options: Any) -> Any:
    """A map with fields of its own, declared by `@part`."""
    return field(PartType(cls), doc, **options)


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(field, prose, string, number, flag, choice, scalar, ref, nested),
)
def part(doc: Doc) -> Callable[[type[C]], type[C]]:
    """Declare a part: a map that lives inside a kind."""

    def declare(cls: type[C]) -> type[C]:
        cls.__doc__ = cls.__doc__ or both(doc).en  # else `dataclass` works out the text of a signature
        made = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(cls)  # `Node` has these two
        DOCS[made] = both(doc)
        return made

    return declare


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(field, prose, string, number, flag, choice, scalar, ref, nested),
)
def kind(name: str, plural: str, doc: Doc, *, fr: str = "", **noun: Any) -> Callable[[type[C]], type[C]]:
    """Declare a kind. `plural` is its key in a catalog, empty when a file of its own is due.

    `fr` is its French noun; `feminine`, `en` and irregular plurals are those of `Noun`.
    """

    def declare(cls: type[C]) -> type[C]:
        made = part(doc)(cls)
        KINDS[name] = made
        NOUNS[name] = Noun(**{"en": name, "fr": fr or name, **noun})
        if plural:
            PLURALS[plural] = name
        return made

    return declare


@per_class
def fields_of(cls: type[Any]) -> tuple[FieldSpec, ...]:
    """The fields of a kind or part, in the order of declaration, which is the order of writing."""
    declared = [f for f in dataclasses.fields(cls) if "spec" in f.metadata]
    return tuple(dataclasses.replace(f.metadata["spec"], name=f.name.rstrip("_"), attribute=f.name) for f in declared)
