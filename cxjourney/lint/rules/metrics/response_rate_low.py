"""
What  A survey sent to people of whom very few answer.
Why  Those who stay silent are not like those who speak; with one answer in twenty, the number tells who had the time.
Quoi  Une enquête envoyée à des personnes dont très peu répondent.
Pourquoi  Ceux qui se taisent ne ressemblent pas à ceux qui parlent ; avec une réponse sur vingt, le chiffre dit surtout
  qui avait le temps.
Bad
  cxjourney: v1
  kind: survey
  id: after-the-call
  name: After the call
  nature: relational
  solicited: true
  placement: message
  response_rate: 4 %
Good
  cxjourney: v1
  kind: survey
  id: after-the-call
  name: After the call
  nature: relational
  solicited: true
  placement: message
  response_rate: 31 %
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.listening import is_sent
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.values import Quantity
from cxjourney.wording import say

LEAST = 0.1
"""When the workspace sets no limit under `rules: options: response_rate:`."""


@rule("M020", "response-rate-low", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Surveys sent to persons with a `response_rate` below the limit; nobody counts those who walk past a poster."""
    rules = context.workspace.rules
    options = rules.options if rules else None
    least = LEAST if options is None or options.response_rate is None else options.response_rate
    for survey in context.model.all(Survey):
        rate = survey.response_rate
        if rate is None or rate >= least or not is_sent(survey, context.model):
            continue
        yield Finding(
            survey,
            say(
                "`{rate}` of the people invited to `{survey}` answer; the limit is `{least}`",
                "`{rate}` des personnes invitées à `{survey}` répondent ; la limite est de `{least}`",
                rate=Quantity(rate, "%"),
                survey=survey.id,
                least=Quantity(least, "%"),
            ),
            say(
                "ask fewer questions, sooner, on another channel; and show how many did not answer",
                "posez moins de questions, plus tôt, sur un autre canal ; et montrez combien n'ont pas répondu",
            ),
            survey.at("response_rate"),
        )
