"""`cxj diff`, `cxj refs` and `cxj log` on small repositories."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxjourney.cli.app import run
from tests.laying import laid

PEOPLE = """
    kind: catalog
    teams:
    - {id: digital, name: Digital}
    - {id: shops, name: Shops}
    personas: [{id: lea, name: Léa, goals: [to be done before noon]}]
    channels: [{id: sms, name: Text message}]
    systems: [{id: crm, name: Customer file}]
    metrics: [{id: csat, name: Satisfaction, unit: score, definition: The mean, owner: shops}]
"""
JOURNEY = """
    kind: journey
    id: parcel
    name: I collect a parcel
    personas: [lea]
    owner: digital
    kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %}]
    stages:
    - id: find
      name: I find the locker
      raci: {informed: [shops]}
      touchpoints:
      - {id: code, name: I receive the code, channels: [sms], systems: [crm], emotion: {score: -1}}
      - {id: walk, name: I walk there, does: Walks, emotion: {score: 0}}
    - id: open
      name: I open it
      touchpoints:
      - {id: door, name: I open the door, emotion: {score: 2}}
    exits: [{id: done, name: I have it, type: success}]
"""


def git(root: Path, *words: str) -> str:
    known = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", str(root), *known, *words], capture_output=True, text=True, check=True
    ).stdout.strip()


def commit(root: Path, message: str) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)
    return git(root, "rev-parse", "HEAD")


def replaced(file: Path, before: str, after: str) -> None:
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with a workspace in a folder of it, committed on `main`, then a branch."""
    top = tmp_path / "repository"
    top.mkdir()
    git(top, "init", "-q", "-b", "main")
    laid(top / "our journeys", {"people.yaml": PEOPLE, "j.yaml": JOURNEY})
    commit(top, "The journeys")
    git(top, "checkout", "-q", "-b", "change")
    return top / "our journeys"


def cxj(capsys: pytest.CaptureFixture[str], root: Path | None, *args: str) -> tuple[int, str, str]:
    code = run([*(["-C", str(root)] if root else []), *args])
    out, err = capsys.readouterr()
    return code, out, err


def codes(out: str) -> list[str]:
    return re.findall(r"^  (D\d{3}) ", out, re.MULTILINE)


# ---------------------------------------------------------------- the sides


def test_nothing_changes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = cxj(capsys, root, "diff")
    assert code == 0
    assert out.startswith("main@")
    assert out.endswith("\nno change\n")


def test_layout_is_silent(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", "owner: digital\n", "owner: 'digital'   # the web team\n")
    git(root, "mv", "people.yaml", "who.yaml")
    assert cxj(capsys, root, "diff", "--fail-on", "any")[0] == 0


def test_from_the_merge_base_to_the_working_tree(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "checkout", "-q", "main")
    replaced(root / "people.yaml", "name: Shops", "name: Stores")
    commit(root, "Meanwhile on main")
    git(root, "checkout", "-q", "change")
    replaced(root / "j.yaml", ">= 38 %", ">= 30 %")
    code, out, _ = cxj(capsys, root, "diff")
    assert (code, codes(out)) == (1, ["D203"])
    assert "target weakened, >= 38 % -> >= 30 %" in out
    assert "-> working tree" in out
    assert cxj(capsys, root, "diff", "main...")[1] == out
    code, out, _ = cxj(capsys, root, "diff", "main", "-v")
    assert codes(out) == ["D203", "D502"], "against the tip of main, what it has meanwhile is seen too"


def test_two_revisions_in_each_way_of_writing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", ">= 38 %", ">= 30 %")
    commit(root, "Weaker")
    replaced(root / "j.yaml", ">= 30 %", ">= 20 %")
    for words in (("main", "change"), ("main...", "change"), ("main..change",), ("main...change",), ("HEAD~1", "HEAD")):
        assert codes(cxj(capsys, root, "diff", *words)[1]) == ["D203"], words
        assert ">= 20 %" not in cxj(capsys, root, "diff", *words)[1]


def test_two_folders_need_no_git(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    laid(tmp_path / "old", {"people.yaml": PEOPLE, "j.yaml": JOURNEY})
    laid(tmp_path / "new", {"people.yaml": PEOPLE, "j.yaml": JOURNEY.replace("    owner: digital\n", "")})
    monkeypatch.chdir(tmp_path)
    code, out, _ = cxj(capsys, None, "diff", "old", "new")
    assert (code, codes(out)) == (1, ["D401"])
    assert "accountable: Digital -> nobody" in out
    assert "new/j.yaml:" in out


def test_without_git_the_way_out_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid(tmp_path / "w", {"people.yaml": PEOPLE, "j.yaml": JOURNEY})
    code, out, err = cxj(capsys, tmp_path / "w", "diff")
    assert (code, out) == (2, "")
    assert "cxj diff OLD NEW" in err
    code, out, err = cxj(capsys, tmp_path / "w", "log", "journey:parcel")
    assert (code, out) == (2, "")
    assert "history is known to git only" in err


def test_a_shallow_clone_says_so(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", ">= 38 %", ">= 40 %")
    commit(root, "Stronger")
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-local", "-b", "change", f"file://{root.parent}", "shallow")
    code, out, err = cxj(capsys, tmp_path / "shallow/our journeys", "diff", "HEAD~1")
    assert (code, out) == (2, "")
    assert "shallow" in err
    code, out, err = cxj(capsys, tmp_path / "shallow/our journeys", "log", "parcel")
    assert (code, out) == (0, "")
    assert "git fetch --unshallow" in err


@pytest.mark.parametrize("revision", ["--exec=x", "nowhere", "main\0x", "-"])
def test_a_revision_that_git_does_not_know(root: Path, revision: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = cxj(capsys, root, "diff", "--", revision)
    assert (code, out) == (2, "")
    assert "git knows no revision" in err


def test_a_base_that_cannot_be_understood(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", "owner: digital", "owner: nobody-knows")
    commit(root, "Broken")
    replaced(root / "j.yaml", "owner: nobody-knows", "owner: digital")
    code, out, err = cxj(capsys, root, "diff", "HEAD")
    assert (code, out) == (2, "")
    assert "cannot be understood: j.yaml:6: no team has the id" in err


@pytest.mark.parametrize("format_", ["text", "markdown", "json", "html"])
def test_a_head_with_errors_is_never_no_change(root: Path, format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "j.yaml").write_text("cxjourney: v1\nkind: journey\nid: [\n")
    code, out, err = cxj(capsys, root, "diff", "--format", format_)
    assert code == 1
    assert "`working tree` has errors" in err
    assert "Y001" in out
    assert "no change" not in out
    if format_ == "json":
        assert json.loads(out)["summary"]["complete"] is False


def test_the_workspace_is_new(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "checkout", "-q", "--orphan", "empty")
    git(root, "rm", "-rq", "--cached", ".")
    git(root, "commit", "-q", "--allow-empty", "-m", "Nothing")
    _, out, _ = cxj(capsys, root, "diff", "HEAD", "--fail-on", "never")
    assert set(codes(out)) == {"D110"}


def test_links_to_files_are_followed_in_the_past(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "people.yaml").rename(root / "who.txt")
    (root / "people.yaml").symlink_to("who.txt")
    (root / "more.yaml").symlink_to("j.yaml")
    (root / "more.yaml").unlink()
    commit(root, "A link")
    assert cxj(capsys, root, "check", "--fail-on", "never")[0] == 0
    code, out, err = cxj(capsys, root, "diff", "HEAD", "HEAD")
    # A link whose target is no YAML file cannot be read in the past: this is said, never taken for an empty catalog.
    assert (code, out) == (2, "")
    assert "cannot be understood" in err


def test_other_files_included_in_the_past(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the past workspace file includes decides."""
    replaced(root / "cxjourney.yaml", "include: ['*.yaml', '**/*.yaml']", "include: [people.yaml, j.yaml]")
    (root / "draft.yaml").write_text("cxjourney: v1\nkind: team\nid: ghosts\nname: Ghosts\n")
    commit(root, "A draft beside")
    replaced(root / "cxjourney.yaml", "include: [people.yaml, j.yaml]", "include: ['*.yaml']")
    _, out, _ = cxj(capsys, root, "diff", "HEAD")
    assert codes(out) == ["D110"]
    assert "team:ghosts" in out


# ---------------------------------------------------------------- what is told


def test_the_whole_report(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "people.yaml", "unit: score", "unit: percent")
    replaced(root / "j.yaml", "emotion: {score: -1}", "emotion: {score: 1}")
    replaced(root / "j.yaml", "name: I walk there", "name: I walk to it")
    replaced(root / "j.yaml", "owner: digital", "owner: shops")
    _, out, _ = cxj(capsys, root, "diff", "main")
    out = out.replace(git(root, "rev-parse", "--short=7", "main"), "0000000").replace(str(root), "W")
    # A path that is too long for its line stands on the next one; how long it is depends on the machine.
    out = re.sub(r"\s+\S*?((?:j|people)\.yaml)", r"  \1", out.replace("our journeys", "our-journeys"))
    assert out == (
        "main@0000000 -> working tree   (what the models say is compared: layout, comments and order of keys do not count)\n"
        "\n"
        "BREAKING\n"
        "  D202 metric:csat  unit: score -> percent  people.yaml:9:48 (1 journey)\n"
        "\n"
        "NOTABLE\n"
        "  D402 journey:parcel            accountable: Digital -> Shops  j.yaml:6:8\n"
        "  D301 journey:parcel/find/code  emotion −1 -> +1 without new evidence  j.yaml:13:92\n"
        "\n"
        "COSMETIC  1 change in 1 entity (-v shows them)\n"
        "\n"
        "1 breaking, 2 notable, 1 cosmetic; touches 1 journey, 1 KPI, 1 metric\n"
    )
    _, french, _ = cxj(capsys, root, "--locale", "fr", "diff", "main", "-v")
    assert "BLOQUANTS\n" in french
    assert "émotion −1 -> +1 sans nouvelle preuve" in french
    assert "garant : Digital -> Shops" in french
    assert french.endswith("1 bloquant, 2 notables, 1 de forme ; touche 1 parcours, 1 KPI, 1 indicateur\n")


@pytest.mark.parametrize(
    ("fail_on", "edited", "code"),
    [
        ("breaking", ("emotion: {score: -1}", "emotion: {score: 1}"), 0),
        ("notable", ("emotion: {score: -1}", "emotion: {score: 1}"), 1),
        ("notable", ("name: I walk there", "name: I walk"), 0),
        ("any", ("name: I walk there", "name: I walk"), 1),
        ("never", (">= 38 %", ">= 3 %"), 0),
    ],
)
def test_the_threshold(root: Path, fail_on: str, edited: tuple[str, str], code: int, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    replaced(root / "j.yaml", *edited)
    assert cxj(capsys, root, "diff", "--fail-on", fail_on)[0] == code


def test_a_selection(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "people.yaml", "unit: score", "unit: percent")
    replaced(root / "j.yaml", "emotion: {score: -1}", "emotion: {score: 1}")
    assert codes(cxj(capsys, root, "diff", "-s", "kind:journey")[1]) == ["D301"]
    assert codes(cxj(capsys, root, "diff", "-s", "kind:metric")[1]) == ["D202"]
    assert cxj(capsys, root, "diff", "-s", "metric:nothing")[0] == 2


def test_what_is_gone_is_selected_where_it_was(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "people.yaml", "systems: [{id: crm, name: Customer file}]", "systems: []")
    replaced(root / "j.yaml", "systems: [crm], ", "")
    _, out, _ = cxj(capsys, root, "diff", "-s", "kind:system")
    assert codes(out) == ["D101"]
    assert "was people.yaml:8" in out.replace("our journeys/", "") or "people.yaml:8" in out


def test_annotations_land_on_the_changed_lines(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", ">= 38 %", ">= 30 %")
    _, out, _ = cxj(capsys, root, "diff", "--output", "github")
    assert out.startswith("::error file=our journeys/j.yaml,line=7,col=31,endColumn=39,title=D203 target-weakened::")
    _, out, _ = cxj(capsys, root, "diff", "--output", "json")
    [found] = json.loads(out)["diagnostics"]
    assert (found["code"], found["ref"], found["help"]) == (
        "D203", "journey:parcel", "say why beside the target, with `why:`",
    )  # fmt: skip


def test_one_report_to_standard_output(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cxj(capsys, root, "diff", "--format", "json", "--output", "sarif")[0] == 2
    code, out, _ = cxj(capsys, root, "diff", "--format", "json", "--output", f"sarif={tmp_path / 'r.sarif'}")
    assert (code, json.loads(out)["changes"]) == (0, [])
    assert json.loads((tmp_path / "r.sarif").read_text())["version"] == "2.1.0"


# ---------------------------------------------------------------- approval


def test_a_reason_in_the_change_approves(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "people.yaml", "unit: score", "unit: percent")
    assert cxj(capsys, root, "diff")[0] == 1
    (root / "changes").mkdir()
    (root / "changes/unit.md").write_text("# The scale\n\n- D202 metric:csat: shares are easier to tell\n")
    code, out, _ = cxj(capsys, root, "diff")
    assert code == 0
    assert "unit: score -> percent (approved: shares are easier to tell)" in out
    commit(root, "Shares")
    replaced(root / "people.yaml", "unit: percent", "unit: number")
    code, out, _ = cxj(capsys, root, "diff", "HEAD")
    assert (code, codes(out)) == (1, ["D202"]), "an approval of yesterday approves nothing of today"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- D202: shares are easier to tell", "3  D601 this approval of D202 does not say of what"),
        ("- D202 because shares are easier to tell", "3  D601 this approval of D202 does not say of what"),
        ("- D202 metric:csat:", "3  D601 this approval of D202 gives no reason"),
        ("- D202 metric:nps: because", "3  D602 no breaking change D202 of `metric:nps` to approve"),
        ("- D101 metric:csat: because", "3  D602 no breaking change D101 of `metric:csat` to approve"),
    ],
)
def test_an_approval_that_approves_nothing_is_told(root: Path, line: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    replaced(root / "people.yaml", "unit: score", "unit: percent")
    (root / "changes").mkdir()
    (root / "changes/unit.md").write_text(f"# é\n\n{line}\n")
    code, out, _ = cxj(capsys, root, "diff")
    assert code == 1
    assert f"changes/unit.md:{expected}" in out
    _, out, _ = cxj(capsys, root, "diff", "--output", "concise")
    assert f"changes/unit.md:3:3: {expected.split()[1]} warning" in out


def test_a_why_beside_the_target_approves(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", 'target: ">= 38 %"', 'target: ">= 30 %", why: The pilot showed it')
    code, out, _ = cxj(capsys, root, "diff")
    assert code == 0
    assert "D203" in codes(out)


# ---------------------------------------------------------------- formats


def test_the_comment(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", "emotion: {score: -1}", "emotion: {score: 1}")
    replaced(root / "j.yaml", ">= 38 %", ">= 30 %")
    _, out, _ = cxj(capsys, root, "diff", "--format", "markdown")
    assert out == (
        "<!-- cxjourney diff -->\n"
        "### Journeys: 1 breaking, 1 notable\n"
        "\n"
        "This touches 1 journey, 1 KPI. **To be told:** Digital, Shops.\n"
        "\n"
        "| Journey | Emotion of | Before | After |\n"
        "|---|---|---|---|\n"
        "| I collect a parcel | Léa | `▃▅█` | `▆▅█` |\n"
        "\n"
        "One bar a touchpoint, in their order, from `▁` (very bad) to `█` (very good); `·` is unknown, `×` is not there.\n"
        "\n"
        "**Breaking: someone must agree** (1)\n"
        "\n"
        "To agree, copy the line that ends with “the reason” into a Markdown file of the folder `changes/`, with your reason; for a weakened target, `why:` beside it does too. Who does not edit files answers here, and the author writes it down.\n"
        "\n"
        "- **I collect a parcel**: KPI Satisfaction: target weakened, ≥ 38 % → ≥ 30 %. **Breaking because** less is asked, and no reason is given (j.yaml, line 7, `D203`). To agree: `- D203 journey:parcel: the reason`\n"
        "\n"
        "<details><summary>Worth a look (1)</summary>\n"
        "\n"
        "- **I collect a parcel** › I find the locker › I receive the code: emotion −1 → +1 without new evidence (j.yaml, line 13, `D301`)\n"
        "\n"
        "</details>\n"
    )


GITHUB = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "acme/journeys",
    "GITHUB_SHA": "0" * 40,
    "GITHUB_RUN_ID": "12",
}
GITLAB = {
    "CI_PROJECT_URL": "https://git.example.org/acme/journeys",
    "CI_COMMIT_SHA": "1" * 40,
    "CI_JOB_URL": "https://git.example.org/acme/journeys/-/jobs/7",
}


@pytest.mark.parametrize(
    ("known", "words", "expected"),
    [
        (GITHUB, (), f"https://github.com/acme/journeys/blob/{'0' * 40}/"),
        (GITLAB, (), f"https://git.example.org/acme/journeys/-/blob/{'1' * 40}/"),
        ({}, ("--link-base", "https://git.example.org/x/src"), "https://git.example.org/x/src/"),
        (GITHUB, ("--link-base", "https://git.example.org/x/"), "https://git.example.org/x/"),
        (GITHUB | {"GITHUB_REPOSITORY": "a) [x](javascript:1"}, (), None),
    ],
)
def test_places_of_the_comment_are_links_that_work_anywhere(
    root: Path, known: dict[str, str], words: tuple[str, ...], expected: str | None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    for name in (*GITHUB, *GITLAB):
        monkeypatch.delenv(name, raising=False)
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    replaced(root / "j.yaml", ">= 38 %", ">= 30 %")
    _, out, _ = cxj(capsys, root, "diff", "--format", "markdown", *words)
    if expected:
        assert f"([j.yaml, line 7]({expected}our%20journeys/j.yaml#L7), `D203`)" in out
    else:
        assert "](" not in out
    _, french, _ = cxj(capsys, root, "--locale", "fr", "diff", "--format", "markdown", *words)
    assert "j.yaml, ligne 7" in french


def test_the_revision_that_is_compared_is_the_one_that_is_linked(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    for name, value in GITHUB.items():
        monkeypatch.setenv(name, value)
    replaced(root / "j.yaml", ">= 38 %", ">= 30 %")
    sha = commit(root, "Weaker")
    assert f"/blob/{sha}/our%20journeys/" in cxj(capsys, root, "diff", "main", "HEAD", "--format", "markdown")[1]


@pytest.mark.parametrize("base", ["javascript:alert(1)", "journeys/", "https://x/) [y"])
def test_a_base_of_links_is_an_address(root: Path, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = cxj(capsys, root, "diff", "--link-base", base)
    assert (code, out) == (2, "")
    assert "is not the address of a page" in err


def test_the_comment_says_what_another_id_does_to_links(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", "{id: code,", "{id: message,")
    _, out, _ = cxj(capsys, root, "diff", "--format", "markdown")
    assert "its address changed from `code` to `message`; links to the old one stop working" in out
    assert "alias" not in out
    replaced(root / "j.yaml", "{id: message,", "{id: message, aliases: [code],")
    _, out, _ = cxj(capsys, root, "--locale", "fr", "diff", "--format", "markdown")
    assert "son adresse passe de `code` à `message` ; les liens vers l'ancienne marchent toujours" in out


def test_the_comment_says_why_a_removal_is_breaking(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", "name: I open the door,", "name: I open the door, moment_of_truth: true,")
    replaced(root / "j.yaml", "owner: digital", "owner: digital\nstatus: live")
    commit(root, "Live")
    line = next(line for line in (root / "j.yaml").read_text().splitlines(True) if "id: door" in line)
    replaced(
        root / "j.yaml",
        line,
        line.replace("id: door, name: I open the door, moment_of_truth: true", "id: lid, name: Another thing"),
    )
    _, out, _ = cxj(capsys, root, "diff", "HEAD", "--format", "markdown")
    assert (
        "**Breaking because** it is a moment of truth, the journey is live, links to it stop working (it was in j.yaml"
        in out
    )
    _, out, _ = cxj(capsys, root, "--locale", "fr", "diff", "HEAD", "--format", "markdown")
    assert "**Bloquant, car** c'est un moment de vérité, le parcours est en service" in out


def test_the_french_comment_speaks_french(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", 'target: ">= 38 %"', 'target: "<= 5 days", by: 2027-03-01')
    replaced(root / "people.yaml", "unit: score", "unit: score, min_n: {show: 30}")
    _, out, _ = cxj(capsys, root, "--locale", "fr", "diff", "--format", "markdown", "--fail-on", "never")
    assert "≤ 5 jours" in out
    assert "1er mars 2027" in out
    assert "effectif minimal" in out
    assert "min_n" not in out


def test_curves_stand_on_the_touchpoints_that_both_sides_have(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    line = "  - {id: walk,"
    replaced(root / "j.yaml", line, "  - {id: ask, name: I ask my way, emotion: {score: -2}}\n" + line)
    _, out, _ = cxj(capsys, root, "diff", "--format", "markdown", "--artifacts", str(tmp_path / "a"))
    assert "| `▃×▅█` | `▃▁▅█` |" in out
    drawn = ElementTree.fromstring((tmp_path / "a/emotions/parcel-lea.svg").read_text())
    spots = [(one.get("fill"), one.get("cx")) for one in drawn.iter("{http://www.w3.org/2000/svg}circle")]
    before, after = ([at for fill, at in spots if (fill == "none") is hollow] for hollow in (True, False))
    assert (len(before), len(after)) == (3, 4)
    assert set(before) < set(after)
    assert "prefers-color-scheme:dark" in (tmp_path / "a/emotions/parcel-lea.svg").read_text()


def test_a_touchpoint_without_a_feeling_moves_no_curve(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = "  - {id: walk,"
    replaced(root / "j.yaml", line, "  - {id: ask, name: I ask my way}\n" + line)
    assert "| Before | After |" not in cxj(capsys, root, "diff", "--format", "markdown")[1]


def test_files_to_mend_first_are_a_comment_too(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", "owner: digital", "owner: nobody-knows")
    code, out, _ = cxj(capsys, root, "diff", "--format", "markdown", "--artifacts", str(tmp_path / "a"))
    assert code == 1
    assert out == (tmp_path / "a/comment.md").read_text()
    assert out.startswith(
        "<!-- cxjourney diff -->\n### Journeys: files to mend first\n\n1 error keeps this change from"
    )
    assert "- j.yaml, line 6 – no team has the id `nobody-knows` (`R101`)\n" in out
    assert json.loads((tmp_path / "a/changes.json").read_text())["summary"]["complete"] is False


def test_a_huge_change_is_a_short_comment_that_calls_nobody(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    teams = "".join(f"- {{id: t{n}, name: '@team-{n} <img src=x>'}}\n" for n in range(90))
    (root / "teams.yaml").write_text(f"cxjourney: v1\nkind: catalog\nteams:\n{teams}")
    commit(root, "Many")
    (root / "teams.yaml").unlink()
    _, out, _ = cxj(capsys, root, "diff", "HEAD", "--format", "markdown")
    assert len(out.splitlines()) <= 60
    assert "and 78 more, in the full report: `changes.html`" in out
    assert "<img" not in out
    assert "@team" not in re.sub("`[^`]*`", "", out)


def test_the_data(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "people.yaml", "unit: score", "unit: percent")
    data = json.loads(cxj(capsys, root, "diff", "--format", "json")[1])
    assert data["summary"]["breaking"] == 1
    [change] = data["changes"]
    assert change | {"base": 0} == {
        "code": "D202",
        "name": "unit-or-direction-changed",
        "class": "breaking",
        "verb": "changed",
        "kind": "metric",
        "ref": "metric:csat",
        "path": ["unit"],
        "before": "score",
        "after": "percent",
        "message": "unit: score -> percent",
        "place": {"file": "people.yaml", "line": 9, "column": 48},
        "former": None,
        "impact": {
            "journeys": ["journey:parcel"],
            "kpis": ["journey:parcel csat"],
            "metrics": ["metric:csat"],
            "pages": ["journey:parcel", "metric:csat"],
            "teams": ["digital", "shops"],
            "sql": [],
        },
        "base": 0,
    }


class Tags(HTMLParser):
    """The tags of a page, which must all be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)
        if tag not in ("meta", "br", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone_and_is_escaped(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", "emotion: {score: -1}", "emotion: {score: 1}")
    replaced(root / "j.yaml", "name: I open the door", 'name: "<script>alert(1)</script>\\" onload=x"')
    replaced(root / "people.yaml", "name: Léa", 'name: "]]><script>"')
    _, out, _ = cxj(capsys, root, "diff", "--format", "html", "--artifacts", str(tmp_path / "a"))
    tags = Tags()
    tags.feed(out)
    assert tags.open == []
    assert "script" not in tags.seen
    assert {"svg", "table"} <= tags.seen
    assert "http" not in re.sub(r"http-equiv|http://www.w3.org/2000/svg", "", out)
    assert (tmp_path / "a/changes.html").read_text() == out
    drawn = (tmp_path / "a/emotions/parcel-lea.svg").read_text()
    assert "before ▃▅█, after ▆▅█" in ElementTree.fromstring(drawn)[1].text  # type: ignore[operator]


# ---------------------------------------------------------------- refs and log


def test_which_journeys_touch_the_crm(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cxj(capsys, root, "refs", "system:crm", "--up")[1] == (
        "system:crm  Customer file\n"
        "\n"
        "used by\n"
        "  └─ journey:parcel/find/code  I receive the code  (systems)\n"
        "\n"
        "in 1 journey: parcel\n"
    )


def test_references_in_both_directions_and_as_data(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = cxj(capsys, root, "--locale", "fr", "refs", "metric:csat")
    assert "utilisé par\n  └─ journey:parcel  I collect a parcel  (metric)\n" in out
    assert out.endswith("utilise\n  └─ team:shops  Shops  (owner)\n")
    data = json.loads(cxj(capsys, root, "refs", "team:shops", "--up", "--depth", "2", "--format", "json")[1])
    refs = {branch["ref"]: [one["ref"] for one in branch["refs"]] for branch in data["up"]}
    assert refs == {"journey:parcel/find": [], "metric:csat": ["journey:parcel"]}
    assert cxj(capsys, root, "refs", "system:cmr")[0] == 2


def test_the_history_of_a_touchpoint_follows_its_names(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", "emotion: {score: -1}", "emotion: {score: 1}")
    commit(root, "Happier")
    replaced(root / "j.yaml", "id: parcel\n", "id: package\naliases: [parcel]\n")
    commit(root, "Another name")
    (root / "j.yaml").write_text((root / "j.yaml").read_text() + "x-broken: [\n")
    commit(root, "Broken")
    replaced(root / "j.yaml", "x-broken: [\n", "")
    commit(root, "Mended")
    (root.parent / "README.md").write_text("Something else")
    commit(root, "Elsewhere")
    code, out, err = cxj(capsys, root, "log", "package/find/code")
    told = re.sub(r"^[0-9a-f]{7}  \d{4}-\d\d-\d\d  ", "", out, flags=re.MULTILINE)
    assert (code, err) == (0, "")
    assert told == (
        "Ana  Happier\n  D301 emotion −1 -> +1 without new evidence\n"
        "\nAna  The journeys\n  D110 journey:parcel: Journey “I collect a parcel” added (3 touchpoints, 1 KPI)\n"
    )
    _, out, _ = cxj(capsys, root, "log", "journey:package", "-n", "1")
    assert re.findall(r"D\d+.*", out) == ["D105 renamed from `parcel`, alias kept"]


def test_a_title_steers_no_terminal_and_no_program(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "j.yaml", ">= 38 %", ">= 40 %")
    commit(root, "Raise \x1b[31mit\u202e")
    [first, *_] = json.loads(cxj(capsys, root, "log", "journey:parcel", "--format", "json")[1])["commits"]
    assert first["title"] == "Raise  [31mit"
