"""
What  An own rule that cannot be run: a condition that cannot be read, a code or a name that is taken.
Why  One believes that something is watched, and nothing is.
Quoi  Une règle propre à l'espace de travail qui ne peut pas s'appliquer : une condition illisible, un code ou un nom déjà pris.
Pourquoi  On croit que quelque chose est surveillé, et rien ne l'est.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  include: [journeys]
  rules:
    custom:
      - code: ACME001
        name: phone-without-deadline
        for: touchpoint
        where: "'phone' in chanels"
        require: deadline
        message: a call has no deadline
  ---
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  include: [journeys]
  rules:
    custom:
      - code: ACME001
        name: phone-without-deadline
        for: touchpoint
        where: "'phone' in channels"
        require: deadline
        message: a call has no deadline
  ---
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule


@rule("L910", "unusable-own-rule", "error")
def check(context: Context) -> Iterator[Finding]:
    """Each such condition at the word that does not fit, each such code and name."""
    from cxjourney.lint.own import refusals

    for declared, place, message, advice in refusals(context.workspace):
        yield Finding(declared, message, advice, place)
