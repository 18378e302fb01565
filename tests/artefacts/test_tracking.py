"""The tracking plan: its schemas hold for the rows that arrive, and it says what is not known."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.specs import shown
from cxjourney.backends.metrics.tracking.backend import BACKEND
from cxjourney.backends.metrics.tracking.filenames import filename
from cxjourney.backends.metrics.tracking.plan import plan_of
from cxjourney.model.kinds.journey import Journey
from tests.artefacts.shop import HARM, example, job_of
from tests.laying import ROOT, laid

EVENTS = {"azur-events": "name", "littoral-events": "step"}
"""The sources for which events were invented, and the column that names them."""
WORKSPACE = f"""
kind: catalog
sources:
  - id: log
    name: {json.dumps(HARM)}
    type: events
    location: data/log.csv
    timezone: Europe/Paris
    instants: true
    mapping: {{event_id: id, user_id: who, event: what, ts: at, received_at: got}}
    quality:
      - {{step: internal-traffic, where: "network = 'office'", ceiling: 5 %}}
      - {{step: clock-skew, within: PT10M, ceiling: 5 %}}
metrics:
  - {{id: sent, name: Sent, type: sum, source: log, value: price, count: {{touchpoint: j/s/send, where: "colour = 'red'"}}}}
  - {{id: waits, name: Waits, type: count, source: log, per: event, count: {{touchpoint: j/s/mute}}}}
channels: [{{id: web, name: Web, type: web}}]
systems: [{{id: crm, name: CRM, category: crm}}]
"""
JOURNEY = f"""
kind: journey
id: j
name: J
stages:
  - id: s
    name: S
    touchpoints:
      - {{id: send, name: {json.dumps(HARM)}, event: thing_sent, channels: [web], systems: [crm]}}
      - {{id: mute, name: Mute, channels: [web]}}
      - {{id: idle, name: Idle}}
"""


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    root = tmp_path_factory.mktemp("plan")
    head = "cxjourney: v1\nkind: workspace\norganisation: {name: Test}\nlanguages: [en, fr]\ninclude: ['*.yaml']\n"
    return job_of(laid(root, {"a.yaml": WORKSPACE, "j.yaml": JOURNEY}, head))


def files_of(job: Job) -> dict[str, str]:
    return {artifact.path: artifact.content.decode() for artifact in BACKEND.render(job).artifacts}


def test_an_event_says_where_it_is_sent_from_and_what_asks_for_each_property(job: Job) -> None:
    (event,) = plan_of(shown(job)).events
    assert (event.source, event.name, event.metrics) == ("log", "thing_sent", ("sent",))
    assert [place.id for place in event.places] == ["send"]
    found = {each.name: each for each in event.properties}
    assert {name for name, each in found.items() if each.required} == {"id", "what", "at"}
    assert event.whose == ("who",)
    assert found["colour"].metrics == found["price"].metrics == ("sent",)
    assert found["price"].numeric
    assert found["network"].cleaning == ("internal-traffic",)
    assert found["got"].cleaning == ("clock-skew",)


def test_touchpoints_without_an_event_come_with_the_metrics_that_wait_for_them(job: Job) -> None:
    silent = {each.place.id: each.metrics for each in plan_of(shown(job)).silent}
    assert silent == {"mute": ("waits",), "idle": ()}
    for language, said in (("en", "waiting for it"), ("fr", "qui l'attendent")):
        page = files_of(job)[f"metrics/tracking/plan.{language}.md"]
        assert said in page.replace("’", "'")
        assert page.index("Mute") < page.index("Idle")


def test_the_schema_of_an_event_refuses_what_the_numbers_could_not_use(job: Job) -> None:
    schema = json.loads(files_of(job)["metrics/tracking/events/log/thing_sent.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    good = {"id": "1", "who": "u", "what": "thing_sent", "at": "2026-01-01T10:00:00+01:00", "price": 3.5, "more": []}
    assert check.is_valid(good)
    wrong = [{"what": "other"}, {"at": None}, {"id": ""}, {"price": "dear"}]
    for change in wrong:
        assert not check.is_valid({**good, **change}), change
    for name in ("id", "who", "what", "at"):
        assert not check.is_valid({key: value for key, value in good.items() if key != name}), name


def test_texts_stay_texts(job: Job) -> None:
    from markdown_it import MarkdownIt

    page = files_of(job)["metrics/tracking/plan.en.md"]
    html = MarkdownIt("commonmark").enable("table").render(page)
    assert "&quot;quoted&quot; 'single' $x # - [a] &amp; * ! `c` é" in html
    assert html.count("<h2") == 2


def test_each_touchpoint_of_the_example_is_in_the_plan_once_or_more() -> None:
    job = example()
    plan = plan_of(shown(job))
    places = [place.ref for event in plan.events for place in event.places]
    places += [each.place.ref for each in plan.silent] + [place.ref for place in plan.unbound]
    every = [each.ref for j in job.model.all(Journey) for stage in j.stages for each in stage.touchpoints]
    assert set(places) == set(every)
    assert max(Counter(each.place.ref for each in plan.silent).values()) == 1


def test_events_of_the_example_fit_their_schemas(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        import observations
    finally:
        sys.path.pop(0)
    observations.write(tmp_path, 120)
    files = files_of(example())
    seen = 0
    for source, named in EVENTS.items():
        prefix = f"metrics/tracking/events/{source}/"
        schemas = [json.loads(text) for path, text in files.items() if path.startswith(prefix)]
        checks = {schema["properties"][named]["const"]: jsonschema.Draft202012Validator(schema) for schema in schemas}
        with (tmp_path / f"data/{source}.csv").open(newline="") as opened:
            for row in csv.DictReader(opened):
                sent = {name: value for name, value in row.items() if value != ""}
                assert not [error.message for error in checks[row[named]].iter_errors(sent)]
                seen += 1
    assert seen > 300


def test_the_bytes_are_the_same_each_time(job: Job) -> None:
    assert files_of(Job(job.model, job.workspace, job.today)) == files_of(job)


def test_each_event_has_a_file_of_its_own_name_also_where_capitals_make_no_difference() -> None:
    taken: set[str] = set()
    events = ["C", "Order", "c", "c_2", "order", "a/b", "é é", "CON.fig", "..", "購入", "x" * 200]
    made = {event: filename(event, taken) for event in events}
    assert list(made.values()) == [
        "c", "order", "c_2", "c_2_2", "order_2", "a_b", "e_e", "event_con.fig", "event", "event_2", "x" * 80,
    ]  # fmt: skip


def test_the_schema_of_an_event_is_called_like_the_event(tmp_path: Path) -> None:
    journey = JOURNEY.replace("event: thing_sent", "event: C").replace(
        "id: idle, name: Idle", "id: idle, name: Idle, event: c"
    )
    head = "cxjourney: v1\nkind: workspace\norganisation: {name: Test}\ninclude: ['*.yaml']\n"
    job = job_of(
        laid(tmp_path, {"a.yaml": WORKSPACE, "j.yaml": journey + 'kpis: [{metric: sent, target: ">= 1"}]\n'}, head)
    )
    files = files_of(job)
    schemas = {path: json.loads(text)["title"] for path, text in files.items() if path.endswith(".json")}
    assert schemas == {"metrics/tracking/events/log/c.json": "C", "metrics/tracking/events/log/c_2.json": "c"}
    assert "`events/log/c_2.json`" in files["metrics/tracking/plan.en.md"]


@given(st.lists(st.text(min_size=1, max_size=90), unique=True, max_size=12))
def test_no_two_files_are_alike_on_any_disk(events: list[str]) -> None:
    taken: set[str] = set()
    made = [filename(event, taken) for event in events]
    assert len({name.casefold() for name in made}) == len(events)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", name) and not name.endswith(".") for name in made)
