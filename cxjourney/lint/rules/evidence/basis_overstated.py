"""
What  An emotion whose stated basis is stronger than the evidence it names.
Why  A workshop among colleagues does not become research by being called so.
Quoi  Une émotion dont le fondement déclaré est plus fort que les preuves citées.
Pourquoi  Un atelier entre collègues ne devient pas une étude parce qu'on l'appelle ainsi.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, emotion: {score: 1, basis: evidence}}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, emotion: {score: 1, basis: hypothesis}}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import known
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.basis import BASES, basis_of
from cxjourney.wording import say


@rule("E206", "basis-overstated", "error")
def check(context: Context) -> Iterator[Finding]:
    """Stated bases above the computed one, where every piece of evidence is known."""
    for _, _, touchpoint in context.touchpoints:
        emotion = touchpoint.emotion
        if emotion is None or emotion.basis is None or not known(emotion.evidence, context.model):
            continue
        real = basis_of(emotion.evidence, context.model)
        if BASES.index(emotion.basis) >= BASES.index(real):
            continue
        yield Finding(
            emotion,
            say(
                "the basis is stated as `{stated}` and the evidence named makes it `{real}`",
                "le fondement déclaré est `{stated}`, et les preuves citées en font `{real}`",
                stated=emotion.basis,
                real=real,
            )
            if emotion.evidence
            else say(
                "the basis is stated as `{stated}` and no evidence is named",
                "le fondement déclaré est `{stated}`, et aucune preuve n'est citée",
                stated=emotion.basis,
            ),
            say(
                "name `evidence:` from travellers, or write `basis: {real}`",
                "citez sous `evidence:` des preuves venues des voyageurs, ou écrivez `basis: {real}`",
                real=real,
            ),
            emotion.at("basis"),
        )
