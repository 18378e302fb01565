"""
What  A journey whose pieces of evidence all come from the same kind of source.
Why  Each source has its blind side: calls hear those who fail, visits count without hearing, interviews hear a few.
Quoi  Un parcours dont les preuves viennent toutes du même genre de source.
Pourquoi  Chaque source a son angle mort : les appels n'entendent que ceux qui échouent, les mesures comptent sans
  entendre, les entretiens n'entendent que quelques personnes.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk there, type: action, emotion: {score: 1, evidence: [calls, letters]}}]
  ---
  cxjourney: v1
  kind: catalog
  evidence:
    - {id: calls, name: Calls of spring, method: contact-centre, date: 2026-04-30}
    - {id: letters, name: Letters of autumn, method: complaints, date: 2026-10-30}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk there, type: action, emotion: {score: 1, evidence: [calls, diaries]}}]
  ---
  cxjourney: v1
  kind: catalog
  evidence:
    - {id: calls, name: Calls of spring, method: contact-centre, date: 2026-04-30}
    - {id: diaries, name: Diaries of twelve people, method: diary, date: 2026-10-30}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import evidence_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_ASKED = ("interview", "diary", "survey", "usability-test", "workshop-customers")
_CLASSES = (
    (_ASKED, say("are words that we asked for", "sont des paroles que nous avons demandées")),
    (("observation",), say("come from watching", "viennent de l'observation")),
    (("analytics", "log", "official-statistics"), say("count what people did", "comptent ce que les gens ont fait")),
    (("contact-centre", "complaints"), say("are calls and complaints", "sont des appels et des réclamations")),
    (("social-listening", "reviews"), say("are what is said in public", "sont ce qui se dit en public")),
    (("desk-research",), say("are what others have written", "sont ce que d'autres ont écrit")),
)


@rule("E211", "single-source-class", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with two pieces of evidence or more of one class; surveys alone, or several ways to ask, have a rule."""
    for journey in context.model.all(Journey):
        found = evidence_of(journey, context.model)
        methods = {evidence.method for evidence in found}
        if len(found) < 2 or methods == {"survey"}:
            continue
        for members, words in _CLASSES:
            if methods <= set(members) and (members is not _ASKED or len(methods) == 1):
                yield Finding(
                    journey,
                    say(
                        "the {n} pieces of evidence of `{journey}` {words}",
                        "les {n} preuves de `{journey}` {words}",
                        n=len(found),
                        journey=journey.id,
                        words=words,
                    ),
                    say(
                        "add evidence gathered in another way",
                        "ajoutez une preuve recueillie d'une autre façon",
                    ),
                )
