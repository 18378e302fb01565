"""A journey: stages, touchpoints, exits, and everything that is said about them."""

from __future__ import annotations

import datetime as dt

from cxjourney.model.declare import (
    MapType,
    PartType,
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
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.lifecycle import Lifecycle, Phase
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.money import Money
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.policy import Policy
from cxjourney.model.kinds.process import Process
from cxjourney.model.kinds.segment import Segment
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.model.node import Node
from cxjourney.model.values import Duration, Quantity, Ref, Target, Text
from cxjourney.model.words import AARRR, CAUSES, DRIVERS, TRAVELLERS

Actor = Ref[Team] | Ref[System] | Ref[Persona]
_ACTORS = ("team", "system", "persona", "partner")


@part("Who does it, who answers for it, who is asked and who is told.")
class Raci(Node):
    responsible: tuple[Ref[Team], ...] = ref("Teams that do the work.", "team", many=True)
    accountable: Ref[Team] | None = ref("The one team that answers for it.", "team")
    consulted: tuple[Ref[Team], ...] = ref("Teams asked before a decision.", "team", many=True)
    informed: tuple[Ref[Team], ...] = ref("Teams told after it.", "team", many=True)


@part("A metric with a target, attached where it is judged.")
class Kpi(Node):
    metric: Ref[Metric] = ref("The metric that is judged here.", "metric", required=True)
    target: Target | None = scalar("target", "What it should reach.")
    baseline: Quantity | None = scalar("quantity", "Where it stood at the start.")
    by: dt.date | None = scalar("date", "When the target should be reached.")
    segment: Ref[Segment] | None = ref("The population for which it is judged.", "segment")
    why: Text | None = prose("Why this target.")


@part("How one persona feels here, when it differs.")
class PersonaEmotion(Node):
    score: int = number("From -2 (very bad) to +2 (very good).", -2, 2, whole=True, required=True)
    feeling: Text | None = prose("The feeling in one word.", example="lost")
    evidence: tuple[Ref[Evidence], ...] = ref("What shows it.", "evidence", many=True)


@part("How the traveller feels.")
class Emotion(Node):
    score: int = number("From -2 (very bad) to +2 (very good).", -2, 2, whole=True, required=True)
    feeling: Text | None = prose("The feeling in one word.", example="curious")
    by_persona: dict[str, PersonaEmotion] = field(
        MapType(PartType(PersonaEmotion), keys="persona"), "Personas that feel otherwise, by their id."
    )
    basis: str | None = choice(
        "How sure we are, when you wish to state it; normally computed from the evidence.",
        "evidence",
        "co-created",
        "hypothesis",
    )
    evidence: tuple[Ref[Evidence], ...] = ref("What shows it.", "evidence", many=True)


@part("Something the traveller needs.")
class Need(Node):
    text: Text = prose("The need, in the traveller's words.", required=True)
    evidence: tuple[Ref[Evidence], ...] = ref("What shows it.", "evidence", many=True)


@part("Something that hurts.")
class Pain(Node):
    id: str | None = string("Short stable name, so that an opportunity can refer to it.", "id")
    text: Text = prose("What hurts, in the traveller's words.", required=True)
    severity: int | None = number("From 1 (a nuisance) to 5 (unbearable).", 1, 5, whole=True)
    cause: str | None = choice("Where it comes from.", *CAUSES)
    evidence: tuple[Ref[Evidence], ...] = ref("What shows it.", "evidence", many=True)


@part("Something that delights.")
class Gain(Node):
    text: Text = prose("What delights, in the traveller's words.", required=True)
    evidence: tuple[Ref[Evidence], ...] = ref("What shows it.", "evidence", many=True)


@part("What happens behind, to make the touchpoint possible.")
class Backstage(Node):
    lane: str = choice(
        "Seen by the traveller, behind the curtain, or further back.",
        "frontstage",
        "backstage",
        "support",
        required=True,
    )
    actor: Actor | None = ref("Who does it.", *_ACTORS, example="team:risk")
    does: Text | None = prose("What they do.")
    system: Ref[System] | None = ref("The tool they use.", "system")
    process: Ref[Process] | None = ref("The procedure they follow.", "process")


@part("A version of the touchpoint for some people.")
class Variant(Node):
    persona: Ref[Persona] | None = ref("The persona it is for.", "persona")
    segment: Ref[Segment] | None = ref("The population it is for.", "segment")
    when: str | None = string("In which case, as a condition.", example="language != fr")
    channel: Ref[Channel] | None = ref("The channel on which it is used.", "channel")
    message: Text | None = prose("What this version says.")
    content: str | None = string("Where the content is kept: the tool, then its key.", example="cms:faq-en")


@part("Where the traveller goes from here.")
class Transition(Node):
    to: Ref[Touchpoint] | Ref[Exit] | Ref[Journey] = ref(
        "A touchpoint (`stage/touchpoint`), an exit (`exit:id`) or another journey (`journey:id`).",
        "touchpoint",
        "exit",
        "journey",
        local=("touchpoint", "exit"),
        required=True,
        example="apply/form",
    )
    share: float | None = scalar("share", "Share of travellers who go this way.", example="42 %")
    when: Text | None = prose("In which case.")


@part("What is promised when another team takes over.")
class Handoff(Node):
    to: Ref[Team] = ref("The team that takes over.", "team", required=True)
    agreement: Text | None = prose("What the two teams promise each other.")


@part("One interaction, on one channel or on alternative ones, or an action of the traveller alone.")
class Touchpoint(Node):
    id: str = string("Short stable name, unique in its stage.", "id", required=True)
    name: Text = prose("What the traveller would call it, in the first person.", required=True)
    aliases: tuple[str, ...] = string("Former ids: old links keep working.", "id", many=True)
    type: str | None = choice("An interaction, or an action that the traveller does alone.", "interaction", "action")
    initiator: Actor | None = ref("Who starts it.", *_ACTORS, words=("traveller",))
    receiver: Actor | None = ref("Who is at the other end.", *_ACTORS, words=("traveller",))
    channels: tuple[Ref[Channel], ...] = ref(
        "The channels on which it can happen: alternatives, not a sequence.", "channel", many=True
    )
    goal: Text | None = prose("What the traveller wants here.")
    business_goal: Text | None = prose("What the organisation wants here.")
    does: Text | None = prose("What the traveller does.")
    thinks: Text | None = prose("What the traveller thinks or says.")
    emotion: Emotion | None = nested("How the traveller feels.", Emotion)
    importance: int | None = number("How much it matters to the traveller, from 1 to 5.", 1, 5, whole=True)
    business_importance: int | None = number("How much it matters to the organisation, from 1 to 5.", 1, 5, whole=True)
    moment_of_truth: bool = flag("Whether the relation is decided here.")
    rationale: Text | None = prose(
        "Why it is as it is, when that needs saying: why a low point is accepted, why a moment decides."
    )
    needs: tuple[Need, ...] = nested("What the traveller needs.", Need, many=True)
    pains: tuple[Pain, ...] = nested("What hurts.", Pain, many=True)
    gains: tuple[Gain, ...] = nested("What delights.", Gain, many=True)
    duration: Duration | None = scalar("duration", "How long it takes.", example="PT12M")
    wait: Duration | None = scalar(
        "duration", "How long the traveller waits before the next touchpoint.", example="P3D"
    )
    deadline: Duration | None = scalar("duration", "How long we promise that it takes at most.", example="P5D")
    cost: Money | None = nested("What it costs the organisation.", Money)
    raci: Raci | None = nested("Who does what, where it differs from the stage.", Raci)
    handoff: Handoff | None = nested("What is promised when another team takes over.", Handoff)
    backstage: tuple[Backstage, ...] = nested("What happens behind the scene.", Backstage, many=True)
    systems: tuple[Ref[System], ...] = ref("Tools it needs.", "system", many=True)
    processes: tuple[Ref[Process], ...] = ref("Procedures it follows.", "process", many=True)
    tools: Text | None = prose("Objects and papers it needs: a form, a receipt, a badge.")
    surveys: tuple[Ref[Survey], ...] = ref("Listening posts placed here.", "survey", many=True)
    kpis: tuple[Kpi, ...] = nested("Numbers judged here.", Kpi, many=True)
    event: str | None = string(
        "What one occurrence is called in the event source.", "event", example="simulation_completed"
    )
    variants: tuple[Variant, ...] = nested("Versions for some people.", Variant, many=True)
    next: tuple[Transition, ...] = nested(
        "Where the traveller goes; absent, to the following touchpoint.", Transition, many=True
    )


@part("A part of the journey with a purpose of its own.")
class Stage(Node):
    id: str = string("Short stable name, unique in the journey.", "id", required=True)
    name: Text = prose("What the traveller would call it, in the first person.", required=True)
    aliases: tuple[str, ...] = string("Former ids: old links keep working.", "id", many=True)
    phase: Ref[Phase] | None = ref("The phase of the lifecycle it belongs to.", "phase", example="consideration")
    aarrr: str | None = choice("The growth step it belongs to.", *AARRR)
    goal: Text | None = prose("What the traveller wants in this stage.")
    business_goal: Text | None = prose("What the organisation wants in this stage.")
    expects: Text | None = prose("What the traveller expects in this stage.")
    critical: bool = flag("Whether everything may be decided here.")
    raci: Raci | None = nested("Who does what in this stage, where it differs from the journey.", Raci)
    kpis: tuple[Kpi, ...] = nested("Numbers judged for the stage.", Kpi, many=True)
    touchpoints: tuple[Touchpoint, ...] = nested("The touchpoints, in the order of the story.", Touchpoint, many=True)


@part("One way in which the journey ends.")
class Exit(Node):
    id: str = string("Short stable name, unique in the journey.", "id", required=True)
    name: Text | None = prose("What people call this end.")
    aliases: tuple[str, ...] = string("Former ids: old links keep working.", "id", many=True)
    type: str = choice("What kind of end it is.", "success", "failure", "abandonment", "non-purchase", required=True)
    surveys: tuple[Ref[Survey], ...] = ref("Listening posts for those who leave here.", "survey", many=True)


@part("What the journey cannot do without.")
class Dependencies(Node):
    systems: tuple[Ref[System], ...] = ref("Tools on which the whole journey depends.", "system", many=True)
    policies: tuple[Ref[Policy], ...] = ref("Laws and rules that it must respect.", "policy", many=True)


@part("What protects a citizen or a patient.")
class Safeguards(Node):
    legal_basis: Text | None = prose("The law that grants the right.")
    recourse: Text | None = prose("How to object to a decision.")
    consent: Text | None = prose("How consent is asked and withdrawn.")
    safety: Text | None = prose("What keeps people safe.")
    alternative: Text | None = prose("The way through for those who cannot or will not use a screen.")


@kind(
    "journey",
    "",
    "The story of a traveller who wants something, stage by stage, as it is or as it should be.",
    fr="parcours",
)
class Journey(Entity):
    summary: Text | None = prose("The journey in a few sentences, in Markdown.")
    state: str | None = choice("As it is today, or as it should be.", "as-is", "to-be")
    counterpart: Ref[Journey] | None = ref("The to-be of this as-is; the reverse is inferred.", "journey")
    status: str | None = choice(
        "How far the map is; the rules grow stricter with it.", "draft", "review", "live", "retired"
    )
    purpose: str | None = choice("What the map is for.", "culture", "diagnosis", "design", "steering")
    traveller: str | None = choice("Which kind of traveller it is about.", *TRAVELLERS)
    personas: tuple[Ref[Persona], ...] = ref("The personas it is told for, the main one first.", "persona", many=True)
    segments: tuple[Ref[Segment], ...] = ref("The populations it concerns.", "segment", many=True)
    lifecycle: Ref[Lifecycle] | None = ref("The lifecycle whose phases the stages name.", "lifecycle")
    parent: Ref[Journey] | None = ref("The larger journey it is a part of.", "journey", acyclic=True)
    accepts: tuple[Ref[Journey], ...] = ref("Journeys that lead into this one.", "journey", many=True)
    drivers: tuple[str, ...] = choice("What makes the organisation act now.", *DRIVERS, many=True)
    goal: Text | None = prose("What the traveller wants.")
    business_goal: Text | None = prose("What the organisation wants.")
    promise: Text | None = prose("What the organisation promises, on every channel.")
    trigger: Text | None = prose("What starts it: the need.")
    owner: Ref[Team] | None = ref("The team accountable for the whole.", "team")
    sponsor: Ref[Team] | None = ref("The executive team that stands behind it.", "team")
    raci: Raci | None = nested("Who does what; stages and touchpoints inherit it and may override it.", Raci)
    review_by: dt.date | None = scalar("date", "When the map must be looked at again.")
    depends_on: Dependencies | None = nested("What it cannot do without.", Dependencies)
    safeguards: Safeguards | None = nested("What protects a citizen or a patient.", Safeguards)
    kpis: tuple[Kpi, ...] = nested("Numbers judged for the whole journey.", Kpi, many=True)
    stages: tuple[Stage, ...] = nested("The stages, in order.", Stage, many=True)
    exits: tuple[Exit, ...] = nested("The ways in which it ends.", Exit, many=True)
