"""What follows from the model for one node, as plain data: for `cxj show --resolved` and the JSON twins of pages."""

from __future__ import annotations

from typing import Any

from cxjourney.model.derive.basis import evidence_share, split
from cxjourney.model.derive.emotion import felt
from cxjourney.model.derive.flow import Flow, flow_of, stage_of
from cxjourney.model.derive.raci import assignments, written_at
from cxjourney.model.derive.score import score_of
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.model import Model
from cxjourney.model.node import Node


def resolved(node: Node, model: Model) -> dict[str, Any]:
    """Its address, the file it is written in, who refers to it; roles, ways and scores where it has some."""
    facts: dict[str, Any] = {
        "ref": node.ref,
        "file": node.at("id").file,
        "used-by": sorted({use.node.ref for use in model.referrers(node)}),
    }
    if isinstance(node, Touchpoint):
        journey = model.journey_of(node)
        assert journey is not None  # a touchpoint stands in a journey
        facts |= _at(node, stage_of(journey, node), flow_of(journey, model), journey, model)
    if isinstance(node, Journey):
        share = evidence_share(split((node,), model))
        flow = flow_of(node, model)
        facts["score"] = score_of(node, model).total
        facts["evidence-share"] = None if share is None else round(share, 4)
        facts["touchpoints"] = {
            point.ref: _at(point, stage, flow, node, model) for stage in node.stages for point in stage.touchpoints
        }
    return facts


def _at(point: Touchpoint, stage: Stage, flow: Flow, journey: Journey, model: Model) -> dict[str, Any]:
    return {
        "raci": [
            {"team": role.team.id, "role": role.role, "written-on": written_at(role.origin)}
            for role in assignments(journey, stage, point, model)
        ],
        "next": [edge.target for edge in flow.leaving[point.ref]],
        "emotion": {ref.id: found.score for ref in journey.personas if (found := felt(point, ref.id))},
    }
