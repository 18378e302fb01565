"""
What  Stages whose growth steps go backwards: retention before activation, revenue before acquisition.
Why  Counts between the five steps suppose their order; backwards, a conversion rate means nothing.
Quoi  Des étapes dont les pas de croissance reculent : rétention avant activation, revenu avant acquisition.
Pourquoi  Les comptes d'un pas à l'autre supposent leur ordre ; à rebours, un taux ne veut plus rien dire.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: again, name: I come back, aarrr: retention}
    - {id: find, name: I find it, aarrr: acquisition}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, aarrr: acquisition}
    - {id: again, name: I come back, aarrr: retention}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_RANKS = {"acquisition": 0, "activation": 1, "retention": 2, "revenue": 2, "referral": 3}
"""Retention and revenue come in either order: some pay first, some stay first."""


@rule("C148", "aarrr-order", "info")
def check(context: Context) -> Iterator[Finding]:
    """The first stage of a journey whose step comes before that of an earlier stage."""
    for journey in context.model.all(Journey):
        highest = ""
        for stage in journey.stages:
            if stage.aarrr is None:
                continue
            if highest and _RANKS[stage.aarrr] < _RANKS[highest]:
                yield Finding(
                    stage,
                    say(
                        "`{step}` comes after `{before}`",
                        "`{step}` vient après `{before}`",
                        step=stage.aarrr,
                        before=highest,
                    ),
                    say(
                        "put the stages in the order that people live them",
                        "mettez les étapes dans l'ordre où on les vit",
                    ),
                    stage.at("aarrr"),
                )
                break
            highest = stage.aarrr
