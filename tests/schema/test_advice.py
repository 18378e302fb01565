"""One fault, one message; and who follows its advice to the letter has a file that compiles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxjourney.compiler import Compilation
from cxjourney.diagnostics.diagnostic import Diagnostic
from tests.laying import compiled

HEAD = "cxjourney: v1\nkind: journey\nid: j\nname: J\n"
TOUCHPOINT = "stages:\n  - id: s\n    name: S\n    touchpoints:\n      - {{id: t, name: T, {field}}}\n"
KPI = "stages:\n  - {{id: s, name: S, kpis: [{{metric: csat, {field}}}]}}\n"
STAGES = "stages: [{id: s, name: S}]\n"
METRIC = "kind: metric\nid: csat\nname: CSAT\n"


def told(found: Compilation) -> list[Diagnostic]:
    return [each for each in found.diagnostics if each.code[0] in "YS"]


def one(folder: Path, text: str) -> Diagnostic:
    """The only finding of shape or syntax in a journey."""
    found = told(compiled(folder, {"j.yaml": text, "m.yaml": METRIC}))
    assert len(found) == 1, [f"{each.code} {each.message.in_('en')}" for each in found]
    assert found[0].help is not None
    return found[0]


def marked(text: str, found: Diagnostic) -> str:
    span = found.place.span
    return text.encode()[span.start.offset : span.end.offset].decode()


def advised(help: str) -> str:
    """The first thing that the advice says to write."""
    match = re.search(r"`` (.*?) ``|`([^`]*)`", help)
    assert match, help
    return match[1] or match[2]


TO_THE_LETTER = [
    (TOUCHPOINT, "importance: 03", "S103", "03", "3"),
    (TOUCHPOINT, "importance: '3'", "S103", "'3'", "3"),
    (TOUCHPOINT, "importance: 0x3", "S103", "0x3", "3"),
    (TOUCHPOINT, "emotion: {score: +1.5}", "S103", "+1.5", "1"),
    (TOUCHPOINT, "emotion: {score: 1_0.0e-1}", "S103", "1_0.0e-1", "1"),
    (TOUCHPOINT, "moment_of_truth: yes", "S103", "yes", "true"),
    (TOUCHPOINT, "moment_of_truth: off", "S103", "off", "false"),
    (TOUCHPOINT, "moment_of_truth: oui", "S103", "oui", "true"),
    (TOUCHPOINT, "moment_of_truth: 1", "S103", "1", "true"),
    (TOUCHPOINT, "duration: 12 minutes", "S108", "12 minutes", "PT12M"),
    (TOUCHPOINT, "duration: 2 jours", "S108", "2 jours", "P2D"),
    (TOUCHPOINT, "duration: pt12m", "S108", "pt12m", "PT12M"),
    (TOUCHPOINT, "next: [{to: 'exit:x', share: 50}]", "S103", "50", "50 %"),
    (TOUCHPOINT, "next: [{to: 'exit:x', share: 0.4}]", "S103", "0.4", "40 %"),
    (TOUCHPOINT, "next: [{to: 'exit:x', share: 42 percent}]", "S108", "percent", "42 %"),
    (TOUCHPOINT, "summary: 1.10", "S101", "summary", None),
    (TOUCHPOINT, "does: 1.10", "S103", "1.10", '"1.10"'),
    (TOUCHPOINT, "does: true", "S103", "true", '"true"'),
    (TOUCHPOINT, "event: 12", "S103", "12", '"12"'),
    (KPI, "target: 38", "S103", "38", None),
    (KPI, "target: 38 %", "S108", "38 %", None),
    (KPI, "target: '=> 38 %'", "S108", "> 38 %", '">= 38 %"'),
    (KPI, "by: 2027/3/1", "S108", "/3/1", "2027-03-01"),
    (KPI, "by: 2027-03-01T10:00", "S108", "T10:00", "2027-03-01"),
]


@pytest.mark.parametrize(
    ("frame", "field", "code", "place", "advice"), TO_THE_LETTER, ids=lambda value: str(value)[:40]
)
def test_advice_for_a_value_compiles(
    tmp_path: Path, frame: str, field: str, code: str, place: str, advice: str | None
) -> None:
    text = HEAD + frame.format(field=field)
    found = one(tmp_path, text)
    assert (found.code, marked(text, found)) == (code, place)
    if advice is None:
        return
    assert found.help
    assert advised(found.help.in_("en")) == advice == advised(found.help.in_("fr"))
    if field.startswith("event"):
        return  # a name does not begin with a digit, in quotes or not
    old = field.partition(": ")[2].partition("share: ")[2].rstrip("}]") or field.partition("score: ")[2].rstrip("}")
    repaired = text.replace(field, field.replace(old or field.partition(": ")[2], advice))
    assert repaired != text
    assert told(compiled(tmp_path, {"j.yaml": repaired, "m.yaml": METRIC})) == []


LINES = [
    ("stages: no", "S103", "no", "stages: [{id: stage-1, name: …}]"),
    ("summary: #rien", "S103", "#rien", '"#rien"'),
    ("status: #live", "S104", "#live", None),
    ("nmae: X", "S101", "nmae", None),
    ("goal:x", "Y001", "x", "goal: x"),
    ("goal:\u00a0x", "Y001", "\u00a0", "goal: x"),
    ("drivers: cost", "S103", "cost", "drivers: [cost]"),
    ("personas: {lea: 1}", "S103", "{lea: 1}", None),
    ("raci: team", "S103", "team", "raci: {responsible: […]}"),
    ("raci:\n  responsible:[team]", "S103", "[", "responsible: [team]"),
    ("owner: [care]", "S103", "[care]", "care"),
    ("state: null", "S104", "state", None),
]


@pytest.mark.parametrize(("line", "code", "place", "advice"), LINES, ids=lambda value: str(value)[:40])
def test_one_message_for_a_line(tmp_path: Path, line: str, code: str, place: str, advice: str | None) -> None:
    text = (HEAD.replace("name: J\n", "") if line.startswith("nmae") else HEAD) + line + "\n"
    text += "" if line.startswith("stages") else STAGES
    found = one(tmp_path, text)
    assert (found.code, marked(text, found)) == (code, place)
    assert found.help
    if advice is not None:
        assert advised(found.help.in_("en")) == advice == advised(found.help.in_("fr"))
        repaired = text.replace(
            line.splitlines()[-1].strip(), advice if ":" in advice else f"{line.partition(':')[0]}: {advice}"
        )
        assert told(compiled(tmp_path, {"j.yaml": repaired, "m.yaml": METRIC})) == []


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("1e400", "from 1 to 5, without decimals"),
        (".inf", "from 1 to 5, without decimals"),
        ("-.INF", "from 1 to 5, without decimals"),
        ("12345678901234567890", "from 1 to 5, without decimals"),
        ("9", "from 1 to 5, without decimals"),
        ("09", "from 1 to 5, without decimals"),
        ("7.5", "from 1 to 5, without decimals"),
        (".nan", "from 1 to 5, without decimals"),
        ("high", "from 1 to 5, without decimals"),
        ("'9' ", "from 1 to 5, without decimals"),
    ],
)
def test_a_number_out_of_its_scale_is_told_the_scale(tmp_path: Path, value: str, advice: str) -> None:
    found = one(tmp_path, HEAD + TOUCHPOINT.format(field=f"importance: {value}"))
    assert found.code == ("S103" if value in (".nan", "high") else "S105")
    assert found.help
    assert found.help.in_("en") == advice


def test_a_number_without_an_upper_end_is_told_how_long_it_may_be(tmp_path: Path) -> None:
    text = METRIC + "scale: {low: 0, high: 99999999999999999999}\n"
    [found] = told(compiled(tmp_path, {"m.yaml": text}))
    assert found.code == "S105"
    assert found.help
    assert "15" in found.help.in_("fr")


@pytest.mark.parametrize(
    ("stages", "place", "words"),
    [
        ("  dream:\n    name: D\n", "dream:\n    name: D", "- id: dream"),
        ("  id: s\n  name: S\n", "id: s\n  name: S", "write `- ` before `id`"),
        ("  -id: s\n  name: S\n", "-", "write `- id: s`"),
        ("  -id: s\n   name: S\n", "-", "write `- id: s`"),
        ("  - id: a\n    name: A\n  -id: b\n    name: B\n", "-", "write `- id: b`"),
        ("  -id: a\n  - id: b\n    name: B\n", "-", "write `- id: a`"),
        ("  - id: s\n    name:S\n", "S", "write `name: S`"),
        ("  - id: s\n    name:\u00a0S\n", "\u00a0", "write `name: S`"),
        ("  - {id: s, name:S}\n", "S", "write `name: S`"),
        ("  - {id:s, name: S}\n", "s", "write `id: s`"),
        ("  - id:s\n", "s", "write `id: s`"),
        ("  - id: s\n    name: S\n    emotion:\n", None, "did you mean"),
    ],
)
def test_a_list_is_explained_as_it_was_meant(tmp_path: Path, stages: str, place: str | None, words: str) -> None:
    text = f"{HEAD}stages:\n{stages}"
    if place is None:
        assert told(compiled(tmp_path, {"j.yaml": text}))
        return
    found = one(tmp_path, text)
    assert marked(text, found) == place
    assert found.help
    assert words in found.help.in_("en")


def test_keys_with_a_capital_are_the_only_thing_said(tmp_path: Path) -> None:
    for line, wanted in (("Kind: journey", "kind"), ("knid: journey", "kind"), ("kind:journey", "kind")):
        [found] = told(compiled(tmp_path, {"j.yaml": f"cxjourney: v1\n{line}\nid: j\nname: J\n{STAGES}"}))
        assert found.place.span.start.line == 2
        assert found.help
        assert wanted in found.help.in_("en")
    [found] = told(compiled(tmp_path, {"j.yaml": f"cxjourney: v1\nkind: journey\nid: j\nName: J\n{STAGES}"}))
    assert found.help
    assert (found.code, found.help.in_("en")) == ("S101", "did you mean `name`?")


def test_an_empty_id_is_named_after_the_file_or_left_to_the_author(tmp_path: Path) -> None:
    [found] = told(compiled(tmp_path, {"p/lea.persona.yaml": "kind: persona\nid: ''\nname: L\n"}))
    assert found.help
    assert (found.code, found.help.in_("en")) == ("S106", "write `lea`")
    [found] = told(compiled(tmp_path, {"p/lea.persona.yaml": "kind: catalog\nteams: [{id: '---', name: L}]\n"}))
    assert found.help
    assert "first-home-loan" not in found.help.in_("en")


@pytest.mark.parametrize(
    ("line", "help"), [('personas: ["persona:lea"]', "write `lea`"), ('parent: "journey:old"', "write `old`")]
)
def test_a_prefix_that_is_not_needed_is_to_be_dropped(tmp_path: Path, line: str, help: str) -> None:
    files = {
        "j.yaml": f"{HEAD}{line}\n{STAGES}",
        "p.yaml": "kind: persona\nid: lea\nname: L\n",
        "o.yaml": f"kind: journey\nid: old\nname: O\n{STAGES}",
    }
    [found] = [each for each in compiled(tmp_path, files).diagnostics if each.code in ("R101", "R102")]
    assert found.help
    assert help in found.help.in_("en")
    assert help[6:] in found.help.in_("fr")


def test_what_holds_back_ticks_stands_between_double_ones(tmp_path: Path) -> None:
    found = one(tmp_path, f"{HEAD}status: 'a`b'\n{STAGES}")
    assert found.message.in_("en") == "`` a`b `` is not a value of `status`"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("review_by: 12/03/2026", "`12/03/2026` is not a date such as `2027-03-31`"),
        ("review_by: 2027", "`2027` is not a date such as `2027-03-31`"),
    ],
)
def test_the_type_that_is_due_is_named_with_an_example(tmp_path: Path, line: str, message: str) -> None:
    assert one(tmp_path, f"{HEAD}{line}\n{STAGES}").message.in_("en") == message


def test_an_empty_list_that_is_due_is_shown_an_item(tmp_path: Path) -> None:
    text = "kind: lifecycle\nid: l\nname: L\nphases: []\n"
    [found] = told(compiled(tmp_path, {"l.yaml": text}))
    assert found.help
    assert advised(found.help.in_("fr")) == "phases: [{id: phase-1, name: …}]"
    repaired = text.replace("phases: []", advised(found.help.in_("en")))
    assert told(compiled(tmp_path, {"l.yaml": repaired})) == []


EMPTY = [
    ("stages:\n  - id:\n    name: S\n", False),
    ("stages:\n  - id: s\n    name:\n", False),
    ("stages:\n", True),
    ("stages:\n  - {id: s, name: S, touchpoints: [{id: t, name: }]}\n", False),
    (f"{STAGES}summary:\n", True),
    (f"{STAGES}personas:\n", True),
    (f"{STAGES}state:\n", True),
]


@pytest.mark.parametrize(("text", "may_go"), EMPTY, ids=lambda value: str(value)[-40:])
def test_what_must_be_there_is_never_said_to_be_left_out(tmp_path: Path, text: str, may_go: bool) -> None:
    found = one(tmp_path, HEAD + text)
    assert found.help is not None
    assert bool(found.fix and found.fix.edits) is may_go
    if not may_go:
        assert "take the line out" not in found.help.in_("en")
        assert "retirez" not in found.help.in_("fr")


def test_what_must_be_there_in_a_catalog_is_never_said_to_be_left_out(tmp_path: Path) -> None:
    found = compiled(
        tmp_path, {"c.yaml": "kind: catalog\nteams:\n  - {id: a, name: }\n  - {id: b, name: B, mission: }\n"}
    )
    needed, free = told(found)
    assert needed.help is not None
    assert free.help is not None
    assert ("take the line out" in needed.help.in_("en"), needed.fix) == (False, None)
    assert "take the line out" in free.help.in_("en")
    assert free.fix is not None


def test_reference_where_its_part_is_due_goes_into_the_field_that_takes_it(tmp_path: Path) -> None:
    found = one(tmp_path, HEAD + TOUCHPOINT.format(field="next: ['exit:done']"))
    assert advised(found.help.in_("en")) == '{to: "exit:done"}'
