"""
What  A variant that is made for nobody: no persona, no segment, no condition.
Why  Nothing says when it is shown, so it is shown to everyone or to no one.
Quoi  Une variante qui n'est faite pour personne : ni persona, ni segment, ni condition.
Pourquoi  Rien ne dit quand la montrer : on la montre donc à tout le monde, ou à personne.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, variants: [{message: Turn left after the bakery}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - id: walk
          name: I walk there
          type: action
          variants: [{when: first_visit = true, message: Turn left after the bakery}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("C145", "variant-without-segment", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Variants with neither `persona`, `segment`, `when` nor `channel`."""
    for _, _, touchpoint in context.touchpoints:
        for variant in touchpoint.variants:
            if variant.persona or variant.segment or variant.when or variant.channel:
                continue
            yield Finding(
                variant,
                say(
                    "this variant of `{touchpoint}` is made for nobody",
                    "cette variante de `{touchpoint}` n'est faite pour personne",
                    touchpoint=touchpoint.id,
                ),
                say(
                    "add `persona:`, `segment:` or `when:`",
                    "ajoutez `persona:`, `segment:` ou `when:`",
                ),
            )
