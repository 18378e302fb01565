"""Another id: everywhere at once, with nothing else changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.cli.app import run
from cxjourney.cli.find import find
from cxjourney.compiler import Compilation, compile_workspace
from cxjourney.diff.compare import compare
from cxjourney.errors import CannotRun
from cxjourney.model.model import elements_of
from cxjourney.rewrite.rename import Renamed, rename
from tests.laying import ROOT, TODAY, laid

FILES = {
    "journeys/collect.yaml": """
    kind: journey
    id: collect
    name: Collect a parcel
    owner: care  # the team
    personas: [lea]
    lifecycle: shop
    stages:
      - id: find
        name: I find it
        phase: use
        touchpoints:
          - {id: sms, name: I read the code, raci: {responsible: [care]}, next: [{to: find/open}, {to: "exit:lost"}]}
          - id: open
            name: I open it
            emotion: {score: 1, by_persona: {lea: {score: -1}}}
            pains: [{id: cold, text: My fingers freeze}]
            backstage: [{lane: backstage, actor: "partner:care"}]
            kpis: [{metric: csat}]
            next:
              - to: journey:give-back
              - to: "touchpoint:find/sms"
    exits:
      - {id: lost, name: I give up, type: abandonment}
    """,
    "journeys/give-back.yaml": "kind: journey\nid: give-back\nname: Give it back\naccepts: [collect]\n",
    "catalog.yaml": """
    kind: catalog
    teams:
      - {id: care, name: Care, aliases: [support]}
    personas: [{id: lea, name: Léa}]
    lifecycles:
      - id: shop
        name: Shop
        phases: [{id: use, name: Use}]
    opportunities:
      - {id: gloves, name: Gloves, pains: [collect/find/open/cold], owner: support}
    metrics:
      - {id: csat, name: Satisfaction, owner: care}
      - {id: mix, name: Mix, formula: "{csat} * 2 + { csat }"}
      - {id: seen, name: Seen, steps: [{touchpoint: collect/find/sms}]}
    """,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid(tmp_path, FILES)


def renamed(root: Path, old: str, new: str, *, alias: bool = True) -> Renamed:
    before = compile_workspace(root, TODAY)
    return rename(
        before, find(before.model, old), new, lambda files: compile_workspace(root, TODAY, files), alias=alias
    )


def text(outcome: Renamed, path: str) -> str:
    return outcome.files[path].decode()


def test_a_team_is_renamed_in_values_lists_and_behind_a_kind(root: Path) -> None:
    outcome = renamed(root, "team:care", "customer-care")
    journey = text(outcome, "journeys/collect.yaml")
    assert "owner: customer-care  # the team" in journey
    assert "responsible: [customer-care]" in journey
    assert 'actor: "partner:customer-care"' in journey
    catalog = text(outcome, "catalog.yaml")
    assert "{id: customer-care, name: Care, aliases: [support, care]}" in catalog
    assert "owner: customer-care}\nmetrics" in catalog.replace("  ", "")


def test_a_persona_is_renamed_as_a_key(root: Path) -> None:
    outcome = renamed(root, "persona:lea", "lou")
    assert "by_persona: {lou: {score: -1}}" in text(outcome, "journeys/collect.yaml")
    assert "personas: [{id: lou, name: Léa, aliases: [lea]}]" in text(outcome, "catalog.yaml")


def test_a_metric_is_renamed_inside_formulas(root: Path) -> None:
    assert '"{happy} * 2 + { happy }"' in text(renamed(root, "metric:csat", "happy"), "catalog.yaml")


def test_a_journey_is_renamed_at_the_head_of_paths_alone(root: Path) -> None:
    outcome = renamed(root, "journey:collect", "fetch")
    assert "pains: [fetch/find/open/cold]" in text(outcome, "catalog.yaml")
    assert "touchpoint: fetch/find/sms" in text(outcome, "catalog.yaml")
    assert "accepts: [fetch]" in text(outcome, "journeys/give-back.yaml")
    journey = text(outcome, "journeys/collect.yaml")
    assert "id: fetch\nname: Collect a parcel\naliases: [collect]\n" in journey
    assert "{to: find/open}" in journey


@pytest.mark.parametrize(
    ("old", "inside", "outside"),
    [
        ("collect/find", ["{to: seek/open}", '"touchpoint:seek/sms"'], ["collect/seek/open/cold", "collect/seek/sms"]),
        ("journey:collect/find/sms", ['"touchpoint:find/seek"', "{id: seek, "], ["collect/find/seek"]),
        ("journey:collect/exit:lost", ['{to: "exit:seek"}', "{id: seek, name: I give up, aliases: [lost]"], []),
        ("collect/find/open/cold", ["pains: [{id: seek, text: My"], ["collect/find/open/seek"]),
        ("lifecycle:shop/use", ["phase: seek"], ["phases: [{id: seek, name: Use}]"]),
    ],
)
def test_an_element_is_renamed_on_the_paths_that_pass_by_it(
    old: str, inside: list[str], outside: list[str], root: Path
) -> None:
    outcome = renamed(root, old, "seek")
    for expected in inside:
        assert expected in text(outcome, "journeys/collect.yaml")
    for expected in outside:
        assert expected in text(outcome, "catalog.yaml")


def test_without_an_alias_nothing_is_left_of_the_former_id(root: Path) -> None:
    outcome = renamed(root, "journey:collect/find/sms", "code", alias=False)
    assert all("sms" not in data.decode() for data in outcome.files.values())


def test_a_former_id_may_come_back(root: Path) -> None:
    outcome = renamed(root, "team:care", "support")
    assert "{id: support, name: Care, aliases: [care]}" in text(outcome, "catalog.yaml")
    assert "{id: support, name: Care}" in text(renamed(root, "team:care", "support", alias=False), "catalog.yaml")


def test_the_baseline_follows(root: Path) -> None:
    assert run(["-C", str(root), "-q", "baseline", "write", "--today", "2026-11-22"]) == 0
    before = (root / ".cxj-baseline.yaml").read_text(encoding="utf-8")
    assert "collect" in before
    outcome = renamed(root, "journey:collect/find", "seek")
    assert compile_workspace(root, TODAY, outcome.files).diagnostics == compile_workspace(root, TODAY).diagnostics


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("Customer care", "cannot be an id"),
        ("", "cannot be an id"),
        ("care\n", "cannot be an id"),
        ("care", "already"),
        ("risk", "is taken: teams.yaml:4"),
        ("danger", "is taken: teams.yaml:4"),
    ],
)
def test_an_id_that_is_none_or_taken_is_refused(new: str, why: str, root: Path) -> None:
    (root / "teams.yaml").write_text(
        "cxjourney: v1\nkind: catalog\nteams:\n  - {id: risk, name: Risk, aliases: [danger]}\n"
    )
    with pytest.raises(CannotRun) as raised:
        renamed(root, "team:care", new)
    assert why in raised.value.wording.in_("en")


@pytest.mark.parametrize("fault", ["name: [", "kind: team\nid: x\nname: X\nowner: care\n"])
def test_references_that_cannot_be_seen_stop_a_rename(fault: str, root: Path) -> None:
    (root / "x.yaml").write_text(f"cxjourney: v1\n{fault}")
    with pytest.raises(CannotRun) as raised:
        renamed(root, "team:care", "customer-care")
    assert "x.yaml" in raised.value.wording.in_("en")


def test_what_ships_with_the_tool_is_not_renamed(root: Path) -> None:
    (root / "b.yaml").write_text("cxjourney: v1\nkind: journey\nid: b\nname: B\nlifecycle: consumer\n")
    with pytest.raises(CannotRun):
        renamed(root, "lifecycle:consumer", "buyer")


def test_an_id_that_would_answer_for_something_else_is_refused(tmp_path: Path) -> None:
    root = laid(
        tmp_path,
        {
            "a.yaml": """
            kind: catalog
            teams: [{id: scoring, name: Scoring}]
            systems: [{id: rates, name: Rates}]
            """,
            "b.yaml": """
            kind: journey
            id: j
            name: J
            stages: [{id: s, name: S, touchpoints: [{id: t, name: T, raci: {responsible: [rates]}}]}]
            """,
        },
    )
    before = compile_workspace(root, TODAY)
    assert any(found.code in ("R101", "R102") for found in before.diagnostics)
    with pytest.raises(CannotRun):
        renamed(root, "team:scoring", "rates")


# ---------------------------------------------------------------- the command


def test_it_shows_first_and_writes_when_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: (root / path).read_bytes() for path in FILES}
    assert run(["-C", str(root), "rename", "team:care", "customer-care"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert "catalog.yaml:4:10            care -> customer-care" in out
    assert out[-1] == "7 edits in 2 files. Nothing written: add --write"
    assert {path: (root / path).read_bytes() for path in FILES} == before
    assert run(["-C", str(root), "rename", "team:care", "customer-care", "--write"]) == 0
    assert capsys.readouterr().out.endswith("7 edits in 2 files, written\n")
    assert b"aliases: [support, care]" in (root / "catalog.yaml").read_bytes()


def test_a_selection_that_names_it_is_pointed_at(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / "cxjourney.yaml").open("a") as opened:
        opened.write('selections:\n  ours: "owner:care"\n  other: "owner:care-desk"\n')
    assert run(["-C", str(root), "rename", "team:care", "customer-care"]) == 0
    assert capsys.readouterr().err == "cxjourney.yaml:7 names it in a selection: look at it\n"


def test_an_unknown_name_is_suggested(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(root), "rename", "team:crae", "customer-care"]) == 2
    assert "did you mean `team:care`?" in capsys.readouterr().err


# ---------------------------------------------------------------- whatever has an id


def refs_in(compilation: Compilation) -> list[str]:
    """The address of everything that has an id of its own."""
    refs = []
    for entity in compilation.model.sound:
        if entity.origin and entity.origin.file.data:
            refs += [entity.ref, *(node.ref for _, node in elements_of(entity) if getattr(node, "id", None))]
    return refs


def there_and_back(root: Path, before: Compilation, ref: str, *, alias: bool) -> None:
    """Rename to a fresh id, then back without an alias: every byte is as it was, and the check says the same."""

    def after(files: Mapping[str, bytes]) -> Compilation:
        return compile_workspace(root, TODAY, files)

    there = rename(before, find(before.model, ref), "zz-fresh", after, alias=alias)
    between = after(there.files)
    assert [d.code for d in between.diagnostics] == [d.code for d in before.diagnostics]
    head, mark, old = ref.rpartition("exit:") if "exit:" in ref else ref.rpartition("/" if "/" in ref else ":")
    node = find(between.model, f"{head}{mark}zz-fresh")
    back = rename(between, node, old, lambda files: after({**there.files, **files}), alias=False)
    final = {**there.files, **back.files}
    assert final == {file.path: file.data for file in before.files if file.path in final}


@pytest.mark.parametrize("alias", [False, True])
def test_there_and_back_leaves_every_byte_as_it_was(alias: bool, root: Path) -> None:
    laid(root, {"catalog.yaml": FILES["catalog.yaml"].replace("owner: support", "owner: care")})
    before = compile_workspace(root, TODAY)
    refs = refs_in(before)
    assert len(refs) > 12
    for ref in refs:
        there_and_back(root, before, ref, alias=alias)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=2)
def test_there_and_back_in_the_example(data: st.DataObject) -> None:
    before = compile_workspace(ROOT, TODAY)
    there_and_back(ROOT, before, data.draw(st.sampled_from(refs_in(before))), alias=data.draw(st.booleans()))


@pytest.mark.slow
@pytest.mark.parametrize("alias", [True, False])
@pytest.mark.parametrize("old", ["journey:first-home-loan", "journey:store-and-locker"])
def test_a_written_rename_of_a_journey_of_the_example_is_only_that(old: str, alias: bool, tmp_path: Path) -> None:
    """Every path of an element that begins with the journey follows, in every file that names one."""
    for side in ("old", "new"):
        shutil.copytree(ROOT / "journeys", tmp_path / side / "journeys")
        shutil.copy(ROOT / "cxjourney.yaml", tmp_path / side)
    more = [] if alias else ["--no-alias"]
    assert run(["-C", str(tmp_path / "new"), "rename", old, "another-name", "--write", "-q", *more]) == 0
    former = old.partition(":")[2]
    paths = re.compile(rf"(?<![\w-])(journey:)?{former}/")
    assert not [
        file.name for file in (tmp_path / "new").rglob("*.yaml") if paths.search(file.read_text(encoding="utf-8"))
    ]
    before, after = (compile_workspace(tmp_path / side, TODAY) for side in ("old", "new"))
    assert [one.message.in_("en") for one in after.diagnostics] == []
    assert [(one.verb, one.ref, one.declared) for one in compare(before.model, after.model)] == [
        ("renamed", "journey:another-name", alias)
    ]
