"""Visits cut out of the rows of people, channels told by rules, and feeds whose columns need no mapping."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.measure.asking import Asked
from cxjourney.measure.profiles import save
from cxjourney.measure.run import Outcome
from cxjourney.metrics.feeds import FEEDS
from tests.measure.support import FOUND, SOURCE, Small, at, codes

VISITS = "kind: metric\nid: visits\nname: Visits\ntype: count\nsource: log\nper: session\n"
REACHED = """
    kind: metric
    id: reached
    name: Reached
    type: funnel
    source: log
    per: session
    steps: [{event: A}, {event: B}]
    window: P1D
"""
BARE = SOURCE.replace(", channel: channel, case_id: file", "")
PERSONS = f"{BARE}    identity: {{keys: [who], anonymous: device}}\n"
COLUMNS = {"log": ("id", "who", "device", "what", "at", "utm_source", "utm_medium", "place")}
GAP = 1800


@cache
def small(source: str = BARE) -> Small:
    return Small({"s.yaml": source, "v.yaml": VISITS, "r.yaml": REACHED})


def row(number: int, who: str, second: int, what: str = "A", device: str = "") -> dict[str, Any]:
    return {"id": f"{number:03d}", "who": who, "device": device, "what": what, "at": at(second)}


def value(outcome: Outcome, metric: str, kind: str = "cleaned") -> float | None:
    (found,) = [each for each in outcome.results.metrics if each.id == metric]
    number = found.raw if kind == "raw" else found.cleaned
    return number.value


def test_a_pause_of_more_than_half_an_hour_begins_a_visit() -> None:
    rows = [row(0, "u", 0), row(1, "u", GAP), row(2, "u", 2 * GAP + 1), row(3, "v", 0)]
    assert value(small().measured({"log": rows}, columns=COLUMNS), "visits") == 3


def test_the_pause_can_be_another_one() -> None:
    rows = [row(0, "u", 0), row(1, "u", 61), row(2, "u", 122)]
    short = f"{BARE}    session_gap: PT1M\n"
    assert value(small(short).measured({"log": rows}, columns=COLUMNS), "visits") == 3


def test_a_step_in_the_next_visit_is_not_reached_in_this_one() -> None:
    rows = [row(0, "u", 0), row(1, "u", GAP + 5, "B"), row(2, "v", 0), row(3, "v", 10, "B")]
    assert value(small().measured({"log": rows}, columns=COLUMNS), "reached") == 0.5


def test_visits_are_cut_once_names_are_joined() -> None:
    rows = [row(0, "", 0, device="d"), row(1, "u", 60, device="d"), row(2, "u", 120, "B")]
    outcome = small(PERSONS).measured({"log": rows}, columns=COLUMNS)
    assert (value(outcome, "visits", "raw"), value(outcome, "visits")) == (2, 1)
    assert (value(outcome, "reached", "raw"), value(outcome, "reached")) == (0.5, 1)


def test_a_row_about_nobody_is_in_no_visit() -> None:
    assert value(small().measured({"log": [row(0, "", 0)]}, columns=COLUMNS), "visits") == 0


def test_the_end_of_what_is_known_cuts_no_visit_in_two() -> None:
    rows = [row(0, "u", 0), row(1, "u", 1000), row(2, "u", 2000)]
    outcome = small().measured({"log": rows}, columns=COLUMNS, since=at(500), as_of=at(1500))
    assert value(outcome, "visits") == 1


LOGS = st.lists(
    st.tuples(st.sampled_from(["u", "v", ""]), st.sampled_from(["d", "e", ""]), st.integers(0, 12)), max_size=14
)


@pytest.mark.slow
@settings(max_examples=60, phases=FOUND)
@given(log=LOGS)
def test_visits_are_those_of_a_walk_through_the_rows(log: list[tuple[str, str, int]]) -> None:
    rows = [row(place, who, tick * 900, device=device) for place, (who, device, tick) in enumerate(log)]
    expected = 0
    for visitor in {who or device for who, device, _ in log} - {""}:
        times = sorted(tick * 900 for who, device, tick in log if (who or device) == visitor)
        expected += sum(place == 0 or now - times[place - 1] > GAP for place, now in enumerate(times))
    assert value(small().measured({"log": rows}, columns=COLUMNS), "visits") == expected


RULES = """
    channels:
      - {channel: search-ads, where: "medium = 'cpc' and source in ('google', 'bing')"}
      - {channel: ads, where: medium = 'cpc'}
      - {channel: letter, where: place = 'mailbox'}
      - {channel: direct}
"""
RULED = BARE.replace("ts: at", "ts: at, source: utm_source, medium: utm_medium") + RULES
CHANNELS = "kind: catalog\nchannels:\n" + "\n".join(
    f"  - {{id: {id_}, name: {id_}}}" for id_ in ("search-ads", "ads", "letter", "direct")
)


def by_channel(rules: str = RULED) -> Small:
    metrics = {
        f"m-{id_}.yaml": f"kind: metric\nid: from-{id_}\nname: M\ntype: count\nsource: log\nper: event\n"
        f"count: {{where: channel = '{id_}'}}\n"
        for id_ in ("search-ads", "ads", "letter", "direct")
    }
    return Small({"s.yaml": rules, "c.yaml": CHANNELS, **metrics})


def test_the_first_rule_that_holds_names_the_channel() -> None:
    said = [
        ("google", "cpc", ""),
        ("bing", "cpc", "mailbox"),
        ("x", "cpc", "mailbox"),
        ("", "", "mailbox"),
        ("", "", ""),
    ]
    rows = [
        {**row(place, "u", place), "utm_source": source, "utm_medium": medium, "place": where}
        for place, (source, medium, where) in enumerate(said)
    ]
    outcome = by_channel().measured({"log": rows}, columns=COLUMNS)
    assert codes(outcome) == []
    found = {metric.id: metric.cleaned.value for metric in outcome.results.metrics}
    assert found == {"from-search-ads": 2, "from-ads": 1, "from-letter": 1, "from-direct": 1}


def test_a_column_that_a_rule_names_and_the_data_lack() -> None:
    columns = {"log": tuple(name for name in COLUMNS["log"] if name != "place")}
    assert codes(by_channel().measured({"log": [row(0, "u", 0)]}, columns=columns)) == ["M031 s.yaml:14:30"]


@pytest.mark.parametrize("where", ["medium ~ 3", "channel = 'web'"])
def test_a_rule_that_cannot_be_followed_takes_the_metrics_away(where: str) -> None:
    made = by_channel(RULED.replace("medium = 'cpc'}", f"{where}}}"))
    (first, *_) = made.measured({"log": [row(0, "u", 0)]}, columns=COLUMNS).results.metrics
    assert first.cleaned.undefined == "not-measured"


def test_profiles_count_visits_and_channels(tmp_path: Path) -> None:
    source = f"{RULED}    identity: {{keys: [who], anonymous: device}}\n"
    rows = [
        {**row(0, "u", 0), "utm_medium": "cpc"},
        {**row(1, "u", 60), "place": "mailbox"},
        {**row(2, "u", 86_400), "utm_medium": "cpc"},
        row(3, "v", 0),
    ]
    made = Small({"s.yaml": source, "c.yaml": CHANNELS, "v.yaml": VISITS})
    file = tmp_path / "people.csv"

    def after(outcome: Outcome, asked: Asked) -> None:
        save(outcome, asked, file)

    made.measured({"log": rows}, columns=COLUMNS, after=after)
    found = {line["person"]: line for line in csv.DictReader(file.open())}
    assert {who: (line["contacts"], line["visits"], line["channels"]) for who, line in found.items()} == {
        "00:u": ("3", "2", "2"), "00:v": ("1", "1", "1"),
    }  # fmt: skip


def test_a_channel_that_had_another_id_is_one_channel_in_profiles(tmp_path: Path) -> None:
    source = f"{SOURCE}    identity: {{keys: [who], anonymous: device}}\n"
    channels = "kind: catalog\nchannels: [{id: site, name: Site, aliases: [web]}, {id: shop, name: Shop}]\n"
    rows = [{**row(n, "u", n), "channel": name} for n, name in enumerate(("web", "site", "shop", "Web"))]
    made = Small({"s.yaml": source, "c.yaml": channels, "v.yaml": VISITS})
    file = tmp_path / "people.csv"
    made.measured({"log": rows}, after=lambda outcome, asked: save(outcome, asked, file))
    (line,) = csv.DictReader(file.open())
    assert line["channels"] == "3"


ROWS: Mapping[str, Mapping[str, Any]] = {
    "cloudevents": {"id": "1", "source": "/shop", "type": "A", "subject": "u", "time": at(0)},
    "segment": {"id": "1", "event": "A", "timestamp": at(0), "user_id": "u", "anonymous_id": "d"},
    "snowplow": {
        "event_id": "1", "event_name": "A", "derived_tstamp": at(0), "user_id": "u", "domain_userid": "d",
        "domain_sessionid": "s",
    },
    "ocel": {"ocel_id": "1", "ocel_type": "A", "ocel_time": at(0), "ocel_object_id": "o"},
    "xes": {"concept:name": "A", "time:timestamp": at(0), "case:concept:name": "o"},
}  # fmt: skip


@pytest.mark.parametrize("shape", sorted(FEEDS))
def test_a_feed_that_follows_a_standard_needs_no_mapping(shape: str) -> None:
    source = f"kind: source\nid: log\nname: Log\ntype: events\nformat: csv\nlocation: data/log.csv\nshape: {shape}\ntimezone: UTC\n"  # fmt: skip
    per = "case" if shape in ("ocel", "xes") else "user"
    metric = f"kind: metric\nid: those\nname: Those\ntype: count\nsource: log\nper: {per}\ncount: {{event: A}}\n"
    made = Small({"s.yaml": source, "m.yaml": metric})
    outcome = made.measured({"log": [ROWS[shape]]}, columns={"log": tuple(ROWS[shape])})
    assert codes(outcome) == []
    assert value(outcome, "those") == 1
    first = next(iter(FEEDS[shape].always.values()))
    rest = tuple(name for name in ROWS[shape] if name != first)
    lacking = {name: found for name, found in ROWS[shape].items() if name != first}
    assert codes(made.measured({"log": [lacking]}, columns={"log": rest})) == ["M031 s.yaml:8:8"]


def test_what_the_mapping_says_stands_before_the_standard() -> None:
    source = SOURCE.replace("mapping: {event_id: id, user_id: who, anonymous_id: device, event: what, ts: at, channel: channel, case_id: file}", "shape: segment\n    mapping: {event: what, ts: at, user_id: who, anonymous_id: device}")  # fmt: skip
    assert value(small(source).measured({"log": [row(0, "u", 0)]}, columns=COLUMNS), "visits") == 1
