"""
What  Surveys after interactions, and none about the whole relation.
Why  Ten good interactions can make a poor relation: someone leaves without any single moment having failed.
Quoi  Des enquêtes après les interactions, et aucune sur l'ensemble de la relation.
Pourquoi  Dix bonnes interactions peuvent faire une mauvaise relation : on part sans qu'aucun moment ait échoué.
Bad
  cxjourney: v1
  kind: catalog
  surveys:
    - {id: at-the-door, name: One question on the screen of the locker, nature: transactional}
    - {id: after-the-call, name: One question after a call, nature: transactional}
Good
  cxjourney: v1
  kind: catalog
  surveys:
    - {id: at-the-door, name: One question on the screen of the locker, nature: transactional}
    - {id: yearly, name: The yearly letter, nature: relational}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.survey import Survey
from cxjourney.wording import say

_FEWEST = 2
"""With one survey, an organisation has only begun to listen."""


@rule("C133", "transactional-only", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Workspaces with several surveys, all `transactional`; said once, at the first of them."""
    surveys = context.model.all(Survey)
    if len(surveys) < _FEWEST or not context.whole or any(survey.nature != "transactional" for survey in surveys):
        return
    yield Finding(
        surveys[0],
        say(
            "all {n} surveys are transactional: nobody asks about the relation as a whole",
            "les {n} enquêtes suivent toutes une interaction : aucune n'interroge sur la relation dans son ensemble",
            n=len(surveys),
        ),
        say("add a survey of `nature: relational`", "ajoutez une enquête de `nature: relational`"),
        surveys[0].at("nature"),
    )
