"""Who answered a survey, among those who were invited: what a score does not say by itself."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.metrics.results import Number


@dataclass(frozen=True, slots=True)
class Response:
    """How many were invited, and the share of them who answered, between 0 and 1."""

    invited: int
    rate: float


def response_of(number: Number) -> Response | None:
    """What a score says of its invitations; None for another number, and when the source does not say who was invited."""
    parts = {part.name: part.value for part in number.parts}
    invited, rate = parts.get("invited"), parts.get("response_rate")
    return Response(int(invited), rate) if invited and rate is not None else None
