"""Each finding stands exactly on what is to be edited: the text between the marks, no more and no less."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.compiler import compile_workspace
from tests.laying import TODAY
from tests.lint.marked import lay, place

PERSONA = "kind: persona\nid: lea\nname: Léa\n"
TEAM = "kind: team\nid: digital\nname: Digital\n"
METRIC = "kind: metric\nid: collected\nname: Parcels collected\nunit: percent\n"


def journey(*lines: str, stages: str = "stages: [{id: find, name: I find it}]") -> str:
    return "\n".join(["kind: journey", "id: parcel", "name: Collect a parcel", *lines, stages]) + "\n"


def moment(fields: str, *lines: str) -> str:
    """A journey with one touchpoint."""
    stages = (
        f"stages:\n  - id: find\n    name: I find it\n    touchpoints:\n      - {{id: walk, name: I walk, {fields}}}"
    )
    return journey(*lines, stages=stages)


CRM = """\
stages:
  - {{id: first, name: A, touchpoints: [{{id: a, name: A, systems: [file]}}]}}
  - {{id: {mark}, name: B, touchpoints: [{{id: b, name: B, receiver: "team:digital"}}]}}
  - {{id: last, name: C, touchpoints: [{{id: c, name: C, systems: [file]}}]}}"""
TOOLS = "kind: system\nid: file\nname: File\ncategory: crm\n---\n" + TEAM
FELT = (
    "stages: [{id: s, name: S, touchpoints: [{id: a, name: A, type: action, emotion: {score: 1, evidence: [e, f]}}]}]"
)
HEARD = (
    "kind: catalog\nevidence:\n  - {{id: e, name: E, method: {0}, date: 2026-01-01{2}}}\n"
    "  - {{id: f, name: F, method: {1}, date: 2026-01-01{2}}}\n"
)
ASKED = """\
stages:
  - id: s
    name: S
    touchpoints:
      - {id: a, name: A, type: action, surveys: [one], wait: P2D}
      - {id: b, name: B, type: action, surveys: [two]}
      - {id: c, name: C, type: action, surveys: [three]}
      - {id: d, name: D, type: action, surveys: [⟦four⟧]}"""
SURVEYS = "kind: catalog\nsurveys:\n" + "".join(
    f"  - {{id: {id_}, name: S, nature: transactional, solicited: true, placement: message, quarantine: P30D}}\n"
    for id_ in ("one", "two", "three", "four")
)

CASES = [
    ("C101", "kind: journey\nid: ⟦parcel⟧\nname: Collect\nstages: [{id: find, name: I find it}]\n"),
    ("C102", "kind: journey\nid: ⟦parcel⟧\nname: Collect\nstages: [{id: find, name: I find it}]\n"),
    ("C103", journey(stages="stages: [{id: ⟦find⟧, name: I find it}]")),
    ("C104", moment("").replace("id: walk", "id: ⟦walk⟧")),
    ("C105", journey("status: review", stages="⟦stages⟧: [{id: find, name: I find it}]")),
    ("C107", moment('next: [{to: "exit:in"}]}\n      - {id: ⟦ask⟧, name: I ask', "exits: [{id: in, name: In, type: success}]")),
    ("C108", moment("type: action", "exits: [{id: out, name: Out, type: failure}]").replace("id: walk", "id: ⟦walk⟧")),
    ("C109", moment("next: [{to: find/b}]}\n      - {id: b, name: B, next: [{to: find/walk}]").replace("id: walk", "id: ⟦walk⟧")),
    ("C110", journey("status: review", "⟦exits⟧: [{id: in, name: In, type: success}]")),
    ("C111", journey("goal: ⟦TBD⟧")),
    ("C111", journey("goal: 'Have it ⟦TODO⟧: ask Lea'")),
    ("C114", moment('⟦next⟧: [{to: "exit:in", share: 40 %}]', "exits: [{id: in, name: In, type: success}]")),
    ("C120", moment("pains: [{id: p, severity: 4, text: ⟦No sign⟧}]")),
    ("C132", moment("⟦moment_of_truth⟧: true")),
    ("C134", journey("exits: [{id: ⟦out⟧, name: Out, type: abandonment}]")),
    ("O101", journey().replace("id: parcel", "id: ⟦parcel⟧")),
    ("O102", moment("raci: {accountable: digital}}\n      - {id: ⟦ask⟧, name: I ask") + "---\n" + TEAM),
    ("O103", journey("owner: digital", "raci: {accountable: ⟦care⟧}") + "---\n" + TEAM + "---\nkind: team\nid: care\nname: Care\n"),
    ("O104", moment("").replace("id: walk", "id: ⟦walk⟧")),
    ("O111", journey("review_by: ⟦2026-11-21⟧")),
    ("O114", journey("raci: {responsible: [digital], informed: [⟦digital⟧]}") + "---\n" + TEAM),
    ("M001", journey("status: review", "⟦goal⟧: Have it")),
    ("M002", journey("kpis: [{metric: ⟦collected⟧}]") + "---\n" + METRIC),
    ("M003", journey('kpis: [{metric: collected, target: ⟦">= 95 %"⟧}]') + "---\n" + METRIC),
    ("M004", "kind: metric\nid: collected\nname: Collected\ntype: ⟦count⟧\n"),
    ("M005", journey('kpis: [{metric: collected, target: ⟦">= 80 %"⟧, baseline: 88 %}]') + "---\n" + METRIC + "direction: up\n"),
    ("M006", journey('kpis: [{metric: collected, target: ">= 95 %", baseline: ⟦3 days⟧}]') + "---\n" + METRIC),
    ("M010", "kind: metric\nid: m\nname: M\ntype: ⟦funnel⟧\nsteps: [{event: a}, {event: b}]\n"),
    ("M011", "kind: metric\nid: m\nname: M\ntype: ⟦ratio⟧\nnumerator: {event: a}\n"),
    ("M023", moment("cost: {amount: ⟦1.2⟧}")),
    ("E201", moment("emotion: {feeling: curious, score: ⟦1⟧}", "status: review")),
    ("E203", "kind: evidence\nid: diaries\nname: Diaries\nmethod: diary\ndate: 2024-01-01\nexpires: ⟦2026-11-21⟧\n"),
    ("E204", moment("emotion: {score: -1, feeling: {en: odd, fr: ⟦soulagée⟧}}")),
    ("E206", moment("emotion: {score: 1, basis: ⟦evidence⟧}")),
    ("E207", moment("emotion: {score: ⟦-1⟧}")),
    ("E207", moment("emotion: {score: 1, by_persona: {lea: {score: ⟦-2⟧}}}") + "---\n" + PERSONA),
    ("R105", journey("owner: ⟦digital⟧") + "---\n" + TEAM + "active_until: 2026-01-31\n"),
    ("R107", "kind: persona\nid: ⟦lea⟧\nname: Léa\n"),
    ("R108", "kind: process\nid: p\nname: P\ndocument: ⟦files/p.md⟧\n"),
    ("X301", moment('next: [{to: ⟦"journey:next"⟧}]') + "---\n" + journey().replace("parcel", "next", 1)),
    ("X304", journey('kpis: [{metric: collected, target: ">= 9 %"}, {metric: collected, target: ⟦">= 8 %"⟧}]') + "---\n" + METRIC),
    ("T401", journey("status: review").replace("Collect a parcel", "⟦" + "Collect a parcel again " * 3 + "tonight⟧")),
    ("T402", moment("type: action", "status: review").replace("name: I walk", "name: ⟦The customer⟧ walks")),
    ("T403", journey("goal: Finish the ⟦onboarding⟧ soon") + "---\nkind: workspace\norganisation: {name: C}\ninclude: [journeys]\nglossary: {forbidden: {en: {onboarding: first days}}}\n"),
    ("T404", journey("goal: {en: Have it, fr: L'avoir}", "⟦promise⟧: {en: Today}").replace("Collect a parcel", "{en: Collect, fr: Retirer}").replace("I find it", "{en: I find it, fr: Je trouve}") + "---\nkind: workspace\norganisation: {name: C}\nlanguages: [en, fr]\ninclude: [journeys]\n"),
    ("T408", journey("goal: {en: Have it, ⟦xx⟧: Ah}")),
    ("A501", PERSONA + "portrait: {file: ⟦cxjourney.yaml⟧}\n"),
    ("Z001", PERSONA + "quote: Call me on ⟦06 12 34 56 78⟧ tonight\n"),
    ("Z001", PERSONA + "quote: >-\n  Write to me at\n  ⟦lea.martin@orange.fr⟧ when it is there\n"),
    ("Z002", PERSONA + "x-note: {deep: [the key, ⟦ghp_0123456789abcdefghijklmnopqrstuvwxyz⟧]}\n"),
    ("Z003", "kind: process\nid: p\nname: P\ndocument: ⟦../p.md⟧\n"),
    ("Z004", "kind: process\nid: p\nname: P\npurpose: see [this](⟦javascript:alert(1⟧))\n"),
    ("Z005", PERSONA + "story: She works ⟦<b>⟧at night</b>\n"),
    ("Z009", "kind: evidence\nid: e\nname: E\nmethod: diary\ndate: 2026-01-01\nverbatims: [{text: ⟦It ate my parcel⟧}]\n"),
    ("C137", journey("status: review", stages=CRM.format(mark="⟦middle⟧")) + "---\n" + TOOLS),
    ("C138", moment('initiator: traveller, receiver: "team:digital", channels: [phone]', "status: review").replace("id: walk", "id: ⟦walk⟧") + "---\n" + TEAM + "---\nkind: channel\nid: phone\nname: Phone\ntype: phone\n"),
    ("C147", journey("status: review", stages="stages: [{id: ⟦hear⟧, name: I hear, aarrr: acquisition, touchpoints: [{id: a, name: A, channels: [web]}]}]") + "---\nkind: channel\nid: web\nname: Web\nownership: owned\n"),
    ("C149", journey("status: review", "personas: [lea]") + "---\n" + PERSONA.replace("id: lea", "id: ⟦lea⟧")),
    ("O106", moment('initiator: ⟦"system:bot"⟧', "owner: digital") + "---\n" + TEAM + "---\nkind: system\nid: bot\nname: Bot\n"),
    ("M020", "kind: survey\nid: s\nname: S\nsolicited: true\nplacement: letter\nresponse_rate: ⟦3 %⟧\n"),
    ("E211", journey("status: review", stages=FELT).replace("id: parcel", "id: ⟦parcel⟧") + "---\n" + HEARD.format("contact-centre", "complaints", "")),
    ("E212", journey("status: review", stages=FELT).replace("id: parcel", "id: ⟦parcel⟧") + "---\n" + HEARD.format("survey", "log", ", class: structured")),
    ("E218", moment("needs: [{text: As ⟦three customers out of four⟧ ask}]")),
    ("E218", PERSONA + "story: {en: 'As ⟦41 % of the callers⟧ do'}\n"),
    ("X302", journey("owner: digital", "status: review", stages="stages: [{id: s, name: S, touchpoints: [{id: a, name: I send it back, channels: [web]}]}]") + "---\n" + journey("owner: care", "status: review", stages="stages: [{id: s, name: S, touchpoints: [{id: a, name: ⟦We send it back⟧, channels: [web]}]}]").replace("id: parcel", "id: return") + "---\n" + TEAM + "---\nkind: team\nid: care\nname: Care\n---\nkind: channel\nid: web\nname: Web\n"),
    ("X305", journey("status: review", stages="stages: [{id: a, name: Sign up}, {id: b, name: Sign up}, {id: c, name: ⟦Sign-Up⟧}]")),
    ("X307", moment("channels: [web, post]", "status: review", "promise: Soon") + "---\nkind: catalog\nchannels: [{id: web, name: Web, promise: Soon}, {id: ⟦post⟧, name: Post}]\n"),
    ("X308", "kind: channel\nid: web\nname: Web\npromise: An answer within 2 hours\nservice_level: ⟦Answers within one day⟧\n"),
    ("X308", "kind: channel\nid: web\nname: Web\npromise: We are there day and night\nservice_level: ⟦Monday to Friday⟧\n"),
    ("X308", journey("promise: {en: An answer within 24 hours, fr: ⟦Une réponse sous 48 h⟧}")),
    ("X309", moment("variants: [{when: a = 1, channel: web, message: Kept 3 days}, {when: a = 1, channel: post, message: ⟦Kept 5 days⟧}]", "status: review") + "---\nkind: catalog\nchannels: [{id: web, name: Web}, {id: post, name: Post}]\n"),
    ("X311", journey(stages=ASKED) + "---\n" + SURVEYS),
    ("T407", journey("status: review", stages="⟦stages⟧: [{id: a, name: Awareness}, {id: b, name: The purchase}, {id: c, name: Loyalty}]")),
    ("T409", journey("status: review", "goal: See that ⟦parcel_ready⟧ is set")),
    ("T409", journey("status: review", "goal: See it in ⟦Nautilus⟧ at once") + "---\nkind: system\nid: n\nname: Nautilus\ncategory: crm\n"),
    ("A503", PERSONA + "story: |\n  ## Day\n\n  ⟦#### Morning⟧\n"),
    ("Z010", "kind: evidence\nid: e\nname: E\nmethod: reviews\ndate: 2026-01-01\nclass: ⟦unstructured⟧\n"),
    ("Z011", "kind: segment\nid: s\nname: S\ndefinition: Those with a ⟦risk score⟧ above 3\n"),
    ("Z012", PERSONA + "portrait: {file: ⟦cxjourney.yaml⟧, alt: Léa}\n"),
    ("L901", moment("type: action") + "# a word\nexits: []  # cxj: ignore[C104, ⟦C105⟧] -- why\n".replace("C104, ", "")),
    ("L906", journey().replace("id: parcel", "id: parcel  # cxj: ignore[O101, ⟦O1O1⟧] -- new team")),
    ("L906", journey() + "---\nkind: workspace\norganisation: {name: C}\ninclude: [journeys]\nrules: {levels: {⟦O1O1⟧: info}}\n"),
    ("L908", journey("owner: nobody  # cxj: ignore[⟦R101⟧] -- later")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), CASES, ids=[f"{n:02d}-{code}" for n, (code, _) in enumerate(CASES)])
def test_the_finding_stands_on_what_is_to_be_edited(code: str, text: str, tmp_path: Path) -> None:
    expected = lay(tmp_path, text)
    found = [place(d) for d in compile_workspace(tmp_path, TODAY).diagnostics if d.code == code]
    assert found == expected
    assert len(expected) == 1
