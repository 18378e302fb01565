"""Texts of the workspace by language."""

from __future__ import annotations

from cxjourney.metrics.ir import Words
from cxjourney.model.values import Text
from cxjourney.workspace import Workspace


def words(text: Text | None, workspace: Workspace) -> Words:
    """A text by language, in the order of the workspace; a plain string is in the default language."""
    if text is None:
        return ()
    found = {language or workspace.language: value for language, value in text}
    ordered = [language for language in workspace.languages if language in found]
    ordered.extend(sorted(set(found) - set(ordered)))
    return tuple((language, found[language]) for language in ordered)


def spoken(text: Words, language: str) -> str:
    """The words in a language, else in the first one there is; empty when there are none."""
    return dict(text).get(language) or (text[0][1] if text else "")
