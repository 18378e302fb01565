"""The words of the two small languages of a metric: conditions (`where`) and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.model.values import Fault
from cxjourney.wording import say

DEPTH = 40
"""Parentheses and `not` inside one another, at most: nobody reads more."""
LENGTH = 4000
"""Characters of an expression, at most."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its sort (`name`, `text`, `number`, `metric`, `sign` or `end`), its text and where it begins."""

    sort: str
    text: str
    at: int


class Wrong(Exception):  # noqa: N818 -- it carries a fault out of a parser and never leaves its module
    """Carries a fault from the depth of a parser to its surface."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message.in_("en"))
        self.fault = fault


_TOKEN = re.compile(
    r"""(?P<name>[A-Za-z_][A-Za-z0-9_.]*)
      | (?P<text>'(?:[^']|'')*')
      | (?P<number>\d+(?:\.\d+)?(?![A-Za-z_\d.]))
      | (?P<metric>\{[^{}]*\})
      | (?P<sign><=|>=|!=|==|<>|[=<>(),+*/-])""",
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\r\n\u00a0\u202f]*")


def tokens(text: str) -> Iterator[Token]:
    """The words of an expression, an `end` after the last one. Raises `Wrong` at a character that fits nowhere."""
    if len(text) > LENGTH:
        raise Wrong(Fault(LENGTH, say("this expression is too long", "cette expression est trop longue")))
    at = _SPACE.match(text).end()  # type: ignore[union-attr]  # the pattern matches the empty string
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise Wrong(_unfit(text, at))
        yield Token(found.lastgroup or "", found[0], at)
        at = _SPACE.match(text, found.end()).end()  # type: ignore[union-attr]  # as above
    yield Token("end", "", len(text))


def unexpected(token: Token) -> Fault:
    """The fault of a word that cannot stand where it does."""
    if token.sort == "end":
        return Fault(token.at, say("the expression stops too early", "l'expression s'arrête trop tôt"))
    return Fault(token.at, say("`{word}` cannot stand here", "`{word}` n'a pas sa place ici", word=token.text))


def too_deep(token: Token) -> Fault:
    """The fault of parentheses inside parentheses inside parentheses."""
    return Fault(
        token.at,
        say("there are too many parentheses inside one another", "il y a trop de parenthèses les unes dans les autres"),
    )


def _unfit(text: str, at: int) -> Fault:
    match text[at]:
        case "'":
            return Fault(at, say("this text has no closing `'`", "il manque le `'` qui ferme ce texte"))
        case '"' | "“" | "‘" | "’" | "«":
            return Fault(
                at,
                say(
                    "put texts between straight single quotes: `'web'`",
                    "mettez les textes entre apostrophes droites : `'web'`",
                ),
            )
        case "{":
            return Fault(at, say("this `{` is not closed", "cette `{` n'est pas fermée"))
        case digit if digit.isdigit():
            return Fault(at, say("write the number as `12` or `1.5`", "écrivez le nombre comme `12` ou `1.5`"))
    return Fault(at, say("`{sign}` cannot stand here", "`{sign}` n'a pas sa place ici", sign=text[at]))
