"""What we know, and how."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cxjourney.model.declare import choice, flag, kind, nested, number, part, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.money import Money
from cxjourney.model.kinds.segment import Segment
from cxjourney.model.kinds.team import Team
from cxjourney.model.node import Node
from cxjourney.model.values import Ref, Text
from cxjourney.model.words import METHODS

if TYPE_CHECKING:
    from cxjourney.model.kinds.persona import Persona


@part("Words that someone really said.")
class Verbatim(Node):
    text: Text = prose(
        "The words as they were said, without any name or number that identifies the person.", required=True
    )
    who: Text | None = prose("Who said them, in general terms.", example="a nurse, 41")
    consent: bool = flag("Whether the person agreed to be quoted.")


@kind(
    "evidence",
    "evidence",
    "Something we learnt, with the method and the date that let others judge it.",
    en="piece of evidence",
    fr="preuve",
    feminine=True,
)
class Evidence(Entity):
    method: str | None = choice("How it was learnt.", *METHODS)
    date: dt.date | None = scalar("date", "When it was learnt.")
    expires: dt.date | None = scalar("date", "When it should no longer be relied on.")
    n: int | None = number("How many people, contacts or cases it rests on.", 0, whole=True)
    class_: str | None = choice("The nature of the data.", "structured", "unstructured", "sensor")
    segment: Ref[Segment] | None = ref("The population it was gathered from.", "segment")
    personas: tuple[Ref[Persona], ...] = ref("The personas it speaks about.", "persona", many=True)
    cost: Money | None = nested("What it cost to learn.", Money)
    owner: Ref[Team] | None = ref("The team that can answer questions about it.", "team")
    findings: tuple[Text, ...] = prose("What it tells us, one statement each.", many=True)
    verbatims: tuple[Verbatim, ...] = nested("Words that people really said.", Verbatim, many=True)
    legal_basis: Text | None = prose("Why we may hold it, and how long, when it concerns persons.")
    file: str | None = string("Path of the report inside the workspace.", "path")
    url: str | None = string("Where to read it.", "url")
