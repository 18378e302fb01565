"""What is wrong with the shape of a file is said at its place, in words, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.laying import compiled, places

PERSONA = """\
kind: persona
id: lea
name: Léa
{line}
"""

CASES = [
    ("gaols: [x]", "p.yaml:5:1 S101"),
    ("goals: one word", "p.yaml:5:8 S103"),
    ("traveller: custmer", "p.yaml:5:12 S104"),
    ("share: 140 %", "p.yaml:5:8 S108"),
    ("share: 0.4", "p.yaml:5:8 S103"),
    ("goals: [{english: x}]", "p.yaml:5:10 S108"),
    ("quote: ''", "p.yaml:5:8 S105"),
    ("quote:", "p.yaml:5:1 S103"),
    ("channels: {prefered: []}", "p.yaml:5:12 S101"),
    ("portrait: {alt: A smile}", "p.yaml:5:12 S102"),
    ("aliases: [Léa Martin]", "p.yaml:5:11 S106"),
]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_fault_is_reported_at_its_place(tmp_path: Path, line: str, expected: str) -> None:
    assert places(compiled(tmp_path, {"p.yaml": PERSONA.format(line=line)}), "S") == [expected]


def test_all_faults_of_a_file_in_one_run(tmp_path: Path) -> None:
    text = """
    kind: journey
    id: a
    name: A
    stages:
      - id: one
        touchpoints:
          - {id: t, name: I try, emotion: {score: 7}}
          - {name: No id, importance: high}
          - {id: u, name: I go on, channles: [web], duration: 12 minutes}
    """
    found = places(compiled(tmp_path, {"j.yaml": text}), "S")
    assert found == [
        "j.yaml:6:5 S102",
        "j.yaml:8:47 S105",
        "j.yaml:9:10 S102",
        "j.yaml:9:35 S103",
        "j.yaml:10:32 S101",
        "j.yaml:10:59 S108",
    ]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("cxjourney: v1\nid: a\nname: A\n", "S107"),
        ("cxjourney: v9\nkind: persona\nid: a\nname: A\n", "S111"),
        ("cxjourney: v1\nkind: workspace\n", "S107"),
        ("- a\n- b\n", "S103"),
    ],
)
def test_envelope_is_checked_first(tmp_path: Path, head: str, code: str) -> None:
    (tmp_path / "cxjourney.yaml").write_text("cxjourney: v1\nkind: workspace\norganisation: {name: T}\ninclude: [x]\n")
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.yaml").write_text(head)
    from cxjourney.compiler import compile_workspace
    from tests.laying import TODAY

    assert [d.code for d in compile_workspace(tmp_path, TODAY).diagnostics] == [code]


def test_fault_in_a_catalog_spares_its_neighbours(tmp_path: Path) -> None:
    text = """
    kind: catalog
    teams:
      - {id: care, name: Care, type: front}
      - {id: lab, name: Lab}
    """
    compilation = compiled(tmp_path, {"c.yaml": text})
    assert places(compilation) == ["c.yaml:4:34 S104"]
    assert ("team", "lab") in compilation.model.entities
    assert ("team", "care") in compilation.model.faulty


def test_several_accountable_is_said_as_such(tmp_path: Path) -> None:
    text = "kind: journey\nid: a\nname: A\nraci: {accountable: [x, y]}\nstages: [{id: s, name: S}]\n"
    assert places(compiled(tmp_path, {"j.yaml": text}), "OS") == ["j.yaml:5:21 O103"]


def test_broken_workspace_file_does_not_hide_the_journeys(tmp_path: Path) -> None:
    head = "cxjourney: v1\nkind: workspace\norganisaton: {name: T}\ninclude: ['*.yaml']\n"
    found = places(compiled(tmp_path, {"p.yaml": PERSONA.format(line="gaols: [x]")}, head), "S")
    assert "cxjourney.yaml:3:1 S101" in found
    assert "p.yaml:5:1 S101" in found
