"""Whether a target, or the checks, ask for less than before."""

from __future__ import annotations

from typing import Any

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


_PRESETS = {"minimal": 0, None: 1, "recommended": 1, "strict": 2}
_LEVELS = {"off": 0, "info": 1, "warning": 2, "error": 3}


def looser(path: tuple[str, ...], before: Any, after: Any) -> bool | None:
    """Whether the checks ask for less when a field of the workspace file changes; None when that depends."""
    match path:
        case ("rules", "preset"):
            return _PRESETS[after] < _PRESETS[before]
        case ("rules", "levels", _) if before is not None and after is not None:
            return _LEVELS[after] < _LEVELS[before]
        case ("rules", "levels", _):
            # The level that holds where none is written is that of each code.
            return True if after == "off" else False if before == "off" or after == "error" else None
        case ("rules", "custom", _):
            return after is None
        case ("rules", "custom", _, "name" | "message" | "help" | "why"):
            return False
        case ("measure", "max_drift"):
            return None if before is None else after is None or after > before
    return None if path[0] == "rules" else False
