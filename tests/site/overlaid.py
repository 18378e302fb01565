"""A small shop whose orders were really measured, at three dates: what its site shows of that."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from cxjourney.backends.backend import Job
from cxjourney.backends.measured import Measured
from cxjourney.backends.site.backend import pages
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.render import Printer
from cxjourney.compiler import Compilation
from cxjourney.measure.standing import stale
from cxjourney.metrics.history import Run
from cxjourney.metrics.results import Results
from tests.laying import TODAY
from tests.measure.support import Small

DAY = 86_400
JOURNEY = """
    kind: journey
    id: order
    name: I order
    owner: desk
    kpis: [{metric: orders-done, target: ">= 30 %", by: 2027-06-30}, {metric: never, target: ">= 1"}, {metric: few, target: ">= 80 %", by: 2026-01-31}]
    stages:
      - id: look
        name: I look
        kpis: [{metric: looked-on, target: ">= 80 %"}]
        touchpoints:
          - {id: visit, name: I visit, event: visit, emotion: {score: 1}}
          - {id: talk, name: I talk it over}
          - {id: choose, name: I choose, event: choose, emotion: {score: 2}, kpis: [{metric: liked, target: ">= 90 %"}]}
      - id: pay
        name: I pay
        kpis: [{metric: paid-on, target: ">= 90 %"}]
        touchpoints:
          - {id: basket, name: I fill my basket, event: basket}
          - {id: card, name: I give my card, event: card, emotion: {score: -1}, next: [{to: get/gift}, {to: get/home}]}
      - id: get
        name: I get it
        touchpoints:
          - {id: gift, name: I find a gift, event: gift}
          - {id: home, name: I open the parcel, event: home, next: [{to: "exit:glad"}]}
    exits: [{id: glad, type: success}]
"""
CATALOG = """
    kind: catalog
    teams: [{id: desk, name: Desk}]
    sources:
      - id: log
        name: Log
        type: events
        synthetic: true
        format: csv
        location: data/log.csv
        mapping: {event_id: id, user_id: who, event: what, ts: at}
        timezone: UTC
        quality: [{step: duplicates, ceiling: 2 %}]
      - id: answers
        name: Answers
        type: surveys
        format: csv
        location: data/answers.csv
        mapping: {response_id: id, user_id: who, touchpoint: what, ts: at, score: amount}
        timezone: UTC
      - {id: lost, name: Lost, type: events, format: csv, location: data/lost.csv, mapping: {event_id: id, user_id: who, event: what, ts: at}, timezone: UTC}
    metrics:
      - {id: orders-done, name: Orders done, type: conversion, owner: desk, source: log, per: user, unit: percent, steps: [{touchpoint: order/look/visit}, {touchpoint: order/get/home}], window: P5D}
      - {id: looked-on, name: Looked on, type: conversion, source: log, per: user, steps: [{touchpoint: order/look/visit}, {touchpoint: order/pay/basket}], window: P5D}
      - {id: paid-on, name: Paid on, type: conversion, source: log, per: user, steps: [{touchpoint: order/pay/basket}, {touchpoint: order/get/home}], window: P5D}
      - {id: liked, name: Liked, type: csat, source: answers, count: {touchpoint: order/look/choose}}
      - {id: few, name: Few, type: csat, source: answers, count: {touchpoint: order/pay/card}}
      - {id: never, name: Never, type: count, source: lost, per: user, count: {event: gift}}
"""
FILES = {"order.yaml": JOURNEY, "catalog.yaml": CATALOG}
DATES = (dt.datetime(2026, 3, 1), dt.datetime(2026, 5, 1), dt.datetime(2026, 7, 1))


def rows() -> Iterator[dict[str, Any]]:
    """Orders over four months; some skip the basket, nobody finds a gift."""
    chance = random.Random(7)
    number = 0
    for person in range(400):
        at = dt.datetime(2026, 1, 1) + dt.timedelta(hours=chance.randrange(24 * 120))
        quick = chance.random() < 0.1
        for step, goes_on in (("visit", 1.0), ("choose", 0.7), ("basket", 0.9), ("card", 0.8), ("home", 0.9)):
            if chance.random() > goes_on:
                break
            if quick and step == "basket":
                continue
            number += 1
            at += dt.timedelta(hours=1)
            yield {"id": f"e{number}", "who": f"p{person}", "what": step, "at": at}


def answers() -> Iterator[dict[str, Any]]:
    """Two hundred answers about the choice, around 3 of 5; twelve about the card."""
    chance = random.Random(8)
    for number in range(212):
        place = "choose" if number < 200 else "card"
        stage = "look" if number < 200 else "pay"
        at = dt.datetime(2026, 1, 2) + dt.timedelta(hours=number * 12)
        yield {
            "id": f"a{number}", "who": f"p{number}", "what": f"order/{stage}/{place}", "at": at,
            "amount": chance.choice((1, 2, 3, 3, 4)),
        }  # fmt: skip


@cache
def small() -> Small:
    return Small(FILES)


@cache
def runs() -> tuple[Run, ...]:
    """What the three runs gave."""
    tables = {"log": list(rows()), "answers": list(answers())}
    return tuple(Run(f"{date:%Y-%m-%d}.json", small().measured(tables, as_of=date).results) for date in DATES)


def job(compilation: Compilation | None = None, made: tuple[Run, ...] | None = None, *, everyone: bool = False) -> Job:
    """The job of the shop, or of another state of it, with what was measured."""
    done = compilation or small().compilation
    kept = runs() if made is None else made
    workspace = replace(done.workspace, languages=("en", "fr"))
    measured = Measured(kept, stale(kept, done.model, done.workspace), everyone) if kept else None
    return Job(done.model, workspace, TODAY, done.diagnostics, measured=measured)


def page(job_: Job, path: str, code: str = "en") -> str:
    """One page of a site."""
    edition = Edition(job_, code)
    (found,) = [one for one in pages(edition) if one.path == path]
    return Printer(edition).write(found).decode()


def changed(change: Callable[[Results], Results]) -> tuple[Run, ...]:
    """The runs, the last one changed."""
    *before, last = runs()
    return (*before, Run(last.file, change(last.results)))


def other(files: Mapping[str, str]) -> Compilation:
    """The shop with other files."""
    return Small({**FILES, **files}).compilation
