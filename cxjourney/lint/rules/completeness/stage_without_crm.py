"""
What  A stage in which our teams meet the traveller without the customer file that they use before and after it.
Why  What is said there is not written down: people tell their story again two stages later.
Quoi  Une étape où nos équipes rencontrent le voyageur sans le fichier clients dont elles se servent avant et après.
Pourquoi  Ce qui s'y dit n'est noté nulle part : deux étapes plus loin, il faut tout raconter à nouveau.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: order, name: I order, touchpoints: [{id: buy, name: I buy it, receiver: "team:shop", systems: [file]}]}
    - {id: find, name: I look for it, touchpoints: [{id: call, name: I ask where it is, receiver: "team:shop"}]}
    - {id: open, name: I collect it, touchpoints: [{id: hand, name: I am handed it, receiver: "team:shop", systems: [file]}]}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: shop, name: Shop}]
  systems: [{id: file, name: Customer file, category: crm}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: order, name: I order, touchpoints: [{id: buy, name: I buy it, receiver: "team:shop", systems: [file]}]}
    - {id: find, name: I look for it, touchpoints: [{id: call, name: I ask, receiver: "team:shop", systems: [file]}]}
    - {id: open, name: I collect it, touchpoints: [{id: hand, name: I am handed it, receiver: "team:shop", systems: [file]}]}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: shop, name: Shop}]
  systems: [{id: file, name: Customer file, category: crm}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.tooling import is_ours, teams_met, tools, tools_known
from cxjourney.model.kinds.journey import Journey, Stage
from cxjourney.model.model import Model
from cxjourney.wording import say


@rule("C137", "stage-without-crm", "info")
def check(context: Context) -> Iterator[Finding]:
    """Stages between two others that use a system of category `crm`, where a team of ours meets the traveller."""
    model = context.model
    for journey in model.all(Journey):
        files = [_customer_files(stage, model) for stage in journey.stages]
        using = [index for index, found in enumerate(files) if found]
        lacking = [index for index in range(using[0], using[-1]) if not files[index]] if using else []
        if not lacking or not all(tools_known(t, model) for stage in journey.stages for t in stage.touchpoints):
            continue
        for stage in (journey.stages[index] for index in lacking):
            if _meets_us(stage, model):
                yield Finding(
                    stage,
                    say(
                        "stage `{stage}` does not use `{system}`, which the stages around it use",
                        "l'étape `{stage}` n'utilise pas `{system}`, dont se servent les étapes qui l'entourent",
                        stage=stage.id,
                        system=files[using[0]][0],
                    ),
                    say(
                        "name it under `systems:` of the touchpoint where something is written down",
                        "citez-le sous `systems:` du point de contact où quelque chose est noté",
                    ),
                )


def _customer_files(stage: Stage, model: Model) -> list[str]:
    return [tool.id for t in stage.touchpoints for tool in tools(t, model) if tool.category == "crm"]


def _meets_us(stage: Stage, model: Model) -> bool:
    return any(is_ours(team) for touchpoint in stage.touchpoints for team in teams_met(touchpoint, model))
