"""How far a journey has come, from 0 to 9: one predicate a step. A mirror, computed, never written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cxjourney.model.derive.basis import claims
from cxjourney.model.derive.raci import assignments
from cxjourney.model.kinds.experiment import Experiment
from cxjourney.model.kinds.journey import Journey, Kpi, Stage, Touchpoint
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.wording import Wording, say


@dataclass(frozen=True, slots=True)
class Answer:
    """What a predicate found: whether the step is met, what is there, what is missing, and where to add it."""

    met: bool
    present: Wording
    missing: Wording
    node: Node


@dataclass(frozen=True, slots=True)
class Step:
    """One of the nine steps, its predicate, and the question that the predicate asks."""

    id: str
    name: Wording
    question: Wording
    ask: Callable[[Journey, Model], Answer]


@dataclass(frozen=True, slots=True)
class StepResult:
    """A step with its answer for one journey."""

    step: Step
    answer: Answer


@dataclass(frozen=True, slots=True)
class Score:
    """The nine answers. `total` counts the steps that are met."""

    journey: Journey
    steps: tuple[StepResult, ...]

    @property
    def total(self) -> int:
        """From 0 to 9."""
        return sum(result.answer.met for result in self.steps)


def score_of(journey: Journey, model: Model) -> Score:
    """The score of a journey, from the model alone."""
    return model.once(_score_of, journey)


def _score_of(journey: Journey, model: Model) -> Score:
    return Score(journey, tuple(StepResult(step, step.ask(journey, model)) for step in STEPS))


# ---------------------------------------------------------------- predicates


def _understand(journey: Journey, model: Model) -> Answer:
    personas = [model[ref] for ref in journey.personas]
    known = [persona for persona in personas if persona.evidence]
    first = next((persona for persona in personas if not persona.evidence), journey)
    return Answer(
        bool(personas) and len(known) == len(personas),
        say(
            "personas that rest on research: {known} of {all}",
            "personas fondés sur une recherche : {known} sur {all}",
            known=len(known),
            all=len(personas),
        ),
        say(
            "name a persona, with the `evidence` behind it",
            "indiquez un persona, avec les preuves (`evidence`) qui le fondent",
        ),
        journey if not personas else first,
    )


def _map(journey: Journey, model: Model) -> Answer:
    stages = journey.stages
    lacking = [stage for stage in stages if not stage.goal or not stage.touchpoints]
    return _share(
        len(stages) - len(lacking),
        len(stages),
        1.0,
        say("stages with a goal and touchpoints", "étapes avec un but et des points de contact"),
        say(
            "give each stage the traveller's `goal` and its touchpoints",
            "donnez à chaque étape le but du voyageur (`goal`) et ses points de contact",
        ),
        lacking[0] if lacking else journey,
    )


def _collect(journey: Journey, model: Model) -> Answer:
    said = list(claims(journey, model))
    weak = [claim for claim in said if claim.basis == "hypothesis"]
    return _share(
        len(said) - len(weak),
        len(said),
        0.5,
        say("claims that are more than a hypothesis", "affirmations qui sont plus qu'une hypothèse"),
        say(
            "put `evidence` behind at least half of the emotions, needs, pains and gains",
            "appuyez sur une preuve (`evidence`) au moins la moitié des émotions, besoins, irritants et satisfactions",
        ),
        weak[0].node if weak else journey,
    )


def _analyse(journey: Journey, model: Model) -> Answer:
    severe = [pain for touchpoint in _touchpoints(journey) for pain in touchpoint.pains if (pain.severity or 0) >= 3]
    open_ = [pain for pain in severe if not any(isinstance(use.node, Opportunity) for use in model.referrers(pain))]
    pains = [pain for touchpoint in _touchpoints(journey) for pain in touchpoint.pains]
    return Answer(
        bool(pains) and not open_,
        say(
            "severe pains that lead to an opportunity: {known} of {all}",
            "irritants graves qui mènent à une opportunité : {known} sur {all}",
            known=len(severe) - len(open_),
            all=len(severe),
        ),
        say(
            "give each severe pain an `id` and an opportunity that names it",
            "donnez à chaque irritant grave un `id` et une opportunité qui le désigne",
        ),
        open_[0] if open_ else journey,
    )


def _design(journey: Journey, model: Model) -> Answer:
    pair = counterpart(journey, model)
    future = journey if journey.state == "to-be" else pair
    serves = bool(future) and any(touchpoint.needs for touchpoint in _touchpoints(future)) if future else False
    return Answer(
        bool(pair) and serves,
        say("a to-be that answers needs", "une cible qui répond à des besoins")
        if pair and serves
        else say("no to-be that answers needs", "aucune cible qui réponde à des besoins"),
        say(
            "write the to-be as a `counterpart`, with the needs that it serves",
            "écrivez la cible (`counterpart`), avec les besoins qu'elle sert",
        ),
        journey,
    )


def _personalise(journey: Journey, model: Model) -> Answer:
    count = sum(len(touchpoint.variants) for touchpoint in _touchpoints(journey))
    return Answer(
        count > 0,
        say("variants: {count}", "variantes : {count}", count=count),
        say(
            "add a `variants:` entry where a persona or segment needs another message",
            "ajoutez `variants:` là où un persona ou un segment a besoin d'un autre message",
        ),
        journey,
    )


def _collaborate(journey: Journey, model: Model) -> Answer:
    lacking: list[Node] = []
    total = 0
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            total += 1
            roles = {role.role for role in assignments(journey, stage, touchpoint, model)}
            if not {"responsible", "accountable"} <= roles:
                lacking.append(touchpoint)
    return _share(
        total - len(lacking),
        total,
        1.0,
        say(
            "touchpoints with a team that does and one that answers",
            "points de contact avec une équipe qui fait et une qui répond",
        ),
        say(
            "complete `raci:` with `responsible` and `accountable`",
            "complétez `raci:` avec `responsible` et `accountable`",
        ),
        lacking[0] if lacking else journey,
    )


def _test(journey: Journey, model: Model) -> Answer:
    touchpoints = {touchpoint.ref for touchpoint in _touchpoints(journey)}
    found = 0
    for experiment in model.all(Experiment):
        opportunity = model[experiment.opportunity] if experiment.opportunity else None
        if opportunity and any(model[ref].ref.rpartition("/")[0] in touchpoints for ref in opportunity.pains):
            found += 1
    return Answer(
        found > 0,
        say("experiments: {count}", "expériences : {count}", count=found),
        say(
            "try a change: an experiment on an opportunity of this journey",
            "essayez un changement : une expérience sur une opportunité de ce parcours",
        ),
        journey,
    )


def _measure(journey: Journey, model: Model) -> Answer:
    kpis = list(kpis_of(journey))
    lacking = [kpi for _, kpi in kpis if not kpi.target or not kpi.baseline or not model[kpi.metric].source]
    return Answer(
        bool(kpis) and not lacking,
        say(
            "KPIs with a target, a baseline and a source: {known} of {all}",
            "indicateurs avec cible, point de départ et source : {known} sur {all}",
            known=len(kpis) - len(lacking),
            all=len(kpis),
        ),
        say(
            "give each KPI a `target`, a `baseline`, and its metric a `source`",
            "donnez à chaque indicateur une cible (`target`), un point de départ (`baseline`), et une `source` à sa mesure",
        ),
        lacking[0] if lacking else journey,
    )


STEPS: tuple[Step, ...] = (
    Step(
        "understand",
        say("Understand", "Comprendre"),
        say("Do its personas rest on research?", "Ses personas reposent-ils sur une recherche ?"),
        _understand,
    ),
    Step(
        "map",
        say("Map", "Cartographier"),
        say("Has each stage a goal and touchpoints?", "Chaque étape a-t-elle un but et des points de contact ?"),
        _map,
    ),
    Step(
        "collect",
        say("Collect", "Collecter"),
        say(
            "Is at least half of what it claims more than a hypothesis?",
            "La moitié au moins de ce qu'il affirme est-elle plus qu'une hypothèse ?",
        ),
        _collect,
    ),
    Step(
        "analyse",
        say("Analyse", "Analyser"),
        say("Does each severe pain lead to an opportunity?", "Chaque irritant grave mène-t-il à une opportunité ?"),
        _analyse,
    ),
    Step(
        "design",
        say("Design", "Concevoir"),
        say("Is there a to-be that answers needs?", "Y a-t-il une cible qui réponde à des besoins ?"),
        _design,
    ),
    Step(
        "personalise",
        say("Personalise", "Personnaliser"),
        say("Does anything adapt to the person?", "Quelque chose s'adapte-t-il à la personne ?"),
        _personalise,
    ),
    Step(
        "collaborate",
        say("Collaborate", "Collaborer"),
        say(
            "Does each touchpoint have who does and who answers?",
            "Chaque point de contact a-t-il qui fait et qui répond ?",
        ),
        _collaborate,
    ),
    Step("test", say("Test", "Tester"), say("Has a change been tried?", "Un changement a-t-il été essayé ?"), _test),
    Step(
        "measure",
        say("Measure", "Mesurer"),
        say(
            "Has each KPI a target, a baseline and a source?",
            "Chaque indicateur a-t-il cible, point de départ et source ?",
        ),
        _measure,
    ),
)
"""The nine steps of journey management, in order."""


# ---------------------------------------------------------------- shared


def counterpart(journey: Journey, model: Model) -> Journey | None:
    """The to-be of an as-is, or the as-is of a to-be, whichever side names the other."""
    if journey.counterpart:
        return model[journey.counterpart]
    for use in model.referrers(journey):
        if use.path == ("counterpart",) and isinstance(use.node, Journey):
            return use.node
    return None


def kpis_of(journey: Journey) -> Iterable[tuple[Journey | Stage | Touchpoint, Kpi]]:
    """Every KPI of a journey with the journey, stage or touchpoint where it is judged."""
    for kpi in journey.kpis:
        yield journey, kpi
    for stage in journey.stages:
        for kpi in stage.kpis:
            yield stage, kpi
        for touchpoint in stage.touchpoints:
            for kpi in touchpoint.kpis:
                yield touchpoint, kpi


def _touchpoints(journey: Journey) -> Iterable[Touchpoint]:
    return (touchpoint for stage in journey.stages for touchpoint in stage.touchpoints)


def _share(part: int, whole: int, due: float, what: Wording, missing: Wording, node: Node) -> Answer:
    present = say("{what}: {part} of {whole}", "{what} : {part} sur {whole}", part=part, whole=whole, what=what)
    return Answer(whole > 0 and part / whole >= due, present, missing, node)
