"""Values that do not fit: of another type, beyond their scale, or of a form that cannot be read."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes import schema as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Place
from cxjourney.model.values import SCALARS, Fault
from cxjourney.schema.due import (
    TYPES,
    as_number,
    as_yaml,
    due,
    first_wrong,
    fits,
    flag,
    repaired,
    scalar_help,
    scalar_name,
    scale,
    spelled,
)
from cxjourney.schema.gaps import as_text, glued_dash, glued_key, is_nest, patch, subject
from cxjourney.schema.stand_ins import definition, example, takes
from cxjourney.source import patches
from cxjourney.source.file import SourceFile
from cxjourney.source.shown import ticked
from cxjourney.source.span import Pointer, Position, Span
from cxjourney.wording import Wording, say

Advice = tuple[Wording | None, Fix | None]


def wrong_type(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    """A value of another type than the one that is due."""
    value, schema = error.instance, error.schema
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    if pointer and pointer[-1] == "accountable" and isinstance(value, list):
        return _several_accountable(value, file, pointer)
    fielded = "object" in wanted and isinstance(value, str) and _holds_field(value, schema)
    if fielded and (glued := glued_key(file, pointer, value)):
        return glued
    if scalar_name(schema) and isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return bad_scalar(error, file, pointer, codes.WRONG_TYPE)
    if wanted[0] in ("integer", "number") and isinstance(value, (str, int, float)):
        return misfit_number(error, file, pointer)
    found = TYPES[_json_type(value)]
    if wanted == ["array"] and isinstance(value, dict) and (dash := next((k for k in value if k.startswith("-")), "")):
        return glued_dash(file, (*pointer, dash), dash, value[dash])
    message = say(
        "{subject} takes {due}, not {found}",
        "{subject} attend {due}, et non {found}",
        subject=subject(pointer),
        due=due(schema),
        found=ticked(written(file, pointer, value)) if "boolean" in wanted and not is_nest(value) else found,
    )
    advice, fix = _advice(wanted, value, schema, file, pointer)
    return codes.WRONG_TYPE.at(Place(file.path, file.span(pointer), pointer), message, advice, fix=fix)


def _advice(wanted: list[str], value: Any, schema: dict[str, Any], file: SourceFile, pointer: Pointer) -> Advice:
    field = str(pointer[-1]) if pointer and isinstance(pointer[-1], str) else ""
    as_written = written(file, pointer, value)
    if "boolean" in wanted:
        return flag(value), None
    if "array" in wanted:
        return _listed(value, schema, field, file, pointer)
    if "object" in wanted and "string" not in wanted:
        return _fields(value, schema, field), None
    if isinstance(value, list):
        single = value[0] if len(value) == 1 and isinstance(value[0], str) else None
        if single is None:
            return say("write a single text", "écrivez un seul texte"), None
        put = as_yaml(single)
        return say("write {value} without brackets", "écrivez {value} sans crochets", value=ticked(put)), None
    if isinstance(value, dict):
        return say("write one text, in quotes if it holds braces", "écrivez un texte, entre guillemets s'il contient des accolades"), None  # fmt: skip
    quoted = ticked(json.dumps(as_written, ensure_ascii=False))
    return (
        say("put it in quotes: {value}", "mettez-le entre guillemets : {value}", value=quoted),
        patch(patches.quoted, file, pointer),
    )


def _listed(value: Any, schema: dict[str, Any], field: str, file: SourceFile, pointer: Pointer) -> Advice:
    """How to make a list of what was written."""
    items = definition(schema["items"])
    if items.get("type") != "object":
        if is_nest(value):
            return say("begin each item with `- `", "commencez chaque élément par `- `"), None
        if "string" in items.get("type", "string") or as_number(value) is not None:
            text = as_yaml(value) if isinstance(value, str) else written(file, pointer, value)
            one = ticked(f"{field}: [{text if text.isalnum() or items.get('type') == 'integer' else _in_flow(text)}]")
            return say("write {one}", "écrivez {one}", one=one), patch(patches.listed, file, pointer)
        return say("begin each item with `- `", "commencez chaque élément par `- `"), None
    known = items.get("properties", {})
    if isinstance(value, dict) and value and all(key in known for key in value):
        first = next(iter(value))
        return (
            say(
                "write `- ` before {first}, and align the other fields with it: a list of one item",
                "écrivez `- ` devant {first}, et alignez-y les autres champs : une liste d'un seul élément",
                first=ticked(first),
            ),
            None,
        )
    if isinstance(value, dict) and value and "id" in known:
        first = next(iter(value))
        return (
            say(
                "write each one as an item: {item}, then its other fields below, aligned with `id`",
                "écrivez chacun comme un élément : {item}, puis ses autres champs dessous, alignés sur `id`",
                item=ticked(f"- id: {first}"),
            ),
            None,
        )
    sample = ticked(f"{field}: {example(schema, field)}")
    return say("write a list, as in {sample}", "écrivez une liste, comme dans {sample}", sample=sample), None


def _fields(value: Any, schema: dict[str, Any], field: str) -> Wording:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        return say("take the `- ` out: there is only one", "retirez le `- ` : il n'y en a qu'un")
    if isinstance(value, str) and (needed := _only_text(schema)):
        one = ticked(f"{{{needed}: {as_yaml(value) if value.isalnum() else _quoted_in_flow(value)}}}")
        return say("write {one}", "écrivez {one}", one=one)
    sample = ticked(f"{field}: {example(schema, field)}" if field else example(schema, field))
    return say("write its fields, as in {sample}", "écrivez ses champs, comme dans {sample}", sample=sample)


def _holds_field(text: str, schema: dict[str, Any]) -> bool:
    """Whether a text begins as a field of `schema` does, so that a space may be all that lacks; any may, in a map."""
    known = schema.get("properties", {})
    return not known or text.partition(":")[0] in known


def _only_text(schema: dict[str, Any]) -> str:
    """The one field that `schema` demands, when a text can fill it; else empty."""
    needed = schema.get("required", ())
    if len(needed) != 1 or "enum" in schema["properties"][needed[0]]:
        return ""
    field = definition(schema["properties"][needed[0]])
    return needed[0] if takes(field, "") and "pattern" not in field else ""


def _quoted_in_flow(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if re.search(r"[^\w/ -]", text) else as_yaml(text)


def _several_accountable(value: list[Any], file: SourceFile, pointer: Pointer) -> Diagnostic:
    return codes.MORE_THAN_ONE_ACCOUNTABLE.at(
        Place(file.path, file.span(pointer), pointer),
        say(
            "several teams are accountable here: {teams}",
            "plusieurs équipes sont garantes ici : {teams}",
            teams=", ".join(ticked(as_text(team)) for team in value),
        ),
        say(
            "keep exactly one; the others can be `responsible` or `consulted`",
            "n'en gardez qu'une ; les autres peuvent être `responsible` ou `consulted`",
        ),
    )


# ---------------------------------------------------------------- numbers


def misfit_number(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    """What is not a number, not on the scale, or spelled in a way that is read as a text."""
    value, schema = error.instance, error.schema
    place = Place(file.path, file.span(pointer), pointer)
    said = ticked(written(file, pointer, value))
    number = as_number(value)
    if number is None or math.isnan(number):
        message = say(
            "{subject} takes {due}, not {found}",
            "{subject} attend {due}, et non {found}",
            subject=subject(pointer),
            due=due(schema),
            found=said,
        )
        return codes.WRONG_TYPE.at(place, message, scale(schema))
    if not fits(number, schema):
        message = say(
            "{value} is out of the scale of {subject}",
            "{value} sort de l'échelle de {subject}",
            value=said,
            subject=subject(pointer),
        )
        return codes.OUT_OF_RANGE.at(place, message, scale(schema))
    if isinstance(value, str):
        message = say(
            "{value} is read as a text; {subject} takes {due}",
            "{value} est lu comme un texte ; {subject} attend {due}",
            value=said,
            subject=subject(pointer),
            due=due(schema),
        )
    else:
        message = say(
            "{subject} takes {due}, not {found}",
            "{subject} attend {due}, et non {found}",
            subject=subject(pointer),
            due=due(schema),
            found=said,
        )
    return codes.WRONG_TYPE.at(place, message, spelled(number, schema) or scale(schema))


def out_of_range(error: Any, file: SourceFile, pointer: Pointer) -> Diagnostic:
    """A number beyond its scale, or something that may not be empty."""
    if error.validator in ("minimum", "maximum"):
        return misfit_number(error, file, pointer)
    place = Place(file.path, file.span(pointer), pointer)
    message = say("{subject} is empty", "{subject} est vide", subject=subject(pointer))
    if error.validator == "minItems":
        field = next((step for step in reversed(pointer) if isinstance(step, str)), "")
        sample = ticked(f"{field}: {example(error.schema, field)}")
        help = say("write at least one, as in {sample}", "écrivez-en au moins un, comme dans {sample}", sample=sample)
        return codes.OUT_OF_RANGE.at(place, message, help)
    return codes.OUT_OF_RANGE.at(place, message, say("fill it, or take it out", "remplissez-le, ou retirez-le"))


# ---------------------------------------------------------------- dates, durations, targets, shares


def bad_scalar(error: Any, file: SourceFile, pointer: Pointer, code: Code = codes.BAD_SCALAR) -> Diagnostic:
    """A date, duration, target, quantity or share that cannot be read; from its first wrong character when known."""
    name = scalar_name(error.schema)
    value = error.instance
    fault = SCALARS[name].parse(value) if isinstance(value, str) else None
    message = say(
        "{value} is not {due}",
        "{value} n'est pas {due}",
        value=ticked(written(file, pointer, value)),
        due=due(error.schema),
    )
    span = file.span(pointer)
    said = None
    if isinstance(fault, Fault):
        span = _from(span, first_wrong(name, value, fault.at), value)
        said = fault.message
    sample = as_yaml(str(SCALARS[name].example))
    otherwise = said or say("write it as in {sample}", "écrivez-la comme dans {sample}", sample=ticked(sample))
    new = repaired(name, value)
    fix = patch(patches.value, file, pointer, new) if new is not None else None
    return code.at(Place(file.path, span, pointer), message, scalar_help(name, value, otherwise), fix=fix)


# ---------------------------------------------------------------- what is shown


def written(file: SourceFile, pointer: Pointer, value: Any) -> str:
    """A scalar as its author wrote it: `03`, `1e400`; without the quotes, and on one line."""
    if pointer in file.spans and not isinstance(value, str):
        source = file.text(file.span(pointer))
        if source and "\n" not in source:
            return source
    return as_text(value)


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


def _in_flow(text: str) -> str:
    return text if text.startswith('"') or not re.search(r"[,\[\]{}]", text) else json.dumps(text, ensure_ascii=False)


def _from(span: Span, at: int, raw: object) -> Span:
    """The part of `span` from the character `at` on, when the value is written on one line as it is read."""
    start, end = span.start, span.end
    text = str(raw)
    quotes = (end.column - start.column) - len(text)
    if start.line != end.line or quotes not in (0, 2):
        return span
    skip = min(at, max(len(text) - 1, 0))
    close = Position(end.line, end.column - quotes // 2, end.offset - quotes // 2)
    return Span(start.after("x" * (quotes // 2) + text[:skip]), close)
