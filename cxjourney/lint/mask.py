"""Secrets and personal data in messages: recognisable to whoever wrote them, useless to others."""

from __future__ import annotations

import re


def masked(value: str) -> str:
    """The value with all but its ends hidden: `j…@e….fr`, `06…78`, `ghp_…`."""
    local, at, domain = value.partition("@")
    if at and domain:
        host, dot, ending = domain.rpartition(".")
        return f"{local[:1]}…@{host[:1]}…{dot}{ending}"
    prefix = re.match(r"[A-Za-z]{2,4}[_-]", value)
    if prefix:
        return f"{prefix.group()}…"
    value = re.sub(r"\s", "", value)
    return f"{value[:2]}…{value[-2:]}" if len(value) > 6 else f"{value[:1]}…"
