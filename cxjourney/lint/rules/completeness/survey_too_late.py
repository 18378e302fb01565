"""
What  A survey about an interaction, sent more than a month after it.
Why  By then people answer about what came since, or about what they believe they felt.
Quoi  Une enquête sur une interaction, envoyée plus d'un mois après.
Pourquoi  D'ici là, on répond sur ce qui a suivi, ou sur ce que l'on croit avoir ressenti.
Bad
  cxjourney: v1
  kind: survey
  id: after-the-call
  name: After the call
  nature: transactional
  delay: P60D
Good
  cxjourney: v1
  kind: survey
  id: after-the-call
  name: After the call
  nature: transactional
  delay: PT2H
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Exit
from cxjourney.model.kinds.survey import Survey
from cxjourney.wording import say

_LATEST = 31 * 86_400


@rule("C136", "survey-too-late", "info")
def check(context: Context) -> Iterator[Finding]:
    """Transactional surveys with a `delay` above a month, unless they ask people who have left, as a journey with a fault may say."""
    if not context.complete or any(kind == "journey" for kind, _ in context.model.faulty):
        return
    for survey in context.model.all(Survey):
        late = survey.nature == "transactional" and survey.delay and survey.delay.seconds > _LATEST
        if late and not any(isinstance(use.node, Exit) for use in context.model.referrers(survey)):
            yield Finding(
                survey,
                say(
                    "`{survey}` asks about an interaction `{delay}` later",
                    "`{survey}` interroge sur une interaction `{delay}` plus tard",
                    survey=survey.id,
                    delay=survey.delay,
                ),
                say("ask while people still remember", "interrogez tant que l'on s'en souvient"),
                survey.at("delay"),
            )
