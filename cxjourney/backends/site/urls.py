"""Where each thing stands in the site: its page, its anchor, and the way from one page to another."""

from __future__ import annotations

import re
from functools import lru_cache

import cxjourney.model.kinds  # noqa: F401 -- registers the kinds
from cxjourney.model.declare import KINDS, PLURALS

_FIRST = (
    "journey", "persona", "team", "channel", "system", "process", "policy", "metric", "source", "survey", "segment",
    "evidence", "opportunity", "experiment", "lifecycle",
)  # fmt: skip
_LISTS = re.compile(r"index(-\d+)?")
_PLURALS = {kind: plural for plural, kind in PLURALS.items()}

FOLDERS = {
    kind: _PLURALS.get(kind, f"{kind}s") for kind in dict.fromkeys((*(one for one in _FIRST if one in KINDS), *KINDS))
}
"""The folder of each kind, and the order in which kinds are listed."""


def page_of(kind: str, id_: str) -> str:
    """The page of an entity: `personas/lea.html`. One called `index` or `index-2` keeps clear of the list of its kind."""
    return f"{FOLDERS.get(kind, kind)}/{f'{id_}-' if _LISTS.fullmatch(id_) else id_}.html"


def index_of(kind: str) -> str:
    """The page that lists a kind."""
    return f"{FOLDERS.get(kind, kind)}/index.html"


@lru_cache(maxsize=5_000)
def page_of_ref(ref: str) -> str:
    """The page and anchor of an address: `journey:x/dream/simulator` is `journeys/x.html#dream/simulator`."""
    kind, _, path = ref.partition(":")
    id_, _, inner = path.partition("/")
    return page_of(kind, id_) + (f"#{anchor_of(inner)}" if inner else "")


def anchor_of(inner: str) -> str:
    """The anchor of what stands inside an entity; a pain or a KPI leads to the touchpoint that holds it."""
    first, _, rest = inner.partition("/")
    if first.startswith("exit:"):
        return inner
    return f"{first}/{rest.partition('/')[0]}" if rest else first


def relative(here: str, there: str) -> str:
    """The way from the page `here` to the page `there`, both from the top of the site."""
    if there.startswith(here) and there[len(here) : len(here) + 1] == "#":
        return there[len(here) :]
    return _between(here.rpartition("/")[0], there)


@lru_cache(maxsize=5_000)
def _between(folder: str, there: str) -> str:
    page, mark, anchor = there.partition("#")
    above, to = folder.split("/") if folder else [], page.split("/")
    same = 0
    while same < min(len(above), len(to)) and above[same] == to[same]:
        same += 1
    way = [".."] * (len(above) - same) + to[same:]
    return "/".join(way or ["."]) + mark + anchor
