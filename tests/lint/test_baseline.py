"""The baseline: what it lets be, what survives in it, and what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.cli.app import run
from cxjourney.compiler import Compilation, compile_workspace
from cxjourney.source.edit import apply
from cxjourney.source.names import BASELINE as FILE_NAME
from tests.laying import HEAD, TODAY, laid

POINTS = ("ask", "call", "wait", "pay")


def journey(points: Sequence[str] = POINTS, channelled: Sequence[str] = (), between: str = "", owner: str = "") -> str:
    """A journey whose touchpoints lack a channel, but for some."""
    listed = "".join(
        f"{between}      - {{id: {point}, name: I {point}{', channels: [sms]' if point in channelled else ''}}}\n"
        for point in points
    )
    return (
        f"kind: journey\nid: parcel\nname: Parcel\nstatus: review\n{owner}stages:\n"
        f"  - id: find\n    name: I find it\n    touchpoints:\n{listed}"
    )


CATALOG = "kind: catalog\nchannels: [{id: sms, name: SMS, type: sms}]\nteams: [{id: care, name: Care}]\n"


def begun(folder: Path, text: str | None = None) -> Path:
    """A workspace whose findings of today are in its baseline."""
    root = laid(folder, {"j.yaml": text or journey(), "c.yaml": CATALOG})
    assert cxj(root, "write") == 0
    return root


def cxj(root: Path, action: str, *args: str) -> int:
    return run(["-C", str(root), "baseline", action, "--today", TODAY.isoformat(), *args])


def now(root: Path, text: str | None = None) -> Compilation:
    if text is not None:
        (root / "j.yaml").write_text(f"cxjourney: v1\n{text}", encoding="utf-8")
    return compile_workspace(root, TODAY)


def codes(compilation: Compilation) -> list[str]:
    return [found.code for found in compilation.diagnostics]


def test_what_is_there_on_the_first_day_is_let_be(tmp_path: Path) -> None:
    before = laid(tmp_path, {"j.yaml": journey(), "c.yaml": CATALOG})
    there = len(now(before).diagnostics)
    compilation = now(begun(tmp_path))
    assert there > 4
    assert codes(compilation) == []
    assert len(compilation.known) == there


def test_a_new_fault_is_said(tmp_path: Path) -> None:
    compilation = now(begun(tmp_path), journey((*POINTS, "leave")))
    assert [found.ref for found in compilation.diagnostics if found.code == "C104"] == ["journey:parcel/find/leave"]


def test_a_repaired_fault_leaves_a_stale_entry_in_the_file(tmp_path: Path) -> None:
    root = begun(tmp_path)
    [stale] = now(root, journey(channelled=["call"])).diagnostics
    line = (root / FILE_NAME).read_text().splitlines()[stale.place.span.start.line - 1]
    assert (stale.code, stale.place.file, line) == ("L904", FILE_NAME, "  - code: C104")


def test_its_fix_is_what_prune_writes(tmp_path: Path) -> None:
    root = begun(tmp_path)
    repaired = journey(channelled=["call", "pay"])
    stale = [found for found in now(root, repaired).diagnostics if found.code == "L904"]
    edits = [edit for found in stale if found.fix and found.fix.safe for edit in found.fix.edits]
    fixed = apply((root / FILE_NAME).read_bytes(), edits)
    assert cxj(root, "prune") == 0
    assert len(stale) == 2
    assert (root / FILE_NAME).read_bytes() == fixed
    assert codes(now(root)) == []


def test_check_fix_prunes(tmp_path: Path) -> None:
    root = begun(tmp_path)
    now(root, journey(channelled=["call"]))
    run(["-C", str(root), "check", "--fix", "--today", TODAY.isoformat()])
    assert codes(now(root)) == []


def test_write_keeps_reasons_and_own_keys(tmp_path: Path) -> None:
    root = begun(tmp_path)
    path = root / FILE_NAME
    reasoned = path.read_text().replace("code: C104\n", "code: C104\n    reason: kiosk in May\n    x-ticket: CX-1\n", 1)
    path.write_text(reasoned)
    now(root, journey((*POINTS, "leave")))
    assert cxj(root, "write") == 0
    written = path.read_text()
    assert written.count("reason: kiosk in May") == written.count("x-ticket: ") == 1
    assert written.count("code: C104") == 5


def test_it_is_sorted_and_names_no_line(tmp_path: Path) -> None:
    root = begun(tmp_path)
    entries = [entry.identity for entry in now(root).baseline.findings]
    assert [(e.ref, e.pointer, e.code) for e in entries] == sorted((e.ref, e.pointer, e.code) for e in entries)
    assert not re.search(r"\bline\b|:\d+", (root / FILE_NAME).read_text())


def test_what_must_be_repaired_never_enters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = begun(tmp_path, journey(owner="owner: nobody\n"))
    assert "must be repaired: 1" in capsys.readouterr().err
    assert codes(now(root)) == ["R101"]


def test_nor_by_hand(tmp_path: Path) -> None:
    root = begun(tmp_path, journey(owner="owner: nobody\n"))
    entry = '  - {code: R101, entity: "journey:parcel", pointer: owner}\n'
    with (root / FILE_NAME).open("a") as file:
        file.write(entry)
    assert sorted(codes(now(root))) == ["L908", "R101"]


def test_the_second_of_two_equal_entries_is_stale(tmp_path: Path) -> None:
    root = begun(tmp_path)
    text = (root / FILE_NAME).read_text()
    last = text[text.rindex("  - code:") :]
    (root / FILE_NAME).write_text(text + last)
    assert codes(now(root)) == ["L904"]


def test_what_a_comment_accepts_leaves_the_baseline(tmp_path: Path) -> None:
    root = begun(tmp_path)
    commented = journey().replace("name: I ask}", "name: I ask}  # cxj: ignore[C104] -- kiosk in May")
    assert codes(now(root, commented)) == ["L904"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("findings: [{code: C104}]\n", ["S102 4:13"]),
        ("findings: [{code: C104, entity: a, line: 3}]\n", ["S101 4:36"]),
        ("finding: []\n", ["S101 4:1"]),
        ("findings: [\n", ["Y001"]),
    ],
)
def test_its_own_faults_have_a_place_and_let_nothing_be(text: str, expected: list[str], tmp_path: Path) -> None:
    root = laid(tmp_path, {"j.yaml": journey(), "c.yaml": CATALOG})
    before = len(now(root).diagnostics)
    (root / FILE_NAME).write_text(f"cxjourney: v1\nkind: baseline\n# by hand\n{text}")
    compilation = now(root)
    own = [found for found in compilation.diagnostics if found.place.file == FILE_NAME and found.code[0] in "YS"]
    places = [f"{found.code} {found.place.span.start.line}:{found.place.span.start.column}" for found in own]
    assert all(place.startswith(wanted) for place, wanted in zip(places, expected, strict=True))
    assert len(compilation.diagnostics) - len(own) == before


def test_a_broken_file_makes_no_entry_stale_and_write_waits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = begun(tmp_path)
    assert "L904" not in codes(now(root, journey() + "broken: [\n"))
    assert cxj(root, "write") == cxj(root, "prune") == 2
    assert "syntax or shape" in capsys.readouterr().err


def test_the_summary_counts_it_and_json_lists_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = begun(tmp_path)
    known = len(now(root).known)
    run(["-C", str(root), "check", "--output", "text", "--today", TODAY.isoformat()])
    assert f"{known} in the baseline" in capsys.readouterr().out
    assert cxj(root, "show", "--format", "json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert len(listed) == known
    assert not any(entry["stale"] for entry in listed)


def test_show_says_where_each_finding_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = begun(tmp_path)
    assert cxj(root, "show") == 0
    shown = capsys.readouterr().out.splitlines()
    assert next(line.split()[:4] for line in shown if "C104" in line) == [
        "C104",
        "journey:parcel",
        "stages/find/touchpoints/ask",
        "j.yaml:10",
    ]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("baseline"))


@settings(max_examples=25)
@given(
    points=st.permutations(POINTS),
    between=st.sampled_from(["", "\n", "      # a remark\n", "\n      # one\n\n      # two\n"]),
    head=st.sampled_from(["", "x-note: told in a few words\n", "# who answers\n"]),
)
def test_moving_lines_comments_and_members_makes_no_entry_stale_and_nothing_new(
    shared: Path, points: list[str], between: str, head: str
) -> None:
    text = journey(points, between=between).replace("stages:", f"{head}stages:", 1)
    (shared / "moved").mkdir(exist_ok=True)
    (shared / "j.yaml").unlink(missing_ok=True)
    (shared / "moved/k.yaml").write_text(f"cxjourney: v1\n{text}", encoding="utf-8")
    assert codes(compile_workspace(shared, TODAY)) == []


def test_the_workspace_of_these_tests_includes_folders() -> None:
    assert "**/*.yaml" in HEAD
