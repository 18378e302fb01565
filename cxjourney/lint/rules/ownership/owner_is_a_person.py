"""
What  A team that has the name of a person.
Why  People leave; the day it happens, every touchpoint that this name owned has nobody.
Quoi  Une équipe qui porte le nom d'une personne.
Pourquoi  Les gens s'en vont ; ce jour-là, chaque point de contact confié à ce nom n'a plus personne.
Bad
  cxjourney: v1
  kind: team
  id: martin
  name: Mme Martin
Good
  cxjourney: v1
  kind: team
  id: lockers
  name: Locker operations
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.team import Team
from cxjourney.wording import say

_PERSON = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mme|Mlle|Monsieur|Madame|Mademoiselle|M)\.? +(?=[A-ZÀ-Þ])|(?:Dr|Pr)\.? +[A-ZÀ-Þ]"
)


@rule("O105", "owner-is-a-person", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Names of teams that begin with the title of a person; once a team."""
    for team in context.model.all(Team):
        name = next((words for _, words in team.name if _PERSON.match(words)), None)
        if name is not None:
            yield Finding(
                team,
                say("`{name}` is a person, not a team", "`{name}` est une personne, pas une équipe", name=name),
                say(
                    "name the team or the function that this person stands for",
                    "nommez l'équipe ou la fonction que cette personne représente",
                ),
                team.at("name"),
            )
