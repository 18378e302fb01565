"""CODEOWNERS from the accountable teams: who answers for which file, and a block that leaves the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.backends.codeowners import BEGIN, END, block, escaped, lines, put, stretch
from cxjourney.cli.app import run
from cxjourney.compiler import compile_workspace
from tests.laying import TODAY, compiled, laid

TEAMS = """
kind: catalog
teams:
  - {id: lending, name: L, handle: "@azur/lending"}
  - {id: desk, name: D, part_of: lending}
  - {id: risk, name: R, handle: "@azur/risk"}
  - {id: quiet, name: Q}
"""
JOURNEY = (
    "kind: journey\nid: {id}\nname: J\n{who}stages: [{{id: a, name: A, touchpoints: [{{id: t, name: T{inner}}}]}}]\n"
)


def journey(id: str, who: str = "", inner: str = "") -> str:
    return JOURNEY.format(id=id, who=who, inner=inner)


def owned(folder: Path, files: dict[str, str], prefix: str = "") -> tuple[str, ...]:
    return lines(compiled(folder, {**files, "teams.yaml": TEAMS}).model, prefix)


@pytest.mark.parametrize(
    ("who", "inner", "handles"),
    [
        ("owner: lending\n", "", "@azur/lending"),
        ("owner: desk\n", "", "@azur/lending"),
        ("raci: {accountable: risk}\n", "", "@azur/risk"),
        ("", ", raci: {accountable: risk}", "@azur/risk"),
        ("owner: lending\n", ", raci: {accountable: risk}", "@azur/lending"),
    ],
)
def test_who_answers_for_a_journey_reviews_its_file(who: str, inner: str, handles: str, tmp_path: Path) -> None:
    assert f"/a.yaml {handles}" in owned(tmp_path, {"a.yaml": journey("a", who, inner)})


def test_a_file_for_which_nobody_with_a_handle_answers_has_no_line(tmp_path: Path) -> None:
    found = owned(tmp_path, {"a.yaml": journey("a"), "b.yaml": journey("b", "owner: quiet\n")})
    assert found == ("/teams.yaml @azur/lending @azur/risk",)


def test_all_who_answer_for_something_in_a_catalog_review_it(tmp_path: Path) -> None:
    systems = "kind: catalog\nsystems: [{id: x, name: X, owner: risk}, {id: y, name: Y, owner: desk}]\n"
    assert "/s.yaml @azur/lending @azur/risk" in owned(tmp_path, {"s.yaml": systems})


def test_paths_start_at_the_top_of_the_repository_and_match_themselves_alone(tmp_path: Path) -> None:
    name = "a b#[1]*.yaml"
    found = owned(tmp_path, {name: journey("a", "owner: risk\n")}, "sub dir/")
    assert found[0] == r"/sub\ dir/a\ b\#\[1\]\*.yaml @azur/risk"


def test_a_name_with_a_line_break_is_left_out(tmp_path: Path) -> None:
    found = owned(tmp_path, {"a\n* @evil.yaml": journey("a", "owner: risk\n")})
    assert found == ("/teams.yaml @azur/lending @azur/risk",)


TEXTS = st.text(st.sampled_from("ab#@*/ \n"), max_size=30).filter(lambda text: BEGIN not in text)
FOUND = st.lists(st.from_regex(r"/[a-z]{1,5} @[a-z]{1,5}", fullmatch=True), max_size=4)


@given(before=TEXTS, after=TEXTS, first=FOUND, second=FOUND)
def test_the_rest_of_the_file_stays_byte_for_byte(before: str, after: str, first: list[str], second: list[str]) -> None:
    text = f"{before}\n{block(first)}{after}"
    changed = put(text, second)
    assert changed == f"{before}\n{block(second)}{after}"
    assert put(changed, second) == changed
    assert put(changed, first) == text


@given(text=TEXTS, found=FOUND)
def test_a_first_block_goes_to_the_end(text: str, found: list[str]) -> None:
    written = put(text, found)
    assert written.startswith(text)
    assert written.endswith(block(found))
    assert stretch(written) == (written.index(BEGIN), len(written))


def test_line_ends_of_the_file_are_kept() -> None:
    assert put("* @all\r\n", ["/a @b"]).count("\r\n") == put("* @all\r\n", ["/a @b"]).count("\n") == 5


def test_an_escaped_path_holds_no_bare_sign() -> None:
    assert escaped("a\\ #") == r"a\\\ \#"


# ---------------------------------------------------------------- the command, and the rule


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository whose workspace is in a folder of it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "map").mkdir()
    laid(tmp_path / "map", {"a.yaml": journey("a", "owner: risk\n"), "teams.yaml": TEAMS})
    return tmp_path


def cxj(top: Path, *args: str) -> int:
    return run(["-C", str(top / "map"), "codeowners", *args])


def drift(top: Path) -> list[str]:
    found = compile_workspace(top / "map", TODAY).diagnostics
    return [f"{each.place.file}:{each.place.span.start.line}" for each in found if each.code == "O110"]


@pytest.mark.parametrize("place", [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"])
def test_the_block_goes_where_the_file_is(place: str, top: Path) -> None:
    path = top / place
    path.parent.mkdir(exist_ok=True)
    path.write_text("# ours\n* @azur/all\n")
    assert cxj(top, "--write") == 0
    assert path.read_text().splitlines()[:2] == ["# ours", "* @azur/all"]
    assert "/map/a.yaml @azur/risk" in path.read_text().splitlines()
    assert cxj(top, "--check") == 0


def test_without_a_file_one_is_made(top: Path) -> None:
    assert cxj(top, "--write") == 0
    assert (top / "CODEOWNERS").read_text().splitlines()[-1] == END


def test_check_shows_the_difference(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cxj(top, "--check") == 1
    assert cxj(top, "--write") == 0
    path = top / "CODEOWNERS"
    path.write_text(path.read_text().replace("@azur/risk\n", "@azur/gone\n", 1))
    capsys.readouterr()
    assert cxj(top, "--check") == 1
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == ["--- a/CODEOWNERS", "+++ b/CODEOWNERS"]
    assert "-/map/a.yaml @azur/gone" in out
    assert "+/map/a.yaml @azur/risk" in out


def test_a_block_out_of_date_is_a_finding_at_its_first_line(top: Path) -> None:
    assert drift(top) == []
    (top / "CODEOWNERS").write_text("* @azur/all\n")
    assert drift(top) == []
    assert cxj(top, "--write") == 0
    assert drift(top) == []
    (top / "map/b.yaml").write_text("cxjourney: v1\n" + journey("b", "owner: lending\n"))
    assert drift(top) == ["../CODEOWNERS:3"]


def test_nothing_is_said_of_owners_while_a_file_is_faulty(top: Path) -> None:
    assert cxj(top, "--write") == 0
    (top / "map/a.yaml").write_text("cxjourney: v1\nkind: journey\nid: [\n")
    assert drift(top) == []
    assert cxj(top, "--write") == 2


def test_a_link_out_of_the_repository_is_not_followed(top: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "CODEOWNERS"
    outside.write_text("* @all\n")
    (top / ".github").mkdir()
    (top / ".github/CODEOWNERS").symlink_to(outside)
    assert cxj(top, "--write") == 2
    assert outside.read_text() == "* @all\n"


def test_write_and_check_together_cannot_be_meant(top: Path) -> None:
    assert cxj(top, "--write", "--check") == 2
