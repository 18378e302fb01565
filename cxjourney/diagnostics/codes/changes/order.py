"""What stands elsewhere, leads elsewhere, or is new."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

MOVED = Code(
    "D106",
    "moved",
    Severity.INFO,
    """
What  A touchpoint stands elsewhere in its journey; a warning when it left its stage, for its address is another one.
Why  The story is told in another order.
Quoi  Un point de contact a changé de place dans son parcours ; c'est un avertissement s'il a quitté son étape, car son adresse n'est plus la même.
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
