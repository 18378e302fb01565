"""
What  A persona, told in a journey under review or live, with no research behind.
Why  An invented persona is a portrait of ourselves; decisions are then made for nobody.
Quoi  Un persona, présent dans un parcours en relecture ou en service, sans aucune recherche derrière lui.
Pourquoi  Un persona inventé est notre propre portrait ; on décide alors pour personne.
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
  evidence: [diaries]
  ---
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  method: diary
  date: 2026-09-30
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
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from cxjourney.wording import say


@rule("E210", "persona-without-evidence", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Personas of journeys past the draft, neither naming evidence nor named by any."""
    for persona in context.model.all(Persona):
        users = [use.node for use in context.model.referrers(persona)]
        told = any(isinstance(node, Journey) and node.status in ("review", "live") for node in users)
        if told and not persona.evidence and not any(isinstance(node, Evidence) for node in users):
            yield Finding(
                persona,
                say(
                    "no research stands behind `{persona}`",
                    "aucune recherche ne fonde `{persona}`",
                    persona=persona.id,
                ),
                say(
                    "add `evidence:` to the persona, or name it under `personas:` of the evidence",
                    "ajoutez `evidence:` au persona, ou citez-le sous `personas:` dans la preuve",
                ),
            )
