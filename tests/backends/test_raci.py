"""Who does what: inheritance, gaps, loads, and texts that come back unchanged from every format."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cxjourney.backends.backend import Job
from cxjourney.backends.raci import BACKEND, load_to_csv, matrix, to_csv, to_html, to_markdown, to_rows
from cxjourney.backends.raci.markdown import escape
from cxjourney.backends.raci.sheet import cell
from cxjourney.compiler import Compilation
from cxjourney.model.kinds.journey import Journey
from tests.laying import TODAY, compiled

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [en, fr]\ninclude: ['*.yaml', '**/*.yaml']\n"
TEAMS = """
    kind: catalog
    teams:
      - {id: desk, name: {en: Front desk, fr: Accueil}}
      - {id: web, name: {en: Web team, fr: Équipe web}}
      - {id: law, name: {en: Lawyers, fr: Juristes}}
      - {id: idle, name: {en: Idle team, fr: Équipe sans rôle}}
"""
PARCEL = """
    kind: journey
    id: parcel
    name: {en: I collect my parcel, fr: Je retire mon colis}
    owner: desk
    raci: {consulted: [law]}
    stages:
      - id: find
        name: {en: I find the locker, fr: Je trouve la consigne}
        raci: {responsible: [web]}
        touchpoints:
          - {id: sms, name: {en: I get the code, fr: Je reçois le code}}
          - id: walk
            name: {en: I walk there, fr: J'y vais}
            raci: {responsible: [desk], accountable: web, informed: [law]}
      - id: open
        name: {en: I open it, fr: Je l'ouvre}
        touchpoints:
          - {id: door, name: {en: The door opens, fr: La porte s'ouvre}}
"""


@pytest.fixture
def parcel(tmp_path: Path) -> Compilation:
    return compiled(tmp_path, {"teams.yaml": TEAMS, "parcel.yaml": PARCEL}, HEAD)


def job_of(compilation: Compilation) -> Job:
    return Job(compilation.model, compilation.workspace, TODAY, compilation.diagnostics)


def files_of(compilation: Compilation) -> dict[str, str]:
    return {artifact.path: artifact.content.decode() for artifact in BACKEND.render(job_of(compilation)).artifacts}


def test_a_role_is_inherited_from_the_stage_then_the_journey_and_says_so(parcel: Compilation) -> None:
    assert list(csv.reader(io.StringIO(to_csv(matrix(parcel.model), "en", "en")))) == [
        ["Journey", "Stage", "Touchpoint", "Address", "Front desk", "Lawyers", "Web team", "To settle"],
        ["I collect my parcel", "I find the locker", "I get the code", "journey:parcel/find/sms",
         "A (journey)", "C (journey)", "R (stage)", ""],
        ["I collect my parcel", "I find the locker", "I walk there", "journey:parcel/find/walk",
         "R", "C (journey), I", "A", ""],
        ["I collect my parcel", "I open it", "The door opens", "journey:parcel/open/door",
         "A (journey)", "C (journey)", "", "nobody is responsible"],
    ]  # fmt: skip


def test_the_terminal_puts_inherited_letters_in_brackets(parcel: Compilation) -> None:
    assert to_rows(matrix(parcel.model), "fr", "en") == [
        ["Étape", "Point de contact", "Accueil", "Juristes", "Équipe web", "À régler"],
        ["Je trouve la consigne", "Je reçois le code", "(A)", "(C)", "(R)", ""],
        ["Je trouve la consigne", "J'y vais", "R", "(C) I", "A", ""],
        ["Je l'ouvre", "La porte s'ouvre", "(A)", "(C)", "", "personne ne réalise"],
    ]


def test_the_load_counts_roles_and_shows_teams_without_any(parcel: Compilation) -> None:
    assert list(csv.reader(io.StringIO(load_to_csv(matrix(parcel.model), "en", "en")))) == [
        ["id", "Team", "R Responsible", "A Accountable", "C Consulted", "I Informed",
         "Share of touchpoints it answers for"],
        ["desk", "Front desk", "1", "2", "0", "0", "0.6667"],
        ["idle", "Idle team", "0", "0", "0", "0", "0"],
        ["law", "Lawyers", "0", "0", "3", "1", "0"],
        ["web", "Web team", "1", "1", "0", "0", "0.3333"],
    ]  # fmt: skip


def test_the_matrix_of_one_journey_has_only_its_teams(parcel: Compilation) -> None:
    made = matrix(parcel.model, parcel.model.all(Journey))
    assert [load.team.id for load in made.loads] == ["desk", "law", "web"]


def test_every_gap_is_named(tmp_path: Path) -> None:
    teams = "".join(f"      - {{id: t{n}, name: Team {n}}}\n" for n in range(6))
    journey = """
        kind: journey
        id: alone
        name: Alone
        stages:
          - id: s
            name: S
            touchpoints:
              - id: nobody
                name: Nobody
              - id: crowd
                name: Crowd
                raci: {responsible: [t0, t0], accountable: t0, consulted: [t0, t1, t2, t3, t4, t5]}
    """
    made = matrix(compiled(tmp_path, {"t.yaml": f"    kind: catalog\n    teams:\n{teams}", "j.yaml": journey}).model)
    assert [(row.touchpoint.id, gap.kind, gap.count) for row, gap in made.gaps] == [
        ("nobody", "no-responsible", 0),
        ("nobody", "no-accountable", 0),
        ("crowd", "many-consulted", 6),
        ("crowd", "listed-twice", 2),
    ]
    assert [row[-1] for row in to_rows(made, "en", "en")[1:]] == [
        "nobody is responsible; nobody is accountable",
        "6 teams are consulted, more than 5; Team 0 is listed 2 times as R",
    ]


def test_in_french_a_narrow_space_stands_before_the_semicolon(tmp_path: Path) -> None:
    text = "kind: journey\nid: j\nname: J\nstages: [{id: s, name: S, touchpoints: [{id: t, name: T}]}]\n"
    made = matrix(compiled(tmp_path, {"p.yaml": text}, HEAD).model)
    said = "personne ne réalise\u202f; personne n'est garant"
    assert to_rows(made, "fr", "en")[1][-1] == said
    assert said in to_csv(made, "fr", "en")
    assert said in to_markdown(made, "fr", "en")
    assert "; nobody is accountable" in to_csv(made, "en", "en")


def test_files_are_named_by_journey_and_by_language(parcel: Compilation) -> None:
    assert sorted(files_of(parcel)) == sorted(
        f"raci/{name}{language}.{extension}"
        for language in ("", ".fr")
        for name, extensions in (("matrix", "csv html md"), ("parcel", "csv html md"), ("load", "csv"))
        for extension in extensions.split()
    )


def test_a_journey_that_is_called_matrix_does_not_take_the_place_of_the_matrix(tmp_path: Path) -> None:
    made = files_of(compiled(tmp_path, {"t.yaml": TEAMS, "p.yaml": PARCEL.replace("id: parcel", "id: matrix")}, HEAD))
    assert {"raci/matrix.csv", "raci/matrix-journey.csv"} <= made.keys()


def test_a_large_matrix_goes_on_from_page_to_page(tmp_path: Path) -> None:
    points = ", ".join(f"{{id: t{at}, name: T{at}}}" for at in range(150))
    journeys = {
        f"j{at}.yaml": f"kind: journey\nid: j{at}\nname: J{at}\nstages: [{{id: s, name: S, touchpoints: [{points}]}}]\n"
        for at in range(4)
    }
    made = files_of(compiled(tmp_path, {"t.yaml": TEAMS, **journeys}, HEAD))
    assert {path for path in made if "matrix" in path and path.endswith(".html")} == {
        "raci/matrix.html", "raci/matrix-2.html", "raci/matrix.fr.html", "raci/matrix-2.fr.html",
    }  # fmt: skip
    first, second = made["raci/matrix.html"], made["raci/matrix-2.html"]
    for at, page in enumerate((first, first, first, second)):
        assert f'<a href="j{at}.html">J{at}</a></h2>' in page
    assert '<a href="j2.fr.html">' in made["raci/matrix.fr.html"]
    assert 'href="j3.html"' not in first
    assert '<a href="matrix-2.html">2</a>' in first
    assert '<a href="matrix-2.html" aria-current="page">2</a>' in second
    assert ("What each team carries" in first, "What each team carries" in second) == (True, False)
    assert "<nav" not in made["raci/j0.html"]


def test_no_journey_takes_the_place_of_a_page_of_the_matrix(tmp_path: Path) -> None:
    made = files_of(compiled(tmp_path, {"t.yaml": TEAMS, "p.yaml": PARCEL.replace("id: parcel", "id: matrix-2")}, HEAD))
    assert {"raci/matrix-2-journey.html", "raci/matrix.html"} <= made.keys()


def test_two_renderings_are_the_same_bytes(parcel: Compilation) -> None:
    assert BACKEND.render(job_of(parcel)) == BACKEND.render(job_of(parcel))


def test_two_teams_of_one_name_are_told_apart(tmp_path: Path) -> None:
    teams = TEAMS.replace("{en: Web team, fr: Équipe web}", "{en: Front desk, fr: Accueil}")
    head = to_rows(matrix(compiled(tmp_path, {"t.yaml": teams, "p.yaml": PARCEL}, HEAD).model), "en", "en")[0]
    assert head[2:5] == ["Front desk (desk)", "Lawyers", "Front desk (web)"]


# ---------------------------------------------------------------- hostile texts

HOSTILE = (
    '"><script>alert(1)</script>',
    "=HYPERLINK(1)",
    "  =1+1",
    "+33 1 23",
    "-2",
    "@everyone",
    "＝1+1",
    "a | b \\ `c` **d** _e_ [f](g) <i>h</i> &amp; #12 ~~i~~ $j$",
    "]]>",
    "%0A::error",
    "\\N",
    "\u202eright to left",
    "'already quoted",
    "é日本語😀",
    "x" * 10_000,
)


@pytest.fixture
def hostile(tmp_path: Path) -> Compilation:
    import json

    quoted = [json.dumps(text, ensure_ascii=False).replace("\u202e", "\\u202e") for text in HOSTILE]
    teams = "".join(f"  - {{id: t{n}, name: {text}}}\n" for n, text in enumerate(quoted))
    touchpoints = "".join(
        f"      - {{id: p{n}, name: {text}, raci: {{responsible: [t{n}]}}}}\n" for n, text in enumerate(quoted)
    )
    files = {
        "t.yaml": f"kind: catalog\nteams:\n{teams}",
        "j.yaml": f"kind: journey\nid: h\nname: H\nstages:\n  - id: s\n    name: {quoted[0]}\n"
        f"    touchpoints:\n{touchpoints}",
    }
    compilation = compiled(tmp_path, files)
    assert len(compilation.model.all(Journey)) == 1, compilation.diagnostics
    return compilation


def test_csv_gives_every_text_back_and_none_is_a_formula(hostile: Compilation) -> None:
    head, *lines = csv.reader(io.StringIO(to_csv(matrix(hostile.model), "en", "en")))
    assert [line[2] for line in lines] == [cell(text) for text in HOSTILE]
    assert {name.removeprefix("'") for name in head} >= {text.removeprefix("'") for text in HOSTILE}
    for value in (value for line in (head, *lines) for value in line):
        assert value.strip()[:1] not in ("=", "+", "-", "@", "＝")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "  =1", "\u00a0@x", "\t =1", "\ufeff=1"])
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "a@b", " x", "R (stage)"])
def test_other_cells_are_left_alone(text: str) -> None:
    assert cell(text) == text


class Cells(HTMLParser):
    """The texts of the touchpoint column, and every tag that is met."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "th":
            assert dict(attrs).get("scope"), "every heading says what it is the heading of"
            self.inside = dict(attrs).get("class") == "name"
            if self.inside:
                self.names.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "th"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.names[-1] += data


def test_html_gives_every_text_back_and_holds_no_markup_of_others(hostile: Compilation) -> None:
    parser = Cells()
    parser.feed(to_html(matrix(hostile.model), "en", "en"))
    assert parser.names[: len(HOSTILE)] == list(HOSTILE)
    assert not parser.tags & {"script", "i", "img", "iframe", "link", "object"}


def table_cells(markdown: str) -> Iterator[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    inside = False
    for token in tokens:
        inside = token.type in ("td_open", "th_open") or (inside and token.type not in ("td_close", "th_close"))
        if inside and token.type == "inline":
            assert all(child.type in ("text", "text_special") for child in token.children or ()), token.content
            yield "".join(child.content for child in token.children or ())


def test_markdown_gives_every_text_back_on_one_line_and_pings_nobody(hostile: Compilation) -> None:
    markdown = to_markdown(matrix(hostile.model), "en", "en")
    found = {text.replace("\u200b", "") for text in table_cells(markdown)}
    assert found >= {" ".join(text.split()) for text in HOSTILE}
    assert "@everyone" not in markdown


def test_a_line_break_does_not_break_a_table() -> None:
    assert escape("a\nb\r\n| c") == "a b &#124; c"


@pytest.mark.parametrize("text", ["see https://x.example", "see WWW.x.example", "see ftp://x.example/a"])
def test_an_address_in_markdown_is_read_and_leads_nowhere(text: str) -> None:
    written = escape(text)
    assert "://" not in written
    assert "www." not in written.lower()
    assert MarkdownIt().renderInline(written) == text


def test_a_space_at_which_no_line_ends_stays_in_markdown() -> None:
    assert escape("44\u202f% \t\u00a0!") == "44\u202f% \u00a0!"


def test_the_page_speaks_the_language_it_is_asked_for_and_marks_the_other(tmp_path: Path) -> None:
    journey = PARCEL.replace("{en: I get the code, fr: Je reçois le code}", "{en: I get the code}")
    made = matrix(compiled(tmp_path, {"t.yaml": TEAMS, "p.yaml": journey}, HEAD).model)
    page = to_html(made, "fr", "en")
    assert '<html lang="fr">' in page
    assert '<span lang="en">I get the code</span>' in page
    assert "Ce que porte chaque équipe" in page
