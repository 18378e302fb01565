"""Codes of references: names that must answer."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

UNKNOWN_REFERENCE = Code(
    "R101",
    "unknown-reference",
    Severity.ERROR,
    """
What  A reference to something that is nowhere defined.
Why  The page would hold a dead link, and a team that does not exist would own the moment.
Quoi  Une référence à quelque chose qui n'est défini nulle part.
Pourquoi  La page contiendrait un lien mort, et une équipe inexistante porterait le moment.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: logistic
  stages:
    - {id: find, name: Find the locker}
  ---
  cxjourney: v1
  kind: team
  id: logistics
  name: Logistics
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: logistics
  stages:
    - {id: find, name: Find the locker}
  ---
  cxjourney: v1
  kind: team
  id: logistics
  name: Logistics
""",
    aliases=("unknown-team", "unknown-channel", "unknown-system", "unknown-process", "unknown-phase"),
    fix="unsafe",
)

WRONG_KIND = Code(
    "R102",
    "reference-to-wrong-kind",
    Severity.ERROR,
    """
What  A reference to something of another kind than the one that is due.
Why  A team where a persona is due says that the map tells nobody's story.
Quoi  Une référence à un objet d'un autre type que celui attendu.
Pourquoi  Une équipe à la place d'un persona, et la carte ne raconte l'histoire de personne.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  personas: [logistics]
  stages:
    - {id: find, name: Find the locker}
  ---
  cxjourney: v1
  kind: team
  id: logistics
  name: Logistics
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: logistics
  stages:
    - {id: find, name: Find the locker}
  ---
  cxjourney: v1
  kind: team
  id: logistics
  name: Logistics
""",
)

DUPLICATE_ID = Code(
    "R103",
    "duplicate-id",
    Severity.ERROR,
    """
What  Two things of one kind have the same id, or an id is the former id of another.
Why  One of them would silently replace the other.
Quoi  Deux objets d'un même type portent le même identifiant, ou l'ancien identifiant d'un autre.
Pourquoi  L'un remplacerait l'autre sans que personne le sache.
Bad
  cxjourney: v1
  kind: catalog
  teams:
    - {id: care, name: Customer care}
    - {id: care, name: Care for carers}
Good
  cxjourney: v1
  kind: catalog
  teams:
    - {id: care, name: Customer care}
    - {id: carers, name: Care for carers}
""",
)

CIRCULAR_PARENT = Code(
    "R104",
    "circular-parent",
    Severity.ERROR,
    """
What  A chain of `parent`, `part_of`, `drives` or formulas that comes back to its start.
Why  Nothing is above itself: pages and totals would never end.
Quoi  Une chaîne de `parent`, `part_of`, `drives` ou de formules qui revient à son départ.
Pourquoi  Rien n'est au-dessus de soi-même : les pages et les totaux ne finiraient jamais.
Bad
  cxjourney: v1
  kind: catalog
  teams:
    - {id: care, name: Customer care, part_of: service}
    - {id: service, name: Service, part_of: care}
Good
  cxjourney: v1
  kind: catalog
  teams:
    - {id: care, name: Customer care, part_of: service}
    - {id: service, name: Service}
""",
)

ALIAS_REFERENCE = Code(
    "R106",
    "reference-by-alias",
    Severity.INFO,
    """
What  A reference that uses a former id.
Why  It works, but the rename is not finished.
Quoi  Une référence qui emploie un ancien identifiant.
Pourquoi  Elle fonctionne, mais le renommage n'est pas terminé.
Bad
  cxjourney: v1
  kind: catalog
  teams:
    - {id: care, name: Customer care, aliases: [support]}
    - {id: phone, name: Phone team, part_of: support}
Good
  cxjourney: v1
  kind: catalog
  teams:
    - {id: care, name: Customer care, aliases: [support]}
    - {id: phone, name: Phone team, part_of: care}
""",
    fix="safe",
)

AMBIGUOUS_REFERENCE = Code(
    "R109",
    "ambiguous-reference",
    Severity.ERROR,
    """
What  An id without its kind, where several kinds may stand and more than one has it.
Why  Nobody can tell whether the team or the system is meant.
Quoi  Un identifiant sans son type, là où plusieurs types sont possibles et où plus d'un le porte.
Pourquoi  Impossible de dire s'il s'agit de l'équipe ou du système.
Bad
  cxjourney: v1
  kind: catalog
  teams: [{id: scoring, name: Scoring team}]
  systems: [{id: scoring, name: Scoring engine}]
  ---
  cxjourney: v1
  kind: journey
  id: ask-a-loan
  name: Ask for a loan
  stages:
    - id: apply
      name: Apply
      touchpoints:
        - {id: form, name: I fill in the form, receiver: scoring}
Good
  cxjourney: v1
  kind: catalog
  teams: [{id: scoring, name: Scoring team}]
  systems: [{id: scoring, name: Scoring engine}]
  ---
  cxjourney: v1
  kind: journey
  id: ask-a-loan
  name: Ask for a loan
  stages:
    - id: apply
      name: Apply
      touchpoints:
        - {id: form, name: I fill in the form, receiver: "system:scoring"}
""",
    fix="unsafe",
)

SELF_REFERENCE = Code(
    "R110",
    "self-reference",
    Severity.ERROR,
    """
What  Something that refers to itself as its parent, its counterpart or its next step.
Why  It says nothing, and it is usually a copy that was not finished.
Quoi  Un objet qui se désigne lui-même comme parent, comme pendant ou comme étape suivante.
Pourquoi  Cela ne dit rien ; c'est d'ordinaire une copie restée inachevée.
Bad
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
  part_of: care
Good
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
""",
)
