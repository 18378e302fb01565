"""
What  The name of a journey, stage or touchpoint that is too long for a map.
Why  It is cut in the middle, and readers guess the end.
Quoi  Le nom d'un parcours, d'une étape ou d'un point de contact, trop long pour une carte.
Pourquoi  Il est coupé au milieu, et le lecteur devine la suite.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel from the locker that is nearest to my home or to my place of work
  status: review
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel from the nearest locker
  status: review
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.wording import say

MOST = 60
"""Characters, when the workspace sets no limit under `rules: options: title_length:`."""


@rule("T401", "title-too-long", "info")
def check(context: Context) -> Iterator[Finding]:
    """Names above the limit, in each language."""
    rules = context.workspace.rules
    most = (rules and rules.options and rules.options.title_length) or MOST
    for text in context.texts_in("name"):
        if len(text.words) <= most or not isinstance(text.node, (Journey, Stage, Touchpoint)):
            continue
        yield Finding(
            text.node,
            say(
                "this name has {n} characters, and a map cuts it after {most}",
                "ce nom a {n} caractères, et une carte le coupe après {most}",
                n=len(text.words),
                most=most,
            ),
            say(
                "shorten it; the rest can go to `does:` or `summary:`",
                "raccourcissez-le ; le reste ira dans `does:` ou `summary:`",
            ),
            text.place,
        )
