"""A listening post."""

from __future__ import annotations

from cxjourney.model.declare import choice, flag, kind, number, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Duration, Ref, Text
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@kind("survey", "surveys", say("A listening post: where, when and how travellers are heard.", "Un dispositif d'écoute : où, quand et comment les voyageurs sont entendus."), fr="enquête", feminine=True)
class Survey(Entity):
    nature: str | None = choice(say("After an interaction, or about the whole relation.", "Après une interaction, ou sur toute la relation."), "transactional", "relational")
    solicited: bool | None = flag(say("Whether people are invited to speak.", "Si les gens sont invités à parler."))
    channel: Ref[Channel] | None = ref(say("The channel of the invitation.", "Le canal de l'invitation."), "channel")
    placement: str | None = choice(
        say("Where the invitation stands.", "Où se trouve l'invitation."), "message", "page", "receipt", "packaging", "poster", "counter", "call", "letter"
    )
    delay: Duration | None = scalar("duration", say("How long after the interaction people are asked.", "Combien de temps après l'interaction on pose la question."), example="PT2H")
    questions: int | None = number(say("How many questions it asks.", "Combien de questions elle pose."), 0, whole=True)
    asks: tuple[Ref[Metric], ...] = ref(say("The metrics that its answers feed.", "Les indicateurs que ses réponses alimentent."), "metric", many=True)
    languages: tuple[str, ...] = string(say("Languages in which people can answer.", "Les langues dans lesquelles on peut répondre."), "language", many=True)
    response_rate: float | None = scalar("share", say("Share of invited people who answer.", "La part des personnes invitées qui répondent."), example="18 %")
    quarantine: Duration | None = scalar(
        "duration", say("Least time between two invitations to one person.", "Le temps minimal entre deux invitations à une même personne."), example="P90D"
    )
    consent: Text | None = prose(say("On what basis people are contacted.", "À quel titre les gens sont contactés."))
    owner: Ref[Team] | None = ref(say("The team that reads the answers.", "L'équipe qui lit les réponses."), "team")
    source: Ref[Source] | None = ref(say("Where the answers are stored.", "Où les réponses sont conservées."), "source")
