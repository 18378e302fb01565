"""What is said of each change: before, after, and every sentence. Read it as a designer would."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.diff.told import lines

CASES: tuple[tuple[dict[str, str], list[str]], ...] = (
    ({'>= 38 %"': '>= 30 %"'}, ["D203 breaking journey:parcel: KPI Satisfaction: target weakened, >= 38 % -> >= 30 %"]),
    ({'>= 38 %"': '>= 45 %"'}, ["D204 notable journey:parcel: KPI Satisfaction: target raised, >= 38 % -> >= 45 %"]),
    ({'target: ">= 38 %", ': ""}, ["D203 breaking journey:parcel: KPI Satisfaction: target >= 38 % dropped"]),
    (
        {'{metric: late, target: "<= 5 %"}': "{metric: late}"},
        ["D203 breaking journey:parcel: KPI “Late parcels”: target <= 5 % dropped"],
    ),
    ({"<= 5 %": "<= 8 %"}, ["D203 breaking journey:parcel: KPI “Late parcels”: target weakened, <= 5 % -> <= 8 %"]),
    ({"<= 5 %": "<= 4 %"}, ["D204 notable journey:parcel: KPI “Late parcels”: target raised, <= 5 % -> <= 4 %"]),
    (
        {'<= 5 %"': '<= 8 %", why: Strikes in spring'},
        [
            "D203 notable journey:parcel: KPI “Late parcels”: target weakened, <= 5 % -> <= 8 % (approved: Strikes in spring)",
            "D501 cosmetic journey:parcel: KPI “Late parcels”, why: now “Strikes in spring”",
        ],
    ),
    ({">= 38 %": "> 38 %"}, ["D204 notable journey:parcel: KPI Satisfaction: target raised, >= 38 % -> > 38 %"]),
    (
        {'    - {metric: late, target: "<= 5 %"}\n': ""},
        ["D203 breaking journey:parcel: KPI “Late parcels” removed (<= 5 %)"],
    ),
    (
        {
            '    - {metric: late, target: "<= 5 %"}\n': '    - {metric: late, target: "<= 5 %"}\n    - {metric: opened, target: ">= 90 %"}\n'
        },
        ["D204 notable journey:parcel: KPI “Doors opened” added (>= 90 %)"],
    ),
    (
        {"baseline: 20 %": "baseline: 25 %"},
        ["D205 notable journey:parcel: KPI Satisfaction, starting value: 20 % -> 25 %"],
    ),
    (
        {", by: 2027-06-30": ", by: 2027-12-31"},
        ["D204 notable journey:parcel: KPI Satisfaction, due date: 2027-06-30 -> 2027-12-31"],
    ),
    ({", by: 2027-06-30": ""}, ["D204 notable journey:parcel: KPI Satisfaction, due date: 2027-06-30 -> nothing"]),
    (
        {'"<= 3 %"': '"<= 6 %"'},
        ["D203 breaking journey:parcel/find/code: KPI “Late parcels”: target weakened, <= 3 % -> <= 6 %"],
    ),
    ({"unit: score,": "unit: percent,"}, ["D202 breaking metric:csat: unit: score -> percent"]),
    ({"unit: percent,": "unit: count,"}, ["D202 breaking metric:late: unit: percent -> count"]),
    (
        {"definition: The mean of the answers": "definition: The median of the answers"},
        ["D502 notable metric:csat: definition: “The mean of the answers” -> “The median of the answers”"],
    ),
    ({", drives: [csat]": ""}, ["D503 notable metric:late: announces: − Satisfaction"]),
    ({"name: Satisfaction": "name: Contentment"}, ["D502 cosmetic metric:csat: name: Satisfaction -> Contentment"]),
    (
        {"definition: The mean of the answers, owner: shops": "definition: The mean of the answers, owner: digital"},
        ["D402 notable metric:csat: owner: Shops -> Digital"],
    ),
    ({", owner: shops}": "}"}, ["D401 breaking metric:csat: owner: Shops -> nobody"]),
    (
        {"{touchpoint: parcel/find/code}": "{touchpoint: parcel/find/walk}"},
        [
            "D201 breaking metric:opened: steps, parcel/find/code: removed (touchpoint: I receive the code)",
            "D201 breaking metric:opened: steps, parcel/find/walk: added (touchpoint: I walk there)",
        ],
    ),
    (
        {"definition: Parcels after their day": "definition: Parcels after their day, revision: 2"},
        ["D206 notable metric:late: revision: now 2"],
    ),
    (
        {
            "{touchpoint: parcel/find/code}, {touchpoint: parcel/open/door}]": "{touchpoint: parcel/find/walk}, {touchpoint: parcel/open/door}], revision: 2"
        },
        [
            "D206 notable metric:opened: revision: now 2",
            "D206 notable metric:opened: steps, parcel/find/code: removed (touchpoint: I receive the code)",
            "D206 notable metric:opened: steps, parcel/find/walk: added (touchpoint: I walk there)",
        ],
    ),
    (
        {
            "id: digital,": "id: screens, aliases: [digital],",
            "owner: digital\n": "owner: screens\n",
            "accountable: digital": "accountable: screens",
            "owner: digital}": "owner: screens}",
        },
        ["D105 notable team:screens: renamed from `digital`, alias kept"],
    ),
    (
        {
            "id: digital,": "id: screens,",
            "owner: digital\n": "owner: screens\n",
            "accountable: digital": "accountable: screens",
            "owner: digital}": "owner: screens}",
        },
        ["D104 breaking team:screens: renamed from `digital`, without an alias"],
    ),
    (
        {
            "id: parcel\n": "id: package\n    aliases: [parcel]\n",
            "parcel/find/code": "package/find/code",
            "parcel/open/door": "package/open/door",
            "parcel/find/walk": "package/find/walk",
        },
        ["D105 notable journey:package: renamed from `parcel`, alias kept"],
    ),
    (
        {
            "id: parcel\n": "id: package\n",
            "parcel/find/code": "package/find/code",
            "parcel/open/door": "package/open/door",
            "parcel/find/walk": "package/find/walk",
        },
        ["D104 breaking journey:package: renamed from `parcel`, without an alias"],
    ),
    (
        {
            "id: find\n": "id: search\n      aliases: [find]\n",
            "parcel/find/code": "parcel/search/code",
            "parcel/find/walk": "parcel/search/walk",
        },
        ["D105 notable journey:parcel/search: renamed from `find`, alias kept"],
    ),
    (
        {"id: code\n": "id: message\n", "parcel/find/code": "parcel/find/message"},
        ["D104 breaking journey:parcel/find/message: renamed from `code`, without an alias"],
    ),
    (
        {"id: done, ": "id: home, ", "exit:done": "exit:home"},
        ["D104 breaking journey:parcel/exit:home: renamed from `exit:done`, without an alias"],
    ),
    (
        {"id: rain, ": "id: wet, ", "walk/rain": "walk/wet"},
        ["D104 breaking journey:parcel/find/walk/wet: renamed from `rain`, without an alias"],
    ),
    (
        {"      - {id: help, name: I call for help, channels: [web]}\n": ""},
        ["D103 breaking journey:parcel/open/help: touchpoint “I call for help” removed"],
    ),
    (
        {
            "      - {id: help, name: I call for help, channels: [web]}\n": "      - {id: help, name: I call for help, channels: [web]}\n      - {id: rate, name: I rate it}\n"
        },
        ["D110 notable journey:parcel/open/rate: touchpoint “I rate it” added"],
    ),
    (
        {
            "      - {id: help, name: I call for help, channels: [web]}\n": "",
            "      - id: walk\n": "      - {id: help, name: I call for help, channels: [web]}\n      - id: walk\n",
        },
        ["D106 notable journey:parcel/find/help: moved from `open` to `find`"],
    ),
    (
        {"    exits:\n": "    - {id: keep, name: I keep it, touchpoints: [{id: use, name: I use it}]}\n    exits:\n"},
        ["D110 notable journey:parcel/keep: stage “I keep it” added (1 touchpoint)"],
    ),
    (
        {
            "    - {id: lost, name: I give up, type: abandonment}\n": "    - {id: lost, name: I give up, type: abandonment}\n    - {id: late, name: Too late, type: failure}\n"
        },
        ["D109 notable journey:parcel/exit:late: exit “Too late” added"],
    ),
    (
        {"    - {id: lost, name: I give up, type: abandonment}\n": "", ', {to: "exit:lost", share: 10 %}': ""},
        [
            "D108 notable journey:parcel/open/door: the way to “I give up”: removed",
            "D109 notable journey:parcel/exit:lost: exit “I give up” removed",
        ],
    ),
    ({"type: abandonment": "type: failure"}, ["D109 notable journey:parcel/exit:lost: type: abandonment -> failure"]),
    (
        {"    - {id: web, name: Web site}\n": "", ", channels: [web]": ""},
        [
            "D101 breaking channel:web: Channel “Web site” removed",
            "D503 notable journey:parcel/open/help: channels: − Web site",
        ],
    ),
    (
        {
            "    - {id: web, name: Web site}\n": "    - {id: web, name: Web site}\n    - {id: shop, name: At the counter}\n"
        },
        ["D110 notable channel:shop: Channel “At the counter” added"],
    ),
    (
        {
            "    - {id: bench, name: Somewhere to sit, pains: [parcel/find/walk/rain], status: identified}\n": "    - {id: roof, name: A roof, pains: [parcel/find/walk/rain], status: identified}\n"
        },
        [
            "D101 breaking opportunity:bench: Opportunity “Somewhere to sit” removed",
            "D110 notable opportunity:roof: Opportunity “A roof” added",
        ],
    ),
    (
        {
            "pains: [{id: rain, text: It rains on the way, severity: 3, evidence: [diary]}]\n": "pains: [{id: rain, text: It rains on the way, severity: 3, evidence: [diary]}, {id: dark, text: It is dark in the street}]\n"
        },
        ["D110 notable journey:parcel/find/walk/dark: pain “It is dark in the street” added"],
    ),
    (
        {"event: door_opened\n": "event: door_open\n"},
        ["D503 notable journey:parcel/open/door: event: door_opened -> door_open"],
    ),
    ({"        event: code_read\n": ""}, ["D503 notable journey:parcel/find/code: event: code_read -> nothing"]),
    (
        {"score: -1, feeling": "score: 1, feeling"},
        ["D301 notable journey:parcel/find/code: emotion −1 -> +1 without new evidence"],
    ),
    (
        {"score: -1, feeling: puzzled, evidence: [diary]": "score: 1, feeling: puzzled, evidence: [diary, calls]"},
        [
            "D503 notable journey:parcel/find/code: emotion −1 -> +1",
            "D503 notable journey:parcel/find/code: emotion, evidence: + Calls of June",
        ],
    ),
    (
        {"score: -1, feeling: puzzled, evidence: [diary]": "score: -1, feeling: puzzled"},
        ["D302 breaking journey:parcel/find/code: emotion, evidence: − Diaries of May"],
    ),
    (
        {"max: {score: -2}": "max: {score: 1}"},
        ["D301 notable journey:parcel/find/code: emotion of Max −2 -> +1 without new evidence"],
    ),
    ({", by_persona: {max: {score: -2}}": ""}, ["D503 notable journey:parcel/find/code: emotion of Max: removed (−2)"]),
    (
        {"by_persona: {max: {score: -2}}": "by_persona: {max: {score: -2}, lea: {score: 2}}"},
        ["D503 notable journey:parcel/find/code: emotion of Léa: added (+2)"],
    ),
    (
        {"feeling: puzzled": "feeling: worried"},
        ["D501 cosmetic journey:parcel/find/code: emotion, feeling: puzzled -> worried"],
    ),
    (
        {"        emotion: {score: 0, evidence: [diary, calls]}\n": ""},
        ["D503 notable journey:parcel/find/walk: emotion: removed (0)"],
    ),
    (
        {"{score: 0, evidence: [diary, calls]}": "{score: 0, evidence: [calls]}"},
        ["D302 breaking journey:parcel/find/walk: emotion, evidence: − Diaries of May"],
    ),
    (
        {"emotion: {score: 2}": "emotion: {score: 2, evidence: [calls]}"},
        ["D503 notable journey:parcel/open/door: emotion, evidence: + Calls of June"],
    ),
    (
        {"severity: 3, evidence: [diary]": "severity: 3"},
        ["D302 breaking journey:parcel/find/walk/rain: evidence: − Diaries of May"],
    ),
    ({"severity: 3": "severity: 5"}, ["D503 notable journey:parcel/find/walk/rain: severity: 3 -> 5"]),
    ({"n: 12": "n: 40"}, ["D503 notable evidence:diary: number of people: 12 -> 40"]),
    (
        {"method: interview": "method: workshop-staff"},
        ["D503 notable evidence:calls: method: interview -> workshop-staff"],
    ),
    ({"        surveys: [pulse]\n": ""}, ["D303 breaking journey:parcel/find/code: listening posts: − One question"]),
    ({"        moment_of_truth: true\n": ""}, ["D503 notable journey:parcel/find/code: moment of truth: yes -> no"]),
    (
        {"        moment_of_truth: true\n": "", "        surveys: [pulse]\n": ""},
        [
            "D303 breaking journey:parcel/find/code: listening posts: − One question",
            "D503 notable journey:parcel/find/code: moment of truth: yes -> no",
        ],
    ),
    (
        {"{id: help, name: I call for help": "{id: help, surveys: [pulse], name: I call for help"},
        ["D503 notable journey:parcel/open/help: listening posts: + One question"],
    ),
    ({"    owner: digital\n": ""}, ["D401 breaking journey:parcel: accountable: Digital -> nobody"]),
    ({"    owner: digital\n": "    owner: shops\n"}, ["D402 notable journey:parcel: accountable: Digital -> Shops"]),
    ({"    sponsor: shops\n": ""}, ["D402 notable journey:parcel: sponsor: Shops -> nobody"]),
    (
        {"accountable: digital, ": ""},
        ["D402 notable journey:parcel/find: accountable: Digital -> Digital, of the level above"],
    ),
    (
        {"{responsible: [shops], accountable: shops}": "{responsible: [shops]}"},
        ["D402 notable journey:parcel/find/walk: accountable: Shops -> Digital, of the level above"],
    ),
    (
        {"{responsible: [shops], accountable: shops}": "{responsible: [shops], accountable: risk}"},
        ["D402 notable journey:parcel/find/walk: accountable: Shops -> Risk"],
    ),
    (
        {"        raci: {responsible: [shops], accountable: shops}\n": ""},
        [
            "D402 notable journey:parcel/find/walk: roles: removed (responsible: Shops, accountable: Shops), "
            "accountable now: Digital, of the level above"
        ],
    ),
    ({"consulted: [risk]": "consulted: [risk, shops]"}, ["D402 notable journey:parcel: consulted: + Shops"]),
    ({"informed: [shops]": "informed: [risk]"}, ["D402 notable journey:parcel/find: informed: + Risk; − Shops"]),
    (
        {"name: Customer file, owner: digital": "name: Customer file"},
        ["D401 breaking system:crm: owner: Digital -> nobody"],
    ),
    (
        {"handoff: {to: shops": "handoff: {to: risk"},
        ["D503 notable journey:parcel/open/door: handover, destination: Shops -> Risk"],
    ),
    (
        {'share: 90 %}, {to: "exit:lost", share: 10 %}': 'share: 80 %}, {to: "exit:lost", share: 20 %}'},
        [
            "D108 notable journey:parcel/open/door: the way to “I give up”, share of travellers: 10 % -> 20 %",
            "D108 notable journey:parcel/open/door: the way to “I have it”, share of travellers: 90 % -> 80 %",
        ],
    ),
    (
        {', {to: "exit:lost", share: 10 %}': ""},
        ["D108 notable journey:parcel/open/door: the way to “I give up”: removed"],
    ),
    (
        {'{to: "exit:lost", share: 10 %}': "{to: find/walk, share: 10 %}"},
        [
            "D108 notable journey:parcel/open/door: the way to “I give up”: removed",
            "D108 notable journey:parcel/open/door: the way to “I walk there”: added",
        ],
    ),
    ({"channels: [sms]": "channels: [sms, web]"}, ["D503 notable journey:parcel/find/code: channels: + Web site"]),
    ({"        systems: [crm]\n": ""}, ["D503 notable journey:parcel/find/code: tools: − Customer file"]),
    ({"importance: 4": "importance: 2"}, ["D503 notable journey:parcel/find/code: importance: 4 -> 2"]),
    ({"duration: PT2M": "duration: PT5M"}, ["D503 notable journey:parcel/find/code: duration: 2 minutes -> 5 minutes"]),
    (
        {"deadline: PT1H": "deadline: PT2H"},
        ["D503 notable journey:parcel/find/code: promised delay: 1 hour -> 2 hours"],
    ),
    (
        {"process: refill": "system: lockers"},
        [
            "D503 notable journey:parcel/open/door: backstage, process: Refill the locker -> nothing",
            "D503 notable journey:parcel/open/door: backstage, system: now Lockers",
        ],
    ),
    (
        {"does: Refills": "does: Fills again"},
        ["D501 cosmetic journey:parcel/open/door: backstage, what happens: Refills -> “Fills again”"],
    ),
    ({"systems: [lockers]": "systems: [lockers, crm]"}, ["D503 notable process:refill: tools: + Customer file"]),
    (
        {"name: I receive the code": "name: My code arrives"},
        ["D501 cosmetic journey:parcel/find/code: name: “I receive the code” -> “My code arrives”"],
    ),
    (
        {"does: Reads the message": "does: Opens the message"},
        ["D501 cosmetic journey:parcel/find/code: what happens: “Reads the message” -> “Opens the message”"],
    ),
    (
        {"thinks: Is it for today?": "thinks: Is this a fraud?"},
        ["D501 cosmetic journey:parcel/find/code: what the traveller thinks: “Is it for today?” -> “Is this a fraud?”"],
    ),
    (
        {"text: To know by when": "text: To know until when"},
        [
            "D501 cosmetic journey:parcel/find/code: needs, To know until when, text: “To know by when” -> “To know until when”"
        ],
    ),
    (
        {"text: It is quick": "text: It opens at once"},
        [
            "D503 notable journey:parcel/open/door: what delights, It is quick: removed",
            "D503 notable journey:parcel/open/door: what delights, It opens at once: added",
        ],
    ),
    (
        {"promise: In your hands within a day": "promise: In your hands today"},
        ["D501 cosmetic journey:parcel: promise: “In your hands within a day” -> “In your hands today”"],
    ),
    (
        {"business_goal: Fewer calls": "business_goal: Fewer calls and letters"},
        ["D502 cosmetic journey:parcel: goal of the organisation: “Fewer calls” -> “Fewer calls and letters”"],
    ),
    (
        {"goal: To know where it is": "goal: To know where it stands"},
        ["D501 cosmetic journey:parcel/find: goal: “To know where it is” -> “To know where it stands”"],
    ),
    (
        {"story: She collects": "story: She always collects"},
        ["D502 cosmetic persona:lea: story: “She collects parcels at lunch” -> “She always collects parcels at lunch”"],
    ),
    (
        {"agreement: Within the hour": "agreement: Within two hours"},
        ["D502 cosmetic journey:parcel/open/door: handover, agreement: “Within the hour” -> “Within two hours”"],
    ),
    (
        {"summary: From the message to the door": "summary: From the message to the home"},
        ["D501 cosmetic journey:parcel: summary: “From the message to the door” -> “From the message to the home”"],
    ),
    ({"status: live": "status: draft"}, ["D503 notable journey:parcel: status: live -> draft"]),
    (
        {"review_by: 2027-03-31": "review_by: 2027-09-30"},
        ["D503 notable journey:parcel: to be reviewed by: 2027-03-31 -> 2027-09-30"],
    ),
    ({"personas: [lea, max]": "personas: [lea]"}, ["D503 notable journey:parcel: personas: − Max"]),
    ({"personas: [lea, max]": "personas: [max, lea]"}, ["D503 notable journey:parcel: personas: another order"]),
    (
        {"goals: [not to queue]": "goals: [not to queue, to be seen]"},
        ["D502 cosmetic persona:max: goals: + “to be seen”"],
    ),
    ({"status: identified": "status: delivered"}, ["D503 notable opportunity:bench: status: identified -> delivered"]),
    ({"status: live": "status: live  # in service", "owner: digital\n": 'owner: "digital"\n'}, []),
    ({"channels: [sms]": "channels:\n        - sms", "importance: 4": "importance: 4  # out of 5"}, []),
    (
        {
            "accountable: digital, ": "accountable: risk, ",
            "      - {id: help, name: I call for help, channels: [web]}\n": "",
            "      - id: walk\n": "      - {id: help, name: I call for help, channels: [web]}\n      - id: walk\n",
        },
        [
            "D106 notable journey:parcel/find/help: moved from `open` to `find`",
            "D402 notable journey:parcel/find/help: accountable: Digital -> Risk",
            "D402 notable journey:parcel/find: accountable: Digital -> Risk",
        ],
    ),
    (
        {"status: live": "status: draft", "severity: 3, evidence: [diary]": "severity: 3"},
        [
            "D302 breaking journey:parcel/find/walk/rain: evidence: − Diaries of May",
            "D503 notable journey:parcel: status: live -> draft",
        ],
    ),
    (
        {"goals: [not to queue], ": "goals: [not to queue], evidence: [diary], "},
        ["D503 notable persona:max: evidence: + Diaries of May"],
    ),
    ({"name: Satisfaction": "name: {en: Satisfaction}", "goals: [not to queue]": "goals: [{en: not to queue}]"}, []),
    (
        {"name: Satisfaction": "name: {en: Satisfaction, fr: Contentement}"},
        ["D502 cosmetic metric:csat: name (fr): now Contentement"],
    ),
    (
        {'>= 38 %"': '>= 30 %"', "score: -1, feeling": "score: 1, feeling", "    sponsor: shops\n": ""},
        [
            "D203 breaking journey:parcel: KPI Satisfaction: target weakened, >= 38 % -> >= 30 %",
            "D301 notable journey:parcel/find/code: emotion −1 -> +1 without new evidence",
            "D402 notable journey:parcel: sponsor: Shops -> nobody",
        ],
    ),
)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("base") / "workspace"


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize(
    ("edit", "expected"), CASES, ids=lambda value: " + ".join(value)[:60] if isinstance(value, dict) else ""
)
def test_what_is_said(edit: dict[str, str], expected: list[str], started: Path, tmp_path: Path) -> None:
    assert lines(tmp_path / "w", edit, started) == expected
