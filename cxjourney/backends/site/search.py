"""What the site can be searched for: every entity, every stage and touchpoint, as data for a script and as an A to Z."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cxjourney.backends.site.bits import Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.paging import Pager, leaf_of, leaves, titled
from cxjourney.backends.site.urls import FOLDERS, page_of, page_of_ref
from cxjourney.model.declare import KINDS
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.node import Node
from cxjourney.model.values import Text

PATH = "search.html"
WHOLE = 10_000
"""Up to so many records, one file holds them all; above, each kind has its own and is fetched when it is asked for."""
_TELLING = ("summary", "statement", "definition", "mission", "promise", "hypothesis", "goal", "does", "thinks", "expects")  # fmt: skip
_SHORT, _LONG = 80, 200
"""How many characters of a text are shown, and searched."""
_MARKS = re.compile(r"[*_`#>\[\]]+")


@dataclass(frozen=True, slots=True)
class Record:
    """Something that can be found. `to` is its page from the top of the edition, `note` where it stands."""

    kind: str
    name: Words
    to: str
    note: str = ""
    also: str = ""
    """Its id, its former ids, and its name in the other languages."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The records of a kind: how it is called, how many there are, and where the first of them stands in the list."""

    kind: str
    label: str
    count: int
    to: str


@dataclass(frozen=True, slots=True)
class Section:
    """The records of a kind that begin with one letter, on one page of the list; `title` opens a kind."""

    kind: str
    title: str
    letter: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """A page of the list from A to Z."""

    groups: tuple[Group, ...]
    sections: tuple[Section, ...]
    pager: Pager


def records(edition: Edition, kind: str) -> Iterator[tuple[Record, Node]]:
    """The records of a kind, each with what it is about; `stage` and `touchpoint` are found inside journeys."""
    if kind in KINDS:
        for entity in edition.model.all(KINDS[kind]):
            note = "" if kind == "journey" else _cut(_told(edition, entity), _SHORT)
            yield Record(kind, edition.words(entity.name), page_of(kind, entity.id), note), entity
        return
    for journey in edition.model.all(Journey):
        note = edition.words(journey.name).text
        for stage in journey.stages:
            nodes: tuple[Stage | Touchpoint, ...] = (stage,) if kind == "stage" else stage.touchpoints
            for node in nodes:
                yield Record(kind, edition.words(node.name), page_of_ref(node.ref), note), node


def groups(edition: Edition) -> tuple[Group, ...]:
    """The kinds of which there is something, in the order in which the site lists them."""
    found, start = [], 0
    for kind in (*FOLDERS, "stage", "touchpoint"):
        count = sum(1 for _ in _nodes(edition, kind))
        if count:
            found.append(Group(kind, _label(edition, kind), count, f"{leaf_of(PATH, start)}#_k-{kind}"))
        start += count
    return tuple(found)


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """The data of the search: the words of its interface, then the records, whole or by kind. Paths and texts."""
    code = edition.code
    found = groups(edition)
    split = sum(group.count for group in found) > WHOLE
    kinds = [
        {"kind": one.kind, "label": one.label, "count": one.count, **({"file": _file(code, one.kind)} if split else {})}
        for one in found
    ]
    head = f"window.__CXJ_SEARCH={_script({'kinds': kinds, 'words': words(edition)})};\n"
    chunks = ((one.kind, _chunk(edition, one.kind)) for one in found)
    if not split:
        yield f"assets/search-{code}.js", head + "".join(text for _, text in chunks)
        return
    yield f"assets/search-{code}.js", head
    for kind, text in chunks:
        yield f"assets/{_file(code, kind)}", text


def search_pages(edition: Edition) -> Iterator[Page]:
    """Everything from A to Z by kind, a page at a time: what the search is to those who run no script."""
    found = groups(edition)
    ordered = [one for group in found for one in _from_a_to_z(edition, group.kind)]
    labels = {group.kind: group.label for group in found}
    for leaf in leaves(PATH, ordered):
        view = SearchView(found, tuple(_sections(leaf.rows, labels)), leaf.pager)
        yield Page(leaf.path, "search.html", titled(edition, edition.t("Search"), leaf.number), "search", (), view)


def _from_a_to_z(edition: Edition, kind: str) -> list[Record]:
    return sorted((one for one, _ in records(edition, kind)), key=lambda one: (fold(one.name.text), one.to))


def fold(text: str) -> str:
    """A text as the search compares it: small letters without accents, `œ` as `oe`, plain spaces and apostrophes."""
    bare = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return re.sub(r"[\u00a0\u202f\s]+", " ", bare.replace("’", "'")).strip()


def words(edition: Edition) -> dict[str, str]:
    """What the search and the list of keys say."""
    t = edition.t
    return {
        "search": t("Search"),
        "where": t("Words of a name, a page or a step"),
        "filters": t("Kinds to look in"),
        "clear": t("Clear the filters"),
        "close": t("Close"),
        "none": t("Nothing is called so."),
        "found": t("Results: %(num)s", num="{n}"),
        "more": t("%(num)s more: add a word, or choose a kind", num="{n}"),
        "all": t("Everything from A to Z"),
        "wait": t("Loading"),
        "keys": t("Keys"),
        "off": t("Keys of a single letter are on"),
        "open": t("Search everywhere"),
        "help": t("Show this list of keys"),
        "move": t("Go through the results"),
        "go": t("Open the result"),
        "leave": t("Close what is open"),
        "map": t("On the map"),
        "zoom": t("Larger, smaller, as before"),
        "fit": t("The whole journey in the window"),
        "full": t("Full screen"),
        "present": t("One stage after the other"),
        "esc": t("Esc"),
        "enter": t("Enter"),
    }


def _nodes(edition: Edition, kind: str) -> Iterator[Node]:
    if kind in KINDS:
        yield from edition.model.all(KINDS[kind])
        return
    for journey in edition.model.all(Journey):
        for stage in journey.stages:
            yield from (stage,) if kind == "stage" else stage.touchpoints


def _label(edition: Edition, kind: str) -> str:
    if kind in KINDS:
        return edition.kind(kind, many=True)
    return edition.t("Stages") if kind == "stage" else edition.t("Touchpoints")


def _told(edition: Edition, node: Node) -> str:
    """What a node says of itself first."""
    told = (getattr(node, field, None) for field in _TELLING)
    return next((edition.words(one).text for one in told if isinstance(one, Text)), "")


def _also(node: Node, shown: Words) -> str:
    """The id of a node, its former ids, and its name in the other languages."""
    name = getattr(node, "name", ())
    return " ".join((getattr(node, "id", ""), *getattr(node, "aliases", ()), *(text for _, text in name if text != shown.text)))  # fmt: skip


def _cut(text: str, most: int) -> str:
    """The beginning of a text in one line, without marks of Markdown, cut between two words."""
    plain = " ".join(_MARKS.sub("", text).split())
    return plain if len(plain) <= most else f"{plain[:most].rpartition(' ')[0] or plain[:most]}…"


def _file(code: str, kind: str) -> str:
    return f"search-{code}-{kind}.js"


def _chunk(edition: Edition, kind: str) -> str:
    """The records of a kind as a line of a script: name, page, note, other names, text, and the language of the name."""
    rows = [
        [one.name.text, one.to, one.note, _also(node, one.name), _cut(_told(edition, node), _LONG), *filter(None, (one.name.lang,))]
        for one, node in records(edition, kind)
    ]  # fmt: skip
    return f"(window.__CXJ_DOCS=window.__CXJ_DOCS||{{}})[{_script(kind)}]={_script(rows)};\n"


def _script(value: object) -> str:
    """A value as JavaScript that no page can take for markup."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _sections(rows: tuple[Record, ...], labels: dict[str, str]) -> Iterator[Section]:
    opened = ""
    for (kind, letter), found in groupby(rows, lambda one: (one.kind, _letter(one.name.text))):
        yield Section(kind, labels[kind] if kind != opened else "", letter, tuple(found))
        opened = kind


def _letter(name: str) -> str:
    first = next((sign for sign in fold(name) if sign.isalnum()), "")
    return first.upper() if first.isalpha() else "#"
