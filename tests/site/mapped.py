"""Two states of one journey, in two languages, with all that a map can show."""

from __future__ import annotations

HEAD = """cxjourney: v1
kind: workspace
organisation: {name: Colis}
languages: [en, fr]
site: {base_url: "https://maps.example.org/"}
include: ['*.yaml']
"""
NOW = """
kind: journey
id: now
name: {en: I collect my parcel, fr: Je retire mon colis}
state: as-is
counterpart: later
status: review
personas: [lea, omar]
promise: {en: A locker at all hours, fr: Un casier à toute heure}
stages:
  - id: find
    name: {en: I find it, fr: Je trouve}
    goal: {en: Know where it is, fr: Savoir où il est}
    expects: {en: A plan, fr: Un plan}
    touchpoints:
      - id: message
        name: {en: I receive the code, fr: Je reçois le code}
        channels: [sms]
        does: {en: Reads it, fr: Le lit}
        importance: 3
        business_importance: 2
        deadline: P2D
        emotion: {score: 1, by_persona: {omar: {score: -1, evidence: [diary]}}, evidence: [diary]}
        pains: [{id: small, text: {en: Too small, fr: Trop petit}, severity: 4, evidence: [workshop]}]
        variants:
          - {persona: lea, message: {en: Your code Lea, fr: Votre code Lea}}
          - {persona: omar, message: {en: Your code Omar, fr: Votre code Omar}}
      - {id: call, name: {en: I call, fr: J’appelle}, channels: [phone], emotion: {score: -1}, needs: [{text: {en: A word, fr: Un mot}}]}
  - id: open
    name: {en: I open, fr: J’ouvre}
    goal: {en: Hold it, fr: Le tenir}
    critical: true
    touchpoints:
      - {id: door, name: {en: The door opens, fr: La porte s’ouvre}, channels: [locker], moment_of_truth: true, importance: 5, emotion: {score: 1, evidence: [diary]}, next: [{to: "exit:home"}]}
      - {id: walk, name: {en: I walk home, fr: Je rentre}, type: action}
      - {id: rate, name: {en: I rate it, fr: Je donne une note}, channels: [sms], emotion: {score: 0}}
exits: [{id: home, type: success, name: {en: At home, fr: Chez moi}}]
"""
LATER = """
kind: journey
id: later
name: {en: I collect it without a code, fr: Je le retire sans code}
state: to-be
status: draft
personas: [lea, omar]
promise: {en: A locker that knows me, fr: Un casier qui me connaît}
stages:
  - id: find
    name: {en: I find it, fr: Je trouve}
    touchpoints:
      - {id: message, name: {en: I am told, fr: On me prévient}, channels: [sms], deadline: P1D, emotion: {score: 2}}
      - {id: plan, name: {en: I see the way, fr: Je vois le chemin}, channels: [sms], emotion: {score: 1}}
  - id: open
    name: {en: I open, fr: J’ouvre}
    touchpoints:
      - {id: door, name: {en: The door opens, fr: La porte s’ouvre}, channels: [locker], emotion: {score: 2}}
  - id: after
    name: {en: Afterwards, fr: Après}
    touchpoints:
      - {id: rate, name: {en: I rate it, fr: Je donne une note}, channels: [sms], emotion: {score: 1}}
exits: [{id: home, type: success, name: {en: At home, fr: Chez moi}}]
"""
ONE = """
kind: journey
id: one
name: {en: One thing, fr: Une chose}
stages:
  - {id: s, name: {en: Only, fr: Seule}, touchpoints: [{id: t, name: {en: I walk, fr: Je marche}, type: action, emotion: {score: -1}}]}
  - {id: later, name: {en: Later, fr: Plus tard}}
"""
NONE = """
kind: journey
id: none
name: {en: Nothing yet, fr: Rien encore}
stages: [{id: a, name: {en: First, fr: Premier}}]
"""
CATALOG = """
kind: catalog
personas: [{id: lea, name: "Lea, who waits"}, {id: omar, name: Omar}]
channels:
  - {id: sms, name: {en: Text message, fr: SMS}, type: sms}
  - {id: phone, name: {en: Phone, fr: Téléphone}, type: phone}
  - {id: locker, name: {en: Locker, fr: Casier}, type: locker}
evidence:
  - {id: diary, name: {en: Diaries, fr: Carnets}, method: diary, date: 2026-10-01, n: 12}
  - {id: workshop, name: {en: Workshop, fr: Atelier}, method: workshop-customers, date: 2026-10-01, n: 8}
"""
FILES = {"now.yaml": NOW, "later.yaml": LATER, "one.yaml": ONE, "none.yaml": NONE, "catalog.yaml": CATALOG}
