"""
What  A journey whose `review_by` date has passed.
Why  Expectations, teams and tools change; an old map is believed all the same.
Quoi  Un parcours dont la date `review_by` est passée.
Pourquoi  Les attentes, les équipes et les outils changent ; une vieille carte est crue malgré tout.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  review_by: 2025-06-30
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  review_by: 2039-06-30
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("O111", "review-overdue", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Journeys to be reviewed before the date of the run; the day itself is not late."""
    for journey in context.model.all(Journey):
        if journey.review_by and journey.review_by < context.today:
            yield Finding(
                journey,
                say(
                    "the review of `{journey}` was due by `{date}`",
                    "la revue de `{journey}` était due pour le `{date}`",
                    journey=journey.id,
                    date=journey.review_by.isoformat(),
                ),
                say(
                    "look at the map again with its owner, then write the next date",
                    "relisez la carte avec l'équipe qui en répond, puis écrivez la prochaine date",
                ),
                journey.at("review_by"),
            )
