"""What the reader refuses or doubts, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes import syntax
from cxjourney.source.characters import Finding
from cxjourney.source.encodings import wide_encoding
from cxjourney.source.shown import shown, ticked
from cxjourney.wording import Wording, say


def byte_order_mark() -> Finding:
    """The file begins with a byte order mark."""
    return Finding(
        syntax.BYTE_ORDER_MARK,
        0,
        0,
        say(
            "the file begins with a byte order mark (BOM)",
            "le fichier commence par un indicateur d'ordre des octets (BOM)",
        ),
        say("save it as UTF-8 without BOM", "enregistrez-le en UTF-8 sans BOM"),
    )


def not_utf8(data: bytes, offset: int, index: int, before: int) -> Finding:
    """The byte at `offset` of `data` is not UTF-8; it follows `index` characters, and `before` bytes of a mark."""
    if wide := wide_encoding(data):
        message = say(
            "the file is not UTF-8: it seems to be {encoding} (offset {offset})",
            "le fichier n'est pas en UTF-8 : il semble être en {encoding} (position {offset})",
            encoding=wide[:6].upper(),
            offset=offset + before,
        )
        help = say("save it as UTF-8", "enregistrez-le en UTF-8")
    else:
        message = say(
            "the byte `0x{byte:02X}` at offset {offset} is not UTF-8",
            "l'octet `0x{byte:02X}` à la position {offset} n'est pas de l'UTF-8",
            byte=data[offset],
            offset=offset + before,
        )
        guess = data[offset : offset + 1].decode("cp1252", "ignore")
        help = (
            say(
                "save the file as UTF-8; if it came from Windows, this byte was `{guess}`",
                "enregistrez le fichier en UTF-8 ; s'il vient de Windows, cet octet était `{guess}`",
                guess=guess,
            )
            if guess.isprintable() and guess
            else say("save the file as UTF-8", "enregistrez le fichier en UTF-8")
        )
    return Finding(syntax.NOT_UTF8, index, index + 1, message, help)


def _beyond(en: str, fr: str, **values: object) -> tuple[Wording, Wording]:
    help = say(
        "split it, or raise the limit in the configuration of the workspace",
        "divisez-le, ou relevez la limite dans la configuration de l'espace de travail",
    )
    return say(en, fr, **values), help


def too_large(size: int, limit: int) -> Finding:
    """The file has more bytes than allowed."""
    message, help = _beyond(
        "the file has {size} bytes, more than the limit of {limit}",
        "le fichier compte {size} octets, au-delà de la limite de {limit}",
        size=size,
        limit=limit,
    )
    return Finding(syntax.RESOURCE_LIMIT, 0, 0, message, help)


def too_deep(start: int, limit: int) -> Finding:
    """A list or a map opens at the first level too many."""
    message, help = _beyond(
        "lists and maps are nested deeper than the limit of {limit}",
        "les listes et les blocs s'emboîtent au-delà de la limite de {limit}",
        limit=limit,
    )
    return Finding(syntax.RESOURCE_LIMIT, start, start + 1, message, help)


def too_many_nodes(start: int, limit: int) -> Finding:
    """The file has more keys and values than allowed."""
    message, help = _beyond(
        "the file has more than {limit} keys and values",
        "le fichier compte plus de {limit} clés et valeurs",
        limit=limit,
    )
    return Finding(syntax.RESOURCE_LIMIT, start, start + 1, message, help)


def too_long(start: int, end: int, limit: int) -> Finding:
    """A text has more bytes than allowed."""
    message, help = _beyond(
        "this text has more than {limit} bytes", "ce texte compte plus de {limit} octets", limit=limit
    )
    return Finding(syntax.RESOURCE_LIMIT, start, end, message, help)


def empty_file() -> Finding:
    """Nothing but white space and comments."""
    return Finding(
        syntax.EMPTY_FILE,
        0,
        0,
        say("the file is empty", "le fichier est vide"),
        say("write an entity in it, or delete it", "écrivez-y une entité, ou supprimez-le"),
    )


def second_document(start: int) -> Finding:
    """A second document begins."""
    return Finding(
        syntax.MULTI_DOCUMENT_FILE,
        start,
        start + 3,
        say("a second document begins here", "un second document commence ici"),
        say("put it in a file of its own", "mettez-le dans un fichier à part"),
    )


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
