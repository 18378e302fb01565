"""
What  An opportunity that does not say what the organisation would gain.
Why  It cannot be compared with the others, so it will wait behind whatever has a number.
Quoi  Une opportunité qui ne dit pas ce que l'organisation y gagnerait.
Pourquoi  Elle ne se compare pas aux autres, et attendra derrière tout ce qui porte un chiffre.
Bad
  cxjourney: v1
  kind: opportunity
  id: show-the-way
  name: How might people find the locker at once?
  lever: reduce-friction
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
from cxjourney.model.words import BENEFITS
from cxjourney.wording import say


@rule("C123", "opportunity-without-benefit", "info")
def check(context: Context) -> Iterator[Finding]:
    """Opportunities without `benefit`, unless they were dropped."""
    for opportunity in context.model.all(Opportunity):
        if opportunity.benefit is None and opportunity.status != "dropped":
            yield Finding(
                opportunity,
                say("`{id}` names no benefit", "`{id}` ne nomme aucun bénéfice", id=opportunity.id),
                say(
                    "add `benefit:`, one of {words}",
                    "ajoutez `benefit:`, l'une des valeurs {words}",
                    words=", ".join(f"`{word}`" for word in BENEFITS),
                ),
            )
