"""The condition of a `where`: a small closed language, parsed here and compiled to SQL elsewhere.

    channel = 'web' and not (outcome in ('refused', 'expired') or attempts >= 3)

A comparison sets a field against a literal: a text, a number, `true` or `false`. What is absent equals nothing: on an
absent field `=`, `<`, `<=`, `>`, `>=` and `in` are false, `!=` and `not in` are true, and `not` turns true into false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cxjourney.metrics.figures import digits
from cxjourney.metrics.tokens import DEPTH, Token, Wrong, tokens, too_deep, unexpected
from cxjourney.model.values import Fault
from cxjourney.wording import say

Value = str | bool | float
"""A literal. Whole numbers are kept as `float` too."""
Operator = Literal["=", "!=", "<", "<=", ">", ">="]
KEYWORDS = ("and", "or", "not", "in", "true", "false")


@dataclass(frozen=True, slots=True)
class Compare:
    """`field operator value`."""

    field: str
    operator: Operator
    value: Value
    form: Literal["compare"] = "compare"


@dataclass(frozen=True, slots=True)
class Among:
    """`field in (values)`; the values are all of one type."""

    field: str
    values: tuple[Value, ...]
    form: Literal["in"] = "in"


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    part: Condition
    form: Literal["not"] = "not"


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]
    form: Literal["and"] = "and"


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple[Condition, ...]
    form: Literal["or"] = "or"


Condition = Compare | Among | Not | All | Some


def parse_condition(text: str) -> Condition | Fault:
    """The condition, or the first thing that does not fit and where."""
    try:
        return Parser(tuple(tokens(text))).whole()
    except Wrong as wrong:
        return wrong.fault


def fields_in(condition: Condition) -> Iterator[str]:
    """The fields that a condition reads, as written, with repeats."""
    match condition:
        case Compare() | Among():
            yield condition.field
        case Not():
            yield from fields_in(condition.part)
        case All() | Some():
            for part in condition.parts:
                yield from fields_in(part)


def values_of(condition: Condition, field: str) -> Iterator[Value]:
    """The values with which a condition compares a field, with repeats."""
    match condition:
        case Compare(name, _, value) if name == field:
            yield value
        case Among(name, values) if name == field:
            yield from values
        case Not(part):
            yield from values_of(part, field)
        case All(parts) | Some(parts):
            for each in parts:
                yield from values_of(each, field)


def holds(condition: Condition, row: Mapping[str, Value | None]) -> bool:
    """Whether a row satisfies a condition: the meaning of the language, in Python."""
    match condition:
        case Compare(field, operator, value):
            found = row.get(field)
            if found is None:
                return operator == "!="
            return COMPARE[operator](found, value)
        case Among(field, values):
            return row.get(field) in values
        case Not(part):
            return not holds(part, row)
        case All(parts):
            return all(holds(part, row) for part in parts)
        case Some(parts):
            return any(holds(part, row) for part in parts)


def written(condition: Condition, *, inside: bool = False) -> str:
    """The condition as an author would write it."""
    match condition:
        case Compare(field, operator, value):
            return f"{field} {operator} {_written(value)}"
        case Among(field, values):
            return f"{field} in ({', '.join(map(_written, values))})"
        case Not(Among(field, values)):
            return f"{field} not in ({', '.join(map(_written, values))})"
        case Not(part):
            return f"not ({written(part)})"
        case All(parts) | Some(parts):
            word = " and " if isinstance(condition, All) else " or "
            joined = word.join(written(part, inside=True) for part in parts)
            return f"({joined})" if inside else joined


COMPARE: Mapping[str, Callable[[Value, Value], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,  # type: ignore[operator]  # the parser keeps order for numbers and texts of one type
    "<=": lambda a, b: a <= b,  # type: ignore[operator]
    ">": lambda a, b: a > b,  # type: ignore[operator]
    ">=": lambda a, b: a >= b,  # type: ignore[operator]
}


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return digits(value)
    return "'" + value.replace("'", "''") + "'"


class Parser:
    """Recursive descent: `or` binds least, then `and`, then `not`."""

    def __init__(self, words: tuple[Token, ...]) -> None:
        self.words = words
        self.index = 0
        self.depth = 0

    @property
    def word(self) -> Token:
        """The word that comes next."""
        return self.words[self.index]

    def whole(self) -> Condition:
        """The condition that all the words make."""
        if self.word.sort == "end":
            raise Wrong(Fault(0, say("the condition is empty", "la condition est vide")))
        found = self.disjunction()
        if self.word.sort != "end":
            raise Wrong(self._joined(self.word))
        return found

    def disjunction(self) -> Condition:
        """Parts joined by `or`, or the only part."""
        parts = [self.conjunction()]
        while self.take("or"):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def conjunction(self) -> Condition:
        """Parts joined by `and`, or the only part."""
        parts = [self.negation()]
        while self.take("and"):
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def negation(self) -> Condition:
        """What `not` turns round, what stands in parentheses, or a comparison."""
        start = self.word
        self.depth += 1
        if self.depth > DEPTH:
            raise Wrong(too_deep(start))
        if self.take("not"):
            found: Condition = Not(self.negation())
        elif self.take("("):
            found = self.disjunction()
            self.expect(")")
        else:
            found = self.comparison()
        self.depth -= 1
        return found

    def comparison(self) -> Condition:
        """A name, a sign and a value, or a name and a list."""
        name = self.word
        if name.sort != "name" or name.text.lower() in KEYWORDS:
            raise Wrong(self._no_field(name))
        self.index += 1
        if self.take("not"):
            self.expect("in")
            return Not(Among(name.text, self.listed()))
        if self.take("in"):
            return Among(name.text, self.listed())
        sign = self.word
        if sign.text not in COMPARE:
            raise Wrong(self._no_operator(sign))
        self.index += 1
        at = self.word.at
        value = self.literal()
        if sign.text not in ("=", "!=") and (isinstance(value, bool)):
            raise Wrong(Fault(at, say("`true` and `false` have no order", "`true` et `false` n'ont pas d'ordre")))
        return Compare(name.text, sign.text, value)  # type: ignore[arg-type]  # one of the keys of COMPARE

    def listed(self) -> tuple[Value, ...]:
        """The values of a list, in parentheses."""
        self.expect("(")
        values = [self.literal()]
        while self.take(","):
            at = self.word.at
            values.append(self.literal())
            if type(values[-1]) is not type(values[0]):
                mixed = say(
                    "a list holds values of one type: texts or numbers",
                    "une liste contient des valeurs d'un seul type : textes ou nombres",
                )
                raise Wrong(Fault(at, mixed))
        self.expect(")")
        return tuple(values)

    def literal(self) -> Value:
        """A text, a number, `true` or `false`."""
        word = self.word
        negative = word.text == "-" and self.words[self.index + 1].sort == "number"
        if negative:
            self.index += 1
            word = self.word
        self.index += 1
        match word.sort:
            case "text":
                return word.text[1:-1].replace("''", "'")
            case "number":
                return -float(word.text) if negative else float(word.text)
            case "name" if word.text.lower() in ("true", "false"):
                return word.text.lower() == "true"
            case "name" if word.text.lower() not in KEYWORDS:
                quoted = say(
                    "put the text between quotes: `'{word}'`", "mettez le texte entre apostrophes : `'{word}'`",
                    word=word.text,
                )  # fmt: skip
                raise Wrong(Fault(word.at, quoted))
        raise Wrong(unexpected(word))

    def take(self, text: str) -> bool:
        """Step over a keyword or sign when it comes next."""
        word = self.word
        if word.sort in ("name", "sign") and word.text.lower() == text:
            self.index += 1
            return True
        return False

    def expect(self, text: str) -> None:
        """Step over a keyword or sign that is due; raises `Wrong` when another word comes."""
        if not self.take(text):
            due = say("`{due}` is due here", "`{due}` est attendu ici", due=text)
            raise Wrong(Fault(self.word.at, due))

    def _joined(self, word: Token) -> Fault:
        if word.sort == "name" or word.text == "(":
            message = say("join two comparisons with `and` or `or`", "reliez deux comparaisons par `and` ou `or`")
            return Fault(word.at, message)
        return unexpected(word)

    def _no_field(self, word: Token) -> Fault:
        if word.sort in ("text", "number"):
            message = say(
                "a comparison begins with the name of a column, then a sign, then the value",
                "une comparaison commence par le nom d'une colonne, puis un signe, puis la valeur",
            )
            return Fault(word.at, message)
        return unexpected(word)

    def _no_operator(self, word: Token) -> Fault:
        better = {"==": "=", "<>": "!="}.get(word.text)
        if better:
            return Fault(word.at, say("write `{sign}`", "écrivez `{sign}`", sign=better))
        message = say(
            "a sign is due here: one of `=` `!=` `<` `<=` `>` `>=` `in` `not in`",
            "un signe est attendu ici, parmi `=` `!=` `<` `<=` `>` `>=` `in` `not in`",
        )
        return Fault(word.at, message)
