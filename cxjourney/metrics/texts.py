"""Texts of the workspace by language."""

from __future__ import annotations

import re

from cxjourney.metrics.ir import Words
from cxjourney.model.values import Text
from cxjourney.workspace import Workspace

_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
"""Whatever separates lines or shows nothing; the narrow and the hard space of typography are not among them."""


def words(text: Text | None, workspace: Workspace) -> Words:
    """A text by language, in the order of the codes; a plain string is in the default language."""
    if text is None:
        return ()
    return tuple(sorted((language or workspace.language, value) for language, value in text))


def spoken(text: Words, language: str, default: str) -> str:
    """The words in a language, else in the default one, else in the first there is; empty when there are none."""
    found = dict(text)
    return found.get(language) or found.get(default) or next(iter(found.values()), "")


def one_line(text: str) -> str:
    """A text on one line, with single spaces."""
    return _BREAKS.sub(" ", text).strip(" ")
