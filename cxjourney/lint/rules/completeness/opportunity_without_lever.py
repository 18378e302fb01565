"""
What  An opportunity that does not say by which lever it would improve the journey.
Why  Personalise, anticipate, smooth, reduce friction, relevant content: without it the board cannot be balanced.
Quoi  Une opportunité qui ne dit pas par quel levier elle améliorerait le parcours.
Pourquoi  Personnaliser, anticiper, fluidifier, réduire l'effort, mieux informer : sans levier, le tableau ne s'équilibre pas.
Bad
  cxjourney: v1
  kind: opportunity
  id: show-the-way
  name: How might people find the locker at once?
  benefit: loyalty
Good
  cxjourney: v1
  kind: opportunity
  id: show-the-way
  name: How might people find the locker at once?
  lever: reduce-friction
  benefit: loyalty
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.words import LEVERS
from cxjourney.wording import say


@rule("C122", "opportunity-without-lever", "info")
def check(context: Context) -> Iterator[Finding]:
    """Opportunities without `lever`, unless they were dropped."""
    for opportunity in context.model.all(Opportunity):
        if opportunity.lever is None and opportunity.status != "dropped":
            yield Finding(
                opportunity,
                say("`{id}` names no lever", "`{id}` ne nomme aucun levier", id=opportunity.id),
                say(
                    "add `lever:`, one of {words}",
                    "ajoutez `lever:`, l'une des valeurs {words}",
                    words=", ".join(f"`{word}`" for word in LEVERS),
                ),
            )
