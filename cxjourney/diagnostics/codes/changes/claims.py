"""Emotions, the evidence behind them, and who listens."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

EMOTION_CHANGED_WITHOUT_NEW_EVIDENCE = Code(
    "D301",
    "emotion-changed-without-new-evidence",
    Severity.WARNING,
    """
What  A feeling has another score, and nothing new shows it.
Why  Feelings do not move by themselves: somebody observed it, or somebody wished it.
Quoi  Un ressenti a changé de score, et rien de nouveau ne le montre.
Pourquoi  Les émotions ne bougent pas toutes seules : quelqu'un l'a observé, ou quelqu'un l'a souhaité.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1}}]}
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: 1}}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: 1, evidence: [diary]}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
""",
)

EVIDENCE_REMOVED = Code(
    "D302",
    "evidence-removed",
    Severity.WARNING,
    """
What  A claim no longer names what showed it; an error when its journey is live, or was before the change, and for a persona of such a journey.
Why  The claim becomes an opinion without anybody saying so.
Quoi  Une affirmation ne cite plus ce qui la montrait ; c'est une erreur si son parcours est en service, ou l'était avant le changement, et pour un persona d'un tel parcours.
Pourquoi  L'affirmation devient une opinion sans que personne ne le dise.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1, evidence: [diary]}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1, evidence: [diary]}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, emotion: {score: -1, feeling: lost, evidence: [diary]}}]}
  ---
  cxjourney: v1
  kind: evidence
  id: diary
  name: A diary
  method: diary
  date: 2026-05-04
""",
)

LISTENING_REMOVED = Code(
    "D303",
    "listening-removed",
    Severity.WARNING,
    """
What  A listening post is gone from a touchpoint or an exit; an error where it was the only one of what is, or was, a moment of truth.
Why  What is decided there is no longer heard.
Quoi  Un dispositif d'écoute a disparu d'un point de contact ou d'une sortie ; c'est une erreur s'il était le seul de ce qui est, ou était, un moment de vérité.
Pourquoi  Ce qui se décide là n'est plus entendu.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, moment_of_truth: true, surveys: [call-back]}]}
  ---
  cxjourney: v1
  kind: survey
  id: call-back
  name: The call back
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, moment_of_truth: true}]}
  ---
  cxjourney: v1
  kind: survey
  id: call-back
  name: The call back
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, moment_of_truth: true}]}
  ---
  cxjourney: v1
  kind: survey
  id: call-back
  name: The call back
  =>
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: code, name: I get the code, moment_of_truth: true, surveys: [call-back]}]}
  ---
  cxjourney: v1
  kind: survey
  id: call-back
  name: The call back
""",
)
