"""
What  A stage without any touchpoint.
Why  It is usually what remains of a workshop: a title on the map under which nothing happens.
Quoi  Une étape sans aucun point de contact.
Pourquoi  C'est le plus souvent un reste d'atelier : un titre sur la carte, sous lequel il ne se passe rien.
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
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: sms, name: I receive the code, type: action}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C103", "empty-stage", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Stages without `touchpoints`."""
    for journey in context.model.all(Journey):
        for stage in journey.stages:
            if not stage.touchpoints:
                yield Finding(
                    stage,
                    say(
                        "nothing happens in stage `{stage}`", "rien ne se passe dans l'étape `{stage}`", stage=stage.id
                    ),
                    say(
                        "add its `touchpoints:` or remove the stage",
                        "ajoutez ses points de contact sous `touchpoints:` ou retirez l'étape",
                    ),
                )
