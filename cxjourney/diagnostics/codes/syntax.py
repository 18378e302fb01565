"""The codes of the reader: what a file may not be before its content is looked at."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

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

TAG = Code(
    "Y040",
    "tag",
    Severity.ERROR,
    """
    What
        A value bears a tag, a word that begins with `!`.
    Why
        A tag runs code or vanishes, depending on the reader.
    Quoi
        Une valeur porte une étiquette, un mot qui commence par `!`.
    Pourquoi
        Selon le lecteur, une étiquette exécute du code ou disparaît.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: !important Collect a parcel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: "!important Collect a parcel"
    """,
)

MERGE_KEY = Code(
    "Y041",
    "merge-key",
    Severity.ERROR,
    """
    What
        The key `<<` asks to merge another map into this one.
    Why
        Half of the readers merge, the others keep a key named `<<`.
    Quoi
        La clé `<<` demande de fusionner un autre bloc avec celui-ci.
    Pourquoi
        La moitié des lecteurs fusionnent, les autres gardent une clé nommée `<<`.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        raci:
          <<: {responsible: [logistics]}
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        raci:
          responsible: [logistics]
    """,
)

COMPLEX_KEY = Code(
    "Y042",
    "complex-key",
    Severity.ERROR,
    """
    What
        A key is a list or a map, or is announced by `?`.
    Why
        Most tools only know keys that are words.
    Quoi
        Une clé est une liste ou un bloc, ou bien elle est annoncée par `?`.
    Pourquoi
        La plupart des outils ne connaissent que des clés qui sont des mots.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        ? name
        : Collect a parcel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
)

NON_STRING_KEY = Code(
    "Y043",
    "non-string-key",
    Severity.ERROR,
    """
    What
        A key is a number, true, false or empty instead of a word.
    Why
        Tools disagree on such keys: `1` and `"1"` are one key for some and two for others.
    Quoi
        Une clé est un nombre, vrai, faux ou vide au lieu d'un mot.
    Pourquoi
        Les outils ne s'accordent pas sur ces clés : `1` et `"1"` en font une pour les uns et deux pour les
        autres.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-labels:
          1: Bad
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        x-labels:
          "1": Bad
    """,
    fix="unsafe",
)

ANCHOR_OR_ALIAS = Code(
    "Y044",
    "anchor-or-alias",
    Severity.ERROR,
    """
    What
        A value is named by `&` or repeated by `*`.
    Why
        Few lines of aliases can grow to fill a memory, and people who review the file must follow them by eye.
    Quoi
        Une valeur est nommée par `&` ou répétée par `*`.
    Pourquoi
        Quelques lignes de renvois peuvent remplir une mémoire, et ceux qui relisent le fichier doivent les
        suivre des yeux.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        owner: &team logistics
        sponsor: *team
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        owner: logistics
        sponsor: logistics
    """,
)

DIRECTIVE = Code(
    "Y045",
    "directive",
    Severity.ERROR,
    """
    What
        The file opens with a directive, a line that begins with `%`.
    Why
        Directives change how the rest is read, and many tools ignore them.
    Quoi
        Le fichier commence par une directive, une ligne qui débute par `%`.
    Pourquoi
        Les directives changent la façon de lire la suite, et beaucoup d'outils les ignorent.
    Bad
        %YAML 1.2
        ---
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    Good
        ---
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
)

MULTI_DOCUMENT_FILE = Code(
    "Y046",
    "multi-document-file",
    Severity.ERROR,
    """
    What
        The file holds a second document, after a line `---`.
    Why
        Editors and validators see only the first one. Only the first is read here too.
    Quoi
        Le fichier contient un second document, après une ligne `---`.
    Pourquoi
        Les éditeurs et les validateurs ne voient que le premier. Ici aussi, seul le premier est lu.
    Bad
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
        ---
        cxjourney: v1
        kind: journey
        id: return-parcel
        name: Return a parcel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
)

EMPTY_FILE = Code(
    "Y047",
    "empty-file",
    Severity.WARNING,
    """
    What
        The file is empty, or holds nothing but comments.
    Why
        A forgotten file looks like a finished one.
    Quoi
        Le fichier est vide, ou ne contient que des commentaires.
    Pourquoi
        Un fichier oublié ressemble à un fichier terminé.
    Bad
        # The journey of a parcel
    Good
        cxjourney: v1
        kind: journey
        id: collect-parcel
        name: Collect a parcel
    """,
)
