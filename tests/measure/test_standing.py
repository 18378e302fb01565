"""Numbers of earlier runs against the workspace of today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cxjourney.measure.standing import stale
from cxjourney.metrics.history import Run
from cxjourney.metrics.results import Results
from tests.laying import compiled
from tests.site import overlaid


def told(journey: str = overlaid.JOURNEY, catalog: str = overlaid.CATALOG) -> dict[str, str]:
    done = overlaid.other({"order.yaml": journey, "catalog.yaml": catalog})
    found = stale(overlaid.runs(), done.model, done.workspace)
    return {address: why.in_("en") for address, why in found.items()}


def test_what_has_not_changed_holds() -> None:
    assert told() == {}


def test_a_name_is_no_definition() -> None:
    assert told(catalog=overlaid.CATALOG.replace("name: Orders done", "name: Finished orders")) == {}


def test_another_window_is_another_metric() -> None:
    catalog = overlaid.CATALOG.replace("order/pay/basket}], window: P5D}", "order/pay/basket}], window: P4D}", 1)
    assert told(catalog=catalog) == {"metric:looked-on": "its definition has changed since it was measured"}


def test_a_metric_that_can_no_longer_be_computed_says_so(tmp_path: Path) -> None:
    catalog = overlaid.CATALOG.replace("order/pay/basket}], window: P5D}", "order/pay/basket}]}", 1)
    done = compiled(tmp_path, {**overlaid.FILES, "catalog.yaml": catalog})
    (found,) = stale(overlaid.runs(), done.model, done.workspace).items()
    assert found[0] == "metric:looked-on"
    assert found[1].in_("en") == "its definition is no longer complete enough to be computed"


@pytest.mark.parametrize("target", ['">= 31 %"', '"<= 30 %"'])
def test_another_target_is_told_at_its_place(target: str) -> None:
    journey = overlaid.JOURNEY.replace('">= 30 %"', target)
    assert told(journey) == {"metric:orders-done journey:order": "the target has changed since it was judged"}


def test_another_way_is_another_design() -> None:
    journey = overlaid.JOURNEY.replace("event: basket}", "event: basket, next: [{to: get/home}]}")
    assert told(journey) == {"journey:order": "its ways have changed since people were followed"}


def test_a_touchpoint_without_event_changes_nothing_that_was_seen() -> None:
    journey = overlaid.JOURNEY.replace("- {id: talk, name: I talk it over}", "- {id: talk, name: I talk}")
    assert told(journey) == {}


def test_only_the_last_number_is_asked() -> None:
    first, *others = overlaid.runs()
    before = tuple(replace(metric, raw=replace(metric.raw, sql_hash="0" * 32)) for metric in first.results.metrics)
    runs = (Run(first.file, replace(first.results, metrics=before)), *others)
    done = overlaid.small().compilation
    assert stale(runs, done.model, done.workspace) == {}
    assert "metric:orders-done" in stale(runs[:1], done.model, done.workspace)


def test_an_engine_that_is_not_known_here_is_not_believed() -> None:
    made = overlaid.changed(lambda results: replace(results, engine="abacus"))
    done = overlaid.small().compilation
    found = stale(made, done.model, done.workspace)
    assert "`abacus`" in found["metric:paid-on"].in_("en")
    assert "`abacus`" in found["metric:paid-on"].in_("fr")


QUALITY = "quality: [{step: duplicates, ceiling: 2 %}]"


@pytest.mark.parametrize(
    "quality",
    [
        "quality: [{step: duplicates, ceiling: 3 %}]",
        "quality: [{step: duplicates, ceiling: 2 %, within: PT5S}]",
        "quality: [{step: duplicates, ceiling: 2 %}, {step: undated, ceiling: 1 %}]",
        "quality: [{step: spam, where: what = 'x'}]",
        "identity: {keys: [who, file]}",
        "",
    ],
)
def test_other_cleaning_is_another_number_and_other_paths(quality: str) -> None:
    assert QUALITY in overlaid.CATALOG
    found = told(catalog=overlaid.CATALOG.replace(QUALITY, quality))
    why = "the cleaning of its data, or what makes one person, has changed since it was measured"
    assert found["metric:orders-done"] == why
    assert found["journey:order"] == why


def test_a_metric_that_reads_one_more_column_changes_no_other() -> None:
    more = "- {id: more, name: More, type: count, source: log, count: {where: colour = 'red'}}\n"
    at = overlaid.CATALOG.index("- {id: orders-done")
    assert told(catalog=overlaid.CATALOG[:at] + more + " " * 6 + overlaid.CATALOG[at:]) == {}


def test_results_of_before_settings_were_kept_are_believed() -> None:
    def forgotten(results: Results) -> Results:
        return replace(results, sources=tuple(replace(source, settings=None) for source in results.sources))

    done = overlaid.other({"order.yaml": overlaid.JOURNEY, "catalog.yaml": overlaid.CATALOG.replace(QUALITY, "")})
    assert stale(overlaid.changed(forgotten), done.model, done.workspace) == {}
