"""
What  A survey with more questions than people are willing to answer.
Why  Each question costs answers; in the end only the very pleased and the very angry are left.
Quoi  Une enquête qui pose plus de questions que l'on n'a envie d'en lire.
Pourquoi  Chaque question coûte des réponses ; à la fin, il ne reste que les ravis et les furieux.
Bad
  cxjourney: v1
  kind: survey
  id: yearly
  name: The yearly letter
  questions: 42
Good
  cxjourney: v1
  kind: survey
  id: yearly
  name: The yearly letter
  questions: 5
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.survey import Survey
from cxjourney.wording import say

MOST = 12
"""When the workspace sets no limit under `rules: options: survey_questions:`."""


@rule("C135", "survey-too-long", "info")
def check(context: Context) -> Iterator[Finding]:
    """Surveys with more `questions` than the limit."""
    rules = context.workspace.rules
    most = (rules and rules.options and rules.options.survey_questions) or MOST
    for survey in context.model.all(Survey):
        if (survey.questions or 0) > most:
            yield Finding(
                survey,
                say(
                    "`{survey}` asks {n} questions; the limit is {most}",
                    "`{survey}` pose {n} questions ; la limite est de {most}",
                    survey=survey.id,
                    n=survey.questions,
                    most=most,
                ),
                say(
                    "keep those whose answer would change something",
                    "gardez celles dont la réponse changerait quelque chose",
                ),
                survey.at("questions"),
            )
