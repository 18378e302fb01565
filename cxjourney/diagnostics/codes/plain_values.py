"""The codes of values without quotes that readers of YAML take for different things."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

AMBIGUOUS_BOOLEAN = Code(
    "Y030",
    "ambiguous-boolean",
    Severity.WARNING,
    """
    What
        A word such as `no`, `yes`, `on`, `off`, `y` or `n` stands without quotes.
    Why
        It is a text here, but older readers turn it into true or false: Norway's code, the answer of a survey.
    Quoi
        Un mot comme `no`, `yes`, `on`, `off`, `y` ou `n` est écrit sans guillemets.
    Pourquoi
        C'est un texte ici, mais d'anciens lecteurs en font vrai ou faux : le code de la Norvège, la réponse
        d'une enquête.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-country: no
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-country: "no"
    """,
    fix="safe",
)

AMBIGUOUS_TIME = Code(
    "Y031",
    "ambiguous-time",
    Severity.WARNING,
    """
    What
        A time or a ratio such as `8:30` stands without quotes.
    Why
        It is a text here, but older readers count in base 60 and make 510 of it.
    Quoi
        Une heure ou un rapport comme `8:30` est écrit sans guillemets.
    Pourquoi
        C'est un texte ici, mais d'anciens lecteurs comptent en base 60 et en font 510.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-opens: 8:30
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-opens: "8:30"
    """,
    fix="safe",
)

LEADING_ZERO_NUMBER = Code(
    "Y032",
    "leading-zero-number",
    Severity.WARNING,
    """
    What
        A number that begins with a zero stands without quotes.
    Why
        It is a text here, but other readers drop the zero or count in base 8: telephone numbers, postcodes,
        codes.
    Quoi
        Un nombre qui commence par un zéro est écrit sans guillemets.
    Pourquoi
        C'est un texte ici, mais d'autres lecteurs suppriment le zéro ou comptent en base 8 : téléphones, codes
        postaux, codes.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-postcode: 01000
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-postcode: "01000"
    """,
    fix="safe",
)

AMBIGUOUS_NUMBER = Code(
    "Y033",
    "ambiguous-number",
    Severity.WARNING,
    """
    What
        A number in a form that readers do not share stands without quotes: `1_000`, `0b101`, `0o17`, `0x1F`,
        `.inf`, `.nan`.
    Why
        It is a text here; elsewhere it may be a number, and not always the same one.
    Quoi
        Un nombre sous une forme que les lecteurs ne partagent pas est écrit sans guillemets : `1_000`, `0b101`,
        `0o17`, `0x1F`, `.inf`, `.nan`.
    Pourquoi
        C'est un texte ici ; ailleurs ce peut être un nombre, et pas toujours le même.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-volume: 1_000
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-volume: 1000
    """,
    fix="safe",
)

LOSSY_NUMBER = Code(
    "Y034",
    "lossy-number",
    Severity.WARNING,
    """
    What
        A number has more digits than programs keep, or its digits would change where a text is due.
    Why
        Beyond 15 digits many programs round; `1.10` becomes 1.1. Identifiers and versions are texts.
    Quoi
        Un nombre a plus de chiffres que les programmes n'en gardent, ou ses chiffres changeraient là où un
        texte est attendu.
    Pourquoi
        Au-delà de 15 chiffres beaucoup de programmes arrondissent ; `1.10` devient 1.1. Les identifiants et les
        versions sont des textes.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-contract: 12345678901234567890
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-contract: "12345678901234567890"
    """,
    fix="safe",
)

VALUE_CUT_BY_COMMENT = Code(
    "Y035",
    "value-cut-by-comment",
    Severity.WARNING,
    """
    What
        A `#` after a space, with no space behind it, cuts a value that stands without quotes.
    Why
        The rest is a comment: `issue: foo #12` is only `foo`, and `color: #fff` is empty.
    Quoi
        Un `#` précédé d'une espace et collé à la suite coupe une valeur écrite sans guillemets.
    Pourquoi
        Le reste est un commentaire : `issue: foo #12` se réduit à `foo`, et `color: #fff` est vide.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel #12
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: "Collect a parcel #12"  # the ticket
    """,
    fix="unsafe",
)
