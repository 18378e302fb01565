"""What a claim rests on: `evidence` from travellers, `co-created` with them, or a `hypothesis` of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Emotion, Journey, Touchpoint
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Ref
from cxjourney.model.words import CO_CREATED, INSIDE

BASES = ("evidence", "co-created", "hypothesis")
"""From the strongest to the weakest."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said about travellers at a touchpoint, and what it rests on."""

    touchpoint: Touchpoint
    node: Node
    basis: str
    evidence: tuple[Evidence, ...]


def basis_of(refs: Iterable[Ref[Evidence]], model: Model) -> str:
    """The strongest basis among pieces of evidence; a workshop with staff alone stays a hypothesis."""
    found = "hypothesis"
    for ref in refs:
        strength = _strength(model[ref])
        if strength == "evidence":
            return strength
        if strength == "co-created":
            found = strength
    return found


def basis_at(node: Node | None, refs: Iterable[Ref[Evidence]], model: Model) -> str:
    """What a claim rests on; its author may say that a feeling is weaker than its evidence, never stronger."""
    found = basis_of(refs, model)
    said = node.basis if isinstance(node, Emotion) and node.basis else found
    return found if said == found else max(found, said, key=BASES.index)


def claims(journey: Journey, model: Model) -> tuple[Claim, ...]:
    """Every emotion, need, pain and gain of a journey."""
    return model.once(_claims, journey)


def _claims(journey: Journey, model: Model) -> tuple[Claim, ...]:
    return tuple(_claimed(journey, model))


def _claimed(journey: Journey, model: Model) -> Iterator[Claim]:
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            nodes = [touchpoint.emotion, *touchpoint.needs, *touchpoint.pains, *touchpoint.gains]
            for node in nodes:
                if node is None:
                    continue
                evidence = tuple(model[ref] for ref in node.evidence)
                yield Claim(touchpoint, node, basis_at(node, node.evidence, model), evidence)


def split(journeys: Iterable[Journey], model: Model) -> Counter[str]:
    """How many claims of these journeys, taken together, rest on each of `BASES`; empty when nothing is claimed."""
    return Counter(claim.basis for journey in journeys for claim in claims(journey, model))


def evidence_share(parts: Counter[str]) -> float | None:
    """The share of claims that rest on evidence alone, from 0 to 1, what was co-created left out; None without claims.

    `parts` is what `split` counts: of one journey, or of several as one.
    """
    return parts["evidence"] / parts.total() if parts.total() else None


def _strength(evidence: Evidence) -> str:
    if evidence.method is None or evidence.method in INSIDE:
        return "hypothesis"
    return "co-created" if evidence.method in CO_CREATED else "evidence"
