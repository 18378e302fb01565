"""
What  An override of levels whose paths match no file of the workspace.
Why  Someone believes that a folder is checked more strictly, or less; it was renamed, and nothing changed.
Quoi  Un réglage particulier dont les chemins ne correspondent à aucun fichier de l'espace de travail.
Pourquoi  On croit qu'un dossier est vérifié plus sévèrement, ou moins ; il a changé de nom, et rien n'en tient compte.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  include: [journeys]
  rules: {overrides: [{paths: ["drafts/**"], levels: {C101: "off"}}]}
  ---
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  include: [journeys]
  rules: {overrides: [{paths: ["journeys/**"], levels: {C101: "off"}}]}
  ---
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.source.glob import names
from cxjourney.source.names import FILE_NAME
from cxjourney.wording import say


@rule("L905", "override-matches-nothing", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Patterns under `rules: overrides: paths:` that match the file of no entity."""
    rules = context.workspace.rules
    if rules is None or not rules.overrides or not context.complete:
        return
    files = {FILE_NAME, *(entity.origin.file.path for entity in context.model.entities.values() if entity.origin)}
    for override in rules.overrides:
        for index, pattern in enumerate(override.paths):
            if not any(names(pattern, file) for file in files):
                yield Finding(
                    override,
                    say("`{pattern}` matches no file", "`{pattern}` ne correspond à aucun fichier", pattern=pattern),
                    say(
                        "write paths from the root of the workspace, such as `journeys/**`",
                        "écrivez les chemins depuis la racine de l'espace de travail, par exemple `journeys/**`",
                    ),
                    override.at("paths", index),
                )
