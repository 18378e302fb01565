"""
What  A touchpoint by voice alone, in the journey of a persona who does not hear.
Why  A right that can only be asked for by telephone is refused to those who cannot telephone.
Quoi  Un point de contact uniquement par la voix, dans le parcours d'un persona qui n'entend pas.
Pourquoi  Un droit qui ne se demande que par téléphone est refusé à qui ne peut téléphoner.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  personas: [ines]
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask for help, channels: [hotline]}
  ---
  cxjourney: v1
  kind: catalog
  personas: [{id: ines, name: Inès, constraints: [hard-of-hearing]}]
  channels: [{id: hotline, name: Hotline, type: phone}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  personas: [ines]
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask for help, channels: [hotline, chat]}
  ---
  cxjourney: v1
  kind: catalog
  personas: [{id: ines, name: Inès, constraints: [hard-of-hearing]}]
  channels: [{id: hotline, name: Hotline, type: phone}, {id: chat, name: Chat, type: chat}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.channels import VOICES, all_known, has_variant
from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say

_HEARING = ("deaf", "hard-of-hearing")


@rule("A505", "no-accessible-alternative", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Touchpoints on the telephone only, for personas who hear badly or not, without a variant for them."""
    model = context.model
    for journey, _, touchpoint in context.touchpoints:
        if not touchpoint.channels or not all_known(touchpoint, model):
            continue
        if any(model[ref].type not in VOICES for ref in touchpoint.channels):
            continue
        personas = [model[ref] for ref in journey.personas if ref in model]
        concerned = [
            persona.id
            for persona in personas
            if set(persona.constraints) & set(_HEARING) and not has_variant(touchpoint, persona, model)
        ]
        if concerned:
            yield Finding(
                touchpoint,
                say(
                    "`{touchpoint}` needs a voice call, which {personas} cannot make",
                    "`{touchpoint}` demande un appel vocal, impossible pour {personas}",
                    touchpoint=touchpoint.id,
                    personas=listed(concerned),
                ),
                say(
                    "add a channel in writing, or a variant for this persona",
                    "ajoutez un canal écrit, ou une variante pour ce persona",
                ),
                touchpoint.at_key("channels"),
            )
