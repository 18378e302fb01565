"""Codes of what a change does: said by `cxj diff`.

Bad and Good show two states of a workspace, with a line `=>` between them.
"""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

ENTITY_REMOVED = Code(
    "D101",
    "entity-removed",
    Severity.ERROR,
    """
What  A journey, persona, metric or any other entity is gone.
Why  Its page, its address and its trend end; whoever linked to it finds nothing.
Quoi  Un parcours, un persona, un indicateur ou tout autre objet a disparu.
Pourquoi  Sa page, son adresse et sa tendance s'arrêtent ; qui s'y référait ne trouve plus rien.
Bad
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
  =>
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
Good
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
  =>
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: stores
  name: Shops
  aliases: [shops]
""",
)

STAGE_REMOVED = Code(
    "D102",
    "stage-removed",
    Severity.ERROR,
    """
What  A stage of a journey is gone, with its touchpoints.
Why  Funnels that read it and links that lead to it break.
Quoi  Une étape d'un parcours a disparu, avec ses points de contact.
Pourquoi  Les entonnoirs qui la lisent et les liens qui y mènent sont rompus.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
    - {id: open, name: I open the locker}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
    - {id: open, name: I open the locker}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
    - {id: unlock, aliases: [open], name: I open the locker}
""",
)

TOUCHPOINT_REMOVED = Code(
    "D103",
    "touchpoint-removed",
    Severity.WARNING,
    """
What  A touchpoint is gone; an error when something named it or its event is measured.
Why  Numbers that counted it stop, and links that lead to it break.
Quoi  Un point de contact a disparu ; c'est une erreur si quelque chose le citait ou si son événement est mesuré.
Pourquoi  Les chiffres qui le comptaient s'arrêtent, et les liens qui y mènent sont rompus.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, goal: Find it, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
""",
)

ID_CHANGED_WITHOUT_ALIAS = Code(
    "D104",
    "id-changed-without-alias",
    Severity.ERROR,
    """
What  Something seems to have another id, and no alias keeps the old one.
Why  Old links and history no longer lead to it; an alias costs one line.
Quoi  Quelque chose semble avoir changé d'identifiant, sans alias pour garder l'ancien.
Pourquoi  Les anciens liens et l'historique n'y mènent plus ; un alias coûte une ligne.
Bad
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: team
  id: web
  name: Digital
Good
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: team
  id: web
  name: Digital
  aliases: [digital]
""",
)

RENAMED = Code(
    "D105",
    "renamed",
    Severity.WARNING,
    """
What  Something has another id, and an alias keeps the old one.
Why  Whoever writes the old id should learn the new one.
Quoi  Quelque chose a changé d'identifiant, et un alias garde l'ancien.
Pourquoi  Qui écrit l'ancien identifiant doit apprendre le nouveau.
Bad
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: team
  id: web
  name: Digital
  aliases: [digital]
Good
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: team
  id: digital
  name: Web team
""",
)

MOVED = Code(
    "D106",
    "moved",
    Severity.INFO,
    """
What  A touchpoint stands elsewhere in its journey.
Why  The story is told in another order.
Quoi  Un point de contact a changé de place dans son parcours.
Pourquoi  L'histoire se raconte dans un autre ordre.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
    - {id: open, name: I open the locker}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker}
    - {id: open, name: I open the locker, touchpoints: [{id: code, name: I get the code}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
    - {id: open, name: I open the locker}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
    - {id: open, goal: Have it, name: I open the locker}
""",
)

STAGE_ORDER_CHANGED = Code(
    "D107",
    "stage-order-changed",
    Severity.WARNING,
    """
What  The stages of a journey stand in another order; an error when a funnel reads it.
Why  The funnel is another one, and its trend line joins two different things.
Quoi  Les étapes d'un parcours sont dans un autre ordre ; c'est une erreur si un entonnoir les lit.
Pourquoi  L'entonnoir n'est plus le même, et sa courbe relie deux choses différentes.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
    - {id: open, name: I open the locker}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: open, name: I open the locker}
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
    - {id: open, name: I open the locker}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
    - {id: open, goal: Have it, name: I open the locker}
""",
)

TRANSITION_CHANGED = Code(
    "D108",
    "transition-changed",
    Severity.WARNING,
    """
What  A way from one touchpoint to another came, went or changed its share.
Why  The travellers are expected to go elsewhere.
Quoi  Un passage d'un point de contact à un autre est apparu, a disparu ou a changé de part.
Pourquoi  On attend des voyageurs qu'ils aillent ailleurs.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, next: [{to: 'exit:done', share: 100 %}]}]}
  exits: [{id: done, type: success}]
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, next: [{to: 'exit:done', share: 80 %}]}]}
  exits: [{id: done, type: success}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, next: [{to: 'exit:done', share: 100 %}]}]}
  exits: [{id: done, type: success}]
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I receive the code, next: [{to: 'exit:done', share: 100 %}]}]}
  exits: [{id: done, type: success}]
""",
)

EXIT_CHANGED = Code(
    "D109",
    "exit-changed",
    Severity.WARNING,
    """
What  An end of a journey came, went or means something else.
Why  Success and failure are counted otherwise.
Quoi  Une fin de parcours est apparue, a disparu ou signifie autre chose.
Pourquoi  Les réussites et les échecs se comptent autrement.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  exits: [{id: done, name: I have it, type: success}]
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  exits: [{id: done, name: I have it, type: abandonment}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  exits: [{id: done, name: I have it, type: success}]
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  exits: [{id: done, name: My parcel is mine, type: success}]
""",
)

ADDED = Code(
    "D110",
    "added",
    Severity.WARNING,
    """
What  An entity, a stage or a touchpoint is new.
Why  A reviewer reads it whole.
Quoi  Un objet, une étape ou un point de contact est nouveau.
Pourquoi  Les relecteurs le lisent en entier.
Bad
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
Good
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: team
  id: digital
  name: Web team
""",
)

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
What  A target asks for less than before; a warning when its `why` says so.
Why  Moved goalposts are seen and owned.
Quoi  Une cible demande moins qu'avant ; simple avertissement si son `why` l'explique.
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

EMOTION_CHANGED_WITHOUT_NEW_EVIDENCE = Code(
    "D301",
    "emotion-changed-without-new-evidence",
    Severity.WARNING,
    """
What  A feeling has another score, and nothing new shows it.
Why  Feelings do not move by themselves: somebody observed it, or somebody wished it.
Quoi  Un ressenti a changé de score, et rien de nouveau ne le montre.
Pourquoi  Les émotions ne bougent pas toutes seules : quelqu'un l'a observé, ou quelqu'un l'a souhaité.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1}}]}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: 1}}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: 1, evidence: [diary]}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
""",
)

EVIDENCE_REMOVED = Code(
    "D302",
    "evidence-removed",
    Severity.WARNING,
    """
What  A claim no longer names what showed it; an error in a journey that is live.
Why  The claim becomes an opinion without anybody saying so.
Quoi  Une affirmation ne cite plus ce qui la montrait ; c'est une erreur dans un parcours en service.
Pourquoi  L'affirmation devient une opinion sans que personne ne le dise.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1, evidence: [diary]}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1, evidence: [diary]}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1, feeling: lost, evidence: [diary]}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
""",
)

LISTENING_REMOVED = Code(
    "D303",
    "listening-removed",
    Severity.WARNING,
    """
What  A listening post is gone from a touchpoint or an exit; an error where it was the only one of a moment of truth.
Why  What is decided there is no longer heard.
Quoi  Un dispositif d'écoute a disparu d'un point de contact ou d'une sortie ; c'est une erreur s'il était le seul d'un moment de vérité.
Pourquoi  Ce qui se décide là n'est plus entendu.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, moment_of_truth: true, surveys: [call-back]}]}
  ---
  cxjourney: v1
  kind: survey
  id: call-back
  name: The call back
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, moment_of_truth: true}]}
  ---
  cxjourney: v1
  kind: survey
  id: call-back
  name: The call back
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, moment_of_truth: true}]}
  ---
  cxjourney: v1
  kind: survey
  id: call-back
  name: The call back
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, moment_of_truth: true, surveys: [call-back]}]}
  ---
  cxjourney: v1
  kind: survey
  id: call-back
  name: The call back
""",
)

OWNER_OR_ACCOUNTABLE_REMOVED = Code(
    "D401",
    "owner-or-accountable-removed",
    Severity.ERROR,
    """
What  Nobody owns or answers any more for something that had someone.
Why  A complaint bounces where nobody answers.
Quoi  Plus personne ne pilote ni ne garantit ce qui avait quelqu'un.
Pourquoi  Les réclamations rebondissent là où personne ne répond.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  owner: digital
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  owner: digital
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  owner: shops
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
""",
)

OWNERSHIP_CHANGED = Code(
    "D402",
    "ownership-changed",
    Severity.WARNING,
    """
What  Another team owns, answers for, does or is asked.
Why  The new team must agree, and the old one must know.
Quoi  Une autre équipe pilote, garantit, réalise ou est consultée.
Pourquoi  La nouvelle équipe doit être d'accord, et l'ancienne au courant.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  owner: digital
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  owner: shops
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  owner: digital
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  owner: digital
  goal: Have my parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  ---
  cxjourney: v1
  kind: team
  id: shops
  name: Shops
""",
)

TRAVELLER_TEXT_CHANGED = Code(
    "D501",
    "traveller-text-changed",
    Severity.INFO,
    """
What  A text in the voice of the traveller is worded otherwise.
Why  The translators and writers want the list.
Quoi  Un texte dans la voix du voyageur est formulé autrement.
Pourquoi  Les traducteurs et les rédacteurs veulent la liste.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I receive the code}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, importance: 4}]}
""",
)

OTHER_TEXT_CHANGED = Code(
    "D502",
    "other-text-changed",
    Severity.INFO,
    """
What  Another text is worded otherwise.
Why  A reviewer can pass over it.
Quoi  Un autre texte est formulé autrement.
Pourquoi  Les relecteurs peuvent passer dessus.
Bad
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: team
  id: digital
  name: Web team
Good
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  active_until: 2027-01-01
""",
)

FIELD_CHANGED = Code(
    "D503",
    "field-changed",
    Severity.WARNING,
    """
What  A field that no other code speaks of is not what it was.
Why  No change goes unseen.
Quoi  Un champ dont aucun autre code ne parle n'est plus ce qu'il était.
Pourquoi  Rien ne change sans être vu.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, importance: 4}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code}]}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I receive the code}]}
""",
)
