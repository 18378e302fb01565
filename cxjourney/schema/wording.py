"""From a keyword of JSON Schema that refused something to a sentence, a place, and a stand-in for the faulty value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cxjourney.diagnostics.codes import schema as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.diagnostics.suggest import nearest
from cxjourney.model.values import SCALARS, Fault
from cxjourney.schema.generate import FORMATS, schema_of
from cxjourney.source.file import SourceFile
from cxjourney.source.shown import shown
from cxjourney.source.span import Pointer, Position, Span
from cxjourney.wording import Wording, say

DELETE = object()
"""The stand-in for a member that should not be there at all."""

_TYPES: dict[str, Wording] = {
    "object": say("a set of fields", "un ensemble de champs"),
    "array": say("a list", "une liste"),
    "string": say("a text", "un texte"),
    "integer": say("a whole number", "un nombre entier"),
    "number": say("a number", "un nombre"),
    "boolean": say("`true` or `false`", "`true` ou `false`"),
    "null": say("nothing", "rien"),
}
_PATTERNS = {pattern: name for name, (pattern, _, _) in FORMATS.items()}
_SCALAR_PATTERNS = {scalar.pattern for scalar in SCALARS.values()}
_FRENCH_FORMATS = {
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
    "formula": "un calcul sur des indicateurs",
}


@dataclass(frozen=True, slots=True)
class ShapeFault:
    """What to say, the pointer concerned, and what to put there so that the rest can be read."""

    diagnostic: Diagnostic
    pointer: Pointer
    mend: Any


def word(error: Any, file: SourceFile) -> Iterator[ShapeFault]:
    """The faults behind one error of jsonschema; several when one keyword refused several members."""
    pointer: Pointer = tuple(error.absolute_path)
    mend = stand_in(error.schema, pointer)
    keyword: str = error.validator
    match keyword:
        case "additionalProperties":
            yield from _unknown_fields(error, file, pointer)
        case "required":
            yield from _missing_fields(error, file, pointer)
        case "enum" | "const":
            yield ShapeFault(_unknown_value(error, file, pointer), pointer, mend)
        case "type":
            yield ShapeFault(_wrong_type(error, file, pointer), pointer, mend)
        case "minimum" | "maximum" | "minItems" | "minLength" | "minProperties":
            yield ShapeFault(_out_of_range(error, file, pointer), pointer, mend)
        case "pattern" if "propertyNames" in list(error.absolute_schema_path)[-2:]:
            yield _bad_key(error, file, pointer)
        case "pattern" if error.validator_value in _SCALAR_PATTERNS:
            if "format" in error.schema and not _parses(error):
                return  # the format says it better
            yield ShapeFault(_bad_scalar(error, file, pointer), pointer, mend)
        case "pattern":
            yield ShapeFault(_bad_string(error, file, pointer), pointer, mend)
        case "format":
            yield ShapeFault(_bad_scalar(error, file, pointer), pointer, mend)
        case _:
            raise AssertionError(f"no words for the schema keyword {keyword}")


def stand_in(schema: dict[str, Any], pointer: Pointer) -> Any:
    """A small value that `schema` accepts. Ids are made from the pointer, so that no two are equal."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return "?" if name == "Text" else stand_in(_definition(name), pointer)
    if "enum" in schema or "const" in schema:
        return schema["enum"][0] if "enum" in schema else schema["const"]
    match schema.get("type"):
        case "object":
            needed = schema.get("required", ())
            return {name: stand_in(schema["properties"][name], (*pointer, name)) for name in needed}
        case "array":
            return [stand_in(schema["items"], (*pointer, 0))] if schema.get("minItems") else []
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
    if schema.get("pattern") == FORMATS["id"][0]:
        return "faulty-" + "-".join(str(step) if isinstance(step, int) else step.replace("_", "-") for step in pointer)
    if schema.get("pattern") in _PATTERNS:
        return FORMATS[_PATTERNS[schema["pattern"]]][2]
    return schema["examples"][-1] if "pattern" in schema and "examples" in schema else "?"


def _definition(name: str) -> dict[str, Any]:
    from cxjourney.model.declare import KINDS

    for kind in (*KINDS, "catalog", "workspace"):
        definitions = schema_of(kind)["$defs"]
        if name in definitions:
            found: dict[str, Any] = definitions[name]
            return found
    raise AssertionError(f"no definition named {name}")


def _place(file: SourceFile, pointer: Pointer, *, key: bool = False) -> Place:
    return Place(file.path, file.key_span(pointer) if key else file.span(pointer), pointer)


def _field(pointer: Pointer) -> str:
    return next((step for step in reversed(pointer) if isinstance(step, str)), "")


def _unknown_fields(error: Any, file: SourceFile, pointer: Pointer) -> Iterator[ShapeFault]:
    known = error.schema.get("properties", {})
    for name in error.instance:
        if name in known or name.startswith("x-"):
            continue
        at = (*pointer, name)
        likely = nearest(name, [field for field in known if field not in error.instance]) or nearest(name, known)
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
            "`{name}` is not a field of the language here",
            "`{name}` n'est pas un champ du langage à cet endroit",
            name=name,
        )
        yield ShapeFault(codes.UNKNOWN_FIELD.at(_place(file, at, key=True), message, advice), at, DELETE)


def _missing_fields(error: Any, file: SourceFile, pointer: Pointer) -> Iterator[ShapeFault]:
    # jsonschema reports each missing property on its own; the name is the only one quoted first in the message.
    missing = [name for name in error.validator_value if name not in error.instance]
    name = next(field for field in missing if error.message.startswith(repr(field)))
    schema = error.schema["properties"][name]
    message = say("`{name}` is missing", "`{name}` manque", name=name)
    at = _place(file, pointer)
    written = next((file.key_span((*pointer, key)) for key in error.instance if (*pointer, key) in file.spans), at.span)
    place = Place(file.path, written, pointer)
    doc = say("add `{name}:` — {doc}", "ajoutez `{name}:` — {doc}", name=name, doc=schema.get("description", ""))
    yield ShapeFault(codes.MISSING_FIELD.at(place, message, doc), (*pointer, name), stand_in(schema, (*pointer, name)))


def _unknown_value(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    values = [str(value) for value in error.schema.get("enum", [error.schema.get("const")])]
    likely = nearest(str(error.instance), values)
    if isinstance(error.instance, (dict, list)):
        message = say("one word is due here", "un seul mot est attendu ici")
    else:
        message = say(
            "`{value}` is not a value of `{field}`",
            "`{value}` n'est pas une valeur de `{field}`",
            value=_shown(error.instance),
            field=_field(pointer),
        )
    listed = say("write one of: {values}", "écrivez l'un de ces mots : {values}", values=", ".join(values))
    advice = say(
        "did you mean `{likely}`? (values: {values})",
        "vouliez-vous dire `{likely}` ? (valeurs : {values})",
        likely=likely,
        values=", ".join(values),
    )
    return codes.UNKNOWN_VALUE.at(_place(file, pointer), message, advice if likely else listed)


def _wrong_type(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    field = _field(pointer)
    if field == "accountable" and isinstance(error.instance, list):
        return codes.MORE_THAN_ONE_ACCOUNTABLE.at(
            _place(file, pointer),
            say(
                "several teams are accountable here: {teams}",
                "plusieurs équipes rendent compte ici : {teams}",
                teams=", ".join(f"`{_shown(team)}`" for team in error.instance),
            ),
            say(
                "keep exactly one; the others can be `responsible` or `consulted`",
                "n'en gardez qu'une ; les autres peuvent être `responsible` ou `consulted`",
            ),
        )
    due = _TYPES[wanted[0]]
    message = say(
        "`{field}` takes {due}, not {found}",
        "`{field}` attend {due}, et non {found}",
        field=field,
        due=due,
        found=_TYPES[_json_type(error.instance)],
    )
    advice: Wording | None = None
    if "array" in wanted and isinstance(error.instance, (str, int, float)):
        advice = say(
            "write `{field}: [{value}]`", "écrivez `{field}: [{value}]`", field=field, value=_shown(error.instance)
        )
    elif wanted == ["string"] and isinstance(error.instance, (int, float)):
        advice = say(
            'put it in quotes: `"{value}"`', 'mettez-le entre guillemets : `"{value}"`', value=_shown(error.instance)
        )
    elif error.instance is None:
        advice = say("fill it, or take the line out", "remplissez-le, ou retirez la ligne")
    return codes.WRONG_TYPE.at(_place(file, pointer, key=error.instance is None), message, advice)


def _out_of_range(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    if error.validator in ("minItems", "minLength", "minProperties"):
        message = say("`{field}` is empty", "`{field}` est vide", field=_field(pointer))
        return codes.OUT_OF_RANGE.at(
            _place(file, pointer), message, say("fill it, or take it out", "remplissez-le, ou retirez-le")
        )
    low, high = error.schema.get("minimum"), error.schema.get("maximum")
    message = say(
        "{value} is out of the scale of `{field}`",
        "{value} sort de l'échelle de `{field}`",
        value=_shown(error.instance),
        field=_field(pointer),
    )
    if high is None:
        advice = say("from {low} up", "à partir de {low}", low=low)
    else:
        advice = say(
            "from {low} to {high}",
            "de {low} à {high}",
            low=f"{low:+d}" if low < 0 else low,
            high=f"{high:+d}" if low < 0 else high,
        )
    return codes.OUT_OF_RANGE.at(_place(file, pointer), message, advice)


def _bad_string(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    name = _PATTERNS.get(error.validator_value, "")
    _, english, example = FORMATS[name]
    message = say(
        "`{value}` is not {due}",
        "`{value}` n'est pas {due}",
        value=_shown(error.instance),
        due=say(english, _FRENCH_FORMATS[name]),
    )
    if name != "id":
        advice = say("for instance `{example}`", "par exemple `{example}`", example=example)
        return codes.BAD_SCALAR.at(_place(file, pointer), message, advice)
    slug = re.sub(r"[^a-z0-9]+", "-", _unaccented(str(error.instance)).lower()).strip("-") or example
    message = say(
        "`{value}` cannot be an id: use small letters, digits and hyphens",
        "`{value}` ne peut pas servir d'identifiant : employez des minuscules, des chiffres et des tirets",
        value=_shown(error.instance),
    )
    return codes.BAD_ID.at(_place(file, pointer), message, say("write `{slug}`", "écrivez `{slug}`", slug=slug))


def _bad_key(error: Any, file: SourceFile, pointer: Pointer) -> ShapeFault:
    at = (*pointer, error.instance)
    message = say("`{key}` is not a language code", "`{key}` n'est pas un code de langue", key=_shown(error.instance))
    code = codes.BAD_SCALAR
    advice = say("write a code such as `fr`, `en` or `fr-CA`", "écrivez un code tel que `fr`, `en` ou `fr-CA`")
    if error.validator_value != FORMATS["language"][0]:
        code = codes.BAD_ID
        message = say(
            "`{key}` cannot be a key here", "`{key}` ne peut pas servir de clé ici", key=_shown(error.instance)
        )
        advice = say("use small letters, digits and hyphens", "employez des minuscules, des chiffres et des tirets")
    return ShapeFault(code.at(_place(file, at, key=True), message, advice), at, DELETE)


def _parses(error: Any) -> bool:
    scalar = SCALARS[error.schema["format"].removeprefix("cxj-")]
    return not isinstance(scalar.parse(error.instance), Fault)


def _bad_scalar(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    scalar = SCALARS[error.schema["format"].removeprefix("cxj-")]
    fault = scalar.parse(error.instance)
    message = say(
        "`{value}` cannot be read as `{field}`",
        "`{value}` ne se lit pas comme `{field}`",
        value=_shown(error.instance),
        field=_field(pointer),
    )
    span = file.span(pointer)
    if isinstance(fault, Fault):
        return codes.BAD_SCALAR.at(
            Place(file.path, _from(span, fault.at, error.instance), pointer), message, fault.message
        )
    return codes.BAD_SCALAR.at(Place(file.path, span, pointer), message)


def _from(span: Span, at: int, raw: object) -> Span:
    """The part of `span` from the character `at` on, when the value is written on one line as it is read."""
    start, end = span.start, span.end
    text = str(raw)
    quotes = (end.column - start.column) - len(text)
    if start.line != end.line or quotes not in (0, 2):
        return span
    skip = min(at, max(len(text) - 1, 0)) + quotes // 2
    moved = Position(
        start.line, start.column + skip, start.offset + quotes // 2 + len(text[: skip - quotes // 2].encode())
    )
    return Span(moved, Position(end.line, end.column - quotes // 2, end.offset - quotes // 2))


def _json_type(value: Any) -> str:
    match value:
        case bool():
            return "boolean"
        case None:
            return "null"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "…"
    return shown(json.dumps(value) if value is None or isinstance(value, bool) else str(value))


def _unaccented(text: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
