"""What a claim rests on: `evidence` from travellers, `co-created` with them, or a `hypothesis` of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey, Touchpoint
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
    found = {_strength(model[ref]) for ref in refs}
    return next((basis for basis in BASES if basis in found), "hypothesis")


def claims(journey: Journey, model: Model) -> Iterator[Claim]:
    """Every emotion, need, pain and gain of a journey."""
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            nodes = [touchpoint.emotion, *touchpoint.needs, *touchpoint.pains, *touchpoint.gains]
            for node in nodes:
                if node is None:
                    continue
                evidence = tuple(model[ref] for ref in node.evidence)
                yield Claim(touchpoint, node, basis_of(node.evidence, model), evidence)


def evidence_share(journey: Journey, model: Model) -> float | None:
    """The share of claims that rest on more than a hypothesis, from 0 to 1; None when nothing is claimed."""
    bases = [claim.basis for claim in claims(journey, model)]
    return sum(basis != "hypothesis" for basis in bases) / len(bases) if bases else None


def _strength(evidence: Evidence) -> str:
    if evidence.method is None or evidence.method in INSIDE:
        return "hypothesis"
    return "co-created" if evidence.method in CO_CREATED else "evidence"
