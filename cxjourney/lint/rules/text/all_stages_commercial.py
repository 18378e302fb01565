"""
What  A journey all of whose stages have names from the sales department.
Why  People do not live an "acquisition" or an "upsell"; a person is there before the buyer.
Quoi  Un parcours dont toutes les étapes portent des noms du service commercial.
Pourquoi  Personne ne vit une « acquisition » ni une « fidélisation » ; il y a une personne avant l'acheteur.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages: [{id: a, name: Awareness}, {id: b, name: Consideration}, {id: c, name: Purchase}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages: [{id: a, name: I hear of the lockers}, {id: b, name: I choose one near me}, {id: c, name: I open it}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.folding import telling_words
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_ENGLISH = (
    "awareness consideration evaluation purchase acquisition activation conversion retention loyalty advocacy revenue "
    "referral upsell cross sell selling sale sales lead leads prospecting qualification prospect closing nurturing "
    "onboarding renewal churn marketing post pre after before phase stage customer client"
)
_FRENCH = (
    "notoriete consideration evaluation achat acquisition activation conversion retention fidelisation fidelite "
    "recommandation revenu vente ventes prospection qualification prospect closing relance montee gamme souscription "
    "renouvellement attrition marketing post pre apres avant phase etape client clientele"
)
_WORDS = {"en": frozenset(_ENGLISH.split()), "fr": frozenset(_FRENCH.split())}


@rule("T407", "all-stages-commercial", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys of three stages or more, the names of which hold nothing but such words, in English or French."""
    default = context.workspace.language
    for journey in context.model.all(Journey):
        names = [stage.name for stage in journey.stages]
        for language, words in _WORDS.items():
            written = [name.in_(language, default) for name in names if name.language_of(language, default) == language]
            if len(written) == len(names) > 2 and all(_only(words, name) for name in written):
                yield Finding(
                    journey,
                    say(
                        "all stages of `{journey}` are named by sales: `{first}`, `{second}` …",
                        "toutes les étapes de `{journey}` ont un nom commercial : `{first}`, `{second}`…",
                        journey=journey.id,
                        first=written[0],
                        second=written[1],
                    ),
                    say(
                        "name stages as the traveller lives them, “I choose”; the growth step goes to `aarrr:`",
                        "nommez les étapes comme le voyageur les vit, « Je choisis » ; l'échelon de croissance va dans "
                        "`aarrr:`",
                    ),
                    journey.at_key("stages"),
                )
                break


def _only(words: frozenset[str], name: str) -> bool:
    said = telling_words(name)
    return bool(said) and said <= words
