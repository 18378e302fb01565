"""
What  A touchpoint that exists only on channels which a persona of the journey cannot use or avoids.
Why  The map promises this persona a moment that, for that person, does not happen.
Quoi  Un point de contact qui n'existe que sur des canaux qu'un persona du parcours ne peut ou ne veut utiliser.
Pourquoi  La carte promet à ce persona un moment qui, pour cette personne, n'a pas lieu.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  personas: [rene]
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: code, name: I receive the code, channels: [app]}
  ---
  cxjourney: v1
  kind: catalog
  personas: [{id: rene, name: René, constraints: [no-smartphone]}]
  channels: [{id: app, name: Application, type: app}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  personas: [rene]
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: code, name: I receive the code, channels: [app, letter]}
  ---
  cxjourney: v1
  kind: catalog
  personas: [{id: rene, name: René, constraints: [no-smartphone]}]
  channels: [{id: app, name: Application, type: app}, {id: letter, name: Letter, type: post}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.channels import all_known, has_variant, unusable
from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("X303", "persona-channel-conflict", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Touchpoints all of whose channels are closed to a persona, unless a variant is made for that persona."""
    model = context.model
    limited = {
        journey.id: [p for p in (model[ref] for ref in journey.personas if ref in model) if p.constraints or p.channels]
        for journey in model.all(Journey)
    }
    for journey, _, touchpoint in context.touchpoints:
        personas = limited[journey.id]
        if not personas or not touchpoint.channels or not all_known(touchpoint, model):
            continue
        channels = [model[ref] for ref in touchpoint.channels]
        shut_out = [
            persona
            for persona in personas
            if not has_variant(touchpoint, persona, model)
            and all(unusable(channel, persona, model) for channel in channels)
        ]
        if shut_out:
            yield Finding(
                touchpoint,
                say(
                    "no channel of `{touchpoint}` is open to {personas}",
                    "aucun canal de `{touchpoint}` n'est ouvert à {personas}",
                    personas=listed([persona.id for persona in shut_out]),
                    touchpoint=touchpoint.id,
                ),
                say(
                    "add a channel that is open to this persona, or a variant made for it",
                    "ajoutez un canal ouvert à ce persona, ou une variante faite pour lui",
                ),
                touchpoint.at_key("channels"),
            )
