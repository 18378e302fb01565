"""
What  A journey leads into another that does not accept it, or accepts one that does not lead into it.
Why  Each owner draws half a bridge: travellers leave one map and never arrive on the other.
Quoi  Un parcours mène à un autre qui ne l'accueille pas, ou en accueille un qui n'y mène pas.
Pourquoi  Chaque équipe dessine la moitié d'un pont : le voyageur quitte une carte et n'arrive jamais sur l'autre.
Bad
  cxjourney: v1
  kind: journey
  id: order
  name: Order online
  stages:
    - id: pay
      name: I pay
      touchpoints:
        - {id: card, name: I pay by card, type: action, next: [{to: "journey:collect-parcel"}]}
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: order
  name: Order online
  stages:
    - id: pay
      name: I pay
      touchpoints:
        - {id: card, name: I pay by card, type: action, next: [{to: "journey:collect-parcel"}]}
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  accepts: [order]
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.flow import Flow
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("X301", "broken-link-between-journeys", "error")
def check(context: Context) -> Iterator[Finding]:
    """Links that only one of two sound journeys has written."""
    model = context.model
    for flow in context.flows.values():
        for edge in flow.edges:
            target = flow.steps[edge.target]
            if not isinstance(target, Journey) or edge.transition is None:
                continue
            accepted = any(model[ref] is flow.journey for ref in target.accepts)
            if accepted or target is flow.journey or ("journey", target.id) in model.faulty:
                continue
            yield Finding(
                edge.transition,
                say(
                    "`{target}` does not accept travellers from `{journey}`",
                    "`{target}` n'accueille pas les voyageurs de `{journey}`",
                    target=target.id,
                    journey=flow.journey.id,
                ),
                say(
                    "add `accepts: [{journey}]` to `{target}`, or lead elsewhere",
                    "ajoutez `accepts: [{journey}]` à `{target}`, ou menez ailleurs",
                    target=target.id,
                    journey=flow.journey.id,
                ),
                edge.transition.at("to"),
                (Related(target.at("accepts"), say("`{id}` is here", "`{id}` est ici", id=target.id)),),
            )
    for journey in model.all(Journey):
        for index, ref in enumerate(journey.accepts):
            origin = model[ref]
            if ref not in model or ("journey", origin.id) in model.faulty:
                continue
            flow = context.flows[origin.id]
            if flow.complete and not _leads(flow, journey):
                yield Finding(
                    journey,
                    say(
                        "nothing in `{origin}` leads to `{journey}`",
                        "rien dans `{origin}` ne mène à `{journey}`",
                        origin=origin.id,
                        journey=journey.id,
                    ),
                    say(
                        'add `next: [{{to: "journey:{journey}"}}]` there, or take it out here',
                        'ajoutez-y `next: [{{to: "journey:{journey}"}}]`, ou retirez-le ici',
                        journey=journey.id,
                    ),
                    journey.at("accepts", index),
                )


def _leads(flow: Flow, journey: Journey) -> bool:
    """Whether something written in a journey leads to another one."""
    return any(edge.transition is not None and flow.steps[edge.target] is journey for edge in flow.edges)
