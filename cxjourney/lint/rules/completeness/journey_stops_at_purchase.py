"""
What  A journey whose last stage is the purchase.
Why  For whoever bought, it begins there: using, asking for help, coming back or leaving.
Quoi  Un parcours dont la dernière étape est l'achat.
Pourquoi  Pour qui vient d'acheter, c'est là que tout commence : se servir, demander de l'aide, revenir ou partir.
Bad
  cxjourney: v1
  kind: journey
  id: buy-a-bike
  name: Buy a bike
  lifecycle: classic
  stages:
    - {id: choose, name: I choose, phase: evaluation}
    - {id: pay, name: I pay, phase: purchase}
Good
  cxjourney: v1
  kind: journey
  id: buy-a-bike
  name: Buy a bike
  lifecycle: classic
  stages:
    - {id: choose, name: I choose, phase: evaluation}
    - {id: pay, name: I pay, phase: purchase}
    - {id: ride, name: I ride, phase: after-purchase}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C115", "journey-stops-at-purchase", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Journeys that end in the phase `purchase`, or in the step `revenue` before anyone has come back, and lead nowhere."""
    for journey in context.model.all(Journey):
        last = journey.stages[-1] if len(journey.stages) > 1 else None
        if last is None or any(isinstance(step, Journey) for step in context.flows[journey.id].steps.values()):
            continue
        phase = last.phase.id.rpartition("/")[2] if last.phase and last.phase in context.model else ""
        lived = any(stage.aarrr == "retention" for stage in journey.stages)
        if phase == "purchase" or (not phase and last.aarrr == "revenue" and not lived):
            yield Finding(
                last,
                say(
                    "`{journey}` stops at the purchase",
                    "`{journey}` s'arrête à l'achat",
                    journey=journey.id,
                ),
                say(
                    "add what comes after: use, help, return; or lead into the journey that tells it",
                    "ajoutez la suite : l'usage, l'aide, le retour ; ou menez au parcours qui la raconte",
                ),
            )
