"""
What  Evidence past its `expires` date, or older than the workspace allows.
Why  What people felt before the new application, the new price or the new law is no proof of what they feel now.
Quoi  Une preuve dont la date `expires` est passée, ou plus ancienne que l'espace de travail ne l'admet.
Pourquoi  Ce que l'on ressentait avant la nouvelle application, le nouveau prix ou la nouvelle loi ne prouve rien d'aujourd'hui.
Bad
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  method: diary
  date: 2023-09-30
  expires: 2025-09-30
Good
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  method: diary
  date: 2026-09-30
  expires: 2039-09-30
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import Wording, say


@rule("E203", "evidence-expired", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Evidence that expired before the date of the run; the limit in months holds where `expires` is not written."""
    options = context.workspace.rules.options if context.workspace.rules else None
    months = options.evidence_months if options else None
    for evidence in context.model.all(Evidence):
        if evidence.expires:
            if evidence.expires < context.today:
                yield Finding(
                    evidence,
                    say(
                        "`{id}` expired on `{date}`",
                        "`{id}` a expiré le `{date}`",
                        id=evidence.id,
                        date=evidence.expires.isoformat(),
                    ),
                    _advice(evidence, context),
                    evidence.at("expires"),
                )
        elif months and evidence.date and _later(evidence.date, months) < context.today:
            yield Finding(
                evidence,
                say(
                    "`{id}` dates from `{date}`, more than {months} months ago",
                    "`{id}` date du `{date}`, il y a plus de {months} mois",
                    id=evidence.id,
                    date=evidence.date.isoformat(),
                    months=months,
                ),
                _advice(evidence, context),
                evidence.at("date"),
            )


def _advice(evidence: Evidence, context: Context) -> Wording:
    journeys = {context.model.journey_of(use.node) for use in context.model.referrers(evidence)}
    names = sorted(journey.id for journey in journeys if isinstance(journey, Journey))
    if not names:
        return say("ask people again, or remove it", "retournez interroger les gens, ou retirez-la")
    return say(
        "ask people again, or write until when it still holds; {names} rely on it",
        "retournez interroger les gens, ou écrivez jusqu'à quand elle vaut encore ; {names} s'y fient",
        names=listed(names),
    )


def _later(date: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(date.month - 1 + months, 12)
    first = dt.date(date.year + year, month + 1, 1)
    following = dt.date(first.year + (first.month == 12), first.month % 12 + 1, 1)
    return min(first + dt.timedelta(days=date.day - 1), following - dt.timedelta(days=1))
