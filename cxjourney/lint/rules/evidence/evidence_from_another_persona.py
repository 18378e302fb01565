"""
What  A feeling of one persona, shown by evidence about others.
Why  What young people said in spring does not tell how a widower of eighty feels.
Quoi  Un ressenti d'un persona, étayé par une preuve qui parle d'autres personas.
Pourquoi  Ce que des jeunes ont dit au printemps ne dit pas ce que ressent un veuf de quatre-vingts ans.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  personas: [lea, rene]
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: walk
          name: I walk there
          type: action
          emotion: {score: 1, basis: hypothesis, by_persona: {rene: {score: 0, evidence: [diaries]}}}
  ---
  cxjourney: v1
  kind: catalog
  personas: [{id: lea, name: Léa}, {id: rene, name: René}]
  evidence: [{id: diaries, name: Diaries, method: diary, date: 2026-09-30, personas: [lea]}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  personas: [lea, rene]
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: walk
          name: I walk there
          type: action
          emotion: {score: 1, basis: hypothesis, by_persona: {rene: {score: 0, evidence: [diaries]}}}
  ---
  cxjourney: v1
  kind: catalog
  personas: [{id: lea, name: Léa}, {id: rene, name: René}]
  evidence: [{id: diaries, name: Diaries, method: diary, date: 2026-09-30, personas: [lea, rene]}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import known
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.values import Ref
from cxjourney.wording import say


@rule("E208", "evidence-from-another-persona", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Evidence of a persona's own feeling that names its personas, and not this one."""
    model = context.model
    for _, _, touchpoint in context.touchpoints:
        for id_, own in touchpoint.emotion.by_persona.items() if touchpoint.emotion else ():
            persona: Ref[Persona] = Ref("persona", id_)
            if persona not in model or not known(own.evidence, model):
                continue
            for index, ref in enumerate(own.evidence):
                about = [model[other] for other in model[ref].personas]
                if about and all(other is not model[persona] for other in about):
                    yield Finding(
                        own,
                        say(
                            "`{evidence}` speaks of other personas than `{persona}`",
                            "`{evidence}` parle d'autres personas que `{persona}`",
                            evidence=ref.id,
                            persona=id_,
                        ),
                        say(
                            "name evidence about this persona, or add it under `personas:` of the evidence",
                            "citez une preuve sur ce persona, ou ajoutez-le sous `personas:` dans la preuve",
                        ),
                        own.at("evidence", index),
                    )
