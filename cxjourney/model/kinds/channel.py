"""Where interactions happen."""

from __future__ import annotations

from cxjourney.model.declare import choice, flag, kind, prose, ref
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref, Text
from cxjourney.model.words import CHANNEL_TYPES


@kind("channel", "channels", "A place where interactions happen.", fr="canal", fr_plural="canaux")
class Channel(Entity):
    type: str | None = choice("What kind of place it is.", *CHANNEL_TYPES)
    ownership: str | None = choice("Whose place it is.", "owned", "earned", "paid", "peer")
    digital: bool = flag("Whether the traveller needs a screen and a connection.")
    promise: Text | None = prose("How the promise of the brand is kept on this channel.")
    service_level: Text | None = prose("What people may expect here: opening hours, time to answer.")
    owner: Ref[Team] | None = ref("The team that runs the channel.", "team")
