"""A file that is no use costs nothing to the others, and nobody takes its silence for absence."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.binding.announced import ids_in
from cxjourney.compiler import compile_workspace
from cxjourney.diagnostics.formats.text import render
from cxjourney.diagnostics.report import Report
from tests.laying import TODAY, compiled, laid

JOURNEY = "kind: journey\nid: j\nname: J\npersonas: [lea]\nstages: [{id: s, name: S}]\n"
UNREADABLE = {
    "json": b'{"cxjourney": "v1", "kind": "persona", "id": "lea", "name": "L\xc3\xa9a"]',
    "json in lines": b'{\n  "cxjourney": "v1",\n  "kind": "persona",\n  "id": "lea",\n  "name": \n]',
    "utf-16": "cxjourney: v1\nkind: persona\nid: lea\nname: Léa\n".encode("utf-16"),
    "utf-16 without its mark": "cxjourney: v1\nkind: persona\nid: lea\nname: Léa\n".encode("utf-16-be"),
    "utf-32": "cxjourney: v1\nkind: persona\nid: lea\nname: Léa\n".encode("utf-32"),
    "latin-1": "cxjourney: v1\nkind: persona\nid: lea\nname: Léa\n".encode("latin-1"),
    "quoted": b"cxjourney: v1\nkind: persona\nid: 'lea'\nname: a: b\n",
    "control": b"cxjourney: v1\nkind: persona\nid: lea\nname: a\x00b\n",
    "second document": b"cxjourney: v1\nkind: team\nid: t\nname: T\n---\ncxjourney: v1\nkind: persona\nid: lea\nname: L\n",
    "no kind": b"cxjourney: v1\nid: lea\nname: L\n",
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_references_to_it_stay_silent(tmp_path: Path, data: bytes) -> None:
    root = laid(tmp_path, {"j.yaml": JOURNEY})
    (root / "p.yaml").write_bytes(data)
    found = compile_workspace(root, TODAY)
    assert [d.code for d in found.diagnostics if d.code[0] == "R" and d.place.file == "j.yaml"] == []
    assert [d.place.file for d in found.diagnostics if d.code[0] in "YS"] == ["p.yaml"]
    assert not found.complete


@pytest.mark.parametrize("text", ["name: a: b\n", "[\n", "kind: persona\n  x\n"])
def test_without_any_id_the_workspace_is_still_not_whole(tmp_path: Path, text: str) -> None:
    assert not compiled(tmp_path, {"j.yaml": JOURNEY.replace("personas: [lea]\n", ""), "p.yaml": text}).complete


def test_an_empty_file_hides_nothing(tmp_path: Path) -> None:
    laid(tmp_path, {"j.yaml": JOURNEY})
    (tmp_path / "p.yaml").write_text("# to come\n")
    found = compile_workspace(tmp_path, TODAY)
    assert found.complete
    assert "R101" in [d.code for d in found.diagnostics]


def test_what_looks_like_an_id() -> None:
    text = """{"id": "a", 'id': 'b', id:   c, id : d, "xid": "no", my-id2: no, id2: no, "id":"e"}\n- id: f\n  id:\n    g\n"""
    assert ids_in(text.encode()) == {"a", "b", "c", "d", "e", "f", "g"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_the_snippet_of_a_wide_file_shows_its_text_and_not_its_bytes(tmp_path: Path, encoding: str) -> None:
    root = laid(tmp_path, {})
    (root / "p.yaml").write_bytes("cxjourney: v1\nkind: persona\nid: lea\nname: Léa\n".encode(encoding))
    found = compile_workspace(root, TODAY)
    [wide] = [file for file in found.files if file.path == "p.yaml"]
    assert wide.lines[:2] == ("cxjourney: v1", "kind: persona")
    report = Report(tuple(found.diagnostics), {file.path: file for file in found.files})
    assert "cxjourney: v1" in render(report)
    assert "\\x00" not in render(report)
