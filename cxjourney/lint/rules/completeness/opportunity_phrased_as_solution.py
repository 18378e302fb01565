"""
What  An opportunity stated as something to build.
Why  "Build an app" closes the question before it is asked; "know at once that the file is complete" opens ten answers.
Quoi  Une opportunité énoncée comme une chose à construire.
Pourquoi  « Créer une application » ferme la question avant de la poser ; « savoir aussitôt que le dossier est complet » ouvre dix réponses.
Bad
  cxjourney: v1
  kind: opportunity
  id: show-the-way
  name: Finding the locker
  statement: Develop an app with a map
Good
  cxjourney: v1
  kind: opportunity
  id: show-the-way
  name: Finding the locker
  statement: How might people find the locker at once, even at night?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.wording import say

_BUILDING = re.compile(
    r"(?:build|create|launch|develop|implement|deploy|roll out|install|set up|add) (?:an?|the|our|new|some)\b"
    r"|(?:créer|lancer|développer|déployer|mettre en place|installer|construire|ajouter|refondre) (?:une?|le|la|les|des|notre|nos|l['’])",
    re.IGNORECASE,
)


@rule("C124", "opportunity-phrased-as-solution", "info")
def check(context: Context) -> Iterator[Finding]:
    """Statements that begin with a verb of building, in English or French."""
    for text in context.texts_in("statement"):
        if not isinstance(text.node, Opportunity):
            continue
        if found := _BUILDING.match(text.words.lstrip('«“" \u00a0')):
            yield Finding(
                text.node,
                say(
                    "`{words}…` is a solution, not a problem worth solving",
                    "`{words}…` est une solution, non un problème à résoudre",
                    words=found.group(),
                ),
                say(
                    "say what travellers need; the idea goes under `solutions:`",
                    "dites ce qu'il faut aux voyageurs ; l'idée va sous `solutions:`",
                ),
                text.place,
            )
