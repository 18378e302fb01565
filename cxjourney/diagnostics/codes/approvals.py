"""Approvals of breaking changes that approve nothing."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

APPROVAL_WITHOUT_REASON = Code(
    "D601",
    "approval-without-reason",
    Severity.WARNING,
    """
What  A line of `changes/` approves a change, and gives no reason or no address.
Why  Without them nobody can agree with the change, and it stays breaking.
Quoi  Une ligne de `changes/` approuve un changement sans donner de raison ou d'adresse.
Pourquoi  Sans elles, personne ne peut approuver le changement, et il reste bloquant.
Bad
  # changes/trial.md
  - D102 journey:collect-parcel/trial:
Good
  # changes/trial.md
  - D102 journey:collect-parcel/trial: the pilot is over, nobody came this way any more
""",
)

APPROVAL_OF_NOTHING = Code(
    "D602",
    "approval-of-nothing",
    Severity.WARNING,
    """
What  A line of `changes/` approves a change that is not there, or one that needs no approval.
Why  A slip in an address leaves the true change without its reason.
Quoi  Une ligne de `changes/` approuve un changement qui n'a pas lieu, ou qui peut se passer d'approbation.
Pourquoi  Une coquille dans une adresse laisse le vrai changement sans sa raison.
Bad
  # changes/trial.md
  - D102 journey:collect-parcel/trail: the pilot is over
Good
  # changes/trial.md
  - D102 journey:collect-parcel/trial: the pilot is over
""",
)
