"""
What  Evidence that does not say how or when it was learnt.
Why  Twelve diaries of last spring and a remark in a meeting are both "evidence" until the method and date are there.
Quoi  Une preuve qui ne dit pas comment ou quand elle a été recueillie.
Pourquoi  Douze carnets du printemps et une remarque en réunion sont tous deux des « preuves », tant que manquent méthode et date.
Bad
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  method: diary
Good
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  method: diary
  date: 2026-09-30
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.wording import say


@rule("E202", "evidence-without-method-or-date", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Evidence without `method`, without `date`, or without both: one finding."""
    for evidence in context.model.all(Evidence):
        missing = [name for name in ("method", "date") if getattr(evidence, name) is None]
        if missing:
            names = ", ".join(f"`{name}:`" for name in missing)
            yield Finding(
                evidence,
                say(*_SENTENCES["+".join(missing)], id=evidence.id),
                say("add {names}", "ajoutez {names}", names=names),
            )


_SENTENCES = {
    "method": ("`{id}` does not say how it was learnt", "`{id}` ne dit pas comment on l'a appris"),
    "date": ("`{id}` does not say when it was learnt", "`{id}` ne dit pas quand on l'a appris"),
    "method+date": (
        "`{id}` says neither how nor when it was learnt",
        "`{id}` ne dit ni comment ni quand on l'a appris",
    ),
}
