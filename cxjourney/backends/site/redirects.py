"""Pages at former addresses, so that old links still lead to what now has another id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.urls import page_of
from cxjourney.model.model import kind_of


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former page and the one that took its place, both from the top of the edition."""

    path: str
    to: str
    title: Words


def redirects(edition: Edition) -> Iterator[Redirect]:
    """A page for each former id that nothing else has taken since."""
    taken = {page_of(kind, id_) for kind, id_ in edition.model.entities}
    for entity in edition.model.sound:
        kind = kind_of(entity)
        for former in entity.aliases:
            path = page_of(kind, former)
            if path not in taken:
                taken.add(path)
                yield Redirect(path, page_of(kind, entity.id), edition.words(entity.name))
