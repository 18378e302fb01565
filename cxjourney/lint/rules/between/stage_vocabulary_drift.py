"""
What  Stages of several journeys with names that mean the same and are not the same: "Sign-up", "Sign up", "Registration".
Why  Two words make two things: reports count them apart, and teams discuss whether they are one.
Quoi  Des étapes de plusieurs parcours dont les noms veulent dire la même chose sans être les mêmes : « Inscription »,
  « Enregistrement », « Je m'inscris ».
Pourquoi  Deux mots font deux choses : les rapports les comptent à part, et les équipes se demandent si c'en est une.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages: [{id: start, name: Sign-up}, {id: find, name: I find the locker}]
  ---
  cxjourney: v1
  kind: journey
  id: return-parcel
  name: Send a parcel back
  status: review
  stages: [{id: start, name: Registration}, {id: drop, name: I drop it}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages: [{id: start, name: Sign-up}, {id: find, name: I find the locker}]
  ---
  cxjourney: v1
  kind: journey
  id: return-parcel
  name: Send a parcel back
  status: review
  stages: [{id: start, name: Sign-up}, {id: drop, name: I drop it}]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.folding import plain_words
from cxjourney.lint.repair import reworded
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import Written
from cxjourney.model.kinds.journey import Journey, Stage
from cxjourney.wording import say

_SAME = {
    "en": (
        "sign up/signup/i sign up/registration/i register/enrolment/enrollment/i enrol",
        "log in/login/sign in/i log in/i sign in/authentication",
        "checkout/check out/i check out/payment/i pay",
        "onboarding/getting started/i get started/first steps",
        "help/support/assistance/customer support/i get help",
        "cancellation/termination/i cancel/i terminate",
    ),
    "fr": (
        "inscription/je m inscris/enregistrement/je m enregistre",
        "connexion/je me connecte/authentification/je m authentifie/identification/je m identifie",
        "paiement/je paie/je paye/reglement/je regle",
        "prise en main/premiers pas/mise en route/mes premiers pas",
        "aide/assistance/support/je me fais aider/je demande de l aide",
        "resiliation/je resilie/annulation/j annule",
    ),
}
"""Names that mean the same when they stand alone, as plain words."""
_GROUPS = {
    language: {name: words.partition("/")[0] for words in groups for name in words.split("/")}
    for language, groups in _SAME.items()
}


def _ties(journey: Journey, context: Context) -> object:
    """The names of its stages."""
    return [(stage.id, stage.name) for stage in journey.stages]


@rule("X305", "stage-vocabulary-drift", "info", fix="unsafe", ties=_ties)
def check(context: Context) -> Iterator[Finding]:
    """Each name that is less usual than another one for the same thing, in one language, where it is first written."""
    groups: dict[tuple[str, str], list[Written]] = {}
    for text in context.names:
        if isinstance(text.node, Stage):
            language = text.language or context.workspace.language
            bare = " ".join(plain_words(text.words))
            groups.setdefault((language, _GROUPS.get(language[:2], {}).get(bare, bare)), []).append(text)
    for written in groups.values():
        counted = Counter(text.words for text in written)
        usual = max(counted, key=lambda words: (counted[words], -_first(written, words)))
        for words in counted:
            if words == usual:
                continue
            here, there = (written[_first(written, each)] for each in (words, usual))
            yield Finding(
                here.node,
                say(
                    "this stage is called `{name}`, and `{usual}` elsewhere",
                    "cette étape s'appelle `{name}`, et `{usual}` ailleurs",
                    name=words,
                    usual=usual,
                ),
                say("use one name for one thing", "employez un seul nom pour une même chose"),
                here.place,
                (Related(there.place, say("the other name is here", "l'autre nom est ici")),),
                fix=reworded(here.node, here.path, partial(_instead, usual)),
            )


def _instead(usual: str, written: str) -> str:
    """What is to be written in place of a name: the usual one."""
    return usual


def _first(written: list[Written], words: str) -> int:
    return next(index for index, text in enumerate(written) if text.words == words)
