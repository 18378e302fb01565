"""
What  An emotion that neither names evidence nor states its basis.
Why  Written so, it is our opinion of what people feel, and the map shows it like something learnt.
Quoi  Une émotion qui ne cite aucune preuve et ne dit pas sur quoi elle repose.
Pourquoi  Ainsi écrite, c'est notre avis sur ce que les gens ressentent, et la carte la montre comme un fait appris.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, emotion: {score: 1, feeling: curious}}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, emotion: {score: 1, feeling: curious, evidence: [diaries]}}
  ---
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  method: diary
  date: 2026-09-30
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("E201", "emotion-without-basis", "info", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Emotions with neither `evidence` nor `basis`; those of personas rest on the common one unless they say more."""
    for _, _, touchpoint in context.touchpoints:
        emotion = touchpoint.emotion
        if emotion is None or emotion.evidence or emotion.basis is not None:
            continue
        yield Finding(
            emotion,
            say(
                "nothing shows how people feel at `{touchpoint}`",
                "rien ne montre ce que l'on ressent à `{touchpoint}`",
                touchpoint=touchpoint.id,
            ),
            say(
                "add `evidence:`, or state `basis: hypothesis`",
                "ajoutez `evidence:`, ou écrivez `basis: hypothesis`",
            ),
            emotion.at("score"),
        )
