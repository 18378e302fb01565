"""The languages of the workspace: each once, each a language, at least one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.backends.backend import Job
from cxjourney.cli.app import run
from cxjourney.compiler import compile_workspace
from tests.laying import TODAY
from tests.lint.marked import lay, place

ENTITY = "---\nkind: team\nid: care\nname: Care\n"


def workspace(languages: str, more: str = "") -> str:
    return f"kind: workspace\norganisation: {{name: Colis}}\n{languages}include: [journeys]\n{more}{ENTITY}"


@pytest.mark.parametrize(
    "languages",
    [
        "languages: [fr, ⟦fr⟧]\n",
        "languages: [fr, en, '⟦fr⟧']\n",
        "languages: [⟦zz⟧]\n",
        "languages:\n  - en\n  - ⟦jp-JP⟧\n",
        "languages: ⟦[]⟧\n",
        "languages: ⟦[  ]⟧ # none yet\n",
    ],
)
@pytest.mark.parametrize("preset", ["", "rules: {preset: minimal}\n"])
def test_faulty_list_of_languages(tmp_path: Path, languages: str, preset: str) -> None:
    expected = lay(tmp_path, workspace(languages.replace("'⟦fr⟧'", "⟦'fr'⟧"), preset))
    found = compile_workspace(tmp_path, TODAY)
    assert [place(d) for d in found.diagnostics if d.code == "S113"] == expected
    assert not found.ok


@pytest.mark.parametrize(
    "languages",
    ["", "languages: [fr, en]\n", "languages: [de, gsw, fr-CA, fr, zh-Hant-TW]\n"],
)
def test_sound_list_of_languages(tmp_path: Path, languages: str) -> None:
    lay(tmp_path, workspace(languages))
    assert compile_workspace(tmp_path, TODAY).ok


@pytest.mark.parametrize("languages", ["languages: [français, english]\n", "languages: fr\n", "languages: [1, 2]\n"])
def test_what_is_no_code_at_all_is_said_once(tmp_path: Path, languages: str) -> None:
    lay(tmp_path, workspace(languages))
    assert "S113" not in {found.code for found in compile_workspace(tmp_path, TODAY).diagnostics}


@pytest.mark.parametrize("languages", ["[fr, fr]", "[zz]", "[]"])
@pytest.mark.parametrize("more", ["", "rules: {levels: {S113: 'off'}}\n"])
def test_build_refuses_a_faulty_list_whatever_its_level(tmp_path: Path, languages: str, more: str) -> None:
    lay(tmp_path, workspace(f"languages: {languages}\n", more))
    assert run(["-C", str(tmp_path), "build", "--backend", "metrics,raci"]) == 1
    assert not (tmp_path / "dist").exists()


def test_each_language_is_rendered_once(tmp_path: Path) -> None:
    lay(tmp_path, workspace("languages: [fr, en, fr]\n"))
    found = compile_workspace(tmp_path, TODAY)
    assert Job(found.model, found.workspace, TODAY).languages == ("fr", "en")


def test_a_language_that_the_interface_does_not_speak_is_built(tmp_path: Path) -> None:
    lay(tmp_path, workspace("languages: [de, gsw, zzz]\n"))
    assert run(["-C", str(tmp_path), "build"]) == 0
    assert (tmp_path / "dist/gsw/index.html").is_file()
