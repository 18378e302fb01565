"""
What  More invitations to answer than the limit, sent to one traveller along one journey within the quarantine that
  their surveys promise.
Why  The third question of the month is thrown away unread, with the fourth, which mattered.
Quoi  Davantage d'invitations à répondre que la limite, envoyées à un même voyageur au fil d'un parcours, pendant la
  quarantaine que promettent leurs enquêtes.
Pourquoi  La troisième question du mois est jetée sans être lue, et avec elle la quatrième, qui comptait.
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
        - {id: order, name: I order, type: action, surveys: [one]}
        - {id: warn, name: I am told, type: action, surveys: [two]}
        - {id: walk, name: I walk there, type: action, surveys: [three]}
        - {id: open, name: I open it, type: action, surveys: [four]}
  ---
  cxjourney: v1
  kind: catalog
  surveys:
    - {id: one, name: One, nature: transactional, solicited: true, placement: message, quarantine: P30D}
    - {id: two, name: Two, nature: transactional, solicited: true, placement: message, quarantine: P30D}
    - {id: three, name: Three, nature: transactional, solicited: true, placement: message, quarantine: P30D}
    - {id: four, name: Four, nature: transactional, solicited: true, placement: message, quarantine: P30D}
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
        - {id: order, name: I order, type: action, surveys: [one]}
        - {id: warn, name: I am told, type: action}
        - {id: walk, name: I walk there, type: action}
        - {id: open, name: I open it, type: action, surveys: [two]}
  ---
  cxjourney: v1
  kind: catalog
  surveys:
    - {id: one, name: One, nature: transactional, solicited: true, placement: message, quarantine: P30D}
    - {id: two, name: Two, nature: transactional, solicited: true, placement: message, quarantine: P30D}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.listening import is_sent
from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.ways import ahead
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.model import Model
from cxjourney.wording import say

MOST = 3
"""When the workspace sets no limit under `rules: options: invitations:`."""


@dataclass(frozen=True, slots=True)
class _Post:
    """An invitation: the survey, the touchpoint after which it is sent, and when, in seconds, as far as is known."""

    survey: Survey
    touchpoint: Touchpoint
    index: int
    time: float


@rule("X311", "over-solicitation", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Chains of invitations on one way through a journey, each less than its quarantine after the first; one a journey."""
    rules = context.workspace.rules
    most = (rules and rules.options and rules.options.invitations) or MOST
    for journey in context.model.all(Journey):
        posts = tuple(_posts(journey, context.model))
        if len(posts) <= most:
            continue
        reach = {post.touchpoint.ref: ahead(context.flows[journey.id], post.touchpoint.ref) for post in posts}
        longest = max((_chain(posts, start, reach) for start in range(len(posts))), key=len)
        if len(longest) > most:
            last = longest[most]
            yield Finding(
                last.touchpoint,
                say(
                    "one traveller is invited to answer {n} times in `{quarantine}`: {surveys}",
                    "un même voyageur est invité à répondre {n} fois en `{quarantine}` : {surveys}",
                    n=len(longest),
                    quarantine=last.survey.quarantine,
                    surveys=listed([post.survey.id for post in longest], most=len(longest)),
                ),
                say(
                    "keep the surveys that decide something; hear the others without asking",
                    "gardez les enquêtes qui décident de quelque chose ; pour le reste, écoutez sans demander",
                ),
                last.touchpoint.at("surveys", last.index),
                tuple(
                    Related(
                        post.touchpoint.at("surveys", post.index),
                        say("an earlier invitation", "une invitation précédente"),
                    )
                    for post in longest[:most]
                ),
            )


def _posts(journey: Journey, model: Model) -> Iterator[_Post]:
    """The invitations of surveys on interactions, in the order of writing, each survey where it is first placed."""
    time = 0.0
    seen: set[str] = set()
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            time += touchpoint.duration.seconds if touchpoint.duration else 0
            for index, ref in enumerate(touchpoint.surveys):
                survey = model[ref]
                if ref not in model or ("survey", survey.id) in model.faulty or survey.id in seen:
                    continue
                if survey.nature == "transactional" and survey.quarantine and is_sent(survey, model):
                    seen.add(survey.id)
                    yield _Post(survey, touchpoint, index, time + (survey.delay.seconds if survey.delay else 0))
            time += touchpoint.wait.seconds if touchpoint.wait else 0


def _chain(posts: tuple[_Post, ...], start: int, reach: dict[str, set[str]]) -> tuple[_Post, ...]:
    """The invitations that one traveller gets from a first one on, within the quarantine of each."""
    found = [posts[start]]
    for post in posts[start + 1 :]:
        assert post.survey.quarantine is not None  # _posts has seen it
        same = post.touchpoint is found[-1].touchpoint
        follows = same or post.touchpoint.ref in reach[found[-1].touchpoint.ref]
        if follows and post.time - found[0].time < post.survey.quarantine.seconds:
            found.append(post)
    return tuple(found)
