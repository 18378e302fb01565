"""
What  A journey heard by several surveys, all on one channel.
Why  Only those who use that channel are heard; the others have another journey.
Quoi  Un parcours écouté par plusieurs enquêtes, toutes sur un seul canal.
Pourquoi  On n'entend que ceux qui utilisent ce canal ; les autres ont un autre parcours.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, touchpoints: [{id: walk, name: I walk, type: action, surveys: [first, second]}]}
  ---
  cxjourney: v1
  kind: catalog
  channels: [{id: sms, name: Text message, type: sms}]
  surveys: [{id: first, name: First, channel: sms}, {id: second, name: Second, channel: sms}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, touchpoints: [{id: walk, name: I walk, type: action, surveys: [first, second]}]}
  ---
  cxjourney: v1
  kind: catalog
  channels: [{id: sms, name: Text message, type: sms}, {id: poster, name: Poster, type: print}]
  surveys: [{id: first, name: First, channel: sms}, {id: second, name: Second, channel: poster}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.survey import Survey
from cxjourney.wording import say


@rule("C131", "single-channel-listening", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys whose surveys, two or more and all of a known channel, share it."""
    model = context.model
    for journey in model.all(Journey):
        refs = [ref for stage in journey.stages for touchpoint in stage.touchpoints for ref in touchpoint.surveys]
        refs += [ref for exit_ in journey.exits for ref in exit_.surveys]
        surveys: dict[str, Survey] = {model[ref].id: model[ref] for ref in refs}
        channels = {model[survey.channel].id if survey.channel else "" for survey in surveys.values()}
        if len(surveys) < 2 or len(channels) != 1 or "" in channels or any(ref not in model for ref in refs):
            continue
        yield Finding(
            journey,
            say(
                "the {n} surveys of `{journey}` all use the channel `{channel}`",
                "les {n} enquêtes de `{journey}` passent toutes par le canal `{channel}`",
                n=len(surveys),
                journey=journey.id,
                channel=next(iter(channels)),
            ),
            say("listen on a second channel", "écoutez aussi sur un autre canal"),
        )
