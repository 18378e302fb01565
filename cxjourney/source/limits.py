"""How much a file and a workspace may hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps that keep one file from stopping a whole run; raised in the configuration only."""

    bytes: int = 1024 * 1024
    """Bytes of one file."""
    depth: int = 64
    """Maps and lists inside one another."""
    nodes: int = 200_000
    """Keys and values of one file."""
    scalar: int = 100_000
    """Bytes of one text."""
    files: int = 20_000
    """Files of the workspace."""
    total: int = 256 * 1024 * 1024
    """Bytes of all files together."""
