"""Codes of exceptions: comments that silence a finding, and the words of the configuration."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

UNUSED_SUPPRESSION = Code(
    "L901",
    "unused-suppression",
    Severity.WARNING,
    """
What  A comment that silences a rule which has nothing to say there.
Why  The fault was repaired and the excuse stayed; the list of excuses must be an honest list of debts.
Quoi  Un commentaire qui fait taire une règle qui n'a rien à dire à cet endroit.
Pourquoi  Le défaut a été réparé, l'excuse est restée ; la liste des excuses doit rester une liste honnête de dettes.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action}  # cxj: ignore[touchpoint-without-channel] -- kiosk to come
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}  # cxj: ignore[touchpoint-without-channel] -- kiosk to come
""",
    fix="safe",
)

SUPPRESSION_WITHOUT_REASON = Code(
    "L902",
    "suppression-without-reason",
    Severity.WARNING,
    """
What  A comment that silences a rule and does not say why.
Why  In six months nobody dares to remove it, and nobody knows whether it was ever right.
Quoi  Un commentaire qui fait taire une règle sans dire pourquoi.
Pourquoi  Dans six mois, personne n'osera l'ôter, et nul ne saura s'il était justifié.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}  # cxj: ignore[C104]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}  # cxj: ignore[C104] -- the kiosk opens in March
""",
)

EXPIRED_SUPPRESSION = Code(
    "L903",
    "expired-suppression",
    Severity.ERROR,
    """
What  A comment that silenced a rule until a date, and the date has passed.
Why  It was a promise to repair by that day; the finding speaks again.
Quoi  Un commentaire qui faisait taire une règle jusqu'à une date, et la date est passée.
Pourquoi  C'était la promesse de réparer avant ce jour ; le constat reprend la parole.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}  # cxj: ignore[C104] until=2025-03-01 -- the kiosk opens in March
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}  # cxj: ignore[C104] until=2039-03-01 -- the kiosk opens in March
""",
)

STALE_BASELINE_ENTRY = Code(
    "L904",
    "stale-baseline-entry",
    Severity.ERROR,
    """
What  An entry of `.cxj-baseline.yaml` for a finding that is no longer there.
Why  The baseline is a debt that only shrinks: an entry that stays would hide the same fault when it comes back.
Quoi  Une entrée de `.cxj-baseline.yaml` pour un constat qui n'existe plus.
Pourquoi  Cette liste est une dette qui ne peut que fondre : une entrée oubliée cacherait le même défaut à son retour.
Bad
  # ./.cxj-baseline.yaml
  cxjourney: v1
  kind: baseline
  findings:
    - {code: C104, entity: "journey:collect-parcel", pointer: stages/find/touchpoints/ask}
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way, type: action}
Good
  # ./.cxj-baseline.yaml
  cxjourney: v1
  kind: baseline
  findings:
    - {code: C104, entity: "journey:collect-parcel", pointer: stages/find/touchpoints/ask}
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}
""",
    fix="safe",
)

UNKNOWN_RULE = Code(
    "L906",
    "unknown-rule",
    Severity.ERROR,
    """
What  A code or a name that no rule has, in a comment or in the configuration.
Why  It silences nothing and sets no level, and everyone believes that it does.
Quoi  Un code ou un nom qu'aucune règle ne porte, dans un commentaire ou dans la configuration.
Pourquoi  Il ne fait rien taire et ne règle aucun niveau, alors que chacun croit le contraire.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  include: [journeys]
  rules: {levels: {no-acountable: error}}
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  include: [journeys]
  rules: {levels: {no-accountable: error}}
""",
    fix="unsafe",
)

BLANKET_SUPPRESSION = Code(
    "L907",
    "blanket-suppression",
    Severity.ERROR,
    """
What  A comment that would silence every rule, since it names none.
Why  It would also hide what nobody has seen yet, and the rules of tomorrow.
Quoi  Un commentaire qui ferait taire toutes les règles, puisqu'il n'en nomme aucune.
Pourquoi  Il cacherait aussi ce que personne n'a encore vu, et les règles de demain.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}  # cxj: ignore -- the kiosk opens in March
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}  # cxj: ignore[C104] -- the kiosk opens in March
""",
)

NOT_SUPPRESSIBLE = Code(
    "L908",
    "not-suppressible",
    Severity.ERROR,
    """
What  A comment or a level that would silence what must not be: a file that cannot be read, a dead link, a secret.
Why  What is wrong there breaks the map or harms someone, whatever the reason given.
Quoi  Un commentaire ou un réglage qui ferait taire ce qui ne doit pas l'être : un fichier illisible, un lien mort, un secret.
Pourquoi  Ce défaut-là casse la carte ou nuit à quelqu'un, quelle que soit la raison donnée.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: logistics  # cxj: ignore[unknown-reference] -- the team is being created
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel  # cxj: ignore[journey-without-owner] -- the team is being created
  name: Collect a parcel
  stages:
    - {id: find, name: I find the locker}
""",
)

UNREADABLE_SUPPRESSION = Code(
    "L909",
    "unreadable-suppression",
    Severity.ERROR,
    """
What  A comment that begins with `cxj:` and cannot be understood, or stands where it has no effect.
Why  Its author believes that a rule is silent there, until the day somebody looks.
Quoi  Un commentaire qui commence par `cxj:` et ne se comprend pas, ou qui n'a pas d'effet là où il est.
Pourquoi  Qui l'a écrit croit qu'une règle se tait à cet endroit, jusqu'au jour où quelqu'un regarde.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}  # cxj: disable C104
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: ask, name: I ask my way}  # cxj: ignore[C104] -- the kiosk opens in March
""",
)

ALWAYS_SAID = ("R101", "R102", "R103", "R104", "R108", "R109", "R110", "R111", "O103", "Z002", "Z003", "Z004", "Z007", "Z008", "Z012")  # fmt: skip
"""Codes that no comment silences, beside the errors of syntax and shape and these codes themselves."""

_OF_THE_MODEL = ("R101", "R102", "R103", "R104", "R109", "R110", "O103", "Z003")
"""Codes without which there is no whole model, beside the errors of syntax and shape: they keep their level."""


def suppressible(code: Code) -> bool:
    """Whether a comment may silence a code, and a baseline hold it."""
    return not (_is_broken(code) or code.group == "L" or code.code in ALWAYS_SAID)


def breaks_model(code: Code) -> bool:
    """Whether a code says that the model is not whole: then it is an error, whatever level is asked for."""
    return _is_broken(code) or code.code in _OF_THE_MODEL


def _is_broken(code: Code) -> bool:
    return code.group in ("Y", "S") and code.severity is Severity.ERROR
