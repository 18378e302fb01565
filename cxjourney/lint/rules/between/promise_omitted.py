"""
What  A channel of a journey with a promise that does not say how the promise is kept on it, while others do.
Why  A promise holds on every channel or it is none; the one that says nothing is where it will break.
Quoi  Un canal d'un parcours qui porte une promesse, et qui ne dit pas comment elle y est tenue, quand d'autres le disent.
Pourquoi  Une promesse vaut sur tous les canaux, ou elle n'en est pas une ; c'est sur celui qui n'en dit rien qu'elle
  sera rompue.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  promise: You always know where it is
  stages: [{id: find, name: I find it, touchpoints: [{id: sms, name: I read the code, channels: [sms, phone]}]}]
  ---
  cxjourney: v1
  kind: catalog
  channels:
    - {id: sms, name: Text message, type: sms, promise: A message at each step}
    - {id: phone, name: Telephone, type: phone}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  promise: You always know where it is
  stages: [{id: find, name: I find it, touchpoints: [{id: sms, name: I read the code, channels: [sms, phone]}]}]
  ---
  cxjourney: v1
  kind: catalog
  channels:
    - {id: sms, name: Text message, type: sms, promise: A message at each step}
    - {id: phone, name: Telephone, type: phone, promise: Whoever answers sees the parcel}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.channels import all_known
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model
from cxjourney.model.values import Ref
from cxjourney.wording import say


def _ties(journey: Journey, context: Context) -> list[str]:
    """The channels through which it makes its promise."""
    return sorted(_channels(journey, context.model))


@rule("X307", "promise-omitted", "info", ties=_ties, from_ties=True)
def check(context: Context) -> Iterator[Finding]:
    """Channels without `promise` of journeys past the draft that have one, where another channel has it; once each."""
    said: set[str] = set()
    for journey, ids in context.taken(_ties).items():
        channels = {id_: context.model[Ref[Channel]("channel", id_)] for id_ in ids}
        if all(channel.promise is None for channel in channels.values()):
            continue
        for id_, channel in channels.items():
            if channel.promise is None and channel.ownership in (None, "owned") and id_ not in said:
                said.add(id_)
                yield Finding(
                    channel,
                    say(
                        "nothing says how `{channel}` keeps the promise of `{journey}`",
                        "rien ne dit comment `{channel}` tient la promesse de `{journey}`",
                        channel=id_,
                        journey=journey,
                    ),
                    say("add `promise:` to the channel", "ajoutez `promise:` au canal"),
                    None,
                    (
                        Related(
                            context.model[Ref[Journey]("journey", journey)].at("promise"),
                            say("the promise is here", "la promesse est ici"),
                        ),
                    ),
                )


def _channels(journey: Journey, model: Model) -> dict[str, Channel]:
    """The channels of a journey past the draft that has a promise, by id; none for others."""
    if journey.promise is None or journey.status not in ("review", "live"):
        return {}
    touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    known = [model[ref] for each in touchpoints if all_known(each, model) for ref in each.channels]
    return {channel.id: channel for channel in known}
