"""
What  An interaction that happens on no channel.
Why  An interaction happens somewhere: without its channel nobody can find, staff or repair it.
Quoi  Une interaction qui n'a lieu sur aucun canal.
Pourquoi  Une interaction a lieu quelque part : sans son canal, nul ne peut la retrouver, la tenir ni la réparer.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: code, name: I receive the code}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: code, name: I receive the code, channels: [sms]}
        - {id: walk, name: I walk to the locker, type: action}
  ---
  cxjourney: v1
  kind: channel
  id: sms
  name: Text message
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("C104", "touchpoint-without-channel", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Touchpoints that are no `action`, and of which neither they nor any variant names a channel."""
    for _, _, touchpoint in context.touchpoints:
        if touchpoint.type == "action" or touchpoint.channels or any(v.channel for v in touchpoint.variants):
            continue
        yield Finding(
            touchpoint,
            say(
                "`{touchpoint}` happens on no channel",
                "`{touchpoint}` n'a lieu sur aucun canal",
                touchpoint=touchpoint.id,
            ),
            say(
                "add `channels:`, or `type: action` if the traveller is alone",
                "ajoutez `channels:`, ou `type: action` si le voyageur est seul",
            ),
        )
