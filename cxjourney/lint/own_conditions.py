"""The conditions of own rules: those of metrics, over the fields of a kind or element of the language.

    channels.type = 'phone' and not (deadline or emotion.score >= 1)

A field alone holds when it is given. A list satisfies a comparison when one of its members does, and `!=` when none is
equal; `'phone' in channels` is another way to write `channels = 'phone'`. A dot leads into a part, or through a
reference to what it names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, cast

from cxjourney.diagnostics.suggest import nearest
from cxjourney.metrics.conditions import COMPARE, KEYWORDS, All, Among, Compare, Condition, Not, Parser, Some, Value
from cxjourney.metrics.tokens import Token, Wrong, tokens
from cxjourney.model.declare import (
    KINDS,
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
from cxjourney.model.model import ELEMENTS, Model
from cxjourney.model.node import Node
from cxjourney.model.values import Duration, Fault, Ref, Text, parse_duration
from cxjourney.wording import Wording, say

Path = tuple[FieldSpec, ...]
"""The fields from an object to a value."""


def parse_own(text: str, cls: type[Any]) -> Condition | Fault:
    """The condition over the fields of `cls`, or the first thing that does not fit, where, and what is allowed."""
    try:
        return _OwnParser(tuple(tokens(text)), cls).whole()
    except Wrong as wrong:
        return wrong.fault


def satisfied(condition: Condition, node: Node, model: Model) -> bool:
    """Whether an object satisfies a condition that was parsed for its class."""
    match condition:
        case Compare(field, operator, value):
            path = _path(field, type(node))
            found = tuple(_values(node, path, model))
            if value is True and _sort(path[-1]) != "flag":
                return bool(found)
            wanted = _wanted(value, path[-1])
            if operator == "!=":
                return wanted not in found
            return any(COMPARE[operator](each, wanted) for each in found)
        case Among(field, values):
            path = _path(field, type(node))
            wanted_ones = [_wanted(value, path[-1]) for value in values]
            return any(each in wanted_ones for each in _values(node, path, model))
        case Not(part):
            return not satisfied(part, node, model)
        case All(parts):
            return all(satisfied(part, node, model) for part in parts)
        case Some(parts):
            return any(satisfied(part, node, model) for part in parts)


# ---------------------------------------------------------------- reading


class _OwnParser(Parser):
    """The parser of metrics, for which a name is a field of the language and may stand alone."""

    def __init__(self, words: tuple[Token, ...], cls: type[Any]) -> None:
        super().__init__(words)
        self.cls = cls

    def comparison(self) -> Condition:
        if self.word.sort in ("text", "number"):
            at, value = self.word.at, self.literal()
            turned = self.take("not")
            self.expect("in")
            name = self.word
            self._fits(value, "=", self._field(name), at)
            self.index += 1
            return Compare(name.text, "!=" if turned else "=", value)
        name = self.word
        following = self.words[self.index + 1] if name.sort == "name" else None
        alone = following is not None and (following.sort == "end" or following.text.lower() in ("and", "or", ")"))
        if alone and name.text.lower() not in KEYWORDS:
            self._field(name)
            self.index += 1
            return Compare(name.text, "=", True)
        before = self.index
        found = super().comparison()
        field = self._field(name)
        self._check(found, field, before)
        return found

    def _field(self, name: Token) -> FieldSpec:
        """The field that a word names; raises `Wrong` at the part of the word that is none."""
        if name.sort != "name":
            raise Wrong(Fault(name.at, say("the name of a field is due here", "un nom de champ est attendu ici")))
        at: int = name.at
        cls: type[Any] | None = self.cls
        spec: FieldSpec | None = None
        for step in name.text.split("."):
            cls = cls if spec is None else _class_behind(spec)
            known = {each.name: each for each in fields_of(cls)} if cls is not None else {}
            if step not in known:
                raise Wrong(_unknown(step, at, cls, known))
            spec = known[step]
            at += len(step) + 1
        assert spec is not None  # a word has at least one part
        return spec

    def _check(self, found: Condition, field: FieldSpec, start: int) -> None:
        literals = [word for word in self.words[start + 1 : self.index] if _is_literal(word)]
        match found:
            case Compare(_, operator, value):
                self._fits(value, operator, field, literals[0].at)
            case Among(_, values) | Not(Among(_, values)):
                for value, word in zip(values, literals, strict=True):
                    self._fits(value, "=", field, word.at)

    def _fits(self, value: Value, operator: str, field: FieldSpec, at: int) -> None:
        """Raise `Wrong` at a literal that the field cannot be compared with."""
        problem = _misfit(value, operator, field)
        if problem is not None:
            raise Wrong(Fault(at, problem))


def _is_literal(word: Token) -> bool:
    return word.sort in ("text", "number") or word.text.lower() in ("true", "false")


def _unknown(step: str, at: int, cls: type[Any] | None, known: dict[str, FieldSpec]) -> Fault:
    if cls is None:
        return Fault(at, say("nothing is inside: `{step}` is one too many", "il n'y a rien dedans : `{step}` est de trop", step=step))  # fmt: skip
    likely = nearest(step, known)
    if likely is not None:
        message = say("`{step}` is not a field here: did you mean `{likely}`?", "`{step}` n'est pas un champ ici : vouliez-vous dire `{likely}` ?", step=step, likely=likely)  # fmt: skip
        return Fault(at, message)
    fields = ", ".join(f"`{name}`" for name in known)
    message = say("`{step}` is not a field here, where there are {fields}", "`{step}` n'est pas un champ ici, où il y a {fields}", step=step, fields=fields)  # fmt: skip
    return Fault(at, message)


def _misfit(value: Value, operator: str, field: FieldSpec) -> Wording | None:
    """Why a literal cannot be compared with a field, or None."""
    sort = _sort(field)
    if value is True and sort != "flag" and operator == "=":
        return None  # `deadline = true`: it is given
    ordered = operator not in ("=", "!=")
    if sort == "flag" and not isinstance(value, bool):
        return say("`{field}` is `true` or `false`", "`{field}` vaut `true` ou `false`", field=field.name)
    if sort == "number" and (isinstance(value, (str, bool))):
        return say("`{field}` is a number", "`{field}` est un nombre", field=field.name)
    if sort in ("text", "date", "duration") and not isinstance(value, str):
        return say("`{field}` is a text: put it between quotes", "`{field}` est un texte : mettez-le entre apostrophes", field=field.name)  # fmt: skip
    if sort == "none":
        return say("`{field}` can only be there or not: write it alone", "`{field}` ne peut qu'être là ou non : écrivez-le seul", field=field.name)  # fmt: skip
    if sort == "text" and ordered:
        return say("`{field}` has no order: use `=`, `!=` or `in`", "`{field}` n'a pas d'ordre : employez `=`, `!=` ou `in`", field=field.name)  # fmt: skip
    if sort == "date" and not _is_date(str(value)):
        return say("write the date as `'2027-03-31'`", "écrivez la date comme `'2027-03-31'`")
    if sort == "duration" and isinstance(parse_duration(str(value)), Fault):
        return say("write the duration as `'PT12M'` or `'P3D'`", "écrivez la durée comme `'PT12M'` ou `'P3D'`")
    if isinstance(field.type, ChoiceType) and value not in field.type.values:
        return say("`{value}` is not one of {values}", "`{value}` n'est pas l'une des valeurs {values}", value=value, values=", ".join(f"`{each}`" for each in field.type.values))  # fmt: skip
    return None


def _is_date(text: str) -> bool:
    try:
        return bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


# ---------------------------------------------------------------- meaning


def _sort(field: FieldSpec) -> str:
    """What a field can be compared with: `text`, `number`, `flag`, `date`, `duration`, or `none`."""
    match field.type:
        case FlagType():
            return "flag"
        case NumberType():
            return "number"
        case ScalarType(name):
            return {"share": "number", "date": "date", "duration": "duration"}.get(name, "none")
        case TextType() | StringType() | ChoiceType() | RefType():
            return "text"
    return "none"


def _class_behind(field: FieldSpec) -> type[Any] | None:
    """The class whose fields follow a dot: of a part, or of what a reference of one kind names."""
    inner = field.type
    while isinstance(inner, MapType):
        inner = inner.value
    if isinstance(inner, PartType):
        return inner.cls
    if isinstance(inner, RefType) and len(inner.kinds) == 1 and not inner.words:
        return KINDS.get(inner.kinds[0]) or ELEMENTS.get(inner.kinds[0])
    return None


def _path(name: str, cls: type[Any]) -> Path:
    """The fields that a name goes through; the parser has seen that they are there."""
    found: list[FieldSpec] = []
    for step in name.split("."):
        found.append(next(field for field in fields_of(cls) if field.name == step))
        cls = _class_behind(found[-1]) or cls
    return tuple(found)


def _values(node: Node, path: Path, model: Model) -> Iterator[Any]:
    """What stands at the end of a path, in a form that compares with literals; nothing where a field is not given."""
    field, rest = path[0], path[1:]
    value = getattr(node, field.attribute)
    members = value if field.many else value.values() if isinstance(value, dict) else (value,)
    for member in members:
        if member is None:
            continue
        if not rest:
            yield from _comparable(member, field)
        elif isinstance(member, Node):
            yield from _values(member, rest, model)
        elif isinstance(member, Ref) and member in model:
            yield from _values(cast(Node, model[member]), rest, model)


def _comparable(value: Any, field: FieldSpec) -> Iterator[Any]:
    match value:
        case Text():
            yield from (words for _, words in value)
        case Ref():
            one_kind = isinstance(field.type, RefType) and len(field.type.kinds) == 1
            yield value.id if one_kind else str(value)
        case Duration():
            yield value.seconds
        case dt.date():
            yield value.isoformat()
        case _:
            yield value


def _wanted(value: Value, field: FieldSpec) -> Value:
    """A literal as it compares with the values of a field."""
    if _sort(field) == "duration" and isinstance(value, str):
        return cast(Duration, parse_duration(value)).seconds
    return value
