"""Every recipe of `docs/adding.md` works: a copy of the package follows them all, then is looked at from outside."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from cxjourney.backends.site.urls import FOLDERS
from cxjourney.model.declare import KINDS
from cxjourney.model.nouns import NOUNS
from tests.laying import HEAD

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"^```(?:python|text)\n# (?P<path>cxjourney/\S+?\.py)(?:, below `(?P<below>[^`\n]+)`)?\n(?P<body>.*?)^```$",
    re.M | re.S,
)
RULE = "cxjourney/lint/rules/text/title_in_capitals.py"
KIND = "cxjourney/model/kinds/commitment.py"
FILES = {
    "a.yaml": "kind: journey\nid: a\nname: SHOUTING\nstages: [{id: s, name: 'I go <there>'}]\n",
    "b.yaml": "kind: persona\nid: lea\nname: Léa\nnickname: The nurse\n",
    "c.yaml": "kind: catalog\ncommitments: [{id: c, name: C, owner: nobody}]\n",
}


def followed(package: Path) -> None:
    """Follow the recipes in a folder that holds a copy of the package."""
    for found in BLOCK.finditer(PAGE):
        path, below, body = package / found["path"], found["below"], found["body"]
        if below is None:
            assert not path.exists(), f"{path} is there already"
            path.write_text(body, encoding="utf-8")
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        place = next(number for number, line in enumerate(lines) if line.startswith(below))
        indent = re.match(" *", lines[place])
        assert indent
        lines[place + 1 : place + 1] = textwrap.indent(body.rstrip("\n"), indent[0]).splitlines()
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package after all recipes, and a small workspace in `ws`."""
    folder = tmp_path_factory.mktemp("recipes")
    shutil.copytree(ROOT / "cxjourney", folder / "cxjourney", ignore=shutil.ignore_patterns("__pycache__"))
    followed(folder)
    workspace(folder / "ws")
    return folder


def workspace(folder: Path) -> None:
    folder.mkdir()
    (folder / "cxjourney.yaml").write_text(HEAD, encoding="utf-8")
    for name, text in FILES.items():
        (folder / name).write_text(f"cxjourney: v1\n{text}", encoding="utf-8")


def cxj(folder: Path, *arguments: str, code: int = 0, path: str = "") -> str:
    """What `cxj` prints in the workspace of a folder, with the package of that folder."""
    environment = {**os.environ, "PYTHONPATH": path or str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "cxjourney", "-C", str(folder / "ws"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=folder)
    assert done.returncode == code, done.stderr + done.stdout
    return done.stdout


def test_the_page_has_a_recipe_for_each_row_of_its_table() -> None:
    rows = re.findall(r"^\| \[[^\]]+\]\(#([\w-]+)\)", PAGE, re.MULTILINE)
    headings = [title.lower().replace(" ", "-") for title in re.findall(r"^## (.+)$", PAGE, re.MULTILINE)]
    assert rows == headings


def test_a_rule(copy: Path) -> None:
    assert "T450" in cxj(copy, "check", "--output", "concise", code=1)
    assert "Screen readers" in cxj(copy, "explain", "title-in-capitals")
    assert "T450" in cxj(copy, "rules", "--group", "T")


def test_a_field(copy: Path) -> None:
    assert "nickname: The nurse" in cxj(copy, "show", "persona:lea")
    assert "among themselves" in cxj(copy, "explain", "persona.nickname")
    assert "nickname" in json.loads(cxj(copy, "schema", "persona"))["properties"]


def test_a_kind(copy: Path) -> None:
    assert "R101" in cxj(copy, "check", "--select", "R101", "--output", "concise", code=1)
    assert "commitment:c" in cxj(copy, "ls", "commitment")
    assert "in public" in cxj(copy, "explain", "commitment")


def test_a_kind_is_one_file() -> None:
    section = PAGE[PAGE.index("\n## A kind\n") : PAGE.index("\n## A back end\n")]
    assert [(found["path"], found["below"]) for found in BLOCK.finditer(section)] == [(KIND, None)]


def test_a_kind_alone_is_spoken_in_french(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "cxjourney", tmp_path / "cxjourney", ignore=shutil.ignore_patterns("__pycache__"))
    recipe = next(found for found in BLOCK.finditer(PAGE) if found["path"] == KIND)
    (tmp_path / KIND).write_text(recipe["body"], encoding="utf-8")
    ws = tmp_path / "ws"
    ws.mkdir()
    (ws / "cxjourney.yaml").write_text(HEAD.replace("[en]", "[en, fr]"), encoding="utf-8")
    twice = "commitments: [{id: c, name: C}, {id: c, name: D}]"
    (ws / "c.yaml").write_text(f"cxjourney: v1\nkind: catalog\n{twice}\n", encoding="utf-8")
    found = cxj(tmp_path, "check", "--locale", "fr", "--select", "R", "--output", "concise", code=1)
    assert "deux engagements portent" in found
    once = "teams: [{id: t, name: T}]\ncommitments: [{id: c, name: C, owner: t}]"
    (ws / "c.yaml").write_text(f"cxjourney: v1\nkind: catalog\n{once}\n", encoding="utf-8")
    cxj(tmp_path, "check", "--locale", "fr", "--select", "R,S,Y")
    cxj(tmp_path, "build", "--verify")
    for folder, one, many in (("", "Commitment", "Commitments"), ("fr", "Engagement", "Engagements")):
        site = ws / "dist" / folder
        assert (site / "commitments" / "c.html").is_file()
        listed = (site / "commitments" / "index.html").read_text(encoding="utf-8")
        assert f"<h1>{many}</h1>" in listed
        assert "teams/t.html" in listed
        assert one in (site / "glossary.html").read_text(encoding="utf-8")
        assert many in (site / "teams" / "t.html").read_text(encoding="utf-8")


def test_a_report_format(copy: Path) -> None:
    assert "- [ ] `c.yaml:" in cxj(copy, "check", "--output", "checklist", code=1)


def test_a_command(copy: Path) -> None:
    assert cxj(copy, "count").strip() == "3"


def test_a_back_end(copy: Path) -> None:
    (copy / "ws" / "c.yaml").write_text("cxjourney: v1\nkind: catalog\ncommitments: [{id: c, name: C}]\n")
    cxj(copy, "build", "--backend", "outline", "--verify")
    assert (copy / "ws" / "dist" / "outline.md").read_text(encoding="utf-8") == "- SHOUTING\n  - I go \\<there\\>\n"
    cxj(copy, "build", "--backend", "site")
    assert (copy / "ws" / "dist" / "commitments" / "c.html").exists()


def test_a_rule_of_another_package(tmp_path: Path) -> None:
    package = tmp_path / "installed" / "our_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    followed_rule = next(found for found in BLOCK.finditer(PAGE) if found["path"] == RULE)
    (package / "title_in_capitals.py").write_text(followed_rule["body"], encoding="utf-8")
    entry = re.search(r"^```toml\n.*?\[project\.entry-points\.\"(?P<group>.+?)\"\]\n(?P<line>.+?)\n", PAGE, re.M | re.S)
    assert entry
    about = tmp_path / "installed" / "our_rules-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: our-rules\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[{entry['group']}]\n{entry['line'].replace(chr(34), '')}\n")
    workspace(tmp_path / "ws")
    path = os.pathsep.join([str(tmp_path / "installed"), str(ROOT)])
    assert "T450" in cxj(tmp_path, "check", "--output", "concise", code=1, path=path)


def test_a_migration(copy: Path) -> None:
    (copy / "ws" / "d.yaml").write_text(
        "cxjourney: v1\nkind: journey\nid: d\nname: Dee\nstatus: retired  # since May\nowner: a\npromise: p\n"
        "stages: [{id: s, name: S, touchpoints: [{id: t, name: T, event: e}]}]\n"
    )
    shown = cxj(copy, "migrate", "--to", "v2", "--diff")
    for line in ("keeper: a", "wishes: {promise: p}", "status: archived  # since May", "events: [e]"):
        assert re.search(rf"^\+.*{re.escape(line)}", shown, re.MULTILINE), line
    (copy / "ws" / "d.yaml").unlink()


def test_a_template() -> None:
    from cxjourney.cli.commands.init import TEMPLATES

    folders = sorted(path.name for path in (ROOT / "cxjourney" / "templates").iterdir() if (path / "en").is_dir())
    assert folders == sorted([*TEMPLATES, "shared"])
    for name in folders:
        assert sorted(path.name for path in (ROOT / "cxjourney" / "templates" / name).iterdir()) == ["en", "fr"]


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) <= set(NOUNS)
    assert set(KINDS) == set(FOLDERS)
