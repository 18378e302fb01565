"""Paths, written in a field, that leave the workspace; links on the disk are found where files are looked for."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.codes.paths import PATH_LEAVES_WORKSPACE
from cxjourney.lint.rule import Context, Finding, rule_for
from cxjourney.lint.texts import PATHS, is_path
from cxjourney.metrics.sources import leads_out
from cxjourney.model.kinds.source import Source
from cxjourney.wording import say


@rule_for(PATH_LEAVES_WORKSPACE)
def check(context: Context) -> Iterator[Finding]:
    """Absolute paths, paths that climb above the workspace, and those that a link leads out."""
    for text in context.technical:
        away = text.format in PATHS and is_path(text) and context.look(text.words) == "outside"
        if away or (text.field == "location" and isinstance(text.node, Source) and leads_out(text.node)):
            yield Finding(
                text.node,
                say(
                    "`{path}` leads outside the workspace",
                    "`{path}` mène hors de l'espace de travail",
                    path=text.words,
                ),
                say(
                    "write a path from the root of the workspace, without `..`",
                    "écrivez un chemin depuis la racine de l'espace de travail, sans `..`",
                ),
                text.place,
            )
