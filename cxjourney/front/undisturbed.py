"""No garbage collection while a model is built: millions of objects are made, and every one of them stays."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def undisturbed(work: Callable[P, T]) -> Callable[P, T]:
    """`work`, during which the collector of the process sleeps; a collector that slept before sleeps on."""

    @wraps(work)
    def quietly(*args: P.args, **more: P.kwargs) -> T:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return work(*args, **more)
        finally:
            if was_on:
                gc.enable()

    return quietly
