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
from cxjourney.model.values import Ref
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


_Name = tuple[str, str, str]
"""A name, the path of its stage, and the language it is written under, empty when it is under none."""


def _ties(journey: Journey, context: Context) -> list[list[str]]:
    """The names of its stages: the path of the stage, the language written, the language meant, the words."""
    default = context.workspace.language
    return [
        [stage.ref.partition(":")[2], written, written or default, words]
        for stage in journey.stages
        for written, words in stage.name
    ]


@rule("X305", "stage-vocabulary-drift", "info", fix="unsafe", ties=_ties, from_ties=True)
def check(context: Context) -> Iterator[Finding]:
    """Each name that is less usual than another one for the same thing, in one language, where it is first written."""
    groups: dict[tuple[str, str], list[_Name]] = {}
    for rows in context.taken(_ties).values():
        for path, written, language, words in rows:
            bare = " ".join(plain_words(words))
            meant = _GROUPS.get(language[:2], {}).get(bare, bare)
            groups.setdefault((language, meant), []).append((words, path, written))
    for names in groups.values():
        counted = Counter(words for words, _, _ in names)
        usual = max(counted, key=lambda words: (counted[words], -_first(names, words)))
        for words in counted:
            if words != usual:
                yield _finding(*(_written(names[_first(names, each)], context) for each in (words, usual)))


def _finding(here: Written, there: Written) -> Finding:
    return Finding(
        here.node,
        say(
            "this stage is called `{name}`, and `{usual}` elsewhere",
            "cette étape s'appelle `{name}`, et `{usual}` ailleurs",
            name=here.words,
            usual=there.words,
        ),
        say("use one name for one thing", "employez un seul nom pour une même chose"),
        here.place,
        (Related(there.place, say("the other name is here", "l'autre nom est ici")),),
        fix=reworded(here.node, here.path, partial(_instead, there.words)),
    )


def _written(name: _Name, context: Context) -> Written:
    """A name where it is written."""
    words, path, language = name
    stage = context.model[Ref[Stage]("stage", path)]
    return Written(stage, ("name", language) if language else ("name",), language, words)


def _instead(usual: str, written: str) -> str:
    """What is to be written in place of a name: the usual one."""
    return usual


def _first(names: list[_Name], words: str) -> int:
    return next(index for index, name in enumerate(names) if name[0] == words)
