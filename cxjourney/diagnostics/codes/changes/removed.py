"""What is gone, or goes by another name."""

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
What  A touchpoint is gone; an error when its journey is live, when something named it, or when its event is measured.
Why  Numbers that counted it stop, and links that lead to it break.
Quoi  Un point de contact a disparu ; c'est une erreur si son parcours est en service, si quelque chose le citait ou si son événement est mesuré.
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
