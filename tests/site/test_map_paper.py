"""What a sheet of paper holds: pages that are read on A4, maps on A4 or A3, in letters that can be read."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_map_browser import WIDE, browser, written

__all__ = ["browser", "written"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("pdftohtml") is None, reason="poppler measures the letters"),
]
A4, A4_LANDSCAPE, A3_LANDSCAPE = (595, 842), (842, 595), (1191, 842)
FINE = 3
"""Pixels a point, so that sizes come in thirds of a point."""


def _sheets(file: Path) -> list[tuple[tuple[int, int], Counter[float], str]]:
    """For each page its size in points, how many letters of which size in points it has, and what it says."""
    said = subprocess.run(
        ["pdftohtml", "-xml", "-stdout", "-i", "-zoom", str(FINE), str(file)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sizes: dict[str, float] = {}
    found = []
    for page in said.split("<page ")[1:]:
        size = re.search(r'height="(\d+)" width="(\d+)"', page)
        assert size is not None
        sizes |= {id_: int(of) / FINE for id_, of in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', page)}
        letters: Counter[float] = Counter()
        words = []
        for font, text in re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', page):
            words.append(re.sub("<.*?>", "", text))
            letters[sizes[font]] += len(words[-1])
        found.append(((round(int(size[2]) / FINE), round(int(size[1]) / FINE)), letters, " ".join(words)))
    return found


def _usual(letters: Counter[float]) -> float:
    """The size of the letter in the middle, from the smallest to the largest."""
    every = sorted(letters.elements())
    return every[len(every) // 2]


def _printed(browser: Any, file: Path, out: Path, paper: str = "") -> Any:
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto(file.as_uri())
    if paper:
        page.evaluate("() => { window.print = () => {}; }")
        page.locator(".share-pop summary").click()
        page.locator(f"[data-print={paper}]").click()
    page.pdf(path=str(out), prefer_css_page_size=True, print_background=True)
    left = page.locator(".sheets").count()
    context.close()
    assert left == 0
    return _sheets(out)


@pytest.mark.parametrize("path", ["index.html", "fr/moments.html", "fr/personas/omar.html"])
def test_a_page_is_read_on_an_upright_sheet(browser: Any, written: Path, tmp_path: Path, path: str) -> None:
    sheets = _printed(browser, written / path, tmp_path / "page.pdf")
    assert {size for size, _, said in sheets if "Ecosystem" not in said} == {A4}
    assert min(_usual(letters) for _, letters, _ in sheets) >= 9


@pytest.mark.parametrize(("paper", "size"), [("a3", A3_LANDSCAPE), ("a4", A4_LANDSCAPE), ("", A4_LANDSCAPE)])
def test_a_map_has_sheets_of_its_own_with_letters_that_can_be_read(
    browser: Any, written: Path, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    sheets = _printed(browser, written / "fr/journeys/now.html", tmp_path / "page.pdf", paper)
    kinds = [of for of, _, _ in sheets]
    assert set(kinds) == {A4, size}
    assert kinds[0] == kinds[-1] == A4
    for of, letters, said in sheets:
        if of == size:
            assert _usual(letters) >= 8
            assert min(letters) >= 7
            assert "Je retire mon colis" in said
        else:
            assert "Canaux" not in said


def _laid(browser: Any, file: Path, paper: str, spans: list[int]) -> Any:
    """The columns of each sheet, the stages of each, and the lanes of each, when the stages are as wide as `spans`."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    wide = file.with_name("wide.html")
    wide.write_text(_widened(file.read_text("utf-8"), spans), "utf-8")
    page.goto(wide.as_uri())
    page.evaluate("paper => document.documentElement.classList.toggle('a3', paper === 'a3')", paper)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    found = page.evaluate(
        """() => [...document.querySelectorAll('.sheets > .map')].map(one => [
          [...one.tHead.rows[0].cells].slice(1).map(cell => [cell.querySelector('.title').textContent, cell.colSpan]),
          one.tHead.rows[1].cells.length - 1,
          [...one.querySelectorAll('tbody tr:not(.rule-body tr)')].map(row => [row.cells[0].textContent, [...row.cells].slice(1).reduce((sum, cell) => sum + cell.colSpan, 0)]),
        ])"""
    )
    context.close()
    return found


def _widened(html: str, spans: list[int]) -> str:
    """The page with a table in which the stages are as wide as `spans`, with two lanes: one cell a column, one a stage."""
    stages = "".join(
        f'<th scope="colgroup" colspan="{span}" id="s{at}"><span class="stage"><span class="title">S{at}</span></span></th>'
        for at, span in enumerate(spans)
    )
    heads = "".join(f'<th scope="col" id="s/{at}"><span class="tpno">{at}</span><span class="tpname">T{at}</span></th>' for at in range(sum(spans)))  # fmt: skip
    goals = "".join(f'<td colspan="{span}"><div class="c">goal</div></td>' for span in spans)
    cells = '<td><div class="c">x</div></td>' * sum(spans)
    before, _, rest = html.partition("<thead><tr><td")
    _, _, after = rest.partition("</table>")
    return (
        f'{before}<thead><tr><td class="corner"></td>{stages}</tr><tr><td class="corner">T</td>{heads}</tr></thead>'
        f'<tbody><tr id="_lane-goals"><th scope="row">Goals</th>{goals}</tr>'
        f'<tr id="_lane-does"><th scope="row">Does</th>{cells}</tr></tbody></table>{after}'
    )


@pytest.mark.parametrize(
    ("paper", "spans", "cut"),
    [
        ("a4", [3, 3, 3, 3, 3, 3], [["S0", 3, "S1", 3], ["S2", 3, "S3", 3], ["S4", 3, "S5", 3]]),
        ("a3", [3, 3, 3, 3, 3, 3], [["S0", 3, "S1", 3, "S2", 3], ["S3", 3, "S4", 3, "S5", 3]]),
        ("a4", [2, 1, 1, 1], [["S0", 2, "S1", 1, "S2", 1, "S3", 1]]),
        ("a4", [10, 1], [["S0", 5], ["S0", 5, "S1", 1]]),
        ("a4", [8, 2], [["S0", 4], ["S0", 4, "S1", 2]]),
    ],
)
def test_a_wide_map_is_cut_between_stages_and_each_sheet_repeats_the_names(
    browser: Any, written: Path, paper: str, spans: list[int], cut: list[list[Any]]
) -> None:
    sheets = _laid(browser, written / "journeys/now.html", paper, spans)
    assert [[part for stage in stages for part in stage] for stages, _, _ in sheets] == cut
    for stages, columns, lanes in sheets:
        assert columns == sum(span for _, span in stages)
        assert lanes == [["Goals", columns], ["Does", columns]]
