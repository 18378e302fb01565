"""
What  A journey of citizens without legal basis or recourse, or of patients without consent or safety.
Why  These travellers have rights before they have wishes; the map must show where they are kept.
Quoi  Un parcours de citoyens sans base légale ni recours, ou de patients sans consentement ni sécurité.
Pourquoi  Ces voyageurs ont des droits avant d'avoir des envies ; la carte doit montrer où ils sont tenus.
Bad
  cxjourney: v1
  kind: journey
  id: claim-allowance
  name: Claim an allowance
  traveller: citizen
  stages:
    - {id: ask, name: I ask for it}
Good
  cxjourney: v1
  kind: journey
  id: claim-allowance
  name: Claim an allowance
  traveller: citizen
  safeguards:
    legal_basis: Law of 2002 on the allowance
    recourse: Two months to object, in writing, without a lawyer
  stages:
    - {id: ask, name: I ask for it}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_NEEDED = {"citizen": ("legal_basis", "recourse"), "patient": ("consent", "safety")}


@rule("C140", "traveller-kind-needs", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Journeys whose `safeguards` lack what their kind of traveller is owed."""
    for journey in context.model.all(Journey):
        kept = journey.safeguards
        missing = [name for name in _NEEDED.get(journey.traveller or "", ()) if not (kept and getattr(kept, name))]
        if not missing:
            continue
        names = ", ".join(f"`{name}`" for name in missing)
        yield Finding(
            journey,
            say(
                "a journey of `traveller: {traveller}` does not say its {names}",
                "un parcours de `traveller: {traveller}` ne dit pas {names}",
                traveller=journey.traveller,
                names=names,
            ),
            say("add {names} under `safeguards:`", "ajoutez {names} sous `safeguards:`", names=names),
            journey.at_key("safeguards") if kept else journey.at("traveller"),
        )
