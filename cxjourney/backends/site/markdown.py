"""Markdown in texts: CommonMark without raw HTML, then an allow-list. Two walls."""

from __future__ import annotations

from functools import cache
from typing import Any

TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "code", "pre", "blockquote", "br"}
SCHEMES = ("http://", "https://", "mailto:", "tel:")


def safe_url(address: str | None) -> str:
    """The address when it can be followed without harm, else an empty string."""
    wanted = (address or "").strip()
    return wanted if wanted.lower().startswith(SCHEMES) and wanted.isprintable() and " " not in wanted else ""


@cache
def rendered(text: str) -> str:
    """HTML of a Markdown text. Titles and pictures are not for texts inside a page: they come out as words."""
    import nh3

    return nh3.clean(
        _parser().render(text),
        tags=TAGS,
        attributes={"a": {"href"}},
        attribute_filter=lambda tag, name, value: value if name == "rel" else safe_url(value) or None,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["heading", "lheading", "image", "hr"])
