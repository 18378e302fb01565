"""Faults of a whole file: its encoding, its size, what it is made of."""

from __future__ import annotations

from cxjourney.diagnostics.codes import syntax
from cxjourney.source.characters import Finding
from cxjourney.source.encodings import wide_encoding
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


def second_document(start: int, end: int) -> Finding:
    """A second document begins, with `---` or with the word that ends at `end`."""
    return Finding(
        syntax.MULTI_DOCUMENT_FILE,
        start,
        end,
        say("a second document begins here", "un second document commence ici"),
        say("put it in a file of its own", "mettez-le dans un fichier à part"),
    )
