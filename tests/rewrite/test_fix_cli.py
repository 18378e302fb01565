"""`cxj check --fix` and `--diff`, as a person runs them; and files that stand for those of the disk."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.compiler import compile_workspace
from cxjourney.diagnostics.terminal import columns
from tests.laying import TODAY, laid

FILES = {
    "team.yaml": "kind: team\nid: care\nname: no  # for now\naliases: [support]\n",
    "sub/journey.yaml": "kind: journey\nid: j\nname: J\nowner: support\nsponsor: crae\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid(tmp_path, FILES)


def cxj(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    code = run([str(arg) for arg in args])
    out, err = capsys.readouterr()
    return code, out, err


def texts(root: Path) -> dict[str, str]:
    return {path: (root / path).read_text(encoding="utf-8") for path in FILES}


def test_fix_writes_what_is_safe_and_reports_the_rest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = texts(root)
    code, out, _ = cxj(capsys, "-C", root, "check", "--fix", "--output", "text")
    assert code == 1, "a reference is still unknown"
    assert "2 fixed, 1 error" in out
    assert texts(root) == {
        "team.yaml": before["team.yaml"].replace("name: no", 'name: "no"'),
        "sub/journey.yaml": before["sub/journey.yaml"].replace("owner: support", "owner: care"),
    }


def test_unsafe_fixes_repair_more(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = cxj(capsys, "-C", root, "check", "--fix", "--unsafe-fixes", "--output", "json")
    assert code == 0
    assert "sponsor: care" in texts(root)["sub/journey.yaml"]
    summary = json.loads(out)["summary"]
    assert (summary["errors"], summary["fixed"]) == (0, 3)


def test_only_what_is_asked_about_is_repaired(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = texts(root)
    cxj(capsys, "-C", root, "check", root / "team.yaml", "--fix")
    assert texts(root)["sub/journey.yaml"] == before["sub/journey.yaml"]
    cxj(capsys, "-C", root, "check", "--select", "Y", "--fix")
    assert texts(root)["sub/journey.yaml"] == before["sub/journey.yaml"]
    cxj(capsys, "-C", root, "check", "--ignore", "reference-by-alias", "--fix")
    assert texts(root)["sub/journey.yaml"] == before["sub/journey.yaml"]


def test_diff_writes_nothing_and_is_a_patch(
    root: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(root)
    code, out, err = cxj(capsys, "-C", root, "check", "--diff", "--unsafe-fixes")
    assert (code, texts(root)) == (1, before)
    assert "3 to fix in 2 files" in err
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(root, copy, dirs_exist_ok=True)
    subprocess.run(["git", "apply", "-"], input=out, text=True, cwd=copy, check=True)
    cxj(capsys, "-C", root, "check", "--fix", "--unsafe-fixes")
    assert texts(copy) == texts(root) != before


def test_diff_of_nothing_is_silent(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cxj(capsys, "-C", root, "check", "--fix", "--unsafe-fixes")
    code, out, err = cxj(capsys, "-C", root, "check", "--diff", "--unsafe-fixes")
    assert (code, out, err) == (0, "", "nothing to fix\n")


def test_diff_of_what_is_being_typed(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = b"cxjourney: v1\nkind: team\nid: care\nname: off\naliases: [support]\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    code, out, _ = cxj(capsys, "-C", root, "check", "--stdin-filename", root / "team.yaml", "--diff")
    assert code == 1
    assert '+name: "off"' in out
    assert "journey.yaml" not in out


def test_unsafe_fixes_alone_ask_for_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = cxj(capsys, "-C", root, "check", "--unsafe-fixes")
    assert code == 2
    assert "--diff" in err


def test_what_a_comment_accepts_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = laid(tmp_path, {"a.yaml": "kind: team\nid: care\nname: no  # cxj: ignore[Y030] -- the name of a game\n"})
    before = (root / "a.yaml").read_bytes()
    cxj(capsys, "-C", root, "check", "--fix", "--unsafe-fixes")
    assert (root / "a.yaml").read_bytes() == before


def test_a_baseline_loses_its_stale_entries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = laid(tmp_path, {"a.yaml": "kind: team\nid: care\nname: no\n", "b.yaml": "kind: team\nid: risk\nname: off\n"})
    cxj(capsys, "-C", root, "baseline", "write")
    assert cxj(capsys, "-C", root, "check", "--select", "Y,L")[:2] == (0, "")
    (root / "a.yaml").write_text('cxjourney: v1\nkind: team\nid: care\nname: "no"\n')
    assert "L904" in cxj(capsys, "-C", root, "check", "--select", "Y,L")[1]
    assert cxj(capsys, "-C", root, "check", "--fix")[0] == 0
    left = (root / ".cxj-baseline.yaml").read_text(encoding="utf-8")
    assert "team:risk" in left
    assert "Y030\n    entity: team:care" not in left


def test_a_finding_says_that_it_can_be_repaired(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = cxj(capsys, "-C", root, "check", "--output", "text")
    heads = {line.partition("[")[2][:4]: line for line in out.splitlines() if "]: " in line}
    assert heads["R101"].endswith("  [fix: unsafe]")
    assert heads["R106"].endswith("  [fix: safe]")
    assert columns(heads["R101"]) == columns(heads["R106"]) <= 100
    assert "fix" not in heads["C101"]
    assert "(3 fixable)" in out
    _, french, _ = cxj(capsys, "-C", root, "check", "--output", "text", "--locale", "fr")
    assert "[réparation à relire]" in french


def test_a_file_that_changes_meanwhile_is_not_overwritten(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxjourney.rewrite import fix

    whole = fix.repair

    def slow(*args: object, **options: object) -> fix.Repaired:
        made = whole(*args, **options)  # type: ignore[arg-type]  # the arguments of `repair`
        (root / "team.yaml").write_text("cxjourney: v1\nkind: team\nid: care\nname: Mine\n")
        return made

    monkeypatch.setattr(fix, "repair", slow)
    code, _, err = cxj(capsys, "-C", root, "check", "--fix")
    assert code == 2
    assert "nothing was written" in err
    assert "Mine" in texts(root)["team.yaml"]
    assert "owner: support" in texts(root)["sub/journey.yaml"]


# ---------------------------------------------------------------- files that stand for those of the disk


def test_the_bytes_that_are_given_stand_for_those_of_the_disk(root: Path) -> None:
    other = b"cxjourney: v1\nkind: team\nid: risk\nname: Risk\n"
    model = compile_workspace(root, TODAY, {"team.yaml": other, "sub/new.yaml": other.replace(b"risk", b"new")}).model
    assert {id_ for kind, id_ in model.entities if kind == "team"} == {"risk", "new"}


@pytest.mark.parametrize("path", [".hidden/x.yaml", "x.txt", "dist/x.yaml", "elsewhere.yml"])
def test_a_file_that_the_workspace_would_not_take_is_not_taken(path: str, root: Path) -> None:
    other = b"cxjourney: v1\nkind: team\nid: risk\nname: Risk\n"
    assert path not in {file.path for file in compile_workspace(root, TODAY, {path: other}).files}


def test_a_workspace_may_be_nowhere_on_the_disk(tmp_path: Path) -> None:
    head = b"cxjourney: v1\nkind: workspace\norganisation: {name: T}\ninclude: [journeys]\n"
    team = b"cxjourney: v1\nkind: team\nid: risk\nname: Risk\n"
    found = compile_workspace(tmp_path, TODAY, {"cxjourney.yaml": head, "journeys/a/team.yaml": team})
    assert ("team", "risk") in found.model.entities
