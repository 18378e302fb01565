"""The pages say what the code does: generated ones are fresh, every command is described, every link leads somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from cxjourney.cli.app import app, run
from cxjourney.compiler import compile_workspace
from cxjourney.diagnostics.formats import json as json_format
from cxjourney.diagnostics.report import Report, formats
from tests.laying import TODAY, laid
from tests.scripts import script

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")]
)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<to>[^)\s]+)\)|!\[[^\]]*\]\((?P<image>[^)\s]+)\)")
COMMANDS = app.list_commands(None)  # type: ignore[arg-type]  # the list does not depend on the context


def test_generated_pages_are_fresh() -> None:
    stale = [
        path
        for path, text in script("docs/generate.py").pages().items()
        if (ROOT / "docs" / path).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make docs`"


# ---------------------------------------------------------------- commands


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_described(name: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert re.search(rf"^## .*\bcxj {name}\b", page, re.MULTILINE), f"no section on `cxj {name}`"
    assert f"cxj {name}" in "".join(re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("name", ["check", "build"])
def test_options_of_the_main_commands_are_described(name: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    command = app.get_command(None, name)  # type: ignore[arg-type]
    assert command
    options = [word for parameter in command.params for word in parameter.opts if word.startswith("--")]
    assert [word for word in options if f"`{word}" not in page] == []


def test_no_page_names_a_command_that_does_not_exist() -> None:
    for page in PAGES:
        if page.name == "adding.md":
            continue  # it adds one, as an example
        named = re.findall(r"\bcxj ([a-z]+)\b", page.read_text(encoding="utf-8"))
        assert [name for name in named if name not in COMMANDS] == [], page.name


def test_every_format_is_described() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [name for name in formats() if f"| `{name}` |" not in page] == []


def test_the_json_of_the_page_has_the_keys_of_the_real_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    [shown] = [json.loads(body) for body in re.findall(r"^```json\n(.*?)^```", page, re.MULTILINE | re.DOTALL)]
    files = {
        "a.yaml": "kind: journey\nid: a\nname: A\nkpis: [{metric: csta}]\nstages: [{id: s, name: S}]\n",
        "b.yaml": "kind: metric\nid: csat\nname: M\n",
    }
    compilation = compile_workspace(laid(tmp_path, files), TODAY)
    found = [d for d in compilation.diagnostics if d.code == "R101"]
    real = json.loads(json_format.render(Report(tuple(found), {file.path: file for file in compilation.files})))
    assert shape(shown) == shape(real)


def shape(value: Any) -> Any:
    """What a value is made of, whatever it says."""
    if isinstance(value, dict):
        return {key: shape(member) for key, member in value.items()}
    if isinstance(value, list):
        return [shape(member) for member in value]
    return type(value).__name__


# ---------------------------------------------------------------- paths


def test_every_path_of_the_architecture_page_exists() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:cxjourney|tests|docs|schemas|bench|journeys)/[\w./-]*)`", page)
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_architecture_page_lists_every_folder_of_the_package() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = [path.parent.name for path in (ROOT / "cxjourney").glob("*/__init__.py")]
    assert [name for name in folders if f"`cxjourney/{name}/" not in page] == []


def test_every_output_that_the_pages_name_is_built(tmp_path: Path) -> None:
    assert run(["-C", str(ROOT), "build", "--out", str(tmp_path / "dist"), "--today", TODAY.isoformat(), "-q"]) == 0
    for page in (ROOT / "README.md", ROOT / "docs" / "outputs.md", ROOT / "docs" / "metrics.md"):
        named = re.findall(r"`dist/([\w./-]*)`", page.read_text(encoding="utf-8"))
        assert [path for path in named if not (tmp_path / "dist" / path).exists()] == [], page.name


# ---------------------------------------------------------------- links


def anchors(page: Path) -> set[str]:
    """The anchors of the headings of a page, as code hosts make them."""
    text = re.sub(r"^(```+).*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", re.sub(r"`", "", title).lower()).replace(" ", "-") for title in titles}


def prose(page: Path) -> str:
    """A page without its code, where brackets are not links."""
    text = re.sub(r"^(```+).*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for found in LINK.finditer(prose(page)):
        target = unquote(found["to"] or found["image"])
        if re.match(r"https?:|mailto:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(target)
    assert broken == []
