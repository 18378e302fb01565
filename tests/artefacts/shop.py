"""A small shop of nine events, whose numbers can be counted on the fingers, with texts that mean harm."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from cxjourney.backends.backend import Job
from cxjourney.compiler import compile_workspace
from tests.laying import TODAY, laid

AS_OF = "2026-01-26"
"""The seventh day after the visit of `u4`, to the second: the window of a week has its end inside."""
EXPECTED = {
    "visits": 5, "purchases": 4, "buyers": 1, "lost": 0, "visit-to-purchase-7d": 0.4, "visit-to-purchase": 1 / 3,
    "revenue": 240, "revenue-7d": 140, "basket": 60, "nps-checkout": 25, "nps-support": -100, "order": 60, "q": 0,
    "hurried": 0, "time-to-buy": 5.75,
}  # fmt: skip
"""What the numbers are. Of the five visits two lead to a purchase within a week, the last of them at its very end.

One of three came twice before buying; people waited 2, 7, 19 and 20 days, of which 5.75 is the first quartile.
"""
HARM = "{{ 1 / 0 }} {% raise %} {# #} \"quoted\" 'single' $x # - [a] & * ! `c` é"
EVENTS = (
    ("u1", "visit", "2026-01-01 12:00:00", ""),
    ("u1", "visit", "2026-01-02 12:00:00", ""),
    ("u1", "purchase", "2026-01-03 12:00:00", "100"),
    ("u2", "visit", "2026-01-01 12:00:00", ""),
    ("u2", "purchase", "2026-01-20 12:00:00", "40"),
    ("u3", "visit", "2026-01-05 12:00:00", ""),
    ("u3", "purchase", "2026-01-25 12:00:00", "50"),
    ("u4", "visit", "2026-01-19 12:00:00", ""),
    ("u4", "purchase", "2026-01-26 12:00:00", "50"),
)
ANSWERS = (
    ("checkout", 10), ("checkout", 9), ("checkout", 8), ("checkout", 3), ("support", 0), ("support", 6),
)  # fmt: skip
CATALOG = f"""
kind: catalog
sources:
  - id: shop-events
    name: Shop
    type: events
    location: data/events.csv
    timezone: UTC
    mapping: {{event_id: id, user_id: who, event: what, ts: at, value: value}}
  - id: shop-answers
    name: Answers
    type: surveys
    location: data/answers.csv
    timezone: UTC
    mapping: {{response_id: id, unit_id: who, ts: at, score: score, survey: asked}}
metrics:
  - {{id: visits, name: Visits, type: count, source: shop-events, per: event, count: {{event: visit}}}}
  - id: purchases
    name: {json.dumps(HARM)}
    definition: {json.dumps(HARM)}
    type: count
    source: shop-events
    per: event
    count: {{event: purchase}}
  - {{id: buyers, name: Buyers, type: ratio, source: shop-events, per: user, numerator: {{event: purchase}}, denominator: {{event: visit}}}}
  - {{id: lost, name: Lost, type: drop-off, source: shop-events, per: user, steps: [{{event: visit}}, {{event: purchase}}], window: P20D}}
  - id: visit-to-purchase-7d
    name: Visit to purchase in a week
    type: conversion
    source: shop-events
    per: user
    steps: [{{event: visit}}, {{event: purchase}}]
    window: P7D
    counting: entry
  - {{id: visit-to-purchase, name: Three steps, type: funnel, source: shop-events, per: user, window: P20D, steps: [{{event: visit}}, {{event: visit, where: "who != 'nobody'"}}, {{event: purchase}}]}}
  - {{id: revenue, name: Revenue, type: sum, source: shop-events, value: value, count: {{event: purchase}}}}
  - {{id: revenue-7d, name: Revenue of a week, type: sum, source: shop-events, value: value, count: {{event: purchase}}, window: P7D}}
  - {{id: basket, name: Basket, type: average, source: shop-events, value: value, per: event, count: {{event: purchase}}}}
  - {{id: nps-checkout, name: NPS, type: nps, source: shop-answers, count: {{where: "asked = 'checkout'"}}}}
  - {{id: nps-support, name: NPS of support, type: nps, source: shop-answers, count: {{where: "asked = 'support'"}}}}
  - {{id: order, name: Reserved word, type: derived, formula: "{{revenue}} / {{purchases}}"}}
  - {{id: q, name: One letter and nothing to count, type: count, source: shop-events, per: event, count: {{event: boom, where: "who = '{{{{ boom }}}}'"}}}}
  - {{id: hurried, name: Nothing above, type: ratio, source: shop-events, per: event, numerator: {{event: visit, where: "who = '{{% if %}}'"}}, denominator: {{event: visit}}}}
  - {{id: visits-rows, name: Takes the name of a part, type: count, source: shop-events, per: event, count: {{event: visit}}}}
  - {{id: time-to-buy, name: Time, type: duration, unit: days, source: shop-events, per: user, start: {{event: visit}}, end: {{event: purchase}}, entry: first, quantiles: [0.25, 0.5]}}
  - {{id: someday, name: Someday, definition: Not said how yet}}
"""
EXPECTED["visits-rows"] = 5


def shop(folder: Path) -> Path:
    """The workspace with its data."""
    root = laid(folder, {"a.yaml": CATALOG})
    data = root / "data"
    data.mkdir(exist_ok=True)
    rows = [f"e{at},{who},{what},{when},{value}" for at, (who, what, when, value) in enumerate(EVENTS)]
    (data / "events.csv").write_text("\n".join(["id,who,what,at,value", *rows, ""]))
    said = [f"a{at},u{at},2026-01-10 12:00:00,{score},{asked}" for at, (asked, score) in enumerate(ANSWERS)]
    (data / "answers.csv").write_text("\n".join(["id,who,at,score,asked", *said, ""]))
    return root


def job_of(root: Path) -> Job:
    made = compile_workspace(root, TODAY)
    return Job(made.model, made.workspace, TODAY)


@cache
def example() -> Job:
    from tests.laying import ROOT

    return job_of(ROOT)
