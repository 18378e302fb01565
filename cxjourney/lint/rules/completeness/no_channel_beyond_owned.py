"""
What  A journey whose first encounters all take place on channels of the organisation.
Why  People hear of us at friends', in the press, in a search, long before they come; a map that begins at our door
  misses what made them knock.
Quoi  Un parcours dont les premières rencontres ont toutes lieu sur les canaux de l'organisation.
Pourquoi  On entend parler de nous chez des amis, dans la presse, au fil d'une recherche, bien avant de venir ; une carte
  qui commence à notre porte ignore ce qui a fait frapper.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: hear
      name: I hear of the lockers
      aarrr: acquisition
      touchpoints: [{id: see, name: I see the page, channels: [web]}]
  ---
  cxjourney: v1
  kind: catalog
  channels: [{id: web, name: Our site, type: web, ownership: owned}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: hear
      name: I hear of the lockers
      aarrr: acquisition
      touchpoints: [{id: see, name: A neighbour shows me, channels: [neighbours, web]}]
  ---
  cxjourney: v1
  kind: catalog
  channels:
    - {id: web, name: Our site, type: web, ownership: owned}
    - {id: neighbours, name: Neighbours, ownership: peer}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.channels import all_known
from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey, Stage
from cxjourney.model.model import Model
from cxjourney.wording import say


@rule("C147", "no-channel-beyond-owned", "info")
def check(context: Context) -> Iterator[Finding]:
    """As-is journeys with stages of the step `acquisition`, all of whose channels say that they are `owned`."""
    model = context.model
    for journey in model.all(Journey):
        early = [stage for stage in journey.stages if _step(stage, model) == "acquisition"]
        touchpoints = [touchpoint for stage in early for touchpoint in stage.touchpoints]
        if journey.state == "to-be" or not all(all_known(touchpoint, model) for touchpoint in touchpoints):
            continue
        channels = {model[ref].id: model[ref] for touchpoint in touchpoints for ref in touchpoint.channels}
        if channels and all(channel.ownership == "owned" for channel in channels.values()):
            yield Finding(
                early[0],
                say(
                    "people only meet us on our own channels: {channels}",
                    "on ne nous rencontre que sur nos propres canaux : {channels}",
                    channels=listed(sorted(channels)),
                ),
                say(
                    "add how they heard of us, on a channel that is `earned`, `paid` or `peer`",
                    "ajoutez comment on a entendu parler de nous, sur un canal `earned`, `paid` ou `peer`",
                ),
            )


def _step(stage: Stage, model: Model) -> str | None:
    """The growth step of a stage: its own, else that of its phase."""
    if stage.aarrr is None and stage.phase is not None and stage.phase in model:
        return model[stage.phase].aarrr
    return stage.aarrr
