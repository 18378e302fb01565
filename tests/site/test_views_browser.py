"""The views in a real browser: three clicks to an answer, no label over another, filters that count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.site.backend import render
from tests.laying import laid
from tests.site.conftest import job_of
from tests.site.test_browser import _open, browser

__all__ = ["browser"]

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [fr]\ninclude: ['*.yaml']\n"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which many things stand at the same place of a matrix."""
    points = ", ".join(
        f"{{id: t{at}, name: Un moment au nom assez long {at}, importance: {1 + at % 5}, emotion: {{score: {at % 5 - 2}}}}}"
        for at in range(60)
    )
    chances = ", ".join(
        f"{{id: o{at}, name: Une idée au nom assez long {at}, statement: Comment ?, impact: {1 + at % 5}, effort: {1 + at // 5 % 5}}}"
        for at in range(120)
    )
    files = {
        "j.yaml": f"kind: journey\nid: j\nname: Un parcours\nstages: [{{id: s, name: Une étape, touchpoints: [{points}]}}]\n",
        "c.yaml": f"kind: catalog\nopportunities: [{chances}]\n",
    }
    root = tmp_path_factory.mktemp("crowded")
    (root / "w").mkdir()
    for artifact in render(job_of(laid(root / "w", files, HEAD))).artifacts:
        (root / artifact.path).parent.mkdir(parents=True, exist_ok=True)
        (root / artifact.path).write_bytes(artifact.content)
    return root


def _says_everything(opened: Any) -> None:
    """The touchpoint that one has come to says what is felt, on what that rests, who answers and what is done."""
    lanes = opened.evaluate(
        """() => { const id = decodeURIComponent(location.hash.slice(1));
        const heads = [...document.querySelectorAll('.map thead tr:last-child th')];
        const column = heads.indexOf(document.getElementById(id));
        const lane = name => { const row = document.getElementById('_lane-' + name); return row ? row.cells[column + 1].textContent.trim() : ''; };
        return {column, name: document.getElementById(id).textContent, evidence: lane('evidence'), raci: lane('raci'), actions: lane('opportunities')}; }"""
    )
    assert lanes["column"] >= 0
    assert "Je reçois le code" in lanes["name"]
    assert "Carnets" in lanes["evidence"]
    assert "Digital" in lanes["raci"]
    assert "Voir le code" in lanes["actions"]


def test_from_the_first_page_to_why_who_and_what_on_a_phone(browser: Any, folder: Path) -> None:
    """Home, then the persona, then the moment: two clicks, and the place on the map says it all."""
    opened, wrong = _open(browser, folder, "index.html", viewport=PHONE, locale="fr-FR", has_touch=True)
    opened.locator(".folk").get_by_role("link", name="Omar").tap()
    section = opened.locator("section", has=opened.locator("[id='_of-omar']"))
    moment = section.locator(".worst > li", has_text="Je reçois le code")
    said = moment.inner_text()
    for words in ("−1", "perdu", "importance 3", "Garant", "Digital", "Carnets", "Voir le code", "prévu"):
        assert words in said, words
    moment.get_by_role("link", name="Je reçois le code").tap()
    opened.wait_for_url("**/journeys/collect.html**")
    _says_everything(opened)
    assert wrong == []
    opened.context.close()


def test_the_same_by_keyboard_alone(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "index.html", viewport=PHONE)

    def follow(wanted: str) -> None:
        for _ in range(400):
            opened.keyboard.press("Tab")
            if opened.evaluate("document.activeElement.getAttribute('href') || ''").endswith(wanted):
                shown = opened.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert shown != "none"
                opened.keyboard.press("Enter")
                return
        pytest.fail(f"no way to {wanted}")

    follow("moments.html#_of-omar")
    opened.wait_for_url("**/moments.html**")
    follow("collect.html#find/message")
    opened.wait_for_url("**/journeys/collect.html**")
    _says_everything(opened)
    opened.context.close()


def _boxes(opened: Any, selector: str) -> list[tuple[float, float, float, float]]:
    return [
        tuple(box)
        for box in opened.evaluate(
            """selector => [...document.querySelectorAll(selector)].map(one => { const box = one.getBoundingClientRect();
            return [box.left, box.top, box.right, box.bottom]; })""",
            selector,
        )
    ]


def _overlaps(boxes: list[tuple[float, float, float, float]]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(boxes):
        for other in range(at + 1, len(boxes)):
            two = boxes[other]
            if min(one[2], two[2]) - max(one[0], two[0]) > 0.5 and min(one[3], two[3]) - max(one[1], two[1]) > 0.5:
                yield at, other


@pytest.mark.parametrize("width", [320, 390, 1400])
@pytest.mark.parametrize("page", ["matrix/j.html", "opportunities/index.html"])
def test_no_label_of_a_matrix_stands_over_another(browser: Any, crowded: Path, page: str, width: int) -> None:
    opened, _ = _open(browser, crowded, page, viewport={"width": width, "height": 900})
    labels = _boxes(opened, ".grid4 .no, .grid4 .names th, .grid4 thead th, .grid4 tbody th[scope=row]")
    cells = opened.evaluate(
        """() => [...document.querySelectorAll('.grid4 td .no')].every(one => {
        const cell = one.closest('td').getBoundingClientRect(), box = one.getBoundingClientRect();
        return box.left >= cell.left - .5 && box.right <= cell.right + .5 && box.bottom <= cell.bottom + .5; })"""
    )
    small = [box for box in _boxes(opened, ".grid4 a.no") if min(box[2] - box[0], box[3] - box[1]) < 24]
    opened.context.close()
    assert len(labels) > 60
    assert list(_overlaps(labels)) == []
    assert cells
    assert small == []


def test_a_number_of_the_plot_leads_to_its_card(browser: Any, crowded: Path) -> None:
    opened, _ = _open(browser, crowded, "opportunities/index.html", viewport={"width": 1400, "height": 900})
    number = opened.locator(".grid4 a.no").nth(5)
    shown = number.inner_text().split(",")[0].strip()
    number.click()
    card = opened.locator(".board li:target")
    assert card.locator(".no").inner_text() == shown
    assert card.is_visible()
    opened.context.close()


def test_roles_are_filtered_by_team_role_and_journey_and_counted(browser: Any, folder: Path) -> None:
    opened, wrong = _open(browser, folder, "en/raci.html")
    team, role, journey = (opened.get_by_label(name, exact=True) for name in ("Team", "Role", "Journey"))
    rows = opened.locator(".raci-all tbody tr:visible")
    whole = rows.count()
    option = team.locator("option[value=digital]")
    team.select_option("digital")
    assert f"({rows.count()})" in option.inner_text()
    assert 0 < rows.count() < whole
    assert opened.locator(".picks output").inner_text() == f"{rows.count()} of {whole}"
    role.select_option("C")
    assert rows.count() == 0
    assert opened.locator("section[data-journey]:visible").count() == 0
    opened.get_by_role("button", name="Clear").click()
    assert rows.count() == whole
    journey.select_option("collect")
    assert opened.locator("section[data-journey]:visible").count() == 1
    assert wrong == []
    opened.context.close()


def test_without_a_script_the_roles_are_all_there_and_no_filter_pretends(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "en/raci.html", java_script_enabled=False)
    assert not opened.locator(".picks").is_visible()
    assert opened.locator(".raci-all tbody tr:visible").count() == opened.locator(".raci-all tbody tr").count() > 0
    opened.context.close()
