"""Names that are joined into persons, against a reference that merges sets until nothing moves."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.measure.asking import Asked
from cxjourney.measure.run import Outcome
from tests.measure import reference
from tests.measure.support import FOUND, SOURCE, Small, at, codes, rows_of

METRIC = "kind: metric\nid: people\nname: People\ntype: count\nsource: log\nper: user\ncount: {event: A}\n"
NAMES = ("who", "mail", "device")


@cache
def small(most: int | None) -> Small:
    size = f", max_component: {most}" if most else ""
    source = f"{SOURCE}    identity: {{keys: [who, mail], anonymous: device{size}}}\n"
    return Small({"s.yaml": source, "m.yaml": METRIC})


def log() -> st.SearchStrategy[list[dict[str, Any]]]:
    row = {name: st.sampled_from(["", *"abcde"]) for name in NAMES}
    return st.lists(st.fixed_dictionaries(row), max_size=12)


def joined(rows: list[dict[str, Any]], most: int | None) -> tuple[list[str | None], Outcome]:
    """The person of each row, and what came out."""
    found: dict[str, str | None] = {}

    def after(outcome: Outcome, asked: Asked) -> None:
        found.update({row["id"]: row["who"] for row in rows_of(asked, "cxj.log-cleaned")})

    dated = [{"id": f"{place:03d}", "what": "A", "at": at(place), **row} for place, row in enumerate(rows)]
    outcome = small(most).measured({"log": dated}, after=after)
    return [found[row["id"]] for row in dated], outcome


@pytest.mark.slow
@pytest.mark.parametrize("most", [None, 2, 4])
@settings(max_examples=40, phases=FOUND)
@given(rows=log())
def test_rows_are_about_the_same_people(most: int | None, rows: list[dict[str, Any]]) -> None:
    whose, outcome = joined(rows, most)
    expected = reference.persons(rows, NAMES, most)
    assert whose == expected
    (metric,) = outcome.results.metrics
    assert metric.cleaned.value == len({person for person in expected if person})
    assert metric.raw.value == len({row["who"] for row in rows if row["who"]})
    unknown = [person for person in expected if person is None or person.startswith("02:")]
    (source,) = outcome.results.sources
    assert source.unidentified == (len(unknown) / len(rows) if rows else None)


def test_a_long_chain_of_names_is_one_person_in_few_rounds() -> None:
    rows = [{"who": f"w{i:04d}", "mail": f"m{(i * 7 + 3) % 400:04d}", "device": ""} for i in range(400)]
    rows += [{"who": f"w{(i + 1) % 400:04d}", "mail": f"m{(i * 7 + 3) % 400:04d}", "device": ""} for i in range(400)]
    whose, outcome = joined(rows, None)
    assert set(whose) == {"00:w0000"}
    (group,) = outcome.results.persons
    assert (group.names, group.persons, group.largest) == (800, 1, 800)
    assert group.rounds < 40


def test_a_kiosk_is_split_and_told() -> None:
    rows = [{"who": f"w{i}", "mail": "", "device": "kiosk"} for i in range(6)]
    whose, outcome = joined(rows, 4)
    assert whose == [f"00:w{i}" for i in range(6)]
    assert codes(outcome) == ["M036 s.yaml:10:65"]
    (group,) = outcome.results.persons
    assert (group.split_groups, group.split_names, group.largest) == (1, 1, 7)


def test_only_the_kiosk_is_taken_out_and_its_visitors_stay_whole() -> None:
    rows = [{"who": f"w{i}", "mail": f"m{i}", "device": "kiosk"} for i in range(6)]
    rows += [{"who": "", "mail": f"m{i}", "device": ""} for i in range(6)]
    rows += [{"who": "", "mail": "", "device": "kiosk"}, {"who": "x", "mail": "", "device": "dx"}]
    rows += [{"who": "", "mail": "", "device": "dx"}]
    whose, outcome = joined(rows, 4)
    assert whose == [*(f"00:w{i}" for i in range(6)), *(f"00:w{i}" for i in range(6)), "02:kiosk", "00:x", "00:x"]
    (group,) = outcome.results.persons
    assert (group.persons, group.split_groups, group.split_names, group.largest) == (7, 1, 1, 13)


def test_somebody_with_many_names_is_no_kiosk() -> None:
    """Beside a tablet of 8, who has 7 names of their own is nearly as connected, and stays."""
    rows = [{"who": f"w{i}", "mail": "", "device": "tablet"} for i in range(8)]
    rows += [{"who": "w0", "mail": f"m{i}", "device": ""} for i in range(6)]
    whose, _ = joined([*rows, {"who": "", "mail": "m3", "device": ""}], 8)
    assert whose[-1] == "00:w0"


def test_several_tablets_of_very_different_use_all_come_out() -> None:
    rows = [{"who": f"w{i:02d}", "mail": f"m{i:02d}", "device": "big"} for i in range(24)]
    rows += [{"who": f"w{i:02d}", "mail": "", "device": "small"} for i in range(6)]
    rows += [{"who": "", "mail": f"m{i:02d}", "device": ""} for i in range(24)]
    whose, outcome = joined(rows, 4)
    assert whose[-24:] == [f"00:w{i:02d}" for i in range(24)]
    assert outcome.results.persons[0].split_names == 2


def test_a_past_number_is_made_again_from_what_was_known_then() -> None:
    rows = [
        {"id": "1", "device": "d", "what": "A", "at": at(0)},
        {"id": "2", "who": "u", "what": "A", "at": at(10)},
        {"id": "3", "who": "u", "device": "d", "what": "A", "at": at(20)},
    ]
    then = small(None).measured({"log": rows}, as_of=at(15))
    now = small(None).measured({"log": rows}, as_of=at(25))
    assert [outcome.results.metrics[0].cleaned.value for outcome in (then, now)] == [2, 1]


def test_a_hostile_value_stays_a_value() -> None:
    rows = [{"who": "'; drop table x; --", "mail": '"m"', "device": "00:u"}, {"who": "", "mail": '"m"', "device": ""}]
    assert joined(rows, None)[0] == ["00:'; drop table x; --"] * 2
