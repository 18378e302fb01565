"""
What  A touchpoint that tells needs, pains or gains of travellers and names no evidence for any.
Why  Each such moment is a hypothesis: the more there are, the more the map describes ourselves.
Quoi  Un point de contact qui énonce des besoins, irritants ou satisfactions sans citer de preuve pour aucun.
Pourquoi  Chacun de ces moments est une hypothèse : plus il y en a, plus la carte parle de nous-mêmes.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, needs: [{text: Know where to turn}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, needs: [{text: Know where to turn, evidence: [diaries]}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  method: diary
  date: 2026-09-30
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import is_backed, nodes_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("E209", "touchpoint-without-evidence", "info")
def check(context: Context) -> Iterator[Finding]:
    """Touchpoints with claims and no evidence at all, unless their emotion without basis is said already."""
    for _, _, touchpoint in context.touchpoints:
        emotion = touchpoint.emotion
        if not nodes_of(touchpoint) or is_backed(touchpoint) or (emotion is not None and emotion.basis is None):
            continue
        yield Finding(
            touchpoint,
            say(
                "nothing shows what is said of travellers at `{touchpoint}`",
                "rien ne montre ce qui est dit des voyageurs à `{touchpoint}`",
                touchpoint=touchpoint.id,
            ),
            say(
                "add `evidence:` to its needs, pains or gains",
                "ajoutez `evidence:` à ses besoins, irritants ou satisfactions",
            ),
        )
