"""Numbers as text, exactly."""

from __future__ import annotations


def digits(value: float) -> str:
    """A number with all its decimals and no needless one: `12345.67`, `38`."""
    return f"{value:.10f}".rstrip("0").rstrip(".")


DIGITS = 12
"""Significant digits that are kept of a number: those that do not depend on the order in which an engine adds up."""


def significant(value: float) -> float:
    """A number with these digits alone: 0.3 for 0.1 + 0.2."""
    return float(f"{value:.{DIGITS}g}")
