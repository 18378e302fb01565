"""The formula of a derived metric: `+ - * /`, numbers, parentheses and other metrics, as in `{revenue} / {orders}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cxjourney.metrics.tokens import DEPTH, Token, Wrong, tokens, too_deep, unexpected
from cxjourney.model.values import Fault
from cxjourney.wording import say

OPERANDS = 60
"""Numbers and metrics in one formula, at most."""
Sign = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Number:
    """A literal."""

    value: float
    form: Literal["number"] = "number"


@dataclass(frozen=True, slots=True)
class Input:
    """The value of another metric."""

    metric: str
    form: Literal["metric"] = "metric"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two formulas and a sign."""

    sign: Sign
    left: Formula
    right: Formula
    form: Literal["operation"] = "operation"


Formula = Number | Input | Operation


def parse_formula(text: str) -> Formula | Fault:
    """The formula, or the first thing that does not fit and where."""
    try:
        return _Parser(tuple(tokens(text))).whole()
    except Wrong as wrong:
        return wrong.fault


def inputs_of(formula: Formula) -> tuple[str, ...]:
    """The metrics of a formula, each once, in the order of writing."""
    return tuple(dict.fromkeys(_inputs(formula)))


def computed(formula: Formula, values: Mapping[str, float | None]) -> float | None:
    """The value of a formula: its meaning, in Python. None when an input is undefined or a divisor is zero."""
    match formula:
        case Number(value):
            return value
        case Input(metric):
            return values[metric]
        case Operation(sign, left, right):
            a, b = computed(left, values), computed(right, values)
            if a is None or b is None or (sign == "/" and b == 0):
                return None
            return {"+": a + b, "-": a - b, "*": a * b}[sign] if sign != "/" else a / b


def _inputs(formula: Formula) -> Iterator[str]:
    match formula:
        case Input(metric):
            yield metric
        case Operation(_, left, right):
            yield from _inputs(left)
            yield from _inputs(right)


class _Parser:
    """Recursive descent: `*` and `/` before `+` and `-`, all from left to right."""

    def __init__(self, words: tuple[Token, ...]) -> None:
        self.words = words
        self.index = 0
        self.depth = 0
        self.operands = 0

    @property
    def word(self) -> Token:
        return self.words[self.index]

    def whole(self) -> Formula:
        found = self.sums()
        if self.word.sort != "end":
            raise Wrong(unexpected(self.word))
        return found

    def sums(self) -> Formula:
        found = self.products()
        while self.word.text in ("+", "-"):
            sign = self.next().text
            found = Operation(sign, found, self.products())  # type: ignore[arg-type]  # one of the two just named
        return found

    def products(self) -> Formula:
        found = self.operand()
        while self.word.text in ("*", "/"):
            sign = self.next().text
            found = Operation(sign, found, self.operand())  # type: ignore[arg-type]  # one of the two just named
        return found

    def operand(self) -> Formula:
        word = self.next()
        self.operands += 1
        if self.operands > OPERANDS:
            raise Wrong(Fault(word.at, say("this formula is too long", "cette formule est trop longue")))
        if word.sort == "number":
            return Number(float(word.text))
        if word.sort == "metric":
            if not word.text[1:-1].strip():
                raise Wrong(
                    Fault(word.at, say("name a metric between the braces", "nommez un indicateur entre les accolades"))
                )
            return Input(word.text[1:-1].strip())
        if word.sort == "name":
            raise Wrong(
                Fault(
                    word.at,
                    say(
                        "put the id of a metric between braces: `{shown}`",
                        "mettez l'identifiant d'un indicateur entre accolades : `{shown}`",
                        shown=f"{{{word.text}}}",
                    ),
                )
            )
        self.depth += 1
        if self.depth > DEPTH:
            raise Wrong(too_deep(word))
        if word.text == "-":
            found: Formula = Operation("-", Number(0.0), self.operand())
        elif word.text == "(":
            found = self.sums()
            if self.word.text != ")":
                raise Wrong(Fault(self.word.at, say("`)` is due here", "`)` est attendu ici")))
            self.index += 1
        else:
            raise Wrong(unexpected(word))
        self.depth -= 1
        return found

    def next(self) -> Token:
        word = self.word
        if word.sort != "end":
            self.index += 1
        return word
