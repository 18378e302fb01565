"""
What  An opportunity that promises a benefit and names no metric to prove it.
Why  In a year someone will ask what it brought; without a metric the answer is a story.
Quoi  Une opportunité qui promet un bénéfice sans nommer l'indicateur qui le prouvera.
Pourquoi  Dans un an, on demandera ce qu'elle a apporté ; sans indicateur, la réponse est un récit.
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
  benefit: loyalty
  metric: found
  ---
  cxjourney: v1
  kind: metric
  id: found
  name: Found without help
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.wording import say


@rule("M024", "benefit-without-metric", "info")
def check(context: Context) -> Iterator[Finding]:
    """Opportunities with `benefit` and without `metric`, unless they were dropped."""
    for opportunity in context.model.all(Opportunity):
        if opportunity.benefit and opportunity.metric is None and opportunity.status != "dropped":
            yield Finding(
                opportunity,
                say(
                    "nothing will prove the benefit `{benefit}` of `{id}`",
                    "rien ne prouvera le bénéfice `{benefit}` de `{id}`",
                    benefit=opportunity.benefit,
                    id=opportunity.id,
                ),
                say("add `metric:`", "ajoutez `metric:`"),
                opportunity.at("benefit"),
            )
