"""
What  A target at a touchpoint of which everything known is a stated or staff-made hypothesis.
Why  A team would be judged on what colleagues imagined; learn from travellers first.
Quoi  Une cible à un point de contact dont tout ce que l'on sait est une hypothèse, déclarée ou faite entre collègues.
Pourquoi  Une équipe serait jugée sur ce que des collègues ont imaginé ; interrogez d'abord les voyageurs.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: walk
          name: I walk there
          type: action
          emotion: {score: 1, basis: hypothesis}
          kpis: [{metric: found, target: ">= 90 %"}]
  ---
  cxjourney: v1
  kind: metric
  id: found
  name: Found without help
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: walk
          name: I walk there
          type: action
          emotion: {score: 1, evidence: [diaries]}
          kpis: [{metric: found, target: ">= 90 %"}]
  ---
  cxjourney: v1
  kind: catalog
  metrics: [{id: found, name: Found without help}]
  evidence: [{id: diaries, name: Diaries of twelve people, method: diary, date: 2026-09-30}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import known, nodes_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.basis import basis_of
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Touchpoint
from cxjourney.model.model import Model
from cxjourney.model.values import Ref
from cxjourney.wording import say


@rule("E216", "hypothesis-carries-target", "error")
def check(context: Context) -> Iterator[Finding]:
    """Targets without baseline where a hypothesis is written down as such and nothing stronger stands beside it."""
    for _, _, touchpoint in context.touchpoints:
        if not touchpoint.kpis or not _is_hypothesis(touchpoint, context.model):
            continue
        for kpi in touchpoint.kpis:
            if kpi.target is not None and kpi.baseline is None and kpi.metric in context.model:
                yield Finding(
                    kpi,
                    say(
                        "`{target}` is asked where all that is known is a hypothesis",
                        "`{target}` est demandé là où tout ce que l'on sait est une hypothèse",
                        target=kpi.target,
                    ),
                    say(
                        "gather evidence from travellers first, or measure a baseline",
                        "recueillez d'abord des preuves auprès des voyageurs, ou mesurez une valeur de départ",
                    ),
                    kpi.at("target"),
                )


def _is_hypothesis(touchpoint: Touchpoint, model: Model) -> bool:
    emotion = touchpoint.emotion
    refs: list[Ref[Evidence]] = [ref for node in nodes_of(touchpoint) for ref in getattr(node, "evidence", ())]
    if emotion is not None:
        refs += [*emotion.evidence, *(ref for own in emotion.by_persona.values() for ref in own.evidence)]
    stated = emotion is not None and emotion.basis == "hypothesis"
    return (stated or bool(refs)) and known(refs, model) and basis_of(refs, model) == "hypothesis"
