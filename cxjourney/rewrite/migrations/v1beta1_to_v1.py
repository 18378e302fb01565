"""What v1beta1 called a map is a journey, its mood an emotion, and its team in charge the owner."""

from __future__ import annotations

from cxjourney.rewrite.changes import Field, Kind, Step, Word

STEP = Step(
    old="v1beta1",
    new="v1",
    changes=(
        Kind("map", "journey"),
        Field("journey", "owner_team", "owner"),
        Field("journey", "persona", "personas[]"),
        Field("journey", "stages[].touchpoints[].mood", "emotion.score"),
        Field("journey", "stages[].touchpoints[].proof", "emotion.evidence"),
        Field("journey", "stages[].touchpoints[].pain_points", "pains"),
        Word("journey", "state", {"current": "as-is", "future": "to-be"}),
        Word("journey", "exits[].type", {"churn": "abandonment"}),
        Field("metric", "target_direction", "direction"),
    ),
)
