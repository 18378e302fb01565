"""
What  Two touchpoints that follow each other are carried out by different teams, and nothing is promised between them.
Why  It is between two teams that travellers get lost: each has done its part.
Quoi  Deux points de contact qui se suivent sont réalisés par des équipes différentes, sans rien de convenu entre elles.
Pourquoi  C'est entre deux équipes que le voyageur se perd : chacune a fait sa part.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: digital
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: sms, name: I receive the code, raci: {responsible: [digital]}}
        - {id: open, name: The door opens, raci: {responsible: [lockers]}}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: digital, name: Digital}, {id: lockers, name: Lockers}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: digital
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: sms
          name: I receive the code
          raci: {responsible: [digital]}
          handoff: {to: lockers, agreement: The code is in the locker before the message leaves}
        - {id: open, name: The door opens, raci: {responsible: [lockers]}}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: digital, name: Digital}, {id: lockers, name: Lockers}]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.flow import Flow
from cxjourney.model.kinds.journey import Touchpoint
from cxjourney.wording import say


@rule("O109", "handoff-without-agreement", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Interactions after which no team stays, without `handoff`, or whose `handoff` holds no `agreement`."""
    teams = {
        touchpoint.ref: frozenset(role.team.id for role in context.roles[touchpoint.ref] if role.role == "responsible")
        if touchpoint.type != "action"
        else frozenset()
        for _, _, touchpoint in context.touchpoints
    }
    for flow in context.flows.values():
        for touchpoint in flow.touchpoints:
            handoff = touchpoint.handoff
            if handoff is not None and handoff.agreement is None:
                yield Finding(
                    handoff,
                    say(
                        "the hand-off from `{touchpoint}` to `{team}` promises nothing",
                        "le passage de relais de `{touchpoint}` à `{team}` ne promet rien",
                        touchpoint=touchpoint.id,
                        team=handoff.to.id,
                    ),
                    say(
                        "add `agreement:`, what the two teams promise each other",
                        "ajoutez `agreement:`, ce que les deux équipes se promettent",
                    ),
                    handoff.at("to"),
                )
            elif handoff is None and (taking_over := _taking_over(flow, touchpoint, teams)):
                yield _unpromised(touchpoint, taking_over, teams)


def _taking_over(flow: Flow, touchpoint: Touchpoint, teams: Mapping[str, frozenset[str]]) -> list[Touchpoint]:
    """The touchpoints that follow and are carried out by entirely other teams."""
    here = teams[touchpoint.ref]
    following = [flow.steps[edge.target] for edge in flow.leaving[touchpoint.ref]]
    return [
        step
        for step in following
        if isinstance(step, Touchpoint) and here and teams[step.ref] and not here & teams[step.ref]
    ]


def _unpromised(touchpoint: Touchpoint, following: list[Touchpoint], teams: Mapping[str, frozenset[str]]) -> Finding:
    others = sorted({team for step in following for team in teams[step.ref]})
    return Finding(
        touchpoint,
        say(
            "after `{touchpoint}`, {here} leaves it to {others} and nothing is agreed",
            "après `{touchpoint}`, {here} passe le relais à {others} sans que rien soit convenu",
            touchpoint=touchpoint.id,
            here=listed(sorted(teams[touchpoint.ref])),
            others=listed(others),
        ),
        say(
            "add `handoff: {{to: {team}, agreement: …}}`",
            "ajoutez `handoff: {{to: {team}, agreement: …}}`",
            team=others[0],
        ),
        related=tuple(
            Related(step.at(), say("`{id}` begins here", "`{id}` commence ici", id=step.id)) for step in following
        ),
    )
