"""References: one fault, one message, both places, and a name that may have been meant."""

from __future__ import annotations

from pathlib import Path

from tests.laying import compiled, places

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
