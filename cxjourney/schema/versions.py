"""The versions of the language, in their order: v1alpha1, v1beta1, v1beta2, v1, v2."""

from __future__ import annotations

import re
from typing import Final

_FORM: Final = re.compile(r"v([1-9][0-9]{0,8})(?:(alpha|beta)([1-9][0-9]{0,8}))?")
_STAGES: Final = ("alpha", "beta", "")

Age = tuple[int, int, int]
"""Comparable: an older version has a smaller one."""


def age(version: object) -> Age | None:
    """The place of a version among the others, None for what is no version at all."""
    match = _FORM.fullmatch(version) if isinstance(version, str) else None
    if match is None:
        return None
    return int(match[1]), _STAGES.index(match[2] or ""), int(match[3] or 0)
