"""Every fenced block of the README and of `docs/` is true: YAML compiles, commands run, JSON parses.

What the word after the fence means:

    yaml     a whole file, compiled with the other ones of its page; or fields, under a comment that says where they
             go: `# in a touchpoint`
    sh       commands; those of `cxj` run in a copy of the example organisation and must succeed
    json     parses
    python   compiles; what a recipe shows is also tried in `test_recipes.py`
    toml     parses
    text     shown, not run: what a program prints, or what is wrong on purpose
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.compiler import compile_workspace
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.schema.validate import validate
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import locate, read
from tests.laying import HEAD, TODAY

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"))
    if path.name != "rules.md"  # its examples are the manual pages, which have a test of their own
)
FENCE = re.compile(r"^(?P<ticks>```+)(?P<word>[a-z]*)\n(?P<body>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)
KINDS_OF_BLOCK = ("yaml", "sh", "json", "python", "toml", "text")


@dataclass(frozen=True)
class Block:
    page: Path
    line: int
    word: str
    body: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"


def blocks_of(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        yield Block(page, text.count("\n", 0, found.start()) + 1, found["word"], found["body"])


BLOCKS = [block for page in PAGES for block in blocks_of(page)]


def blocks(word: str) -> list[Block]:
    return [block for block in BLOCKS if block.word == word]


WHOLE = [block for block in blocks("yaml") if block.body.startswith("cxjourney:")]
FIELDS = [block for block in blocks("yaml") if not block.body.startswith("cxjourney:")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_fence_is_closed_and_says_what_it_holds(page: Path) -> None:
    fences = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("```")]
    assert len(fences) % 2 == 0
    assert [str(block) for block in blocks_of(page) if block.word not in KINDS_OF_BLOCK] == []


# ---------------------------------------------------------------- YAML


@pytest.mark.parametrize("page", sorted({block.page for block in WHOLE}), ids=lambda page: page.name)
def test_the_files_of_a_page_make_a_workspace_without_fault(page: Path, tmp_path: Path) -> None:
    (tmp_path / "cxjourney.yaml").write_text(HEAD, encoding="utf-8")
    for block in WHOLE:
        if block.page == page:
            workspace = "\nkind: workspace\n" in block.body
            path = tmp_path / ("cxjourney.yaml" if workspace else f"journeys/line-{block.line}.yaml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(block.body, encoding="utf-8")
    compilation = compile_workspace(tmp_path, TODAY)
    assert compilation.model.entities
    worse = [d for d in compilation.diagnostics if d.severity > Severity.INFO]
    assert [f"{d.place.file}: {d.code} {d.message.in_('en')}" for d in worse] == []


TOUCHPOINT = {"id": "x", "name": "X"}
STAGE = {"id": "x", "name": "X", "touchpoints": [TOUCHPOINT]}
JOURNEY = {"cxjourney": "v1", "kind": "journey", "id": "x", "name": "X", "stages": [STAGE]}
WORKSPACE = {"cxjourney": "v1", "kind": "workspace", "organisation": {"name": "X"}}


def around(where: str, fields: dict[str, object]) -> dict[str, object]:
    """The smallest file that holds some fields at their place."""
    match where:
        case "cxjourney.yaml":
            return WORKSPACE | fields
        case "a journey":
            return JOURNEY | fields
        case "a stage":
            return JOURNEY | {"stages": [STAGE | fields]}
        case "a touchpoint":
            return JOURNEY | {"stages": [STAGE | {"touchpoints": [TOUCHPOINT | fields]}]}
    kind = where.removeprefix("a ").removeprefix("an ")
    return {"cxjourney": "v1", "kind": kind, "id": "x", "name": "X"} | fields


@pytest.mark.parametrize("block", FIELDS, ids=str)
def test_fields_that_a_page_shows_have_the_shape_of_their_place(block: Block) -> None:
    said = re.match(r"# (?:in|dans) (.+)\n", block.body)
    assert said, "the first line says where these fields go: `# in a touchpoint`"
    where = {"un point de contact": "a touchpoint", "un parcours": "a journey"}.get(said[1], said[1])
    file = SourceFile("block.yaml", block.body.encode(), locate)
    document = read(file)
    doubts = [d.code for d in document.diagnostics if where != "cxjourney.yaml" or d.name != "ambiguous-boolean"]
    assert doubts == [], "`off` is a level in the workspace file"
    checked = validate(file, around(where, document.data), workspace=where == "cxjourney.yaml")
    assert [d.message.in_("en") for d in checked.diagnostics] == []


# ---------------------------------------------------------------- commands

PREPARES = (
    "python3 -m venv",
    ".venv/bin/pip install",
    ".venv/bin/pytest",
    ".venv/bin/python docs/",
    "apt-get ",
    "git ",
)
"""Commands that prepare a machine: run by the README check of continuous integration, not here."""


OF_DBT = ("cd dist/metrics/dbt", "pip install 'dbt-", "export DBT_PROFILES_DIR=$PWD", "dbt build", "mf ")
"""Commands of dbt, run in an environment of its own by tests/artefacts/test_dbt_real.py."""


def commands() -> Iterator[tuple[Block, str]]:
    for block in blocks("sh"):
        for line in block.body.splitlines():
            if line.strip() and not line.startswith("#"):
                yield block, line.partition("  #")[0].strip()


def cxj_commands() -> list[str]:
    """Each command once, as the words after `cxj`."""
    found = (re.match(r"(?:\.venv/bin/)?cxj(?: (.*))?$", line) for _, line in commands())
    return sorted({match[1] or "" for match in found if match})


def test_every_other_command_is_one_that_prepares() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for block, line in commands():
        if not re.match(r"(?:\.venv/bin/)?cxj\b", line):
            made = line.startswith("make ") and all(target in targets for target in line.split()[1:])
            assert made or line.startswith((*PREPARES, *OF_DBT)), f"{block}: {line}"


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example organisation, which becomes the current folder."""
    for name in ("cxjourney.yaml", "journeys"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026, the day of the example
    committed = ["git", "-c", "user.name=Example", "-c", "user.email=example@example.org"]
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "The example organisation"]):
        subprocess.run([*committed, *words], check=True)
    return tmp_path


@pytest.mark.parametrize("command", cxj_commands())
def test_every_cxj_command_that_a_page_shows_succeeds(command: str, example: Path) -> None:
    assert run(shlex.split(command)) == 0


# ---------------------------------------------------------------- JSON, Python


@pytest.mark.parametrize("block", blocks("json"), ids=str)
def test_json_parses(block: Block) -> None:
    json.loads(block.body)


@pytest.mark.parametrize("block", blocks("toml"), ids=str)
def test_toml_parses(block: Block) -> None:
    tomllib.loads(block.body)


@pytest.mark.parametrize("block", blocks("python"), ids=str)
def test_python_compiles(block: Block) -> None:
    compile(block.body, str(block), "exec")


def test_the_readme_begins_with_the_two_commands_that_continuous_integration_runs() -> None:
    first, second = list(blocks_of(ROOT / "README.md"))[:2]
    assert (first.word, second.word) == ("sh", "sh")
    assert first.body.rstrip().endswith("cxj build")
    assert second.body == ".venv/bin/pytest\n"
