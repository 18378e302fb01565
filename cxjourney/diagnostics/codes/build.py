"""The codes of building: what a back end could not make."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

GRAPH_NOT_DRAWN = Code(
    "B101",
    "graph-not-drawn",
    Severity.WARNING,
    """
    What
        A diagram was written as DOT text only: no graph engine of this machine drew it with every box and every line.
    Why
        A picture from which a line is missing lies without a word, so that none is better than a false one.
    Quoi
        Un schéma n'est écrit qu'en texte DOT : aucun moteur de graphes de cet ordinateur n'en a dessiné toutes les boîtes et toutes les flèches.
    Pourquoi
        Un dessin où il manque une flèche ment sans le dire : mieux vaut ne pas en avoir qu'en montrer un faux.
    Bad
        $ pip uninstall graphviz-pure
        $ cxj build --backend svg
    Good
        $ pip install graphviz-pure
        $ cxj build --backend svg
    """,
)
