"""
What  A digital source from which robots are not removed.
Why  Up to half of the visits of a public site are robots; they never buy, and every rate falls.
Quoi  Une source numérique d'où les robots ne sont pas retirés.
Pourquoi  Jusqu'à la moitié des visites d'un site public sont des robots ; ils n'achètent jamais, et tous les taux baissent.
Bad
  cxjourney: v1
  kind: source
  id: events
  name: Events of the site
  type: events
  digital: true
Good
  cxjourney: v1
  kind: source
  id: events
  name: Events of the site
  type: events
  digital: true
  quality: [{step: known-bots, ceiling: 20 %}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.source import Source
from cxjourney.wording import say


@rule("M018", "digital-source-without-bot-rule", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Sources with `digital: true` whose cleaning has neither `known-bots` nor `velocity`."""
    for source in context.model.all(Source):
        if source.digital and not any(step.step in ("known-bots", "velocity") for step in source.quality):
            yield Finding(
                source,
                say(
                    "nothing takes robots out of `{source}`",
                    "rien n'écarte les robots de `{source}`",
                    source=source.id,
                ),
                say(
                    "add `{step: known-bots}` under `quality:`",
                    "ajoutez `{step: known-bots}` sous `quality:`",
                ),
                source.at_key("digital"),
            )
