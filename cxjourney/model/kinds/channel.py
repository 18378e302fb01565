"""Where interactions happen."""

from __future__ import annotations

from cxjourney.model.declare import choice, flag, kind, prose, ref
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref, Text
from cxjourney.model.words import CHANNEL_TYPES
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@kind("channel", "channels", say("A place where interactions happen.", "Un lieu où se passent les interactions."), fr="canal", fr_plural="canaux")
class Channel(Entity):
    type: str | None = choice(say("What kind of place it is.", "De quelle sorte de lieu il s'agit."), *CHANNEL_TYPES)
    ownership: str | None = choice(say("Whose place it is.", "À qui est ce lieu."), "owned", "earned", "paid", "peer")
    digital: bool = flag(say("Whether the traveller needs a screen and a connection.", "Si le voyageur a besoin d'un écran et d'une connexion."))
    promise: Text | None = prose(say("How the promise of the brand is kept on this channel.", "Comment la promesse de la marque est tenue sur ce canal."))
    service_level: Text | None = prose(say("What people may expect here: opening hours, time to answer.", "Ce que l'on peut en attendre : heures d'ouverture, délai de réponse."))
    owner: Ref[Team] | None = ref(say("The team that runs the channel.", "L'équipe qui fait vivre le canal."), "team")
