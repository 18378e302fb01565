"""
What  A journey without a summary.
Why  The summary is the map in words, for those who cannot see it and for those who have one minute.
Quoi  Un parcours sans résumé.
Pourquoi  Le résumé est la carte en mots, pour qui ne la voit pas et pour qui n'a qu'une minute.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  summary: Léa receives a code, walks to the locker at night, and opens her door.
  status: review
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("A504", "journey-without-summary", "info", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Journeys without `summary`."""
    for journey in context.model.all(Journey):
        if journey.summary is None:
            yield Finding(
                journey,
                say("`{journey}` is told nowhere in words", "`{journey}` n'est raconté nulle part", journey=journey.id),
                say(
                    "add `summary:`, the journey in a few sentences",
                    "ajoutez `summary:`, le parcours en quelques phrases",
                ),
            )
