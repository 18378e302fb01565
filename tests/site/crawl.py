"""Reads the pages of a site as a browser would: ids, links, words, and what should never be there."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

HIDDEN = ("script", "style")


@dataclass
class Found:
    """What a page holds."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    text: str = ""
    inline: list[str] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Found()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.found.ids.append(given["id"] or "")
        for name in ("href", "src"):
            if given.get(name):
                self.found.links.append(given[name] or "")
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.inline.append(tag)
        self.found.attributes |= set(given)
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in HIDDEN:
            self.found.text += data


def read(content: bytes) -> Found:
    """What a page holds."""
    reader = _Reader()
    reader.feed(content.decode())
    return reader.found


def broken(pages: Mapping[str, Found], files: set[str]) -> list[str]:
    """Links that lead nowhere, as `page -> link`."""
    wrong = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            )
            anchor = unquote(parts.fragment)
            if target not in files or (anchor and target in pages and anchor not in pages[target].ids):
                wrong.append(f"{path} -> {link}")
    return wrong


def targets(path: str, page: Found) -> set[str]:
    """The files of the site that a page leads to."""
    inside = (urlsplit(link) for link in page.links)
    return {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), one.path))
        for one in inside
        if one.path and not one.scheme
    }
