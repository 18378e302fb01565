"""
What  A phase of a lifecycle in which no stage of any journey stands.
Why  The relation goes through it all the same, and nobody has drawn what people live there.
Quoi  Une phase d'un cycle de vie dans laquelle ne se trouve aucune étape d'aucun parcours.
Pourquoi  La relation y passe malgré tout, et personne n'a dessiné ce que l'on y vit.
Bad
  cxjourney: v1
  kind: lifecycle
  id: parcels
  name: Parcels
  phases: [{id: before, name: Before}, {id: after, name: After}]
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  lifecycle: parcels
  stages:
    - {id: find, name: I find the locker, phase: before}
Good
  cxjourney: v1
  kind: lifecycle
  id: parcels
  name: Parcels
  phases: [{id: before, name: Before}, {id: after, name: After}]
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  lifecycle: parcels
  stages:
    - {id: find, name: I find the locker, phase: before}
    - {id: keep, name: I keep it or send it back, phase: after}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.lifecycle import Lifecycle
from cxjourney.wording import say


@rule("C116", "lifecycle-phase-uncovered", "info")
def check(context: Context) -> Iterator[Finding]:
    """Phases without a stage, in lifecycles of the workspace that some journey names."""
    if not context.whole:
        return
    model = context.model
    for lifecycle in model.all(Lifecycle):
        own = lifecycle.origin is not None and lifecycle.origin.file.data
        if not own or not model.referrers(lifecycle):
            continue
        for phase in lifecycle.phases:
            if not model.referrers(phase):
                yield Finding(
                    phase,
                    say(
                        "no journey goes through the phase `{phase}` of `{lifecycle}`",
                        "aucun parcours ne passe par la phase `{phase}` de `{lifecycle}`",
                        phase=phase.id,
                        lifecycle=lifecycle.id,
                    ),
                    say(
                        "map what people live there, or take the phase out",
                        "cartographiez ce que l'on y vit, ou retirez la phase",
                    ),
                )
