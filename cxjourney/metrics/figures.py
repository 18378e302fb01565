"""Numbers as text, exactly."""

from __future__ import annotations


def digits(value: float) -> str:
    """A number with all its decimals and no needless one: `12345.67`, `38`."""
    return f"{value:.10f}".rstrip("0").rstrip(".")
