"""From a keyword of JSON Schema that refused something to a sentence, a place, and a stand-in for the faulty value."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from cxjourney.diagnostics.codes import schema as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Place
from cxjourney.diagnostics.suggest import nearest, nearly
from cxjourney.model.values import SCALARS, Fault
from cxjourney.schema.describe import FRENCH_FORMATS, sentence
from cxjourney.schema.due import due
from cxjourney.schema.gaps import as_text, empty, glued_field
from cxjourney.schema.generate import FORMATS
from cxjourney.schema.misfits import bad_scalar, out_of_range, wrong_type
from cxjourney.schema.stand_ins import DELETE, is_needed, stand_in, takes, takes_in_brackets
from cxjourney.source import patches
from cxjourney.source.edit import Edit
from cxjourney.source.file import SourceFile
from cxjourney.source.shown import ticked
from cxjourney.source.span import Pointer
from cxjourney.wording import Wording, say

_PATTERNS = {pattern: name for name, (pattern, _, _) in FORMATS.items()}
_SCALAR_PATTERNS = {scalar.pattern for scalar in SCALARS.values()}


@dataclass(frozen=True, slots=True)
class ShapeFault:
    """What to say, the pointer concerned, and what to put there so that the rest can be read."""

    diagnostic: Diagnostic
    pointer: Pointer
    mend: Any
    explains: Pointer | None = None
    """What is missing only because of this fault: it was written under another name."""


def word(error: Any, file: SourceFile, kind: str) -> Iterator[ShapeFault]:
    """The faults behind one error of jsonschema in a document of a kind; several when one keyword refused several members."""
    pointer: Pointer = tuple(error.absolute_path)
    mend = stand_in(error.schema, pointer)
    keyword: str = error.validator
    match keyword:
        case "type" | "enum" | "const" if error.instance is None:
            yield ShapeFault(_empty(error, file, pointer, kind), pointer, mend)
        case "additionalProperties":
            yield from _unknown_fields(error, file, pointer)
        case "required":
            yield from _missing_fields(error, file, pointer)
        case "enum" | "const":
            yield ShapeFault(_unknown_value(error, file, pointer), pointer, mend)
        case "type":
            yield ShapeFault(wrong_type(error, file, pointer), pointer, mend)
        case "minimum" | "maximum" | "minItems" | "minLength" | "minProperties":
            yield ShapeFault(out_of_range(error, file, pointer), pointer, mend)
        case "pattern" if "propertyNames" in list(error.absolute_schema_path)[-2:]:
            yield _bad_key(error, file, pointer)
        case "pattern" if error.validator_value in _SCALAR_PATTERNS:
            if "format" in error.schema and not _parses(error):
                return  # the format says it better
            yield ShapeFault(bad_scalar(error, file, pointer), pointer, mend)
        case "pattern":
            yield ShapeFault(_bad_string(error, file, pointer), pointer, mend)
        case "format":
            yield ShapeFault(bad_scalar(error, file, pointer), pointer, mend)
        case _:
            raise AssertionError(f"no words for the schema keyword {keyword}")


def _place(file: SourceFile, pointer: Pointer, *, key: bool = False) -> Place:
    return Place(file.path, file.key_span(pointer) if key else file.span(pointer), pointer)


def _field(pointer: Pointer) -> str:
    return next((step for step in reversed(pointer) if isinstance(step, str)), "")


def _unknown_fields(error: Any, file: SourceFile, pointer: Pointer) -> Iterator[ShapeFault]:
    known = error.schema.get("properties", {})
    free = [field for field in known if field not in error.instance]
    missing = [field for field in error.schema.get("required", ()) if field in free]
    for name in error.instance:
        if name in known or name.startswith("x-"):
            continue
        at = (*pointer, name)
        if glued := glued_field(file, at, known):
            yield ShapeFault(glued, at, DELETE, (*pointer, str(name).partition(":")[0]))
            continue
        value = error.instance[name]
        fitting = {field for field in free if takes(known[field], value)}
        likely = (
            nearest(name, [field for field in missing if field in fitting], 0.5)
            or nearest(name, [field for field in free if field in fitting or nearly(name, field)])
            or nearest(name, [field for field in known if field not in free])
        )
        advice = (
            say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely)
            if likely
            else say(
                "fields here: {known}; a field of your own begins with `x-`",
                "champs possibles ici : {known} ; un champ à vous commence par `x-`",
                known=", ".join(f"`{field}`" for field in known),
            )
        )
        message = say(
            "{name} is not a field of the language here",
            "{name} n'est pas un champ du langage à cet endroit",
            name=ticked(name),
        )
        fix = (
            _fix(patches.key, file, at, likely)
            if likely and _may_be(name, value, likely, known, free, missing)
            else None
        )
        found = codes.UNKNOWN_FIELD.at(_place(file, at, key=True), message, advice, fix=fix)
        yield ShapeFault(found, at, DELETE, (*pointer, likely) if likely else None)


def _may_be(
    name: str, value: Any, likely: str, known: dict[str, Any], free: Collection[str], required: Collection[str]
) -> bool:
    """Whether a field may be given another name: a free one, alike or due here, that takes its value, or nearly."""
    if likely not in free:
        return False
    if not nearly(name, likely):
        return likely in required and takes(known[likely], value)
    return takes(known[likely], value) or takes_in_brackets(known[likely], value)


def _fix(patch: Callable[..., tuple[Edit, ...]], file: SourceFile, pointer: Pointer, *new: str) -> Fix:
    return Fix(False, lambda: patch(file, pointer, *new))


def _missing_fields(error: Any, file: SourceFile, pointer: Pointer) -> Iterator[ShapeFault]:
    # jsonschema reports each missing property on its own; the name is the only one quoted first in the message.
    missing = [name for name in error.validator_value if name not in error.instance]
    name = next(field for field in missing if error.message.startswith(repr(field)))
    schema = error.schema["properties"][name]
    message = say("`{name}` is missing", "`{name}` manque", name=name)
    at = _place(file, pointer)
    written = next((file.key_span((*pointer, key)) for key in error.instance if (*pointer, key) in file.spans), at.span)
    place = Place(file.path, written, pointer)
    doc = say(
        "add `{name}:` — {doc}", "ajoutez `{name}:` — {doc}", name=name, doc=sentence(schema.get("description", ""))
    )
    yield ShapeFault(codes.MISSING_FIELD.at(place, message, doc), (*pointer, name), stand_in(schema, (*pointer, name)))


def _empty(error: Any, file: SourceFile, pointer: Pointer, kind: str) -> Diagnostic:
    needed = is_needed(kind, pointer)
    if error.validator == "type":
        return empty(file, pointer, due(error.schema), needed=needed)
    return empty(
        file, pointer, say("one word of its list", "un mot de sa liste"), _listed(_words(error)), needed=needed
    )


def _words(error: Any) -> list[str]:
    return [str(value) for value in error.schema.get("enum", [error.schema.get("const")])]


def _listed(values: list[str]) -> Wording:
    return say("write one of: {values}", "écrivez l'un de ces mots : {values}", values=", ".join(values))


def _unknown_value(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    values = _words(error)
    listed = _listed(values)
    likely = nearest(as_text(error.instance), values)
    if isinstance(error.instance, (dict, list)):
        message = say("one word is due here", "un seul mot est attendu ici")
    else:
        message = say(
            "{value} is not a value of {field}",
            "{value} n'est pas une valeur de {field}",
            value=ticked(as_text(error.instance)),
            field=ticked(_field(pointer)),
        )
    advice = say(
        "did you mean `{likely}`? (values: {values})",
        "vouliez-vous dire `{likely}` ? (valeurs : {values})",
        likely=likely,
        values=", ".join(values),
    )
    fix = _fix(patches.value, file, pointer, likely) if likely else None
    return codes.UNKNOWN_VALUE.at(_place(file, pointer), message, advice if likely else listed, fix=fix)


def _bad_string(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    name = _PATTERNS.get(error.validator_value, "")
    _, english, example = FORMATS[name]
    message = say(
        "{value} is not {due}",
        "{value} n'est pas {due}",
        value=ticked(as_text(error.instance)),
        due=say(english, FRENCH_FORMATS[name]),
    )
    if name != "id":
        advice = say("for instance `{example}`", "par exemple `{example}`", example=example)
        return codes.BAD_SCALAR.at(_place(file, pointer), message, advice)
    slug = _slug(str(error.instance)) or (
        _slug(PurePosixPath(file.path).name.partition(".")[0]) if pointer == ("id",) else ""
    )
    message = say(
        "{value} cannot be an id: use small letters, digits and hyphens",
        "{value} ne peut pas servir d'identifiant : employez des minuscules, des chiffres et des tirets",
        value=ticked(as_text(error.instance)),
    )
    fix = _fix(patches.value, file, pointer, slug) if slug and error.instance else None
    advice = (
        say("write `{slug}`", "écrivez `{slug}`", slug=slug)
        if slug
        else say("write a short name of your own in this form", "écrivez un nom court de votre choix sous cette forme")
    )
    return codes.BAD_ID.at(_place(file, pointer), message, advice, fix=fix)


def _bad_key(error: Any, file: SourceFile, pointer: Pointer) -> ShapeFault:
    at = (*pointer, error.instance)
    message = say("{key} is not a language code", "{key} n'est pas un code de langue", key=ticked(error.instance))
    code = codes.BAD_SCALAR
    advice = say("write a code such as `fr`, `en` or `fr-CA`", "écrivez un code tel que `fr`, `en` ou `fr-CA`")
    if error.validator_value != FORMATS["language"][0]:
        code = codes.BAD_ID
        message = say("{key} cannot be a key here", "{key} ne peut pas servir de clé ici", key=ticked(error.instance))
        advice = say("use small letters, digits and hyphens", "employez des minuscules, des chiffres et des tirets")
    return ShapeFault(code.at(_place(file, at, key=True), message, advice), at, DELETE)


def _parses(error: Any) -> bool:
    scalar = SCALARS[error.schema["format"].removeprefix("cxj-")]
    return not isinstance(scalar.parse(error.instance), Fault)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _unaccented(text[:200]).lower()).strip("-")


def _unaccented(text: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
