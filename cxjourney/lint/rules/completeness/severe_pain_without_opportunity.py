"""
What  A pain of severity 3 or more that no opportunity takes up.
Why  A severe pain that is mapped and never acted on teaches everybody that maps change nothing.
Quoi  Un irritant de gravité 3 ou plus dont aucune opportunité ne se saisit.
Pourquoi  Un irritant grave, cartographié puis laissé là, apprend à tous que les cartes ne changent rien.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: walk
          name: I walk to the locker
          type: action
          pains: [{id: no-sign, text: No sign shows the way, severity: 4}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: walk
          name: I walk to the locker
          type: action
          pains: [{id: no-sign, text: No sign shows the way, severity: 4}]
  ---
  cxjourney: v1
  kind: opportunity
  id: show-the-way
  name: How might people find the locker at once?
  pains: [collect-parcel/find/walk/no-sign]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say

SEVERE = 3


@rule("C120", "severe-pain-without-opportunity", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Severe pains that nothing refers to; silent while an opportunity cannot be read whole."""
    model = context.model
    if not context.complete or any(kind == "opportunity" for kind, _ in model.faulty):
        return
    for journey, stage, touchpoint in context.touchpoints:
        for pain in touchpoint.pains:
            if (pain.severity or 0) < SEVERE or (pain.id and model.referrers(pain)):
                continue
            path = f"{journey.id}/{stage.id}/{touchpoint.id}/{pain.id or '…'}"
            yield Finding(
                pain,
                say(
                    "no opportunity takes up this pain of severity `{severity}`",
                    "aucune opportunité ne se saisit de cet irritant de gravité `{severity}`",
                    severity=pain.severity,
                ),
                say(
                    "name it under `pains:` of an opportunity: `{path}`",
                    "citez-le sous `pains:` dans une opportunité : `{path}`",
                    path=path,
                )
                if pain.id
                else say(
                    "give it an `id:` and name it under `pains:` of an opportunity: `{path}`",
                    "donnez-lui un `id:` et citez-le sous `pains:` dans une opportunité : `{path}`",
                    path=path,
                ),
                pain.at("text"),
            )
