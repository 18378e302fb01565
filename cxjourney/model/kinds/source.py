"""Where observations come from."""

from __future__ import annotations

from cxjourney.model.declare import (
    MapType,
    StringType,
    choice,
    field,
    flag,
    kind,
    nested,
    number,
    part,
    prose,
    ref,
    scalar,
    string,
)
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.team import Team
from cxjourney.model.node import Node
from cxjourney.model.values import Duration, Ref, Text


@part("How the different names of one person are joined.")
class Identity(Node):
    keys: tuple[str, ...] = string("Columns that identify a person, the surest first.", many=True, required=True)
    anonymous: str | None = string("Column that identifies a device or visit before the person is known.")
    max_component: int | None = number(
        "Above this many ids joined together, the group is split and reported.", 2, whole=True
    )


@part("One step of cleaning, with the share of rows that it may remove.")
class QualityStep(Node):
    step: str = choice(
        "What it removes.",
        "duplicates",
        "known-bots",
        "velocity",
        "spam",
        "internal-traffic",
        "clock-skew",
        required=True,
    )
    ceiling: float | None = scalar(
        "share", "Above this share of removed rows, the numbers are not to be trusted.", example="5 %"
    )
    within: Duration | None = scalar("duration", "For duplicates and clock skew: how close in time.", example="PT5S")
    per_minute: int | None = number("For velocity: how many events a minute no person makes.", 1, whole=True)
    where: str | None = string(
        "For spam and internal traffic: which rows, as a condition.", example="ip_range = 'office'"
    )


@kind("source", "sources", "A table of observations: events, answers, orders or costs.", fr="source", feminine=True)
class Source(Entity):
    type: str | None = choice("What its rows are.", "events", "surveys", "orders", "costs")
    description: Text | None = prose("What it holds and how it is fed.")
    owner: Ref[Team] | None = ref("The team that answers for the data.", "team")
    format: str | None = choice("How it is stored.", "csv", "parquet", "table")
    location: str | None = string(
        "The file inside the workspace, or the name of the table.", example="data/events.parquet"
    )
    mapping: dict[str, str] = field(
        MapType(StringType()),
        "Which of its columns holds what: canonical name, then its name here.",
        example={"unit_id": "user_id"},
    )
    timezone: str | None = string("Time zone of its dates.", "timezone", example="Europe/Paris")
    instants: bool = flag("Whether its dates carry their own offset, as in `2026-03-01T10:00:00+01:00`.")
    digital: bool = flag("Whether robots can write to it.")
    identity: Identity | None = nested("How persons are recognised.", Identity)
    quality: tuple[QualityStep, ...] = nested("Cleaning, in order; the first reason counts.", QualityStep, many=True)
