"""What each column of the row of a query holds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxjourney.wording import Wording, say

_KNOWN: Mapping[str, Wording] = {
    "value": say("the metric; a percentage is a ratio; NULL when undefined", "l'indicateur ; un pourcentage est un rapport ; NULL quand il est indéfini"),
    "n": say("the observations behind the value", "les observations sur lesquelles repose la valeur"),
    "undefined": say("why there is no value, NULL when there is one", "pourquoi il n'y a pas de valeur, NULL quand il y en a une"),
    "numerator": say("what is counted above the line", "ce qui est compté au-dessus de la barre"),
    "denominator": say("what is counted below the line", "ce qui est compté au-dessous de la barre"),
    "in_both": say("what is counted above and below: a share when it equals the numerator", "ce qui est compté des deux côtés : une part quand il égale le numérateur"),
    "unreadable": say("cells that hold no number, left out", "cellules qui ne contiennent pas de nombre, écartées"),
    "total": say("the sum of the column", "la somme de la colonne"),
    "sd": say("the standard deviation of the observations", "l'écart-type des observations"),
    "promoters": say("answers 9 and 10", "notes 9 et 10"),
    "detractors": say("answers 0 to 6", "notes 0 à 6"),
    "satisfied": say("answers among the best ones", "réponses parmi les meilleures"),
    "out_of_scale": say("answers that the scale does not allow, left out", "réponses hors de l'échelle, écartées"),
    "invited": say("people invited to answer, NULL when the source does not say", "personnes invitées à répondre, NULL si la source ne le dit pas"),
    "answered": say("those of them who answered", "celles d'entre elles qui ont répondu"),
    "immature": say("too recent to be judged, counted apart", "trop récents pour être jugés, comptés à part"),
    "open": say("begun and not ended, counted apart", "commencés et non terminés, comptés à part"),
    "cost": say("what was spent in all", "ce qui a été dépensé en tout"),
    "returned": say("those who were there again", "qui sont de nouveau là"),
    "solved": say("cases solved at the first contact", "dossiers résolus au premier contact"),
}  # fmt: skip
_PATTERNS: tuple[tuple[re.Pattern[str], Wording], ...] = (
    (re.compile(r"level_(\d+)"), say("those who reached step {found}", "arrivés à l'étape {found}")),
    (re.compile(r"p([\d_]+)_seconds"), say("quantile {found} % of the time it took, in seconds", "quantile {found} % du temps qu'il a fallu, en secondes")),
    (re.compile(r"value_of_(\w+)"), say("the value of {found}", "la valeur de {found}")),
)  # fmt: skip


def described(column: str) -> Wording:
    """What a column holds."""
    if column in _KNOWN:
        return _KNOWN[column]
    for pattern, wording in _PATTERNS:
        if found := pattern.fullmatch(column):
            shown = found[1].replace("_", "." if pattern.pattern.startswith("p(") else "-")
            return say(wording.en, wording.fr, found=shown)
    raise KeyError(column)
