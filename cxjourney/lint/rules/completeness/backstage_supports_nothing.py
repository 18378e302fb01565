"""
What  A process that no touchpoint, stage of a blueprint or other entity needs.
Why  It is work that serves no traveller, or a link that somebody forgot to write.
Quoi  Un processus dont aucun point de contact ni autre objet n'a besoin.
Pourquoi  C'est un travail qui ne sert aucun voyageur, ou un lien que quelqu'un a oublié d'écrire.
Bad
  cxjourney: v1
  kind: process
  id: refund
  name: Refund
Good
  cxjourney: v1
  kind: process
  id: refund
  name: Refund
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: refuse, name: I send it back, processes: [refund]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.process import Process
from cxjourney.wording import say


@rule("C113", "backstage-supports-nothing", "info")
def check(context: Context) -> Iterator[Finding]:
    """Processes that nothing refers to, when the whole workspace could be read."""
    if not context.whole:
        return
    for process in context.model.all(Process):
        if not context.model.referrers(process):
            yield Finding(
                process,
                say("no touchpoint needs `{id}`", "aucun point de contact n'a besoin de `{id}`", id=process.id),
                say(
                    "name it under `processes:` or `backstage:` where it serves, or remove it",
                    "citez-le sous `processes:` ou `backstage:` là où il sert, ou retirez-le",
                ),
            )
