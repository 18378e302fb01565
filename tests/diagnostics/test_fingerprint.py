"""The identity of a finding: what it survives, and what makes another one of it."""

from __future__ import annotations

from pathlib import Path

from cxjourney.compiler import Compilation
from cxjourney.diagnostics.fingerprint import Identity, identities
from tests.laying import compiled

JOURNEY = """
kind: journey
id: collect-parcel
name: Collect a parcel
personas: [leo]
stages:
  - id: find
    name: Find the locker
    touchpoints:
      - {id: ask, name: I ask my way}
      - {id: sms, name: I receive the code, channels: [pigeon], kpis: [{metric: csta}]}
"""


def known(compilation: Compilation, code: str = "R101") -> list[Identity]:
    files = {file.path: file for file in compilation.files}
    return [found for found in identities(compilation.diagnostics, files) if found.code == code]


def within(folder: Path, text: str, name: str = "j.yaml", code: str = "R101") -> list[Identity]:
    folder.mkdir(exist_ok=True)
    return known(compiled(folder, {name: text}), code)


def test_members_of_lists_are_called_by_their_ids(tmp_path: Path) -> None:
    assert within(tmp_path, JOURNEY) == [
        Identity("R101", "journey:collect-parcel", "personas/leo", 0),
        Identity("R101", "journey:collect-parcel", "stages/find/touchpoints/sms/channels/pigeon", 0),
        Identity("R101", "journey:collect-parcel", "stages/find/touchpoints/sms/kpis/csta/metric", 0),
    ]


def test_it_survives_moved_lines_other_order_and_another_file(tmp_path: Path) -> None:
    first = within(tmp_path / "a", JOURNEY)
    lines = JOURNEY.splitlines()
    turned = "\n".join([*lines[:9], "      # a remark", lines[10], lines[9], 'owner: "?"', ""])
    assert {found.fingerprint for found in within(tmp_path / "b", turned)} == {found.fingerprint for found in first}
    moved = within(tmp_path / "c", JOURNEY, "deep/else.yaml")
    assert [found.fingerprint for found in moved] == [found.fingerprint for found in first]


def test_it_changes_with_the_code_the_entity_and_the_place(tmp_path: Path) -> None:
    first = within(tmp_path / "a", JOURNEY)
    other = within(tmp_path / "b", JOURNEY.replace("collect-parcel", "collect-a-box"))
    prints = {found.fingerprint for found in (*first, *other)}
    assert len(prints) == 6
    assert Identity("R101", "a", "b", 0).fingerprint != Identity("R102", "a", "b", 0).fingerprint


def test_equal_ones_are_told_apart_by_their_order(tmp_path: Path) -> None:
    found = within(tmp_path, JOURNEY.replace("[leo]", "[leo, leo]"))
    assert [(each.pointer, each.ordinal) for each in found[:2]] == [("personas/leo", 0), ("personas/leo", 1)]
    assert found[0].fingerprint != found[1].fingerprint


def test_entities_of_a_catalog_and_faults_of_shape_have_the_same_names(tmp_path: Path) -> None:
    catalog = "kind: catalog\npolicies:\n  - {id: gdpr, name: GDPR, bogus: 1}\nteams:\n  - {id: a, name: A, bogus: 1}\n"
    alone = "kind: team\nid: a\nname: A\nbogus: 1\n"
    assert within(tmp_path / "a", catalog, code="S101") == [
        Identity("S101", "policy:gdpr", "bogus", 0),
        Identity("S101", "team:a", "bogus", 0),
    ]
    assert within(tmp_path / "b", alone, code="S101") == [Identity("S101", "team:a", "bogus", 0)]


def test_a_file_that_cannot_be_read_still_says_what_it_holds_if_it_can(tmp_path: Path) -> None:
    assert within(tmp_path / "a", "kind: team\nid: a\nname: [\n", code="Y001") == [Identity("Y001", "team:a", "", 0)]
    assert within(tmp_path / "b", "cxjourney: [\n", code="Y001") == [Identity("Y001", "file:j.yaml", "", 0)]


def test_a_text_is_never_part_of_it(tmp_path: Path) -> None:
    goals = "kind: persona\nid: lea\nname: Léa\ngoals: ['Call me: lea.martin@colis-parcels.com']\n"
    [found] = within(tmp_path, goals, code="Z001")
    assert found == Identity("Z001", "persona:lea", "goals/0", 0)
