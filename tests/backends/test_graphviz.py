"""Diagrams: what stands in them, that no line is ever lost in silence, and that texts come back unchanged."""

from __future__ import annotations

import json
import random
import re
import stat
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest

from cxjourney.backends.backend import Job, Kept
from cxjourney.backends.graphviz import BACKEND, diagrams, dot, engine, figures
from cxjourney.backends.graphviz.clean import inline, standalone
from cxjourney.backends.graphviz.draw import SVG, Drawing, disorder, draw, draw_all, what_is_missing
from cxjourney.backends.graphviz.engine import Engine, engines, run
from cxjourney.backends.graphviz.graph import Box, Chip, Graph, Group, Line
from cxjourney.backends.graphviz.links import is_safe
from cxjourney.backends.graphviz.palette import EMOTIONS, LIGHT, LOOKS, ROLES, STROKES, THEMED, on
from cxjourney.backends.graphviz.text import columns, markup, percent, quoted, wrap
from cxjourney.compiler import Compilation
from cxjourney.errors import CannotRun
from tests.laying import TODAY, compiled

HEAD = (
    "cxjourney: v1\nkind: workspace\norganisation: {name: C}\nlanguages: [en, fr]\ninclude: ['*.yaml', '**/*.yaml']\n"
)
CATALOG = """
    kind: catalog
    teams:
      - {id: board, name: Board}
      - {id: desk, name: {en: Front desk, fr: Accueil}, part_of: board}
      - {id: web, name: Web team, part_of: board}
    channels:
      - {id: app, name: {en: App, fr: Application}}
      - {id: sms, name: Text message}
    systems:
      - {id: lockers, name: Locker control, category: core, owner: web}
      - {id: voice, name: Voice of people, category: feedback}
"""
PARCEL = """
    kind: journey
    id: parcel
    name: {en: I collect my parcel, fr: Je retire mon colis}
    owner: desk
    state: as-is
    counterpart: parcel-2027
    depends_on: {systems: [voice]}
    stages:
      - id: find
        name: {en: I find the locker, fr: Je trouve la consigne}
        touchpoints:
          - {id: code, name: {en: I get the code, fr: Je reçois le code}, channels: [app, sms], emotion: {score: 1}}
          - {id: walk, name: I walk there, moment_of_truth: true}
      - id: open
        name: I open it
        raci: {accountable: web}
        touchpoints:
          - id: door
            name: The door opens
            systems: [lockers]
            emotion: {score: -2}
            next:
              - {to: exit:mine, share: 80 %}
              - {to: find/walk, share: 15 %, when: {en: the wrong locker, fr: mauvaise consigne}}
              - {to: "journey:refund", share: 5 %}
      - {id: later, name: Later}
    exits:
      - {id: mine, type: success, name: I have it}
      - {id: gone, type: abandonment}
"""
REFUND = """
    kind: journey
    id: refund
    name: I want my money back
    owner: web
    parent: life
    accepts: [parcel]
    stages:
      - id: ask
        name: I ask
        touchpoints:
          - {id: form, name: I fill in the form, raci: {accountable: desk}, backstage: [{lane: support, system: lockers}]}
"""
OTHERS = {
    "life.yaml": "kind: journey\nid: life\nname: My life with parcels\nstages: [{id: s, name: S}]\n",
    "2027.yaml": "kind: journey\nid: parcel-2027\nname: Parcel, in 2027\nstate: to-be\nstages: [{id: s, name: S}]\n",
    "alone.yaml": "kind: journey\nid: alone\nname: Nobody leads here\nstages: [{id: s, name: S}]\n",
}
FILES = {"catalog.yaml": CATALOG, "parcel.yaml": PARCEL, "refund.yaml": REFUND, **OTHERS}


@pytest.fixture
def world(tmp_path: Path) -> Compilation:
    compilation = compiled(tmp_path, FILES, HEAD)
    assert compilation.ok, [d.message.in_("en") for d in compilation.diagnostics if d.severity.word == "error"]
    return compilation


def job_of(compilation: Compilation, dot: str | None = None) -> Job:
    return Job(compilation.model, compilation.workspace, TODAY, compilation.diagnostics, dot)


def graph_of(compilation: Compilation, name: str, language: str = "en") -> Graph:
    drawn = figures.figures(job_of(compilation))[language]
    return next(figure.graph for figure in drawn if figure.graph.name == name)


def told(graph: Graph) -> list[tuple[str, str, str]]:
    """Each line: where from, where to, its label."""
    return [(short(line.source), short(line.target), line.label) for line in graph.lines]


def short(key: str) -> str:
    return key.removeprefix("journey:")


# ---------------------------------------------------------------- what stands in each diagram


def test_the_flow_has_a_group_a_stage_and_draws_what_is_left_unsaid(world: Compilation) -> None:
    graph = graph_of(world, "parcel")
    assert [(group.title, [box.title for box in group.boxes]) for group in graph.groups] == [
        ("1. I find the locker", ["I get the code", "I walk there"]),
        ("2. I open it", ["The door opens"]),
        ("3. Later", ["No touchpoint yet"]),
    ]
    assert told(graph) == [
        ("parcel/find/code", "parcel/find/walk", ""),
        ("parcel/find/walk", "parcel/open/door", ""),
        ("parcel/open/door", "parcel/exit:mine", "80%"),
        ("parcel/open/door", "parcel/find/walk", "15% · the wrong locker"),
        ("parcel/open/door", "refund", "5%"),
    ]
    assert [line.back for line in graph.lines] == [False, False, False, True, False]


def test_a_box_shows_channels_emotion_and_moments_of_truth(world: Compilation) -> None:
    code, walk, door, *_ = graph_of(world, "parcel").all_boxes()
    assert (code.hint, code.chip) == ("App\u00a0· Text\u00a0message", Chip("▲ +1", "emotion-p1"))
    assert (walk.kicker, walk.look) == ("★ Moment of truth", "decisive")
    assert door.chip == Chip("▼ −2", "emotion-m2")
    assert code.about == "I get the code · on App, Text message · emotion +1"


def test_the_flow_speaks_french(world: Compilation) -> None:
    graph = graph_of(world, "parcel", "fr")
    assert graph.groups[0].title == "1. Je trouve la consigne"
    assert graph.lines[3].label == "15\u202f% · mauvaise consigne"
    assert [box.kicker for box in graph.boxes] == ["● Réussite", "▼ Abandon", "→ Autre parcours"]


def test_a_journey_shows_the_journeys_that_lead_into_it(world: Compilation) -> None:
    assert ("from/parcel", "refund/ask/form", "") in told(graph_of(world, "refund"))


def test_the_ecosystem_has_parts_replacements_ways_and_those_that_stand_alone(world: Compilation) -> None:
    graph = graph_of(world, "ecosystem")
    assert told(graph) == [
        ("life", "refund", "part of it"),
        ("parcel", "refund", "The door opens"),
        ("parcel", "parcel-2027", "should become"),
    ]
    assert [[box.title for box in group.boxes] for group in graph.groups] == [["Nobody leads here"]]


def test_ownership_has_journeys_and_the_stages_and_touchpoints_that_others_answer_for(world: Compilation) -> None:
    assert told(graph_of(world, "ownership")) == [
        ("team:desk", "parcel", ""),
        ("team:web", "parcel/open", ""),
        ("team:web", "refund", ""),
        ("team:desk", "refund", "1 touchpoint"),
        ("team:board", "team:desk", ""),
        ("team:board", "team:web", ""),
    ]


def test_systems_stand_by_category_with_the_number_of_touchpoints(world: Compilation) -> None:
    graph = graph_of(world, "systems")
    assert [group.title for group in graph.groups] == ["Feedback", "Business systems"]
    assert told(graph) == [
        ("parcel", "system:lockers", "1"),
        ("parcel", "system:voice", "all of it"),
        ("refund", "system:lockers", "1"),
    ]


def test_a_journey_that_bears_the_name_of_an_overview_keeps_clear_of_it(tmp_path: Path) -> None:
    files = {**FILES, "s.yaml": "kind: journey\nid: systems\nname: S\nstages: [{id: s, name: S}]\n"}
    drawn = diagrams(job_of(compiled(tmp_path, files, HEAD)), "en")
    assert "Flow: S<" in drawn["systems-journey"]
    assert "Flow" not in drawn["systems"]


# ---------------------------------------------------------------- files


def test_every_diagram_is_written_as_dot_and_as_svg_in_every_language(world: Compilation) -> None:
    rendering = BACKEND.render(job_of(world))
    names = ("alone", "ecosystem", "life", "ownership", "parcel", "parcel-2027", "refund", "systems")
    assert rendering.diagnostics == ()
    assert sorted(artifact.path for artifact in rendering.artifacts) == sorted(
        f"maps/{name}{language}.{extension}"
        for name in names
        for language in ("", ".fr")
        for extension in ("dot", "svg")
    )


def test_two_renderings_are_the_same_bytes(world: Compilation) -> None:
    first = BACKEND.render(job_of(world))
    assert BACKEND.render(job_of(world)) == first


def test_a_file_is_self_contained_and_clean(world: Compilation) -> None:
    for artifact in BACKEND.render(job_of(world)).artifacts:
        text = artifact.content.decode()
        if artifact.path.endswith(".svg"):
            root = ET.fromstring(text)
            assert (root.get("role"), root.find(f"{SVG}a")) == ("img", None)
            assert [child.tag.removeprefix(SVG) for child in root][:4] == ["title", "desc", "style", "rect"]
            assert float(root.get("width", "0")) > 0
            assert "prefers-color-scheme" in text
            assert not re.search(r"<!|<\?|xlink|href|&gt;[a-z]|->", text), artifact.path
        assert str(Path.cwd()) not in text


def test_a_drawing_that_stands_alone_is_read_without_its_style_and_on_any_ground(world: Compilation) -> None:
    for artifact in BACKEND.render(job_of(world)).artifacts:
        if not artifact.path.endswith(".svg"):
            continue
        root = ET.fromstring(artifact.content)
        assert "Helvetica" in root.get("font-family", "")
        ground = root.find(f"{SVG}rect")
        assert ground is not None
        assert (ground.get("fill"), ground.get("class"), ground.get("width")) == ("#ffffff", "f-surface", "100%")
        style = root.findtext(f"{SVG}style") or ""
        for element in root.iter():
            for paint in ("fill", "stroke"):
                colour = element.get(paint, "none")
                assert re.fullmatch(r"none|#[0-9a-f]{6}", colour), "no variable of a page"
                role = ROLES.get(colour)
                if role in THEMED:
                    assert f"{paint[0]}-{role}" in element.get("class", "").split(), "it follows the theme"
                    assert f".{paint[0]}-{role}{{" in style


def test_ids_of_two_figures_never_meet(world: Compilation) -> None:
    seen: set[str] = set()
    for svg in diagrams(job_of(world), "en").values():
        ids = [element.get("id", "") for element in ET.fromstring(svg).iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert not seen & set(ids)
        seen.update(ids)


def test_in_a_page_boxes_are_links_and_colours_are_variables(world: Compilation) -> None:
    drawn = diagrams(job_of(world), "en")
    root = ET.fromstring(drawn["parcel"])
    links = [link.get("href") for link in root.iter(f"{SVG}a")]
    assert sorted(links, key=str) == ["#find/code", "#find/walk", "#open/door", "refund.html"]
    assert root.get("role") == "group"
    paints = {value for element in root.iter() for value in (element.get("fill"), element.get("stroke")) if value}
    assert all(re.fullmatch(r"none|var\(--graph-[a-z0-9-]+, #[0-9a-f]{6}\)", paint) for paint in paints), paints
    assert "teams/desk.html" in drawn["ownership"]
    assert "journeys/parcel.html#open" in drawn["ownership"]


def test_every_box_and_line_says_what_it_is(world: Compilation) -> None:
    for svg in diagrams(job_of(world), "en").values():
        root = ET.fromstring(svg)
        for group in root.iter(f"{SVG}g"):
            if re.search(r"-(box|line)-\d+$", group.get("id", "")):
                title = group.find(f".//{SVG}title")
                assert title is not None
                assert title.text
                assert "->" not in title.text


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("journeys/a-b.html", True),
        ("a.html#s/t", True),
        ("#s/t", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("//evil.example", False),
        ("https://evil.example", False),
        ("../x.html", False),
        ("a.html\n", False),
    ],
)
def test_a_link_stays_inside_the_site(link: str, safe: bool) -> None:
    assert is_safe(link) is safe


# ---------------------------------------------------------------- engines


def test_without_an_engine_the_dot_is_written_and_one_warning_says_what_to_do(
    world: Compilation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.shutil, "which", lambda *_, **__: None)
    rendering = BACKEND.render(job_of(world))
    assert {artifact.path[-4:] for artifact in rendering.artifacts} == {".dot"}
    assert [(d.code, d.place.file) for d in rendering.diagnostics] == [("B101", "cxjourney.yaml")]
    assert "16 diagrams" in rendering.diagnostics[0].message.in_("en")


def test_an_engine_that_was_asked_for_and_is_not_there_ends_the_run() -> None:
    with pytest.raises(CannotRun, match="nowhere"):
        engines("/nowhere/dot")


def program(path: Path, text: str) -> str:
    """A program that a test wrote."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cat > /dev/null; exit 0", "no SVG"),
        (
            "cat > /dev/null; echo 'no value for width of é' >&2; echo 'libgvc is missing' >&2; exit 0",
            "libgvc is missing",
        ),
        ("cat > /dev/null; echo 'bad flag -Tsvg' >&2; echo more >&2; exit 3", "bad flag -Tsvg"),
    ],
)
def test_a_program_that_was_asked_for_and_draws_nothing_ends_the_run(
    world: Compilation, tmp_path: Path, text: str, said: str
) -> None:
    asked = program(tmp_path / "mute", text)
    with pytest.raises(CannotRun, match=said) as ended:
        BACKEND.render(job_of(world, asked))
    assert f"--dot {asked}" in ended.value.wording.in_("fr")
    assert "more" not in ended.value.wording.in_("en")


def test_a_program_that_fails_at_some_figures_is_not_replaced_and_says_why(world: Compilation, tmp_path: Path) -> None:
    moody = (
        'text=$(cat); case "$text" in *wrong*) echo sulks >&2; exit 1;; esac; '
        f"printf '%s' \"$text\" | {engines()[0].path} -Tsvg"
    )
    asked = program(tmp_path / "moody", moody)
    rendering = BACKEND.render(job_of(world, asked))
    assert "maps/parcel.svg" not in {artifact.path for artifact in rendering.artifacts}
    assert "maps/refund.svg" in {artifact.path for artifact in rendering.artifacts}
    assert [(d.code, d.ref) for d in rendering.diagnostics] == [("B101", "journey:parcel")]
    assert "moody: no SVG (sulks)" in rendering.diagnostics[0].message.in_("en")
    assert "moody\u00a0: pas de SVG (sulks)" in rendering.diagnostics[0].message.in_("fr")


@pytest.fixture
def fake(tmp_path: Path) -> Engine:
    """An engine whose answer is written by the test."""
    path = tmp_path / "fake"
    path.write_text("#!/bin/sh\ncat > /dev/null\ncat answer.svg\n".replace("answer", str(tmp_path / "answer")))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Engine("fake", str(path))


SMALL = Graph("small", "Small", "A to B.", (), (Box("a", "A", "stage"), Box("b", "B", "stage")), (Line("a", "b"),))


def test_a_drawing_that_lost_a_line_is_refused_although_the_engine_was_content(fake: Engine, tmp_path: Path) -> None:
    complete = draw(SMALL, engines()).svg
    lost = re.sub(rb"<path[^>]*/>", b"", complete)
    (tmp_path / "answer.svg").write_bytes(lost)
    fault = draw(SMALL, (fake,)).fault
    assert fault is not None
    assert [fault.in_(language) for language in ("en", "fr")] == ["fake: 1 line lost", "fake\u00a0: 1 trait perdu"]
    assert draw(SMALL, (fake, *engines())).svg == complete, "the next engine is tried"


@pytest.mark.parametrize("answer", [b"", b"<svg", b"<html/>", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_an_answer_that_is_no_drawing_is_refused(fake: Engine, tmp_path: Path, answer: bytes) -> None:
    (tmp_path / "answer.svg").write_bytes(answer)
    drawing = draw(SMALL, (fake,))
    assert drawing.svg == b""
    assert drawing.fault is not None
    assert "SVG" in drawing.fault.in_("en")


def test_an_engine_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "hangs"
    path.write_text("#!/bin/sh\nexec sleep 60\n")
    path.chmod(0o755)
    monkeypatch.setattr(engine, "TIMEOUT", 0.2)
    fault = run(Engine("hangs", str(path)), "digraph {}").fault
    assert fault is not None
    assert "no answer" in fault.in_("en")


def test_one_figure_that_cannot_be_drawn_is_reported_at_its_journey(
    world: Compilation, fake: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def moody(graphs: list[Graph], found: tuple[Engine, ...], kept: Kept | None) -> tuple[Drawing, ...]:
        return tuple(draw(graph, () if graph.name == "parcel" else found) for graph in graphs)

    monkeypatch.setattr(figures, "draw_all", moody)
    said = BACKEND.render(job_of(world)).diagnostics
    assert [(d.code, d.ref, d.place.file) for d in said] == [("B101", "journey:parcel", "parcel.yaml")] * 2
    assert "parcel" not in diagrams(job_of(world), "en")


def small(name: str) -> Graph:
    boxes = Box("a", f"A of {name}", "stage"), Box("b", "B", "stage")
    return Graph(name, name, "A to B.", (), boxes, (Line("a", "b"),))


def counting(tmp_path: Path, before: str = "") -> Engine:
    """The engine of this machine, with a line in `runs` for each time it is started."""
    text = f"echo >> {tmp_path / 'runs'}; text=$(cat); {before} printf '%s' \"$text\" | {engines()[0].path} -Tsvg"
    return Engine("counting", program(tmp_path / "counting", text))


def runs(tmp_path: Path) -> int:
    return len((tmp_path / "runs").read_text().splitlines())


def test_several_graphs_are_drawn_in_one_process_as_each_would_be_alone(tmp_path: Path) -> None:
    graphs = [small(f"graph {number}") for number in range(5)]
    together = draw_all(graphs, (counting(tmp_path),))
    assert runs(tmp_path) == 1
    assert [drawing.svg for drawing in together] == [draw(graph, engines()).svg for graph in graphs]


def test_a_graph_at_which_the_engine_falls_does_not_take_the_others_along(tmp_path: Path) -> None:
    falls = 'case "$text" in *wrong*) echo fell >&2; exit 1;; esac;'
    made = draw_all([small("one"), small("wrong"), small("two")], (counting(tmp_path, falls),))
    assert [bool(drawing.svg) for drawing in made] == [True, False, True]
    assert made[1].fault is not None
    assert made[1].fault.in_("en") == "counting: no SVG (fell)"


class Shelf(dict[str, bytes]):
    """Where a test keeps drawings."""

    def put(self, key: str, content: bytes) -> None:
        self[key] = content


def test_a_drawing_that_is_kept_is_not_made_again_until_its_graph_or_its_engine_is_another(tmp_path: Path) -> None:
    shelf, found = Shelf(), (counting(tmp_path),)
    first = draw_all([small("one"), small("two")], found, shelf)
    assert draw_all([small("two"), small("one")], found, shelf) == first[::-1]
    assert runs(tmp_path) == 1
    draw_all([small("one"), small("three")], found, shelf)
    assert (runs(tmp_path), len(shelf)) == (2, 3)
    other = (counting(tmp_path, "true;"),)
    assert draw_all([small("one")], other, shelf) == first[:1]
    assert (runs(tmp_path), len(shelf)) == (3, 4)


def test_what_could_not_be_drawn_is_not_kept(fake: Engine, tmp_path: Path) -> None:
    (tmp_path / "answer.svg").write_bytes(b"<svg")
    shelf = Shelf()
    assert draw_all([SMALL], (fake,), shelf)[0].svg == b""
    assert not shelf


def test_the_environment_does_not_reach_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "env"
    path.write_text("#!/bin/sh\ncat > /dev/null\nenv\n")
    path.chmod(0o755)
    monkeypatch.setenv("GV_FILE_PATH", "/etc")
    seen = run(Engine("env", str(path)), "").svg.decode()
    assert "GV_FILE_PATH" not in seen
    assert "LC_ALL=C.UTF-8" in seen


# ---------------------------------------------------------------- the contract: nothing is lost in silence

WORDS = (
    "je", "cherche", "mon dossier", "puis", "I wait", "for the answer", "née", "où", "l'été", "www.example.org",
    "\\N", "\\", "&", "<b>", '"', "->", ";", "{", "}", "--", ":", "日本語のとても長い題名", "مرحبا", "😀", "%s", "&amp;", "]]>",
)  # fmt: skip


def random_graph(seed: int) -> Graph:
    """Stages in columns, with loops, leaps, double lines, lines to oneself and titles of every kind."""
    dice = random.Random(seed)

    def words(most: int) -> str:
        return " ".join(dice.choice(WORDS) for _ in range(dice.randint(1, most)))

    def box(key: str) -> Box:
        chip = dice.choice([None, Chip("▼ −2", "emotion-m2")])
        return Box(key, words(9), dice.choice(["touchpoint", "decisive"]), words(3), words(4), chip, about=words(5))

    groups = tuple(
        Group(f"s{at}", words(6), tuple(box(f"s{at}/t{row}") for row in range(dice.randint(1, 6))))
        for at in range(dice.randint(1, 8))
    )
    exits = tuple(Box(f"exit:{at}", words(5), "failure") for at in range(dice.randint(0, 5)))
    column = {box.key: at for at, group in enumerate(groups) for box in group.boxes}
    keys = list(column)
    lines = []
    for at, key in enumerate(keys):
        for _ in range(dice.choice([0, 1, 1, 1, 2, 3])):
            chance = dice.random()
            target = dice.choice(keys)
            if chance < 0.6 and at + 1 < len(keys):
                target = keys[at + 1]
            elif chance < 0.8 and exits:
                target = dice.choice(exits).key
            back = column.get(target, 99) < column[key]
            lines.append(Line(key, target, dice.choice(["", words(7), "42 %"]), "flow", back, words(3)))
    tops = [group.boxes[0].key for group in groups]
    spine = tuple(pairwise(tops))
    return Graph(f"g{seed}", words(4), words(9), groups, exits, tuple(lines), spine, mirrored=dice.random() < 0.1)


def lines_drawn(svg: str) -> set[str]:
    """The ids of the lines of a finished SVG that have a path."""
    return {
        found[1]
        for group in ET.fromstring(svg).iter(f"{SVG}g")
        if (found := re.search(r"(line-\d+)$", group.get("id", ""))) and group.find(f".//{SVG}path[@d]") is not None
    }


def assert_everything_is_drawn(seed: int) -> None:
    graph = random_graph(seed)
    drawing = draw(graph, engines())
    assert drawing.svg, f"{seed}: {drawing.fault}"
    assert disorder(drawing.svg, graph) == 0, seed
    for svg in (standalone(drawing.svg, graph), inline(drawing.svg, graph)):
        assert lines_drawn(svg) == set(graph.line_ids()), seed
        told = [title.text for title in ET.fromstring(svg).iter(f"{SVG}title")]
        assert sorted(told) == sorted(
            [graph.title]
            + [group.title for group in graph.groups]
            + [box.about or box.title for box in graph.all_boxes()]
            + [line.about for line in graph.lines]
        ), seed


@pytest.mark.parametrize("start", range(0, 100, 10))
def test_random_journeys_are_drawn_with_every_line_and_in_order(start: int) -> None:
    for seed in range(start, start + 10):
        assert_everything_is_drawn(seed)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(100, 600, 20))
def test_many_more_random_journeys(start: int) -> None:
    for seed in range(start, start + 20):
        assert_everything_is_drawn(seed)


def boxes(count: int) -> tuple[Box, ...]:
    return tuple(Box(f"b{at}", f"Box {at}", "touchpoint") for at in range(count))


def every(count: int, gap: int = 1) -> tuple[Line, ...]:
    return tuple(
        Line(f"b{a}", f"b{b}", "x") for a in range(count) for b in range(count) if a != b and (a - b) % gap == 0
    )


TORTURE = {
    "everything to everything": Graph("t", "T", "", (), boxes(14), every(14)),
    "everything in one column": Graph("t", "T", "", (Group("g", "G", boxes(14)),), (), every(14)),
    "fifty lines between two": Graph("t", "T", "", (), boxes(2), (Line("b0", "b1", "again"),) * 50),
    "twenty lines to itself": Graph("t", "T", "", (), boxes(1), (Line("b0", "b0", "again"),) * 20),
    "a long chain in a column": Graph("t", "T", "", (Group("g", "G", boxes(60)),), (), every(60, 59)),
    "a huge title": Graph("t", "T" * 10_000, "", (), (Box("b", "é" * 10_000, "team", about="é" * 10_000),)),
    "a title of one blank": Graph("t", " ", "", (Group("g", " ", (Box("b", " ", "team", " ", " "),)),)),
}


@pytest.mark.parametrize("name", TORTURE)
def test_torture_ends_in_a_complete_drawing_or_in_a_reason(name: str) -> None:
    graph = TORTURE[name]
    drawing = draw(graph, engines())
    if drawing.svg:
        assert not what_is_missing(drawing.svg, frozenset(graph.box_ids()), frozenset(graph.line_ids()))
        assert lines_drawn(standalone(drawing.svg, graph)) == set(graph.line_ids())
    else:
        assert drawing.fault


# ---------------------------------------------------------------- hostile texts

HOSTILE = (
    '"><script>alert(1)</script>',
    "=HYPERLINK(1)",
    "]]>",
    "%0A::error",
    "\\N \\G \\E \\l \\",
    "<b>bold</b>",
    "<<table>>",
    "\u202eright to left",
    "&lt;&#92;&amp;",
    "</text></svg>",
    "javascript:alert(1)",
    "a -> b; }",
)


def test_hostile_titles_come_back_as_text(tmp_path: Path) -> None:
    quoted = [json.dumps(text, ensure_ascii=False).replace("\u202e", "\\u202e") for text in HOSTILE]
    journey = "kind: journey\nid: h\nname: H\nstages:\n" + "".join(
        f"  - {{id: s{at}, name: {text}, touchpoints: [{{id: t, name: {text},"
        f" next: [{{to: exit:e, when: {text}}}]}}]}}\n"
        for at, text in enumerate(quoted)
    )
    files = {"h.yaml": journey + f"exits: [{{id: e, type: success, name: {quoted[0]}}}]\n"}
    job = job_of(compiled(tmp_path, files))
    root = ET.fromstring(diagrams(job, "en")["h"])
    told = {title.text for title in root.iter(f"{SVG}title")}
    shown = "".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")).replace(" ", "")
    for at, text in enumerate(HOSTILE, 1):
        assert text in told
        assert f"{at}. {text}" in told
        assert text.replace(" ", "") in shown
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "g", "a", "path", "polygon", "polyline", "ellipse", "text", "title", "desc"}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_place_in_dot(text: str) -> None:
    graph = Graph("g", text, text, (Group(text, text, (Box("a:b", text, "team", text, text, about=text),)),))
    assert what_is_missing(run(engines()[0], dot.source(graph)).svg, frozenset(graph.box_ids()), frozenset()) is None


def test_markup_escapes_signs_and_back_slashes_and_drops_controls() -> None:
    assert markup('a<b> & "c" \\N\x00\x1b') == "a&lt;b&gt; &amp; &quot;c&quot; \\\\N"


# ---------------------------------------------------------------- texts and colours


def test_lines_are_balanced_and_what_does_not_fit_is_cut() -> None:
    assert wrap("I wait for an answer that does not come", 21, 4) == ("I wait for an answer", "that does not come")
    assert wrap("one two three four five", 9, 2) == ("one two", "three…")
    assert wrap("x" * 30, 12, 4) == ("x" * 12, "x" * 12, "x" * 6)
    assert wrap(" \n ", 10, 2) == ("\u00a0",)


def test_wide_letters_count_twice_and_combining_ones_nothing() -> None:
    assert columns("日本") == 4
    assert columns("e\u0301\u200b") == 1


def test_a_share_is_written_as_each_language_does() -> None:
    assert (percent(0.425, "en"), percent(0.425, "fr-CA"), percent(1, "en")) == ("42.5%", "42,5\u202f%", "100%")


def test_every_role_has_a_colour_of_its_own_and_every_look_only_knows_roles() -> None:
    assert len(ROLES) == len(LIGHT)
    used = {role for look in LOOKS.values() for role in (look.fill, look.border, look.title, look.small)}
    used |= {stroke.colour for stroke in STROKES.values()} | {colour for colour, _ in EMOTIONS.values()}
    assert used <= set(LIGHT)


def test_titles_are_readable_on_every_ground() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    pairs = [*((look.fill, look.title) for look in LOOKS.values()), *((c, on(c)) for c, _ in EMOTIONS.values())]
    for ground, words in pairs:
        high, low = sorted((light(LIGHT[ground]), light(LIGHT[words])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ground, words)


def test_a_language_from_right_to_left_turns_the_drawing(tmp_path: Path) -> None:
    head = HEAD.replace("[en, fr]", "[ar, en]")
    job = job_of(compiled(tmp_path, {"j.yaml": OTHERS["alone.yaml"]}, head))
    written = {a.path: a.content.decode() for a in BACKEND.render(job).artifacts}
    assert "rankdir=RL" in written["maps/alone.dot"]
    assert 'lang="ar"' in written["maps/alone.svg"]
    assert "rankdir=LR" in written["maps/alone.en.dot"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("word", "word"),
        ("0.4", "0.4"),
        ("-.5", "-.5"),
        ("", '""'),
        ("Graph", '"Graph"'),
        ("two words", '"two words"'),
        ("<b>", '"<b>"'),
        ('say "no"', '"say \\"no\\""'),
        ("C:\\new\\", '"C:\\\\new\\\\"'),
        ('\\"', '"\\\\\\""'),
        ("été", '"été"'),
        ("a\nb\x00", '"a b"'),
    ],
)
def test_a_text_is_quoted_so_that_nothing_in_it_is_read_as_dot(text: str, written: str) -> None:
    assert quoted(text) == written
