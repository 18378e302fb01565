"""The workspace file: how strict the checks are, and everything else that it says."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

CHECKS_WEAKENED = Code(
    "D504",
    "checks-weakened",
    Severity.WARNING,
    """
What  The workspace file asks for less than before, or may: another preset, level, limit or rule of your own.
Why  A fault that nobody is told of any more is a fault that stays.
Quoi  Le fichier de l'espace de travail demande moins qu'avant, ou peut-être : un autre préréglage, un niveau, une limite ou une règle à vous.
Pourquoi  Un défaut que plus personne ne signale est un défaut qui reste.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Parcels}
  languages: [en]
  include: [journeys]
  rules: {preset: recommended}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: workspace
  organisation: {name: Parcels}
  languages: [en]
  include: [journeys]
  rules: {preset: minimal}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Parcels}
  languages: [en]
  include: [journeys]
  rules: {preset: recommended}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: workspace
  organisation: {name: Parcels}
  languages: [en]
  include: [journeys]
  rules: {preset: strict}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
""",
)

SETTINGS_CHANGED = Code(
    "D505",
    "settings-changed",
    Severity.INFO,
    """
What  The workspace file says something else, and the checks ask for no less.
Why  The site, the names or the files are chosen otherwise.
Quoi  Le fichier de l'espace de travail dit autre chose, et les vérifications ne demandent pas moins.
Pourquoi  Le site, les noms ou les fichiers sont choisis autrement.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Parcels}
  languages: [en]
  include: [journeys]
  rules: {preset: recommended}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: workspace
  organisation: {name: Parcels}
  languages: [en]
  include: [journeys]
  rules: {preset: strict}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Parcels}
  languages: [en]
  include: [journeys]
  rules: {preset: recommended}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
  =>
  cxjourney: v1
  kind: workspace
  organisation: {name: Parcels}
  languages: [en]
  include: [journeys]
  rules: {preset: minimal}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
""",
)
