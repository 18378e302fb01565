"""Faults of the space between keys and values: missing, or of the wrong kind."""

from __future__ import annotations

from cxjourney.diagnostics.codes import syntax
from cxjourney.source.characters import Finding
from cxjourney.source.shown import ticked
from cxjourney.wording import say


def glued_comment(start: int) -> Finding:
    """A `#` right after the end of a value."""
    return Finding(
        syntax.SYNTAX_ERROR,
        start,
        start + 1,
        say("a space is missing before `#`", "il manque une espace devant `#`"),
        say(
            "write a space before the comment, or put the whole value in quotes",
            "écrivez une espace avant le commentaire, ou mettez toute la valeur entre guillemets",
        ),
    )


def glued_colon(start: int, key: str, rest: str) -> Finding:
    """A colon with a letter, or with another kind of space, right behind it; `rest` begins at `start`."""
    message = (
        say(
            "behind the colon of {key} stands a no-break space, which is a letter to YAML",
            "après le deux-points de {key} se trouve une espace insécable, que YAML prend pour une lettre",
            key=ticked(key),
        )
        if rest[0].isspace()
        else say(
            "a space is missing after the colon of {key}",
            "il manque une espace après le deux-points de {key}",
            key=ticked(key),
        )
    )
    help = say("write {line}", "écrivez {line}", line=ticked(f"{key}: {rest.strip()}"))
    return Finding(syntax.SYNTAX_ERROR, start, start + 1, message, help)


def glued_dash(start: int, rest: str) -> Finding:
    """The dash of a list item without its space; `rest` is what follows it on the line."""
    return Finding(
        syntax.SYNTAX_ERROR,
        start,
        start + 1,
        say("a space is missing after `-`", "il manque une espace après `-`"),
        say("write {line}", "écrivez {line}", line=ticked(f"- {rest.strip()}")),
    )


def tab(start: int, end: int) -> Finding:
    """A tab where YAML expects spaces."""
    return Finding(
        syntax.TAB_IN_WHITESPACE,
        start,
        end,
        say("a tab stands where spaces are expected", "une tabulation se trouve là où il faut des espaces"),
        say(
            "replace tabs by spaces; in a text, put it in quotes",
            "remplacez les tabulations par des espaces ; dans un texte, mettez-le entre guillemets",
        ),
    )


def wide_indent(start: int, end: int) -> Finding:
    """A line indented by no-break spaces."""
    return Finding(
        syntax.NO_BREAK_SPACE_AS_INDENT,
        start,
        end,
        say("this line is indented with no-break spaces", "cette ligne est décalée par des espaces insécables"),
        say("replace them by usual spaces", "remplacez-les par des espaces ordinaires"),
    )


def cut_value(start: int, end: int, value: str) -> Finding:
    """A comment, from `start`, that looks like the rest of a value."""
    message = (
        say(
            "the text after `#` is a comment: the value is only {value}",
            "le texte après `#` est un commentaire : la valeur se réduit à {value}",
            value=ticked(value),
        )
        if value
        else say(
            "the text after `#` is a comment: the value is empty",
            "le texte après `#` est un commentaire : la valeur est vide",
        )
    )
    help = say(
        "put the value between quotes, or write a space after `#`",
        "mettez la valeur entre guillemets, ou écrivez une espace après `#`",
    )
    return Finding(syntax.VALUE_CUT_BY_COMMENT, start, end, message, help)
