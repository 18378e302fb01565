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


SHARED = (
    "evidence: [{id: talks, name: Talks, method: interview, date: 2026-10-01, n: 12},"
    " {id: bench, name: Bench, method: workshop-customers, date: 2026-10-01, n: 8}]\n"
)


def rests(page: bytes) -> str:
    """The words of a page with plain spaces, those of two elements apart."""
    return " ".join(re.sub("[\u00a0\u202f]", " ", read(re.sub(b"<(?!/span)", b" <", page)).text).split())


def test_one_share_rests_on_evidence_everywhere(tmp_path: Path) -> None:
    proven = ", ".join(f"{{id: p{at}, text: P{at}, evidence: [talks]}}" for at in range(5))
    files = {
        "a.yaml": "kind: journey\nid: a\nname: A\nstages: [{id: s, name: S, touchpoints: [{id: t, name: T, "
        f"emotion: {{score: 1, evidence: [talks], basis: hypothesis}}, pains: [{proven}]}}]}}]\n",
        "b.yaml": "kind: journey\nid: b\nname: B\nstages: [{id: s, name: S, touchpoints: [{id: t, name: T, "
        "emotion: {score: 1, evidence: [bench]}, pains: [{id: p, text: P}]}]}]\n",
        "c.yaml": f"kind: catalog\n{SHARED}",
    }
    site = site_of(laid(tmp_path, files, HEAD))
    assert "rests on evidence of 8 statements, 1 co-created, 2 hypotheses 62%" in rests(site["en/index.html"])
    assert "fondé sur des preuves sur 8 affirmations, 1 co-construite, 2 hypothèses 62 %" in rests(site["index.html"])
    assert "All journeys 5 1 2 8 62%" in rests(site["en/evidence/index.html"])
    for id_, share in (("a", 83), ("b", 0)):
        assert f"Rests on evidence {share}%" in rests(site[f"en/journeys/{id_}.html"])
        assert re.search(rf"\b{share}%", rests(site["en/journeys/index.html"]))
        assert re.search(rf'"evidence-share": 0\.{"8333" if share else "0"}\b', site[f"journeys/{id_}.json"].decode())


def many(tmp_path: Path, linked: int, alone: int) -> dict[str, bytes]:
    """The site of a journey with parts, and of journeys that nothing links."""
    files = {"hub.yaml": "kind: journey\nid: hub\nname: Hub\nstages: []\n"}
    for at in range(linked + alone):
        parent = "parent: hub\n" if at < linked else ""
        files[f"j{at}.yaml"] = f"kind: journey\nid: j{at:03}\nname: J{at}\n{parent}stages: []\n"
    return site_of(laid(tmp_path, files, HEAD.replace("[fr, en]", "[en]")))


def drawn(page: str) -> tuple[int, list[str]]:
    """How many journeys the drawing of the ecosystem holds, and what is said of the others."""
    section = page.partition('id="_eco"')[2].partition("</section>")[0]
    boxes = set(re.findall(r'href="(journeys/[\w-]+\.html)"', section)) - {"journeys/index.html"}
    return len(boxes), re.findall(r'<a href="journeys/index.html">([^<]*)</a>', section)


def test_few_journeys_are_all_drawn(tmp_path: Path) -> None:
    assert drawn(many(tmp_path, 3, 20)["index.html"].decode()) == (24, [])


def test_of_many_journeys_those_that_hold_together_are_drawn(tmp_path: Path) -> None:
    assert drawn(many(tmp_path, 3, 27)["index.html"].decode()) == (4, ["27 more journeys, with fewer links or none"])


def test_the_drawing_has_a_size_whatever_their_number(tmp_path: Path) -> None:
    assert drawn(many(tmp_path, 40, 2)["index.html"].decode()) == (24, ["19 more journeys, with fewer links or none"])
