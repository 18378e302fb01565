"""
What  A stage that does not say what the traveller expects.
Why  People are pleased or disappointed against what they expected; without it no gap can be seen.
Quoi  Une étape qui ne dit pas ce que le voyageur attend.
Pourquoi  On est content ou déçu au regard de ce que l'on attendait ; sans attente, aucun écart ne se voit.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find the locker, expects: A sign from the street}
    - {id: open, name: I open it}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find the locker, expects: A sign from the street}
    - {id: open, name: I open it, expects: The door opens at the first try}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C118", "stage-without-expectation", "info")
def check(context: Context) -> Iterator[Finding]:
    """Stages without `expects`; said once for the journey when none of several has any."""
    for journey in context.model.all(Journey):
        lacking = [stage for stage in journey.stages if stage.expects is None]
        if len(lacking) > 1 and len(lacking) == len(journey.stages):
            yield Finding(
                journey,
                say(
                    "none of the {n} stages says what the traveller expects",
                    "aucune des {n} étapes ne dit ce qu'attend le voyageur",
                    n=len(lacking),
                ),
                say("add `expects:` to each stage", "ajoutez `expects:` à chaque étape"),
                journey.at_key("stages"),
            )
            continue
        for stage in lacking:
            yield Finding(
                stage,
                say(
                    "`{stage}` does not say what the traveller expects",
                    "`{stage}` ne dit pas ce qu'attend le voyageur",
                    stage=stage.id,
                ),
                say("add `expects:`", "ajoutez `expects:`"),
            )
