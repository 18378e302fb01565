"""A workspace that says a little of everything, and what is said of the way from it to another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cxjourney.compiler import Compilation
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diff.classes import Difference
from cxjourney.diff.compare import compare
from cxjourney.diff.findings import names_of, told
from cxjourney.diff.story import NAMES
from tests.laying import compiled

FILES = {
    "catalog.yaml": """
    kind: catalog
    teams:
    - {id: digital, name: Digital, mission: What people do on a screen}
    - {id: shops, name: Shops, mission: What people do at a counter}
    - {id: risk, name: Risk, mission: What may go wrong}
    personas:
    - {id: lea, name: Léa, goals: [to be done before noon], story: She collects parcels at lunch}
    - {id: max, name: Max, goals: [not to queue], story: He comes by bike}
    channels:
    - {id: sms, name: Text message}
    - {id: web, name: Web site}
    systems:
    - {id: crm, name: Customer file, owner: digital}
    - {id: lockers, name: Lockers}
    processes:
    - {id: refill, name: Refill the locker, systems: [lockers]}
    metrics:
    - {id: csat, name: Satisfaction, unit: score, definition: The mean of the answers, owner: shops}
    - {id: late, name: Late parcels, unit: percent, definition: Parcels after their day, drives: [csat]}
    - {id: opened, name: Doors opened, steps: [{touchpoint: parcel/find/code}, {touchpoint: parcel/open/door}]}
    surveys:
    - {id: pulse, name: One question}
    evidence:
    - {id: diary, name: Diaries of May, method: diary, date: 2026-05-02, n: 12}
    - {id: calls, name: Calls of June, method: interview, date: 2026-06-02, n: 8}
    opportunities:
    - {id: bench, name: Somewhere to sit, pains: [parcel/find/walk/rain], status: identified}
    """,
    "journey.yaml": """
    kind: journey
    id: parcel
    name: I collect a parcel
    summary: From the message to the door
    status: live
    personas: [lea, max]
    owner: digital
    sponsor: shops
    raci: {consulted: [risk]}
    review_by: 2027-03-31
    promise: In your hands within a day
    business_goal: Fewer calls
    kpis:
    - {metric: csat, target: ">= 38 %", baseline: 20 %, by: 2027-06-30}
    - {metric: late, target: "<= 5 %"}
    stages:
    - id: find
      name: I find the locker
      goal: To know where it is
      raci: {accountable: digital, informed: [shops]}
      touchpoints:
      - id: code
        name: I receive the code
        does: Reads the message
        thinks: Is it for today?
        moment_of_truth: true
        importance: 4
        channels: [sms]
        systems: [crm]
        surveys: [pulse]
        event: code_read
        duration: PT2M
        deadline: PT1H
        emotion: {score: -1, feeling: puzzled, evidence: [diary], by_persona: {max: {score: -2}}}
        needs: [{text: To know by when}]
        kpis: [{metric: late, target: "<= 3 %"}]
      - id: walk
        name: I walk there
        does: Walks
        emotion: {score: 0, evidence: [diary, calls]}
        pains: [{id: rain, text: It rains on the way, severity: 3, evidence: [diary]}]
        raci: {responsible: [shops], accountable: shops}
    - id: open
      name: I open it
      touchpoints:
      - id: door
        name: I open the door
        event: door_opened
        emotion: {score: 2}
        gains: [{text: It is quick}]
        backstage: [{lane: backstage, actor: "team:shops", does: Refills, process: refill}]
        handoff: {to: shops, agreement: Within the hour}
        next: [{to: "exit:done", share: 90 %}, {to: "exit:lost", share: 10 %}]
      - {id: help, name: I call for help, channels: [web]}
    exits:
    - {id: done, name: I have it, type: success}
    - {id: lost, name: I give up, type: abandonment}
    """,
}


@cache
def base(folder: Path) -> Compilation:
    """The workspace as it is."""
    found = compiled(folder, FILES)
    assert [
        one.message.in_("en") for one in found.diagnostics if one.severity is Severity.ERROR and one.code[0] in "YSR"
    ] == []
    return found


def lines(folder: Path, edit: Mapping[str, str], started: Path) -> list[str]:
    """What is said when each key gives way to its value: `code weight address: words`, sorted."""
    files = dict(FILES)
    for before, after in edit.items():
        assert any(before in text for text in files.values()), before
        files = {name: text.replace(before, after, 1) if before in text else text for name, text in files.items()}
    old, new = base(started), compiled(folder, files)
    difference = Difference(old.model, new.model, compare(old.model, new.model))
    names = names_of(difference)
    return sorted(
        f"{one.code.code} {NAMES[one.severity]} {one.change.ref}: {told(one, names).in_('en')}"
        for one in difference.classed
    )
