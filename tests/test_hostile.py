"""Titles that attack: each output is read by its own parser, and shows them as the text that they are."""

from __future__ import annotations

import csv
import json
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxjourney.cli.app import run
from tests.laying import HEAD, laid

TITLES = [
    '"><script>alert(1)</script>',
    '=HYPERLINK("https://evil.example","x")',
    "]]> --> *//",
    "%0A::error file=x::pwned",
    r"\N \G \l ${x} {{7*7}} {% raw %}",
    "| pipe ` tick @everyone [a](javascript:alert(1))",
    "+1 -2 @SUM(A1)",
    "&lt;b&gt; &amp; é 漢字 🙂",
    "'; DROP TABLE users; --",
    "x" * 2000,
]


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    touchpoints = "".join(
        f"      - {{id: t{i}, name: {quoted(title)}, channels: [c{i}], does: {quoted(title)}, thinks: {quoted(title)}, "
        f"emotion: {{score: {i % 5 - 2}, feeling: {quoted(title[:60])}}}, pains: [{{id: p, text: {quoted(title)}, severity: 2}}], "
        f"next: [{{to: 'exit:done', when: {quoted(title)}}}, {{to: s/t{(i + 1) % len(TITLES)}}}]}}\n"
        for i, title in enumerate(TITLES)
    )
    journey = (
        f"kind: journey\nid: j\nname: {quoted(TITLES[0])}\nsummary: {quoted(' '.join(TITLES[:9]))}\nowner: t0\n"
        f"raci: {{responsible: [t1]}}\npersonas: [p]\ngoal: {quoted(TITLES[5])}\nkpis: [{{metric: m, target: '>= 3', why: {quoted(TITLES[1])}}}]\n"
        f"stages:\n  - id: s\n    name: {quoted(TITLES[2])}\n    touchpoints:\n{touchpoints}exits: [{{id: done, type: success, name: {quoted(TITLES[6])}}}]\n"
    )
    catalog = (
        "kind: catalog\npersonas: [{id: p, name: " + quoted(TITLES[7]) + ", quote: " + quoted(TITLES[0]) + "}]\n"
        "metrics: [{id: m, name: " + quoted(TITLES[8]) + ", definition: " + quoted(TITLES[5]) + "}]\n"
        "teams:\n"
        + "".join(f"  - {{id: t{i}, name: {quoted(title)}}}\n" for i, title in enumerate(TITLES))
        + "channels:\n"
        "" + "".join(f"  - {{id: c{i}, name: {quoted(title)}, type: web}}\n" for i, title in enumerate(TITLES))
    )
    laid(folder, {"j.yaml": journey, "c.yaml": catalog}, HEAD + "rules: {levels: {Z004: off, Z005: off}}\n")
    assert run(["-C", str(folder), "build", "--today", "2026-11-22", "-q"]) == 0
    return folder / "dist"


class Reading(HTMLParser):
    """Collects what a browser would run or follow, and the text that a person would read."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.danger: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "script":
            self.scripts.append(names.get("src") or "inline")
        self.danger += [f"{tag} {name}" for name in names if name.startswith("on")]
        for name in ("href", "src", "action", "xlink:href"):
            if (names.get(name) or "").strip().lower().startswith(("javascript:", "data:", "vbscript:", "//", "http:")):
                self.danger.append(f"{tag} {name}={names[name]}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_pages_run_only_their_own_script(dist: Path) -> None:
    for path in dist.rglob("*.html"):
        page = Reading()
        page.feed(path.read_text(encoding="utf-8"))
        assert page.danger == [], path
        assert all(source.endswith(".js") and "://" not in source for source in page.scripts), path


def test_titles_are_read_as_they_were_written(dist: Path) -> None:
    page = Reading()
    page.feed((dist / "journeys" / "j.html").read_text(encoding="utf-8"))
    read = "".join("".join(page.text).split())
    for title in TITLES[:9]:
        assert "".join(title.split()) in read.replace("\u202f", "").replace("\u00a0", "").replace("’", "'"), title


def test_tables_for_spreadsheets_hold_no_formula(dist: Path) -> None:
    tables = list(dist.rglob("*.csv"))
    assert tables
    for path in tables:
        with path.open(newline="", encoding="utf-8-sig") as handle:
            for row in csv.reader(handle):
                assert not [
                    cell
                    for cell in row
                    if cell.lstrip()[:1] in "=+-@\t\r"
                    and cell.strip()
                    and not cell.lstrip("-+").replace(".", "").isdigit()
                ], path


def test_drawings_are_well_formed_and_inert(dist: Path) -> None:
    drawings = list(dist.rglob("*.svg"))
    assert drawings
    for path in drawings:
        for element in ElementTree.parse(path).iter():
            assert not element.tag.endswith("script")
            for name, value in element.attrib.items():
                assert not name.lower().startswith("on")
                assert not value.strip().lower().startswith("javascript:")


def test_data_is_data(dist: Path) -> None:
    for path in dist.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def test_terminal_gets_no_escape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = laid(tmp_path, {"t.yaml": 'kind: team\nid: "a\\x1b[31m"\nname: "\\x1b]0;owned\\x07"\n'})
    run(["-C", str(folder), "check", "--output", "text"])
    run(["-C", str(folder), "ls"])
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "\x07" not in out + err
