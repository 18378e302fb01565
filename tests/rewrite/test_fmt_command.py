"""`cxj fmt` as a person runs it."""

from __future__ import annotations

import io
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from tests.laying import HEAD, laid

ODD = "cxjourney: v1\nkind: team\nname: 'T'\nid: t\n"
EVEN = "cxjourney: v1\nkind: team\nid: t\nname: T\n"
BROKEN = "cxjourney: v1\nkind: team\nid: [\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    head = HEAD.replace("include: ['*.yaml', '**/*.yaml']", 'include: ["*.yaml"]')
    return laid(tmp_path, {"odd.yaml": ODD, "even.yaml": EVEN.replace(": t\n", ": u\n")}, head)


def cxj(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_it_writes_what_differs_and_says_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cxj(capsys, "-C", folder, "fmt") == (
        0,
        "reformatted odd.yaml (key order, 1 quote)\n1 reformatted, 2 as they should be\n",
        "",
    )
    assert (folder / "odd.yaml").read_text() == EVEN
    assert cxj(capsys, "-C", folder, "fmt")[1] == "0 reformatted, 3 as they should be\n"


def test_check_writes_nothing_and_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = cxj(capsys, "-C", folder, "fmt", "--check")
    assert (code, out) == (1, "would reformat odd.yaml (key order, 1 quote)\n1 to reformat, 2 as they should be\n")
    assert (folder / "odd.yaml").read_text() == ODD


def test_check_speaks_french(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken.yaml").write_text(BROKEN)
    assert cxj(capsys, "--locale", "fr", "-C", folder, "fmt", "--check")[1] == (
        "à remettre en forme : odd.yaml (ordre des clés, 1 guillemet)\n"
        "laissé tel quel : broken.yaml (Y001 en 3:5)\n"
        "1 à remettre en forme, 2 en ordre, 1 laissé tel quel\n"
    )


def test_a_diff_can_be_applied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = cxj(capsys, "-C", folder, "fmt", "--diff")
    assert (code, err) == (1, "would reformat odd.yaml (key order, 1 quote)\n1 to reformat, 2 as they should be\n")
    assert (folder / "odd.yaml").read_text() == ODD
    done = subprocess.run(["git", "apply", "-"], cwd=folder, input=out.encode(), check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert (folder / "odd.yaml").read_text() == EVEN


def test_a_file_that_cannot_be_read_is_left_and_the_others_are_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.yaml").write_text(BROKEN)
    code, out, _ = cxj(capsys, "-C", folder, "fmt")
    assert code == 1
    assert out.splitlines()[1:] == [
        "left as is: broken.yaml (Y001 at 3:5)",
        "1 reformatted, 2 as they should be, 1 left as is",
    ]
    assert (folder / "broken.yaml").read_text() == BROKEN
    assert (folder / "odd.yaml").read_text() == EVEN


def test_paths_choose(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cxj(capsys, "-C", folder, "fmt", "--check", folder / "even.yaml")[:2] == (
        0,
        "0 to reformat, 1 as they should be\n",
    )
    code, _, err = cxj(capsys, "-C", folder, "fmt", "none.yaml")
    assert code == 2
    assert "none.yaml" in err


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    def piped(data: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "cxjourney", "fmt", "-", *options]
        return subprocess.run(command, input=data, capture_output=True, check=False, cwd=folder)

    done = piped(ODD.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, EVEN.encode(), b"")
    done = piped(BROKEN.encode(), "--stdin-filename", "teams/t.yaml")
    assert (done.returncode, done.stdout) == (1, BROKEN.encode())
    assert b"teams/t.yaml (Y001 at 3:5)" in done.stderr
    done = piped(ODD.encode(), "--check")
    assert (done.returncode, done.stdout) == (1, b"would reformat - (key order, 1 quote)\n")
    settings = b"cxjourney: v1\nkind: workspace\nrules:\n  levels: {T402: off}\n"
    assert piped(settings, "--stdin-filename", "there/cxjourney.yaml").stdout == settings


def test_a_dash_stands_alone(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert cxj(capsys, "-C", folder, "fmt", "-", "odd.yaml")[0] == 2


def test_the_mode_of_a_file_stays_and_nothing_else_is_left_behind(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "odd.yaml").chmod(0o640)
    cxj(capsys, "-C", folder, "fmt")
    assert stat.S_IMODE((folder / "odd.yaml").stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["cxjourney.yaml", "even.yaml", "odd.yaml"]


def test_quiet_says_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cxj(capsys, "-C", folder, "fmt", "--check", "-q") == (1, "", "")


def test_a_file_without_data_is_left_in_peace(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "odd.yaml").unlink()
    (folder / "later.yaml").write_text("#  later\n")
    (folder / "none.yaml").write_text("")
    assert cxj(capsys, "-C", folder, "fmt", "--check") == (0, "0 to reformat, 4 as they should be\n", "")
    assert (folder / "later.yaml").read_text() == "#  later\n"


def test_an_empty_workspace_file_is_a_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "cxjourney.yaml").write_text("# ours\n")
    assert cxj(capsys, "-C", folder, "fmt")[0] == 1


def test_a_diff_from_standard_input_fails_when_there_is_one() -> None:
    def piped(data: bytes) -> int:
        command = [sys.executable, "-m", "cxjourney", "fmt", "-", "--diff"]
        return subprocess.run(command, input=data, capture_output=True, check=False).returncode

    assert (piped(ODD.encode()), piped(EVEN.encode()), piped(b"# later\n")) == (1, 0, 0)
