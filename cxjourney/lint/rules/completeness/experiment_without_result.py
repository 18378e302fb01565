"""
What  An experiment that has ended, and of which the result is not written.
Why  What was paid for and not written down will be tried again in two years.
Quoi  Une expérience terminée dont le résultat n'est pas écrit.
Pourquoi  Ce qui a été payé sans être noté sera réessayé dans deux ans.
Bad
  cxjourney: v1
  kind: experiment
  id: bigger-sign
  name: A bigger sign
  starts: 2025-01-06
  ends: 2025-02-28
Good
  cxjourney: v1
  kind: experiment
  id: bigger-sign
  name: A bigger sign
  starts: 2025-01-06
  ends: 2025-02-28
  result: Nine in ten found the locker, against six before
  decision: adopt
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.experiment import Experiment
from cxjourney.wording import say


@rule("C127", "experiment-without-result", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Experiments whose last day is past, without `result`."""
    for experiment in context.model.all(Experiment):
        if experiment.ends and experiment.ends < context.today and experiment.result is None:
            yield Finding(
                experiment,
                say(
                    "`{id}` ended on `{date}` and its result is not written",
                    "`{id}` s'est terminée le `{date}` et son résultat n'est pas écrit",
                    id=experiment.id,
                    date=experiment.ends.isoformat(),
                ),
                say("add `result:` and `decision:`", "ajoutez `result:` et `decision:`"),
                experiment.at("ends"),
            )
