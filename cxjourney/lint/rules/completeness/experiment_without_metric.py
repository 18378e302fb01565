"""
What  An experiment without the metric that decides.
Why  Chosen afterwards, among twenty numbers there is always one that agrees.
Quoi  Une expérience sans l'indicateur qui en décide.
Pourquoi  Choisie après coup, parmi vingt chiffres il y en a toujours un qui donne raison.
Bad
  cxjourney: v1
  kind: experiment
  id: bigger-sign
  name: A bigger sign
Good
  cxjourney: v1
  kind: experiment
  id: bigger-sign
  name: A bigger sign
  metric: found
  ---
  cxjourney: v1
  kind: metric
  id: found
  name: Found without help
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.experiment import Experiment
from cxjourney.wording import say


@rule("C126", "experiment-without-metric", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Experiments without `metric`."""
    for experiment in context.model.all(Experiment):
        if experiment.metric is None:
            yield Finding(
                experiment,
                say("nothing will decide `{id}`", "rien ne décidera de `{id}`", id=experiment.id),
                say(
                    "add `metric:`, chosen before the start",
                    "ajoutez `metric:`, un indicateur choisi avant le début",
                ),
            )
