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
from cxjourney.wording import say

Actor = Ref[Team] | Ref[System] | Ref[Persona]
_ACTORS = ("team", "system", "persona", "partner")


# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("Who does it, who answers for it, who is asked and who is told.", "Qui le fait, qui en répond, qui est consulté et qui est informé."))
class Raci(Node):
    responsible: tuple[Ref[Team], ...] = ref(say("Teams that do the work.", "Les équipes qui font le travail."), "team", many=True)
    accountable: Ref[Team] | None = ref(say("The one team that answers for it.", "L'équipe garante : la seule qui en réponde."), "team")
    consulted: tuple[Ref[Team], ...] = ref(say("Teams asked before a decision.", "Les équipes consultées avant une décision."), "team", many=True)
    informed: tuple[Ref[Team], ...] = ref(say("Teams told after it.", "Les équipes informées après."), "team", many=True)


@part(say("A metric with a target, attached where it is judged.", "Un indicateur avec une cible, attaché là où il est jugé."))
class Kpi(Node):
    metric: Ref[Metric] = ref(say("The metric that is judged here.", "L'indicateur jugé ici."), "metric", required=True)
    target: Target | None = scalar("target", say("What it should reach.", "Ce qu'il devrait atteindre."))
    baseline: Quantity | None = scalar("quantity", say("Where it stood at the start.", "D'où il part."))
    by: dt.date | None = scalar("date", say("When the target should be reached.", "Quand la cible devrait être atteinte."))
    segment: Ref[Segment] | None = ref(say("The population for which it is judged.", "La population pour laquelle il est jugé."), "segment")
    why: Text | None = prose(say("Why this target.", "Pourquoi cette cible."))


@part(say("How one persona feels here, when it differs.", "Ce que ressent ici un persona, quand il se distingue."))
class PersonaEmotion(Node):
    score: int = number(say("From -2 (very bad) to +2 (very good).", "De -2 (très mauvais) à +2 (très bon)."), -2, 2, whole=True, required=True)
    feeling: Text | None = prose(say("The feeling in one word.", "Le ressenti en un mot."), example="lost")
    evidence: tuple[Ref[Evidence], ...] = ref(say("What shows it.", "Ce qui le montre."), "evidence", many=True)


@part(say("How the traveller feels.", "Ce que ressent le voyageur."))
class Emotion(Node):
    score: int = number(say("From -2 (very bad) to +2 (very good).", "De -2 (très mauvais) à +2 (très bon)."), -2, 2, whole=True, required=True)
    feeling: Text | None = prose(say("The feeling in one word.", "Le ressenti en un mot."), example="curious")
    by_persona: dict[str, PersonaEmotion] = field(
        MapType(PartType(PersonaEmotion), keys="persona"), say("Personas that feel otherwise, by their id.", "Les personas qui ressentent autre chose, par leur identifiant.")
    )
    basis: str | None = choice(
        say("How sure we are, when you wish to state it; normally computed from the evidence.", "Notre degré de certitude, si vous voulez le dire vous-même ; il se déduit d'ordinaire des preuves."),
        "evidence",
        "co-created",
        "hypothesis",
    )
    evidence: tuple[Ref[Evidence], ...] = ref(say("What shows it.", "Ce qui le montre."), "evidence", many=True)


@part(say("Something the traveller needs.", "Quelque chose dont le voyageur a besoin."))
class Need(Node):
    text: Text = prose(say("The need, in the traveller's words.", "Le besoin, avec les mots du voyageur."), required=True)
    evidence: tuple[Ref[Evidence], ...] = ref(say("What shows it.", "Ce qui le montre."), "evidence", many=True)


@part(say("Something that hurts.", "Quelque chose qui irrite."))
class Pain(Node):
    id: str | None = string(say("Short stable name, so that an opportunity can refer to it.", "Nom court et stable, pour qu'une opportunité puisse s'y référer."), "id")
    text: Text = prose(say("What hurts, in the traveller's words.", "Ce qui irrite, avec les mots du voyageur."), required=True)
    severity: int | None = number(say("From 1 (a nuisance) to 5 (unbearable).", "De 1 (un désagrément) à 5 (insupportable)."), 1, 5, whole=True)
    cause: str | None = choice(say("Where it comes from.", "D'où cela vient."), *CAUSES)
    evidence: tuple[Ref[Evidence], ...] = ref(say("What shows it.", "Ce qui le montre."), "evidence", many=True)


@part(say("Something that delights.", "Quelque chose qui enchante."))
class Gain(Node):
    text: Text = prose(say("What delights, in the traveller's words.", "Ce qui enchante, avec les mots du voyageur."), required=True)
    evidence: tuple[Ref[Evidence], ...] = ref(say("What shows it.", "Ce qui le montre."), "evidence", many=True)


@part(say("What happens behind, to make the touchpoint possible.", "Ce qui se passe derrière, pour rendre le point de contact possible."))
class Backstage(Node):
    lane: str = choice(
        say("Seen by the traveller, behind the curtain, or further back.", "Sous les yeux du voyageur, derrière le rideau, ou plus loin encore."),
        "frontstage",
        "backstage",
        "support",
        required=True,
    )
    actor: Actor | None = ref(say("Who does it.", "Qui le fait."), *_ACTORS, example="team:risk")
    does: Text | None = prose(say("What they do.", "Ce qui est fait."))
    system: Ref[System] | None = ref(say("The tool they use.", "L'outil utilisé."), "system")
    process: Ref[Process] | None = ref(say("The procedure they follow.", "La procédure suivie."), "process")


@part(say("A version of the touchpoint for some people.", "Une version du point de contact pour certaines personnes."))
class Variant(Node):
    persona: Ref[Persona] | None = ref(say("The persona it is for.", "Le persona à qui elle s'adresse."), "persona")
    segment: Ref[Segment] | None = ref(say("The population it is for.", "La population à qui elle s'adresse."), "segment")
    when: str | None = string(say("In which case, as a condition.", "Dans quel cas, sous forme de condition."), example="language != fr")
    channel: Ref[Channel] | None = ref(say("The channel on which it is used.", "Le canal sur lequel elle est utilisée."), "channel")
    message: Text | None = prose(say("What this version says.", "Ce que dit cette version."))
    content: str | None = string(say("Where the content is kept: the tool, then its key.", "Où le contenu est conservé : l'outil, puis sa clé."), example="cms:faq-en")


@part(say("Where the traveller goes from here.", "Où va le voyageur à partir d'ici."))
class Transition(Node):
    to: Ref[Touchpoint] | Ref[Exit] | Ref[Journey] = ref(
        say("A touchpoint (`stage/touchpoint`), an exit (`exit:id`) or another journey (`journey:id`).", "Un point de contact (`stage/touchpoint`), une sortie (`exit:id`) ou un autre parcours (`journey:id`)."),
        "touchpoint",
        "exit",
        "journey",
        local=("touchpoint", "exit"),
        required=True,
        example="apply/form",
    )
    share: float | None = scalar("share", say("Share of travellers who go this way.", "La part des voyageurs qui prennent ce chemin."), example="42 %")
    when: Text | None = prose(say("In which case.", "Dans quel cas."))


@part(say("What is promised when another team takes over.", "Ce qui est promis quand une autre équipe prend le relais."))
class Handoff(Node):
    to: Ref[Team] = ref(say("The team that takes over.", "L'équipe qui prend le relais."), "team", required=True)
    agreement: Text | None = prose(say("What the two teams promise each other.", "Ce que les deux équipes se promettent."))


@part(say("One interaction, on one channel or on alternative ones, or an action of the traveller alone.", "Une interaction, sur un canal ou sur l'un de plusieurs, ou une action du voyageur seul."))
class Touchpoint(Node):
    id: str = string(say("Short stable name, unique in its stage.", "Nom court et stable, unique dans son étape."), "id", required=True)
    name: Text = prose(say("What the traveller would call it, in the first person.", "Comment le voyageur l'appellerait, à la première personne."), required=True)
    aliases: tuple[str, ...] = string(say("Former ids: old links keep working.", "Anciens identifiants : les liens d'avant continuent de fonctionner."), "id", many=True)
    type: str | None = choice(say("An interaction, or an action that the traveller does alone.", "Une interaction, ou une action que le voyageur fait seul."), "interaction", "action")
    initiator: Actor | None = ref(say("Who starts it.", "Qui en prend l'initiative."), *_ACTORS, words=("traveller",))
    receiver: Actor | None = ref(say("Who is at the other end.", "Qui est à l'autre bout."), *_ACTORS, words=("traveller",))
    channels: tuple[Ref[Channel], ...] = ref(
        say("The channels on which it can happen: alternatives, not a sequence.", "Les canaux sur lesquels il peut avoir lieu : au choix, et non à la suite."), "channel", many=True
    )
    goal: Text | None = prose(say("What the traveller wants here.", "Ce que veut ici le voyageur."))
    business_goal: Text | None = prose(say("What the organisation wants here.", "Ce que veut ici l'organisation."))
    does: Text | None = prose(say("What the traveller does.", "Ce que fait le voyageur."))
    thinks: Text | None = prose(say("What the traveller thinks or says.", "Ce que pense ou dit le voyageur."))
    emotion: Emotion | None = nested(say("How the traveller feels.", "Ce que ressent le voyageur."), Emotion)
    importance: int | None = number(say("How much it matters to the traveller, from 1 to 5.", "Son importance pour le voyageur, de 1 à 5."), 1, 5, whole=True)
    business_importance: int | None = number(say("How much it matters to the organisation, from 1 to 5.", "Son importance pour l'organisation, de 1 à 5."), 1, 5, whole=True)
    moment_of_truth: bool = flag(say("Whether the relation is decided here.", "Si la relation se joue ici."))
    rationale: Text | None = prose(
        say("Why it is as it is, when that needs saying: why a low point is accepted, why a moment decides.", "Pourquoi il en est ainsi, quand cela mérite d'être dit : pourquoi un creux est accepté, pourquoi un moment est décisif.")
    )
    needs: tuple[Need, ...] = nested(say("What the traveller needs.", "Ce dont le voyageur a besoin."), Need, many=True)
    pains: tuple[Pain, ...] = nested(say("What hurts.", "Ce qui irrite."), Pain, many=True)
    gains: tuple[Gain, ...] = nested(say("What delights.", "Ce qui enchante."), Gain, many=True)
    duration: Duration | None = scalar("duration", say("How long it takes.", "Combien de temps cela prend."), example="PT12M")
    wait: Duration | None = scalar(
        "duration", say("How long the traveller waits before the next touchpoint.", "Combien de temps le voyageur attend avant le point de contact suivant."), example="P3D"
    )
    deadline: Duration | None = scalar("duration", say("How long we promise that it takes at most.", "Le temps que nous promettons de ne pas dépasser."), example="P5D")
    cost: Money | None = nested(say("What it costs the organisation.", "Ce que cela coûte à l'organisation."), Money)
    raci: Raci | None = nested(say("Who does what, where it differs from the stage.", "Qui fait quoi, là où cela diffère de l'étape."), Raci)
    handoff: Handoff | None = nested(say("What is promised when another team takes over.", "Ce qui est promis quand une autre équipe prend le relais."), Handoff)
    backstage: tuple[Backstage, ...] = nested(say("What happens behind the scene.", "Ce qui se passe en coulisses."), Backstage, many=True)
    systems: tuple[Ref[System], ...] = ref(say("Tools it needs.", "Les outils qu'il demande."), "system", many=True)
    processes: tuple[Ref[Process], ...] = ref(say("Procedures it follows.", "Les procédures qu'il suit."), "process", many=True)
    tools: Text | None = prose(say("Objects and papers it needs: a form, a receipt, a badge.", "Les objets et papiers qu'il demande : un formulaire, un reçu, un badge."))
    surveys: tuple[Ref[Survey], ...] = ref(say("Listening posts placed here.", "Les dispositifs d'écoute placés ici."), "survey", many=True)
    kpis: tuple[Kpi, ...] = nested(say("Numbers judged here.", "Les indicateurs jugés ici."), Kpi, many=True)
    event: str | None = string(
        say("What one occurrence is called in the event source.", "Comment une occurrence s'appelle dans la source d'événements."), "event", example="simulation_completed"
    )
    variants: tuple[Variant, ...] = nested(say("Versions for some people.", "Des versions pour certaines personnes."), Variant, many=True)
    next: tuple[Transition, ...] = nested(
        say("Where the traveller goes; absent, to the following touchpoint.", "Où va le voyageur ; en son absence, au point de contact suivant."), Transition, many=True
    )


@part(say("A part of the journey with a purpose of its own.", "Une partie du parcours qui a sa propre raison d'être."))
class Stage(Node):
    id: str = string(say("Short stable name, unique in the journey.", "Nom court et stable, unique dans le parcours."), "id", required=True)
    name: Text = prose(say("What the traveller would call it, in the first person.", "Comment le voyageur l'appellerait, à la première personne."), required=True)
    aliases: tuple[str, ...] = string(say("Former ids: old links keep working.", "Anciens identifiants : les liens d'avant continuent de fonctionner."), "id", many=True)
    phase: Ref[Phase] | None = ref(say("The phase of the lifecycle it belongs to.", "La phase du cycle de vie à laquelle elle appartient."), "phase", example="consideration")
    aarrr: str | None = choice(say("The growth step it belongs to.", "L'étape de croissance à laquelle elle appartient."), *AARRR)
    goal: Text | None = prose(say("What the traveller wants in this stage.", "Ce que veut le voyageur dans cette étape."))
    business_goal: Text | None = prose(say("What the organisation wants in this stage.", "Ce que veut l'organisation dans cette étape."))
    expects: Text | None = prose(say("What the traveller expects in this stage.", "Ce qu'attend le voyageur dans cette étape."))
    critical: bool = flag(say("Whether everything may be decided here.", "Si tout peut se jouer ici."))
    raci: Raci | None = nested(say("Who does what in this stage, where it differs from the journey.", "Qui fait quoi dans cette étape, là où cela diffère du parcours."), Raci)
    kpis: tuple[Kpi, ...] = nested(say("Numbers judged for the stage.", "Les indicateurs jugés pour l'étape."), Kpi, many=True)
    touchpoints: tuple[Touchpoint, ...] = nested(say("The touchpoints, in the order of the story.", "Les points de contact, dans l'ordre du récit."), Touchpoint, many=True)


@part(say("One way in which the journey ends.", "Une des façons dont le parcours se termine."))
class Exit(Node):
    id: str = string(say("Short stable name, unique in the journey.", "Nom court et stable, unique dans le parcours."), "id", required=True)
    name: Text | None = prose(say("What people call this end.", "Comment on appelle cette fin."))
    aliases: tuple[str, ...] = string(say("Former ids: old links keep working.", "Anciens identifiants : les liens d'avant continuent de fonctionner."), "id", many=True)
    type: str = choice(say("What kind of end it is.", "De quelle sorte de fin il s'agit."), "success", "failure", "abandonment", "non-purchase", required=True)
    surveys: tuple[Ref[Survey], ...] = ref(say("Listening posts for those who leave here.", "Les dispositifs d'écoute pour qui s'en va ici."), "survey", many=True)


@part(say("What the journey cannot do without.", "Ce dont le parcours ne peut se passer."))
class Dependencies(Node):
    systems: tuple[Ref[System], ...] = ref(say("Tools on which the whole journey depends.", "Les outils dont dépend tout le parcours."), "system", many=True)
    policies: tuple[Ref[Policy], ...] = ref(say("Laws and rules that it must respect.", "Les lois et les règles qu'il doit respecter."), "policy", many=True)


@part(say("What protects a citizen or a patient.", "Ce qui protège un citoyen ou un patient."))
class Safeguards(Node):
    legal_basis: Text | None = prose(say("The law that grants the right.", "Le texte qui accorde le droit."))
    recourse: Text | None = prose(say("How to object to a decision.", "Comment contester une décision."))
    consent: Text | None = prose(say("How consent is asked and withdrawn.", "Comment le consentement se demande et se retire."))
    safety: Text | None = prose(say("What keeps people safe.", "Ce qui met les gens en sécurité."))
    alternative: Text | None = prose(say("The way through for those who cannot or will not use a screen.", "Le chemin de qui ne peut ou ne veut pas utiliser d'écran."))


@kind(
    "journey",
    "",
    say("The story of a traveller who wants something, stage by stage, as it is or as it should be.", "L'histoire d'un voyageur qui veut quelque chose, étape par étape, telle qu'elle est ou telle qu'elle devrait être."),
    fr="parcours",
)
class Journey(Entity):
    summary: Text | None = prose(say("The journey in a few sentences, in Markdown.", "Le parcours en quelques phrases, en Markdown."))
    state: str | None = choice(say("As it is today, or as it should be.", "Tel qu'il est aujourd'hui, ou tel qu'il devrait être."), "as-is", "to-be")
    counterpart: Ref[Journey] | None = ref(say("The to-be of this as-is; the reverse is inferred.", "Le parcours cible qui répond à ce parcours existant ; l'inverse s'en déduit."), "journey")
    status: str | None = choice(
        say("How far the map is; the rules grow stricter with it.", "Où en est la carte ; les règles se font plus sévères à mesure."), "draft", "review", "live", "retired"
    )
    purpose: str | None = choice(say("What the map is for.", "À quoi sert la carte."), "culture", "diagnosis", "design", "steering")
    traveller: str | None = choice(say("Which kind of traveller it is about.", "De quelle sorte de voyageur il parle."), *TRAVELLERS)
    personas: tuple[Ref[Persona], ...] = ref(say("The personas it is told for, the main one first.", "Les personas pour qui il est raconté, le principal d'abord."), "persona", many=True)
    segments: tuple[Ref[Segment], ...] = ref(say("The populations it concerns.", "Les populations qu'il concerne."), "segment", many=True)
    lifecycle: Ref[Lifecycle] | None = ref(say("The lifecycle whose phases the stages name.", "Le cycle de vie dont les étapes nomment les phases."), "lifecycle")
    parent: Ref[Journey] | None = ref(say("The larger journey it is a part of.", "Le parcours plus vaste dont il fait partie."), "journey", acyclic=True)
    accepts: tuple[Ref[Journey], ...] = ref(say("Journeys that lead into this one.", "Les parcours qui mènent à celui-ci."), "journey", many=True)
    drivers: tuple[str, ...] = choice(say("What makes the organisation act now.", "Ce qui pousse l'organisation à agir maintenant."), *DRIVERS, many=True)
    goal: Text | None = prose(say("What the traveller wants.", "Ce que veut le voyageur."))
    business_goal: Text | None = prose(say("What the organisation wants.", "Ce que veut l'organisation."))
    promise: Text | None = prose(say("What the organisation promises, on every channel.", "Ce que promet l'organisation, sur tous les canaux."))
    trigger: Text | None = prose(say("What starts it: the need.", "Ce qui le déclenche : le besoin."))
    owner: Ref[Team] | None = ref(say("The team accountable for the whole.", "L'équipe garante de l'ensemble."), "team")
    sponsor: Ref[Team] | None = ref(say("The executive team that stands behind it.", "L'équipe de direction qui le soutient."), "team")
    raci: Raci | None = nested(say("Who does what; stages and touchpoints inherit it and may override it.", "Qui fait quoi ; les étapes et les points de contact en héritent et peuvent y déroger."), Raci)
    review_by: dt.date | None = scalar("date", say("When the map must be looked at again.", "Quand la carte doit être relue."))
    depends_on: Dependencies | None = nested(say("What it cannot do without.", "Ce dont il ne peut se passer."), Dependencies)
    safeguards: Safeguards | None = nested(say("What protects a citizen or a patient.", "Ce qui protège un citoyen ou un patient."), Safeguards)
    kpis: tuple[Kpi, ...] = nested(say("Numbers judged for the whole journey.", "Les indicateurs jugés pour tout le parcours."), Kpi, many=True)
    max_drift: float | None = scalar("share", say("The largest share of people who may leave the design before `cxj measure` fails.", "La plus grande part de personnes qui peut s'écarter du parcours sans que `cxj measure` échoue."), example="10 %")
    stages: tuple[Stage, ...] = nested(say("The stages, in order.", "Les étapes, dans l'ordre."), Stage, many=True)
    exits: tuple[Exit, ...] = nested(say("The ways in which it ends.", "Les façons dont il se termine."), Exit, many=True)
