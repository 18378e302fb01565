"""
What  A stage or touchpoint that speaks of the traveller in the third person.
Why  "I wait for the code" is lived; "customer receives code" is a procedure seen from behind the counter.
Quoi  Une étape ou un point de contact qui parle du voyageur à la troisième personne.
Pourquoi  « J'attends le code » se vit ; « le client reçoit le code » est une procédure vue de derrière le guichet.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: The customer is guided to the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Stage, Touchpoint
from cxjourney.wording import say

_WHO = {
    "en": re.compile(
        r"(?:the )?(?:customer|client|user|patient|citizen|student|employee|traveller|prospect)s?\b"
        r"(?! (?:service|care|support|relations?|area|account|number|space|card|file|office|desk|portal|record)s?\b)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:le |la |les |l['’])(?:client|usager|utilisat|patient|citoyen|étudiant|salarié|voyageu|prospect)\w*\b"
        r"|(?:client|usager|utilisateur|patient|citoyen)s?\b(?= )",
        re.IGNORECASE,
    ),
}


@rule("T402", "not-in-travellers-voice", "info")
def check(context: Context) -> Iterator[Finding]:
    """Names of stages and touchpoints that begin with a word for the traveller, in English or French."""
    for text in context.texts_in("name"):
        if not isinstance(text.node, (Stage, Touchpoint)):
            continue
        pattern = _WHO.get((text.language or context.workspace.language)[:2])
        found = pattern.match(text.words) if pattern else None
        if found:
            yield Finding(
                text.node,
                say(
                    "`{words}` speaks of the traveller from outside",
                    "`{words}` parle du voyageur de l'extérieur",
                    words=found.group(),
                ),
                say(
                    "say it as the traveller would: “I …”",
                    "dites-le comme le voyageur : « Je … »",
                ),
                text.place_of(found.group()),
            )
