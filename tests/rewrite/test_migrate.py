"""Files of an older language: what they become, what stays, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.errors import CannotRun
from cxjourney.registry import modules_in
from cxjourney.rewrite import migrate
from cxjourney.rewrite.changes import Change, Clash, Field, Kind, Step, Word, change_tree, data_after
from cxjourney.rewrite.emit import emit
from cxjourney.rewrite.format import Formatted, formatted
from cxjourney.rewrite.grow import grown
from cxjourney.rewrite.migrate import Migrated, Stuck, known, migrated, steps
from cxjourney.rewrite.safety import equal, reading
from cxjourney.rewrite.tree import Branch
from cxjourney.schema.versions import age
from tests.laying import compiled, places

BETA = """\
# The parcel, told in spring.
cxjourney: v1beta1
kind: map  # the only one
id: collect-parcel
name: I collect a parcel
state: current
# who answers
owner_team: logistics
persona: lea   # the main one
stages:
  - id: find
    name: I find the locker
    touchpoints:
      - id: walk
        name: I walk there
        type: action
        # it rains
        mood: -1  # from the diary
        proof: [diary]
        pain_points:
          - {text: The map is wrong, severity: 3}
exits:
  - {id: taken, type: success}
  - {id: gone, type: churn}
"""
NOW = """\
# The parcel, told in spring.
cxjourney: v1
kind: journey  # the only one
id: collect-parcel
name: I collect a parcel
state: as-is
personas: [lea]  # the main one
# who answers
owner: logistics
stages:
  - id: find
    name: I find the locker
    touchpoints:
      - id: walk
        name: I walk there
        type: action
        # it rains
        emotion: {score: -1, evidence: [diary]}  # from the diary
        pains:
          - {text: The map is wrong, severity: 3}
exits:
  - {id: taken, type: success}
  - {id: gone, type: abandonment}
"""
CATALOG = """\
cxjourney: v1beta1
kind: catalog
teams:
  - {id: logistics, name: Logistics}
personas:
  - {id: lea, name: Léa}
evidence:
  - {id: diary, name: Diary, method: diary, date: 2026-05-01}
metrics:
  - {id: csat, name: Satisfaction, target_direction: up}
"""
WORKSPACE = "cxjourney: v1beta1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [en]\n"


@pytest.fixture
def beta(tmp_path: Path) -> Path:
    (tmp_path / "journeys").mkdir()
    for name, text in {"cxjourney.yaml": WORKSPACE, "journeys/a.yaml": BETA, "journeys/c.yaml": CATALOG}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def cxj(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def now(text: str) -> str:
    made = migrated(text.encode(), "a.yaml")
    assert isinstance(made, Migrated)
    return made.data.decode()


# ---------------------------------------------------------------- from v1beta1


def test_a_beta_file_becomes_what_a_person_would_have_written() -> None:
    assert now(BETA) == NOW


def test_what_comes_out_compiles_is_laid_out_and_is_not_touched_again(tmp_path: Path) -> None:
    head, _, journey = now(BETA).partition("\n")
    assert head.startswith("#")
    assert places(compiled(tmp_path, {"a.yaml": journey, "c.yaml": now(CATALOG)})) == []
    for text in (now(BETA), now(CATALOG)):
        assert migrated(text.encode(), "a.yaml") is None
        assert formatted(text.encode(), "a.yaml") == Formatted(text.encode())


def test_members_of_a_catalog_are_brought_along() -> None:
    assert "{id: csat, name: Satisfaction, direction: up}" in now(CATALOG)


def test_an_emotion_that_is_there_already_takes_the_mood_in() -> None:
    touchpoint = "{id: t, name: T, mood: 1, emotion: {feeling: glad}}"
    page = f"cxjourney: v1beta1\nkind: map\nid: a\nname: A\nstages: [{{id: s, name: S, touchpoints: [{touchpoint}]}}]\n"
    assert "emotion: {score: 1, feeling: glad}" in now(page)


def test_two_moods_for_one_touchpoint_are_for_a_person_to_settle() -> None:
    touchpoint = "{id: t, name: T, mood: 1, emotion: {score: 2}}"
    page = f"cxjourney: v1beta1\nkind: map\nid: a\nname: A\nstages: [{{id: s, name: S, touchpoints: [{touchpoint}]}}]\n"
    made = migrated(page.encode(), "a.yaml")
    assert isinstance(made, Stuck)
    assert "`score`" in made.why.in_("en")
    assert "`score`" in made.why.in_("fr")


def test_what_only_looks_like_an_older_field_stays() -> None:
    page = "cxjourney: v1beta1\nkind: team\nid: a\nname: A\nx-mood: 1\nowner_team: b\n"
    assert now(page) == "cxjourney: v1\nkind: team\nid: a\nname: A\nowner_team: b\nx-mood: 1\n"


@pytest.mark.parametrize(
    "page", ["cxjourney: v1\nkind: map\n", "kind: map\n", "cxjourney: 1\n", "[a]\n", "- v1beta1\n"]
)
def test_files_of_this_version_or_of_none_are_not_touched(page: str) -> None:
    assert migrated(page.encode(), "a.yaml") is None


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("cxjourney: v1beta1\nkind: [\n", "Y001"),
        ("cxjourney: v1alpha7\nkind: map\n", "v1alpha7"),
        ("cxjourney: latest\nkind: map\n", "latest"),
    ],
)
def test_a_file_from_which_nothing_leads_on_is_left(page: str, why: str) -> None:
    made = migrated(page.encode(), "a.yaml")
    assert isinstance(made, Stuck)
    assert why in made.why.in_("en")


# ---------------------------------------------------------------- changes, one by one

CASES: list[tuple[Change, str, str]] = [
    (Kind("map", "journey"), "kind: map  # why\nid: a\n", "kind: journey  # why\nid: a\n"),
    (Field("team", "boss", "owner"), "kind: team\n# who\nboss: b  # why\n", "kind: team\n# who\nowner: b  # why\n"),
    (Field("team", "boss", "who.owner"), "kind: team\nboss: b  # why\n", "kind: team\nwho: {owner: b}  # why\n"),
    (
        Field("team", "note", "about.text"),
        "kind: team\nnote: |\n  one\n  two\n",
        "kind: team\nabout:\n  text: |\n    one\n    two\n",
    ),
    (
        Field("team", "list", "about.all"),
        "kind: team\nlist:\n  - a  # x\n  - b\n",
        "kind: team\nabout:\n  all:\n    - a  # x\n    - b\n",
    ),
    (Field("team", "a.b", "c"), "kind: team\na: {b: 1, d: 2}\n", "kind: team\na: {c: 1, d: 2}\n"),
    (Field("team", "one", "all[]"), "kind: team\none: x\n", "kind: team\nall: [x]\n"),
    (Field("team", "one", "all[]"), "kind: team\none: [x]\n", "kind: team\nall: [x]\n"),
    (Field("team", "a[].b", "c"), "kind: team\na: [{b: 1}, x, {d: 2}]\n", "kind: team\na: [{c: 1}, x, {d: 2}]\n"),
    (Field("team", "a[].b", "c"), "kind: team\na: x\n", "kind: team\na: x\n"),
    (Field("team", "a", "b"), "kind: system\na: x\n", "kind: system\na: x\n"),
    (Field("team", "a", "b"), "kind: catalog\nteams: [{a: 1}]\n", "kind: catalog\nteams: [{b: 1}]\n"),
    (Word("team", "t", {"a": "b"}), "kind: team\nt: 'a'  # x\n", "kind: team\nt: b  # x\n"),
    (Word("team", "t", {"a": "no"}), "kind: team\nt: a\n", 'kind: team\nt: "no"\n'),
    (Word("team", "t", {"a": "b"}), "kind: team\nt: [c, a, [a]]\n", "kind: team\nt: [c, b, [a]]\n"),
    (Word("team", "t", {"a": "b"}), "kind: team\nt: {a: a}\n", "kind: team\nt: {a: a}\n"),
]


@pytest.mark.parametrize(("change", "before", "after"), CASES)
def test_a_change_does_the_same_to_the_text_and_to_the_data(change: Change, before: str, after: str) -> None:
    step = Step("v1", "v2", (change,))
    page, expected = f"cxjourney: v1\n{before}", f"cxjourney: v2\n{after}"
    document = grown(page)
    assert isinstance(document.root, Branch)
    change_tree(document.root, step)
    made = formatted("\n".join([*emit(document).lines, ""]).encode(), "a.yaml")
    wanted = formatted(expected.encode(), "a.yaml")
    assert isinstance(made, Formatted)
    assert isinstance(wanted, Formatted)
    assert made.data == wanted.data
    data = reading(page.encode(), "a.yaml").data
    assert equal(data_after(data, step), reading(expected.encode(), "a.yaml").data)
    assert data == reading(page.encode(), "a.yaml").data, "what was given is not changed"


@pytest.mark.parametrize(
    ("to", "page"),
    [("b", "kind: team\na: 1\nb: 2\n"), ("b.c", "kind: team\na: 1\nb: 2\n"), ("b.c", "kind: team\na: 1\nb: {c: 2}\n")],
)
def test_a_field_never_lands_on_another_one(to: str, page: str) -> None:
    step = Step("v1", "v2", (Field("team", "a", to),))
    document = grown(page)
    assert isinstance(document.root, Branch)
    with pytest.raises(Clash):
        change_tree(document.root, step)
    with pytest.raises(Clash):
        data_after(reading(page.encode(), "a.yaml").data, step)


# ---------------------------------------------------------------- steps


def test_a_step_is_named_like_its_file_and_leads_forward() -> None:
    for module in modules_in("cxjourney.rewrite.migrations"):
        step = module.STEP
        assert module.__name__.rpartition(".")[2] == f"{step.old}_to_{step.new}"
        before, after = age(step.old), age(step.new)
        assert before is not None
        assert after is not None
        assert before < after


def test_steps_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    more = {**steps(), "v1": Step("v1", "v2", (Field("journey", "owner", "keeper"),))}
    monkeypatch.setattr(migrate, "steps", lambda: more)
    made = migrated(BETA.encode(), "a.yaml", "v2")
    assert isinstance(made, Migrated)
    assert made.versions == ("v1beta1", "v1", "v2")
    assert b"\nkeeper: logistics\n" in made.data


def test_only_versions_that_can_be_reached_may_be_asked_for() -> None:
    assert known("v1") == "v1"
    with pytest.raises(CannotRun):
        known("v1beta1")


@pytest.mark.parametrize(
    ("older", "newer"),
    [("v1alpha2", "v1beta1"), ("v1beta1", "v1beta2"), ("v1beta9", "v1"), ("v1", "v2alpha1"), ("v9", "v10")],
)
def test_versions_have_an_order(older: str, newer: str) -> None:
    before, after = age(older), age(newer)
    assert before is not None
    assert after is not None
    assert before < after


@pytest.mark.parametrize("word", ["", "v", "v0", "1", "v1.2", "v1rc1", "v\u00b2", "v\u0661", "v1 ", None, 1])
def test_other_words_are_no_versions(word: object) -> None:
    assert age(word) is None


# ---------------------------------------------------------------- as a person meets it


def test_the_check_names_the_command(beta: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = cxj(capsys, "-C", beta, "check", "--output", "text", "--today", "2026-11-22")
    assert code == 1
    assert out.count("S107") == 3
    assert "cxj migrate" in out
    assert "R101" not in out


def test_it_shows_first_and_writes_when_told(beta: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = cxj(capsys, "-C", beta, "migrate")
    assert code == 0
    assert out.splitlines() == [
        "cxjourney.yaml: v1beta1 -> v1",
        "journeys/a.yaml: v1beta1 -> v1 (8 places)",
        "journeys/c.yaml: v1beta1 -> v1 (1 place)",
        "3 files to bring up to date; nothing written: add --write",
    ]
    assert (beta / "journeys" / "a.yaml").read_text() == BETA
    code, out, _ = cxj(capsys, "-C", beta, "migrate", "--write")
    assert (code, out.splitlines()[-1]) == (0, "3 files brought up to date: run `cxj check`")
    assert (beta / "journeys" / "a.yaml").read_text() == NOW
    assert cxj(capsys, "-C", beta, "migrate", "--write")[:2] == (0, "every file is up to date\n")
    assert cxj(capsys, "-C", beta, "check", "--select", "S,Y,R101", "--today", "2026-11-22", "-q")[0] == 0


def test_the_difference_goes_to_standard_output_alone(beta: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = cxj(capsys, "--locale", "fr", "-C", beta, "migrate", "--diff")
    assert out.startswith("--- a/cxjourney.yaml\n")
    assert "-owner_team: logistics" in out
    assert err.splitlines()[1:] == [
        "journeys/a.yaml : v1beta1 -> v1 (8 endroits)",
        "journeys/c.yaml : v1beta1 -> v1 (1 endroit)",
        "3 fichiers à mettre à jour ; rien n'est écrit : ajoutez --write",
    ]


def test_a_file_that_is_stuck_does_not_hold_the_others_back(beta: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (beta / "journeys" / "b.yaml").write_text("cxjourney: v1alpha7\nkind: team\n")
    code, out, _ = cxj(capsys, "-C", beta, "migrate", "--write")
    assert code == 1
    assert "left as is: journeys/b.yaml (nothing leads from `v1alpha7` to `v1`)" in out
    assert (beta / "journeys" / "a.yaml").read_text() == NOW
    assert cxj(capsys, "-C", beta, "migrate", "--to", "v7")[0] == 2
