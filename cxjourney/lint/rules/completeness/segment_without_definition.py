"""
What  A segment that does not say who belongs to it.
Why  Two analysts will count two populations under one name, and both will be right.
Quoi  Un segment qui ne dit pas qui en fait partie.
Pourquoi  Deux analystes compteront deux populations sous un même nom, et tous deux auront raison.
Bad
  cxjourney: v1
  kind: segment
  id: night-workers
  name: People who work at night
Good
  cxjourney: v1
  kind: segment
  id: night-workers
  name: People who work at night
  definition: Three orders or more between 22:00 and 06:00 in the last ninety days
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.segment import Segment
from cxjourney.wording import say


@rule("C144", "segment-without-definition", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Segments without `definition`."""
    for segment in context.model.all(Segment):
        if segment.definition is None:
            yield Finding(
                segment,
                say(
                    "`{segment}` does not say who belongs to it",
                    "`{segment}` ne dit pas qui en fait partie",
                    segment=segment.id,
                ),
                say(
                    "add `definition:`, precise enough to be counted",
                    "ajoutez `definition:`, assez précise pour être comptée",
                ),
            )
