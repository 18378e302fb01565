"""What rules must not say, and say once: examples of false and of double alarms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.marked import check, codes

TEN_LINES = """
kind: journey
id: collect-parcel
name: Collect a parcel
owner: logistics
personas: [lea]
goal: Have my parcel in my hands today
raci: {responsible: [logistics]}
stages: [{id: find, name: I find it, touchpoints: [{id: sms, name: I read the code, channels: [sms]}]}]
exits: [{id: done, name: I have it, type: success}]
---
kind: catalog
personas: [{id: lea, name: Léa}]
teams: [{id: logistics, name: Logistics}]
channels: [{id: sms, name: Text message, type: sms}]
"""


def test_ten_clean_lines_say_nothing(tmp_path: Path) -> None:
    assert check(tmp_path, TEN_LINES).diagnostics == ()


def test_the_shortest_draft_has_neither_error_nor_warning(tmp_path: Path) -> None:
    text = TEN_LINES.replace("raci: {responsible: [logistics]}\n", "").replace(
        "exits: [{id: done, name: I have it, type: success}]\n", ""
    )
    assert {d.severity.word for d in check(tmp_path, text).diagnostics} == {"info"}


# ---------------------------------------------------------------- one fault, one message


def journey(body: str, *others: str) -> str:
    text = f"kind: journey\nid: parcel\nname: Collect\n{body}"
    return "---\n".join([text if text.endswith("\n") else text + "\n", *others])


TEAM = "kind: team\nid: digital\nname: Digital\n"


def test_a_journey_without_owner_is_said_once_not_for_each_touchpoint(tmp_path: Path) -> None:
    body = "stages:\n  - {id: a, name: A, touchpoints: [{id: x, name: X}, {id: y, name: Y}]}\n"
    assert codes(tmp_path, journey(body), "O") == ["O101", "O104"]


def test_a_whole_stage_without_accountable_is_one_finding_on_the_stage(tmp_path: Path) -> None:
    body = (
        "stages:\n"
        "  - {id: a, name: A, touchpoints: [{id: x, name: X, raci: {accountable: digital, responsible: [digital]}}]}\n"
        "  - {id: b, name: B, touchpoints: [{id: y, name: Y}, {id: z, name: Z}]}\n"
    )
    found = [d for d in check(tmp_path, journey(body, TEAM)).diagnostics if d.code in ("O102", "O104")]
    assert [(d.code, d.ref) for d in found] == [("O102", "journey:parcel/b"), ("O104", "journey:parcel/b")]
    assert "2 touchpoints" in found[0].message.in_("en")


def test_an_unknown_team_is_not_also_a_missing_one(tmp_path: Path) -> None:
    body = "owner: nobody\nraci: {responsible: [noone]}\nstages: [{id: a, name: A, touchpoints: [{id: x, name: X}]}]\n"
    assert codes(tmp_path, journey(body), "OR") == ["R101", "R101"]


def test_an_unknown_metric_is_not_also_without_target_or_baseline(tmp_path: Path) -> None:
    body = 'kpis: [{metric: csat}, {metric: nps, target: ">= 4"}]\nstages: [{id: a, name: A}]\n'
    assert codes(tmp_path, journey(body), "MR") == ["R101", "R101"]


def test_an_unknown_next_leaves_the_flow_alone(tmp_path: Path) -> None:
    touchpoints = "[{id: x, name: X, next: [{to: a/zz}]}, {id: y, name: Y}]"
    body = f"stages: [{{id: a, name: A, touchpoints: {touchpoints}}}]\nexits: [{{id: e, name: E, type: success}}]\n"
    found = codes(tmp_path, journey(body), "CR")
    assert "R101" in found
    assert not {"C107", "C108", "C109"} & set(found)


def test_a_faulty_journey_is_judged_by_no_rule_and_orphans_wait(tmp_path: Path) -> None:
    text = journey("persona: lea\nstages: [{id: a, name: A}]\n", "kind: persona\nid: lea\nname: Léa\n")
    assert codes(tmp_path, text, "CORSE") == ["S101"]


def test_what_follows_an_unreachable_touchpoint_is_not_said_again(tmp_path: Path) -> None:
    touchpoints = "\n".join(
        [
            "      - {id: a, name: A, type: action, next: [{to: 'exit:e'}]}",
            "      - {id: b, name: B, type: action, next: [{to: s/c}]}",
            "      - {id: c, name: C, type: action, next: [{to: 'exit:e'}]}",
        ]
    )
    body = f"stages:\n  - id: s\n    name: S\n    touchpoints:\n{touchpoints}\nexits: [{{id: e, name: E, type: success}}]\n"
    found = [d.ref for d in check(tmp_path, journey(body)).diagnostics if d.code == "C107"]
    assert found == ["journey:parcel/s/b"]


def test_a_touchpoint_that_leads_to_itself_is_a_faulty_reference_and_no_loop(tmp_path: Path) -> None:
    body = "stages: [{id: s, name: S, touchpoints: [{id: a, name: A, type: action, next: [{to: s/a}]}]}]\n"
    assert "C109" not in codes(tmp_path, journey(body), "C")


def test_a_journey_without_any_end_is_not_also_a_dead_end(tmp_path: Path) -> None:
    body = "stages: [{id: s, name: S, touchpoints: [{id: a, name: A, type: action}]}]\n"
    found = codes(tmp_path, journey(body), "C")
    assert "C106" in found
    assert "C108" not in found


def test_a_way_into_another_journey_is_an_end(tmp_path: Path) -> None:
    body = "stages: [{id: s, name: S, touchpoints: [{id: a, name: A, type: action, next: [{to: 'journey:b'}]}]}]\n"
    other = "kind: journey\nid: b\nname: B\naccepts: [parcel]\nstages: [{id: s, name: S}]\n"
    found = [d for d in check(tmp_path, journey(body, other)).diagnostics if d.code in ("C106", "C108", "X301")]
    assert [(d.code, d.ref) for d in found] == [("C106", "journey:b")]


def test_an_incomplete_metric_is_said_before_its_source_and_window(tmp_path: Path) -> None:
    assert codes(tmp_path, "kind: metric\nid: m\nname: M\ntype: funnel\n", "M") == ["M011"]


def test_a_retired_journey_is_silent_and_may_name_what_is_retired(tmp_path: Path) -> None:
    body = "status: retired\nowner: digital\nstages: [{id: a, name: A}]\n"
    assert codes(tmp_path, journey(body, TEAM + "active_until: 2025-01-01\n")) == []


# ---------------------------------------------------------------- no false alarm


@pytest.mark.parametrize(
    "words",
    [
        "I wrote to contact@colis.fr and nobody answered",
        "The order 2026 1122 3344 5566 was refused",
        "Between 10:00 and 12:00, 0612 parcels",
        "Call 01 99 00 12 34 in the film",
        "Call (212) 555-0123 in the film",
        "Reference FR76 and 1 200 000 visits in 2025-2026",
        "It took 12.5 hours, 3-4 days, 100 000 EUR",
        "See section 3.14.15 and version 2.0.1",
        "@lea said so on the network",
        "SIREN 732 829 320, RCS Paris",
        "my file number is 123456789012345678",
    ],
)
def test_words_that_are_no_personal_data(words: str, tmp_path: Path) -> None:
    text = f'kind: evidence\nid: e\nname: E\nmethod: diary\ndate: 2026-01-01\nverbatims: [{{text: "{words}", consent: true}}]\n'
    assert codes(tmp_path, text, "Z") == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("write to lea.martin@orange.fr", "l…@o….fr"),
        ("call me on 06.12.34.56.78", "06…78"),
        ("call +33 6 12 34 56 78", "+3…78"),
        ("call (415) 867-5309 tonight", "(4…09"),
        ("call +44 20 7946 1234", "+4…34"),
        ("pay on FR14 2004 1010 0505 0001 3M02 606", "FR…06"),
        ("card 4111 1111 1111 1111 please", "41…11"),
        ("my number is 1 85 05 78 006 084 91", "18…91"),
        ("ssn 078-05-1120", "07…20"),
    ],
)
def test_personal_data_is_found_and_masked(words: str, shown: str, tmp_path: Path) -> None:
    text = f'kind: evidence\nid: e\nname: E\nverbatims: [{{text: "{words}", consent: true}}]\n'
    found = [d for d in check(tmp_path, text).diagnostics if d.code == "Z001"]
    assert len(found) == 1
    message = found[0].message.in_("fr")
    assert shown.replace(" ", "") in message.replace(" ", "")
    assert max(words.split(), key=len) not in message


def test_the_address_of_a_desk_is_no_personal_data(tmp_path: Path) -> None:
    text = "kind: channel\nid: hotline\nname: Hotline\nservice_level: Call 01 44 55 66 77 from 8 to 20\n"
    assert codes(tmp_path, text, "Z") == []


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVa\\tScript:alert(1)", "&#106;avascript:alert(1)", "data:text/html,hi", "file:///etc/passwd", "\\u0001javascript:x"],
)  # fmt: skip
def test_unsafe_addresses_are_seen_through_their_disguise(address: str, tmp_path: Path) -> None:
    text = f'kind: persona\nid: lea\nname: Léa\nstory: "see [this](<{address}>)"\n'
    assert "Z004" in codes(tmp_path, text, "Z")


@pytest.mark.parametrize(
    "words", ["less than <3 days", "a < b and b > c", "`<b>` is code", "I <3 it", "<https://example.org>"]
)
def test_signs_that_are_no_html(words: str, tmp_path: Path) -> None:
    assert codes(tmp_path, f'kind: persona\nid: lea\nname: Léa\nstory: "{words}"\n', "Z") == []


@pytest.mark.parametrize(
    "words",
    ["Mon dossier est à compléter", "A form to be completed at home", "Tout est à faire en une fois", "I texted her", "todo bien", "N'y a-t-il pas de texte ?"],
)  # fmt: skip
def test_sentences_that_are_no_placeholder(words: str, tmp_path: Path) -> None:
    assert "C111" not in codes(tmp_path, journey(f'goal: "{words}"\nstages: [{{id: a, name: A}}]\n'), "C")


@pytest.mark.parametrize(
    "words", ["TBD", "tbd.", "[à compléter]", "À définir", "…", "???", "Lorem ipsum dolor", "xxx", "Ask them (TBC)"]
)
def test_placeholders(words: str, tmp_path: Path) -> None:
    assert "C111" in codes(tmp_path, journey(f'goal: "{words}"\nstages: [{{id: a, name: A}}]\n'), "C")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Customer service calls me back", False),
        ("The customer is verified", True),
        ("Patients wait in the corridor", True),
        ("Patiently I wait", False),
        ("My client area", False),
        ("User is onboarded", True),
    ],
)
def test_the_voice_of_the_traveller(name: str, found: bool, tmp_path: Path) -> None:
    body = f'status: review\nstages: [{{id: a, name: "{name}"}}]\n'
    assert ("T402" in codes(tmp_path, journey(body), "T")) is found


@pytest.mark.parametrize(
    ("metric", "kpi", "expected"),
    [
        ("type: nps", 'target: ">= 30", baseline: -12', []),
        ("type: nps", 'target: ">= 30 %", baseline: 12', ["M006"]),
        ("type: csat\nscale: {low: 1, high: 5}\nunit: score", 'target: ">= 4.2", baseline: 3.9', []),
        ("type: csat\nscale: {low: 1, high: 5}\nunit: score", 'target: ">= 5.2", baseline: 3.9', ["M007"]),
        ("type: duration\ndirection: down\nstart: {event: a}\nend: {event: b}", 'target: "<= 3 days", baseline: 5 days', []),
        ("type: duration\ndirection: down\nstart: {event: a}\nend: {event: b}", 'target: "<= 3 days", baseline: 2 days', ["M005"]),
        ("type: duration\nunit: days\nstart: {event: a}\nend: {event: b}", 'target: "<= 40 %", baseline: 5', ["M006"]),
        ("type: cost-per-exit\ncurrency: EUR", 'target: "<= 4.20 EUR", baseline: 5.10 EUR', []),
        ("unit: percent\ndirection: up", 'target: "<= 40 %", baseline: 50 %', ["M005"]),
        ("unit: count", 'target: ">= 120 calls", baseline: 90', []),
        ("definition: in words", 'target: ">= 40 %", baseline: 12', ["M006"]),
        ("type: retention\nunit: percent\nwindow: P30D", 'target: ">= 140 %", baseline: 50 %', ["M007"]),
    ],
)  # fmt: skip
def test_units_scales_and_directions(metric: str, kpi: str, expected: list[str], tmp_path: Path) -> None:
    body = f"kpis: [{{metric: m, {kpi}}}]\nstages: [{{id: a, name: A}}]\n"
    found = codes(tmp_path, journey(body, f"kind: metric\nid: m\nname: M\n{metric}\n"), "M")
    assert [code for code in found if code in ("M005", "M006", "M007")] == expected


def test_a_target_for_tomorrow_does_not_conflict_with_one_of_today(tmp_path: Path) -> None:
    today = 'state: as-is\ncounterpart: b\nkpis: [{metric: m, target: ">= 4", by: 2027-01-01}, {metric: m, target: ">= 5", by: 2028-01-01}]\nstages: [{id: a, name: A}]\n'
    tomorrow = (
        'kind: journey\nid: b\nname: B\nstate: to-be\nkpis: [{metric: m, target: ">= 9"}]\nstages: [{id: a, name: A}]\n'
    )
    found = codes(tmp_path, journey(today, tomorrow, "kind: metric\nid: m\nname: M\n"), "XR")
    assert found == []


def test_languages(tmp_path: Path) -> None:
    workspace = "kind: workspace\norganisation: {name: C}\nlanguages: [fr, en, de]\ninclude: [journeys]\n"
    stock = "kind: journey\nid: p\nname: {fr: A, en: A, de: A}\nlifecycle: classic\nstages: [{id: s, name: {fr: A, en: A, de: A}, phase: purchase}]\n"
    proper = "kind: catalog\nsystems: [{id: s, name: Salesforce}]\nteams: [{id: t, name: Digital}]\n"
    assert codes(tmp_path / "a", "---\n".join([stock, proper, workspace]), "T") == []
    plain = journey("goal: Avoir mon colis\ntrigger: Un avis\nstages: [{id: a, name: Je viens}]\n", workspace)
    assert codes(tmp_path / "b", plain, "T") == ["T404"], "many plain texts in one entity are said once"


def test_verbatims_stay_in_the_language_in_which_they_were_said(tmp_path: Path) -> None:
    workspace = "kind: workspace\norganisation: {name: C}\nlanguages: [fr, en]\ninclude: [journeys]\n"
    text = "kind: evidence\nid: e\nname: {fr: Carnets, en: Diaries}\nverbatims: [{text: J'ai attendu, consent: true}]\n"
    assert codes(tmp_path, "---\n".join([text, workspace]), "T") == []


def test_feelings_by_form_and_language(tmp_path: Path) -> None:
    def emotion(id_: str, score: int, feeling: str) -> str:
        return f"{{id: {id_}, name: A, type: action, rationale: R, emotion: {{score: {score}, feeling: {feeling}}}}}"

    touchpoints = ", ".join(
        [
            emotion("a", 1, "inquiète"),
            emotion("b", -1, "inquiète"),
            emotion("c", 2, "{fr: perdues}"),
            emotion("d", -1, "curieuse"),
            emotion("e", 0, "perdu"),
            emotion("f", -2, "heureuses"),
            emotion("g", 1, "pas inquiète"),
        ]
    )
    workspace = "kind: workspace\norganisation: {name: C}\nlanguages: [fr]\ninclude: [journeys]\n"
    text = journey(f"stages: [{{id: s, name: S, touchpoints: [{touchpoints}]}}]\n", workspace)
    found = [d.ref[-1] for d in check(tmp_path, text).diagnostics if d.code == "E204"]
    assert found == ["a", "c", "f"]


# ---------------------------------------------------------------- levels


def test_levels_hold_for_what_the_reader_and_the_references_say(tmp_path: Path) -> None:
    text = "kind: team\nid: care\nname: Care\naliases: [old]\nx-no: no\n---\nkind: team\nid: b\nname: B\npart_of: old\n"
    settings = "---\nkind: workspace\norganisation: {name: C}\ninclude: [journeys]\nrules: {levels: {LEVELS}}\n"
    assert codes(tmp_path / "a", text, "YR") == ["R106", "Y030"]
    off = settings.replace("{LEVELS}", "{Y030: 'off', reference-by-alias: 'off'}")
    assert codes(tmp_path / "b", text + off, "YR") == []
    raised = check(tmp_path / "c", text + settings.replace("{LEVELS}", "{Y: error}")).diagnostics
    assert {d.code: d.severity.word for d in raised}["Y030"] == "error"


def test_no_level_hides_what_breaks_the_model(tmp_path: Path) -> None:
    text = "kind: team\nid: care\nname: Care\npart_of: nobody\nfoo: 1\n"
    settings = (
        "---\nkind: workspace\norganisation: {name: C}\ninclude: [journeys]\nrules: {levels: {S: 'off', R: 'off'}}\n"
    )
    assert codes(tmp_path, text + settings, "SR") == ["R101", "S101"]
