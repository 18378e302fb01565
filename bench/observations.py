"""Synthetic observations for the example organisation, with planted faults and the truth beside them.

    python bench/observations.py DIR [PEOPLE] [SEED]

writes the CSV files of Banque Azur and Littoral Assurances under DIR/data, and DIR/truth.json: how many robots,
duplicates, hurried devices, colleagues, wrong clocks, split identities and skipped touchpoints there are, how many went
from touchpoint to touchpoint, and of each survey how many were invited and answered. PEOPLE look for a loan, a quarter
as many have a claim. Nobody in these files exists.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BEGIN = dt.datetime(2024, 1, 8, 8)
END = dt.datetime(2026, 11, 15)
"""What would come later has not happened: who waits for it is under way."""
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"
ROBOT = "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example.org)"
AZUR = ("id", "customer", "email_hash", "visit", "session", "file", "name", "at", "received_at", "channel", "user_agent",
        "network", "outcome", "funds", "papers")  # fmt: skip
LITTORAL = (
    "id",
    "policy",
    "phone_hash",
    "caller",
    "step",
    "at",
    "channel",
    "user_agent",
    "network",
    "honeypot",
    "cover",
)
ANSWERS = ("id", "customer", "email_hash", "touchpoint", "answered_at", "score", "scale", "invited")
REPLIES = ("id", "policy", "touchpoint", "at", "score", "scale", "invited")
ONLINE = ("simulation_completed", "certificate_sent", "appointment_booked")
"""Where a device is seen; from the second of these on, with the name of its person."""
SKIPPED = {"appointment_booked": "meeting_held", "visit_booked": "visit_held"}
"""What some people go without, though the design says that they cannot."""
STAGES = {"dream": 4_000, "advice": 6_000, "file": 9_000, "decision": 5_100, "sign": 3_400, "live": 1_500}
"""What each stage of a loan costs in a month, in euros, for as many people as there are unless said."""
PEOPLE = 8_000


@dataclass(frozen=True)
class Way:
    """What follows an event: each next one with its probability, the rest stop; and how long it takes, in hours."""

    to: Mapping[str, float]
    least: int = 5
    most: int = 120


@dataclass(frozen=True)
class Asking:
    """A survey: where it asks, which share of those invited answer, its scale, and around what they answer."""

    touchpoint: str
    rate: float
    low: int
    high: int
    around: float
    spread: float


LOAN: Mapping[str, Way] = {
    "simulation_completed": Way({"certificate_sent": 0.22, "appointment_booked": 0.23}, 12, 240),
    "certificate_sent": Way({"appointment_booked": 0.55}, 24, 300),
    "appointment_booked": Way({"meeting_held": 0.86}, 60, 280),
    "meeting_held": Way({"checklist_opened": 0.84}, 6, 120),
    "checklist_opened": Way({"document_uploaded": 0.78}, 24, 240),
    "document_uploaded": Way({"document_asked_again": 0.33, "progress_viewed": 0.57}, 12, 96),
    "document_asked_again": Way({"document_uploaded": 0.4, "progress_viewed": 0.3}, 24, 160),
    "progress_viewed": Way({"status_call_ended": 0.4, "loan_answered": 0.55}, 48, 260),
    "status_call_ended": Way({"loan_answered": 0.93}, 36, 200),
    "loan_answered": Way({"insurance_chosen": 0.9}, 24, 160),
    "insurance_chosen": Way({"offer_accepted": 0.97}, 24, 160),
    "offer_accepted": Way({"deed_signed": 0.95}, 250, 700),
    "deed_signed": Way({"instalment_paid": 0.93}, 24 * 367, 24 * 391),
    "instalment_paid": Way({"check_in_held": 0.82}, 24, 700),
    "check_in_held": Way({}),
}
CLAIM: Mapping[str, Way] = {
    "help_call_ended": Way({"claim_declared": 0.97}, 6, 60),
    "claim_declared": Way({"proof_received": 0.99}, 24, 160),
    "proof_received": Way({"visit_booked": 0.99}, 12, 60),
    "visit_booked": Way({"visit_held": 0.995}, 72, 330),
    "visit_held": Way({"offer_sent": 0.99}, 24, 160),
    "offer_sent": Way({"works_started": 0.98}, 72, 260),
    "works_started": Way({"claim_paid": 0.78}, 120, 420),
    "claim_paid": Way({"contract_renewed": 0.86}, 300 * 24, 380 * 24),
    "contract_renewed": Way({}),
}
AZUR_ASKS: Mapping[str, tuple[Asking, ...]] = {
    "simulation_completed": (Asking("first-home-loan/dream/simulate", 0.14, 1, 5, 4.1, 0.9),),
    "meeting_held": (Asking("first-home-loan/advice/meeting", 0.31, 1, 5, 4.5, 0.7),),
    "document_uploaded": (Asking("first-home-loan/file/upload", 0.19, 1, 7, 4.1, 1.5),),
    "offer_accepted": (Asking("first-home-loan/sign/offer", 0.24, 1, 5, 4.2, 0.9),),
    "deed_signed": (
        Asking("settle-in/leave/old-contracts", 0.3, 1, 5, 4.4, 0.8),
        Asking("settle-in/prepare/insure", 0.24, 1, 5, 4.2, 1.0),
    ),
    "check_in_held": (Asking("first-home-loan/live/check-in", 0.32, 0, 10, 8.4, 1.7),),
}
LITTORAL_ASKS: Mapping[str, tuple[Asking, ...]] = {
    "help_call_ended": (Asking("insurance-claim/shock/help-call", 0.38, 1, 5, 4.7, 0.7),),
    "claim_declared": (Asking("insurance-claim/report/declare", 0.21, 1, 7, 5.3, 1.3),),
    "visit_held": (Asking("insurance-claim/assess/visit", 0.33, 1, 5, 4.5, 0.7),),
    "offer_sent": (Asking("insurance-claim/assess/offer", 0.21, 1, 5, 3.7, 1.0),),
    "contract_renewed": (Asking("insurance-claim/after/renew", 0.24, 0, 10, 8.3, 1.9),),
}


@dataclass
class Plant:
    """Rows so far and what was planted among them."""

    chance: random.Random
    rows: list[dict[str, Any]] = field(default_factory=list)
    truth: Counter[str] = field(default_factory=Counter)

    def add(self, **row: Any) -> dict[str, Any]:
        row["id"] = f"e{len(self.rows):07d}"
        self.rows.append(row)
        return row

    def walked(self, path: list[tuple[str, dt.datetime]], skips: bool) -> None:
        """Note who came where."""
        names = [name for name, _ in path]
        self.truth["people"] += 1
        self.truth["skipped"] += sum(skips and after in names for after in SKIPPED.values())
        for name in dict.fromkeys(names):
            self.truth[f"reached {name}"] += 1


def path_of(
    ways: Mapping[str, Way], skips: bool, begin: dt.datetime, chance: random.Random
) -> Iterator[tuple[str, dt.datetime]]:
    """The events of one person with their times, up to where they stop or `END` comes.

    Who `skips` goes without what cannot be skipped: its time passes, the event does not come.
    """
    name: str | None = next(iter(ways))
    at = begin
    while name is not None and at <= END:
        if not (skips and name in SKIPPED):
            yield name, at
        way = ways[name]
        drawn, name = chance.random(), None
        for target, share in way.to.items():
            if drawn < share:
                name = target
                break
            drawn -= share
        at += dt.timedelta(hours=chance.randrange(way.least, way.most), minutes=chance.randrange(60))


def loans(people: int, chance: random.Random) -> tuple[Plant, Plant]:
    """Loan journeys, and the invitations to surveys; some people begin anonymously on a device of their own."""
    plant, asked = Plant(chance), Plant(chance)
    for person in range(people):
        begin = BEGIN + dt.timedelta(hours=chance.randrange(24 * 540))
        customer, email, visit, file = f"c{person:05d}", f"h{person:05d}", f"v{person:05d}", f"f{person:05d}"
        skips = chance.random() < 0.08
        anonymous = chance.random() < 0.3
        path = list(path_of(LOAN, skips, begin, chance))
        plant.walked(path, skips)
        plant.truth["split_identities"] += anonymous
        # Who meets the bank before a device has met the name stays two persons.
        plant.truth["never_linked"] += anonymous and len(path) > 1 and path[1][0] not in ONLINE
        for step, (name, at) in enumerate(path):
            row = plant.add(
                customer="" if anonymous and step == 0 else customer, email_hash=email if step else "",
                visit=visit if name in ONLINE else "", session=f"s{person:05d}-{step}",
                file=file if name not in (*ONLINE, "meeting_held") else "",
                name=name, at=at, received_at=at + dt.timedelta(seconds=chance.randrange(90)),
                channel=_channel(name, chance), user_agent=BROWSER, network="",
                outcome=_outcome(name, path[step + 1 :]),
                funds=chance.choices(["on-time", "late"], [79, 1])[0] if name == "deed_signed" else "",
                papers=chance.randrange(8, 18) if name == "checklist_opened" else "",
            )  # fmt: skip
            _doubled(plant, row)
            if name == "status_call_ended":
                _request(plant, row, chance)
            for survey in AZUR_ASKS.get(name, ()) if step or not anonymous else ():
                _invited(asked, survey, at, customer=customer, email_hash=email)
    _robots(plant, people // 12, dict.fromkeys(AZUR, ""), "name", "visit")
    return plant, asked


def _channel(name: str, chance: random.Random) -> str:
    if name == "loan_answered":
        return chance.choices(["phone", "letter"], [91, 9])[0]
    return chance.choice(["web", "app", "phone"])


def _outcome(name: str, after: list[tuple[str, dt.datetime]]) -> str:
    """A paper is refused when another is asked for."""
    if name != "document_uploaded":
        return ""
    return "refused" if after and after[0][0] == "document_asked_again" else "accepted"


def _request(plant: Plant, row: Mapping[str, Any], chance: random.Random) -> None:
    """What was asked on the phone is closed on the spot; for some it is opened again within a week."""
    closed = {**row, "name": "request_closed", "at": row["at"] + dt.timedelta(minutes=20)}
    plant.add(**{**closed, "received_at": closed["at"]})
    plant.truth["requests"] += 1
    if chance.random() < 0.42:
        again = row["at"] + dt.timedelta(hours=chance.randrange(24, 150))
        plant.add(**{**row, "name": "request_reopened", "at": again, "received_at": again})
        plant.truth["requests_reopened"] += 1


def claims(people: int, chance: random.Random) -> tuple[Plant, Plant]:
    """Claims of policyholders, the invitations to surveys, homes newly insured; some call again within a week."""
    plant, asked = Plant(chance), Plant(chance)
    for person in range(people):
        begin = BEGIN + dt.timedelta(days=300, hours=chance.randrange(24 * 540))
        policy, names = f"p{person:05d}", {"phone_hash": f"t{person:05d}", "caller": f"d{person:05d}"}
        skips = chance.random() < 0.06
        path = list(path_of(CLAIM, skips, begin, chance))
        plant.walked(path, skips)
        for name, at in path:
            row = plant.add(
                policy=policy, **names, step=name, at=at, channel=chance.choice(["phone", "app", "letter"]),
                user_agent=BROWSER, network="", honeypot="", cover="",
            )  # fmt: skip
            _doubled(plant, row)
            if name == "help_call_ended" and chance.random() < 0.2:
                plant.add(**{**row, "at": at + dt.timedelta(minutes=chance.randrange(60, 340))})
                plant.truth["called_twice"] += 1
            for survey in LITTORAL_ASKS.get(name, ()):
                _invited(asked, survey, at, policy=policy)
    for home in range(people // 3):
        at = BEGIN + dt.timedelta(days=90, hours=chance.randrange(24 * 900))
        cover = chance.choices(["on-time", "late"], [96, 4])[0]
        plant.truth["homes_insured"] += 1
        plant.truth["homes_insured_on_time"] += cover == "on-time"
        plant.add(
            policy=f"n{home:05d}", step="home_insured", at=at, channel="app", user_agent=BROWSER, network="",
            honeypot="", cover=cover,
        )  # fmt: skip
    _robots(plant, people // 40, dict.fromkeys(LITTORAL, ""), "step", "caller")
    return plant, asked


def _invited(asked: Plant, survey: Asking, at: dt.datetime, **whose: str) -> None:
    """An invitation; with a score when it is answered. Without one, its date is that on which it was sent."""
    chance = asked.chance
    answers = chance.random() < survey.rate
    score = min(survey.high, max(survey.low, round(chance.gauss(survey.around, survey.spread))))
    when = at + dt.timedelta(hours=chance.randrange(2, 40))
    asked.truth[f"invited {survey.touchpoint}"] += 1
    asked.truth[f"answered {survey.touchpoint}"] += answers
    asked.add(
        **whose, touchpoint=survey.touchpoint, answered_at=when, at=when, score=score if answers else "",
        scale=f"{survey.low}-{survey.high}" if answers else "", invited="true",
    )  # fmt: skip


def _doubled(plant: Plant, row: dict[str, Any]) -> None:
    """Sometimes the row is sent again under its own id, or the button was pressed twice."""
    if plant.chance.random() < 0.006:
        plant.rows.append(dict(row))
        plant.truth["duplicates"] += 1
    elif plant.chance.random() < 0.006:
        plant.add(**{**row, "at": row["at"] + dt.timedelta(seconds=plant.chance.randrange(1, 5))})
        plant.truth["duplicates"] += 1


def _robots(plant: Plant, many: int, empty: dict[str, str], event: str, device: str) -> None:
    """Robots that say so; one that does not, and hurries; colleagues; clocks that are wrong."""
    chance = plant.chance
    times = {"received_at"} & set(empty)

    def row(at: dt.datetime, **values: Any) -> None:
        plant.add(**{**empty, "at": at, **dict.fromkeys(times, at), event: _first(event), **values})

    for robot in range(many):
        for _ in range(3):
            at = BEGIN + dt.timedelta(minutes=chance.randrange(60 * 24 * 300))
            row(at, user_agent=ROBOT, **{device: f"r{robot:05d}"})
            plant.truth["known-bots"] += 1
    for colleague in range(max(many // 3, 1)):
        row(
            BEGIN + dt.timedelta(days=colleague % 300),
            user_agent=BROWSER,
            network="office",
            **{device: f"o{colleague}"},
        )
        plant.truth["internal-traffic"] += 1
    if times:
        for second in range(55):
            row(
                BEGIN + dt.timedelta(days=40, seconds=second),
                user_agent=BROWSER,
                channel=f"page-{second}",
                **{device: "hurried"},
            )
            plant.truth["velocity"] += 1
        for clock in range(max(many // 6, 1)):
            at = BEGIN + dt.timedelta(days=clock % 300, hours=7)
            row(at, user_agent=BROWSER, received_at=at + dt.timedelta(hours=5), **{device: f"k{clock}"})
            plant.truth["clock-skew"] += 1


def _first(event: str) -> str:
    return "simulation_completed" if event == "name" else "claim_declared"


def _lent(file: str) -> int:
    """From 90 000 to 329 900, the same for a file whatever else is drawn."""
    return 90_000 + int(file[1:]) * 7_919 % 2_400 * 100


def _write(path: Path, names: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, names, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write(folder: Path, people: int = PEOPLE, seed: int = 20_261_122) -> dict[str, dict[str, int]]:
    """Write every file; the truth comes back, and stands in `truth.json`."""
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    households = people // 4
    azur, answers = loans(people, random.Random(seed))
    littoral, replies = claims(households, random.Random(seed + 1))
    _write(data / "azur-events.csv", AZUR, azur.rows)
    _write(data / "azur-answers.csv", ANSWERS, answers.rows)
    files = sorted({(row["customer"], row["file"], row["at"].date()) for row in azur.rows if row["file"]})
    opened: dict[str, tuple[str, Any]] = {}
    for customer, file, day in files:
        opened.setdefault(file, (customer, day))
    loans_ = [
        {"file": file, "customer": c, "opened_at": day, "amount": _lent(file)} for file, (c, day) in opened.items()
    ]
    _write(data / "azur-loans.csv", ("file", "customer", "opened_at", "amount"), loans_)
    costs = [
        {"stage": stage, "month": month, "amount": round(amount * people / PEOPLE), "currency": "EUR"}
        for month in _months()
        for stage, amount in STAGES.items()
    ]
    _write(data / "azur-costs.csv", ("stage", "month", "amount", "currency"), costs)
    _write(data / "littoral-events.csv", LITTORAL, littoral.rows)
    _write(data / "littoral-contracts.csv", ("contract", "policy", "since"), [
        {"contract": f"k{person:05d}", "policy": f"p{person:05d}", "since": "2020-01-01"} for person in range(households)
    ])  # fmt: skip
    _write(data / "littoral-answers.csv", REPLIES, replies.rows)
    plants = {"azur-answers": answers, "azur-events": azur, "littoral-answers": replies, "littoral-events": littoral}
    truth = {id_: dict(plant.truth) for id_, plant in plants.items()}
    (folder / "truth.json").write_text(json.dumps(truth, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return truth


def _months() -> Iterator[str]:
    """The months from the beginning to the end, the last one left out."""
    year, month = BEGIN.year, BEGIN.month
    while (year, month) < (END.year, END.month):
        yield f"{year}-{month:02d}-01"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


if __name__ == "__main__":
    print(json.dumps(write(Path(sys.argv[1]), *(int(word) for word in sys.argv[2:])), indent=2, sort_keys=True))
