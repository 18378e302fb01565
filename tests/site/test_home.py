"""The first page: what it counts, and what its colours say."""

from __future__ import annotations

import re
from pathlib import Path

from tests.laying import laid
from tests.site.conftest import site_of
from tests.site.crawl import read

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [fr, en]\ninclude: ['*.yaml']\n"


def felt(*moments: tuple[int, int], about: str = "") -> str:
    """A touchpoint for each score and importance."""
    return ", ".join(
        f"{{id: t{at}, name: Moment {at}, importance: {weight}, emotion: {{score: {score}{about}}}}}"
        for at, (score, weight) in enumerate(moments)
    )


def home(tmp_path: Path, *stages: str, more: str = "") -> dict[str, str]:
    """The first page in both languages, of a journey with these stages."""
    lines = "".join(f"  - {{id: s{at}, name: S{at}, touchpoints: [{one}]}}\n" for at, one in enumerate(stages))
    files = {"j.yaml": f"kind: journey\nid: j\nname: J\nstages:\n{lines}", "c.yaml": f"kind: catalog\n{more}"}
    site = site_of(laid(tmp_path, files if more else {"j.yaml": files["j.yaml"]}, HEAD))
    return {"fr": site["index.html"].decode(), "en": site["en/index.html"].decode()}


def lede(page: str) -> str:
    """The opening sentences, their special spaces made plain."""
    found = re.search(r'class="lede">(.*?)</p>', page)
    assert found
    return re.sub(r"[\u00a0\u202f]", " ", read(found[1].encode()).text)


def test_two_cells_with_the_same_number_have_the_same_colour(tmp_path: Path) -> None:
    page = home(
        tmp_path,
        felt((1, 5), (1, 2), (0, 5), (0, 1)),
        felt((1, 1), (0, 1)),
        felt((-1, 5), (-1, 2), (0, 5), (0, 1)),
        felt((-1, 1), (0, 1)),
        felt((2, 1), (1, 1)),
    )["en"]
    cells = re.findall(r'<td class="h-(\w+)"><a [^>]*>([^<]+)<', page)
    assert cells == [("p1", "+0.5"), ("p1", "+0.5"), ("n1", "−0.5"), ("n1", "−0.5"), ("p2", "+1.5")]


EVIDENCE = "evidence: [{id: talks, name: Talks, method: interview, date: 2026-10-01, n: 12}]\n"
ANSWER = "opportunities: [{id: o, name: O, statement: How?, pains: [j/s0/t0/p]}]\n"
PAIN = "pains: [{id: p, text: It hurts}], "


def test_the_opening_says_how_many_moments_and_what_is_counted(tmp_path: Path) -> None:
    said = home(tmp_path, felt((-2, 5), (-1, 5), (0, 1)))
    assert lede(said["en"]) == (
        "1 journey is followed here. Of the 2 hardest moments, listed below, 2 have no action yet. "
        "For 2 of them, the feeling is only a hypothesis."
    )
    assert lede(said["fr"]) == (
        "1 parcours est suivi ici. Sur les 2 moments les plus durs, listés plus bas, 2 n’ont encore aucune action. "
        "Pour 2 d’entre eux, l’émotion n’est qu’une hypothèse."
    )


def test_the_opening_says_that_all_is_well_without_saying_too_much(tmp_path: Path) -> None:
    moments = felt((-2, 5), (-1, 4), about=", evidence: [talks]").replace("id: t0,", f"id: t0, {PAIN}")
    moments = moments.replace("id: t1,", f"id: t1, {PAIN}")
    answers = ANSWER.replace("[j/s0/t0/p]", "[j/s0/t0/p, j/s0/t1/p]")
    said = home(tmp_path, moments, more=EVIDENCE + answers)
    assert lede(said["en"]).endswith(
        "Each of the 2 hardest moments, listed below, has an action. For none of them is the feeling a mere hypothesis."
    )
    assert lede(said["fr"]).endswith(
        "Chacun des 2 moments les plus durs, listés plus bas, a son action. "
        "Pour aucun d’eux l’émotion n’est une simple hypothèse."
    )


def test_a_single_hard_moment_is_not_one_of_several(tmp_path: Path) -> None:
    said = home(tmp_path, felt((-2, 5)))
    assert lede(said["en"]).endswith(
        "The hardest moment, below, has no action yet. The feeling there is only a hypothesis."
    )
    assert lede(said["fr"]).endswith(
        "Le moment le plus dur, plus bas, n’a encore aucune action. L’émotion n’y est qu’une hypothèse."
    )
