"""Whether a target asks for less than before."""

from __future__ import annotations

from cxjourney.model.values import Target


def weaker(before: Target | None, after: Target | None) -> bool:
    """Whether a target asks for less than before; dropping it asks for nothing at all."""
    if before is None or after is None:
        return after is None
    if before.quantity.unit != after.quantity.unit or before.operator[0] != after.operator[0]:
        return False
    if before.operator[0] == "=":
        return False
    down = before.operator[0] == "<"
    then, now = before.quantity.value, after.quantity.value
    if then == now:
        return len(after.operator) > len(before.operator)  # `>` asks for more than `>=`
    return now > then if down else now < then
