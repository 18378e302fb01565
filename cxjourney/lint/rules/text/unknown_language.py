"""
What  Texts in a language that the workspace does not declare.
Why  The site has no page in that language: what is written there is never shown.
Quoi  Des textes dans une langue que l'espace de travail ne déclare pas.
Pourquoi  Le site n'a aucune page dans cette langue : ce qui y est écrit n'est jamais montré.
Bad
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  languages: [en, fr]
  include: [journeys]
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: {en: Collect a parcel, fr: Retirer un colis, de: Ein Paket abholen}
  stages:
    - {id: find, name: {en: I find the locker, fr: Je trouve la consigne}}
Good
  cxjourney: v1
  kind: workspace
  organisation: {name: Colis}
  languages: [en, fr, de]
  include: [journeys]
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: {en: Collect a parcel, fr: Retirer un colis, de: Ein Paket abholen}
  stages:
    - {id: find, name: {en: I find the locker, fr: Je trouve la consigne, de: Ich finde das Schließfach}}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.suggest import nearest
from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import Written
from cxjourney.wording import say


@rule("T408", "unknown-language", "error")
def check(context: Context) -> Iterator[Finding]:
    """Each undeclared language once an entity, at its first text; nothing when the workspace declares none."""
    declared = context.workspace.languages
    if not declared:
        return
    found: dict[tuple[str, str], list[Written]] = {}
    for text in context.texts:
        if text.language and text.language not in declared:
            found.setdefault((text.node.ref.partition("/")[0], text.language), []).append(text)
    for (_, language), texts in found.items():
        likely = nearest(language, declared)
        values = {"language": language, "n": len(texts)}
        yield Finding(
            texts[0].node,
            say(
                "the workspace does not declare `{language}`",
                "l'espace de travail ne déclare pas `{language}`",
                **values,
            )
            if len(texts) == 1
            else say(
                "the workspace does not declare `{language}`, in which {n} texts are written here",
                "l'espace de travail ne déclare pas `{language}`, langue dans laquelle {n} textes sont écrits ici",
                **values,
            ),
            say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely)
            if likely
            else say(
                "add it to `languages:` in `cxjourney.yaml`, or use one of {declared}",
                "ajoutez-la sous `languages:` dans `cxjourney.yaml`, ou employez l'une de celles-ci : {declared}",
                declared=listed(declared),
            ),
            texts[0].node.at_key(*texts[0].path),
        )
