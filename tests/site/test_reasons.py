"""Why a number is missing or not trusted stands beside it, on every page that has the place for it, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cxjourney.backends.backend import Job
from cxjourney.metrics.results import Number, Part, Reason, Results, Uncompared
from tests.site import overlaid
from tests.site.test_measured import row, text

ROWLESS = Reason("M040", (("en", "the data of `log` have no row"), ("fr", "les données de `log` n'ont aucune ligne")))
UNLIKE = Reason("M047", (("en", "its paths are not compared: <b>why</b>"), ("fr", "ses chemins ne sont pas comparés")))
NOTHING = Number(None, None, None, None, "none", "not-measured", (), None)
PLACES = ("journeys/order.html", "measured/order.html")


def doubted(results: Results) -> Results:
    """Orders done are not trusted, and what stages cost is not either."""
    metrics = tuple(replace(one, reasons=(ROWLESS,)) if one.id == "orders-done" else one for one in results.metrics)
    kpis = tuple(
        replace(one, status="quality-exceeded") if one.metric == "orders-done" else one for one in results.kpis
    )
    return replace(results, metrics=metrics, kpis=kpis, journeys=tuple(replace(one, reasons=(ROWLESS,)) for one in results.journeys))  # fmt: skip


def lost(results: Results) -> Results:
    """Nothing could be measured of one metric, and nobody was followed."""
    metrics = tuple(
        replace(one, cleaned=NOTHING, raw=NOTHING, reasons=(ROWLESS,)) if one.id == "orders-done" else one
        for one in results.metrics
    )
    kpis = tuple(replace(one, status="not-measured") if one.metric == "orders-done" else one for one in results.kpis)
    return replace(results, metrics=metrics, kpis=kpis, journeys=(), uncompared=(Uncompared("order", (UNLIKE,)),))


def alone(change: Any, **fields: Any) -> Job:
    """The shop with its last run alone."""
    return overlaid.job(made=overlaid.changed(change)[-1:], **fields)


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize(("code", "name", "status", "why"), [("en", "Orders done", "data not trusted", "the data of log have no row"), ("fr", "Orders done", "données non fiables", "les données de log n’ont aucune ligne")])  # fmt: skip
def test_a_number_that_is_not_trusted_says_why(path: str, code: str, name: str, status: str, why: str) -> None:
    told = row(overlaid.page(alone(doubted), path, code), name)
    assert status in told
    assert why in " ".join(told.split())


def test_what_stages_cost_says_why_it_is_not_trusted() -> None:
    html = overlaid.page(alone(doubted), "measured/order.html")
    funnel = text(html[html.index('id="_funnel"') : html.index('id="_gain"')])
    assert "What the stages cost is not to be trusted: the data of log have no row" in " ".join(funnel.split())


@pytest.mark.parametrize("path", PLACES)
def test_what_could_never_be_measured_says_why(path: str) -> None:
    told = " ".join(row(overlaid.page(alone(lost), path), "Orders done").split())
    assert "not measured yet the data of log have no row" in told


def test_the_page_of_a_metric_that_could_never_be_measured_says_why() -> None:
    shown = " ".join(text(overlaid.page(alone(lost), "metrics/orders-done.html", "fr")).split())
    assert "Ce qui a été mesuré pas encore mesuré les données de log n’ont aucune ligne" in shown
    assert "What was measured" not in text(overlaid.page(overlaid.job(made=()), "metrics/orders-done.html"))


def test_an_older_number_says_that_the_last_run_found_none_and_why() -> None:
    job = overlaid.job(made=overlaid.changed(lost))
    for path in (*PLACES, "metrics/orders-done.html"):
        shown = " ".join(text(overlaid.page(job, path)).split())
        assert "could not be measured on July 1, 2026 the data of log have no row" in shown, path
    assert "could not be measured" not in text(overlaid.page(overlaid.job(), "measured/order.html"))


def test_a_journey_that_nobody_was_followed_through_says_why_and_escapes_it() -> None:
    html = overlaid.page(alone(lost), "measured/order.html")
    assert "Nobody was followed through this journey:" in text(html)
    assert "its paths are not compared: &lt;b&gt;why&lt;/b&gt;" in html
    later = text(overlaid.page(overlaid.job(made=overlaid.changed(lost)), "measured/order.html"))
    assert "What stands above is from an earlier run." in later
    assert "Nobody was followed" not in text(overlaid.page(overlaid.job(), "measured/order.html"))


def test_a_journey_has_its_page_though_the_run_only_says_why_there_is_nothing() -> None:
    def nothing(results: Results) -> Results:
        made = tuple(replace(one, cleaned=NOTHING, raw=NOTHING) for one in results.metrics)
        return replace(lost(results), metrics=made, kpis=(), feelings=())

    assert "its paths are not compared" in text(overlaid.page(alone(nothing), "measured/order.html"))


def test_everyone_reads_no_finding_for_it_quotes_the_data() -> None:
    for change in (doubted, lost):
        job = alone(change, everyone=True)
        for path in ("journeys/order.html", "metrics/orders-done.html", "measured/index.html"):
            shown = text(overlaid.page(job, path))
            assert "have no row" not in shown
            assert "not compared" not in shown


def test_cells_that_hold_no_number_are_named_and_told_only_when_there_are_some() -> None:
    def cells(many: float) -> Any:
        def change(results: Results) -> Results:
            metrics = tuple(
                replace(one, cleaned=replace(one.cleaned, parts=(Part("unreadable", many), Part("total", 12.0))))
                for one in results.metrics
            )
            return replace(results, metrics=metrics)

        return change

    some, none = (text(overlaid.page(alone(cells(many)), "metrics/liked.html", "fr")) for many in (3, 0))
    assert "Cellules qui ne contiennent pas de nombre 3" in " ".join(some.split())
    assert "Somme 12" in " ".join(none.split())
    assert "Cellules" not in none


def test_targets_are_counted_in_the_plural_and_an_interval_has_two_ends() -> None:
    shown = " ".join(text(overlaid.page(overlaid.job(), "measured/order.html", "fr")).split())
    assert "2 cibles manquées" in shown or "3 cibles manquées" in shown
    assert "1 cible atteinte" in shown
    page = " ".join(text(overlaid.page(overlaid.job(), "metrics/orders-done.html", "fr")).split())
    assert "entre 41," in page
    assert "% et 5" in page


def test_the_first_page_has_no_table_of_what_is_due_where_no_target_has_a_date() -> None:
    journey = overlaid.JOURNEY.replace(", by: 2027-06-30", "").replace(", by: 2026-01-31", "")
    job = overlaid.job(overlaid.other({"order.yaml": journey}))
    assert "Due first" not in text(overlaid.page(job, "index.html"))
    assert "Due first" in text(overlaid.page(overlaid.job(), "index.html"))
