"""
What  A persona, told in a journey under review or live, of which nothing tells what it wants: no need, goal, motivation,
  frustration or story.
Why  A face and a first name decide nothing; needs do.
Quoi  Un persona, présent dans un parcours en relecture ou en service, dont rien ne dit ce qu'il veut : ni besoin, ni
  but, ni motivation, ni frustration, ni histoire.
Pourquoi  Un visage et un prénom ne tranchent rien ; les besoins, si.
Bad
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  personas: [lea]
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  needs: [Know at a glance which door is mine]
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  personas: [lea]
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from cxjourney.wording import say


@rule("C149", "persona-without-needs", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Personas of journeys past the draft that say nothing of what they want or suffer from."""
    for persona in context.model.all(Persona):
        users = (use.node for use in context.model.referrers(persona))
        told = any(isinstance(node, Journey) and node.status in ("review", "live") for node in users)
        wants = persona.needs or persona.goals or persona.motivations or persona.frustrations or persona.story
        if told and not wants:
            yield Finding(
                persona,
                say(
                    "nothing says what `{persona}` needs",
                    "rien ne dit ce dont `{persona}` a besoin",
                    persona=persona.id,
                ),
                say("add `needs:` or `goals:`", "ajoutez `needs:` ou `goals:`"),
            )
