"""What was planted in a synthetic log, and how much of it is found again: precision and recall, printed.

    python bench/truth.py [PEOPLE] [SEED]

The log is made up, row by row, with a note of why each row is there; the notes are kept from the measurement. Among what
is planted stand things that only look like it: a telephone called Cubot, somebody quick, a button pressed again after a
while. Rows are compared with rows, pairs of rows of one person with such pairs, and deviations with deviations,
touchpoint by touchpoint. A second table adds tablets that many people share: they are not joined into one person, and
the other names of these people still are.
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import comb
from pathlib import Path
from textwrap import dedent
from typing import Any

from cxjourney.compiler import compile_workspace
from cxjourney.measure.asking import Asked
from cxjourney.measure.engines.duckdb import DuckDb
from cxjourney.measure.engines.engine import Dates
from cxjourney.measure.run import Job, Outcome, measured
from cxjourney.metrics.results import JourneyResult
from cxjourney.wording import Wording

BEGIN = dt.datetime(2026, 1, 5, 8)
AS_OF = dt.datetime(2026, 12, 31)
COLUMNS = ("row", "id", "who", "mail", "device", "what", "at", "received_at", "user_agent", "network", "outcome")
BROWSERS = ("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "Mozilla/5.0 (Linux; Android 13; CUBOT X70) Chrome/126.0")
ROBOTS = ("Mozilla/5.0 (compatible; bingbot/2.0)", "curl/8.5.0", "Mozilla/5.0 (compatible; ExampleBot/2.1)")
STEPS = ("search", "choose", "pay", "collect")
FILES = {
    "cxjourney.yaml": """
        cxjourney: v1
        kind: workspace
        organisation: {name: Synthetic}
        include: ['w-*.yaml']
    """,
    "w-source.yaml": """
        cxjourney: v1
        kind: source
        id: log
        name: Log
        type: events
        format: csv
        location: log.csv
        mapping: {event_id: id, user_id: who, anonymous_id: device, event: what, ts: at, outcome: outcome}
        timezone: UTC
        identity: {keys: [who, mail], anonymous: device, max_component: 12}
        quality:
          - {step: duplicates, within: PT5S}
          - {step: known-bots}
          - {step: velocity, per_minute: 30}
          - {step: internal-traffic, where: network = 'office' and row > ''}
          - {step: clock-skew, within: PT1H}
    """,
    "w-journey.yaml": """
        cxjourney: v1
        kind: journey
        id: order
        name: Order
        stages:
          - id: all
            name: All
            touchpoints:
              - {id: search, name: Search, event: search}
              - {id: choose, name: Choose, event: choose, next: [{to: all/search}, {to: all/pay}]}
              - {id: pay, name: Pay, event: pay}
              - {id: collect, name: Collect, event: collect, deadline: P7D}
        exits: [{id: done, type: success}]
    """,
    "w-metric.yaml": """
        cxjourney: v1
        kind: metric
        id: orders
        name: Orders
        type: conversion
        source: log
        per: user
        steps: [{touchpoint: order/all/search}, {touchpoint: order/all/collect}]
        window: P30D
    """,
}


@dataclass
class Log:
    """Rows, and what is true of them: why each should go, whose it is, and which deviations were planted."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)
    deviations: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, person: str, at: dt.datetime, what: str, *, reason: str = "", **cells: Any) -> dict[str, Any]:
        number = f"{len(self.rows):06d}"
        row = dict.fromkeys(COLUMNS, "") | {
            "row": number, "id": f"e{number}", "what": what, "at": at, "received_at": at, "user_agent": BROWSERS[0],
        }  # fmt: skip
        self.rows.append({**row, **cells})
        self.reasons[number] = reason
        self.persons[number] = person
        return self.rows[-1]


@dataclass(frozen=True)
class Score:
    """Of one thing: how often it was planted, how often it was said to be there, and how often rightly."""

    planted: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.planted if self.planted else 1.0


def made_up(people: int, chance: random.Random, tablets: int = 0) -> Log:
    """The log of so many people, with robots, colleagues and the rest beside them; twenty of them share each tablet."""
    log = Log()
    for number in range(people):
        _person(log, number, chance)
    for robot in range(people // 10):
        for _ in range(3):
            at = BEGIN + dt.timedelta(minutes=chance.randrange(200_000))
            log.add(
                "", at, chance.choice(STEPS), reason="known-bots", device=f"r{robot}", user_agent=chance.choice(ROBOTS)
            )
    for hurried in range(max(people // 200, 1)):
        at = BEGIN + dt.timedelta(days=hurried)
        for second in range(40):
            log.add("", at + dt.timedelta(seconds=second), f"page-{second}", reason="velocity", device=f"h{hurried}")
        for second in range(0, 90, 3):  # somebody quick, and yet a person: thirty rows in a minute and a half
            log.add(f"quick{hurried}", at + dt.timedelta(seconds=second), f"page-{second}", device=f"q{hurried}")
    for colleague in range(max(people // 40, 1)):
        log.add("", BEGIN + dt.timedelta(hours=colleague), "search", reason="internal-traffic", device=f"o{colleague}", network="office")  # fmt: skip
        at = BEGIN + dt.timedelta(hours=colleague)
        log.add("", at, "search", reason="clock-skew", device=f"k{colleague}", received_at=at + dt.timedelta(hours=3))
        log.add(f"slow{colleague}", at, "help", device=f"w{colleague}", received_at=at + dt.timedelta(minutes=50))
    for shop in range(tablets):
        for number in chance.sample(range(people), min(20, people)):
            at = BEGIN + dt.timedelta(days=300, minutes=number)
            log.add(f"c{number}", at, "help", who=f"c{number:05d}", device=f"tablet{shop}")
    chance.shuffle(log.rows)
    return log


def _person(log: Log, number: int, chance: random.Random) -> None:
    person, at = f"c{number}", BEGIN + dt.timedelta(minutes=chance.randrange(200_000))
    who, mail, device = f"c{number:05d}", f"m{number:05d}", f"d{number:05d}"
    split, kind = chance.random() < 0.3, chance.random()
    agent = chance.choice(BROWSERS)
    path = ["search", "choose", "pay", "collect"]
    if kind < 0.06:
        path.remove("pay")
        log.deviations["missing", "pay"] += 1
    elif kind < 0.10:
        path += ["search"]
        log.deviations["ad_hoc", "search"] += 1
        log.deviations["left", "search"] += 1
        log.deviations["repeats", "search"] += 1
    elif kind < 0.18:
        path = path[:2]
        log.deviations["left", "choose"] += 1
    elif kind < 0.26:
        path = ["search", "choose", *path]
        log.deviations["repeats", "search"] += 1
        log.deviations["repeats", "choose"] += 1
    late, fails = chance.random() < 0.1 and "collect" in path, chance.random() < 0.05 and "pay" in path
    log.deviations["late", "collect"] += late
    log.deviations["failing", "pay"] += fails
    for place, what in enumerate(path):
        at += dt.timedelta(days=8) if what == "collect" and late else dt.timedelta(minutes=chance.randrange(2, 600))
        names = {"who": who, "mail": mail}
        if split:  # a device alone, then the device with a mail, then the mail with the name
            names = [{"device": device}, {"device": device, "mail": mail}, {"mail": mail, "who": who}, {"who": who}][
                min(place, 3)
            ]
        row = log.add(person, at, what, user_agent=agent, outcome="refused" if fails and what == "pay" else "", **names)
        copies = chance.random()
        if copies < 0.02:  # sent again under its own identifier
            again = log.add(person, at, what, reason="duplicates")
            again.update({**row, "row": again["row"]})
            # Which of two equal rows is the copy, nobody can tell: the engine keeps the first in its order.
        elif copies < 0.04:  # pressed twice
            again = log.add(person, at + dt.timedelta(seconds=3), what, reason="duplicates")
            again.update({**row, "row": again["row"], "id": again["id"], "at": again["at"], "received_at": again["at"]})


def scores(log: Log, folder: Path) -> Mapping[str, Score]:
    """Measure the log, and compare what is said with what is true."""
    for name, text in FILES.items():
        (folder / name).write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    with (folder / "log.csv").open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, COLUMNS)
        writer.writeheader()
        writer.writerows(log.rows)
    compilation = compile_workspace(folder, AS_OF.date())
    judged: dict[str, tuple[str | None, str | None]] = {}

    def after(_: Outcome, asked: Asked) -> None:
        for row, reason in asked.engine.run('select "row", cxj_reason from cxj."log-judged"', {})[1]:
            judged[row] = (reason, None)
        for row, person in asked.engine.run('select "row", who from cxj."log-cleaned"', {})[1]:
            judged[row] = (None, person)

    job = Job(compilation.model, compilation.workspace, folder, Dates(AS_OF), "bench", ("orders",), ("order",))
    outcome = measured(job, lambda tables: DuckDb(folder, tables, "1GB"), _silent, after)
    found = {reason: _rows(log, judged, reason) for reason in ("duplicates", "known-bots", "velocity", "internal-traffic", "clock-skew")}  # fmt: skip
    found["identities (pairs of rows)"] = _pairs(log, judged)
    return found | _deviations(log, outcome.results.journeys[0])


@contextlib.contextmanager
def _silent(_: Wording) -> Iterator[None]:
    yield


def _rows(log: Log, judged: Mapping[str, tuple[str | None, str | None]], reason: str) -> Score:
    """Rows that go. Of two rows that are equal in all that is read, either may be called the copy."""
    ids = {row["row"]: (row["id"], row["at"]) for row in log.rows}
    planted = Counter(ids[row] for row, why in log.reasons.items() if why == reason)
    said = Counter(ids[row] for row, (why, _) in judged.items() if why == reason)
    return Score(planted.total(), said.total(), (planted & said).total())


def _pairs(log: Log, judged: Mapping[str, tuple[str | None, str | None]]) -> Score:
    """Pairs of rows that stay and are about one person."""
    kept = {row: person for row, (why, person) in judged.items() if why is None and log.persons[row]}
    truth = Counter(log.persons[row] for row in kept)
    said = Counter(person for person in kept.values() if person)
    both = Counter((log.persons[row], person) for row, person in kept.items() if person)
    return Score(*(sum(comb(n, 2) for n in counts.values()) for counts in (truth, said, both)))


def _deviations(log: Log, journey: JourneyResult) -> dict[str, Score]:
    """Deviations by kind, added up over the touchpoints."""
    made: dict[str, Score] = {}
    for kind in ("missing", "ad_hoc", "left", "repeats", "late", "failing"):
        planted = {seen.event: log.deviations[kind, seen.event] for seen in journey.touchpoints}
        said = {seen.event: getattr(seen, kind) for seen in journey.touchpoints}
        right = sum(min(planted[event], said[event]) for event in planted)
        made[kind.replace("_", " ")] = Score(sum(planted.values()), sum(said.values()), right)
    return made


def table(found: Mapping[str, Score]) -> str:
    """One line a thing."""
    lines = [f"{'synthetic data':28}{'planted':>9}{'found':>9}{'precision':>11}{'recall':>8}"]
    lines += [
        f"{name:28}{score.planted:>9}{score.found:>9}{score.precision:>11.3f}{score.recall:>8.3f}"
        for name, score in found.items()
    ]
    return "\n".join(lines)


def main(people: int = 2_000, seed: int = 20_261_122) -> None:
    """Make up, measure, compare, print."""
    for tablets in (0, people // 400):
        print(f"{people} made-up people, {tablets} tablets that twenty of them share each")
        with tempfile.TemporaryDirectory(prefix="cxj-truth-") as folder:
            print(table(scores(made_up(people, random.Random(seed), tablets), Path(folder))), end="\n\n")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
