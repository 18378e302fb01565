"""Answers that are worked out once for each class."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R")


def per_class(function: Callable[[type[Any]], R]) -> Callable[[type[Any]], R]:
    """Remember what `function` answers for each class."""
    known: dict[type[Any], R] = {}

    def remembered(cls: type[Any]) -> R:
        if cls not in known:
            known[cls] = function(cls)
        return known[cls]

    return remembered
