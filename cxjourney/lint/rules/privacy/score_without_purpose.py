"""
What  A population chosen by a score or a profile, without the purpose for which it is singled out.
Why  People may ask why they were sorted; "because the model says so" is no purpose.
Quoi  Une population choisie par un score ou un profil, sans la finalité pour laquelle on la distingue.
Pourquoi  Chacun peut demander pourquoi on l'a classé ; « parce que le modèle le dit » n'est pas une finalité.
Bad
  cxjourney: v1
  kind: segment
  id: leaving-soon
  name: Leaving soon
  definition: Accounts whose churn score is above 80
Good
  cxjourney: v1
  kind: segment
  id: leaving-soon
  name: Leaving soon
  definition: Accounts whose churn score is above 80
  purpose: Offer help before people leave; never a price
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.segment import Segment
from cxjourney.wording import say

_SCORE = re.compile(
    r"\b(?:(?:churn|credit|risk|lead|propensity|value|health|rfm|engagement)[ -]scor\w+|scoring|scores?\b"
    r"|propensit\w+|predicted|lookalikes?|profiling|lifetime value|likel(?:y|ihood) to (?:buy|leave|churn|cancel|pay)\w*"
    r"|appétence|propension|probabilité d['’e]|profilage|valeur vie client|risque d(?:e |['’])(?:départ|résiliation|attrition"
    r"|impayé|défaut))",
    re.IGNORECASE,
)
"""Words by which one is sorted, and not by what one did."""


@rule("Z011", "score-without-purpose", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Segments whose name or definition speaks of a score, and that have no `purpose`; once each."""
    said: set[str] = set()
    for text in context.texts_in("name", "definition"):
        node = text.node
        if not isinstance(node, Segment) or node.purpose is not None or node.id in said:
            continue
        found = _SCORE.search(text.words)
        if found:
            said.add(node.id)
            yield Finding(
                node,
                say(
                    "`{segment}` is chosen by a score (`{words}`), and nothing says what for",
                    "`{segment}` est choisi par un score (`{words}`), et rien ne dit à quelle fin",
                    segment=node.id,
                    words=found.group(),
                ),
                say("add `purpose:`", "ajoutez `purpose:`"),
                text.place_of(found.group()),
            )
