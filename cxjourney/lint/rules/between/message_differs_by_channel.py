"""
What  Variants of one touchpoint, for the same people on different channels, whose messages give different figures.
Why  The same offer at two prices, or two delays: whoever sees both trusts neither.
Quoi  Des variantes d'un point de contact, pour les mêmes personnes sur des canaux différents, dont les messages donnent
  des chiffres différents.
Pourquoi  Une même offre à deux prix, ou deux délais : qui voit les deux ne croit plus ni l'un ni l'autre.
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
        - id: late
          name: I am told that it is late
          variants:
            - {persona: lea, channel: sms, message: It is kept 3 days for you}
            - {persona: lea, channel: email, message: It is kept 5 days for you}
  ---
  cxjourney: v1
  kind: catalog
  personas: [{id: lea, name: Léa, needs: [Time]}]
  channels: [{id: sms, name: Text message, type: sms}, {id: email, name: E-mail, type: email}]
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
        - id: late
          name: I am told that it is late
          variants:
            - {persona: lea, channel: sms, message: Kept 5 days for you}
            - {persona: lea, channel: email, message: We keep your parcel 5 days for you}
  ---
  cxjourney: v1
  kind: catalog
  personas: [{id: lea, name: Léa, needs: [Time]}]
  channels: [{id: sms, name: Text message, type: sms}, {id: email, name: E-mail, type: email}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Variant
from cxjourney.wording import say

_FIGURE = re.compile(r"\d+(?:[.,:  ]\d+)*(?:\s?%)?")


@rule("X309", "message-differs-by-channel", "info")
def check(context: Context) -> Iterator[Finding]:
    """The second of two such messages in one language, when both give figures and they are not the same."""
    for _, _, touchpoint in context.touchpoints:
        first: dict[tuple[object, ...], tuple[Variant, str, set[str]]] = {}
        for variant in touchpoint.variants:
            for language, words in variant.message or ():
                figures = {re.sub(r"\s", "", found) for found in _FIGURE.findall(words)}
                if not figures or variant.channel is None:
                    continue
                key = (variant.persona, variant.segment, variant.when, language)
                other, told, others = first.setdefault(key, (variant, words, figures))
                if other.channel == variant.channel or others == figures:
                    continue
                yield Finding(
                    variant,
                    say(
                        "this message says `{here}`, and the one on `{channel}` says `{there}`",
                        "ce message dit `{here}`, et celui du canal `{channel}` dit `{there}`",
                        here=_differing(words, others),
                        channel=other.channel.id if other.channel else "",
                        there=_differing(told, figures),
                    ),
                    say("give the same figures on every channel", "donnez les mêmes chiffres sur chaque canal"),
                    variant.at("message", language) if language else variant.at("message"),
                    (Related(other.at("message"), say("the other message is here", "l'autre message est ici")),),
                )
                break


def _differing(words: str, others: set[str]) -> str:
    """The first figure of a message that the other one has not; its first figure when it has them all."""
    found: list[str] = _FIGURE.findall(words)
    return next((figure for figure in found if re.sub(r"\s", "", figure) not in others), found[0])
