"""
What  A journey that names no persona.
Why  A journey that is nobody's is the organisation's own procedure, seen from inside.
Quoi  Un parcours qui ne nomme aucun persona.
Pourquoi  Le parcours de personne n'est que la procédure de l'organisation, vue de l'intérieur.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  personas: [lea]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from cxjourney.wording import say


@rule("C101", "journey-without-persona", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Journeys without `personas`."""
    known = [persona.id for persona in context.model.all(Persona)]
    for journey in context.model.all(Journey):
        if journey.personas:
            continue
        yield Finding(
            journey,
            say(
                "`{journey}` does not say whose journey it is",
                "`{journey}` ne dit pas de qui il raconte le parcours",
                journey=journey.id,
            ),
            say(
                "add `personas:`, for instance with {known}",
                "ajoutez `personas:`, par exemple avec {known}",
                known=listed(known),
            )
            if known
            else say(
                "describe a traveller in a file of `kind: persona` and name it under `personas:`",
                "décrivez un voyageur dans un fichier `kind: persona` et citez-le sous `personas:`",
            ),
        )
