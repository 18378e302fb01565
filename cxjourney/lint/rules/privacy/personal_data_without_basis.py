"""
What  Evidence made of words, images or signals of persons, that does not say on what basis and for how long it is held.
Why  Holding what people said, showed or where they went is lawful only with a basis and an end.
Quoi  Une preuve faite de paroles, d'images ou de signaux de personnes, qui ne dit pas à quel titre ni combien de temps
  elle est conservée.
Pourquoi  Garder ce que des gens ont dit, montré, ou les lieux où ils sont allés, n'est permis qu'à un titre et pour un
  temps.
Bad
  cxjourney: v1
  kind: evidence
  id: network
  name: Posts of spring
  method: social-listening
  class: unstructured
  date: 2026-04-30
Good
  cxjourney: v1
  kind: evidence
  id: network
  name: Posts of spring
  method: social-listening
  class: unstructured
  date: 2026-04-30
  legal_basis: Legitimate interest; names are taken out at collection, texts are deleted after a year
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.words import INSIDE
from cxjourney.wording import say

_ABOUT_NOBODY = (*INSIDE, "desk-research", "official-statistics")


@rule("Z010", "personal-data-without-basis", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Evidence of class `unstructured` or `sensor` without `legal_basis`, when it was gathered from travellers."""
    for evidence in context.model.all(Evidence):
        about_persons = evidence.class_ in ("unstructured", "sensor") and evidence.method not in _ABOUT_NOBODY
        if about_persons and evidence.legal_basis is None:
            yield Finding(
                evidence,
                say(
                    "nothing says on what basis the data of `{evidence}` are held",
                    "rien ne dit à quel titre les données de `{evidence}` sont conservées",
                    evidence=evidence.id,
                ),
                say(
                    "add `legal_basis:`: why we may hold them, and until when",
                    "ajoutez `legal_basis:` : pourquoi nous pouvons les garder, et jusqu'à quand",
                ),
                evidence.at("class"),
            )
