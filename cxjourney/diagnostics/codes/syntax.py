"""The codes of the reader: what a file may not be before its content is looked at.

Those of characters, of plain values and of notations stand in modules of their own, and are all named here.
"""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes.characters import (
    BIDIRECTIONAL_CONTROL,
    BYTE_ORDER_MARK,
    CONTROL_CHARACTER,
    INVISIBLE_CHARACTER,
    LINE_ENDINGS,
    NO_BREAK_SPACE_AS_INDENT,
    NOT_UTF8,
    UNUSUAL_LINE_BREAK,
)
from cxjourney.diagnostics.codes.notation import (
    ANCHOR_OR_ALIAS,
    COMPLEX_KEY,
    DIRECTIVE,
    EMPTY_FILE,
    MERGE_KEY,
    MULTI_DOCUMENT_FILE,
    NON_STRING_KEY,
    TAG,
)
from cxjourney.diagnostics.codes.plain_values import (
    AMBIGUOUS_BOOLEAN,
    AMBIGUOUS_NUMBER,
    AMBIGUOUS_TIME,
    LEADING_ZERO_NUMBER,
    LOSSY_NUMBER,
    VALUE_CUT_BY_COMMENT,
)
from cxjourney.diagnostics.diagnostic import Severity

__all__ = [
    "AMBIGUOUS_BOOLEAN",
    "AMBIGUOUS_NUMBER",
    "AMBIGUOUS_TIME",
    "ANCHOR_OR_ALIAS",
    "BIDIRECTIONAL_CONTROL",
    "BYTE_ORDER_MARK",
    "COMPLEX_KEY",
    "CONTROL_CHARACTER",
    "DIRECTIVE",
    "DUPLICATE_KEY",
    "EMPTY_FILE",
    "INVISIBLE_CHARACTER",
    "LEADING_ZERO_NUMBER",
    "LINE_ENDINGS",
    "LOSSY_NUMBER",
    "MERGE_KEY",
    "MULTI_DOCUMENT_FILE",
    "NON_STRING_KEY",
    "NOT_UTF8",
    "NO_BREAK_SPACE_AS_INDENT",
    "RESOURCE_LIMIT",
    "SYNTAX_ERROR",
    "TAB_IN_WHITESPACE",
    "TAG",
    "UNUSUAL_LINE_BREAK",
    "VALUE_CUT_BY_COMMENT",
]

SYNTAX_ERROR = Code(
    "Y001",
    "syntax-error",
    Severity.ERROR,
    """
    What
        The text is not YAML: a value needs quotes, a line is out of line, a bracket or a quote is not closed.
    Why
        Nothing can be read after such a place, so the file says nothing else until it is repaired.
    Quoi
        Le texte n'est pas du YAML : une valeur demande des guillemets, une ligne est décalée, un crochet ou un
        guillemet n'est pas fermé.
    Pourquoi
        Rien ne peut être lu après un tel endroit ; le fichier ne dit donc rien d'autre avant d'être corrigé.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel: the locker
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: "Collect a parcel: the locker"
    """,
)

DUPLICATE_KEY = Code(
    "Y003",
    "duplicate-key",
    Severity.ERROR,
    """
    What
        A key is written twice in the same map, letter for letter or once accents are composed the same way.
    Why
        Most readers keep the last value in silence: a second owner replaces the first and nobody knows.
    Quoi
        Une clé est écrite deux fois au même endroit, à la lettre près ou une fois les accents composés de la
        même façon.
    Pourquoi
        La plupart des lecteurs gardent la dernière valeur sans rien dire : un second propriétaire remplace le
        premier et personne ne le sait.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        owner: logistics
        name: Collect a parcel
        owner: support
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        owner: logistics
        name: Collect a parcel
    """,
)

TAB_IN_WHITESPACE = Code(
    "Y004",
    "tab-in-whitespace",
    Severity.ERROR,
    """
    What
        A tab stands where YAML expects spaces: at the beginning of a line, after a colon, between words without
        quotes.
    Why
        It is the most common slip of editors, and readers of YAML disagree on what it means.
    Quoi
        Une tabulation se trouve là où YAML attend des espaces : en début de ligne, après un deux-points, entre
        des mots sans guillemets.
    Pourquoi
        C'est l'écart le plus courant des éditeurs de texte, et les lecteurs de YAML ne s'accordent pas sur son
        sens.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name:⟨U+0009⟩Collect a parcel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
    fix="safe",
)

RESOURCE_LIMIT = Code(
    "Y010",
    "resource-limit",
    Severity.ERROR,
    """
    What
        A file is larger, deeper or richer than the limits allow, or the workspace holds too much.
    Why
        No file can hang or stop a check; the message names the limit that was met.
    Quoi
        Un fichier est plus gros, plus profond ou plus riche que les limites ne le permettent, ou l'espace de
        travail en contient trop.
    Pourquoi
        Aucun fichier ne peut bloquer ni interrompre une vérification ; le message nomme la limite atteinte.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        x-deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
          ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        x-deep: [[[]]]
    """,
)
