"""
What  A metric counts persons in a source that does not say how persons are recognised.
Why  One person with a telephone, a computer and a card is counted three times.
Quoi  Un indicateur compte des personnes dans une source qui ne dit pas comment on les reconnaît.
Pourquoi  Une personne avec un téléphone, un ordinateur et une carte est comptée trois fois.
Bad
  cxjourney: v1
  kind: catalog
  metrics: [{id: visitors, name: Visitors, type: count, source: events, per: user}]
  sources: [{id: events, name: Events, type: events}]
Good
  cxjourney: v1
  kind: catalog
  metrics: [{id: visitors, name: Visitors, type: count, source: events, per: user}]
  sources: [{id: events, name: Events, type: events, identity: {keys: [customer_number]}}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.wording import say

_PERSONS = ("user", "account")


@rule("M017", "source-without-identity", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Sources of events without `identity`, from which a metric counts per user or account."""
    for source in context.model.all(Source):
        if source.type != "events" or source.identity is not None:
            continue
        users = [use.node for use in context.model.referrers(source)]
        metrics = sorted(node.id for node in users if isinstance(node, Metric) and node.per in _PERSONS)
        if metrics:
            yield Finding(
                source,
                say(
                    "`{source}` does not say how persons are recognised, and {metrics} counts them",
                    "`{source}` ne dit pas comment on reconnaît les personnes, que compte {metrics}",
                    source=source.id,
                    metrics=listed(metrics),
                ),
                say("add `identity: {keys: […]}`", "ajoutez `identity: {keys: […]}`"),
            )
