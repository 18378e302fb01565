"""The codes of bytes and characters: what a text may not hold, and how a file is encoded."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

CONTROL_CHARACTER = Code(
    "Y002",
    "control-character",
    Severity.ERROR,
    """
    What
        A control character, such as NUL or a bell, stands in the text.
    Why
        It came with a paste, nobody sees it, and other programs cut the text there or act on it.
    Quoi
        Un caractère de commande, par exemple NUL ou une sonnerie, se trouve dans le texte.
    Pourquoi
        Il vient d'un copier-coller, personne ne le voit, et d'autres programmes coupent le texte à cet endroit
        ou lui obéissent.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect⟨U+0007⟩ a parcel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
    fix="safe",
)

BYTE_ORDER_MARK = Code(
    "Y011",
    "byte-order-mark",
    Severity.INFO,
    """
    What
        The file begins with a byte order mark.
    Why
        It is of no use in UTF-8, and some readers glue it to the first key.
    Quoi
        Le fichier commence par un indicateur d'ordre des octets (BOM).
    Pourquoi
        Il ne sert à rien en UTF-8, et certains lecteurs le collent à la première clé.
    Bad
        ⟨U+FEFF⟩cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
    fix="safe",
)

NOT_UTF8 = Code(
    "Y012",
    "not-utf8",
    Severity.ERROR,
    """
    What
        The file is not encoded in UTF-8.
    Why
        Any other encoding is a guess, and accents are lost by the wrong guess; the byte is given by its offset.
    Quoi
        Le fichier n'est pas encodé en UTF-8.
    Pourquoi
        Tout autre encodage se devine, et une erreur abîme les accents ; l'octet fautif est donné par sa
        position.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Retirer un colis ⟨0xE0⟩ la consigne
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Retirer un colis à la consigne
    """,
)

LINE_ENDINGS = Code(
    "Y013",
    "line-endings",
    Severity.INFO,
    """
    What
        Lines end with a carriage return, as on Windows or on very old computers.
    Why
        The file reads the same, but comparing versions shows every line as changed.
    Quoi
        Les lignes se terminent par un retour chariot, comme sous Windows ou sur de très vieux ordinateurs.
    Pourquoi
        Le fichier se lit de la même façon, mais la comparaison de deux versions montre chaque ligne comme
        modifiée.
    Bad
        cxjourney: v1⟨U+000D⟩
        kind: journey⟨U+000D⟩
        id: collect-parcel⟨U+000D⟩
        name: Collect a parcel⟨U+000D⟩
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
    fix="safe",
)

BIDIRECTIONAL_CONTROL = Code(
    "Y020",
    "bidirectional-control",
    Severity.ERROR,
    """
    What
        An invisible character that reverses the direction of writing stands in the text.
    Why
        What people read on the screen is then not what is stored, which is also a known trick.
    Quoi
        Un caractère invisible qui inverse le sens de l'écriture se trouve dans le texte.
    Pourquoi
        Ce qu'on lit à l'écran n'est alors plus ce qui est enregistré, et c'est une ruse connue.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect ⟨U+202E⟩lecrap a
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
    fix="safe",
)

INVISIBLE_CHARACTER = Code(
    "Y021",
    "invisible-character",
    Severity.WARNING,
    """
    What
        A character that cannot be seen, such as a zero-width space, stands in the text.
    Why
        Two words that look equal are not, and searches miss one of them. Joiners inside emoji and in scripts
        that need them, such as Persian or Hindi, are let through.
    Quoi
        Un caractère qu'on ne voit pas, par exemple une espace de largeur nulle, se trouve dans le texte.
    Pourquoi
        Deux mots qui paraissent égaux ne le sont pas, et la recherche en manque un. Les liants des émojis et
        des écritures qui en ont besoin, comme le persan ou le hindi, sont acceptés.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a par⟨U+200B⟩cel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel 👩‍💻
    """,
    fix="safe",
)

NO_BREAK_SPACE_AS_INDENT = Code(
    "Y022",
    "no-break-space-as-indent",
    Severity.ERROR,
    """
    What
        A line is indented with no-break spaces, which are letters to YAML.
    Why
        A paste from a word processor or a web page changes the structure without a word.
    Quoi
        Une ligne est décalée par des espaces insécables, que YAML prend pour des lettres.
    Pourquoi
        Un copier-coller depuis un traitement de texte ou une page web change la structure sans prévenir.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name:
        ⟨U+00A0⟩⟨U+00A0⟩en: Collect a parcel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name:
          en: Collect a parcel
    """,
    fix="safe",
)

UNUSUAL_LINE_BREAK = Code(
    "Y023",
    "unusual-line-break",
    Severity.WARNING,
    """
    What
        The text holds a line separator of Unicode (NEL, LS or PS).
    Why
        Some readers begin a new line there and others do not, so the same file has two meanings.
    Quoi
        Le texte contient un séparateur de ligne d'Unicode (NEL, LS ou PS).
    Pourquoi
        Certains lecteurs y commencent une nouvelle ligne et d'autres non : le même fichier a deux sens.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect⟨U+2028⟩a parcel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
    fix="safe",
)
