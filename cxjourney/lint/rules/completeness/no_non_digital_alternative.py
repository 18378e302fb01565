"""
What  In the journey of a citizen or a patient, a touchpoint that only exists on a screen.
Why  A right or a treatment must not depend on owning a telephone and knowing how to use it.
Quoi  Dans le parcours d'un citoyen ou d'un patient, un point de contact qui n'existe que sur écran.
Pourquoi  Un droit ou un soin ne doit pas dépendre d'un téléphone et de l'aisance à s'en servir.
Bad
  cxjourney: v1
  kind: journey
  id: claim-allowance
  name: Claim an allowance
  traveller: citizen
  stages:
    - id: ask
      name: I ask for it
      touchpoints:
        - {id: form, name: I fill in the form, channels: [web]}
  ---
  cxjourney: v1
  kind: channel
  id: web
  name: The web site
  type: web
Good
  cxjourney: v1
  kind: journey
  id: claim-allowance
  name: Claim an allowance
  traveller: citizen
  safeguards: {alternative: A paper form at every town hall}
  stages:
    - id: ask
      name: I ask for it
      touchpoints:
        - {id: form, name: I fill in the form, channels: [web]}
  ---
  cxjourney: v1
  kind: channel
  id: web
  name: The web site
  type: web
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.channels import all_known, is_digital
from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_PROTECTED = ("citizen", "patient")


@rule("C139", "no-non-digital-alternative", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Journeys of citizens and patients without `safeguards.alternative`, once each, at the first such touchpoint."""
    model = context.model
    for journey in model.all(Journey):
        if journey.traveller not in _PROTECTED or (journey.safeguards and journey.safeguards.alternative):
            continue
        screens = [
            touchpoint
            for stage in journey.stages
            for touchpoint in stage.touchpoints
            if touchpoint.channels
            and all_known(touchpoint, model)
            and all(is_digital(model[ref]) for ref in touchpoint.channels)
        ]
        if not screens:
            continue
        yield Finding(
            screens[0],
            say(
                "{touchpoints} can only be done on a screen",
                "sans écran, impossible de passer par {touchpoints}",
                touchpoints=listed([touchpoint.id for touchpoint in screens]),
            ),
            say(
                "add another channel, or say under `safeguards: alternative:` how to do without",
                "ajoutez un autre canal, ou dites sous `safeguards: alternative:` comment s'en passer",
            ),
            screens[0].at_key("channels"),
            tuple(
                Related(other.at_key("channels"), say("`{id}` as well", "`{id}` aussi", id=other.id))
                for other in screens[1:]
            ),
        )
