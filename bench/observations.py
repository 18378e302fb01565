"""Synthetic observations for the example organisation, with planted faults and the truth beside them.

    python bench/observations.py DIR [PEOPLE] [SEED]

writes the CSV files of Banque Azur and Littoral Assurances under DIR/data, and DIR/truth.json: how many robots,
duplicates, hurried devices, colleagues, wrong clocks, split identities and skipped touchpoints there are. Nobody in
these files exists.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BEGIN = dt.datetime(2025, 1, 6, 8)
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
LOAN = (
    ("simulation_completed", 1.0), ("appointment_booked", 0.6), ("meeting_held", 0.9), ("checklist_opened", 0.9),
    ("document_uploaded", 0.85), ("progress_viewed", 0.95), ("loan_answered", 0.8), ("insurance_chosen", 0.95),
    ("offer_accepted", 0.9), ("deed_signed", 0.95), ("instalment_paid", 0.97), ("check_in_held", 0.6),
)  # fmt: skip
CLAIM = (
    ("help_call_ended", 1.0), ("claim_declared", 0.97), ("proof_received", 0.95), ("visit_booked", 0.95),
    ("visit_held", 0.98), ("offer_sent", 0.97), ("works_started", 0.9), ("claim_paid", 0.97), ("contract_renewed", 0.85),
)  # fmt: skip
SKIPPED = {"appointment_booked": "meeting_held", "visit_booked": "visit_held"}
"""What some people go without, though the design says that they cannot."""


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


def loans(people: int, chance: random.Random) -> tuple[Plant, list[dict[str, Any]]]:
    """Loan journeys, answers to surveys; a tenth of the people begin anonymously on a device of their own."""
    plant, answers = Plant(chance), []
    for person in range(people):
        at = BEGIN + dt.timedelta(hours=chance.randrange(24 * 200))
        customer, visit = f"c{person:05d}", f"v{person:05d}"
        skips = chance.random() < 0.08
        anonymous = chance.random() < 0.3
        plant.truth["split_identities"] += anonymous
        plant.truth["people"] += 1
        for step, (name, goes_on) in enumerate(LOAN):
            if chance.random() > goes_on:
                break
            if skips and name in SKIPPED:
                plant.truth["skipped"] += 1
                continue
            # The step that was skipped is the one at which the device would have met the name.
            plant.truth["never_linked"] += anonymous and skips and step == 2
            at += dt.timedelta(hours=370 * 24 if name == "instalment_paid" else chance.randrange(5, 120))
            row = plant.add(
                customer="" if anonymous and step == 0 else customer, email_hash=f"h{person:05d}" if step else "",
                visit=visit if step < 2 else "", session=f"s{person:05d}-{step}", file=f"f{person:05d}" if step > 2 else "",
                name=name, at=at, received_at=at + dt.timedelta(seconds=chance.randrange(90)),
                channel=chance.choice(["web", "app", "phone"]), user_agent=BROWSER, network="",
                outcome=chance.choice(["accepted"] * 4 + ["refused"]) if name == "document_uploaded" else "",
                funds=chance.choice(["on-time"] * 49 + ["late"]) if name == "deed_signed" else "",
                papers=chance.randrange(6, 16) if name == "checklist_opened" else "",
            )  # fmt: skip
            _doubled(plant, row)
            if name in ("meeting_held", "document_uploaded", "check_in_held") and chance.random() < 0.5:
                answers.append(_answer(len(answers), customer, f"h{person:05d}", name, at, chance))
    _robots(plant, people // 12, dict.fromkeys(AZUR, ""), "name", "visit")
    return plant, answers


def claims(people: int, chance: random.Random) -> Plant:
    """Claims of policyholders."""
    plant = Plant(chance)
    for person in range(people):
        at = BEGIN + dt.timedelta(hours=chance.randrange(24 * 250))
        skips = chance.random() < 0.06
        plant.truth["people"] += 1
        for name, goes_on in CLAIM:
            if chance.random() > goes_on:
                break
            if skips and name in SKIPPED:
                plant.truth["skipped"] += 1
                continue
            at += dt.timedelta(hours=chance.randrange(300 * 24, 380 * 24) if name == "contract_renewed" else chance.randrange(6, 200))  # fmt: skip
            row = plant.add(
                policy=f"p{person:05d}", phone_hash=f"t{person:05d}", caller=f"d{person:05d}", step=name, at=at,
                channel=chance.choice(["phone", "app", "letter"]), user_agent=BROWSER, network="", honeypot="", cover="",
            )  # fmt: skip
            _doubled(plant, row)
    _robots(plant, people // 40, dict.fromkeys(LITTORAL, ""), "step", "caller")
    return plant


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


def _answer(
    number: int, customer: str, email: str, event: str, at: dt.datetime, chance: random.Random
) -> dict[str, Any]:
    touchpoint, low, high = {
        "meeting_held": ("first-home-loan/advice/meeting", 1, 5),
        "document_uploaded": ("first-home-loan/file/upload", 1, 7),
        "check_in_held": ("first-home-loan/live/check-in", 0, 10),
    }[event]
    score = min(high, max(low, round(chance.gauss(high * 0.8, high * 0.2))))
    return {
        "id": f"a{number:06d}", "customer": customer, "email_hash": email, "touchpoint": touchpoint,
        "answered_at": at + dt.timedelta(hours=chance.randrange(2, 40)), "score": score, "scale": f"{low}-{high}",
        "invited": "true",
    }  # fmt: skip


def _write(path: Path, names: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write(folder: Path, people: int = 600, seed: int = 20_261_122) -> dict[str, dict[str, int]]:
    """Write every file; the truth comes back, and stands in `truth.json`."""
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    azur, answers = loans(people, random.Random(seed))
    littoral = claims(people, random.Random(seed + 1))
    _write(data / "azur-events.csv", AZUR, azur.rows)
    _write(data / "azur-answers.csv", ANSWERS, answers)
    files = sorted({(row["customer"], row["file"], row["at"].date()) for row in azur.rows if row["file"]})
    opened: dict[str, tuple[str, Any]] = {}
    for customer, file, day in files:
        opened.setdefault(file, (customer, day))
    loans_ = [{"file": file, "customer": c, "opened_at": day, "amount": 180_000} for file, (c, day) in opened.items()]
    _write(data / "azur-loans.csv", ("file", "customer", "opened_at", "amount"), loans_)
    months = [f"2025-{month:02d}-01" for month in range(1, 13)]
    costs = [{"stage": "file", "month": month, "amount": 41_000, "currency": "EUR"} for month in months]
    _write(data / "azur-costs.csv", ("stage", "month", "amount", "currency"), costs)
    _write(data / "littoral-events.csv", LITTORAL, littoral.rows)
    _write(data / "littoral-contracts.csv", ("contract", "policy", "since"), [
        {"contract": f"k{person:05d}", "policy": f"p{person:05d}", "since": "2020-01-01"} for person in range(people)
    ])  # fmt: skip
    _write(data / "littoral-answers.csv", ("id", "policy", "touchpoint", "at", "score", "scale", "invited"), [])
    truth = {"azur-events": dict(azur.truth), "littoral-events": dict(littoral.truth)}
    (folder / "truth.json").write_text(json.dumps(truth, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return truth


if __name__ == "__main__":
    print(json.dumps(write(Path(sys.argv[1]), *(int(word) for word in sys.argv[2:])), indent=2, sort_keys=True))
