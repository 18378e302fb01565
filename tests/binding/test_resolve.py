"""References: one fault, one message, both places, and a name that may have been meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.laying import HEAD, compiled, places

TEAMS = (
    "kind: catalog\nteams: [{id: care, name: Care}, {id: digital, name: Digital}]\nsystems: [{id: crm, name: CRM}]\n"
)


def journey(**lines: str) -> str:
    own = "".join(f"{key}: {value}\n" for key, value in lines.items())
    stages = "stages: [{id: one, name: One, touchpoints: [{id: a, name: I ask}, {id: b, name: I wait}]}]\n"
    return f"kind: journey\nid: j\nname: J\n{own}" + ("" if "stages" in lines else stages)


def test_unknown_reference_suggests_the_nearest_name(tmp_path: Path) -> None:
    compilation = compiled(tmp_path, {"j.yaml": journey(owner="cair"), "t.yaml": TEAMS})
    assert places(compilation) == ["j.yaml:5:8 R101"]
    [found] = [d for d in compilation.diagnostics if d.code == "R101"]
    assert "care" in found.help.in_("fr")
    assert found.related[0].place.file == "t.yaml"
    assert found.ref == "journey:j"


def test_wrong_kind_is_said_as_such(tmp_path: Path) -> None:
    assert places(compiled(tmp_path, {"j.yaml": journey(owner="crm"), "t.yaml": TEAMS})) == ["j.yaml:5:8 R102"]


def test_prefixed_reference_to_a_kind_that_cannot_stand_there(tmp_path: Path) -> None:
    stages = "[{id: s, name: S, touchpoints: [{id: a, name: A, initiator: 'metric:crm', receiver: crm}]}]"
    assert places(compiled(tmp_path, {"j.yaml": journey(stages=stages), "t.yaml": TEAMS})) == [
        "j.yaml:5:69 R102",
        "j.yaml:5:93 R101",
    ]


def test_duplicate_shows_both_places(tmp_path: Path) -> None:
    compilation = compiled(tmp_path, {"t.yaml": TEAMS, "u.yaml": "kind: team\nid: care\nname: Other\n"})
    [found] = [d for d in compilation.diagnostics if d.code == "R103"]
    assert (found.place.file, found.related[0].place.file) == ("u.yaml", "t.yaml")


def test_alias_equal_to_an_id_is_a_duplicate(tmp_path: Path) -> None:
    files = {"t.yaml": TEAMS, "u.yaml": "kind: team\nid: new-care\nname: Other\naliases: [care]\n"}
    assert places(compiled(tmp_path, files)) == ["u.yaml:5:11 R103"]


def test_reference_by_alias_works_and_is_mentioned(tmp_path: Path) -> None:
    teams = "kind: team\nid: care\nname: Care\naliases: [support]\n"
    compilation = compiled(tmp_path, {"j.yaml": journey(owner="support"), "t.yaml": teams})
    assert places(compilation) == ["j.yaml:5:8 R106"]
    [one] = [e for e in compilation.model.entities.values() if e.id == "j"]
    assert compilation.model[one.owner].id == "care"


def test_transitions_inside_the_journey(tmp_path: Path) -> None:
    stages = "[{id: s, name: S, touchpoints: [{id: a, name: A, next: [{to: s/b}, {to: 'exit:out'}, {to: 'journey:k'}, {to: s/a}]}]}]"
    assert places(compiled(tmp_path, {"j.yaml": journey(stages=stages)})) == [
        "j.yaml:5:70 R101",
        "j.yaml:5:81 R101",
        "j.yaml:5:99 R101",
        "j.yaml:5:118 R110",
    ]


def test_file_that_cannot_be_read_still_announces_its_ids(tmp_path: Path) -> None:
    files = {"j.yaml": journey(owner="care"), "t.yaml": "kind: catalog\nteams: [{id: care, name: Care}\n"}
    assert [found.split()[1][0] for found in places(compiled(tmp_path, files))] == ["Y"]


def test_faulty_entity_still_announces_its_id(tmp_path: Path) -> None:
    files = {"j.yaml": journey(owner="care"), "t.yaml": "kind: team\nid: care\nname: Care\nmision: x\n"}
    assert places(compiled(tmp_path, files)) == ["t.yaml:5:1 S101"]


def test_cycle_is_reported_once_with_its_members(tmp_path: Path) -> None:
    text = "kind: catalog\nteams:\n- {id: a, name: A, part_of: b}\n- {id: b, name: B, part_of: c}\n- {id: c, name: C, part_of: a}\n"
    compilation = compiled(tmp_path, {"t.yaml": text})
    [found] = [d for d in compilation.diagnostics if d.code == "R104"]
    assert "a → b → c → a" in found.message.in_("en")
    assert len(found.related) == 2


def test_phase_needs_a_lifecycle(tmp_path: Path) -> None:
    stages = "[{id: s, name: S, phase: consideration}]"
    assert places(compiled(tmp_path, {"j.yaml": journey(stages=stages)})) == ["j.yaml:5:34 R101"]
    assert places(compiled(tmp_path, {"j.yaml": journey(lifecycle="classic", stages=stages)})) == []


def test_formula_names_metrics_that_exist(tmp_path: Path) -> None:
    text = "kind: catalog\nmetrics:\n- {id: a, name: A, type: derived, formula: '{b} / {zz}'}\n- {id: b, name: B}\n"
    assert places(compiled(tmp_path, {"m.yaml": text})) == ["m.yaml:4:44 R101"]


def test_persona_keys_of_an_emotion_are_references(tmp_path: Path) -> None:
    stages = "[{id: s, name: S, touchpoints: [{id: a, name: A, emotion: {score: 0, by_persona: {ghost: {score: 1}}}}]}]"
    assert places(compiled(tmp_path, {"j.yaml": journey(stages=stages)})) == ["j.yaml:5:91 R101"]


def test_a_prefix_without_an_id_is_a_reference_without_an_answer(tmp_path: Path) -> None:
    ways = "{to: 'journey:'}, {to: 'exit:'}, {to: 's/b:'}"
    stages = f"[{{id: s, name: S, touchpoints: [{{id: a, name: A, next: [{ways}]}}]}}]"
    compilation = compiled(tmp_path, {"j.yaml": journey(stages=stages)})
    assert [found.split()[1] for found in places(compilation)] == ["R101", "R101", "R102"]
    said = [d.message.in_("en") for d in compilation.diagnostics if d.code == "R101"]
    assert said == ["the id after `journey:` is missing", "the id after `exit:` is missing"]
    for made in compilation.model.uses.values():
        for use in made:
            assert compilation.model[use.ref] is not None


BROKEN = "kind: journey\nid: j\nname: J\n{top}stages:\n- id: s\n  name: S\n  touchpoints:\n  - {id: a, name: A, {inside}next: [{to: s/zz}, {to: 'exit:zz'}]}\nexits:\n- {id: e, name: E, type: success{exit}}\n"


def broken(top: str = "", inside: str = "", exit: str = "") -> dict[str, str]:
    return {"j.yaml": BROKEN.replace("{top}", top).replace("{inside}", inside).replace("{exit}", exit)}


def test_a_fault_elsewhere_in_a_journey_does_not_hide_unknown_references_inside_it(tmp_path: Path) -> None:
    for number, (files, code) in enumerate(
        [
            (broken(top="sumary: x\n"), "S101"),
            (broken(inside="importance: 9, "), "S105"),
            (broken(exit=", mood: sad"), "S101"),
            (broken(inside="emotion: {scor: 1}, "), "S101"),
        ]
    ):
        found = sorted(line.split()[1] for line in places(compiled(tmp_path / str(number), files)))
        assert [each for each in found if each[0] == "R"] == ["R101", "R101"], files
        assert code in found


def test_a_fault_that_may_have_cost_elements_keeps_references_to_them_silent(tmp_path: Path) -> None:
    for number, files in enumerate(
        [
            broken(top="exit:\n- {id: zz, name: Z, type: success}\n"),
            {"j.yaml": broken()["j.yaml"].replace("id: e,", "id: Zz,")},
            {"j.yaml": broken()["j.yaml"].replace("exits:\n- {", "exits:\n- zz\n- {")},
        ]
    ):
        found = [line.split()[1] for line in places(compiled(tmp_path / str(number), files))]
        assert not [each for each in found if each[0] == "R"], files


def chained(n: int, close: bool = False) -> str:
    """A chain of teams, each part of the next; the last one of the first when it closes."""
    teams = "".join(f"- {{id: t{i}, name: T, part_of: t{i + 1}}}\n" for i in range(n))
    return f"kind: catalog\nteams:\n{teams}- {{id: t{n}, name: T{', part_of: t0' if close else ''}}}\n"


def test_long_chains_are_followed_without_recursion(tmp_path: Path) -> None:
    assert places(compiled(tmp_path / "open", {"t.yaml": chained(3000)})) == []
    [found] = compiled(tmp_path / "closed", {"t.yaml": chained(3000, close=True)}).diagnostics
    assert (found.code, len(found.related)) == ("R104", 20)
    assert len(found.message.in_("en")) < 300


def test_many_ways_that_never_come_back_cost_no_more_than_their_references(tmp_path: Path) -> None:
    # Sixteen layers of six metrics, each driving all of the next layer: 6 ** 15 ways from the first to the last.
    def layer(n: int) -> str:
        drives = ", ".join(f"m{n + 1}-{k}" for k in range(6)) if n < 15 else ""
        return "".join(f"- {{id: m{n}-{k}, name: M, drives: [{drives}]}}\n" for k in range(6))

    text = "kind: catalog\nmetrics:\n" + "".join(map(layer, range(16)))
    assert not [line for line in places(compiled(tmp_path, {"m.yaml": text})) if "R104" in line]


def test_each_chain_of_a_knot_is_said(tmp_path: Path) -> None:
    text = "kind: catalog\nmetrics:\n- {id: a, name: A, drives: [b]}\n- {id: b, name: B, drives: [a, c]}\n- {id: c, name: C, drives: [a]}\n"
    found = [d.message.in_("en") for d in compiled(tmp_path, {"m.yaml": text}).diagnostics if d.code == "R104"]
    assert [message.partition(": ")[2] for message in found] == ["a → b → a", "a → b → c → a"]


PHASES = {
    "one.yaml": "kind: lifecycle\nid: one\nname: One\nphases: [{id: concern, name: A}, {id: purchase, name: B}]\n",
    "two.yaml": "kind: lifecycle\nid: two\nname: Two\nphases: [{id: discern, name: A}]\n",
}


@pytest.mark.parametrize(
    ("phase", "advice", "related", "repaired"),
    [
        ("concren", "did you mean `concern`?", ["one.yaml"], True),
        ("concerto", "did you mean `concern`?", ["one.yaml"], True),
        ("conserving", "did you mean `concern`?", ["one.yaml"], False),
        ("discern", "name a phase of `one`", ["two.yaml"], False),
        ("nowhere", "define it", [], False),
    ],
)
def test_what_is_said_of_a_phase_that_its_lifecycle_lacks(
    phase: str, advice: str, related: list[str], repaired: bool, tmp_path: Path
) -> None:
    files = {**PHASES, "j.yaml": journey(lifecycle="one", stages=f"[{{id: s, name: S, phase: {phase}}}]")}
    [found] = [d for d in compiled(tmp_path, files).diagnostics if d.code == "R101"]
    assert found.help is not None
    assert found.help.in_("en").startswith(advice)
    assert [other.place.file for other in found.related] == related
    assert (found.fix is not None) is repaired


def test_ids_under_a_misspelt_section_of_a_catalog_are_expected(tmp_path: Path) -> None:
    files = {"j.yaml": journey(owner="care"), "t.yaml": TEAMS.replace("teams:", "team:")}
    assert places(compiled(tmp_path, files)) == ["t.yaml:3:1 S101"]


def test_catalog_that_breaks_off_loses_what_nobody_can_name(tmp_path: Path) -> None:
    for text in ("kind: catalog\nteams: [{id: digital, name: D}, {id: ca", "kind: catalog\nteams:\n  - id: digital"):
        (tmp_path / "t.yaml").unlink(missing_ok=True)
        found = compiled(tmp_path, {"j.yaml": journey(owner="care"), "t.yaml": text})
        assert [line.partition(":")[0] for line in places(found)] == ["t.yaml"]
        assert not found.complete


def test_catalog_with_a_fault_before_other_sections_hides_no_other_kind(tmp_path: Path) -> None:
    catalog = "kind: catalog\nteams: [{id: care\nsystems: [{id: crm, name: CRM}]\n"
    found = places(compiled(tmp_path, {"j.yaml": journey(owner="other", personas="[lea]"), "t.yaml": catalog}))
    assert [line for line in found if line.startswith("j.yaml")] == ["j.yaml:6:12 R101"]


def test_entity_without_an_id_is_expected_under_the_name_of_its_file_and_its_own(tmp_path: Path) -> None:
    files = {"j.yaml": journey(personas="[theo, theo-martin]"), "theo.yaml": "kind: persona\nname: Théo Martin\n"}
    assert places(compiled(tmp_path, files)) == ["theo.yaml:1:1 S102"]


def test_prefix_without_an_id_lacks_the_id(tmp_path: Path) -> None:
    compilation = compiled(tmp_path, {"j.yaml": journey(owner='"team:"'), "t.yaml": TEAMS})
    [found] = [d for d in compilation.diagnostics if d.code == "R101"]
    assert "missing" in found.message.in_("en")
    assert "``" not in found.help.in_("en")


def test_reference_that_may_be_two_things_shows_both(tmp_path: Path) -> None:
    stages = "[{id: s, name: S, touchpoints: [{id: a, name: A, initiator: care}]}]"
    catalog = TEAMS.replace("id: crm", "id: care")
    compilation = compiled(tmp_path, {"j.yaml": journey(stages=stages), "t.yaml": catalog})
    [found] = [d for d in compilation.diagnostics if d.code == "R109"]
    assert {each.place.span.start.line for each in found.related} == {3, 4}


def test_second_document_is_shown_by_its_first_word_and_the_first_one_is_not_judged(tmp_path: Path) -> None:
    late = "kind: survey\nid: nps\nname: N\nnature: transactional\ndelay: P60D\n"
    text = journey() + "...\nkind: journey\n"
    found = compiled(tmp_path, {"j.yaml": text, "s.yaml": late}).diagnostics
    [second] = [d for d in found if d.code == "Y046"]
    assert second.place.span.end.column == len("kind:") + 1
    assert "C136" not in [d.code for d in found]


def test_faulty_list_of_languages_asks_for_no_translation(tmp_path: Path) -> None:
    head = HEAD.replace("[en]", "[en, en]")
    codes = {d.code for d in compiled(tmp_path, {"j.yaml": journey()}, head).diagnostics}
    assert "S113" in codes
    assert "T404" not in codes
