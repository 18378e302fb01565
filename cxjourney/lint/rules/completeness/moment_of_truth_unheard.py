"""
What  A moment of truth where nobody listens: no survey, and no metric of what people feel.
Why  The relation is decided there; elsewhere you will only hear of it when it is too late.
Quoi  Un moment de vérité où personne n'écoute : ni enquête, ni indicateur de ressenti.
Pourquoi  C'est là que la relation se décide ; ailleurs, on ne l'apprendra que trop tard.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: open, name: I open the door, type: action, moment_of_truth: true}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: open, name: I open the door, type: action, moment_of_truth: true, surveys: [at-the-door]}
  ---
  cxjourney: v1
  kind: survey
  id: at-the-door
  name: One question on the screen of the locker
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import ANSWERS
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Touchpoint
from cxjourney.model.model import Model
from cxjourney.wording import say


@rule("C132", "moment-of-truth-unheard", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Moments of truth with neither `surveys` nor a KPI of perception."""
    for _, _, touchpoint in context.touchpoints:
        if touchpoint.moment_of_truth and not touchpoint.surveys and not _is_felt(touchpoint, context.model):
            yield Finding(
                touchpoint,
                say(
                    "nobody listens at the moment of truth `{touchpoint}`",
                    "personne n'écoute au moment de vérité `{touchpoint}`",
                    touchpoint=touchpoint.id,
                ),
                say(
                    "add `surveys:`, or a KPI of what people feel",
                    "ajoutez `surveys:`, ou un indicateur de ressenti",
                ),
                touchpoint.at_key("moment_of_truth"),
            )


def _is_felt(touchpoint: Touchpoint, model: Model) -> bool:
    metrics = [model[kpi.metric] for kpi in touchpoint.kpis]
    unknown = any(kpi.metric not in model for kpi in touchpoint.kpis)
    return unknown or any(metric.nature == "perception" or metric.type in ANSWERS for metric in metrics)
