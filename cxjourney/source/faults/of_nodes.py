"""Faults of one key or value: what the language does without, and what readers take for different things."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes import syntax
from cxjourney.source.characters import Finding
from cxjourney.source.shown import shown, ticked
from cxjourney.wording import Wording, say


def directive(start: int, end: int, text: str) -> Finding:
    """A line that begins with `%` opens the file."""
    return Finding(
        syntax.DIRECTIVE,
        start,
        end,
        say("the directive {text} is refused", "la directive {text} est refusée", text=ticked(text)),
        say("delete this line", "supprimez cette ligne"),
    )


def tag(start: int, end: int, text: str) -> Finding:
    """A word that begins with `!` stands before a value."""
    return Finding(
        syntax.TAG,
        start,
        end,
        say("the tag {text} is refused", "l'étiquette {text} est refusée", text=ticked(text)),
        say(
            "remove it, or put the whole value in quotes if it is a text",
            "supprimez-la, ou mettez toute la valeur entre guillemets si c'est un texte",
        ),
    )


def merge_key(start: int, end: int) -> Finding:
    """The key `<<`."""
    return Finding(
        syntax.MERGE_KEY,
        start,
        end,
        say("the merge key `<<` is refused", "la clé de fusion `<<` est refusée"),
        say("write the fields here in full", "écrivez les champs ici, en toutes lettres"),
    )


def anchor(start: int, end: int, text: str, aliases: tuple[tuple[int, int, Wording], ...]) -> Finding:
    """`&name` before a value, repeated at `aliases`."""
    return Finding(
        syntax.ANCHOR_OR_ALIAS,
        start,
        end,
        say("the anchor {text} is refused", "l'ancre {text} est refusée", text=ticked(text)),
        say(
            "remove it and write the value wherever it is needed, or put the value in quotes if it is a text",
            "supprimez-la et écrivez la valeur partout où il la faut, ou mettez-la entre guillemets si c'est un texte",
        ),
        aliases,
    )


def repeated_here() -> Wording:
    """Said of an alias, beside its anchor."""
    return say("repeated here", "répétée ici")


def alias(start: int, end: int, text: str) -> Finding:
    """`*name` in the place of a value."""
    return Finding(
        syntax.ANCHOR_OR_ALIAS,
        start,
        end,
        say("the alias {text} is refused", "le renvoi {text} est refusé", text=ticked(text)),
        say(
            "write the value in full, or put it in quotes if it is a text",
            "écrivez la valeur en toutes lettres, ou mettez-la entre guillemets si c'est un texte",
        ),
    )


def complex_key(start: int, end: int, text: str) -> Finding:
    """A list or a map as a key."""
    return Finding(
        syntax.COMPLEX_KEY,
        start,
        end,
        say(
            "a key begins with `{text}`: it is not a word",
            "une clé commence par `{text}` : ce n'est pas un mot",
            text=text,
        ),
        say(
            "write `key: value` with a word as the key; put a text that begins with `{text}` in quotes",
            "écrivez `clé: valeur` avec un mot pour clé ; mettez entre guillemets un texte qui commence par `{text}`",
            text=text,
        ),
    )


def non_string_key(start: int, end: int, text: str) -> Finding:
    """A number, a boolean or nothing as a key."""
    if not text:
        return Finding(
            syntax.NON_STRING_KEY,
            start,
            end + 1,
            say("the key before `:` is missing", "il manque la clé devant `:`"),
            say("write a key", "écrivez une clé"),
        )
    return Finding(
        syntax.NON_STRING_KEY,
        start,
        end,
        say("the key {text} is not a text", "la clé {text} n'est pas un texte", text=ticked(text)),
        say("write {quoted}", "écrivez {quoted}", quoted=ticked(f'"{shown(text)}":')),
    )


def surrogate(start: int, end: int, text: str) -> Finding:
    """An escape such as `\\ud83d`, which is half a character."""
    return Finding(
        syntax.SYNTAX_ERROR,
        start,
        end,
        say("{text} is not a whole character", "{text} n'est pas un caractère entier", text=ticked(text)),
        say("write the character itself", "écrivez le caractère lui-même"),
    )


_READ_ELSEWHERE: Final[Mapping[Code, Wording]] = {
    syntax.AMBIGUOUS_BOOLEAN: say(
        "{text} is read as a text here and as true or false elsewhere",
        "{text} est lu comme un texte ici, et comme vrai ou faux ailleurs",
    ),
    syntax.AMBIGUOUS_TIME: say(
        "{text} is read as a text here and as a number in base 60 elsewhere",
        "{text} est lu comme un texte ici, et comme un nombre en base 60 ailleurs",
    ),
    syntax.LEADING_ZERO_NUMBER: say(
        "{text} is read as a text here; its first zero is lost elsewhere",
        "{text} est lu comme un texte ici ; son premier zéro se perd ailleurs",
    ),
    syntax.AMBIGUOUS_NUMBER: say(
        "{text} is read as a text here and as a number elsewhere",
        "{text} est lu comme un texte ici, et comme un nombre ailleurs",
    ),
    syntax.LOSSY_NUMBER: say(
        "{text} is read as a text here: as a number it would lose digits",
        "{text} est lu comme un texte ici : comme nombre, il perdrait des chiffres",
    ),
}


def doubt(code: Code, start: int, end: int, text: str) -> Finding:
    """A plain scalar that readers take for different things."""
    template = _READ_ELSEWHERE[code]
    help = say("put it in quotes: {quoted}", "mettez-le entre guillemets : {quoted}", quoted=ticked(f'"{text}"'))
    return Finding(code, start, end, say(template.en, template.fr, text=ticked(text)), help)


def duplicate_key(start: int, end: int, key: str) -> Finding:
    """A key that its map has already."""
    return Finding(
        syntax.DUPLICATE_KEY,
        start,
        end,
        say("the key {key} is written twice", "la clé {key} est écrite deux fois", key=ticked(key)),
        say("keep one of them", "n'en gardez qu'une"),
    )


def first_place(key: str) -> Wording:
    """Said of the first of two equal keys."""
    return say("{key} is here already", "{key} est déjà ici", key=ticked(key))
