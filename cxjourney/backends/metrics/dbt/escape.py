"""Texts of the workspace inside a dbt project, where everything is a Jinja template before it is anything else."""

from __future__ import annotations

import re

from cxjourney.metrics.texts import one_line

_OPENING = re.compile(r"\{(?=[{%#])")


def literal(text: str) -> str:
    """A text that Jinja gives back as it is."""
    return _OPENING.sub("{{ '{' }}", text)


def prose(text: str) -> str:
    """A sentence to show. Some of these are rendered by Jinja and some are not: a space keeps the braces apart."""
    return _OPENING.sub("{ ", one_line(text))
