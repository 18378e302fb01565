"""
What  A persona of first priority for whom no journey is told.
Why  The people who matter most are the ones about whom nothing is mapped.
Quoi  Un persona prioritaire pour qui aucun parcours n'est raconté.
Pourquoi  Ceux qui comptent le plus sont ceux dont rien n'est cartographié.
Bad
  cxjourney: v1
  kind: catalog
  personas: [{id: lea, name: Léa, priority: primary}]
  evidence: [{id: diaries, name: Diaries, method: diary, date: 2026-09-30, personas: [lea]}]
Good
  cxjourney: v1
  kind: catalog
  personas: [{id: lea, name: Léa, priority: primary}]
  evidence: [{id: diaries, name: Diaries, method: diary, date: 2026-09-30, personas: [lea]}]
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
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


@rule("X306", "persona-uncovered", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Personas of `priority: primary` that something uses, and no journey; unused ones are said already."""
    if not context.whole:
        return
    for persona in context.model.all(Persona):
        uses = context.model.referrers(persona)
        if persona.priority == "primary" and uses and not any(isinstance(use.node, Journey) for use in uses):
            yield Finding(
                persona,
                say(
                    "no journey is told for `{persona}`, a persona of first priority",
                    "aucun parcours n'est raconté pour `{persona}`, persona prioritaire",
                    persona=persona.id,
                ),
                say(
                    "name it under `personas:` of a journey, or lower its `priority:`",
                    "citez-le sous `personas:` dans un parcours, ou baissez sa `priority:`",
                ),
                persona.at("priority"),
            )
