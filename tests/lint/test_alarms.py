"""What the rules on tools, listening, promises, figures and words must not take for a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.lint.delays import always, delays, opening_hours
from cxjourney.lint.measures import unit_of
from cxjourney.metrics import defaults
from cxjourney.model.kinds.metric import METRIC_TYPES, Metric
from cxjourney.model.node import make
from cxjourney.model.values import Text
from tests.lint.marked import check, codes

TEAMS = "---\nkind: catalog\nteams: [{id: care, name: Care}, {id: carrier, name: Carrier, type: partner}]\n"


def journey(*touchpoints: str, head: str = "", id_: str = "parcel") -> str:
    """A journey under review with one touchpoint a stage."""
    stages = "".join(
        f"  - {{id: s{n}, name: S{n}, touchpoints: [{{id: t{n}, name: I do {n}, {fields}}}]}}\n"
        for n, fields in enumerate(touchpoints)
    )
    return f"kind: journey\nid: {id_}\nname: Collect\nstatus: review\n{head}stages:\n{stages}"


# ---------------------------------------------------------------- tools

FILE = "---\nkind: system\nid: file\nname: File\ncategory: crm\nowner: care\n"


@pytest.mark.parametrize(
    ("middle", "found"),
    [
        ('receiver: "team:care"', True),
        ('receiver: "partner:carrier"', False),
        ("type: action", False),
        ('receiver: "team:care", backstage: [{lane: backstage, system: file}]', False),
        ('initiator: "system:file"', False),
    ],
)
def test_a_stage_misses_the_customer_file_when_a_team_of_ours_stands_there(
    middle: str, found: bool, tmp_path: Path
) -> None:
    text = journey("systems: [file]", middle, "systems: [file]") + TEAMS + FILE
    assert ("C137" in codes(tmp_path, text, "C")) is found


def test_a_journey_that_uses_the_customer_file_once_misses_it_nowhere(tmp_path: Path) -> None:
    text = journey('receiver: "team:care"', "systems: [file]", 'receiver: "team:care"') + TEAMS + FILE
    assert "C137" not in codes(tmp_path, text, "C")


@pytest.mark.parametrize(
    "fields",
    [
        'initiator: traveller, receiver: "partner:carrier", channels: [phone]',
        'initiator: traveller, receiver: "team:care", channels: [phone, shop]',
        'initiator: "team:care", receiver: traveller, channels: [phone]',
        'initiator: traveller, receiver: "team:care", channels: [phone], backstage: [{lane: support, system: file}]',
        "initiator: traveller, channels: [phone]",
    ],
)
def test_a_call_that_needs_no_tool_of_ours(fields: str, tmp_path: Path) -> None:
    channels = "---\nkind: catalog\nchannels: [{id: phone, name: P, type: phone}, {id: shop, name: S, type: store}]\n"
    assert "C138" not in codes(tmp_path, journey(fields) + TEAMS + FILE + channels, "C")


@pytest.mark.parametrize("roles", ["raci: {accountable: care}", "type: action"])
def test_a_system_acts_under_a_team(roles: str, tmp_path: Path) -> None:
    bot = "---\nkind: system\nid: bot\nname: Bot\n"
    acting = journey(f'initiator: "system:bot", {roles}', head="owner: carrier\n") + TEAMS + bot
    expected = roles != "raci: {accountable: care}"
    assert ("O106" in codes(tmp_path / "a", acting, "O")) is expected
    assert "O106" not in codes(tmp_path / "b", acting.replace("name: Bot\n", "name: Bot\nowner: care\n"), "O")


def test_a_system_that_acts_in_a_journey_without_owner_is_not_said_twice(tmp_path: Path) -> None:
    bot = "---\nkind: system\nid: bot\nname: Bot\n"
    assert "O106" not in codes(tmp_path, journey('initiator: "system:bot"') + bot, "O")


# ---------------------------------------------------------------- listening


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("solicited: true, placement: message, response_rate: 4 %", True),
        ("solicited: true, placement: message, response_rate: 10 %", False),
        ("solicited: true, placement: poster, response_rate: 3 %", False),
        ("solicited: true, placement: receipt, channel: sms, response_rate: 3 %", False),
        ("solicited: true, channel: sms, response_rate: 3 %", True),
        ("solicited: false, placement: message, response_rate: 3 %", False),
    ],
)
def test_the_rate_of_answers_counts_where_people_are_written_to(fields: str, found: bool, tmp_path: Path) -> None:
    text = f"kind: catalog\nsurveys: [{{id: s, name: S, {fields}}}]\nchannels: [{{id: sms, name: SMS, type: sms}}]\n"
    assert ("M020" in codes(tmp_path, text, "M")) is found


def test_the_workspace_sets_the_limits_of_listening(tmp_path: Path) -> None:
    text = "kind: survey\nid: s\nname: S\nsolicited: true\nplacement: letter\nresponse_rate: 12 %\n"
    limits = (
        "---\nkind: workspace\norganisation: {name: C}\ninclude: [journeys]\nrules: {options: {response_rate: 15 %}}\n"
    )
    assert "M020" in codes(tmp_path, text + limits, "M")


def surveys(*quarantines: str, nature: str = "transactional", placement: str = "message") -> str:
    return "---\nkind: catalog\nsurveys:\n" + "".join(
        f"  - {{id: q{n}, name: Q, nature: {nature}, solicited: true, placement: {placement}, quarantine: {span}}}\n"
        for n, span in enumerate(quarantines)
    )


ASKED = tuple(f"type: action, surveys: [q{n}]" for n in range(4))


@pytest.mark.parametrize(
    ("touchpoints", "listed", "found"),
    [
        (ASKED, surveys(*["P30D"] * 4), True),
        (ASKED[:3], surveys(*["P30D"] * 3), False),
        (ASKED, surveys(*["P30D"] * 4, nature="relational"), False),
        (ASKED, surveys(*["P30D"] * 4, placement="poster"), False),
        ((*ASKED[:3], "type: action, wait: P40D", ASKED[3]), surveys(*["P30D"] * 4), False),
        ((ASKED[0], ASKED[0], ASKED[0], ASKED[0]), surveys("P30D"), False),
    ],
)
def test_one_traveller_is_asked_too_much(
    touchpoints: tuple[str, ...], listed: str, found: bool, tmp_path: Path
) -> None:
    assert ("X311" in codes(tmp_path, journey(*touchpoints) + listed, "X")) is found


def test_two_ways_through_a_journey_are_two_travellers(tmp_path: Path) -> None:
    ways = (
        "type: action, next: [{to: s1/t1, share: 50 %}, {to: s3/t3, share: 50 %}]",
        "type: action, surveys: [q0], next: [{to: s2/t2}]",
        "type: action, surveys: [q1], next: [{to: 'exit:out'}]",
        "type: action, surveys: [q2], next: [{to: s4/t4}]",
        "type: action, surveys: [q3], next: [{to: 'exit:out'}]",
    )
    text = journey(*ways) + "exits: [{id: out, name: Out, type: success}]\n" + surveys(*["P30D"] * 4)
    assert "X311" not in codes(tmp_path, text, "X")


# ---------------------------------------------------------------- promises


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("An answer within 24 hours", [86_400]),
        ("We call back in under two days, or in 1 h", [172_800, 3_600]),
        ("Réponse sous 48 h", [172_800]),
        ("Réponse dans la journée, en deux jours au plus", [172_800]),
        ("Open from 8 h to 19 h, Monday to Friday", []),
        ("Three days a week, 24 hours", []),
        ("Ouvert de 9 h à 18 h", []),
        ("You know in a minute", [60]),
    ],
)
def test_delays_in_sentences(words: str, seconds: list[float]) -> None:
    assert [delay.seconds for delay in delays(words)] == seconds


def test_being_there_at_any_time() -> None:
    assert always("Open 24/7") == "24/7"
    assert always("Ouvert jour et nuit") == "jour et nuit"
    assert always("Open 24 hours a week") is None
    assert opening_hours("Ouvert de 9 h à 18 h") == "9 h à 18 h"
    assert opening_hours("Monday to Friday") == "Monday to Friday"
    assert opening_hours("Open day and night; planned stops are announced the day before") is None


@pytest.mark.parametrize(
    ("metric", "target", "found"),
    [
        ("start: {touchpoint: parcel/s0/t0}", "<= 2 hours", True),
        ("start: {touchpoint: parcel/s0/t0}", "<= 45 minutes", False),
        ("start: {touchpoint: parcel/s1/t1}", "<= 2 hours", False),
        ("start: {event: other}", "<= 2 hours", False),
        ("unit: minutes, start: {touchpoint: parcel/s0/t0}", "<= 90", True),
        ("start: {touchpoint: parcel/s0/t0}", ">= 2 hours", False),
    ],
)
def test_a_target_contradicts_the_deadline_of_its_touchpoint(
    metric: str, target: str, found: bool, tmp_path: Path
) -> None:
    text = journey(f"deadline: PT1H, event: asked, kpis: [{{metric: m, target: '{target}'}}]", "event: other")
    made = f"---\nkind: catalog\nmetrics: [{{id: m, name: M, type: duration, end: {{event: z}}, {metric}}}]\n"
    assert ("X308" in codes(tmp_path, text + made, "X")) is found


@pytest.mark.parametrize(
    ("promise", "service"),
    [
        ("An answer within two days", "Answers in 24 hours"),
        ("A voice, not a machine", "Monday to Saturday; answers within 5 minutes"),
        ("Open day and night", "Planned stops are announced the day before"),
    ],
)
def test_a_level_of_service_that_keeps_the_promise(promise: str, service: str, tmp_path: Path) -> None:
    text = f"kind: channel\nid: web\nname: Web\npromise: {promise}\nservice_level: {service}\n"
    assert "X308" not in codes(tmp_path, text, "X")


def test_a_promise_is_omitted_only_where_others_keep_it(tmp_path: Path) -> None:
    text = journey("channels: [web, mouth]", head="promise: Soon\n")
    channels = (
        "---\nkind: catalog\nchannels: [{id: web, name: W}, {id: mouth, name: M, ownership: peer, promise: Soon}]\n"
    )
    assert "X307" in codes(tmp_path / "a", text + channels, "X")
    assert "X307" not in codes(tmp_path / "b", text + channels.replace(", promise: Soon", ""), "X")
    assert "X307" not in codes(tmp_path / "c", text.replace("promise: Soon\n", "") + channels, "X")
    theirs = channels.replace("name: W}", "name: W, promise: Soon}").replace("peer, promise: Soon", "peer")
    assert "X307" not in codes(tmp_path / "d", text + theirs, "X"), "nobody promises what people say"


def test_messages_on_two_channels_may_differ_in_words(tmp_path: Path) -> None:
    def variants(first: str, second: str) -> str:
        listed = f"[{{when: a = 1, channel: web, message: {first}}}, {{when: a = 1, channel: post, message: {second}}}]"
        return (
            journey(f"variants: {listed}") + "---\nkind: catalog\nchannels: [{id: web, name: W}, {id: post, name: P}]\n"
        )

    assert "X309" not in codes(tmp_path / "a", variants("Kept 5 days", "We keep it for 5 days"), "X")
    assert "X309" not in codes(tmp_path / "b", variants("Kept five days", "We keep it for 5 days"), "X")
    assert "X309" in codes(tmp_path / "c", variants("Kept 5 days for 3 EUR", "We keep it for 5 days for 2 EUR"), "X")


# ---------------------------------------------------------------- between journeys


def pair(first: str, second: str, owners: tuple[str, str] = ("care", "shop"), teams: str = "") -> str:
    """Two journeys with a touchpoint each, and their owners."""
    told = [
        journey("channels: [web]", head=f"owner: {owner}\n", id_=f"j{n}").replace("I do 0", name)
        for n, (name, owner) in enumerate(zip((first, second), owners, strict=True))
    ]
    listed = teams or "[{id: care, name: Care}, {id: shop, name: Shop}]"
    return "---\n".join([*told, f"kind: catalog\nteams: {listed}\nchannels: [{{id: web, name: Web}}]\n"])


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("I report a late parcel", "I report my late parcel", True),
        ("I report a late parcel", "I report a lost parcel", False),
        ("I pay", "I pay", False),
        ("Je signale un colis en retard", "Je signale mon colis en retard", True),
    ],
)
def test_touchpoints_that_are_alike(first: str, second: str, found: bool, tmp_path: Path) -> None:
    assert ("X302" in codes(tmp_path, pair(first, second), "X")) is found


def test_touchpoints_of_one_team_or_of_two_organisations_may_be_alike(tmp_path: Path) -> None:
    names = ("I report a late parcel", "I report my late parcel")
    assert "X302" not in codes(tmp_path / "a", pair(*names, owners=("care", "care")), "X")
    apart = "[{id: one, name: One}, {id: two, name: Two}, {id: care, name: C, part_of: one}, {id: shop, name: S, part_of: two}]"
    assert "X302" not in codes(tmp_path / "b", pair(*names, teams=apart), "X")
    assert "X302" in codes(tmp_path / "c", pair(*names, teams=apart.replace("part_of: two", "part_of: one")), "X")


def test_a_journey_and_its_to_be_tell_the_same_touchpoints(tmp_path: Path) -> None:
    text = pair("I report a late parcel", "I report my late parcel")
    text = text.replace("id: j0\n", "id: j0\nstate: as-is\ncounterpart: j1\n").replace(
        "id: j1\n", "id: j1\nstate: to-be\n"
    )
    assert "X302" not in codes(tmp_path, text, "X")


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Sign-up", "Registration", True),
        ("I sign up", "I Sign Up!", True),
        ("I sign up", "I sign up", False),
        ("I choose a bed", "I choose a chair", False),
        ("Payment of the rent", "I pay", False),
    ],
)
def test_one_name_for_one_thing(first: str, second: str, found: bool, tmp_path: Path) -> None:
    text = (
        journey("type: action", "type: action")
        .replace("name: S0", f"name: '{first}'")
        .replace("name: S1", f"name: '{second}'")
    )
    assert ("X305" in codes(tmp_path, text, "X")) is found


# ---------------------------------------------------------------- figures, words, data


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("30 % of customers walk past it", True),
        ("30 % des clients passent devant", True),
        ("One person in three gives up", True),
        ("Trois usagers sur quatre renoncent", True),
        ("9 out of 10 people find it", True),
        ("20 % of the price is asked in advance", False),
        ("I waited for two people in three days", False),
        ("The two of us in one room", False),
        ("It is open 7 days out of 7", False),
        ("Je suis un client sur le départ", False),
    ],
)
def test_a_figure_about_people_needs_a_source(words: str, found: bool, tmp_path: Path) -> None:
    text = journey(f'type: action, pains: [{{text: "{words}", severity: 1}}]')
    assert ("E218" in codes(tmp_path / "a", text, "E")) is found
    evidence = "---\nkind: evidence\nid: e\nname: E\nmethod: diary\ndate: 2026-01-01\n"
    backed = text.replace("severity: 1", "severity: 1, evidence: [e]") + evidence
    assert "E218" not in codes(tmp_path / "b", backed, "E")


def test_a_figure_in_two_languages_is_one_figure(tmp_path: Path) -> None:
    pain = "{text: {en: 30 % of customers leave, fr: 30 % des clients partent}, severity: 1}"
    assert codes(tmp_path, journey(f"type: action, pains: [{pain}]"), "E").count("E218") == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I see it in SalesDesk", True),
        ("Paiement en une fois", False),
        ("I make the payment", False),
        ("My file is open", False),
        ("I look it up in Nautilus", True),
        ("Nautilus is a shell", False),
        ("I look it up in iDesk", True),
        ("An iDesker helps", False),
        ("RESalesDesk is a word", False),
        ("The status is parcel_ready", True),
        ("See screen 12", True),
        ("Write to care_desk@example.org", False),
        ("https://example.org/my_page is open", False),
        ("COVID-19 and ISO-9001", False),
        ("As said in CX-142", True),
    ],
)
def test_words_of_the_house_in_texts_of_travellers(words: str, found: bool, tmp_path: Path) -> None:
    named = ["SalesDesk", "Paiement", "File", "Nautilus", "iDesk"]
    systems = ", ".join(f"{{id: s{n}, name: {name}, category: crm}}" for n, name in enumerate(named))
    solved = "opportunities: [{id: o, name: O, solutions: [{name: S, ticket: CX-1}]}]\n"
    text = journey("type: action", head=f'goal: "{words}"\n') + f"---\nkind: catalog\nsystems: [{systems}]\n{solved}"
    assert ("T409" in codes(tmp_path, text, "T")) is found


def test_a_tool_that_travellers_meet_may_be_named(tmp_path: Path) -> None:
    text = (
        journey('receiver: "system:s"', head="goal: Ask MyBot\n")
        + "---\nkind: system\nid: s\nname: MyBot\ncategory: core\n"
    )
    assert "T409" not in codes(tmp_path, text, "T")


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Awareness", "Consideration", "Purchase"), True),
        (("Découverte", "Achat", "Fidélisation"), False),
        (("Notoriété", "Achat", "Fidélisation"), True),
        (("Awareness", "Purchase"), False),
        (("Awareness", "Purchase", "I come back"), False),
    ],
)
def test_stages_named_by_sales(names: tuple[str, ...], found: bool, tmp_path: Path) -> None:
    text = journey(*["type: action"] * len(names))
    for n, name in enumerate(names):
        text = text.replace(f"name: S{n},", f"name: {name},")
    head = "---\nkind: workspace\norganisation: {name: C}\nlanguages: [LANG]\ninclude: [journeys]\n"
    language = "fr" if any("é" in name for name in names) else "en"
    assert ("T407" in codes(tmp_path, text + head.replace("LANG", language), "T")) is found


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("# A\\n\\n## B\\n\\n### C\\n\\n# D", False),
        ("### A\\n\\n### B", False),
        ("# A\\n\\n```\\n### B\\n```", False),
        ("# A\\n\\n### B", True),
        ("Item #3 and\\n\\n#4", False),
    ],
)
def test_levels_of_titles(story: str, found: bool, tmp_path: Path) -> None:
    assert ("A503" in codes(tmp_path, f'kind: persona\nid: lea\nname: L\nstory: "{story}"\n', "A")) is found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("method: interview, class: unstructured", True),
        ("method: log, class: sensor", True),
        ("method: survey, class: structured", False),
        ("method: desk-research, class: unstructured", False),
        ("method: workshop-staff, class: unstructured", False),
        ("method: interview", False),
    ],
)
def test_data_of_persons_have_a_basis(fields: str, found: bool, tmp_path: Path) -> None:
    text = f"kind: catalog\nevidence: [{{id: e, name: E, date: 2026-01-01, {fields}}}]\n"
    assert ("Z010" in codes(tmp_path, text, "Z")) is found


@pytest.mark.parametrize(
    "definition",
    ["Accounts created this year", "People who scored the shop in a survey", "Teams that predict their needs"],
)
def test_populations_that_no_score_decides(definition: str, tmp_path: Path) -> None:
    assert "Z011" not in codes(tmp_path, f"kind: segment\nid: s\nname: S\ndefinition: {definition}\n", "Z")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\x89PNG\r\n\x1a\nrest", False),
        (b"RIFF\x00\x00\x00\x00WEBPrest", False),
        (b'<svg><image href="#a"/><use xlink:href="#b"/></svg>', False),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><style>.a{fill:url(#g)}</style></svg>', False),
        (b"<svg onload='x()'/>", True),
        (b"<svg><SCRIPT/></svg>", True),
        (b"<svg><foreignObject/></svg>", True),
        (b'<svg><image href="https://example.org/a.png"/></svg>', True),
        (b"<svg><style>@import '//example.org/a.css'</style></svg>", True),
        (b'<svg><a href="java&#115;cript:x()"/></svg>', True),
        ("<svg><script/></svg>".encode("utf-16"), True),
        (b"<html>", True),
        (b"", True),
    ],
)
def test_pictures(data: bytes, found: bool, tmp_path: Path) -> None:
    text = "kind: persona\nid: lea\nname: L\nportrait: {file: lea.svg, alt: L}\n"
    (tmp_path / "lea.svg").write_bytes(data)
    assert ("Z012" in codes(tmp_path, text, "Z")) is found


def test_a_picture_that_is_not_there_is_said_once(tmp_path: Path) -> None:
    text = "kind: persona\nid: lea\nname: L\nportrait: {file: lea.svg, alt: L}\n"
    assert codes(tmp_path, text, "RZ") == ["R107", "R108"]


def test_several_ways_to_ask_are_said_by_one_rule(tmp_path: Path) -> None:
    def resting(first: str, second: str) -> str:
        told = journey("type: action, emotion: {score: 1, evidence: [e, f]}")
        listed = ", ".join(
            f"{{id: {id_}, name: E, method: {method}, date: 2026-01-01}}"
            for id_, method in (("e", first), ("f", second))
        )
        return told + f"---\nkind: catalog\nevidence: [{listed}]\n"

    rules = ("E211", "E213", "E214", "E215")
    cases = {
        ("survey", "survey"): ["E213"],
        ("survey", "interview"): ["E214"],
        ("interview", "interview"): ["E211"],
        ("workshop-staff", "workshop-staff"): ["E215"],
        ("analytics", "log"): ["E211"],
        ("analytics", "reviews"): [],
    }
    for n, (methods, expected) in enumerate(cases.items()):
        found = codes(tmp_path / str(n), resting(*methods), "E")
        assert [code for code in found if code in rules] == expected, methods


def test_a_persona_is_asked_for_needs_once_its_journey_is_no_draft(tmp_path: Path) -> None:
    text = journey("type: action", head="personas: [lea]\n") + "---\nkind: persona\nid: lea\nname: L\n"
    assert "C149" in codes(tmp_path / "a", text, "C")
    assert "C149" not in codes(tmp_path / "b", text.replace("status: review\n", ""), "C")
    assert "C149" not in codes(tmp_path / "c", text + "frustrations: [Queues]\n", "C")
    assert "C149" not in codes(tmp_path / "d", text + "story: She works at night\n", "C")


# ---------------------------------------------------------------- one truth with the metrics


@pytest.mark.parametrize("type_", METRIC_TYPES)
def test_units_are_those_of_the_metrics_where_the_type_tells(type_: str) -> None:
    metric = make(Metric, id="m", name=Text((("", "M"),)), type=type_)
    unit = defaults.unit_of(metric)
    assert unit is not None
    assert unit_of(metric) == (None if unit == "number" else unit)


def test_a_duration_should_go_down(tmp_path: Path) -> None:
    body = "kpis: [{metric: m, target: '<= 3 days', baseline: 2 days}]\n"
    made = "---\nkind: metric\nid: m\nname: M\ntype: duration\nstart: {event: a}\nend: {event: b}\n"
    assert "M005" in codes(tmp_path, journey("type: action", head=body) + made, "M")
    assert check(tmp_path / "b", journey("type: action") + made).ok
