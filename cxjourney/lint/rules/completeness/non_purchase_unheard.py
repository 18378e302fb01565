"""
What  An exit of people who give up or do not buy, and where nobody asks them why.
Why  Those who stay are asked every week; those who left know what is wrong.
Quoi  Une sortie de gens qui abandonnent ou n'achètent pas, et où nul ne leur demande pourquoi.
Pourquoi  Ceux qui restent sont interrogés chaque semaine ; ceux qui partent savent ce qui ne va pas.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find the locker}
  exits:
    - {id: gives-up, type: abandonment, name: I let it go back}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find the locker}
  exits:
    - {id: gives-up, type: abandonment, name: I let it go back, surveys: [why-not]}
  ---
  cxjourney: v1
  kind: survey
  id: why-not
  name: One question by text message
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C134", "non-purchase-unheard", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Exits of type `abandonment` or `non-purchase` without `surveys`."""
    for journey in context.model.all(Journey):
        for exit_ in journey.exits:
            if exit_.type in ("abandonment", "non-purchase") and not exit_.surveys:
                yield Finding(
                    exit_,
                    say(
                        "nobody asks those who leave by `{exit}` why",
                        "nul ne demande pourquoi à ceux qui sortent par `{exit}`",
                        exit=exit_.id,
                    ),
                    say(
                        "add `surveys:`, be it one question",
                        "ajoutez `surveys:`, ne serait-ce qu'une question",
                    ),
                )
