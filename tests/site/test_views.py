"""The views across journeys: each number is counted again here, from the model, in the plainest way."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from cxjourney.backends.site.backend import VIEWS
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.home import home_page
from cxjourney.backends.site.pages.lists import list_pages
from cxjourney.backends.site.render import Printer
from cxjourney.model.derive.raci import assignments
from cxjourney.model.derive.score import score_of
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Emotion, Gain, Journey, Need, Pain, Stage, Touchpoint
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.model.words import CO_CREATED, INSIDE, SYSTEM_CATEGORIES
from tests.site.conftest import RICH, job_of
from tests.site.tables import body, leading, plain, tables

EXAMPLE = Path(__file__).parents[2]
Pages = Mapping[str, str]


@pytest.fixture(scope="module", params=[RICH, EXAMPLE], ids=["rich", "example"])
def edition(request: pytest.FixtureRequest) -> Edition:
    return Edition(job_of(request.param), "en")


@pytest.fixture(scope="module")
def pages(edition: Edition) -> Pages:
    printer = Printer(edition)
    made = [home_page(edition), *(page for view in VIEWS for page in view(edition))]
    made += [page for kind in ("journey", "opportunity", "evidence", "metric") for page in list_pages(edition, kind)]
    return {page.path: printer.write(page).decode() for page in made}


# ---------------------------------------------------------------- the same, counted plainly


def now(model: Model) -> Iterator[tuple[Journey, Stage, Touchpoint]]:
    """The touchpoints of today's journeys."""
    for journey in model.all(Journey):
        if journey.state != "to-be" and journey.status != "retired":
            yield from ((journey, stage, point) for stage in journey.stages for point in stage.touchpoints)


def every(model: Model) -> Iterator[tuple[Journey, Stage, Touchpoint]]:
    for journey in model.all(Journey):
        yield from ((journey, stage, point) for stage in journey.stages for point in stage.touchpoints)


def score(point: Touchpoint, persona: str) -> int | None:
    if point.emotion is None:
        return None
    own = point.emotion.by_persona.get(persona)
    return own.score if own else point.emotion.score


def mean(journey: Journey, point: Touchpoint) -> Fraction | None:
    if point.emotion is None:
        return None
    scores = [score(point, ref.id) for ref in dict.fromkeys(journey.personas)] or [point.emotion.score]
    return Fraction(sum(one or 0 for one in scores), len(scores))


def rank(model: Model, journey: Journey, point: Touchpoint, persona: Persona) -> int:
    felt = score(point, persona.id)
    assert felt is not None
    segment = model[persona.segment] if persona.segment else None
    if segment and segment.size:
        people = round(segment.size * (1 if persona.share is None else persona.share))
    else:
        people = max((model[ref].size or 0 for ref in journey.segments), default=0)
    reach = len(str(people)) - 1 if people >= 100 else 1 if people else 3
    return -felt * (point.importance or 3) * min(reach, 5)


def name(model: Model, text: object) -> str:
    return plain(text.in_("en", "fr"))  # type: ignore[attr-defined]  # a text of the model


# ---------------------------------------------------------------- moments


def place(journey: Journey, point: Touchpoint) -> int:
    """Where a touchpoint stands in its journey."""
    return [one.ref for stage in journey.stages for one in stage.touchpoints].index(point.ref)


def test_each_persona_has_its_hardest_moments_in_order(edition: Edition, pages: Pages) -> None:
    model, page = edition.model, pages["moments.html"]
    sections = dict(re.findall(r'<h2 id="_of-([\w-]+)">(.*?)</section>', page, re.DOTALL))
    expected = {}
    for persona in model.all(Persona):
        low = [
            (
                -rank(model, journey, point, persona),
                score(point, persona.id) or 0,
                journey.id,
                place(journey, point),
                point.ref,
            )
            for journey, _, point in now(model)
            if any(model[ref] is persona for ref in journey.personas) and (score(point, persona.id) or 0) < 0
        ]
        if low:
            expected[persona.id] = [ref for *_, ref in sorted(low)][:3]
    assert set(sections) == set(expected)
    for id_, html in sections.items():
        found = re.findall(r'<p class="m"><a [^>]*href="[^"]*#([^"]+)"', html)
        assert found == [ref.partition("/")[2] for ref in expected[id_]], id_


def test_the_rank_of_a_moment_is_the_product_that_is_printed(pages: Pages) -> None:
    found = re.findall(r"emotion (\d) × importance (\d) × reach (\d) = <b>(\d+)</b>", plain(pages["index.html"]))
    assert found
    for emotion, importance, reach, product in found:
        assert int(emotion) * int(importance) * int(reach) == int(product)
    ranks = [int(product) for *_, product in found]
    assert ranks == sorted(ranks, reverse=True)


def test_each_persona_who_suffers_stands_on_the_first_page(edition: Edition, pages: Pages) -> None:
    people = re.search(r'<ul class="folk">(.*?)</ul>', pages["index.html"], re.DOTALL)
    assert people
    ways = re.findall(r'href="(?:\.\./)?moments\.html#_of-([\w-]+)"|href="moments\.html#_of-([\w-]+)"', people[1])
    suffering = {
        persona.id
        for persona in edition.model.all(Persona)
        for journey, _, point in now(edition.model)
        if any(edition.model[ref] is persona for ref in journey.personas) and (score(point, persona.id) or 0) < 0
    }
    assert {one or other for one, other in ways} == suffering


# ---------------------------------------------------------------- heat, matrix, steps


def test_each_cell_of_a_heatmap_is_the_weighted_mean_of_its_stages(edition: Edition, pages: Pages) -> None:
    model = edition.model
    seen = 0
    for grid in tables(pages["heat.html"]).values():
        for row in grid[1:]:
            journey = next(one for one in model.all(Journey) if name(model, one.name) == row[0])
            phases = model[journey.lifecycle].phases if journey.lifecycle and journey.stages[0].phase else ()
            for at, cell in enumerate(row[1:]):
                stages = (
                    [one for one in journey.stages if one.phase and model[one.phase] is phases[at]]
                    if phases
                    else list(journey.stages[at : at + 1])
                )
                felt = [
                    (value, point.importance or 3)
                    for stage in stages
                    for point in stage.touchpoints
                    if (value := mean(journey, point)) is not None
                ]
                if not felt:
                    assert cell.startswith("? not documented" if stages else "– no stage here")
                    continue
                whole = round(float(sum(v * w for v, w in felt) / sum(w for _, w in felt)), 1)
                shown = float(cell.split()[0].replace("−", "-"))
                assert shown == whole
                seen += 1
    assert seen


def test_the_quarters_count_every_touchpoint_once(edition: Edition, pages: Pages) -> None:
    model = edition.model
    expected: dict[str, Counter[str]] = {}
    for journey, _, point in now(model):
        value = mean(journey, point)
        held = expected.setdefault(name(model, journey.name), Counter())
        much = (point.importance or 3) >= 4
        if value is None:
            held["unknown"] += 1
        elif value >= Fraction(1, 2) or round(float(value), 1) >= 0.5:
            held["keep" if much else "over"] += 1
        else:
            held["repair" if much else "watch"] += 1
    grid = body(tables(pages["matrix.html"])["Touchpoints by journey and quarter"])
    keys = ("repair", "keep", "watch", "over", "unknown")
    for journey_name, held in expected.items():
        assert [leading(cell) for cell in grid[journey_name]] == [*(held[key] for key in keys), held.total()]
    totals = [sum(held[key] for held in expected.values()) for key in keys]
    assert [leading(cell) for cell in grid["All journeys"]] == [*totals, sum(totals)]


def test_a_number_of_the_overview_leads_to_as_many_touchpoints(edition: Edition, pages: Pages) -> None:
    found = re.findall(r'href="(?:\.\./)*(matrix/[\w-]+\.html)#_(\w+)">(\d+)', pages["matrix.html"])
    assert found
    for path, quarter, count in found:
        section = re.search(rf'<h2 id="_{quarter}">.*?</section>', pages[path], re.DOTALL)
        assert section
        assert section[0].count("<li>") == int(count)
        grid = re.search(r'<table class="grid4">.*?</table>', pages[path], re.DOTALL)
        assert grid
        cells = re.findall(rf'<td class="q-{quarter}">(.*?)</td>', grid[0], re.DOTALL)
        assert sum(cell.count('class="no"') for cell in cells) == int(count)


def test_the_nine_steps_are_counted(edition: Edition, pages: Pages) -> None:
    model = edition.model
    grid = body(tables(pages["score.html"])["The nine steps"])
    scores = [score_of(journey, model) for journey in model.all(Journey)]
    sums = [sum(one.steps[at].answer.met for one in scores) for at in range(9)]
    assert [leading(cell) for cell in grid["Journeys that took it"][:9]] == sums
    rows = tables(pages["index.html"])["Journeys"][1:]
    shown = {row[0]: row[3] for row in rows}
    for one in scores:
        head = min((head for head in shown if head.startswith(name(model, one.journey.name))), key=len)
        assert shown[head].startswith(f"{one.total} of 9")


# ---------------------------------------------------------------- opportunities


def test_the_board_holds_each_opportunity_with_its_rank(edition: Edition, pages: Pages) -> None:
    model, page = edition.model, pages["opportunities/index.html"]
    board = page[page.index('<div class="board">') :]
    cards = re.findall(r'<li id="_o\d+" data-item="[^"]*">(.*?)</li>', board, re.DOTALL)
    assert len(cards) == len(model.all(Opportunity))
    for one in model.all(Opportunity):
        card = plain(
            next(card for card in cards if f'opportunities/{one.id}.html"' in card or f'href="{one.id}.html"' in card)
        )
        pains = len({ref.id for ref in one.pains})
        value = round((one.impact or 0) * pains / (one.effort or 3), 1)
        assert f"= <b>{value:g}</b>" in card
        for solution in one.solutions:
            assert (solution.ticket or "") in card
    counts = Counter(one.status or "identified" for one in model.all(Opportunity))
    assert sorted(counts.values()) == sorted(
        int(n) for n in re.findall(r'<h2 id="_b\d+">[^<]+<span class="note">(\d+)', page)
    )


def test_each_weighed_opportunity_stands_in_one_cell_of_the_plot(edition: Edition, pages: Pages) -> None:
    page = pages["opportunities/index.html"]
    grid = re.search(r'<table class="grid4">.*?</table>', page, re.DOTALL)
    assert grid
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', grid[0], re.DOTALL)
    counts = Counter((one.impact, one.effort) for one in edition.model.all(Opportunity) if one.impact and one.effort)
    for impact, row in zip((5, 4, 3, 2, 1), rows, strict=True):
        cells = re.findall(r"<td .*?</td>", row, re.DOTALL)
        assert [cell.count('class="no"') for cell in cells] == [counts[(impact, effort)] for effort in (1, 2, 3, 4, 5)]


# ---------------------------------------------------------------- evidence


def claims(model: Model, journey: Journey) -> Iterator[str]:
    """The basis of each thing that is said of travellers."""
    for stage in journey.stages:
        for point in stage.touchpoints:
            emotion = [point.emotion] if point.emotion else []
            said_here: tuple[Emotion | Need | Pain | Gain, ...] = (*emotion, *point.needs, *point.pains, *point.gains)
            for node in said_here:
                methods = {model[ref].method for ref in node.evidence} - {None, *INSIDE}
                basis = "evidence" if methods - set(CO_CREATED) else "co-created" if methods else "hypothesis"
                said = getattr(node, "basis", None) or basis
                yield max(basis, said, key=("evidence", "co-created", "hypothesis").index)


def test_what_each_journey_rests_on_is_counted(edition: Edition, pages: Pages) -> None:
    model, page = edition.model, pages["evidence/index.html"]
    grid = body(tables(page)["Claims by journey and basis"])
    whole: Counter[str] = Counter()
    for journey in model.all(Journey):
        held = Counter(claims(model, journey))
        whole.update(held)
        if held:
            cells = grid[name(model, journey.name)]
            assert [leading(cell) for cell in cells[1:5]] == [
                held["evidence"], held["co-created"], held["hypothesis"], held.total(),
            ]  # fmt: skip
    assert [leading(cell) for cell in grid["All journeys"][1:5]] == [
        whole["evidence"], whole["co-created"], whole["hypothesis"], whole.total(),
    ]  # fmt: skip
    listed = tables(pages["hypotheses.html"])["What nobody has verified"][1:]
    assert len(listed) == whole["hypothesis"]
    weights = [0 if row[-1] == "–" else int(row[-1]) for row in listed]
    assert weights == sorted(weights, key=lambda one: -(one or 3))


def test_the_library_says_the_age_of_each_piece_and_the_expired_come_first(edition: Edition, pages: Pages) -> None:
    rows = tables(pages["evidence/index.html"])["Pieces of evidence"][1:]
    assert len(rows) == len(edition.model.all(Evidence))
    states = [row[4] for row in rows]
    order = ["expired", "without a date", "old", "expires within three months", "fresh"]
    assert [order.index(state) for state in states] == sorted(order.index(state) for state in states)
    for piece in edition.model.all(Evidence):
        row = next(row for row in rows if row[0] == name(edition.model, piece.name))
        assert piece.date
        day, months = piece.date, 0
        while True:
            year, month = divmod(day.year * 12 + day.month - 1 + months + 1, 12)
            try:
                later = dt.date(year, month + 1, day.day)
            except ValueError:
                later = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
            if later > edition.today:
                break
            months += 1
        assert leading(row[3]) == months


# ---------------------------------------------------------------- listening, tools, roles, numbers


def test_listening_counts_stages_posts_and_those_who_leave(edition: Edition, pages: Pages) -> None:
    model, page = edition.model, pages["listening.html"]
    ears = next(grid for caption, grid in tables(page).items() if caption.startswith("Stages that are heard"))
    for row in ears[1:]:
        mine = [one for one in model.all(Journey) if row[0] in ("All journeys", name(model, one.name))]
        stages = [stage for one in mine for stage in one.stages]
        heard = sum(any(point.surveys for point in stage.touchpoints) for stage in stages)
        lost = [end for one in mine for end in one.exits if end.type in ("non-purchase", "abandonment")]
        assert row[1] == f"{heard} of {len(stages)}"
        assert row[-1] == (f"{sum(bool(end.surveys) for end in lost)} of {len(lost)}" if lost else "–")
    grid = body(tables(page)["Listening posts by channel and nature"])
    for row_name, cells in grid.items():
        posts = [
            one
            for one in model.all(Survey)
            if row_name == "All channels" or (one.channel and name(model, model[one.channel].name) == row_name)
        ]
        natures = Counter(one.nature for one in posts)
        assert [leading(cell) for cell in cells] == [natures["transactional"], natures["relational"], len(posts)]


def counted(cell: str) -> int:
    """The number of a cell; none is expected of the tools in which journeys are written."""
    return 0 if cell.startswith("–") else leading(cell)


def categories(model: Model, point: Touchpoint) -> set[str]:
    """The categories of the tools that a touchpoint needs."""
    systems = [model[ref] for ref in point.systems]
    procedures = [model[ref] for ref in point.processes]
    for item in point.backstage:
        systems += [model[item.system]] if item.system else []
        procedures += [model[item.process]] if item.process else []
    actors = [point.initiator, point.receiver, *(item.actor for item in point.backstage)]
    systems += [
        one for one in model.all(System) if any(ref and (ref.kind, ref.id) == ("system", one.id) for ref in actors)
    ]
    systems += [model[ref] for procedure in procedures for ref in procedure.systems]
    return {one.category for one in systems if one.category}


def test_the_matrix_of_tools_counts_touchpoints(edition: Edition, pages: Pages) -> None:
    model = edition.model
    grid = body(
        next(grid for caption, grid in tables(pages["tools.html"]).items() if caption.startswith("Touchpoints by"))
    )
    expected: dict[str, Counter[str]] = {}
    for journey, _, point in every(model):
        held = expected.setdefault(name(model, journey.name), Counter())
        found = categories(model, point)
        held.update(found or {"none"})
        held["all"] += 1
    keys = (*SYSTEM_CATEGORIES, "none", "all")
    for journey_name, held in expected.items():
        assert [counted(cell) for cell in grid[journey_name]] == [held[key] for key in keys]
    assert [counted(cell) for cell in grid["All journeys"]] == [
        sum(held[key] for held in expected.values()) for key in keys
    ]


def test_a_number_of_tools_leads_to_as_many_touchpoints(edition: Edition, pages: Pages) -> None:
    found = re.findall(r'href="(tools-[\w-]+\.html)#(_t-[\w-]+)">(\d+)', pages["tools.html"])
    assert found
    for path, anchor, count in found:
        section = re.search(rf'<h2 id="{anchor}">.*?</section>', pages[path], re.DOTALL)
        assert section
        assert section[0].count('<th scope="row">') == int(count)


def test_the_load_of_each_team_is_counted(edition: Edition, pages: Pages) -> None:
    model = edition.model
    grid = body(tables(pages["raci.html"])["Touchpoints by team and role, in all journeys"])
    held: dict[str, Counter[str]] = {}
    for journey, stage, point in every(model):
        for role in assignments(journey, stage, point, model):
            held.setdefault(role.team.id, Counter())[role.role] += 1
    roles = ("responsible", "accountable", "consulted", "informed")
    rows = tables(pages["raci.html"])["Touchpoints by team and role, in all journeys"][1:-1]
    expected = [
        (name(model, team.name), [held[team.id][role] for role in roles]) for team in model.all(Team) if team.id in held
    ]
    assert sorted((row[0].partition(" · ")[0], [leading(cell) for cell in row[1:]]) for row in rows) == sorted(expected)
    assert len({row[0] for row in rows}) == len(rows)
    assert [leading(cell) for cell in grid["All teams"]] == [sum(one[role] for one in held.values()) for role in roles]


def test_the_dictionary_holds_each_metric_under_its_type(edition: Edition, pages: Pages) -> None:
    model, page = edition.model, pages["metrics/index.html"]
    shelves = dict(re.findall(r'<h2 id="_y-([\w-]+)">(.*?)</section>', page, re.DOTALL))
    types = Counter(one.type or "none" for one in model.all(Metric))
    assert {kind: html.count("<li data-item=") for kind, html in shelves.items()} == dict(types)
    grid = body(next(grid for caption, grid in tables(page).items() if caption.startswith("Metrics by type")))
    assert leading(grid["All types"][-1]) == len(model.all(Metric))
    judged = {
        model[kpi.metric].id
        for journey in model.all(Journey)
        for kpi in (
            *journey.kpis,
            *(one for stage in journey.stages for one in stage.kpis),
            *(one for stage in journey.stages for point in stage.touchpoints for one in point.kpis),
        )
    }
    assert leading(grid["All types"][-2]) == len({one.id for one in model.all(Metric)} - judged)
