"""
What  A touchpoint with neither a goal, nor a need, nor a KPI.
Why  If nobody wants anything there and nothing is judged, it may be one step too many.
Quoi  Un point de contact sans but, sans besoin et sans indicateur clé.
Pourquoi  Si personne n'y veut rien et que rien n'y est jugé, c'est peut-être un pas de trop.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, touchpoints: [{id: sign, name: I sign a receipt, type: action}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, touchpoints: [{id: sign, name: I sign a receipt, type: action, goal: Have a proof}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("C119", "touchpoint-without-purpose", "info")
def check(context: Context) -> Iterator[Finding]:
    """Touchpoints without `goal`, `business_goal`, `needs` and `kpis`."""
    for _, _, touchpoint in context.touchpoints:
        if touchpoint.goal or touchpoint.business_goal or touchpoint.needs or touchpoint.kpis:
            continue
        yield Finding(
            touchpoint,
            say(
                "nobody wants anything at `{touchpoint}`: no goal, need or KPI",
                "personne ne veut rien à `{touchpoint}` : ni but, ni besoin, ni indicateur",
                touchpoint=touchpoint.id,
            ),
            say(
                "add `goal:` or `needs:`, or spare travellers this step",
                "ajoutez `goal:` ou `needs:`, ou épargnez cette étape aux voyageurs",
            ),
        )
