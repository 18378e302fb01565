"""Texts, and everything else that an entity says."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

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
What  Another text is worded otherwise; a warning for the definition of a metric, which says what is counted.
Why  A reviewer can pass over it.
Quoi  Un autre texte est formulé autrement ; c'est un avertissement pour la définition d'un indicateur, qui dit ce que l'on compte.
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
