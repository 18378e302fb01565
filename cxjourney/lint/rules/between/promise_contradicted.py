"""
What  A promise that is contradicted: by the target of the metric judged there, by the level of service of its channel,
  or by its own translation.
Why  People hold us to the better of the two, and teams work to the worse.
Quoi  Une promesse contredite : par la cible de l'indicateur jugé là, par le niveau de service de son canal, ou par sa
  propre traduction.
Pourquoi  Le public retient la meilleure des deux, et les équipes travaillent pour l'autre.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: call
          name: I call for help
          deadline: PT1H
          event: call_opened
          kpis: [{metric: time-to-answer, target: "<= 2 hours", baseline: 3 hours}]
  ---
  cxjourney: v1
  kind: metric
  id: time-to-answer
  name: Time to answer
  type: duration
  start: {event: call_opened}
  end: {event: call_answered}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: call
          name: I call for help
          deadline: PT1H
          event: call_opened
          kpis: [{metric: time-to-answer, target: "<= 45 minutes", baseline: 3 hours}]
  ---
  cxjourney: v1
  kind: metric
  id: time-to-answer
  name: Time to answer
  type: duration
  start: {event: call_opened}
  end: {event: call_answered}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.delays import always, delays, opening_hours
from cxjourney.lint.measures import attached, seconds_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import by_language
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.metric import Events
from cxjourney.model.model import Model
from cxjourney.wording import say


@rule("X308", "promise-contradicted", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Delays of promises beside the targets, the levels of service and the translations that say otherwise."""
    yield from _by_target(context)
    yield from _by_service(context)
    yield from _by_translation(context)


def _by_target(context: Context) -> Iterator[Finding]:
    for each in attached(context):
        place, target = each.holder, each.kpi.target
        if not isinstance(place, Touchpoint) or place.deadline is None or target is None:
            continue
        aim = seconds_of(target.quantity, each.metric)
        timed = each.metric.type == "duration" and _begins_at(each.metric.start, place, context.model)
        if timed and target.operator[0] == "<" and aim is not None and aim > place.deadline.seconds:
            yield Finding(
                each.kpi,
                say(
                    "we promise `{deadline}` here and aim at `{target}`",
                    "nous promettons ici `{deadline}` et visons `{target}`",
                    deadline=place.deadline,
                    target=target,
                ),
                say(
                    "aim at what is promised, or promise what can be kept",
                    "visez ce qui est promis, ou promettez ce qui peut être tenu",
                ),
                each.kpi.at("target"),
                (Related(place.at("deadline"), say("the promise is here", "la promesse est ici")),),
            )


def _begins_at(start: Events | None, touchpoint: Touchpoint, model: Model) -> bool:
    """Whether the clock of a metric starts at a touchpoint, or does not say where."""
    if start is None:
        return True
    if start.touchpoint is not None:
        return start.touchpoint in model and model[start.touchpoint] is touchpoint
    return start.event is not None and start.event == touchpoint.event


def _by_service(context: Context) -> Iterator[Finding]:
    for channel in context.model.all(Channel):
        for language, words in channel.promise or ():
            served = dict(channel.service_level or ()).get(language)
            if served is None:
                continue
            fastest = min(delays(words), key=lambda delay: delay.seconds, default=None)
            slower = [delay for delay in delays(served) if fastest and delay.seconds > fastest.seconds]
            promised, given = (fastest.words if fastest else None), slower[0].words if slower else None
            if given is None:
                promised, given = always(words), opening_hours(served)
            if promised is not None and given is not None:
                yield Finding(
                    channel,
                    say(
                        "`{channel}` promises `{promised}`, and its level of service is `{given}`",
                        "`{channel}` promet `{promised}`, et son niveau de service est `{given}`",
                        channel=channel.id,
                        promised=promised,
                        given=given,
                    ),
                    say("say the same in both", "dites la même chose aux deux endroits"),
                    channel.at("service_level"),
                    (Related(channel.at("promise"), say("the promise is here", "la promesse est ici")),),
                )
                break


def _by_translation(context: Context) -> Iterator[Finding]:
    promises = (t for t in context.texts_in("promise") if isinstance(t.node, (Journey, Channel)))
    for translations in by_language(promises):
        first = translations[0]
        told = [delay.seconds for delay in delays(first.words)]
        for other in translations[1:]:
            found = list(delays(other.words))
            if told and found and sorted(told) != sorted(delay.seconds for delay in found):
                yield Finding(
                    other.node,
                    say(
                        "the promise says `{here}` in `{language}` and `{there}` in `{other}`",
                        "la promesse dit `{here}` en `{language}` et `{there}` en `{other}`",
                        here=found[0].words,
                        language=other.language,
                        there=next(delays(first.words)).words,
                        other=first.language,
                    ),
                    say("promise the same in every language", "promettez la même chose dans toutes les langues"),
                    other.place,
                    (Related(first.place, say("the other one is here", "l'autre est ici")),),
                )
