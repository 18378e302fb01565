"""
What  A file whose name announces one kind, such as `lea.persona.yaml`, and which holds another.
Why  People look for things by the names of files; a wrong one sends them to the wrong place, and editors to the wrong schema.
Quoi  Un fichier dont le nom annonce un type, comme `lea.persona.yaml`, et qui en contient un autre.
Pourquoi  On cherche les choses par le nom des fichiers ; un nom faux envoie au mauvais endroit, et l'éditeur au mauvais schéma.
Bad
  # journeys/lea.persona.yaml
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker}
Good
  # journeys/collect-parcel.journey.yaml
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: I collect a parcel
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.declare import KINDS
from cxjourney.model.model import kind_of
from cxjourney.model.nouns import noun
from cxjourney.wording import say


@rule("S112", "misleading-file-name", "info")
def check(context: Context) -> Iterator[Finding]:
    """The word before `.yaml`, when it is the name of a kind; members of a catalog are left alone."""
    for entity in context.model.sound:
        if entity.origin is None or entity.origin.pointer:
            continue
        file = entity.origin.file.path
        parts = file.rpartition("/")[2].split(".")
        if len(parts) < 3 or parts[-2] not in KINDS or parts[-2] == kind_of(entity):
            continue
        announced, held = parts[-2], kind_of(entity)
        yield Finding(
            entity,
            say(
                "the name of the file announces {announced}; it holds {held}",
                "le nom du fichier annonce {announced} ; il contient {held}",
                announced=noun(announced).one,
                held=noun(held).one,
            ),
            say(
                "call it `{name}`",
                "appelez-le `{name}`",
                name=".".join([*parts[:-2], held, parts[-1]]),
            ),
        )
