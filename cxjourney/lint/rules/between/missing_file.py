"""
What  A file that is named, and that is not in the workspace.
Why  The page shows a broken picture, or a link to a report that nobody can open.
Quoi  Un fichier cité qui n'est pas dans l'espace de travail.
Pourquoi  La page montre une image cassée, ou un lien vers un rapport que nul ne peut ouvrir.
Bad
  cxjourney: v1
  kind: process
  id: refund
  name: Refund
  document: documents/refund.md
Good
  cxjourney: v1
  kind: process
  id: refund
  name: Refund
  document: documents/refund.md
  ---
  # documents/refund.md
  How we pay back.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import PATHS, is_path
from cxjourney.wording import say


@rule("R108", "missing-file", "error")
def check(context: Context) -> Iterator[Finding]:
    """Paths of pictures, reports and documents at which no file stands."""
    for text in context.technical:
        if text.format in PATHS and is_path(text) and context.look(text.words) == "nothing":
            yield Finding(
                text.node,
                say("there is no file `{path}`", "le fichier `{path}` n'existe pas", path=text.words),
                say(
                    "correct the path, from the root of the workspace, or add the file",
                    "corrigez le chemin, depuis la racine de l'espace de travail, ou ajoutez le fichier",
                ),
                text.place,
            )
