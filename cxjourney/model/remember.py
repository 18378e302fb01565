"""Answers that are worked out once for each class."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R")


def per_class(function: Callable[[type[Any]], R]) -> Callable[[type[Any]], R]:
    """Remember what `function` answers for each class."""
    known: dict[type[Any], R] = {}

    def remembered(cls: type[Any]) -> R:
        try:
            return known[cls]
        except KeyError:
            return known.setdefault(cls, function(cls))

    return remembered
