"""Where boxes lead on the site: relative addresses, made of ids alone."""

from __future__ import annotations

import re

_SAFE = re.compile(r"(?:[a-z]+/)?[a-z0-9-]*(?:\.html)?(?:#[a-z0-9/-]+)?\Z")


def page(folder: str, id_: str, anchor: str = "") -> str:
    """The page of an entity from the root of the site, `journeys/renewal.html#choose`; a bare name inside a folder."""
    name = f"{id_ if id_ != 'index' else 'index-'}.html"  # the list of a kind is called index
    return (f"{folder}/" if folder else "") + name + (f"#{anchor}" if anchor else "")


def is_safe(link: str) -> bool:
    """Whether a link can only lead to a page or an anchor of the site."""
    return bool(link) and _SAFE.match(link) is not None
