"""
What  The block of CODEOWNERS that comes from the accountable teams is not what they say today.
Why  Reviews go to the team that used to answer, and the one that does is not asked.
Quoi  Le bloc de CODEOWNERS tiré des équipes garantes n'est pas ce qu'elles disent aujourd'hui.
Pourquoi  Les relectures vont à l'équipe qui répondait hier, et celle qui répond aujourd'hui n'est pas consultée.
Bad
  # ./CODEOWNERS
  # cxjourney: begin (accountable teams, written by `cxj codeowners --write`)
  /journeys/1.yaml @colis/front-desk
  # cxjourney: end
  ---
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
  handle: "@colis/care"
Good
  # ./CODEOWNERS
  # cxjourney: begin (accountable teams, written by `cxj codeowners --write`)
  /journeys/1.yaml @colis/care
  # cxjourney: end
  ---
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
  handle: "@colis/care"
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


def _ties(journey: Journey, context: Context) -> object:
    """Who answers for it."""
    return sorted(set(context.handles(journey)))


@rule("O110", "codeowners-drift", "warning", ties=_ties)
def check(context: Context) -> Iterator[Finding]:
    """The marked block, when there is one; a workspace that holds faulty files is not compared."""
    place = context.drift() if context.whole else None
    if place is not None:
        yield Finding(
            context.workspace,
            say(
                "this block is not what the accountable teams say",
                "ce bloc n'est pas ce que disent les équipes garantes",
            ),
            say("write it again: `cxj codeowners --write`", "récrivez-le : `cxj codeowners --write`"),
            place,
        )
