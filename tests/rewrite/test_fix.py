"""Repairs: each code that promises one keeps its promise, and nothing else changes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.compiler import Compilation, compile_workspace
from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Diagnostic, Fix
from cxjourney.lint.catalogue import all_codes
from cxjourney.rewrite.fix import Repaired, repair
from cxjourney.rewrite.safety import reading
from cxjourney.source.characters import UNUSUAL
from cxjourney.source.edit import Edit
from cxjourney.source.reader import comments
from tests.laying import ROOT, TODAY, laid
from tests.test_rule_docs import write_workspace

FIXABLE = [code for code in all_codes() if code.fix]


def everything(compilation: Compilation) -> tuple[Diagnostic, ...]:
    return compilation.diagnostics


def repaired(root: Path, *, unsafe: bool = True, codes: str = "") -> Repaired:
    """The repair of a workspace on the disk, of all codes or of those that match."""

    def wanted(compilation: Compilation) -> tuple[Diagnostic, ...]:
        return tuple(found for found in compilation.diagnostics if re.match(codes, found.code))

    return repair(lambda overlay: compile_workspace(root, TODAY, overlay), wanted, unsafe=unsafe)


def write(root: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (root / path).write_bytes(data)


def one(root: Path, body: str, **options: object) -> str:
    """The text of a file after repair, its envelope left out."""
    laid(root, {"a.yaml": body})
    outcome = repaired(root, **options)  # type: ignore[arg-type]  # keywords of `repaired`
    text = outcome.files.get("a.yaml", (root / "a.yaml").read_bytes()).decode()
    return text.removeprefix("cxjourney: v1\n")


# ---------------------------------------------------------------- every code that promises a repair


@pytest.mark.parametrize("code", FIXABLE, ids=lambda code: code.code)
def test_the_bad_example_is_repaired(code: Code, tmp_path: Path) -> None:
    write_workspace(tmp_path, code, code.sections["Bad"])
    before = compile_workspace(tmp_path, TODAY)
    outcome = repaired(tmp_path, codes=code.code)
    assert code.code in {found.code for found in outcome.done}
    assert {found.fix.safe for found in outcome.done if found.fix} == {code.fix == "safe"}
    assert outcome.refused == ()
    write(tmp_path, outcome.files)
    after = compile_workspace(tmp_path, TODAY)
    assert code.code not in {found.code for found in after.diagnostics}
    assert {f.place.file for f in after.diagnostics} <= {f.place.file for f in before.diagnostics} | set(outcome.files)
    assert repaired(tmp_path, codes=code.code).files == {}


@pytest.mark.parametrize("code", [code for code in FIXABLE if code.fix == "unsafe"], ids=lambda code: code.code)
def test_what_needs_a_look_is_left_alone_unless_asked_for(code: Code, tmp_path: Path) -> None:
    write_workspace(tmp_path, code, code.sections["Bad"])
    assert repaired(tmp_path, codes=code.code, unsafe=False).files == {}


def test_a_finding_carries_a_repair_only_when_its_code_says_so(tmp_path: Path) -> None:
    for code in all_codes():
        if code.group == "B":
            continue
        write_workspace(tmp_path / code.code, code, code.sections["Bad"])
        declared = {known.code: known.fix for known in all_codes()}
        for found in compile_workspace(tmp_path / code.code, TODAY).diagnostics:
            if found.fix is not None:
                assert declared[found.code], found
                assert not found.fix.safe or declared[found.code] == "safe", found


# ---------------------------------------------------------------- what each repair writes


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("kind: team\nid: care\nname: no  # c\n", 'kind: team\nid: care\nname: "no"  # c\n'),
        ("kind: team\nid: care\nname: Care\u200b team\n", "kind: team\nid: care\nname: Care team\n"),
        ('kind: team\nid: care\nname: "Ca\\u200bre \\\\u200b"\n', 'kind: team\nid: care\nname: "Care \\\\u200b"\n'),
        ("kind: team\nid: care\nname: Care\u2028team\n", "kind: team\nid: care\nname: Care team\n"),
        ("kind: team\nid: care\nname: Care #12\n", 'kind: team\nid: care\nname: "Care #12"\n'),
        ("kind: team\nid: care\nname: Care\nx-b: #fff\n", 'kind: team\nid: care\nname: Care\nx-b: "#fff"\n'),
        ("kind: tema\nid: care\nname: Care\n", "kind: team\nid: care\nname: Care\n"),
        ("kind: team\nid: Équipe Care!\nname: Care\n", "kind: team\nid: equipe-care\nname: Care\n"),
        ("kind: team\nid: care\nname: Care\nsize: \n", "kind: team\nid: care\nname: Care\nsize: \n"),
        ("kind: team\nid: care\nname: Care\nhandle:   # later\n", "kind: team\nid: care\nname: Care\n"),
        ("kind: persona\nid: lea\nname: Léa\ngaols: now\n", "kind: persona\nid: lea\nname: Léa\ngoals: [now]\n"),
        ("kind: persona\nid: lea\nname: 🎉\n", 'kind: persona\nid: lea\nname: "🎉 lea"\n'),
        (
            "kind: persona\nid: lea\nname: <b>Léa</b>\nstory: |\n  <b>By\n  day</b> `<i>x</i>` <div>\n",
            "kind: persona\nid: lea\nname: Léa\nstory: |\n  **By\n  day** `<i>x</i>` <div>\n",
        ),
    ],
)
def test_a_repair_touches_its_place_alone(body: str, expected: str, tmp_path: Path) -> None:
    assert one(tmp_path, body) == expected


def test_the_lines_of_a_file_end_alike_and_its_mark_goes(tmp_path: Path) -> None:
    laid(tmp_path, {})
    (tmp_path / "a.yaml").write_bytes("\ufeffcxjourney: v1\r\nkind: team\rid: care\r\nname: Caré\r\n".encode())
    outcome = repaired(tmp_path, unsafe=False)
    assert outcome.files["a.yaml"].decode() == "cxjourney: v1\nkind: team\nid: care\nname: Caré\n"


@pytest.mark.parametrize(
    ("indented", "expected"),
    [
        ("stages:\n\t- id: a\n\t\tname: A\n", "stages:\n  - id: a\n    name: A\n"),
        ("goal:\tHave it\t# soon\n", "goal: Have it # soon\n"),
        ("stages:\n  - id: a\n  \tname: A\n", "stages:\n  - id: a\n    name: A\n"),
    ],
)
def test_tabs_become_the_spaces_that_can_be_meant(indented: str, expected: str, tmp_path: Path) -> None:
    head = "kind: journey\nid: j\nname: J\n"
    assert one(tmp_path, head + indented, unsafe=False) == head + expected


def test_a_tab_that_may_mean_two_levels_needs_a_look(tmp_path: Path) -> None:
    body = "kind: team\nid: care\nname: Care\nx-a:\n  b:\n    c: 1\n\td: 2\n"
    assert one(tmp_path, body, unsafe=False) == body
    assert one(tmp_path, body, unsafe=True) == body.replace("\t", "  ")


CARE = "cxjourney: v1\nkind: catalog\nteams: [{id: care, name: Care, aliases: [support]}, {id: risk, name: Risk}]\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("owner: support", "owner: care"),
        ("owner: crae", "owner: care"),
        ("raci: {responsible: [care, risk, care]}", "raci: {responsible: [care, risk]}"),
        ("raci: {responsible: [care], informed: [support]}", "raci: {responsible: [care]}"),
        ("raci: {accountable: care, informed: [risk, care]}", "raci: {accountable: care, informed: [risk]}"),
    ],
)
def test_references_and_roles(line: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "teams.yaml").write_text(CARE)
    head = "kind: journey\nid: j\nname: J\n"
    assert one(tmp_path, f"{head}{line}  # who\n") == f"{head}{expected}  # who\n"


def test_a_reference_by_a_former_id_inside_a_formula_a_key_and_a_path(tmp_path: Path) -> None:
    laid(
        tmp_path,
        {
            "a.yaml": """
            kind: catalog
            personas: [{id: lea, name: Léa, aliases: [lee]}]
            metrics:
              - {id: csat, name: C, aliases: [old]}
              - {id: mix, name: M, formula: "{ old } / 2 + {csat}"}
            """,
            "b.yaml": """
            kind: journey
            id: j
            name: J
            stages:
              - {id: s, name: S, touchpoints: [{id: t, name: T, initiator: "persona:lee", emotion: {score: 1, by_persona: {lee: {score: 0}}}}]}
            """,
        },
    )
    outcome = repaired(tmp_path, unsafe=False, codes="R106")
    assert '"{ csat } / 2 + {csat}"' in outcome.files["a.yaml"].decode()
    assert 'initiator: "persona:lea"' in outcome.files["b.yaml"].decode()
    assert "by_persona: {lea: {score: 0}}" in outcome.files["b.yaml"].decode()


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("  # cxj: ignore[C104] -- why", ""),
        ("  # cxj: ignore[C104, C111] -- why", ""),
        ("  # cxj: ignore[C104, no-goal, C101] -- why", "  # cxj: ignore[C101] -- why"),
    ],
)
def test_an_unused_excuse_goes_and_a_used_one_stays(comment: str, left: str, tmp_path: Path) -> None:
    body = f"kind: journey\nid: j{comment}\nname: J\n"
    found = one(tmp_path, body, codes="L90")
    assert found.replace("no-goal, ", "").replace("goal-missing, ", "") == f"kind: journey\nid: j{left}\nname: J\n"


def test_an_excuse_alone_on_its_line_takes_the_line_with_it(tmp_path: Path) -> None:
    body = "kind: team\n  # cxj: ignore[C104] -- why\nid: care\nname: Care\n"
    assert one(tmp_path, body, unsafe=False) == "kind: team\nid: care\nname: Care\n"


def test_the_workspace_file_is_repaired_too(tmp_path: Path) -> None:
    laid(tmp_path, {})
    with (tmp_path / "cxjourney.yaml").open("a") as opened:
        opened.write("rules: {levels: {no-acountable: error}}\n")
    outcome = repaired(tmp_path)
    assert "no-accountable: error" in outcome.files["cxjourney.yaml"].decode()


# ---------------------------------------------------------------- what is refused


def test_a_repair_that_makes_a_file_unreadable_is_refused_and_the_others_are_kept(tmp_path: Path) -> None:
    laid(tmp_path, {"a.yaml": "kind: team\nid: care\nname: yes\n", "b.yaml": "kind: team\nid: risk\nname: no\n"})

    def broken(compilation: Compilation) -> tuple[Diagnostic, ...]:
        made = []
        for found in compilation.diagnostics:
            chosen = found.code == "Y030" and found.place.file == "a.yaml"
            bad = Fix(True, (Edit("a.yaml", found.place.span, "{"),))
            made.append(replace(found, fix=bad) if chosen else found)
        return tuple(made)

    outcome = repair(lambda overlay: compile_workspace(tmp_path, TODAY, overlay), broken, unsafe=False)
    assert list(outcome.files) == ["b.yaml"]
    assert [(r.diagnostic.place.file, r.why.in_("en")) for r in outcome.refused] == [
        ("a.yaml", "the file could no longer be read")
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Other words", "the meaning would change"),
        ("yes\nx-new:", "it would change something else"),
        ("yes ", "the finding would stay"),
    ],
)
def test_a_safe_repair_changes_no_meaning(text: str, why: str, tmp_path: Path) -> None:
    laid(tmp_path, {"a.yaml": "kind: team\nid: care\nname: Care\nx-a:\n  b: yes\n  c: 1\n"})

    def other(compilation: Compilation) -> list[Diagnostic]:
        found = [found for found in compilation.diagnostics if found.code == "Y030"]
        return [replace(found[0], fix=Fix(True, (Edit("a.yaml", found[0].place.span, text),)))] if found else []

    outcome = repair(lambda overlay: compile_workspace(tmp_path, TODAY, overlay), other, unsafe=False)
    assert outcome.files == {}
    assert [refused.why.in_("en") for refused in outcome.refused] == [why]


def test_a_repair_that_brings_an_error_is_refused(tmp_path: Path) -> None:
    (tmp_path / "teams.yaml").write_text(CARE)
    laid(tmp_path, {"a.yaml": "kind: journey\nid: j\nname: J\nowner: support\n"})

    def wrong(compilation: Compilation) -> list[Diagnostic]:
        found = [found for found in compilation.diagnostics if found.code == "R106"]
        return [replace(found[0], fix=Fix(False, (Edit("a.yaml", found[0].place.span, "nobody-at-all"),)))]

    outcome = repair(lambda overlay: compile_workspace(tmp_path, TODAY, overlay), wrong, unsafe=True)
    assert outcome.files == {}
    assert "R101" in outcome.refused[0].why.in_("en")


def test_what_comes_to_light_excuses_no_other_repair(tmp_path: Path) -> None:
    touchpoint = "{id: ask, name: I ask, next: [{to: s/aks}]}"
    body = f"kind: journey\nid: j\nname: J\nstages: [{{id: s, name: S, touchpoints: [{touchpoint}]}}]\nowenr: care\n"
    assert one(tmp_path, body) == body.replace("owenr", "owner"), "`next` to itself is no repair"


# ---------------------------------------------------------------- whatever the files hold


WORKSPACES = sorted(path.parent for path in (Path(__file__).parent.parent / "workspaces").rglob("cxjourney.yaml"))


@pytest.mark.parametrize("source", WORKSPACES, ids=lambda path: path.name)
@pytest.mark.parametrize("unsafe", [False, True])
def test_repairing_twice_is_repairing_once(source: Path, unsafe: bool, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(source, root)
    before = {file.path: file.data for file in compile_workspace(root, TODAY).files}
    outcome = repaired(root, unsafe=unsafe)
    write(root, outcome.files)
    for path, data in outcome.files.items():
        assert _comments(data) >= _comments(before[path]) - {"#"} or any(
            d.code in ("L901", "L906", "Y035") for d in outcome.done
        )
    assert repaired(root, unsafe=unsafe).files == {}


def _comments(data: bytes) -> set[str]:
    return {comment.text for comment in comments(data)}


JOURNEY = (ROOT / "journeys" / "student-job.yaml").read_text(encoding="utf-8")
MUTATIONS = st.tuples(
    st.integers(0, len(JOURNEY) - 1),
    st.integers(0, 12),
    st.sampled_from(
        ["", "\t", " ", "\u200b", "\u00a0", "\r\n", "no", "\u202e", ": ", "#x", "]", "\n", "- ", "0x1F", "\x07"]
    ),
)


@given(st.lists(MUTATIONS, min_size=1, max_size=3), st.booleans())
@settings(max_examples=40)
def test_a_damaged_journey_is_never_made_to_say_something_else(
    mutations: list[tuple[int, int, str]], unsafe: bool
) -> None:
    text = JOURNEY
    for at, length, new in mutations:
        text = text[:at] + new + text[at + length :]
    with TemporaryDirectory() as folder:
        root = laid(Path(folder), {})
        (root / "a.yaml").write_bytes(text.encode())
        outcome = repaired(root, unsafe=unsafe)
        before, after = reading(text.encode(), "a.yaml"), outcome.files.get("a.yaml", text.encode())
        now = reading(after, "a.yaml")
        assert now.readable or not before.readable
        if before.readable and not unsafe:
            assert _bare(now.data) == _bare(before.data) or {f.code for f in outcome.done} & {"O114", "R106"}
        write(root, outcome.files)
        assert repaired(root, unsafe=unsafe).files == {}


def _bare(data: object) -> str:
    """Data as text, without what nobody sees."""
    return re.sub(
        r"\s|\\[nrtux][0-9a-f]{0,4}", "", UNUSUAL.sub("", json.dumps(data, ensure_ascii=False, sort_keys=True))
    )


# ---------------------------------------------------------------- the right stretch, and no new error


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("kind: persona\nid: p\nname: P\nx-a:\n  b: foo #12\n", 'kind: persona\nid: p\nname: P\nx-a:\n  b: "foo #12"\n'),
        ("kind: team\nid: t\nname: T\nx-a:\n- id: a\n  b: foo #12\n", 'kind: team\nid: t\nname: T\nx-a:\n- id: a\n  b: "foo #12"\n'),
        ("kind: team\nid: t\nname: T\nx-a:\n- - foo #12\n", 'kind: team\nid: t\nname: T\nx-a:\n- - "foo #12"\n'),
        ("kind: team\nid: t\nname: T\nx-a: [foo, bar #12\n  ]\n", None),
        ("kind: team\nid: t\nname: T\nx-a: {b: bar #12\n  }\n", None),
        ("kind: team\nid: t\nname: T\nx-a: foo\n  bar #12\n", None),
    ],
)  # fmt: skip
def test_a_value_cut_by_a_comment_gets_quotes_around_itself_alone(
    body: str, expected: str | None, tmp_path: Path
) -> None:
    assert one(tmp_path, body) == (expected or body)
    assert [d.fix is None for d in compile_workspace(tmp_path, TODAY).diagnostics if d.code == "Y035"] == [
        expected is None
    ]


def test_no_break_spaces_are_replaced_on_every_line(tmp_path: Path) -> None:
    wide = "\u00a0\u00a0"
    body = f"kind: team\nid: t\nname: T\nx-a:\n{wide}b: 1\n \u00a0c: 2\n\n  d: 3\n{wide}e: 4\n"
    assert one(tmp_path, body, unsafe=False) == "kind: team\nid: t\nname: T\nx-a:\n  b: 1\n  c: 2\n\n  d: 3\n  e: 4\n"


@pytest.mark.parametrize(
    "body",
    [
        "kind: journey\nid: j\nname: J\nstages: [{id: s, name: S, touchpoints: [{id: a, name: A, feels: tired}]}]\n",
        "kind: persona\nid: p\nname: P\nnotes: |\n  She is tired.\n",
        "kind: persona\nid: p\nname: P\nneed: {a: 1}\n",
    ],
)
def test_a_field_is_not_renamed_to_one_that_refuses_its_value(body: str, tmp_path: Path) -> None:
    assert one(tmp_path, body) == body
    assert [d.fix for d in compile_workspace(tmp_path, TODAY).diagnostics if d.code == "S101"] == [None]


def test_an_error_at_the_place_of_a_repair_is_a_new_one(tmp_path: Path) -> None:
    laid(tmp_path, {"a.yaml": "kind: persona\nid: p\nname: P\nquotte: {a: 1}\n"})
    file = next(file for file in compile_workspace(tmp_path, TODAY).files if file.path == "a.yaml")
    wrong = Fix(False, (Edit("a.yaml", file.key_span(("quotte",)), "needs"),))

    def forced(compilation: Compilation) -> tuple[Diagnostic, ...]:
        return tuple(replace(found, fix=wrong) for found in compilation.diagnostics if found.code == "S101")

    outcome = repair(lambda overlay: compile_workspace(tmp_path, TODAY, overlay), forced, unsafe=True)
    assert outcome.files == {}
    assert ["S103" in refused.why.in_("en") for refused in outcome.refused] == [True]
