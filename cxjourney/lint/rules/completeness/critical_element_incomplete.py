"""
What  A moment of truth in a critical stage that lacks its people, its procedure, its tool or its early measure.
Why  What must not fail is described whole: who, how, with what, and the number that warns before any survey.
Quoi  Un moment de vérité d'une étape critique, auquel manque ses équipes, sa procédure, son outil ou sa mesure précoce.
Pourquoi  Ce qui ne doit pas échouer se décrit en entier : qui, comment, avec quoi, et le chiffre qui prévient avant toute enquête.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: open
      name: I open it
      critical: true
      touchpoints: [{id: door, name: The door opens, type: action, moment_of_truth: true}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: lockers
  stages:
    - id: open
      name: I open it
      critical: true
      touchpoints:
        - id: door
          name: The door opens
          moment_of_truth: true
          raci: {responsible: [lockers]}
          backstage: [{lane: backstage, actor: team:lockers, system: doors, process: repair}]
          kpis: [{metric: stuck-doors, target: "<= 1 %"}]
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: lockers, name: Lockers}]
  systems: [{id: doors, name: Doors}]
  processes: [{id: repair, name: Repair within the hour}]
  metrics: [{id: stuck-doors, name: Doors that stick, timing: leading}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Stage, Touchpoint
from cxjourney.model.model import Model
from cxjourney.wording import Wording, say

_PARTS = {
    "people": say("people", "des équipes"),
    "procedure": say("a procedure", "une procédure"),
    "tool": say("a tool", "un outil"),
    "measure": say("an early measure", "une mesure précoce"),
}
_FIELDS = {
    "people": "`raci:`",
    "procedure": "`processes:`",
    "tool": "`systems:`",
    "measure": "`kpis:` (`timing: leading`)",
}


@rule("C129", "critical-element-incomplete", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Moments of truth of critical stages without one of the four parts; one finding lists those that are missing."""
    for _, stage, touchpoint in context.touchpoints:
        if not (stage.critical and touchpoint.moment_of_truth):
            continue
        acts = touchpoint.backstage
        present = {
            "people": bool(context.roles[touchpoint.ref]) or any(act.actor for act in acts),
            "procedure": bool(touchpoint.processes) or any(act.process for act in acts),
            "tool": bool(touchpoint.systems or touchpoint.tools) or any(act.system for act in acts),
            "measure": _is_measured_early(stage, touchpoint, context.model),
        }
        missing = [_PARTS[name] for name, there in present.items() if not there]
        fields = ", ".join(_FIELDS[name] for name, there in present.items() if not there)
        if missing:
            yield Finding(
                touchpoint,
                say(
                    "the moment of truth `{touchpoint}` lacks {missing}",
                    "il manque au moment de vérité `{touchpoint}` {missing}",
                    touchpoint=touchpoint.id,
                    missing=_joined(missing),
                ),
                say("add {fields}", "ajoutez {fields}", fields=fields),
            )


def _is_measured_early(stage: Stage, touchpoint: Touchpoint, model: Model) -> bool:
    metrics = [model[kpi.metric] for kpi in (*touchpoint.kpis, *stage.kpis)]
    unknown = any(kpi.metric not in model for kpi in (*touchpoint.kpis, *stage.kpis))
    return unknown or any(metric.timing == "leading" or metric.drives for metric in metrics)


def _joined(parts: list[Wording]) -> Wording:
    return say(
        ", ".join(f"{{p{index}}}" for index in range(len(parts))),
        ", ".join(f"{{p{index}}}" for index in range(len(parts))),
        **{f"p{index}": part for index, part in enumerate(parts)},
    )
