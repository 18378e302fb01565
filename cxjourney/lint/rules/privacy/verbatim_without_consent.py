"""
What  Words of a person, quoted without their consent being written down.
Why  People speak to be understood, not to be published; a quote can be recognised by those around.
Quoi  Les paroles d'une personne, citées sans que son accord soit noté.
Pourquoi  On parle pour être compris, non pour être publié ; un entourage reconnaît vite une phrase.
Bad
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  verbatims: [{text: I thought the locker had eaten my parcel}]
Good
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  verbatims: [{text: I thought the locker had eaten my parcel, consent: true}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.wording import say


@rule("Z009", "verbatim-without-consent", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Verbatims without `consent: true`."""
    for evidence in context.model.all(Evidence):
        for verbatim in evidence.verbatims:
            if not verbatim.consent:
                yield Finding(
                    verbatim,
                    say(
                        "nothing says that this person agreed to be quoted",
                        "rien ne dit que cette personne a accepté d'être citée",
                    ),
                    say(
                        "add `consent: true` if so; else say it in your own words under `findings:`",
                        "ajoutez `consent: true` si c'est le cas ; sinon, dites-le avec vos mots sous `findings:`",
                    ),
                    verbatim.at("text"),
                )
