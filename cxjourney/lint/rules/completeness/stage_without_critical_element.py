"""
What  A stage where everything may be decided, without a touchpoint at which it is.
Why  "This stage is critical" moves nobody; a named moment can be staffed, measured and repaired.
Quoi  Une étape où tout peut se décider, sans le point de contact où cela se décide.
Pourquoi  « Cette étape est critique » ne met personne en mouvement ; un moment nommé se dote, se mesure, se répare.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: open, name: I open it, critical: true, touchpoints: [{id: door, name: The door opens, type: action}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: open
      name: I open it
      critical: true
      touchpoints: [{id: door, name: The door opens, type: action, moment_of_truth: true}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C128", "stage-without-critical-element", "info")
def check(context: Context) -> Iterator[Finding]:
    """Stages with `critical: true` and no `moment_of_truth`."""
    for journey in context.model.all(Journey):
        for stage in journey.stages:
            if stage.critical and stage.touchpoints and not any(t.moment_of_truth for t in stage.touchpoints):
                yield Finding(
                    stage,
                    say(
                        "`{stage}` is critical, and no moment of truth is named in it",
                        "`{stage}` est critique, et aucun moment de vérité n'y est nommé",
                        stage=stage.id,
                    ),
                    say(
                        "write `moment_of_truth: true` on the touchpoint that decides",
                        "écrivez `moment_of_truth: true` sur le point de contact qui décide",
                    ),
                    stage.at_key("critical"),
                )
