"""The codes of files and folders."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

PATH_LEAVES_WORKSPACE = Code(
    "Z003",
    "path-leaves-workspace",
    Severity.ERROR,
    """
    What
        A path is absolute, climbs with `..`, or follows a link that ends outside the workspace.
    Why
        A file of the checked repository must not decide what else is read from the computer that checks it.
    Quoi
        Un chemin est absolu, remonte par `..`, ou suit un lien qui mène hors de l'espace de travail.
    Pourquoi
        Un fichier du dépôt vérifié ne doit pas décider de ce qui est lu d'autre sur l'ordinateur qui vérifie.
    Bad
        cxjourney: v1
        kind: process
        id: refund
        name: Refund
        document: ../../private/refund.md
    Good
        cxjourney: v1
        kind: process
        id: refund
        name: Refund
        document: documents/refund.md
        ---
        # documents/refund.md
        How we pay back.
    """,
)

NAMES_DIFFER_BY_CASE = Code(
    "Z013",
    "names-differ-by-case",
    Severity.WARNING,
    """
    What
        Two files have the same name but for capitals or for the form of their accents.
    Why
        On Windows and macOS they are one file: a checkout keeps only one of them, without a word.
    Quoi
        Deux fichiers portent le même nom, à la casse ou à la forme des accents près.
    Pourquoi
        Sous Windows et macOS, ils n'en font qu'un : une copie du dépôt n'en garde qu'un, sans prévenir.
    Bad
        # journeys/Lea.yaml
        cxjourney: v1
        kind: persona
        id: lea
        name: Léa
        ---
        # journeys/lea.yaml
        cxjourney: v1
        kind: persona
        id: lea-martin
        name: Léa Martin
    Good
        # journeys/lea.yaml
        cxjourney: v1
        kind: persona
        id: lea
        name: Léa
        ---
        # journeys/lea-martin.yaml
        cxjourney: v1
        kind: persona
        id: lea-martin
        name: Léa Martin
    """,
)

UNREADABLE_PATH = Code(
    "Y048",
    "unreadable-path",
    Severity.ERROR,
    """
    What
        An entry of `include` at which there is nothing to read, a link that leads nowhere, a file or a folder that
        may not be opened.
    Why
        What it holds is missing from the map; everything else is checked all the same.
    Quoi
        Une entrée d'`include` où il n'y a rien à lire, un lien qui ne mène nulle part, un fichier ou un dossier qui
        ne peut être ouvert.
    Pourquoi
        Ce qu'il contient manque à la carte ; tout le reste est vérifié quand même.
    Bad
        cxjourney: v1
        kind: workspace
        organisation: {name: Colis}
        include: [journeys, personnas]
    Good
        cxjourney: v1
        kind: workspace
        organisation: {name: Colis}
        include: [journeys]
    """,
)
