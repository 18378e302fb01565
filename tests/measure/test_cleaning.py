"""Each step of cleaning, and all of them in a row, against a reference that looks at every pair of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.measure.asking import Asked
from cxjourney.measure.run import Outcome
from tests.measure import reference
from tests.measure.support import COLUMNS, FOUND, SOURCE, Small, at, codes, rows_of

Step = Callable[[Sequence[dict[str, Any]]], list[int]]
METRIC = "kind: metric\nid: rows\nname: Rows\ntype: count\nsource: log\nper: event\ncount: {event: A}\n"
STEPS: dict[str, tuple[str, Step]] = {
    "same id": ("{step: duplicates}", partial(reference.duplicates, within=None)),
    "pressed twice": ("{step: duplicates, within: PT4S}", partial(reference.duplicates, within=4)),
    "robots": ("{step: known-bots}", reference.robots),
    "velocity": ("{step: velocity, per_minute: 3}", partial(reference.velocity, most=3)),
    "internal": ("{step: internal-traffic, where: network = 'office'}", reference.office),
    "spam": ("{step: spam, where: network = 'office'}", reference.office),
    "clocks": ("{step: clock-skew, within: PT10S}", partial(reference.skew, within=10)),
}
ALL = ("pressed twice", "robots", "velocity", "internal", "clocks")


@cache
def small(*names: str) -> Small:
    listed = "".join(f"      - {STEPS[name][0]}\n" for name in names)
    return Small({"s.yaml": f"{SOURCE}    quality:\n{listed}", "m.yaml": METRIC})


def events() -> st.SearchStrategy[list[dict[str, Any]]]:
    moments = st.sampled_from([0, 1, 2, 3, 4, 5, 9, 20, 40, 59, 60, 61, 100]).map(at)
    return st.lists(
        st.fixed_dictionaries(
            {
                "id": st.sampled_from(["", *"abcdefghij"]),
                "who": st.sampled_from(["", "u", "v"]),
                "device": st.sampled_from(["", "d", "e"]),
                "what": st.sampled_from("AB"),
                "at": moments,
                "channel": st.sampled_from(["web", "app"]),
                "file": st.just(""),
                "mail": st.just(""),
                "user_agent": st.sampled_from(["", "Firefox", "Googlebot/2.1", "CUBOT X20", "curl/8.1"]),
                "network": st.sampled_from(["", "office"]),
                "received_at": st.one_of(st.just(None), moments),
                "amount": st.just(""),
            }
        ),
        max_size=14,
    )


def counts(outcome: Outcome) -> dict[str, int]:
    (source,) = outcome.results.sources
    assert source.kept is not None
    return {**{step.step: step.removed for step in source.cleaning}, "": source.kept}


@pytest.mark.parametrize("names", [*((name,) for name in STEPS), ALL, tuple(reversed(ALL))], ids=" then ".join)
@settings(max_examples=25, phases=FOUND)
@given(rows=events())
def test_as_many_rows_go_for_each_reason(names: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    steps = [(STEPS[name][0].split("step: ")[1].split(",")[0].rstrip("}"), STEPS[name][1]) for name in names]
    assert counts(small(*names).measured({"log": rows})) == reference.cleaned(rows, steps)


@settings(max_examples=25, phases=FOUND)
@given(rows=events())
def test_cleaning_what_is_clean_removes_nothing(rows: list[dict[str, Any]]) -> None:
    left: list[dict[str, Any]] = []

    def after(outcome: Outcome, asked: Asked) -> None:
        left.extend(rows_of(asked, "cxj.log-cleaned"))

    first = counts(small(*ALL).measured({"log": rows}, after=after))
    again = counts(small(*ALL).measured({"log": left}, columns={"log": tuple(left[0]) if left else COLUMNS}))
    assert again == {**dict.fromkeys(again, 0), "": first[""]}


def test_a_share_above_its_ceiling_is_told_at_the_ceiling() -> None:
    made = Small({"s.yaml": f"{SOURCE}    quality:\n      - {{step: known-bots, ceiling: 40 %}}\n", "m.yaml": METRIC})
    robot = {"what": "A", "at": at(0), "user_agent": "SomeBot"}
    person = {"what": "A", "at": at(0), "user_agent": "Firefox"}
    over = made.measured({"log": [robot, person]})
    assert codes(over) == ["M019 s.yaml:11:33"]
    assert over.diagnostics[0].message.in_("fr") == (
        "`known-bots` retire 50,0\u00a0% des lignes de `log`, au-delà de son plafond de 40,0\u00a0%"
    )
    (step,) = over.results.sources[0].cleaning
    assert (step.share, step.ceiling, step.exceeded) == (0.5, 0.4, True)
    assert codes(made.measured({"log": [robot, person, person]})) == []


@pytest.mark.parametrize(
    ("step", "place"),
    [("velocity", "s.yaml:11:16"), ("clock-skew", "s.yaml:11:16"), ("spam", "s.yaml:11:16"), ("internal-traffic", "s.yaml:11:16")],
)  # fmt: skip
def test_a_step_that_lacks_what_it_works_with_is_told(step: str, place: str) -> None:
    made = Small({"s.yaml": f"{SOURCE}    quality:\n      - {{step: {step}}}\n", "m.yaml": METRIC})
    told = codes(made.measured({"log": [{"what": "A", "at": at(0)}]}))
    assert [found.split()[0] for found in told] == ["M033"]
    assert told[0].split()[1].startswith(place.rsplit(":", 1)[0])
