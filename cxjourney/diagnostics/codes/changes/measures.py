"""Metrics and their targets."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

METRIC_DEFINITION_CHANGED_WITHOUT_REVISION = Code(
    "D201",
    "metric-definition-changed-without-revision",
    Severity.ERROR,
    """
What  A metric is computed otherwise, and its `revision` is the same.
Why  The trend line joins two different numbers, in silence.
Quoi  Un indicateur se calcule autrement, et sa `revision` est la même.
Pourquoi  La courbe relie en silence deux chiffres différents.
Bad
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  type: csat
  top: 2
  =>
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  type: csat
  top: 1
Good
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  type: csat
  top: 2
  =>
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  type: csat
  top: 1
  revision: 2
""",
)

UNIT_OR_DIRECTION_CHANGED = Code(
    "D202",
    "unit-or-direction-changed",
    Severity.ERROR,
    """
What  A metric has another unit, currency, scale or direction.
Why  The targets written before mean something else.
Quoi  Un indicateur a changé d'unité, de devise, d'échelle ou de sens.
Pourquoi  Les cibles déjà écrites signifient autre chose.
Bad
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  unit: score
  =>
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  unit: percent
Good
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  unit: score
  =>
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  unit: score
  definition: The mean of the answers
""",
)

TARGET_WEAKENED = Code(
    "D203",
    "target-weakened",
    Severity.ERROR,
    """
What  A target asks for less than before; a warning when a new `why` beside it says so.
Why  Moved goalposts are seen and owned.
Quoi  Une cible demande moins qu'avant ; simple avertissement si un nouveau `why` l'explique.
Pourquoi  Quand on baisse la barre, cela se voit et s'assume.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 30 %", baseline: 20 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 40 %", baseline: 20 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
""",
)

TARGET_CHANGED = Code(
    "D204",
    "target-changed",
    Severity.WARNING,
    """
What  A target asks for more, is new, or falls on another date.
Why  Whoever works towards it should know.
Quoi  Une cible demande davantage, est nouvelle, ou tombe à une autre date.
Pourquoi  Qui travaille à l'atteindre doit le savoir.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 40 %", baseline: 20 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %, why: It is our promise}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
""",
)

BASELINE_REWRITTEN = Code(
    "D205",
    "baseline-rewritten",
    Severity.WARNING,
    """
What  The value from which progress is counted is another one.
Why  Progress may come from the starting point and not from the work.
Quoi  La valeur à partir de laquelle se compte le progrès n'est plus la même.
Pourquoi  Le progrès peut venir du point de départ et non du travail.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 38 %", baseline: 25 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %, why: It is our promise}]
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
""",
)

METRIC_DEFINITION_CHANGED = Code(
    "D206",
    "metric-definition-changed",
    Severity.WARNING,
    """
What  A metric is computed otherwise, and its `revision` says so.
Why  A new trend line begins.
Quoi  Un indicateur se calcule autrement, et sa `revision` le dit.
Pourquoi  Une nouvelle courbe commence.
Bad
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  type: csat
  top: 2
  =>
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  type: csat
  top: 1
  revision: 2
Good
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  type: csat
  =>
  cxjourney: v1
  kind: metric
  id: csat
  name: Satisfaction
  type: csat
  benefit: loyalty
""",
)
