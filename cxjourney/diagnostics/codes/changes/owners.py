"""Who answers for what."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

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
