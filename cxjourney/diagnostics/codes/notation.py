"""The codes of notations of YAML that are refused, since tools do not agree on them."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

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
