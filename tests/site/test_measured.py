"""What was measured, on the pages: statuses, funnels, feelings, where numbers come from, and what no longer holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from cxjourney.backends.site.backend import render
from cxjourney.metrics.results import Part, Results
from tests.site import overlaid
from tests.site.crawl import broken, read

PAGES = ("index.html", "journeys/order.html", "teams/desk.html", "metrics/orders-done.html", "measured/order.html", "measured/index.html")  # fmt: skip


def text(html: str) -> str:
    """What people read."""
    bare = re.sub(r"<(script|style|head)\b.*?</\1>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", bare).replace("\u202f", " ").replace("\xa0", " "))


def row(html: str, name: str) -> str:
    """The row of a table whose first cell says `name`."""
    (found,) = [each for each in re.findall(r"<tr>.*?</tr>", html, re.DOTALL) if text(each).strip().startswith(name)]
    return text(found)


@pytest.fixture(scope="module")
def shop() -> Mapping[str, bytes]:
    return {found.path: found.content for found in render(overlaid.job()).artifacts}


def test_without_results_nothing_is_said_of_them() -> None:
    made = {found.path: found.content for found in render(overlaid.job(made=())).artifacts}
    assert not [path for path in made if "measured" in path]
    said = (b"measured.css", b"measured/", b'class="ms ', b"What was measured", b"Known until", b"Synthetic data")
    assert not [path for path, content in made.items() for words in said if words in content]


def test_every_link_leads_somewhere(shop: Mapping[str, bytes]) -> None:
    pages = {path: read(content) for path, content in shop.items() if path.endswith(".html")}
    assert broken(pages, set(shop)) == []


def test_a_target_has_its_status_its_number_its_interval_and_its_trend(shop: Mapping[str, bytes]) -> None:
    html = shop["journeys/order.html"].decode()
    met, missed = row(html, "Orders done"), row(html, "Looked on")
    assert "46%" in met
    assert re.search(r"41\.\d% – 50\.\d% · n = 400", met)
    assert "target met" in met
    assert "provisional: the target is not due yet" in met
    assert "target missed" in missed
    assert "provisional" not in missed
    assert 'class="trend"' in html
    assert 'aria-label="from ' in html


def test_a_status_is_a_word_and_a_shape(shop: Mapping[str, bytes]) -> None:
    html = shop["measured/order.html"].decode()
    shapes = dict(re.findall(r'<span class="ms ([\w-]+)">(<svg.*?</svg>)', html))
    assert {"met", "missed", "insufficient-data", "not-measured"} <= set(shapes)
    assert len(set(shapes.values())) == len(shapes)


def test_too_few_answers_show_no_number(shop: Mapping[str, bytes]) -> None:
    few = row(shop["measured/order.html"].decode(), "Few")
    assert "too few data" in few
    assert "too few observations to show a number" in few
    assert "%" not in few.split("≥")[0]


def test_what_was_never_measured_says_so(shop: Mapping[str, bytes]) -> None:
    assert "not measured yet" in row(shop["measured/order.html"].decode(), "Never")


@pytest.mark.parametrize("path", PAGES)
def test_wherever_a_number_stands_its_date_its_data_and_that_they_are_made_up_stand_too(
    shop: Mapping[str, bytes], path: str
) -> None:
    shown = text(shop[path].decode())
    hashes = [source.data_hash for source in overlaid.runs()[-1].results.sources if source.id == "log"]
    assert "Known until July 1, 2026" in shown
    assert str(hashes[0])[:12] in shown
    assert "Synthetic data" in shown
    if "measured" in path:
        assert re.search(r"January \d+, 2026 to", shown)


def test_the_funnel_says_who_enters_who_goes_on_and_for_how_many(shop: Mapping[str, bytes]) -> None:
    html = shop["measured/order.html"].decode()
    (stage, *_) = overlaid.runs()[-1].results.journeys[0].stages
    funnel = html[html.index('id="_funnel"') : html.index('id="_gain"')]
    shown = row(funnel, "I look")
    assert f"{stage.entrants} {stage.exits} " in shown
    assert f"{stage.ratio:.2f}" in shown


def test_where_nothing_leaves_the_ratio_is_undefined_in_words() -> None:
    def nobody(results: Results) -> Results:
        (told,) = results.journeys
        first, *others = told.stages
        none = replace(first, exits=0, conversion=0.0, ratio=None, cumulative_ratio=None)
        return replace(results, journeys=(replace(told, stages=(none, *others)),))

    html = overlaid.page(overlaid.job(made=overlaid.changed(nobody)), "measured/order.html")
    funnel = html[html.index('id="_funnel"') :]
    assert "undefined when nothing leaves" in row(funnel[: funnel.index("</table>")], "I look")


def test_costs_stand_beside_the_funnel_and_keep_their_currency() -> None:
    def costly(results: Results) -> Results:
        (told,) = results.journeys
        first, second, *others = told.stages
        paid = replace(first, cost=502.0, currency="EUR", cost_per_exit=2.0, cumulative_cost_per_exit=2.0)
        after = replace(second, cumulative_cost_per_exit=2.75)
        return replace(results, journeys=(replace(told, stages=(paid, after, *others)),))

    html = overlaid.page(overlaid.job(made=overlaid.changed(costly)), "measured/order.html")
    funnel = html[html.index('id="_funnel"') :]
    table = funnel[: funnel.index("</table>")]
    assert "€502 €2 €2" in row(table, "I look")
    assert "– – €2.75" in row(table, "I pay")


def test_the_greatest_gain_comes_first_on_the_page_of_the_journey_and_at_home(shop: Mapping[str, bytes]) -> None:
    for path in ("measured/order.html", "index.html"):
        html = shop[path].decode()
        gains = re.findall(r'<td class="with-bar"[^>]*><b>\+(\d+)</b>', html)
        assert [int(gain) for gain in gains] == sorted((int(gain) for gain in gains), reverse=True)
        assert gains[0] == "65"


def test_people_speak_beside_the_map(shop: Mapping[str, bytes]) -> None:
    (felt,) = overlaid.runs()[-1].results.feelings[1:] or overlaid.runs()[-1].results.feelings
    html = shop["journeys/order.html"].decode()
    said = f"declared +2, observed {felt.value:+.1f}, n = 200".replace("-", "−")
    assert said in text(html)
    assert '<svg class="said"' in html
    assert 'id="_lane-heard"' in html
    assert "they disagree" in text(shop["measured/order.html"].decode())
    assert b"measured.css" in shop["embed/order.html"]


def test_a_changed_definition_is_not_shown_as_if_nothing_had_happened() -> None:
    catalog = overlaid.CATALOG.replace("order/get/home}], window: P5D}", "order/get/home}], window: P2D}", 1)
    html = overlaid.page(overlaid.job(overlaid.other({"catalog.yaml": catalog})), "journeys/order.html")
    told = row(html, "Orders done")
    assert "no longer holds" in told
    assert "its definition has changed since it was measured" in told
    assert "target met" not in told
    assert "target missed" in row(html, "Looked on")


def test_a_changed_target_is_not_judged_by_what_was_said_of_another() -> None:
    journey = overlaid.JOURNEY.replace('target: ">= 30 %"', 'target: ">= 60 %"')
    told = row(
        overlaid.page(overlaid.job(overlaid.other({"order.yaml": journey})), "journeys/order.html"), "Orders done"
    )
    assert "46%" in told
    assert "the target has changed since it was judged" in told
    assert "target met" not in told


def test_a_changed_design_keeps_the_paths_and_says_that_they_are_of_another() -> None:
    journey = overlaid.JOURNEY.replace("event: gift", "event: present")
    html = overlaid.page(overlaid.job(overlaid.other({"order.yaml": journey})), "measured/order.html")
    assert "its touchpoints or their events have changed since people were followed" in text(html)
    assert '<svg class="graph' not in html


def test_a_metric_that_is_gone_is_not_shown_at_all() -> None:
    journey = overlaid.JOURNEY.replace('{metric: orders-done, target: ">= 30 %", by: 2027-06-30}, ', "")
    catalog = "\n".join(line for line in overlaid.CATALOG.splitlines() if "id: orders-done" not in line)
    made = render(overlaid.job(overlaid.other({"order.yaml": journey, "catalog.yaml": catalog}))).artifacts
    assert not [one.path for one in made if b"orders-done" in one.content or b"Orders done" in one.content]


def test_everyone_sees_no_internal_metric_nor_a_handful_of_people() -> None:
    from cxjourney.model.audience import for_everyone

    catalog = overlaid.CATALOG.replace("name: Looked on,", "name: Looked on, audience: internal,").replace(
        "name: Log\n", "name: Log\n        audience: internal\n"
    )
    done = overlaid.other({"catalog.yaml": catalog})
    held = overlaid.job(done, everyone=True)
    open_ = replace(held, model=for_everyone(done.model).model, findings=())
    made = {one.path: one.content.decode() for one in render(open_).artifacts if one.path.endswith(".html")}
    assert not [path for path, html in made.items() if "Looked on" in html or "looked-on" in html]
    assert not [path for path, html in made.items() if "data/log.csv" in html or ">Log<" in html]
    assert "internal" in text(made["measured/index.html"])
    inside = overlaid.page(held, "measured/order.html")
    points = text(made["measured/order.html"])
    (told,) = overlaid.runs()[-1].results.journeys
    rare = [seen.missing for seen in told.touchpoints if 0 < seen.missing < 30]
    assert rare
    assert "&lt; 30" in points
    assert "46%" in row(made["journeys/order.html"], "Orders done")
    assert "target missed" in row(inside, "Looked on")


def test_french_is_complete(shop: Mapping[str, bytes]) -> None:
    shown = text(shop["fr/measured/order.html"].decode())
    assert "cible atteinte" in shown
    assert "Données synthétiques" in shown
    assert "déclaré +2, observé" in text(shop["fr/journeys/order.html"].decode())
    assert not re.search(r"target|people|known until|synthetic", shown)


def test_two_renderings_are_equal() -> None:
    held = overlaid.job()
    first = overlaid.page(held, "measured/order.html")
    assert overlaid.page(held, "measured/order.html") == first


def test_the_sheet_is_small(shop: Mapping[str, bytes]) -> None:
    assert len(shop["assets/measured.css"]) <= 12 * 1024
    assert b"measured.css" not in shop["glossary.html"]


def test_who_is_still_under_way_is_told_from_who_stopped_and_from_who_left_the_design() -> None:
    def told(results: Results) -> Results:
        (journey,) = results.journeys
        first, second, third, *_ = journey.top
        top = (
            replace(first, count=40, follows=False, fits=True, under_way=40),
            replace(second, count=30, follows=False, fits=True, under_way=12),
            replace(third, count=20, follows=False, fits=False, under_way=0),
            replace(third, count=15, follows=False, fits=False, under_way=15),
        )
        return replace(results, journeys=(replace(journey, top=top, earlier=7, unseen=("shipped",)),))

    html = overlaid.page(overlaid.job(made=overlaid.changed(told)), "measured/order.html")
    paths = [text(each) for each in re.findall(r'<p class="many">.*?</p>', html, re.DOTALL)]
    assert [re.sub(r"^\d+ [\d.]+% ", "", each.strip()) for each in paths] == [
        "still under way", "12 still under way, the others stop on the way", "leaves the design", "still under way",
    ]  # fmt: skip
    assert "7 people began before the run and are left out. 1 event of the journey never occurs in the data." in text(
        html
    )
    french = overlaid.page(overlaid.job(made=overlaid.changed(told)), "measured/order.html", "fr")
    assert "12 encore en cours, les autres s’arrêtent en chemin" in text(french)


def test_who_entered_a_stage_lately_stands_in_the_funnel_and_in_no_share() -> None:
    def lately(results: Results) -> Results:
        (journey,) = results.journeys
        first, *others = journey.stages
        young = replace(first, entrants=50, exits=25, conversion=0.5, ratio=2.0, recent=30, recent_exits=18)
        return replace(results, journeys=(replace(journey, stages=(young, *others), recent=30, recent_finished=18),))

    html = overlaid.page(overlaid.job(made=overlaid.changed(lately)), "measured/order.html")
    funnel = html[html.index('id="_funnel"') : html.index('id="_gain"')]
    assert re.search(r"I look\s+80 43 12 50% of 50 .* 2 ", row(funnel, "I look"))
    assert "30 people began too lately to be judged; 18 of them have come to the end already." in text(funnel)
    plain = overlaid.page(overlaid.job(), "measured/order.html")
    assert "Too early to tell" not in text(plain)


@pytest.mark.parametrize(("code", "said"), [("en", "41.3% of 640 invited answered"), ("fr", "41,3 % de réponses, sur 640 personnes invitées")])  # fmt: skip
def test_wherever_a_score_stands_so_does_the_share_of_those_invited_who_answered(code: str, said: str) -> None:
    def asked(results: Results) -> Results:
        parts = (Part("invited", 640), Part("answered", 264), Part("response_rate", 0.4131))
        metrics = tuple(
            replace(one, cleaned=replace(one.cleaned, parts=parts)) if one.id == "liked" else one
            for one in results.metrics
        )
        return replace(results, metrics=metrics)

    job = overlaid.job(made=overlaid.changed(asked))
    for path in ("journeys/order.html", "measured/order.html", "metrics/liked.html"):
        assert said in text(overlaid.page(job, path, code)), path
    assert re.search(
        r"(Response rate|Taux de réponse) 41[.,]3 ?%", text(overlaid.page(job, "metrics/liked.html", code))
    )
    assert "invited answered" not in text(overlaid.page(overlaid.job(), "metrics/liked.html"))


def numbers(html: str, mark: str = '<td class="with-bar"') -> list[tuple[int, float]]:
    """The gains of a page, each with the length of its bar."""
    found = re.findall(mark + r'[^>]*><b>\+(\d+)</b>.*?width="([\d.]+)" height="10"', html, re.DOTALL)
    return [(int(gain), float(width)) for gain, width in found]


def test_the_greatest_gains_are_listed_whatever_their_journey_and_drawn_to_one_scale() -> None:
    def two(results: Results) -> Results:
        (told,) = results.journeys
        first, second, *_ = told.gains
        gains = tuple(replace(one, gain=gain) for one, gain in ((first, 147.0), (second, 95.0)))
        other = replace(told, journey="again", gains=(replace(first, stage="journey:again/look", gain=48.0),))
        return replace(results, journeys=(replace(told, gains=gains), other))

    again = re.sub(r"\n    kpis:.*|\n        kpis:.*|, kpis: \[[^]]*\]", "", overlaid.JOURNEY)
    again = again.replace("id: order\n", "id: again\n").replace("I order", "I order again")
    done = overlaid.other({"again.yaml": again})
    held = overlaid.job(done, overlaid.changed(two))
    measured = replace(held.measured, stale={}) if held.measured else None
    for path in ("index.html", "measured/index.html"):
        html = overlaid.page(replace(held, measured=measured), path)
        assert [gain for gain, _ in numbers(html)] == [147, 95, 48], path
        assert [width for _, width in numbers(html)] == pytest.approx([100, 64.6, 32.7], abs=0.1)
        assert html.count('class="chip made"') >= 3


def test_a_target_is_due_by_the_date_of_the_build_and_old_data_are_said_to_be_old() -> None:
    held = overlaid.job()
    shown = row(overlaid.page(replace(held, today=dt.date(2027, 7, 1)), "measured/order.html"), "Orders done")
    assert "provisional" not in shown
    assert "due since, but the data end before that day: measure again" in shown
    on_the_day = row(overlaid.page(replace(held, today=dt.date(2027, 6, 29)), "measured/order.html"), "Orders done")
    assert "provisional: the target is not due yet" in on_the_day
    assert "measure again" not in on_the_day


def test_a_journey_that_nobody_takes_yet_is_judged_provisionally() -> None:
    journey = overlaid.JOURNEY.replace("id: order\n", "id: order\n    state: to-be\n", 1)
    told = row(overlaid.page(overlaid.job(overlaid.other({"order.yaml": journey})), "journeys/order.html"), "Looked on")
    assert "provisional: nobody takes this journey as it is drawn" in told


def of_few(results: Results) -> Results:
    """The last run, when it had six people."""
    metrics = tuple(
        replace(one, shown=True, cleaned=replace(one.cleaned, n=6), raw=replace(one.raw, n=6))
        for one in results.metrics
    )
    feelings = tuple(replace(one, n=6, shown=True) for one in results.feelings)
    (told,) = results.journeys
    return replace(
        results, metrics=metrics, feelings=feelings, journeys=(replace(told, follow=4, deviate=2, under_way=0),)
    )


def test_before_everyone_nothing_is_told_of_a_handful_of_people() -> None:
    catalog = re.sub(
        r"(\{id: (?:orders-done|looked-on|paid-on|liked),)", r"\1 min_n: {show: 1, judge: 3},", overlaid.CATALOG
    )
    done = overlaid.other({"catalog.yaml": catalog})
    everyone = overlaid.job(done, overlaid.changed(of_few), everyone=True)
    inside = overlaid.job(done, overlaid.changed(of_few))
    for path in PAGES:
        assert not re.search(r"n = 6\b", text(overlaid.page(everyone, path))), path
    shown = row(overlaid.page(everyone, "measured/order.html"), "Orders done")
    assert "n &lt; 30" in shown
    assert "46%" not in shown
    assert "too few people are over" in text(overlaid.page(everyone, "measured/order.html"))
    assert re.search(r"46% .*n = 6", row(overlaid.page(inside, "measured/order.html"), "Orders done"))


def test_what_the_metric_asks_for_today_decides_what_is_shown_of_results_that_were_kept() -> None:
    catalog = overlaid.CATALOG.replace("{id: orders-done,", "{id: orders-done, min_n: {show: 500, judge: 600},")
    shown = row(
        overlaid.page(overlaid.job(overlaid.other({"catalog.yaml": catalog})), "measured/order.html"), "Orders done"
    )
    assert "46%" not in shown
    assert "too few observations to show a number" in shown
    assert "too few data" in shown


def test_a_metric_that_cannot_be_computed_says_why() -> None:
    catalog = overlaid.CATALOG.replace("count: {event: gift}}", 'count: {event: gift, where: "x = y"}}')
    done = overlaid.other({"catalog.yaml": catalog})
    broken_ = overlaid.other(
        {
            "catalog.yaml": overlaid.CATALOG.replace(
                "order/get/home}], window: P5D}", "order/get/home}], window: P200Y}", 1
            )
        }
    )
    told = row(overlaid.page(overlaid.job(broken_), "measured/order.html"), "Orders done")
    assert "no longer complete enough to be computed this length of time is more than a century" in told
    shown = row(overlaid.page(overlaid.job(done), "measured/order.html"), "Never")
    assert "not measured yet" in shown
    assert "cannot be read, from character 5" in shown


def test_one_person_is_counted_in_the_singular() -> None:
    def alone(results: Results) -> Results:
        (told,) = results.journeys
        return replace(results, journeys=(replace(told, recent=1, recent_finished=0),))

    job = overlaid.job(made=overlaid.changed(alone))
    said = "1 personne a commencé trop récemment pour être jugée ; aucune n’est encore arrivée au bout."
    assert said in text(overlaid.page(job, "measured/order.html", "fr"))
    assert "1 person began too lately to be judged; none of them has come to the end yet." in text(
        overlaid.page(job, "measured/order.html")
    )
