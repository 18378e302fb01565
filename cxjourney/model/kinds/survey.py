"""A listening post."""

from __future__ import annotations

from cxjourney.model.declare import choice, flag, kind, number, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Duration, Ref, Text


@kind("survey", "surveys", "A listening post: where, when and how travellers are heard.", fr="enquête", feminine=True)
class Survey(Entity):
    nature: str | None = choice("After an interaction, or about the whole relation.", "transactional", "relational")
    solicited: bool | None = flag("Whether people are invited to speak.")
    channel: Ref[Channel] | None = ref("The channel of the invitation.", "channel")
    placement: str | None = choice(
        "Where the invitation stands.", "message", "page", "receipt", "packaging", "poster", "counter", "call", "letter"
    )
    delay: Duration | None = scalar("duration", "How long after the interaction people are asked.", example="PT2H")
    questions: int | None = number("How many questions it asks.", 0, whole=True)
    asks: tuple[Ref[Metric], ...] = ref("The metrics that its answers feed.", "metric", many=True)
    languages: tuple[str, ...] = string("Languages in which people can answer.", "language", many=True)
    response_rate: float | None = scalar("share", "Share of invited people who answer.", example="18 %")
    quarantine: Duration | None = scalar(
        "duration", "Least time between two invitations to one person.", example="P90D"
    )
    consent: Text | None = prose("On what basis people are contacted.")
    owner: Ref[Team] | None = ref("The team that reads the answers.", "team")
    source: Ref[Source] | None = ref("Where the answers are stored.", "source")
