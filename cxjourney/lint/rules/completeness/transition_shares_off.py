"""
What  The shares of travellers who leave a touchpoint do not add up to 100 %.
Why  Whoever is missing from the sum went somewhere; whoever is in excess is counted twice.
Quoi  Les parts de voyageurs qui quittent un point de contact ne font pas 100 %.
Pourquoi  Ceux qui manquent à la somme sont bien allés quelque part ; ceux en trop sont comptés deux fois.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: code
          name: I type the code
          type: action
          next: [{to: exit:collected, share: 80 %}, {to: exit:gives-up, share: 10 %}]
  exits:
    - {id: collected, type: success, name: I have my parcel}
    - {id: gives-up, type: abandonment, name: I give up}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: code
          name: I type the code
          type: action
          next: [{to: exit:collected, share: 90 %}, {to: exit:gives-up, share: 10 %}]
  exits:
    - {id: collected, type: success, name: I have my parcel}
    - {id: gives-up, type: abandonment, name: I give up}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.values import tidy
from cxjourney.wording import say

_ROUNDING = 0.0051
"""Shares rounded to whole percents may miss the mark by half a percent."""


@rule("C114", "transition-shares-off", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Sums that differ from 100 %, or that exceed it when some shares are left unsaid."""
    for _, _, touchpoint in context.touchpoints:
        shares = [transition.share for transition in touchpoint.next]
        said = [share for share in shares if share is not None]
        total = sum(said)
        too_little = total < 1 - _ROUNDING and len(said) == len(shares)
        if not said or not (total > 1 + _ROUNDING or too_little):
            continue
        yield Finding(
            touchpoint,
            say(
                "the shares after `{touchpoint}` add up to `{total} %`",
                "les parts après `{touchpoint}` font `{total} %`",
                touchpoint=touchpoint.id,
                total=tidy(round(total * 100, 2)),
            ),
            say(
                "make them add up to 100 %, or leave out one `share:`, for the rest",
                "faites qu'elles totalisent 100 %, ou omettez un `share:`, pour le reste",
            )
            if too_little
            else say("make them add up to 100 %", "faites qu'elles totalisent 100 %"),
            touchpoint.at_key("next"),
        )
